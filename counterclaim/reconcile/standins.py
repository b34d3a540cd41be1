"""Actors of one document as its other words name them: "prosecutors in Baku", "the command of the SOF", "the press
service". Each stands for the body that the document names more fully; where two fit, for itself."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from counterclaim.data.countries import load_countries
from counterclaim.data.linkage import load_words
from counterclaim.reconcile.names import STOPWORDS, fold_text, list_stems
from counterclaim.reconcile.parties import is_named, load_again
from counterclaim.vocabulary import Actor, Document, Record, Statement

BODIES = frozenset({"government-body", "armed-force", "armed-group", "organisation", "state"})
"""Kinds of actors that have a press service."""
SEATED = frozenset({"government-body", "armed-force", "group", "unknown", "person"})
"""Kinds of actors of which a town can say whose they are: "the ombudsman in Stepanakert", "officials in Kyiv"."""
AFTER = re.compile(r"\s+(?:in|of)\s+(?P<town>[A-Z]\w+(?: [A-Z]\w+)?)")
WITHIN = re.compile(r"\b(?:in|of)\s+(?P<town>[A-Z]\w+(?: [A-Z]\w+)?)$")
BEFORE = re.compile(r"(?:^|[.!?\n\"”]\s*)In (?P<town>[A-Z]\w+(?: [A-Z]\w+)?),? (?:the )?$")
NEAR = 40
"""Characters before a speaker in which its town is sought: "In Moscow, the Defence Ministry said"."""
STEM = 8
"""First letters by which people who work for a body are its people: investigators, the Investigative Committee."""
HEADS = re.compile(
    r"^(?:the )?(?:high |general )?(?:command|leadership|headquarters) of (?:the )?(?P<of>\S.*)$", re.IGNORECASE
)
"""Who commands a body speaks for it."""
ENDS = re.compile(r"[.!?][\"”’']?\s|\n")
"""Where a sentence ends."""
OWNED = re.compile(r"(?:its|their) (?:own )?", re.IGNORECASE)
SAYS = re.compile(r"^(?P<of>\S.*?)['’]s? (?P<word>[a-z]+)$")
"""What a body publishes: "the committee's message"."""


def settle_actors(record: Record) -> Mapping[str, Actor]:
    """The actors of a record by id, those that stand for another as that other one."""
    seated = {actor.id: seat_actor(bare_actor(actor), record) for actor in record.actors}
    order = list_order(record)
    named = {key: find_apposed(actor, seated, record.document.text) for key, actor in seated.items()}
    owners = {key: find_owner(actor, named, record.document.text) for key, actor in named.items()}
    return {key: owners[key] or find_named(key, named, order) for key in named}


def find_apposed(actor: Actor, actors: Mapping[str, Actor], text: str) -> Actor:
    """An office as the person whose name stands beside it: "the coordinator of Kalehe, Justin Bahati", who is "he"."""
    if actor.kind != "person" or names_person(actor) or actor.name in load_words()["roles"]["bare"]:
        return actor
    role = re.escape(actor.name)
    people = [row for row in actors.values() if row.kind == "person" and " " in row.name and row.name[:1].isupper()]
    beside = [
        row
        for row in people
        if re.search(rf"\b{role}, {re.escape(row.name)}\b|\b{re.escape(row.name)}, (?:the |a )?{role}\b", text)
        is not None
    ]
    return beside[0] if len({row.id for row in beside}) == 1 else actor


def list_order(record: Record) -> list[str]:
    """The actors that speak, by id, in the order of their speaking."""
    spoken = [row.speaker for row in record.statements if row.speaker is not None and row.speaker.actor is not None]
    spoken = [row for row in spoken if len(row.spans) > 0]
    return [row.actor or "" for row in sorted(spoken, key=lambda row: row.spans[0].start)]


def bare_actor(actor: Actor) -> Actor:
    """An actor without the words for its command or for what it publishes."""
    match = HEADS.match(actor.name)
    said = SAYS.match(actor.name)
    if match is None and said is not None and said["word"] in load_words()["roles"]["papers"]:
        match = said
    return actor if match is None or actor.kind == "person" else replace(actor, name=match["of"])


def seat_actor(actor: Actor, record: Record) -> Actor:
    """An actor of no stated country with that of the capital where its document says it is."""
    if actor.country is not None or actor.side is not None or actor.kind not in SEATED or names_person(actor):
        return actor
    said = [row for row in record.statements if row.speaker is not None and row.speaker.actor == actor.id]
    named = {fold_text(town) for row in said for town in list_towns(row, record.document)}
    towns = {town for town in named if town in list_seats()}
    found = {list_seats()[town] for town in towns}
    if len(found) != 1:
        return actor
    country, land = min(found)
    return replace(actor, country=country, name=actor.name if land == "" else f"{land} {actor.name}")


def names_person(actor: Actor) -> bool:
    """Whether an actor is a person by name, and not by office."""
    return actor.kind == "person" and actor.name[:1].isupper()


def list_towns(said: Statement, document: Document) -> list[str]:
    """The names in capitals that say where a speaker is, beside its words."""
    if said.speaker is None or len(said.speaker.spans) == 0:
        return []
    text, start, end = document.text, said.speaker.spans[0].start, said.speaker.spans[-1].end
    before = text[max(0, start - NEAR) : start]
    found = (WITHIN.search(said.speaker.text), AFTER.match(text, end), BEFORE.search(before))
    return [match["town"] for match in found if match is not None]


@cache
def list_seats() -> Mapping[str, tuple[str, str]]:
    """Country and land of every capital, folded; of a land that two states claim, the country it is counted to."""
    seats = {fold_text(town): (row.code, "") for row in load_countries().values() for town in row.capitals}
    for name, towns in load_words()["seats"].items():
        country, _, land = name.partition(" ")
        seats |= dict.fromkeys(towns, (country, land))
    return seats


def find_named(key: str, actors: Mapping[str, Actor], order: Sequence[str]) -> Actor:
    """The actor that one stands for: the body that spoke last before a bare "press service", the one whose name an
    abbreviation or a last word shortens."""
    actor = actors[key]
    if actor.country is not None or actor.side is not None or actor.of is not None:
        return actor
    folded = fold_text(actor.name).removeprefix("same ")
    if is_part(actor) or folded in load_words()["roles"]["papers"]:
        return find_before(key, actors, order) or actor
    if actor.kind == "armed-group" and actor.role is None:
        return find_group(folded, actors.values()) or actor
    if folded in load_words()["roles"]["bare"]:
        return find_before(key, actors, order) or actor
    if actor.kind in ("person", "medium"):
        return actor
    fuller = [row for row in actors.values() if row.id != key and is_body(row) and shortens(folded, row)]
    return fuller[0] if len(fuller) == 1 else actor


def is_part(actor: Actor) -> bool:
    """Whether every mention names an office or the numbers of whoever was told of before: "its external affairs
    office", "its own figures"; those of a person are not a body's."""
    words = fold_text(actor.name).split()[-1:]
    parts = load_words()["roles"]["parts"]
    owned = [OWNED.match(span.quote) is not None for span in actor.mentions]
    return len(owned) > 0 and all(owned) and words[:1] != [] and words[0] in parts


