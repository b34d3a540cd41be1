"""Contested words are found with who contests and who uses them."""

from datetime import date

from counterclaim.data.profile import Profile, Term
from counterclaim.record.framing import find_framing
from counterclaim.vocabulary import Capture, Document, Phrase, Source, Statement

TERMS = (Term("occupied", "North", None), Term("Highland", "South", "the hills"), Term("Free Highland", "South", None))
PROFILE = Profile("test", "Test", date(2020, 1, 1), None, (), (), (), TERMS, ())
TEXT = "Shells fell on the occupied-Highland road. “Free  Highland is ours,” he said. They occupied a highland farm."
DOCUMENT = Document("sha256:0", Capture("0"), None, Source(None), (), None, None, "en", TEXT)


def test_terms_and_voice() -> None:
    """The longest term counts, a name only with its capital, and the voice is the statement around it."""
    start = TEXT.index("“Free")
    content = Phrase.of(DOCUMENT.span(start, TEXT.index(" he said")))
    said = Statement("S1", None, None, None, content, "direct", "assert", 1.0)
    rows = find_framing(DOCUMENT, [said], PROFILE)
    assert [(row.term, row.spans[0].quote, row.voice) for row in rows] == [
        ("occupied", "occupied", "source"),
        ("Highland", "Highland", "source"),
        ("Free Highland", "Free  Highland", "S1"),
        ("occupied", "occupied", "source"),
    ]


def test_no_profile() -> None:
    """Without a profile nothing is known to be contested."""
    assert find_framing(DOCUMENT, [], None) == ()
