from extract.fields.signs import Columns
from extract.model import Block

def columns(blocks: list[Block]) -> Columns: ...
