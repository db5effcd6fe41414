from extract.model import Block, Verdict

def survey(
    blocks: list[Block], verdicts: list[Verdict]
) -> tuple[list[list[int]], list[str], list[str], tuple[int, int, int, int, int]]: ...
