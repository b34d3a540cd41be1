"""Exports of what reconcile concluded."""

import csv
import io
from pathlib import Path

import pytest

from counterclaim.export.concluded import CONCLUDED
from counterclaim.export.csv import write_csv
from counterclaim.export.lists import walk_list
from counterclaim.reconciling import reconcile_case
from counterclaim.store import Filters, create_case
from counterclaim.store.write import add_batch
from tests.store.factory import AUTHOR, RUN, make_addition


@pytest.mark.parametrize("what", list(CONCLUDED))
def test_concluded_as_csv(what: str, tmp_path: Path) -> None:
    """Each list is written with its columns, and documented; a case of two numbers has incidents and disputes."""
    database = create_case(str(tmp_path / "a.case"), AUTHOR)
    add_batch(database, [make_addition(1, killed="20"), make_addition(2, killed="21")], RUN, AUTHOR)
    reconcile_case(database, AUTHOR)
    target = io.StringIO()
    write_csv(walk_list(database, what, Filters()), what, target)
    rows = list(csv.DictReader(io.StringIO(target.getvalue())))
    assert (len(rows) > 0) == (what != "tolls")
    page = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    for column in CONCLUDED[what]:
        assert f"| `{column.name}` | {column.meaning} |" in page
