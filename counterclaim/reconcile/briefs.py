"""One record's claims in brief: what reconciling compares, with the names and places of the record resolved."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.reconcile.accused import list_accused, list_agents
from counterclaim.reconcile.actors import key_actor
from counterclaim.reconcile.answers import answer_claim, blame_claim, leave_asserted
from counterclaim.reconcile.cast import Cast, gather_cast, list_conflicts
from counterclaim.reconcile.claimants import find_claimant, list_relays, read_body, read_member
from counterclaim.reconcile.copies import sign_text
from counterclaim.reconcile.homes import is_told
from counterclaim.reconcile.kinds import find_family
from counterclaim.reconcile.links import link_briefs
from counterclaim.reconcile.names import STOPWORDS, fold_text
from counterclaim.reconcile.parties import ARMED as FIGHTING
from counterclaim.reconcile.parties import is_named
from counterclaim.reconcile.places import is_broad, seat_quarters
from counterclaim.reconcile.relays import find_credits, find_hearer, find_reporter
from counterclaim.reconcile.standins import list_towns
from counterclaim.vocabulary import (
    Claim,
    Denied,
    Document,
    Figure,
    Place,
    PlaceReference,
    Record,
    Statement,
    Target,
    TimeReference,
)
from counterclaim.vocabulary.brief import Brief, Count, Cover, Party, Site, When

OWN_DEED = re.compile(r"\bden(?:y|ies|ied|ying)\s+(?:any |ever |having )?\w+ing\b", re.IGNORECASE)
"""Who "denies firing" denies a deed of its own."""
FIRST = re.compile(
    r"^\W*(?:we|our (?:own )?(?:\w+ )?(?:forces|troops|units|army|fighters|soldiers|men|people|crews))\b", re.IGNORECASE
)
"""Who begins with its own people says what they did not do: "We launched nothing from there"."""
DID_NOT = re.compile(
    r"\b(?:did|had|has|have)(?: not|n['’]t)\b(?: \w+){0,2}? (?:fired?|open(?:ed)? fire|shell(?:ed)?|shoo?t"
    r"|launch(?:ed)?|bomb(?:ed)?|str(?:ike|uck)|drop(?:ped)?|attack(?:ed)?|target(?:ed)?)\b",
    re.IGNORECASE,
)
"""What an army says was not done, without saying by whom, it says of itself: "did not fire a single round"."""
FALSE = re.compile(
    r"\b(?:information|reports?|claims?|statements?|allegations?|news|stories|story)\b.*\b(?:false|fakes?|lies?|untrue"
    r"|fabricat\w+|disinformation|not true|baseless|unfounded|inventions?|does not correspond|do not correspond)\b",
    re.IGNORECASE | re.DOTALL,
)
"""A report that is called false is denied as a whole, whoever it accuses."""
DAY, MINUTE = len("2024-01-22"), len("2024-01-22T20:00")
SHOWN = 200
"""Characters of the evidence that tables show."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One record's rows by id, and who is in it."""

    document: Document
    cast: Cast
    sites: dict[str, Site]
    figures: dict[str, tuple[Figure, ...]]
    only: Site | None
    """The only point on the map that the document names, or the only area where it names no point; else None."""


def make_briefs(record: Record) -> tuple[Brief, ...]:
    """Every claim of a record in brief, in the order of the text, and every figure that stands in no claim."""
    shelf = shelve_record(record)
    cover = make_cover(record)
    claims = sorted(record.claims, key=lambda claim: claim.evidence[0].start if len(claim.evidence) > 0 else 0)
    briefs = [brief_claim(claim, order, cover, shelf) for order, claim in enumerate(claims)]
    inferred = {claim.id for claim in claims if not any(is_told(agent) for agent in claim.agents)}
    briefs = [leave_inferred(brief, briefs, inferred) for brief in briefs]
    briefs = [leave_asserted(brief, briefs) for brief in briefs]
    briefs = [answer_claim(brief, briefs) for brief in briefs]
    briefs = [blame_claim(brief, briefs) for brief in briefs]
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
    sites = seat_quarters(record.places, record.document.text)
    wide = any(is_broad(site) and site.precision != "country" for site in sites.values())
    bureau = {place.id for place in record.places if wide and lies_in_dateline(place, record.document)}
    told = [site for key, site in sites.items() if key not in bureau]
    points = {site.key: site for site in told if site.latitude is not None and not is_broad(site)}
    points = points or {site.key: site for site in told if site.precision == "area"}
    return Shelf(
        record.document,
        gather_cast(record),
        sites,
        figures,
        next(iter(points.values())) if len(points) == 1 else None,
    )


