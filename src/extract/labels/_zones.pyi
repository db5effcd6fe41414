from collections.abc import Sequence

from extract.labels.zones import Speaking
from extract.model import Container

def speaking(
    containers: Sequence[Container],
    places: list[int],
    texts: list[str],
    links: list[int],
) -> Speaking: ...
