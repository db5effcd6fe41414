"""`extract schema`: the promise about the record's shape."""

from __future__ import annotations

import click


@click.command(short_help="The JSON Schema of the record.")
@click.option("--errors", is_flag=True, help="That of an error record instead.")
def schema(*, errors: bool) -> None:
    """Print the JSON Schema (2020-12) of the record."""
    import orjson

    from extract.batch import open_lines
    from extract.record import error_schema
    from extract.record import schema as record_schema

    shape = error_schema() if errors else record_schema()
    with open_lines("-") as lines:
        lines.write(orjson.dumps(shape, option=orjson.OPT_INDENT_2))
