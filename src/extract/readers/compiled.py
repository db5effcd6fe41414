from extract.readers.walk import gathered
def walk_page():
    return gathered
