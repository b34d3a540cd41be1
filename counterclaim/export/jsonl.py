"""JSON Lines: whole records (docs/record.md), which `counterclaim add` takes in again; or one list, one row a line."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from counterclaim.vocabulary import to_json


def write_jsonl(rows: Iterable[Any], target: TextIO) -> int:
    """How many rows were written: records, or rows of a list."""
    count = 0
    for row in rows:
        plain = row.to_json() if hasattr(row, "to_json") else to_json(row)
        target.write(json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n")
        count += 1
    return count
