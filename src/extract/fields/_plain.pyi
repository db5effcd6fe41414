from typing import Literal

from extract.fields._piece import Stamp

def find(text: str) -> Stamp | Literal[False] | None: ...
