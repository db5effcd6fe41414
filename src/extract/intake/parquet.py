"""Rows of Parquet files as documents: the only place of intake that knows pyarrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from extract.errors import ExtractError
from extract.intake.limits import Meter, bad_member, unreadable
from extract.intake.rows import document_of_row, missing
from extract.intake.streams import STEP_BYTES, seekable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

    import pyarrow as pa
    import pyarrow.parquet as pq

    from extract.intake.opening import Failure
    from extract.intake.selection import Selection
    from extract.model import Raw

MISSING: Final = "reading Parquet needs an extra: pip install 'vnextract[arrow]'"
_BATCH_ROWS: Final = 8
"""So many pages are held at once; a batch costs less than one of its documents."""
_BATCH_BYTES: Final = 32 * 1024 * 1024
"""Fewer rows are, where so many would have more bytes than these."""


def read_parquet(
    stream: BufferedReader, name: str, selection: Selection
) -> Iterator[Raw | Failure]:
    """One document for every row; only the columns that are needed are read.

    Raises:
        ExtractError: the file is damaged, lacks the columns, or the extra is not installed.
    """
    source = seekable(stream, selection.max_bytes, "a Parquet file")
    try:
        yield from _rows(source, name, selection)
    except ExtractError:
        raise
    except ImportError as error:
        raise unreadable(MISSING) from error
    except Exception as error:  # pyarrow raises what its parsing meets
        raise bad_member(f"its Parquet data is damaged or cut off ({error})") from error


def _rows(source: Any, name: str, selection: Selection) -> Iterator[Raw | Failure]:  # noqa: ANN401 - a file
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = selection.fields
    with pq.ParquetFile(pa.PythonFile(source, mode="r"), buffer_size=STEP_BYTES) as file:
        there = set(file.schema_arrow.names)
        if not there & {fields.html, fields.text}:
            raise bad_member(f"it has no column {missing(fields)}")
        columns = [column for column in dict.fromkeys(fields) if column and column in there]
        number = 0
        for batch in _batches(file, columns):
            readers = {column: _reader(batch.column(column)) for column in columns}
            for at in range(batch.num_rows):
                number += 1
                row = {column: reader(at) for column, reader in readers.items()}
                yield document_of_row(row, f"{name}:{number}", selection)


def _batches(file: pq.ParquetFile, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """A few rows at a time, the fewer the larger they are.

    Raises:
        ExtractError: `too_large`: by what the file says of itself, it is a bomb.
    """
    meter = Meter()
    for group in range(file.num_row_groups):
        told = file.metadata.row_group(group)
        made = 0
        for place in range(told.num_columns):
            column = told.column(place)
            if column.path_in_schema in columns:
                meter.take(column.total_compressed_size)
                meter.make(column.total_uncompressed_size)
                made += column.total_uncompressed_size
        rows = _BATCH_BYTES * told.num_rows // (made or 1)
        yield from file.iter_batches(
            max(1, min(rows, _BATCH_ROWS)), row_groups=[group], columns=columns, use_threads=False
        )


def _reader(column: pa.Array) -> Callable[[int], Any]:
    """What gives the value of a row: text that is no UTF-8 stays bytes."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
        return lambda at: column[at].as_py()
    written = column.cast(pa.large_binary())
    return lambda at: _text(written[at].as_py())


def _text(value: bytes | None) -> str | bytes | None:
    try:
        return value if value is None else value.decode()
    except UnicodeDecodeError:
        return value
