"""Who each claim goes back to, and through whose hands it came.

Words attributed to a speaker go back to the speaker, however many outlets pass them on. An outlet's own voice goes
back to the outlet, unless its text copies an earlier document, credits an agency, or is a headline over a text that
says who says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from counterclaim.data.countries import load_countries
from counterclaim.data.linkage import load_words
from counterclaim.reconcile.actors import identify_key, key_actor, name_medium
from counterclaim.reconcile.decisions import Decisions
from counterclaim.reconcile.names import fold_text, list_stems
from counterclaim.reconcile.rules import Rules
from counterclaim.vocabulary import Carriage, Carrier, Identity, Origin, Trace
from counterclaim.vocabulary.brief import Brief, Cover, Party


@dataclass(frozen=True, slots=True)
class Descent:
    """What is known of where claims come from: documents that are copies, headlines that have a lead."""

    originals: Mapping[str, Cover]
    """The document that a copy goes back to, by the copy's id."""
    leads: Mapping[str, Brief]
    """The attributed claim of the text, by the headline claim's id."""
    decisions: Decisions


def find_origin(brief: Brief, descent: Descent) -> tuple[Party, tuple[str, ...]]:
    """Who a claim goes back to, and why."""
    lead = descent.leads.get(brief.id)
    if lead is not None:
        party, reasons = find_origin(lead, descent)
        return party, ("headline: the text says who says so", *reasons)
    if brief.voice == "speaker" and not is_own(brief):
        medium = find_medium(brief.claimant)
        if medium is not None:
            return medium, share_reason("told by a reporter of", medium.name)
        return brief.claimant, share_reason("attributed to", brief.claimant.name)
    original = descent.originals.get(brief.cover.document)
    if original is not None:
        return original.source, share_reason("copies a text of", original.source.name)
    if len(brief.cover.credits) > 0:
        return make_agency(brief.cover.credits[0]), share_reason("credits", brief.cover.credits[0])
    return brief.cover.source, OWN


OWN = ("the source's own voice",)


@cache
def share_reason(why: str, name: str) -> tuple[str, ...]:
    """One reason for all claims that have it."""
    return (f"{why} {name}",)


def is_own(brief: Brief) -> bool:
    """Whether the speaker is the source itself or one of its people: "a Meridian reporter", in Meridian; "our team".

    "The team", "the researchers" without a name are its own: another's would have been named in the document. "The
    Archive" is the Civic Toll Archive on its own page.
    """
    words = fold_text(brief.claimant.name).split()
    if len(words) > 0 and words[0] in load_words()["roles"]["own"]:
        return True
    source, said = name_medium(brief.cover.source.name), name_medium(brief.claimant.name)
    people = load_words()["roles"]["reporters"]
    if len(words) > 0 and all(word in people for word in words):
        return True
    if len(words) == 1 and words[0] in load_words()["roles"]["last"] and source.split()[-1:] == words:
        return True
    if len(words) > 1 and [word for word in source.split() if word not in list_lands()] == said.split():
        return True
    behind = said.removeprefix(f"{source} ").split()
    made = people + load_words()["roles"]["works"]
    if source != "" and said.startswith(f"{source} ") and behind[:1] != [] and behind[0] in made:
        return True
    return source != "" and [word for word in said.split() if word not in people] == source.split()


@cache
def list_lands() -> frozenset[str]:
    """The folded words that only say which country, of every country."""
    return frozenset(word for code in load_countries() for word in list_stems(code))


def find_medium(party: Party) -> Party | None:
    """The medium whose reporter speaks: "a Northwire reporter", "Northwire's correspondent in Goma" are Northwire, in
    whoever's pages; else None."""
    people = load_words()["roles"]["reporters"]
    told = next((at for at, word in enumerate(party.name.split()) if at > 0 and fold_text(word) in people), 0)
    words = [word.removesuffix("'s").removesuffix("’s") for word in party.name.split()[: told + 1]]
    if len(words) < 2 or fold_text(words[-1]) not in people or party.country is not None or party.side is not None:
        return None
    name = " ".join(words[:-1])
    return make_agency(name) if all(word[:1].isupper() for word in words[:-1]) else None


def make_agency(name: str) -> Party:
    """The party of a credited agency that is no document's source here."""
    return Party(key_actor(name, "medium", None, None), name, "medium")


def trace_claim(brief: Brief, descent: Descent) -> tuple[Party, Trace]:
    """Who a claim goes back to, and its way from there to the page."""
    origin, reasons = find_origin(brief, descent)
    relays = descent.leads.get(brief.id, brief).relays
    original = descent.originals.get(brief.cover.document)
    page = Page(brief.cover.document, brief.cover.source.name, brief.cover.published, brief.cover.credits)
    before = None if original is None else Page(original.document, original.source.name, original.published, ())
    chain = make_chain(origin.name, tuple(party.name for party in relays), before, page)
    return origin, Trace(brief.id, identify_key(descent.decisions.get_key(origin)), chain, reasons)


class Page(NamedTuple):
    """What a chain says of a document."""

    document: str
    source: str
    published: str | None
    credits: tuple[str, ...]


@lru_cache(maxsize=10_000)
def make_chain(origin: str, relays: tuple[str, ...], before: Page | None, page: Page) -> tuple[Carrier, ...]:
    """The hands from an origin to a page, shared by the claims that came the same way."""
    hands = [Carrier(name, "relays", None, None) for name in reversed(relays)]
    if before is not None:
        hands.append(Carrier(before.source, "publishes", before.document, before.published))
    elif len(page.credits) > 0 and name_medium(page.credits[0]) != name_medium(page.source):
        hands.append(Carrier(page.credits[0], "publishes", None, None))
    how: Carriage = "copies" if before is not None else "publishes"
    hands.append(Carrier(page.source, how, page.document, page.published))
    first = name_medium(origin)
    chain = drop_repeats([hand for hand in hands[:-1] if name_medium(hand.name) != first] + hands[-1:])
    if name_medium(page.source) == first:
        return tuple(chain)
    return (Carrier(origin, "speaks", None, None), *chain)


def drop_repeats(hands: list[Carrier]) -> list[Carrier]:
    """The hands without those that only name the next one again."""
    kept = [hand for hand, after in pairwise(hands) if name_medium(hand.name) != name_medium(after.name)]
    return kept + hands[-1:]


def list_voices(brief: Brief, origin: Party) -> tuple[Party, ...]:
    """Who speaks in a claim: the actors that can be an origin."""
    return (brief.claimant, brief.cover.source, *(make_agency(name) for name in brief.cover.credits), origin)


def make_origin(identity: Identity, rules: Rules) -> Origin:
    """An actor as an origin, with the letter and the credit that the project's source list gives it."""
    names = {fold_text(name) for name in identity.names}
    letters = [letter for name, letter in sorted(rules.letters.items()) if fold_text(name) in names]
    credible = any(fold_text(name) in names for name in rules.credible)
    return Origin(
        identity.id,
        identity.name,
        identity.kind,
        identity.side,
        identity.country,
        letters[0] if len(letters) > 0 else "F",
        credible,
    )
