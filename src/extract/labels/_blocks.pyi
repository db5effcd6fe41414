from extract.labels.alone import Alone
from extract.labels.plain import Columns
from extract.model import Block, Verdict

def looks(
    zones: list[str], texts: list[str], signs: list[int], blocks: list[Block]
) -> tuple[list[Alone], list[int]]: ...
def contained(zones: list[str], blocks: list[Block]) -> list[Verdict | None]: ...
def hinted(blocks: list[Block], hint: str) -> list[int]: ...
def echoes(texts: list[str], said: int, stop: int, more: int) -> list[int]: ...
def stretches(
    blocks: list[Block],
    alone: list[Alone],
    texts: list[str],
    links: list[int],
    zones: list[str],
    count: int,
    zoned: bool,
    bodies: bool,
) -> list[tuple[int, int, int]]: ...
def pass_plain(columns: Columns, first: int, stop: int, closing: int) -> int: ...
