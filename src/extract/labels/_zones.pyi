from extract.labels.zones import Zones
from extract.model import Container

def read_zones(
    containers: list[Container],
    places: list[int],
    texts: list[str],
    links: list[int],
) -> Zones: ...