def find_owner(actor: Actor, actors: Mapping[str, Actor], text: str) -> Actor | None:
    """The body told of last in the same sentence before "its secretariat"; None where none is, or where several are."""
    if actor.country is not None or actor.side is not None or actor.of is not None or not is_part(actor):
        return None
    found = set()
    for part in actor.mentions:
        before = [
            (span.start, key)
            for key, row in actors.items()
            if row is not actor and is_body(row) and is_named(row.name)
            for span in row.mentions
            if span.end <= part.start and ENDS.search(text, span.end, part.start) is None
        ]
        found.add(max(before)[1] if len(before) > 0 else None)
    owner = found.pop() if len(found) == 1 else None
    return None if owner is None else actors[owner]


def find_group(word: str, actors: Iterable[Actor]) -> Actor | None:
    """The armed group that "rebels" are before their text names it, as headlines do; None where two sides have one."""
    if word not in load_again():
        return None
    named = [row for row in actors if row.kind == "armed-group" and is_named(row.name)]
    sides = {row.side or row.id for row in named}
    return named[0] if len(sides) == 1 else None


def find_before(key: str, actors: Mapping[str, Actor], order: Sequence[str]) -> Actor | None:
    """The body that spoke last before an actor each time it speaks; None where it is not the same each time."""
    last, found = "", set()
    for other in order:
        if other == key:
            found.add(last)
        elif is_body(actors[other]):
            last = other
    return actors.get(min(found)) if len(found) == 1 else None


def is_body(actor: Actor) -> bool:
    """Whether an actor is a body by name, which can speak through a press service."""
    return actor.kind in BODIES and fold_text(actor.name) not in load_words()["roles"]["bare"]


def shortens(folded: str, actor: Actor) -> bool:
    """Whether a folded name is the abbreviation of an actor's, the last word that stands for it ("committee"), or its
    people ("investigators" of the Investigative Committee)."""
    words = [word for word in fold_text(actor.name).split() if word not in STOPWORDS]
    own = [word for word in words if word not in (list_stems(actor.country) if actor.country is not None else ())]
    people = folded.endswith("s") and " " not in folded and len(folded) > STEM
    if people and any(word != folded and word[:STEM] == folded[:STEM] for word in own):
        return True
    short = {"".join(word[0] for word in rest) for rest in (words, own) if len(rest) > 2}
    return folded in short or (len(own) > 1 and folded == own[-1] and folded in load_words()["roles"]["last"])
