"""Records in lines to a Parquet file whose columns are the record's keys; needs pyarrow."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from extract.record import schema

if TYPE_CHECKING:
    from pathlib import Path

_GROUP_ROWS: Final = 1000


def write_parquet(lines: Path, made: Path) -> None:
    """Turn the file `lines` into the Parquet file `made`, a group of rows at a time.

    Raises:
        OSError: it cannot be written.
    """
    columns = pa.schema([*_columned(schema())])
    with (
        lines.open("rb") as stream,
        pq.ParquetWriter(made, columns, compression="zstd") as writer,
    ):
        while rows := [orjson.loads(line) for line in islice(stream, _GROUP_ROWS)]:
            writer.write_batch(pa.RecordBatch.from_pylist(rows, columns))
    with made.open("rb+") as stream:
        os.fsync(stream.fileno())


def _columned(shape: dict[str, Any]) -> list[pa.Field]:
    return [pa.field(key, _typed(value)) for key, value in shape["properties"].items()]


def _typed(shape: dict[str, Any]) -> pa.DataType:
    """The column type of a JSON Schema's shape, as `record.schema` writes them."""
    if "anyOf" in shape:
        return _typed(shape["anyOf"][0])
    if "properties" in shape:
        return pa.struct(_columned(shape))
    if "items" in shape:
        return pa.list_(_typed(shape["items"]))
    if "enum" in shape:
        return pa.string()
    kind = shape.get("type", "integer")  # a constant is the schema's version
    return {"integer": pa.int64(), "number": pa.float64()}.get(str(kind), pa.string())
