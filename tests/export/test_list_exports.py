"""CSV, JSON Lines and GeoJSON of a case: every row, documented columns, nothing that a spreadsheet would run."""

import csv
import io
import json
from pathlib import Path

import pytest

from counterclaim.contract import from_json
from counterclaim.export.columns import LISTS
from counterclaim.export.csv import write_csv
from counterclaim.export.geojson import write_geojson
from counterclaim.export.jsonl import write_jsonl
from counterclaim.export.lists import walk_list
from counterclaim.store import Database, Filters, create_case
from counterclaim.store.fetch import walk_records
from counterclaim.store.write import add_batch
from counterclaim.vocabulary import Record
from tests.store.factory import AUTHOR, RUN, make_addition, make_record

DOCS = Path(__file__).parent.parent.parent / "docs" / "export.md"


@pytest.fixture
def case(tmp_path: Path) -> Database:
    """A case of two documents, one with a hostile source."""
    made = create_case(str(tmp_path / "a.case"), AUTHOR)
    add_batch(made, [make_addition(1), make_addition(2, source='=HYPERLINK("http://x","y")')], RUN, AUTHOR)
    return made


@pytest.mark.parametrize("what", list(LISTS))
def test_csv_has_every_row(case: Database, what: str) -> None:
    """Every row of a list, under the documented header."""
    target = io.StringIO()
    count = write_csv(walk_list(case, what, Filters()), what, target)
    header, *rows = csv.reader(io.StringIO(target.getvalue()))
    assert header == [column.name for column in LISTS[what]]
    assert len(rows) == count > 0


def test_csv_runs_no_formula(case: Database) -> None:
    """A name that begins like a formula is text."""
    target = io.StringIO()
    write_csv(walk_list(case, "documents", Filters()), "documents", target)
    assert any(row["source"].startswith("'=HYPERLINK") for row in csv.DictReader(io.StringIO(target.getvalue())))


def test_csv_words_are_evidence(case: Database) -> None:
    """The words of a row stand in the text at the row's offsets."""
    target = io.StringIO()
    write_csv(walk_list(case, "claims", Filters()), "claims", target)
    texts = {number.document.id: number.document.text for number in (make_record(1),)}
    rows = [row for row in csv.DictReader(io.StringIO(target.getvalue())) if row["document"] in texts]
    assert len(rows) == 2
    for row in rows:
        start, end = (int(part) for part in row["spans"].split("-"))
        assert texts[row["document"]][start:end] == row["words"]


def test_geojson_is_longitude_first(case: Database) -> None:
    """Points are [longitude, latitude]; properties are the documented columns."""
    target = io.StringIO()
    write_geojson(walk_list(case, "claims", Filters()), "claims", target)
    plain = json.loads(target.getvalue())
    assert plain["features"][0]["geometry"] == {"type": "Point", "coordinates": [46.36056, 40.68278]}
    assert set(plain["features"][0]["properties"]) == {c.name for c in LISTS["claims"]} - {"latitude", "longitude"}


def test_records_come_back(case: Database) -> None:
    """JSON Lines of records are records."""
    target = io.StringIO()
    write_jsonl((record for _, record in walk_records(case)), target)
    lines = target.getvalue().splitlines()
    assert from_json(Record, json.loads(lines[0])) == make_record(1)


@pytest.mark.parametrize("what", list(LISTS))
def test_columns_are_documented(what: str) -> None:
    """docs/export.md lists each column of each list, in order, with its meaning."""
    section = DOCS.read_text(encoding="utf-8").split(f"## {what}\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1:3] for line in section.splitlines() if line.startswith("| `")]
    assert [(name.strip(" `"), meaning.strip()) for name, meaning in rows] == [
        (column.name, column.meaning) for column in LISTS[what]
    ]
