"""Through whose hands words came, by a document's own text."""

from dataclasses import replace

import pytest

from counterclaim.reconcile.cast import Cast
from counterclaim.reconcile.relays import find_credits, find_hearer
from counterclaim.vocabulary import Actor, Capture, Document, Phrase, Source, Span, Speaker, Statement


def make_document(text: str) -> Document:
    """A document of Baku Line."""
    return Document("d", Capture("c"), None, Source("Baku Line", None), (), None, None, "en", text)


def hear(text: str, cue: str, *actors: Actor) -> str | None:
    """The medium that passes on what this cue reports."""
    start = text.index(cue)
    phrase = Phrase(cue, (Span(start, start + len(cue), cue),))
    said = Statement("s", None, Speaker("the ministry", (), None, None), phrase, phrase, "indirect", "assert", 1.0)
    heard = find_hearer(said, make_document(text), Cast({row.id: row for row in actors}, {}, {}, None))
    return None if heard is None else heard.name


@pytest.mark.parametrize(
    ("text", "cue", "medium"),
    [
        ("Two were hurt, the ministry told Caspian Herald.", "told", "Caspian Herald"),
        ("Two were hurt, the ministry told Baku Line.", "told", None),
        ("Two were hurt, the ministry told reporters.", "told", None),
        ("Two were hurt, the ministry told President Aliyev.", "told", None),
        ("Two were hurt, Caspian Herald quotes the ministry as saying.", "quotes", "Caspian Herald"),
        ("Caspian Herald quoted others. Two were hurt, the ministry said.", "said", None),
        ("The ministry said two were hurt, the Armenian outlet Caspian Herald reports.", "said", "Caspian Herald"),
        ("The ministry, quoted by Caspian Herald, said that two were hurt.", "said", "Caspian Herald"),
        ("Two were hurt, the ministry told Caspian Herald. It said no more.", "told", "Caspian Herald"),
        ("Two were hurt, the ministry told U.S. News. It said no more.", "told", "U.S. News"),
    ],
)
def test_hearer(text: str, cue: str, medium: str | None) -> None:
    """The medium that a speaker told it, or that quotes the speaker, in that sentence."""
    assert hear(text, cue) == medium


def test_hearer_body() -> None:
    """A body that is told something passes nothing on."""
    body = Actor("b", "Security Council", "government-body", None, None, None, None, ())
    assert hear("Two were hurt, the ministry told the Security Council.", "told", body) is None


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("KYIV, June 14 (Northwire) - A missile hit a clinic.", ("Northwire",)),
        ("MOSCOW, July 21. /Northwire/. Nine drones were downed.", ("Northwire",)),
        ("Nine drones were downed.\n\nVia Northwire", ("Northwire",)),
        ("Nine drones were downed. (Northwire)", ("Northwire",)),
        ("Nine drones were downed. (With Northwire)\n\nOur readers write that it was loud.", ("Northwire",)),
        ("Nine drones (Northwire) were downed.\n\nOur readers write that it was loud.", ()),
        ("Nine drones were downed.\n\nSource: Baku Line", ()),
        ("Nine drones were downed.\n\nCaspian Herald", ("Caspian Herald",)),
        ("Nine drones were downed.\n\nBaku Line", ()),
        ("Nine drones were downed.\n\nIlham Aliyev", ()),
        ("Traders told Northwire, from which this report is taken, that they fled.", ("Northwire",)),
    ],
)
def test_credits(text: str, credited: tuple[str, ...]) -> None:
    """Agencies that a dateline, a closing line or a signature credits."""
    assert find_credits(replace(make_document(text)), "Baku Line") == credited
