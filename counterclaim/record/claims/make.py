"""Claims and figures of a document: one claim for every event or verbal act that one voice tells.

`make_claims` joins what the other modules find: cues and counts (drafts), voices, roles, places and times, then the
links between claims. What is inferred is marked, with where from; what cannot be known stays None.
"""

import re
from dataclasses import dataclass, replace

from counterclaim.data.lexicon import load_kinds
from counterclaim.record.claims.accused import name_accused
from counterclaim.record.claims.acting import find_claim_act, find_responsibility
from counterclaim.record.claims.blame import name_blamed
from counterclaim.record.claims.days import choose_days
from counterclaim.record.claims.drafts import Draft, Plan, plan_claims, soften
from counterclaim.record.claims.figures import make_figures
from counterclaim.record.claims.frames import Setting
from counterclaim.record.claims.links import link_claims
from counterclaim.record.claims.mutual import set_against
from counterclaim.record.claims.parted import part_row
from counterclaim.record.claims.periods import share_periods
from counterclaim.record.claims.scenes import settle_drafts
from counterclaim.record.claims.sites import choose_sites
from counterclaim.record.claims.summaries import is_several
from counterclaim.record.claims.verbal import make_verbal
from counterclaim.record.counting.counts import find_counts, span_words
from counterclaim.record.events.ground import Ground
from counterclaim.record.reading import Reading
from counterclaim.vocabulary import Claim, Event, Figure, PlaceReference, Skip, Span, Target, make_id

STOP = re.compile(r"[.!?;]\s|\n")
"""Where a sentence ends between two stretches."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a document claims, and what was seen and left out."""

    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    skipped: tuple[Skip, ...]


def make_claims(reading: Reading) -> Claims:
    """Every claim and figure of a document, in the order of the text."""
    told = gather_claims(reading)
    return replace(told, claims=link_claims(told.claims, reading))


def gather_claims(reading: Reading) -> Claims:
    """Every claim and figure, before it is seen which claims answer one another."""
    plan, skipped = lay_plan(reading)
    ground = Ground(reading)
    sited = choose_sites(plan, settle_drafts(plan, ground), ground)
    settings = share_periods(plan, choose_days(plan, sited, reading))
    claims: list[Claim] = []
    owner: dict[int, int] = {}
    shared: set[int] = set()
    for draft, setting in zip(plan.drafts, settings, strict=True):
        if is_bare(draft, setting, reading):
            continue
        parts = make_event_claims(draft, setting, reading)
        shared |= set(draft.counts) if len(parts) > 1 else set()
        for claim in parts:
            if len(draft.counts) > 0 and not any(number in owner for number in draft.counts):
                owner |= dict.fromkeys(draft.counts, len(claims))
            claims.append(claim)
    placed = tuple(replace(item, claim=owner.get(number)) for number, item in enumerate(plan.placed))
    figures = make_figures(placed, dict(enumerate(claims)), reading)
    figures = tuple(replace(row, place=None) if n in shared else row for n, row in enumerate(figures))
    claims = [add_figures(claim, figures, reading) for claim in claims]
    claims = name_blamed(claims, reading)
    claims = name_accused(claims, reading)
    claims = set_against(claims, reading)
    claims += make_verbal(reading, tuple(claims))
    return Claims(tuple(sorted(claims, key=find_start)), figures, (*skipped, *skip_weak(plan)))


def lay_plan(reading: Reading) -> tuple[Plan, tuple[Skip, ...]]:
    """What is told in a document before it is known where and when, and the counts that were left out."""
    barred = span_words(span for time in reading.times if time.kind != "duration" for span in time.spans)
    counts, skipped = find_counts(reading.sentences, barred)
    plan = plan_claims(reading, counts)
    plan.drafts += [part for row in tuple(plan.drafts) for part in part_row(row, plan)]
    plan.drafts.sort(key=lambda draft: draft.position)
    plan.drafts = [soften(draft) for draft in plan.drafts]
    return plan, skipped


def is_bare(draft: Draft, setting: Setting, reading: Reading) -> bool:
    """Whether a word only goes back to an event told before and adds nothing: no role, place, day, weapon or figure of
    its own, and no act but telling. "The attack lasted an hour" is no second accusation."""
    cue = draft.cue
    bare = cue.token.pos_ in ("NOUN", "PROPN") and cue.head.i == cue.token.i
    if not bare or len(draft.counts) + len(draft.results) > 0:
        return False
    if not cue.definite and (setting.time is not None or len(setting.places) > 0 or draft.sentence.in_headline):
        return False
    own = [row.inferred for row in setting.agents] + [row.inferred for row in setting.targets]
    own += [row.inferred for row in setting.places]
    if not all(own) or len(setting.weapons) > 0 or (setting.time is not None and not setting.time.inferred):
        return False
    return not cue.negated and find_claim_act(draft, setting, reading) == "assert"


