"""Addresses of pictures: the one that a reader would see, not the placeholder of a lazy page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from extract.model import Image
from extract.readers.meta import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

ICON_PIXELS: Final = 60
ADDRESS_KEYS: Final = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-url")
_LAZY: Final = frozenset(ADDRESS_KEYS)
PLACEHOLDERS: Final = (
    "blank.",
    "spacer.",
    "transparent.",
    "placeholder",
    "pixel.",
    "1x1",
    "grey.",
)
ADDRESS_CHARACTERS: Final = 2048
"""Longer addresses are tracking pixels or inline pictures."""


def image_of(
    attributes: Mapping[str, str | None], base: str | None, container: int, before: int
) -> Image | None:
    """The picture that an `<img>` shows; `None` for icons, placeholders and inline pictures."""
    address = _address(attributes)
    if not address or _is_icon(attributes):
        return None
    if not address.startswith("http"):
        address = resolved(address, base)
    alt = attributes.get("alt")
    return Image(address, fold(alt) if alt else "", container, before)


def _address(attributes: Mapping[str, str | None]) -> str:
    """Address of the picture itself: lazy pages keep it beside a placeholder in `src`."""
    if not _LAZY.isdisjoint(attributes):
        for key in ADDRESS_KEYS:
            if attributes.get(key):
                return _usable(attributes[key] or "")
    for key in ("src", "data-srcset", "srcset"):
        raw = attributes.get(key)
        if raw and (value := _usable(raw.partition(" ")[0].rstrip(","))):
            return value
    return ""


def _usable(raw: str) -> str:
    """The address, empty where it is a placeholder or holds the picture itself."""
    address = "".join(raw.split())
    if len(address) > ADDRESS_CHARACTERS or address.startswith("data:"):
        return ""
    for word in PLACEHOLDERS:
        if word in address:
            return ""
    return address


def _is_icon(attributes: Mapping[str, str | None]) -> bool:
    for key in ("width", "height"):
        pixels = attributes.get(key)
        if not pixels:
            continue
        pixels = pixels.removesuffix("px")
        if pixels.isdecimal() and len(pixels) < 4 and int(pixels) < ICON_PIXELS:
            return True
    return False


def resolved(address: str, base: str | None) -> str:
    """The address against `base`; as written where there is no base or it is no address."""
    if not base:
        return address
    try:
        return urljoin(base, address)
    except ValueError:  # an address such as `http://[x`
        return address
