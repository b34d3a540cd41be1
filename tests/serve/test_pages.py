"""Every page answers, says what it should, and keeps its headers; bad input gives plain errors."""

import csv
import html
import io
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from counterclaim.serve.case import Filters
from counterclaim.serve.render import shorten
from counterclaim.serve.stored import StoredCase
from counterclaim.serve.views.incident import group_columns, view_incident
from counterclaim.serve.views.lines import FigureLine
from counterclaim.store.write import Addition, add_batch
from counterclaim.vocabulary import Missed
from tests.serve.conftest import AUTHOR
from tests.serve.gold_records import RUN

PAGES = ("/", "/incidents", "/disputes", "/tolls", "/documents", "/actors", "/sources", "/search", "/review", "/log")
LISTS = ("incidents", "disputes", "documents", "claims", "actors", "sources", "log", "reviews", "skipped")


def list_paths(case: StoredCase) -> list[str]:
    """One address of every kind of page and of the API."""
    incident = case.list_incidents(Filters(), None, 1).rows[0]
    document = case.list_documents(Filters(), None, 1).rows[0]
    actor = case.list_actors(Filters(), None, 1).rows[0]
    claim = incident.claims[0]
    source = case.list_sources()[0].name
    things = [f"/incidents/{incident.id}", f"/documents/{document.id}", f"/actors/{actor.id}", f"/sources/{source}"]
    things += [f"/documents/{document.id}/compare/{document.id}", f"/review?task={claim}", "/search?q=civilians"]
    api = [f"/api/incidents/{incident.id}", f"/api/documents/{document.id}", f"/api/documents/{document.id}/text"]
    api += [f"/api/sources/{source}/voice", f"/api/actors/{actor.id}/carriers"]
    api += [f"/api/claims/{claim}", "/api/map", "/api/case", "/api/facets", "/api/tolls", "/api/accusations"]
    api += [f"/api/{name}" for name in LISTS] + [f"/api/{name}?format=csv" for name in LISTS] + ["/api/training"]
    return [*PAGES, *things, *api, "/about", "/skipped", "/login", "/api/openapi.json", "/api/search?q=civilians"]


def test_everything_answers(client: TestClient, case: StoredCase) -> None:
    """Every page and every route of the API answers 200."""
    answers = {path: client.get(path).status_code for path in list_paths(case)}
    assert {path: code for path, code in answers.items() if code != 200} == {}


def test_source_voice(client: TestClient, case: StoredCase) -> None:
    """A source's page says whose claims it carries and who carries its own; an actor's, who carries it."""
    voices = {row.name: case.read_voice(row.name) for row in case.list_sources()}
    name, origin = next((name, voice.carries[0].value) for name, voice in voices.items() if len(voice.carries) > 0)
    actors = [row.id for row in case.list_actors(Filters(), None, 200).rows if row.name == origin]
    carriers = [[count.value for count in case.count_carriers(actor)] for actor in actors]
    assert any(name in found for found in carriers)
    assert origin in client.get(f"/sources/{name}").text
    assert any(name in client.get(f"/actors/{actor}").text for actor in actors)


@pytest.mark.parametrize(
    ("text", "reading", "of", "shown"),
    [("a", "1", "pensioner", False), ("Pensioner", "1", "Pensioner", False), ("2", "2", "people", False),
     ("a dozen", "12", "people", True), ("two", "2", "people", True)],
)  # fmt: skip
def test_printed_number_is_shown_where_it_says_more(text: str, reading: str, of: str, shown: bool) -> None:
    """The "a" of "a pensioner" tells nothing beside "1 pensioner"; "a dozen" tells how "12" was printed."""
    line = FigureLine("f", "killed", 1, 1, "exact", text, reading, of, "incident", None, None, None)
    assert line.reworded == shown


def test_origin_has_one_column(case: StoredCase) -> None:
    """An outlet's copy of an origin's words, told by the outlet without a side, stands in the origin's own column."""
    line = next(
        line for row in case.list_incidents(Filters(), None, 50).rows for line in view_incident(case, row).lines
    )
    copied = replace(line, id="copy", claimant=replace(line.claimant, name="An outlet", tone=0))
    name = line.origin or line.claimant.name
    assert list(group_columns([replace(line, origin=name), replace(copied, origin=name)], {name: 1})) == [(1, name)]


def test_nothing_inline(client: TestClient, case: StoredCase) -> None:
    """No page carries a script or style of its own, an event handler, or an address of another host."""
    for path in list_paths(case):
        answer = client.get(path)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        assert re.search(r"<script(?![^>]*\bsrc=)", answer.text) is None, path
        assert re.search(r"<style|\sstyle=|\son[a-z]+=", answer.text) is None, path
        assert re.search(r"(?:src|href)=\"(?:https?:)?//", answer.text) is None, path
        assert "script-src 'self';" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("kind", ["incidents", "documents", "claims", "actors"])
