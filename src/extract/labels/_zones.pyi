from collections.abc import Sequence

from extract.labels.zones import Zones
from extract.model import Container

def read_zones(
    containers: Sequence[Container],
    places: list[int],
    texts: list[str],
    links: list[int],
) -> Zones: ...
