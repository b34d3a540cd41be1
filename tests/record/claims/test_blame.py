"""Whose weapon it was: words that accuse somebody of an event told beside or before them."""

import pytest

from counterclaim.record.record import Tools, load_tools, record_document
from counterclaim.vocabulary import Claim, Run
from tests.factory import Make

STORY = """Blame traded over strike on clinic

KYIV, June 14 - A missile strike killed six people at a clinic in Druzhkivka on Wednesday.

"""


def find_blaming(text: str, make: Make, tools: Tools) -> list[tuple[str, str, list[str | None], str | None]]:
    """Who accuses whom of which kind of event, and where."""
    document = make(text, source="Northwire", published="2023-06-14T19:00:00+03:00", headline=True)
    claims = record_document(document, tools).claims
    return [describe(claim) for claim in claims if claim.act == "accuse" and len(claim.agents) > 0]


def describe(claim: Claim) -> tuple[str, str, list[str | None], str | None]:
    """What matters of one accusation."""
    assert claim.event is not None
    place = None if claim.place is None else claim.place.name
    return claim.claimant.name or "", claim.event.kind, [agent.name for agent in claim.agents], place


@pytest.mark.parametrize(
    ("words", "kind", "who"),
    [
        ("Governor Taras Holub said the missile was Russian.", "missile-strike", "Russia"),
        ("Governor Taras Holub said it came from a Russian battery.", "missile-strike", "Russia"),
        ("Governor Taras Holub said the shells were fired from Russian positions.", "shelling", "Russia"),
        ("Mayor Gennady Sobol said the rocket was Ukrainian.", "missile-strike", "Ukraine"),
        ("Mayor Gennady Sobol said the bullets came from Ukrainian tanks.", "shooting", "Ukraine"),
        ("Mayor Gennady Sobol said the deaths were caused by a Ukrainian shell.", "missile-strike", "Ukraine"),
        (
            "Mayor Gennady Sobol said it was the work of Ukrainian guns that led to the deaths.",
            "missile-strike",
            "Ukraine",
        ),
        (
            "Mayor Gennady Sobol said the rocket was in all likelihood fired by a Russian launcher.",
            "missile-strike",
            "Russia",
        ),
    ],
)
def test_whose_weapon(words: str, kind: str, who: str, make_document: Make, tools: Tools) -> None:
    """Such words are an accusation of the event told before, at its place."""
    found = find_blaming(STORY + words, make_document, tools)
    assert [(row[1], row[2], row[3]) for row in found] == [(kind, [who], "Druzhkivka")]


def test_fired_from(make_document: Make, tools: Tools) -> None:
    """ "Shells fired from the direction of the Armenian lines" name who fired, in the claim that they hit."""
    text = (
        "Shells hit town\n\nShells fired from the direction of the Armenian lines hit the town of Tartar on Saturday, a"
        " ministry official said."
    )
    found = find_blaming(text, make_document, tools)
    assert [(row[2], row[3]) for row in found] == [(["Armenia"], "Tartar")]


@pytest.mark.parametrize(
    "words",
    [
        "Governor Taras Holub said the doctors were Russian.",
        "Holub said the aid came from a Russian charity.",
        "Governor Taras Holub could not say whether the missile had been fired from Russian or Ukrainian positions.",
        "It was unclear if the missile had been fired by a Ukrainian battery, Holub said.",
    ],
)
def test_no_weapon(words: str, make_document: Make, tools: Tools) -> None:
    """What is no weapon blames nobody, nor does what is left open."""
    assert find_blaming(STORY + words, make_document, tools) == []


def test_each_other(make_document: Make, tools: Tools) -> None:
    """ "Kyiv and Moscow blamed each other for a strike": the strike and its dead are the source's to tell."""
    text = (
        "Blame traded\n\nKyiv and Moscow blamed each other on Wednesday for a missile strike that killed six in Lyman."
    )
    document = make_document(text, source="Northwire", published="2023-06-14T19:00:00+03:00", headline=True)
    record = record_document(document, tools)
    assert {claim.claimant.voice for claim in record.claims if claim.act == "assert"} == {"source"}
    assert [figure.claimant.voice for figure in record.figures] == ["source"]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Ukraine blamed Russia.", "Russia"),
        ("Ukraine blamed the Russian army for it.", "Russia"),
        ("Russia blamed the Ukrainian army, which did not comment.", "Ukrain"),
        ("Russia accuses the Ukrainian army.", "Ukrain"),
    ],
)
def test_blamed_by_name(words: str, who: str, make_document: Make, tools: Tools) -> None:
    """A name that alone is blamed is said to have done what was told just before, there and then."""
    found = find_blaming(STORY + words, make_document, tools)
    assert [(row[1], row[3]) for row in found] == [("missile-strike", "Druzhkivka")]
    assert (found[0][2][0] or "").startswith(who)


@pytest.mark.parametrize(
    "words",
    [
        "Ukraine blamed Russia for high prices.",
        "Russia accuses Ukraine of lying.",
        "Ukraine blamed the weather.",
        "The mayor came. He wept. The rain went on. Ukraine blamed Russia.",
    ],
)
def test_blamed_for_else(words: str, make_document: Make, tools: Tools) -> None:
    """Who is blamed for something else, or long after, is not accused of the event."""
    assert find_blaming(STORY + words, make_document, tools) == []


