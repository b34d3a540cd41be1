"""Whose words a sentence says those before it were."""

import pytest
from spacy.language import Language

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.afterwords import read_afterwords
from counterclaim.record.text.parse import parse_document
from tests.factory import Make


def read(text: str, parser: Language, make: Make, found: tuple[Attribution, ...] = ()) -> list[tuple[str, list[str]]]:
    """Each source that such a sentence names, with what it is given."""
    document = make(text)
    rows = read_afterwords(parse_document(document, parser), found)
    return [(text[slice(*row.source[0])], [text[start:end] for start, end in row.content]) for row in rows]


@pytest.mark.parametrize(
    ("after", "who"),
    [
        ("This was reported by Samer Haddad, the governor, at a briefing.", "Samer Haddad, the governor"),
        ("This was announced on Telegram by the head of the district.", "the head of the district"),
        ("The information was confirmed by the hospital.", "the hospital"),
        ("The Sudan Doctors Network reported this on its Facebook page.", "The Sudan Doctors Network"),
        ("The figures come from the regional prosecutors.", "the regional prosecutors"),
        ("This is how mayor Karim Nassar began his address.", "mayor Karim Nassar"),
    ],
)
def test_source_after(after: str, who: str, parser: Language, make_document: Make) -> None:
    """Who is named in the sentence after says what the sentence before tells."""
    told = "Two shells hit a market in the old town and killed three people"
    assert read(f"{told}. {after}", parser, make_document) == [(who, [told])]


@pytest.mark.parametrize(
    "text",
    [
        "The school was rebuilt by a foreign firm in 2019. It was opened by the mayor.",
        "Two shells hit a market and killed three people. This was denied by the army.",
        "Two shells hit a market and killed three people. The mayor wrote about it on Monday.",
    ],
)
def test_no_source_after(text: str, parser: Language, make_document: Make) -> None:
    """Who opens, denies or writes about something did not tell it."""
    assert read(text, parser, make_document) == []


def test_words_of_others_stay(parser: Language, make_document: Make) -> None:
    """What somebody else says is not given to whoever confirms it."""
    text = "Two shells hit the old market, the army said. This was confirmed by the mayor."
    found = Attribution(((31, 39),), ((40, 44),), ((0, 29),), 0.9)
    assert read(text, parser, make_document, (found,)) == []
