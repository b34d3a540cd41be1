"""Who speaks by the layout: labels in headlines, live blogs and interviews; lists after a colon."""

import pytest

import counterclaim
from counterclaim.record.reading import Attribution
from counterclaim.record.speech.clauses import SURE
from counterclaim.record.speech.labels import continue_lists, read_labels
from counterclaim.vocabulary import Document
from tests.factory import Make
from tests.record.speech.factory import join


def list_labels(document: Document) -> list[tuple[str, str]]:
    """(source, content) of each label."""
    return [(join(document.text, row.source), join(document.text, row.content)) for row in read_labels(document)]


@pytest.mark.parametrize(
    ("headline", "who", "what"),
    [
        ("Baku: four killed in Ganja", "Baku", "four killed in Ganja"),
        ("Artillery fire kills couple near Rawalakot: ISPR", "ISPR", "Artillery fire kills couple near Rawalakot"),
        ("Two miners killed by shell - plant operator", "plant operator", "Two miners killed by shell"),
        ("Six hurt in Kharkiv – governor", "governor", "Six hurt in Kharkiv"),
        ("Village burned in Sagaing, residents say", "residents", "Village burned in Sagaing"),
        ("Market bombed in El Obeid, says army", "army", "Market bombed in El Obeid"),
        ("'Pure invention': Baku on report of raid", "Baku", "'Pure invention'"),
        ("“Not us” – Hamas on bus blast", "Hamas", "“Not us”"),
    ],
)
def test_headline(headline: str, who: str, what: str, make_document: Make) -> None:
    """In a headline a name or a role beside a colon or dash, or with a verb after a comma, speaks."""
    assert list_labels(make_document(f"{headline}\nBody.", headline=True)) == [(who, what)]


@pytest.mark.parametrize(
    "headline",
    [
        "War in brief: five regions under fire",
        "Kashmir bus attack: toll now 26",
        "Explainer: what is known about the blast",
        "Truce - what comes next after it",
    ],
)
def test_topic(headline: str, make_document: Make) -> None:
    """What only says what a text is about names no speaker."""
    assert list_labels(make_document(f"{headline}\nBody.", headline=True)) == []


def test_live_blog(make_document: Make) -> None:
    """A label after the time of an entry speaks; a bare topic does not."""
    text = "Day 40\n\n14:20 – General Staff: Four drones were shot down.\n\nMovement: Two roads were closed."
    found = list_labels(make_document(text, headline=True))
    assert ("General Staff", "Four drones were shot down.") in found
    assert all(who != "Movement" for who, _ in found)


def test_interview(make_document: Make) -> None:
    """The answers of an interview are of the first person named above the first question."""
    text = "Talk\n\nLeila Osman, a nurse, spoke to us.\n\nQ: What happened?\n\nA: They shelled the ward."
    assert list_labels(make_document(text, headline=True)) == [("Leila Osman", "They shelled the ward.")]


def test_list_goes_on(make_document: Make) -> None:
    """The items of a list belong to whoever introduced it with a colon."""
    text = "The ministry said in a list of losses:\n- two tanks\n- one drone\n\nThe road is open."
    item = Attribution(((0, 12),), ((13, 17),), ((18, 37),), SURE)
    found = next(iter(continue_lists(make_document(text), [item])))
    assert join(text, found.content) == "in a list of losses … two tanks … one drone"


@pytest.mark.parametrize(
    ("headline", "who"),
    [
        ("Prosecutors: 60 civilians killed in Ganja", "Prosecutors"),
        ("Witnesses: soldiers shot protesters in Mandalay", "Witnesses"),
        ("60 civilians killed in shelling of Ganja: prosecutors", "prosecutors"),
        ("Refugees: five killed on the road from Goma", None),
    ],
)
def test_people_without_name_speak(headline: str, who: str | None) -> None:
    """Beside a headline's colon prosecutors, officials or witnesses speak; refugees are what it is about."""
    claims = counterclaim.record(
        counterclaim.read(f"{headline}\n\nIt rained in the city all through the day.".encode(), verbatim=True)
    ).claims
    assert claims[0].claimant.text == who
    assert claims[0].claimant.voice == ("source" if who is None else "speaker")


def test_later_label() -> None:
    """The second half of a headline may have a label of its own."""
    text = "Two hurt as shell hits a clinic; Houthis: we fired at a depot\n\nTwo people were hurt on Monday.\n"
    assert ("Houthis", "we fired at a depot") in list_labels(counterclaim.read(text.encode()))


def test_label_of_answer(make_document: Make) -> None:
    """A label may say what it answers: its speaker is what stands before that."""
    document = make_document('The council counted nine dead. Islamabad on that figure: "fiction".')
    assert ("Islamabad", '"fiction"') in list_labels(document)
