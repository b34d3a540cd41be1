"""Resolutions, treaties and cease-fires are found, named and set against the document's day."""

import pytest

from counterclaim.record.legal import find_legal
from counterclaim.vocabulary import Capture, Document, Source


def make_document(text: str, published: str | None = "2023-11-01") -> Document:
    """A document of this text, published on this day."""
    return Document("sha256:0", Capture("0"), None, Source(None), (), published, None, "en", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It ignores the UN Security Council resolutions (822, 853, 874 and 884).",
            ["S/RES/822 (1993)", "S/RES/853 (1993)", "S/RES/874 (1993)", "S/RES/884 (1993)"],
        ),
        ("Under resolution 2334 (2016) the Council spoke.", ["S/RES/2334 (2016)"]),
        ("Security Council resolutions 242 (1967) and 338 (1973) apply.", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
        ("The UN said resolutions No. 39 and No. 47 of 1948 stand.", ["S/RES/39 (1948)", "S/RES/47 (1948)"]),
        ("UN General Assembly resolution ES-11/1 passed.", ["A/RES/ES-11/1"]),
        ("Under S/RES/1701 (2006) and A/RES/68/262 they must.", ["S/RES/1701 (2006)", "A/RES/68/262"]),
        ("UN resolution 194 of 1948 names refugees.", ["A/RES/194(III)"]),
        ("House Resolution 21 passed; the UN was silent.", []),
        ("The Human Rights Council adopted resolution 46/3.", []),
        ("The camera has resolution 1080 and 242 shells fell.", []),
        ("The UN said 822 people died in resolution of the siege.", []),
        ("The fourth Geneva Convention was named.", ["Geneva Conventions of 1949"]),
        ("The Fourth Geneva Convention was named.", ["Geneva Convention IV of 1949"]),
        ("They signed the Minsk agreements and Minsk II.", ["Minsk agreements (2014, 2015)", "Minsk II (2015)"]),
        ("Since the cease-fire agreement in 1994, Armenia", ["1994 cease-fire (Bishkek Protocol)"]),
        ("Azerbaijan broke the 1994 ceasefire.", ["1994 cease-fire (Bishkek Protocol)"]),
        ("The truce reached in November 2023 fell apart.", ["2023 cease-fire"]),
        ("A cease-fire was asked for; in 1994 he was born.", []),
        ("The NCA made arrests in London.", []),
    ],
)
def test_instruments_named(text: str, expected: list[str]) -> None:
    """Each instrument has one name however it is printed; other numbers are none."""
    assert [row.instrument for row in find_legal(make_document(text))] == expected


def test_list_spans() -> None:
    """Every number of a list has its own span."""
    text = "UN Security Council resolutions (822, 853, 874 and 884)"
    assert [row.spans[0].quote for row in find_legal(make_document(text))] == ["822", "853", "874", "884"]


def test_mentions_join() -> None:
    """An instrument named twice is one row with two spans."""
    rows = find_legal(make_document("The Rome Statute applies. The Rome Statute binds."))
    assert [len(row.spans) for row in rows] == [2]


@pytest.mark.parametrize(
    ("published", "parties"),
    [
        ("2023-11-13", {"AM": "not party", "AZ": "not party"}),
        ("2023-11-14T10:00+04:00", {"AM": "party", "AZ": "not party"}),
        (None, None),
    ],
)
def test_parties_by_day(published: str | None, parties: dict[str, str] | None) -> None:
    """Who is bound is told for the document's day, and not at all without one."""
    text = "Armenia and Azerbaijan spoke of the Rome Statute."
    assert find_legal(make_document(text, published))[0].parties == parties


def test_both_sides_alike() -> None:
    """Swapping the sides in a sentence changes nothing about who is bound."""
    text = "{} asks {} to join the Convention on Cluster Munitions."
    one = find_legal(make_document(text.format("Russia", "Ukraine")))[0].parties
    assert one == find_legal(make_document(text.format("Ukraine", "Russia")))[0].parties
    assert one == {"RU": "not party", "UA": "not party"}
