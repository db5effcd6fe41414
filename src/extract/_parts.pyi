from extract.model import Block, Verdict
from extract.parts import Survey

def survey(blocks: list[Block], verdicts: list[Verdict]) -> Survey: ...