def test_blamed_weapon(make_document: Make, tools: Tools) -> None:
    """A blow that is blamed for deaths was where and when they were."""
    text = (
        "Crowd shot at\n\nA shell hit Sderot on Sunday. On Monday, nine people were killed in Rafah as they stood, the "
        "health ministry said, blaming Israeli tank fire."
    )
    document = make_document(text, source="Northwire", published="2025-06-18", headline=True)
    last = next(
        c for c in record_document(document, tools).claims if c.event and c.agents and "Isr" in c.agents[0].text
    )
    assert last.place is not None
    assert last.time is not None
    assert (last.place.name, last.time.start) == ("Rafah", "2025-06-16")


GROUPS = """Dispute over deaths in camp

KINSHASA, June 14 - Shells killed six people in a camp at Mugunga near Goma in North Kivu on Wednesday.

"""


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The army said the shells were M23's. M23 said nothing.", "M23"),
        ("The army said that M23 mortars had caused it.", "M23"),
        ("The governor blamed an M23 shell.", "M23"),
        ("M23 said that a Congolese shell was to blame.", "Democratic Republic of the Congo"),
        ("M23 blamed a Congolese drone.", "Democratic Republic of the Congo"),
    ],
)
def test_group_has_weapons_too(words: str, who: str, make_document: Make, tools: Tools) -> None:
    """Whose weapon it was may be a group's as well as a state's, at the place of the event told before."""
    found = find_blaming(GROUPS + words, make_document, tools)
    assert [(agents, place) for _, _, agents, place in found] == [([who], "Mugunga")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kyiv blamed Russian drones for an attack on a bus in Kherson.", [("attack", "Kherson")]),
        ("The mayor blamed a Russian rocket for the fire in Beryslav.", []),
        ("Kyiv blamed a Russian shell for their deaths.", [("killing", "Nikopol")]),
        ("Kyiv blamed a Russian shell.", [("shelling", "Nikopol")]),
    ],
)
def test_weapon_blamed_for(words: str, expected: list[tuple[str, str]], make_document: Make, tools: Tools) -> None:
    """What a weapon is blamed for is what its sentence says, where it says so, not the event told before."""
    text = "Two die in Nikopol\n\nTwo women died in Nikopol on Monday when something fell on their yard.\n\n" + words
    document = make_document(text, source="Northwire", published="2024-05-20", headline=True)
    found = [row for row in record_document(document, tools).claims if row.event and row.act == "accuse" and row.agents]
    assert [(row.event.kind, row.place.name if row.place else "") for row in found if row.event] == expected


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [("Kyiv", "Moscow", "Russia"), ("Moscow", "Kyiv", "Ukraine"), ("Ukraine", "Russia", "Russia")],
)
@pytest.mark.parametrize(
    "words",
    [
        "Five people were killed on Monday in a strike on Kherson that {one} blamed on {other}.",
        "The strike on Kherson on Monday, which {one} blamed on {other}, killed five people.",
        "A strike on Kherson on Monday blamed by {one} on {other} killed five people.",
        "Drone strikes attributed to {other} by {one} hit a power station in Kherson on Monday.",
    ],
)
def test_blamed_in_a_clause(words: str, one: str, other: str, name: str, make_document: Make) -> None:
    """Who is blamed for a deed in a clause beside it is accused by who blames him, and not by who tells of the deed."""
    text = f"Strike on Kherson\n\nODESA, June 14 - {words.format(one=one, other=other)}"
    document = make_document(text, source="Northwire", published="2023-06-14T19:00:00+03:00", headline=True)
    claims = record_document(document, load_tools(Run("0", {}, ""))).claims
    own = [claim for claim in claims if claim.statement is None and not claim.in_headline]
    assert len(own) > 0
    assert all(len(claim.agents) == 0 for claim in own)
    accuser = {"Kyiv": "Ukraine", "Moscow": "Russia"}.get(one, one)
    blamed = [[agent.name for agent in row.agents] for row in claims if row.claimant.name == accuser]
    assert blamed == [[name]]


def test_blamed_by_nobody_named(make_document: Make, tools: Tools) -> None:
    """Where nobody is said to blame him, whoever a strike is blamed on is accused by who tells of it."""
    document = make_document("Drone strikes blamed on the Houthis killed two sailors near Aden.", source="Northwire")
    agents = [agent.name for claim in record_document(document, tools).claims for agent in claim.agents]
    assert agents == ["Houthis"]


@pytest.mark.parametrize(("one", "other"), [("Ukrainian", "Russian"), ("Russian", "Ukrainian")])
@pytest.mark.parametrize(
    "words",
    [
        "Six died when rockets launched from {other}-held Kreminna hit a clinic in Siversk, the {one} army said.",
        "Six people were killed in Siversk by shells fired from {other} positions, the {one} army said.",
    ],
)
def test_whence_it_came(words: str, one: str, other: str, make_document: Make, tools: Tools) -> None:
    """Who holds the ground that a weapon came from is said to have killed those told of beside it."""
    document = make_document(words.format(one=one, other=other), source="Northwire", published="2023-06-14")
    record = record_document(document, tools)
    (figure,) = record.figures
    claim = next(row for row in record.claims if row.id == figure.claim)
    agents = [(agent.name, agent.inferred) for agent in claim.agents]
    assert (claim.act, agents) == ("accuse", [({"Russian": "Russia"}.get(other, "Ukraine"), True)])


@pytest.mark.parametrize("holder", ["army", "rebel", "government"])
def test_ground_of_nobody_named(holder: str, make_document: Make, tools: Tools) -> None:
    """Ground may be held by those who are only called what they are: "fired from army positions"."""
    text = f"The market of Sake was hit by shells fired from {holder} positions, killing six people, doctors said."
    claim = record_document(make_document(text, source="Northwire"), tools).claims[0]
    assert [(agent.text, agent.inferred_from) for agent in claim.agents] == [(holder, "weapon")]
