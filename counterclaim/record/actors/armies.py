"""Whose "the army" is that no word gives a country: one of whom only soldiers abroad were named is not meant by it."""

from string import capwords

from counterclaim.data.countries import load_countries
from counterclaim.data.profile import Profile
from counterclaim.record.actors.history import Draft
from counterclaim.record.actors.known import Found
from counterclaim.record.actors.mentions import strip_article
from counterclaim.record.reading import PlaceReading
from counterclaim.vocabulary import Document

ARMY = ("army", "military", "armed forces", "defence forces", "defense forces", "general staff", "general command")
"""Names that "the army" may stand for."""
MEN = {"soldiers", "servicemen", "soldier", "serviceman", "troops"}
EQUIPMENT = {"drones", "warplanes", "jets", "artillery", "warships", "aircraft"}
"""Bodies by their equipment: "it said" never points back to drones."""
ARMLESS = {"PS"}
"""Countries without an army of their own: in Ramallah "the army" is another's."""


def find_ground(document: Document, places: PlaceReading) -> str | None:
    """The country that a dateline's first place lies in, None where it has no army or two countries stand there."""
    line = document.dateline
    if line is None:
        return None
    inside = {row.place for row in places.mentions if line.start <= row.span.start < line.end}
    codes = {place.country for place in places.places if place.id in inside and place.country is not None}
    code = codes.pop() if len(codes) == 1 else None
    return None if code in ARMLESS else code


def is_equipment(draft: Draft) -> bool:
    """Whether a body is named by its equipment or its men: "the army" is neither "drones" nor "three soldiers"."""
    words = draft.name.lower().split(" ")
    return words[0] in EQUIPMENT or words[-1] in EQUIPMENT or (draft.country is None and words[-1] in MEN)


def read_normal(draft: Draft) -> str:
    """The normal form of a body: what its key has before the country."""
    return draft.key.removeprefix("body ").partition(" - ")[0]


def is_stranger(draft: Draft, ground: str | None, profile: Profile | None) -> bool:
    """Whether an army, of which the text names but men, is from elsewhere: neither of the country that it is told from
    nor a party to the war. In "Belgian soldiers trained them. The army denied" it is not Belgium's."""
    if draft.country in (None, ground) or not all(is_men(span.quote) for span in draft.spans):
        return False
    outside = profile is not None and profile.find_side(draft.country) is None
    return ground is not None or outside


def is_men(words: str) -> bool:
    """Whether words name an army by its men: "Eritrean soldiers", and not "Eritrea's armed forces"."""
    lower = words.lower()
    return lower.split()[-1] in MEN | {"forces"} and not any(name in lower for name in ARMY)


def are_allies(one: str | None, other: str | None, profile: Profile | None) -> bool:
    """Whether the first country is of no side of the war or of the other's, which has one."""
    side = None if profile is None else profile.find_side(other)
    return profile is not None and side is not None and profile.find_side(one) in (None, side)


def find_land(found: Found, document: Document, profile: Profile | None) -> str | None:
    """The country of "the army" in a war within one: only the state has one there."""
    lands = set() if profile is None else set(profile.list_lands())
    words = strip_article(document.text[found.start : found.end]).lower()
    return lands.pop() if len(lands) == 1 and words in ARMY and not found.named else None


def choose_army(recent: list[Draft], same: list[Draft], spoke: set[int], home: str | None) -> Draft:
    """The army that a bare "the army" stands for, of those `same` in name and of states' armies with a name of their
    own, by their last mention: one that has said something, else that of the country the text is written in or from,
    else one never called by a country's name, else the last. "The army bombed a village. Mali's army sent drones. The
    army admitted …" is not Mali's."""
    rows = [row for row in recent if row in same or is_state_army(row)]
    if id(rows[-1]) in spoke:
        return rows[-1]
    near = [row for row in rows if home is not None and row.country == home]
    near = near or [row for row in rows if row.country is None and row.name.lower() in ARMY]
    return (near or rows)[-1]


def is_state_army(draft: Draft) -> bool:
    """Whether it is a state's army under a name of its own: "Armed Forces of the Democratic Republic of the Congo"."""
    return draft.kind == "armed-force" and draft.country is not None and draft.name.lower().startswith("armed forces")


def name_body(normal: str, country: str, found: Found) -> str:
    """A body's name with its country: "Armenian armed forces", "Azerbaijani Defence Ministry"."""
    row = load_countries()[country]
    adjective = row.demonyms[0] if len(row.demonyms) > 0 else row.name
    return f"{adjective} {normal if found.kind == 'armed-force' else capwords(normal)}"
