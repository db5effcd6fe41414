from extract.labels.zones import Columns
from extract.model import Container

def read_containers(
    containers: list[Container], of_tag: dict[str, int], of_hint: dict[str, int]
) -> Columns: ...
def running_before(lengths: list[int], links: list[int], least: int, most: int) -> list[int]: ...
