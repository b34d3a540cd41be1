"""One record's claims in brief: what reconciling compares, with the names and places of the record resolved."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.data.countries import load_countries
from counterclaim.data.linkage import load_words
from counterclaim.data.profile import choose_profile, fits_date, list_profiles
from counterclaim.reconcile.actors import key_actor, make_party, name_medium
from counterclaim.reconcile.copies import sign_text
from counterclaim.reconcile.kinds import find_family
from counterclaim.reconcile.links import link_briefs
from counterclaim.reconcile.names import STOPWORDS, fold_text
from counterclaim.reconcile.places import is_broad, make_site
from counterclaim.vocabulary import (
    Actor,
    ActorKind,
    Agent,
    Claim,
    Claimant,
    Document,
    Figure,
    PlaceReference,
    Record,
    Statement,
    Target,
    TimeReference,
)
from counterclaim.vocabulary.brief import Brief, Count, Cover, Party, Site, When

DATELINE = re.compile(r"\(([A-Z][\w.&’' -]{1,40})\)\s*[-–—]")
"""The agency of a dateline: "KYIV, June 14 (Northwire) -"."""
CLOSING = re.compile(r"^(?:Source|Agency|©)\s*:?\s*([A-Z][\w.&’' -]{1,40}?)\.?$", re.MULTILINE)
"""The agency of a closing line: "Source: Trend"."""
SIGNED = re.compile(r"\(([A-Z][\w.&’' -]{1,40})\)\s*\Z")
"""The agency that signs a text: "… were destroyed. (Trend)"."""
OPENING = 400
"""Characters in which a dateline is sought: headline, perhaps a place and a date."""
SHOWN = 200
"""Characters of the evidence that tables show."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One record's rows by id, and the conflict it is about."""

    actors: dict[str, Actor]
    statements: dict[str, Statement]
    sites: dict[str, Site]
    figures: dict[str, tuple[Figure, ...]]
    sides: Mapping[str, str]
    """The side of each country that is a party to the conflict."""
    only: Site | None
    """The only point on the map that the document names; None where it names several, or none."""


def make_briefs(record: Record) -> tuple[Brief, ...]:
    """Every claim of a record in brief, in the order of the text, and every figure that stands in no claim."""
    shelf = shelve_record(record)
    cover = make_cover(record)
    claims = sorted(record.claims, key=lambda claim: claim.evidence[0].start if len(claim.evidence) > 0 else 0)
    briefs = [brief_claim(claim, order, cover, shelf) for order, claim in enumerate(claims)]
    known = {claim.id for claim in claims}
    alone = [figure for figure in record.figures if figure.claim not in known]
    briefs += [brief_figure(figure, len(briefs) + order, cover, shelf) for order, figure in enumerate(alone)]
    return link_briefs(briefs)


def shelve_record(record: Record) -> Shelf:
    """A record's rows by id."""
    figures: dict[str, tuple[Figure, ...]] = {}
    for figure in record.figures:
        if figure.claim is not None:
            figures[figure.claim] = (*figures.get(figure.claim, ()), figure)
    sites = {place.id: make_site(place) for place in record.places}
    points = {site.key: site for site in sites.values() if site.latitude is not None and not is_broad(site)}
    return Shelf(
        {actor.id: actor for actor in record.actors},
        {statement.id: statement for statement in record.statements},
        sites,
        figures,
        map_sides(record.document),
        next(iter(points.values())) if len(points) == 1 else None,
    )


def make_cover(record: Record) -> Cover:
    """What reconciling needs of the document itself."""
    document = record.document
    name = document.source.name or document.source.domain or "unknown source"
    voices = [claim.claimant.side for claim in record.claims if claim.claimant.voice == "source"]
    side = next((side for side in voices if side is not None), None)
    signature, size = sign_text(document.text)
    source = Party(key_actor(name, "medium", None, None), name, "medium", side)
    return Cover(
        document.id,
        source,
        document.source.domain,
        document.published,
        document.title,
        find_credits(document, name),
        signature,
        size,
    )


def find_credits(document: Document, source: str) -> tuple[str, ...]:
    """Agencies that the dateline or a closing line credits, the source itself left out."""
    found = [match[1].strip() for match in DATELINE.finditer(document.text[:OPENING])]
    found += [match[1].strip() for match in CLOSING.finditer(document.text)]
    found += [match[1].strip() for match in SIGNED.finditer(document.text)]
    return tuple(dict.fromkeys(name for name in found if name_medium(name) != name_medium(source)))


def brief_claim(claim: Claim, order: int, cover: Cover, shelf: Shelf) -> Brief:
    """One claim in brief."""
    event = claim.event
    kind = None if event is None else event.kind
    return Brief(
        claim.id,
        cover,
        order,
        find_claimant(claim.claimant, cover, shelf),
        claim.claimant.voice,
        list_relays(claim.statement, shelf),
        claim.act,
        claim.about,
        claim.denied,
        claim.responsibility,
        kind,
        find_family(kind),
        None if event is None else event.modality,
        False if event is None else event.negated,
        False if event is None else event.historic,
        tuple(find_agent(agent, shelf) for agent in claim.agents),
        list_words(target.text for target in claim.targets),
        find_civilian(claim.targets),
        tuple(sorted({weapon.kind for weapon in claim.weapons})),
        place_claim(claim, shelf),
        make_when(claim.time),
        tuple(make_count(figure, shelf) for figure in shelf.figures.get(claim.id, ())),
        claim.in_headline,
        " … ".join(span.quote for span in claim.evidence)[:SHOWN],
    )


