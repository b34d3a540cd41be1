"""Any list as CSV: one row a line, nested values as words."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First characters that spreadsheet programs take for a formula (OWASP, CSV injection)."""


def write_csv(rows: Iterable[Any]) -> str:
    """The rows as CSV; the columns are the fields of the first, nested ones with a dot."""
    flat = [flatten_row(row) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in flat:
        writer.writerow({name: guard_cell(value) for name, value in row.items()})
    return out.getvalue()


def flatten_row(value: Any, prefix: str = "") -> dict[str, Any]:
    """Field names to plain values; a list is joined by semicolons."""
    flat: dict[str, Any] = {}
    for field in fields(value):
        item = getattr(value, field.name)
        name = f"{prefix}{field.name}"
        if is_dataclass(item):
            flat |= flatten_row(item, f"{name}.")
        else:
            flat[name] = say_cell(item)
    return flat


def say_cell(item: Any) -> Any:
    """A value as a cell."""
    if isinstance(item, Mapping):
        return "; ".join(f"{key}: {value}" for key, value in item.items())
    if isinstance(item, tuple | list):
        return "; ".join(str(getattr(part, "text", None) or getattr(part, "id", part)) for part in item)
    return "" if item is None else item


def guard_cell(value: Any) -> Any:
    """Text that a spreadsheet would run is marked as text by an apostrophe; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