def make_event_claims(draft: Draft, setting: Setting, reading: Reading) -> tuple[Claim, ...]:
    """The claims of one draft: one for each of several coordinated places, unless it is a running total or only tells
    what came of something: "attacks in Gardez and Khost killed nine" are one in each."""
    places: tuple[PlaceReference | None, ...] = setting.places
    if len(places) == 0:
        places = (None,)
    elif draft.running or (len(draft.counts) > 0 and not is_several(draft)):
        places = places[:1]
    return tuple(make_claim(draft, leave_target(setting, places, place), place, reading) for place in places)


def leave_target(setting: Setting, places: tuple[PlaceReference | None, ...], place: PlaceReference | None) -> Setting:
    """The setting without the targets that name another of the coordinated places: Khizi was not hit in Mingachevir."""
    others = [span for row in places if row is not None and row is not place for span in row.spans]

    def is_other(target: Target) -> bool:
        return any(span.start < other.end and other.start < span.end for span in target.spans for other in others)

    return replace(setting, targets=tuple(row for row in setting.targets if not is_other(row)))


def make_claim(draft: Draft, setting: Setting, place: PlaceReference | None, reading: Reading) -> Claim:
    """The claim of one event at one place."""
    cue, voice = draft.cue, draft.voice
    statement = voice.statement
    key = make_id(
        "claim",
        reading.document.id,
        cue.span.start,
        setting.kind,
        statement and statement.id,
        draft.running,
        place and place.id,
    )
    act = find_claim_act(draft, setting, reading)
    return Claim(
        id=key,
        statement=None if statement is None else statement.id,
        claimant=voice.claimant,
        act=act,
        about=None,
        denied=None,
        responsibility=find_responsibility(draft, setting, act),
        event=make_event(draft, setting),
        agents=setting.agents,
        targets=setting.targets,
        weapons=setting.weapons,
        place=place,
        time=setting.time,
        figures=(),
        in_headline=draft.sentence.in_headline,
        evidence=find_evidence(draft, setting, place, reading),
    )


def make_event(draft: Draft, setting: Setting) -> Event:
    """The event with its codes."""
    kind = load_kinds()[setting.kind]
    cue = draft.cue
    return Event(
        kind.name, kind.plover, kind.acled, kind.cameo, setting.modality, cue.negated, cue.span, setting.historic
    )


def find_evidence(draft: Draft, setting: Setting, place: PlaceReference | None, reading: Reading) -> tuple[Span, ...]:
    """The stretch of the sentence that holds the cue and what was taken from beside it."""
    sentence = draft.sentence
    spans = [draft.cue.span, draft.sentence.span(draft.cue.head)]
    spans += [span for agent in setting.agents if not agent.inferred for span in agent.spans]
    spans += [span for target in setting.targets for span in target.spans]
    spans += [span for weapon in setting.weapons for span in weapon.spans]
    if place is not None and not place.inferred:
        spans += place.spans
    if setting.time is not None and not setting.time.inferred:
        spans += setting.time.spans
    inside = [span for span in spans if sentence.start <= span.start and span.end <= sentence.end]
    start, end = min(span.start for span in inside), max(span.end for span in inside)
    return (reading.document.span(start, end),)


def add_figures(claim: Claim, figures: tuple[Figure, ...], reading: Reading) -> Claim:
    """The claim with the ids of its figures, and their words in its evidence where they stand in the same sentence: the
    number and whom it counts."""
    own = [figure for figure in figures if figure.claim == claim.id]
    start, end = claim.evidence[0].start, claim.evidence[-1].end
    for span in (counted for figure in own for counted in list_counted(figure, reading)):
        between = reading.document.text[min(end, span.end) : max(start, span.start)]
        if STOP.search(between) is None:
            start, end = min(start, span.start), max(end, span.end)
    evidence = (reading.document.span(start, end),) if len(claim.evidence) == 1 else claim.evidence
    return replace(claim, figures=tuple(figure.id for figure in own), evidence=evidence)


def list_counted(figure: Figure, reading: Reading) -> list[Span]:
    """A figure's words, the last with the noun that follows it: "a civilian" and not "a"."""
    if figure.of.text is None:
        return list(figure.spans)
    last = figure.spans[-1]
    noun = re.compile(rf"\s+{re.escape(figure.of.text)}\b").match(reading.document.text, last.end)
    end = last.end if noun is None else noun.end()
    return [*figure.spans[:-1], reading.document.span(last.start, end)]


def find_start(claim: Claim) -> int:
    """Where a claim's evidence begins."""
    return claim.evidence[0].start


def skip_weak(plan: Plan) -> tuple[Skip, ...]:
    """The event words that made no claim, because they name no event of their own."""
    used = {draft.cue.span for draft in plan.drafts} | {cue.span for draft in plan.drafts for cue in draft.results}
    return tuple(
        Skip("event", "the word alone says neither who nor whom", (cue.span,))
        for cues in plan.cues.values()
        for cue in cues
        if cue.weak and cue.span not in used
    )
