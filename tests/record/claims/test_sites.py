"""Where an event was that its own clause does not place."""

import json
from pathlib import Path

import pytest

from counterclaim.record.claims import weighing
from counterclaim.record.claims.weighing import load_weights, weigh_rows
from counterclaim.record.record import Tools, record_document
from counterclaim.vocabulary import Figure
from tests.factory import Make


def count(text: str, make_document: Make, tools: Tools) -> list[Figure]:
    """The figures of a text published on Monday, 20 May 2024."""
    return list(record_document(make_document(text, source="Daily", published="2024-05-20"), tools).figures)


@pytest.mark.parametrize(
    "text",
    [
        "A drone struck a bakery in Nikopol on Sunday.\nIts owner had just opened. Nobody had time to run.\n"
        "Doctors later put the dead at seven.",
        "Shells landed on the bus station of Nikopol on Sunday.\nThe army has not said whose they were.\n"
        "Nine passengers were killed, the prosecutor said.",
    ],
)
def test_place_from_afar(text: str, make_document: Make, tools: Tools) -> None:
    """The dead of a text that tells of one attack were where that was, also paragraphs further down."""
    place = count(text, make_document, tools)[-1].place
    assert place is not None
    assert place.text == "Nikopol"
    assert place.inferred


def test_sides_weigh_alike(make_document: Make, tools: Tools) -> None:
    """Which side's town it is changes nothing."""
    text = "A rocket hit a depot in {0} on Sunday.\nIn {1} the day was quiet.\nTwelve workers died, officials said."
    for one, two in (("Donetsk", "Kramatorsk"), ("Kramatorsk", "Donetsk")):
        place = count(text.format(one, two), make_document, tools)[-1].place
        assert place is not None
        assert place.text == one


def test_no_sign_is_a_name() -> None:
    """No weight hangs on a name: signs are of grammar, distance and the events around."""
    assert all(name == name.lower() for name in load_weights("sites"))


def test_likeliest_of_rows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The candidate with the greatest sum is taken, with its share of all."""
    (tmp_path / "odd.json").write_text(json.dumps({"near": 1.0}), encoding="utf-8")
    monkeypatch.setattr(weighing.resources, "files", lambda _: tmp_path)
    rows: dict[str | None, dict[str, float]] = {None: {"none": 1.0}, "a": {"near": 2.0}, "b": {"near": 1.0}}
    best, share = weigh_rows(rows, load_weights("odd"))
    assert best == "a"
    assert round(share, 3) == 0.665