def brief_figure(figure: Figure, order: int, cover: Cover, shelf: Shelf) -> Brief:
    """A figure that stands in no claim, as a claim that something was counted."""
    text = " … ".join(span.quote for span in figure.spans)[:SHOWN]
    party = find_claimant(figure.claimant, cover, shelf)
    blank = Brief(
        figure.id, cover, order, party, figure.claimant.voice, (), "assert", None, None, None, None, None, None,
        False, False, (), (), None, (), None, None, (), figure.in_headline, text,
    )  # fmt: skip
    return replace(
        blank, counts=(make_count(figure, shelf),), site=find_site(figure.place, shelf), when=make_when(figure.time)
    )


def find_claimant(claimant: Claimant, cover: Cover, shelf: Shelf) -> Party:
    """Who claims: the source, the body that a spokesperson speaks for, or the actor itself."""
    if claimant.voice == "source":
        return cover.source
    actor = None if claimant.actor is None else shelf.actors.get(claimant.actor)
    if actor is not None:
        return find_party(find_principal(actor, shelf), shelf)
    name = claimant.name or claimant.text or "unknown"
    return Party(key_actor(name, "unknown", None, claimant.side), name, "unknown", claimant.side)


def find_principal(actor: Actor, shelf: Shelf) -> Actor:
    """The body that answers for a spokesperson's words; anyone else answers for their own."""
    body = None if actor.of is None else shelf.actors.get(actor.of)
    role = "" if actor.role is None else actor.role.lower()
    speaks = any(word in role for word in load_words()["roles"]["speaks_for"])
    return body if body is not None and speaks else actor


def list_relays(statement: str | None, shelf: Shelf) -> tuple[Party, ...]:
    """The speakers inside whose words a statement is reported, the outermost first."""
    relays: list[Party] = []
    inner = None if statement is None else shelf.statements.get(statement)
    while inner is not None and inner.parent is not None and len(relays) < len(shelf.statements):
        inner = shelf.statements.get(inner.parent)
        if inner is not None and inner.speaker is not None and inner.speaker.actor in shelf.actors:
            relays.insert(0, find_party(shelf.actors[inner.speaker.actor], shelf))
    return tuple(relays)


def find_agent(agent: Agent, shelf: Shelf) -> Party:
    """The alleged perpetrator as an actor."""
    actor = None if agent.actor is None else shelf.actors.get(agent.actor)
    if actor is not None:
        return find_party(actor, shelf)
    name = agent.name or agent.text
    country = find_country(name)
    kind: ActorKind = "unknown" if country is None else "state"
    side = None if country is None else shelf.sides.get(country)
    return Party(key_actor(name, kind, country, side), name, kind, side, country)


def find_party(actor: Actor, shelf: Shelf) -> Party:
    """An actor as claims name it; its side by its country, where the conflict's profile knows it."""
    party = make_party(actor)
    country = party.country or (find_country(party.name) if party.kind == "state" else None)
    if party.side is not None or country is None:
        return party
    side = shelf.sides.get(country)
    return Party(key_actor(party.name, party.kind, country, side), party.name, party.kind, side, country)


def map_sides(document: Document) -> Mapping[str, str]:
    """The side of each country: by the conflict the text is about, else by the only one of its time it is a party to.

    A short text names too few words of its conflict to choose a profile; its claims must still meet the others'.
    """
    chosen = choose_profile(document.text, document.published)
    profiles = [row for row in list_profiles() if fits_date(row, document.published)] if chosen is None else [chosen]
    found: dict[str, set[str]] = {}
    for side in (side for profile in profiles for side in profile.sides):
        for code in side.countries:
            found.setdefault(code, set()).add(side.name)
    return {code: min(names) for code, names in found.items() if len(names) == 1}


@cache
def find_country(name: str) -> str | None:
    """The country that a name or a demonym names."""
    folded = fold_text(name)
    for code, row in load_countries().items():
        if folded in {fold_text(form) for form in (row.name, *row.aliases, *row.demonyms)}:
            return code
    return None


def list_words(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of targets by which two claims can mean one: folded, in the singular, each once."""
    words = {word.removesuffix("s") for text in texts for word in fold_text(text).split() if word not in STOPWORDS}
    return tuple(sorted(word for word in words if len(word) > 2))


def find_civilian(targets: Sequence[Target]) -> bool | None:
    """Whether some target is civilian; False where all that are known are military."""
    known = [target.civilian for target in targets if target.civilian is not None]
    return any(known) if len(known) > 0 else None


def place_claim(claim: Claim, shelf: Shelf) -> Site | None:
    """Where a claim says it was; where it does not say, the only point on the map that its document names.

    An area that is only inferred ("in Karabakh", from the headline) says less than that.
    """
    site = find_site(claim.place, shelf)
    vague = site is None or (is_broad(site) and claim.place is not None and claim.place.inferred)
    return shelf.only if vague else site


def find_site(place: PlaceReference | None, shelf: Shelf) -> Site | None:
    """The place of a claim or a figure."""
    if place is None:
        return None
    return shelf.sites.get(place.id, Site(f"name:{fold_text(place.name)}:", place.name))


def make_when(time: TimeReference | None) -> When | None:
    """The time of a claim or a figure."""
    return None if time is None else When(time.start, time.end, time.precision, time.inferred)


def make_count(figure: Figure, shelf: Shelf) -> Count:
    """One figure in brief."""
    return Count(
        figure.id,
        figure.measure,
        figure.low,
        figure.high,
        figure.bound,
        figure.text,
        figure.of.unit,
        figure.of.status,
        figure.of.nationality,
        figure.of.group,
        figure.share_of,
        figure.scope,
        find_site(figure.place, shelf),
        make_when(figure.time),
        figure.as_of,
        figure.supersedes,
        figure.of.text,
    )
