"""CSV (RFC 4180, UTF-8, one header line): one list, one row a line, the columns of `columns.LISTS`."""

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from counterclaim.export.columns import LISTS, Value
from counterclaim.export.concluded import CONCLUDED

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def write_csv(rows: Iterable[Any], what: str, target: TextIO) -> int:
    """How many rows of a list were written."""
    columns = (LISTS | CONCLUDED)[what]
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    count = 0
    for row in rows:
        writer.writerow([clean_cell(column.get(row)) for column in columns])
        count += 1
    return count


def clean_cell(value: Value) -> Value:
    """The value; text that a spreadsheet would run as a formula has an apostrophe before it, and NUL is left out."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    value = value.replace("\0", "")
    return f"'{value}" if value.startswith(FORMULA) else value
