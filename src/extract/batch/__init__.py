"""Many documents: the loop over them, and where records and failures are written."""

from __future__ import annotations

from extract.batch.output import Lines, open_lines, write_bytes
from extract.batch.run import Outcome, run

__all__ = ["Lines", "Outcome", "open_lines", "run", "write_bytes"]
