"""What a figure takes from the text around it: place, day and who tells of it."""

import pytest

from counterclaim.record.record import Tools, record_document
from counterclaim.vocabulary import Figure
from tests.factory import Make


def count(text: str, make_document: Make, tools: Tools) -> list[Figure]:
    """The figures of a text published on Monday, 20 May 2024."""
    document = make_document(text, source="Daily", published="2024-05-20")
    return list(record_document(document, tools).figures)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Six people lost their lives when a rocket came down on a bus stop in the town of Sderot on Sunday.",
            "Sderot",
        ),
        ("Six of the dead were in Sumy, where a mortar round came down on a courtyard on Sunday.", "Sumy"),
        ("Militiamen lost 12 men to an ambush by rebels at Goma on Thursday.", "Goma"),
        ("The mayor of Nikopol said that a drone had killed a woman.", "Nikopol"),
        ("Russia attacked the port of Odesa with 27 drones, of which the air force says it downed 19.", "Odesa"),
        ("A strike hit a school in Nuseirat.\nA doctor counted eleven bodies in the first hour.", "Nuseirat"),
    ],
)
def test_place_of_figure(text: str, place: str, make_document: Make, tools: Tools) -> None:
    """The dead are where the attack was, where they are said to be, and where who tells of them holds office."""
    figure = count(text, make_document, tools)[0]
    assert figure.place is not None
    assert figure.place.text == place


def test_seat_is_no_place(make_document: Make, tools: Tools) -> None:
    """Where an office sits nothing need have happened."""
    figures = count("The interim administration in Mekelle said that 19 people had been killed.", make_document, tools)
    assert figures[0].place is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A strike on a school where families lived since spring killed 17 people in Rafah on Sunday.", "2024-05-19"),
        ("Rebels who have held the town since 2012 killed nine soldiers in Rutshuru on Thursday.", "2024-05-16"),
        ("The army said on Wednesday its men had ambushed a column at Goma the day before, killing 120.", "2024-05-14"),
        ("Late on Thursday evening gunmen killed five farmers in Barsalogho.", "2024-05-16"),
        ("Two guards, one born in 1971, were killed in Sumy on Saturday.", "2024-05-18"),
    ],
)  # fmt: skip
def test_day_of_figure(text: str, day: str, make_document: Make, tools: Tools) -> None:
    """The day is the event's: not when somebody was born, said so or came to hold the town."""
    figure = count(text, make_document, tools)[0]
    assert figure.scope == "incident"
    assert figure.time is not None
    assert (figure.time.start or "")[:10] == day


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The UN office, which puts the deaths it has confirmed at 21, has opened an inquiry.", "UN office"),
        ("Kyiv's estimate is 60 killed on its side.", "Kyiv"),
        ("Moscow's estimate is 60 killed on its side.", "Moscow"),
        ("Ten civilians died, and, by the group's own reckoning, it has lost 307 fighters.", "group"),
        ("Kyiv denied a report by Moscow that 12 prisoners were killed.", "Moscow"),
        ("Moscow denied a report by Kyiv that 12 prisoners were killed.", "Kyiv"),
    ],
)
def test_claimant_of_figure(text: str, claimant: str, make_document: Make, tools: Tools) -> None:
    """Who counts answers for a number, and who made a claim that somebody else rejects."""
    figure = count(text, make_document, tools)[-1]
    assert figure.claimant is not None
    assert (figure.claimant.text or "").endswith(claimant)


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("The agency puts the dead of the ten-week battle at 653.", ["running"]),
        (
            "At least five drones were shot down on Sunday, taking the number of drones downed since Thursday to 48.",
            ["incident", "running"],
        ),
        (
            '"Their jets bombed the school in Goma: 17 pupils killed", reads a message sent round since Friday.',
            ["incident"],
        ),
        (
            "The army said that 28 more men had died, which brings its losses since May 7 to 404.",
            ["incident", "running"],
        ),
        ("Nine more soldiers died, bringing the army's losses since May 1 to 310.", ["incident", "running"]),
    ],
)
def test_scope_of_figure(text: str, scopes: list[str], make_document: Make, tools: Tools) -> None:
    """A total is of the part of the sentence, and of the quotation, whose words speak of a period."""
    assert [figure.scope for figure in count(text, make_document, tools)] == scopes
