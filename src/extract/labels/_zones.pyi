from extract.labels.zones import Speaking
from extract.model import Container

def speaking(
    containers: list[Container],
    places: list[int],
    texts: list[str],
    links: list[int],
) -> Speaking: ...
