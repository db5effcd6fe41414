"""Bytes to text: encodings, and whether a document is text or a page."""

from __future__ import annotations

from extract.decode.decoding import decode
from extract.decode.encodings import Encoding, encoding_named

__all__ = ["Encoding", "decode", "encoding_named"]