def lies_in_dateline(place: Place, document: Document) -> bool:
    """Whether a place is only where a dispatch was written: a bureau, where its text tells of a province."""
    line = document.dateline
    return line is not None and all(line.start <= span.start < line.end for span in place.mentions)


def make_cover(record: Record) -> Cover:
    """What reconciling needs of the document itself."""
    document = record.document
    name = document.source.name or document.source.domain or "unknown source"
    voices = [claim.claimant.side for claim in record.claims if claim.claimant.voice == "source"]
    side = next((side for side in voices if side is not None), None)
    signature, size = sign_text(document.text)
    own = read_member(name, list_conflicts(record)) or read_body(name)
    source = (
        replace(own, name=name)
        if own is not None
        else Party(key_actor(name, "medium", None, None), name, "medium", side)
    )
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


def brief_claim(claim: Claim, order: int, cover: Cover, shelf: Shelf) -> Brief:
    """One claim in brief."""
    event = claim.event
    kind = None if event is None else event.kind
    claimant = find_claimant(claim.claimant, cover, shelf.cast)
    agents = list_agents(claim.agents, claimant, claim.claimant.voice, shelf.cast)
    said = shelf.cast.statements.get(claim.statement or "")
    hearer = find_hearer(said, shelf.document, shelf.cast)
    relays = list_relays(claim.statement, shelf.cast)
    if hearer is not None and hearer.key not in {party.key for party in relays}:
        relays = (*relays, hearer)
    reporter = find_reporter(claim, shelf.document)
    if claim.act == "admit":
        agents = tuple(claimant if is_nameless(party) else party for party in agents)
    if event is None and claim.act == "accuse":
        agents = list_accused(claim.targets, shelf.cast)
    return Brief(
        claim.id,
        cover,
        order,
        reporter or claimant,
        "speaker" if reporter is not None else claim.claimant.voice,
        relays,
        "accuse" if claim.act == "admit" and blames_other(agents, claimant) else claim.act,
        claim.about,
        find_denied(claim, claimant, agents, said),
        claim.responsibility,
        kind,
        find_family(kind),
        None if event is None else event.modality,
        False if event is None else event.negated,
        False if event is None else event.historic,
        agents,
        list_words(target.text for target in claim.targets),
        find_civilian(claim.targets),
        tuple(sorted({weapon.kind for weapon in claim.weapons})),
        place_claim(claim, shelf),
        make_when(claim.time, cover.published),
        tuple(make_count(figure, shelf) for figure in shelf.figures.get(claim.id, ())),
        claim.in_headline,
        " … ".join(span.quote for span in claim.evidence)[:SHOWN],
    )


def is_nameless(party: Party) -> bool:
    """Whether an agent is some soldiers of nobody's name: in an admission they are the speaker's, "soldiers of a night
    patrol fired by mistake"."""
    return party.camp == party.key and party.kind in ("armed-force", "group", "unknown") and not is_named(party.name)


def blames_other(agents: Sequence[Party], claimant: Party) -> bool:
    """Whether only another party is named as having done it: who says so admits nothing."""
    known = claimant.camp != claimant.key and all(agent.camp != agent.key for agent in agents)
    return known and len(agents) > 0 and all(agent.camp != claimant.camp for agent in agents)


