"""Hostile and odd documents: shown as text, never run, never breaking the page."""

import hashlib
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from counterclaim.serve.app import create_app
from counterclaim.serve.sheets import guard_cell
from counterclaim.serve.stored import StoredCase
from counterclaim.store import open_case
from counterclaim.vocabulary import (
    SCHEMA,
    Capture,
    Claim,
    Claimant,
    Document,
    Record,
    Source,
    Span,
)
from tests.serve.conftest import build_case
from tests.serve.gold_records import RUN

SCRIPT = "<script>alert(1)</script>"
TITLES = {
    "script": f"{SCRIPT}\"'><img src=x onerror=alert(1)>",
    "template": "{{ 7 * 7 }} {% include '/etc/passwd' %} ${7*7}",
    "override": "Killed \u202e321 snaitivic\u2066 in \u2067town",
    "long": "A" * 1_000_000,
    "controls": "bell\x07 escape\x1b[31m tab\t end",
    "formula": '=HYPERLINK("https://evil.example","x")',
    "empty": " ",
}


def make_record(name: str, title: str) -> Record:
    """A document of this title whose text repeats it, with one claim over all of it."""
    text = f"{title}\n{title} said the ministry."
    capture = Capture(hashlib.sha256(text.encode()).hexdigest(), f"javascript:alert('{name}')", None, "text/html")
    who = Claimant(None, title[:2000], None, title[:2000])
    whole = Span(0, len(text), text)
    claim = Claim(
        f"claim-{name}", None, who, "assert", None, None, None, None, (), (), (), None, None, (), False, (whole,)
    )
    document = Document(f"sha256:{name}", capture, title, Source(title[:2000]), (), None, None, "en", text)
    return Record(SCHEMA, RUN, document, (), (claim,), (), (), (), (), (), (), ())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A case of nothing but hostile documents."""
    path: Path = tmp_path_factory.mktemp("hostile") / "hostile.case"
    build_case(path, [make_record(name, title) for name, title in TITLES.items()])
    return TestClient(create_app(StoredCase(open_case(str(path)), SCRIPT)))


@pytest.mark.parametrize("path", ["/", "/documents", "/search", "/sources", "/actors", "/review", "/log"])
def test_lists_stay_text(hostile: TestClient, path: str) -> None:
    """No list lets a title become markup or grow without end."""
    answer = hostile.get(path)
    assert answer.status_code == 200
    assert SCRIPT not in answer.text
    assert "<img src=x" not in answer.text
    assert len(answer.text) < 200_000


@pytest.mark.parametrize("name", TITLES)
def test_documents_stay_text(hostile: TestClient, name: str) -> None:
    """Each document's page holds its text escaped, in an element of its own direction; no address is a script."""
    for path in (f"/documents/sha256:{name}", f"/review?task=claim-{name}"):
        answer = hostile.get(path)
        assert answer.status_code == 200, path
        assert SCRIPT not in answer.text
        assert 'href="javascript' not in answer.text
        assert "49 " not in answer.text
    assert 'dir="auto"' in hostile.get(f"/documents/sha256:{name}").text


def test_text_is_whole(hostile: TestClient) -> None:
    """A text of two million characters is cut on its page and whole under its own address."""
    page = hostile.get("/documents/sha256:long").text
    assert len(page) < 600_000
    assert "The text goes on" in page
    assert len(hostile.get("/api/documents/sha256:long/text").text) > 2_000_000


def test_csv_runs_nothing(hostile: TestClient) -> None:
    """A title that a spreadsheet would run is marked as text."""
    assert guard_cell("=1+1") == "'=1+1"
    assert guard_cell(-5) == -5
    assert "\"'=HYPERLINK" in hostile.get("/api/documents?format=csv").text
