"""Whose ministry "the Defence Ministry" is: the country whose bodies a document names without saying so.

Nothing here is certain; each clue counts only where it points to one party of the conflict.
"""

import re
from collections.abc import Iterable, Mapping

from counterclaim.data.countries import load_countries
from counterclaim.data.linkage import load_words
from counterclaim.reconcile.actors import drop_stopwords
from counterclaim.reconcile.names import fold_text
from counterclaim.vocabulary import Actor, Agent, Claim, Record

BODIES = frozenset({"government-body", "armed-force", "unknown"})
"""Kinds of actors that a short name can stand for; "unknown" is what no list of bodies knows."""
DATELINE = re.compile(r"^\W*([A-Z][A-Z’' -]{2,}[A-Z])\b")
"""The town in capitals that opens a report."""
BEHIND = re.compile(r"\s*(?:of|for|from|with|at)\s+(?:the\s+)?(?P<body>[^,;()]+)")
SENIOR = re.compile(
    r"^(?:(?:chief|deputy|senior|main|top|lead|acting|official|a|an|the)\s+|(?:head|chief|director) of (?:the )?)*"
)
OPENING = 5
"""Lines in which it is sought: headline, perhaps a byline and a date."""


def find_home(record: Record, sides: Mapping[str, str]) -> str | None:
    """The country of the source where a profile or its name says it, of the dateline, of those whose deeds are denied,
    whose strikes are reported or whose dead are counted by bodies without a country; else the one party that is struck
    and not accused, and of two parties the one that is not accused."""
    own = {claim.claimant.side for claim in record.claims if claim.claimant.voice == "source"} - {None}
    for found in (
        {code for code, side in sides.items() if side in own},
        list_titled(record.document.source.name or "") & set(sides),
        list_dateline(record) & set(sides),
        (list_denied(record) | list_victims(record) | list_strikers(record)) & set(sides),
    ):
        if len(found) > 0:
            return min(found) if len(found) == 1 else None
    return find_victim(record, sides)


def find_victim(record: Record, sides: Mapping[str, str]) -> str | None:
    """The one party that is struck and not accused, or the other one of the only two parties: a ministry that needs no
    country speaks for those it says were hit. In a war of rebels and a state it is the state's."""
    if len(sides) == 1:
        return min(sides)
    accused = list_doers(record, sides)
    if len(accused) == 0:
        return None
    struck = {row.country for row in record.places if row.country in sides and row.country is not None} - accused
    others = set(sides) - accused
    if len(struck) == 0 and len(sides) == 2:
        return min(others) if len(others) == 1 else None
    return min(struck) if len(struck) == 1 else None


def list_titled(source: str) -> set[str]:
    """The countries that a source's name names: "Kyiv Ledger", "Sudan Tribune"."""
    words = fold_text(source).split()
    return {
        row.code
        for row in load_countries().values()
        for form in (row.name, *row.aliases, *row.demonyms, *row.capitals)
        if holds_words(words, fold_text(form).split())
    }


def holds_words(words: list[str], form: list[str]) -> bool:
    """Whether these words stand in others, one after the other."""
    size = len(form)
    return size > 0 and any(words[at : at + size] == form for at in range(len(words) - size + 1))


def list_dateline(record: Record) -> set[str]:
    """The countries of the town in capitals that opens a paragraph near the beginning."""
    lines = record.document.text.split("\n")[:OPENING]
    opens = [match[1].casefold() for line in lines if (match := DATELINE.match(line)) is not None]
    return {row.country for row in record.places if row.country is not None and row.name.casefold() in opens}


def list_offices(record: Record) -> set[str]:
    """The ids of the bodies, and of those who speak for one, of whom the document says no country."""
    rows = [row for row in record.actors if row.kind in BODIES or name_office(row) != ""]
    return {row.id for row in rows if row.country is None}


def list_denied(record: Record) -> set[str]:
    """The countries of those whose deeds bodies without a country deny."""
    denials = [row for row in record.claims if row.act == "deny" or (row.event is not None and row.event.negated)]
    return list_agents_countries(record, denials)


def list_strikers(record: Record) -> set[str]:
    """The countries of those whose strikes on military targets bodies without a country report: "the ministry said that
    Indian forces had struck a militant camp"."""
    struck = [row for row in record.claims if row.act != "deny" and row.event is not None and hits_military(row)]
    return list_agents_countries(record, struck)


def list_agents_countries(record: Record, claims: Iterable[Claim]) -> set[str]:
    """The countries of the agents of those of these claims that bodies without a country make."""
    actors, offices = {actor.id: actor for actor in record.actors}, list_offices(record)
    agents = [agent for claim in claims if claim.claimant.actor in offices for agent in claim.agents]
    return {actors[key].country or "" for agent in agents if (key := agent.actor or "") in actors} - {""}


def list_victims(record: Record) -> set[str]:
    """The countries whose civilian dead and injured bodies without a country count."""
    offices = list_offices(record)
    counted = [row.of for row in record.figures if row.claimant.actor in offices and row.of.status == "civilian"]
    return {row.nationality for row in counted if row.nationality is not None}


def list_doers(record: Record, sides: Mapping[str, str]) -> set[str]:
    """The countries of those whom some claim names as having done it; who fights a state is not the state."""
    actors = {actor.id: actor for actor in record.actors}
    claims = [claim for claim in record.claims if is_charge(claim)]
    agents = [actors.get(agent.actor or "") for claim in claims for agent in claim.agents if is_told(agent)]
    return {
        actor.country for actor in agents if actor is not None and actor.country is not None and is_states(actor, sides)
    }


def is_states(actor: Actor, sides: Mapping[str, str]) -> bool:
    """Whether an actor is on the side of its country: rebels have a country and another side."""
    country = load_countries().get(actor.country or "")
    return actor.side is None or country is None or actor.side in (country.name, sides.get(country.code))


def is_charge(claim: Claim) -> bool:
    """Whether a claim accuses: an accusation, or an outlet's own word of who harmed somebody. News of a strike on what
    is military is none."""
    if hits_military(claim):
        return False
    return claim.act == "accuse" or (
        claim.act == "assert" and claim.claimant.voice == "source" and claim.event is not None
    )


def hits_military(claim: Claim) -> bool:
    """Whether all that a claim says was struck is military."""
    return len(claim.targets) > 0 and all(target.civilian is False for target in claim.targets)


def is_told(agent: Agent) -> bool:
    """Whether the clause itself says who did it, were it by whose weapon it was or by the speaker's "its"."""
    return not agent.inferred or agent.inferred_from in ("weapon", "speaker")


def name_office(actor: Actor) -> str:
    """The body that a spokesperson's role names: "defence ministry"; empty for a bare "spokesman" and others. Neither a
    rank nor where he sits is the body's: "the army's spokesman in the north, Colonel"."""
    role = "" if actor.role is None else actor.role.lower()
    word = next((word for word in load_words()["roles"]["speaks_for"] if word in role), None)
    if word is None:
        return ""
    before, _, after = role.partition(word)
    behind = BEHIND.match(after)
    return drop_stopwords(fold_text(SENIOR.sub("", before) if behind is None else behind["body"]))