def leave_inferred(brief: Brief, briefs: Sequence[Brief], inferred: Container[str]) -> Brief:
    """A claim without doers that only somebody else's claim names: rescuers who count the dead of a strike accuse
    nobody by it, a ministry that has said whose strike it was does."""
    if brief.id not in inferred or len(brief.agents) == 0:
        return brief
    own = [row for row in briefs if row.id not in inferred and row.claimant.key == brief.claimant.key]
    camps = {agent.camp for row in own for agent in row.agents}
    return replace(brief, agents=tuple(agent for agent in brief.agents if agent.camp in camps))


def find_denied(claim: Claim, claimant: Party, agents: Sequence[Party], said: Statement | None) -> Denied | None:
    """What a denial denies: who says that its own forces did not do it denies its responsibility, and leaves open
    whether somebody did; a report called false is denied as a whole."""
    told = claim.event is not None and any(is_told(agent) for agent in claim.agents)
    own = any(agent.camp == claimant.camp for agent in agents)
    words = "" if said is None or said.cue is None else f"{said.cue.text} {said.content.text}"
    if claim.denied == "event" and claim.event is not None and len(agents) == 0 and OWN_DEED.search(words) is not None:
        return "responsibility"
    named = told and own and claimant.camp != claimant.key
    first = said is not None and FIRST.match(said.content.text) is not None
    unnamed = len(agents) == 0 and claimant.kind in FIGHTING and claim.event is not None and claim.event.negated
    first = first or (unnamed and DID_NOT.search(words) is not None)
    if claim.denied == "event" and (named or first) and FALSE.search(words) is None:
        return "responsibility"
    return claim.denied


def brief_figure(figure: Figure, order: int, cover: Cover, shelf: Shelf) -> Brief:
    """A figure that stands in no claim, as a claim that something was counted."""
    text = " … ".join(span.quote for span in figure.spans)[:SHOWN]
    party = find_claimant(figure.claimant, cover, shelf.cast)
    blank = Brief(
        figure.id, cover, order, party, figure.claimant.voice, (), "assert", None, None, None, None, None, None,
        False, False, (), (), None, (), None, None, (), figure.in_headline, text,
    )  # fmt: skip
    return replace(
        blank, counts=(make_count(figure, shelf),), site=find_site(figure.place, shelf), when=make_when(figure.time)
    )


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
    site = None if is_seat(claim, shelf) else find_site(claim.place, shelf)
    vague = site is None or (is_broad(site) and claim.place is not None and claim.place.inferred)
    return shelf.only if vague else site


def is_seat(claim: Claim, shelf: Shelf) -> bool:
    """Whether the place of a claim is only where its speaker sits: "in Moscow, the ministry told journalists"."""
    said = shelf.cast.statements.get(claim.statement or "")
    if claim.place is None or said is None:
        return False
    return claim.place.text in list_towns(said, shelf.document)


def find_site(place: PlaceReference | None, shelf: Shelf) -> Site | None:
    """The place of a claim or a figure."""
    if place is None:
        return None
    return shelf.sites.get(place.id, Site(f"name:{fold_text(place.name)}:", place.name))


def make_when(time: TimeReference | None, published: str | None = None) -> When | None:
    """The time of a claim or a figure. A night that would begin after the news was published is the one before: "on
    the night of 22 January", read on the 22nd."""
    if time is None:
        return None
    start, end = time.start, time.end
    if start is not None and end is not None and is_ahead(start, published):
        start, end = shift_day(start), shift_day(end)
    return When(start, end, time.precision, time.inferred)


def is_ahead(start: str, published: str | None) -> bool:
    """Whether a time of day lies after a publication of the same day."""
    same = published is not None and len(start) > DAY and len(published) > DAY and start[:DAY] == published[:DAY]
    return same and published is not None and start[:MINUTE] > published[:MINUTE]


def shift_day(moment: str) -> str:
    """The same clock time of the day before."""
    return f"{date.fromisoformat(moment[:DAY]) - timedelta(days=1)}{moment[DAY:]}"


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