def test_unknown_ids(client: TestClient, kind: str) -> None:
    """An unknown id is 404 in one shape, whatever it looks like."""
    for id_ in ("x", "%00", "..%2f..%2fetc", "<script>", "💥" * 20, "a" * 190):
        answer = client.get(f"/api/{kind}/{id_}")
        assert answer.status_code == 404, id_
        assert set(answer.json()) == {"error"}


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=9999", "from=yesterday", "cursor=%00", "cursor=AAAA", "to=2020-13"]
)
def test_bad_queries(client: TestClient, query: str) -> None:
    """A wrong filter or cursor is a plain error, on the page and in the API."""
    for path in ("/api/claims", "/incidents", "/documents"):
        answer = client.get(f"{path}?{query}")
        assert answer.status_code in {200, 400, 422}, (path, query)
        assert "Traceback" not in answer.text


def test_filters_narrow(client: TestClient) -> None:
    """A side's claims are that side's; a measure's are those that count it."""
    rows = client.get("/api/claims?side=Azerbaijan").json()["rows"]
    assert {row["claimant"]["side"] for row in rows} == {"Azerbaijan"}
    rows = client.get("/api/claims?measure=killed").json()["rows"]
    assert all(any(figure["measure"] == "killed" for figure in row["figures"]) for row in rows)


def test_sides_narrow_incidents(client: TestClient) -> None:
    """A side's incidents are all those that name it, and no other; its name is no pattern."""
    rows = client.get("/api/incidents?limit=200").json()["rows"]
    for side in ("Azerbaijan", "Ukraine"):
        found = client.get(f"/api/incidents?limit=200&side={side}").json()["rows"]
        assert [row["id"] for row in found] == [row["id"] for row in rows if side in row["sides"]]
    assert client.get("/api/incidents?side=%25").json()["rows"] == []


def test_measure_counts_its_claims(client: TestClient) -> None:
    """The facets under a measure count the claims that the list under it shows."""
    rows = client.get("/api/claims?measure=killed&limit=200").json()["rows"]
    facets = client.get("/api/facets?measure=killed").json()
    assert sum(count["rows"] for count in facets["act"]) == len({row["id"] for row in rows}) > 0


def test_cursors_cover(client: TestClient) -> None:
    """Pages of seven hold every claim exactly once."""
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        page = client.get(f"/api/claims?limit=7&cursor={cursor}").json()
        seen += [row["id"] for row in page["rows"]]
        cursor = page["next"]
    assert len(seen) == len(set(seen)) == client.get("/api/claims").json()["total"]


def test_matrix_keeps_both(client: TestClient, case: StoredCase) -> None:
    """The matrix of an incident that is denied shows the accusation and the denial, each with its words."""
    disputed = next(item for item in case.list_disputes(Filters(), None, 50).rows if "denied" in item.kind)
    page = client.get(f"/incidents/{disputed.incident}").text
    assert "denies: " in page
    assert page.count("cell-words") >= 4


def test_foreign_host(client: TestClient) -> None:
    """A name that is not this server's is refused: a page elsewhere may have pointed it here."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_long_body(client: TestClient) -> None:
    """A body that is too long is refused unread."""
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/review", content=b"x" * 300_000, headers=headers)
    assert answer.status_code == 413


def test_disputes_name_incidents(client: TestClient, case: StoredCase) -> None:
    """A dispute leads to its incident by the incident's title, and no key of an actor stands in its words."""
    dispute = next(row for row in case.list_disputes(Filters(), None, 50).rows if row.incident is not None)
    incident = case.load_incident(dispute.incident or "")
    assert incident is not None
    page = client.get("/disputes").text
    link = re.search(rf'<a href="/incidents/{incident.id}"><bdi>([^<]*)</bdi>', page)
    assert link is not None
    assert html.unescape(link[1]) == shorten(incident.title, 120)
    assert re.search(r"\b(body|person|medium):", page) is None


def test_skips_export(client: TestClient, case: StoredCase) -> None:
    """What was not taken in is exported as the page lists it."""
    add_batch(case.database, [Addition(None, missed=Missed("in/a.txt", "read", "damaged", "no text"))], RUN, AUTHOR)
    assert "/api/skipped?format=csv" in client.get("/skipped").text
    rows = list(csv.DictReader(io.StringIO(client.get("/api/skipped?format=csv").text)))
    assert [(row["what"], row["why"]) for row in rows] == [("in/a.txt", "no text")]


def test_incidents_narrowed(case: StoredCase) -> None:
    """A side and days narrow incidents to those that name the side, and that lasted into these days."""
    every = case.list_incidents(Filters(), None, 200).rows
    side = case.list_sides()[0]
    found = case.list_incidents(Filters(side=side), None, 200).rows
    assert [row.id for row in found] == [row.id for row in every if side in row.sides]
    assert 0 < len(found) < len(every)
    days = sorted(row.end for row in every if row.end is not None)
    late = case.list_incidents(Filters(start=days[-3]), None, 200).rows
    assert {row.id for row in late} == {row.id for row in every if row.end is not None and row.end >= days[-3]}
