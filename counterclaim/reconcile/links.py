"""Claims of one document that speak of one event, where one of them leaves out the place, the day or the speaker.

A document reads as a whole: "a missile hit Ganja on Sunday … the attack killed one". A claim without place or day
belongs to the only event of its kind that the document places and dates; where there are two, it belongs to neither.
"""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reconcile.blocks import is_answer, is_eligible, is_event, is_placed, list_days
from counterclaim.reconcile.compare import list_counts
from counterclaim.reconcile.kinds import compare_kinds
from counterclaim.reconcile.names import compare_spellings, fold_text, sound_name
from counterclaim.reconcile.parties import is_party
from counterclaim.reconcile.places import compare_sites, is_broad, is_district
from counterclaim.reconcile.rules import DEFAULT
from counterclaim.vocabulary.brief import Brief, Count, Site

FITTING = 0.3
"""Least agreement of kinds: any violence. Desks tell one strike as "fired at" and "shelled"; that the document places
and dates only one event is what carries the link."""


WIDE = frozenset({"armed-clash", "ground-assault", "territory-taken", "territory-retaken", "ceasefire-violation"})
"""Kinds told of a whole region for weeks: "fighting in Karabakh" is no town's shelling."""


def link_briefs(briefs: Sequence[Brief]) -> tuple[Brief, ...]:
    """The claims of a document, each with the claim it points at and, for a headline, the claim that attributes it."""
    briefs = [narrow_site(brief, briefs) for brief in briefs]
    briefs = [settle_headline(settle_total(brief, briefs), briefs) for brief in briefs]
    briefs = [date_claim(brief, briefs) for brief in briefs]
    return tuple(replace(brief, same_as=find_same(brief, briefs)) for brief in briefs)


def settle_headline(brief: Brief, briefs: Sequence[Brief]) -> Brief:
    """A headline with who says so and where and when it was: those of the claim of the text that it shortens."""
    if not brief.in_headline:
        return brief
    lead = find_lead(brief, briefs)
    told = next((row for row in briefs if row.id == lead), None) or find_repeated(brief, briefs)
    if told is None or not is_placed(told) or told.modality != brief.modality:
        told = find_only(brief, briefs)
    if told is not None:
        brief = replace(brief, site=told.site, when=told.when)
    return replace(brief, lead=lead)


def settle_total(brief: Brief, briefs: Sequence[Brief]) -> Brief:
    """A headline whose running totals are of the period that the text gives with the same number."""
    if not brief.in_headline or all(row.scope != "running" for row in brief.counts):
        return brief
    told = [row for other in briefs if not other.in_headline for row in other.counts if row.scope == "running"]
    return replace(brief, counts=tuple(date_total(row, told) for row in brief.counts))


def date_total(count: Count, told: Sequence[Count]) -> Count:
    """A total without a first day, of the period of the first of those `told` that gives the same number."""
    if count.scope != "running" or (count.when is not None and count.when.start is not None):
        return count
    number = (count.measure, count.low, count.high)
    same = [row for row in told if (row.measure, row.low, row.high) == number and row.when is not None]
    return count if len(same) == 0 else replace(count, when=same[0].when, as_of=same[0].as_of)


def find_only(brief: Brief, briefs: Sequence[Brief]) -> Brief | None:
    """For a headline whose place no claim of the text has ("night strike in the district"): the first of the text's
    claims where they tell one event only."""
    body = [row for row in briefs if not row.in_headline]
    if any(row.site is not None and is_point(row.site) and names_site(brief, row.site) for row in body):
        return None
    text = [row for row in body if is_placed(row) and is_event(row) and not row.historic]
    events = {(row.site.key, list_days(row.when)) for row in text if row.site is not None}
    if len(events) != 1 or not is_eligible(brief) or brief.historic or brief.modality != text[0].modality:
        return None
    days = list_days(brief.when)
    stated = brief.when is not None and not brief.when.inferred and len(days) > 0
    if stated and len(set(days) & set(list_days(text[0].when))) == 0:
        return None
    return next((row for row in text if shares_event(brief, row)), None)


def names_site(brief: Brief, site: Site) -> bool:
    """Whether a claim names this place."""
    return brief.site is not None and (
        brief.site.key == site.key or compare_spellings(brief.site.name, site.name) > 0.5
    )


def date_claim(brief: Brief, briefs: Sequence[Brief]) -> Brief:
    """A claim whose day nobody states, of the day stated of the first event that its text tells, where that is the only
    stated one and of the same place: a monitor's page of a week later is no second strike."""
    if brief.when is None or not brief.when.inferred or not is_placed(brief) or brief.historic:
        return brief
    text = [row for row in briefs if not row.in_headline and is_placed(row) and is_event(row)]
    stated = {list_days(row.when) for row in text if row.when is not None and not row.when.inferred}
    first = text[0] if len(text) > 0 else brief
    if len(stated) != 1 or list_days(first.when) not in stated or first.order > brief.order:
        return brief
    same = can_be_there(brief.site, first.site) and shares_event(brief, first)
    return replace(brief, when=first.when) if same else brief


def find_repeated(brief: Brief, briefs: Sequence[Brief]) -> Brief | None:
    """For a headline: the claim of the text that gives its number again, whoever is behind it."""
    same = [row for row in briefs if brief.in_headline and not row.in_headline and says_same(brief, row)]
    telling = [row for row in same if len(set(list_counts(brief)) & set(list_counts(row))) > 0]
    return telling[0] if len(telling) > 0 else None


def shares_event(brief: Brief, other: Brief) -> bool:
    """Whether two claims of one document can tell of one event by what happened and who is blamed."""
    if brief.kind is None or other.kind is None or compare_kinds(brief.kind, other.kind) < FITTING:
        return False
    return share_camps(brief, other) or is_answer(brief) or (is_answer(other) and not is_event(other))


def narrow_site(brief: Brief, briefs: Sequence[Brief]) -> Brief:
    """A claim of a whole region, country or district at the only point where its document tells of such an event: "a
    village in Karabakh" over a text about Chinar. The town that a district is named after is no second point."""
    wide = is_broad(brief.site) or is_district(brief.site)
    if not wide or not is_eligible(brief) or brief.historic or brief.kind in WIDE:
        return brief
    points = {
        sound_name(row.site.name): row.site
        for row in briefs
        if row.site is not None and is_point(row.site) and is_eligible(row) and can_mean(brief, row)
        if brief.site is not None and compare_spellings(row.site.name, brief.site.name) < 1.0
    }
    return replace(brief, site=next(iter(points.values()))) if len(points) == 1 else brief


def is_point(site: Site) -> bool:
    """Whether a place is one place, were it on no map."""
    return not is_broad(site) and not is_district(site)


def find_same(brief: Brief, briefs: Sequence[Brief]) -> str | None:
    """The claim that a claim without place or day speaks of; None where it has both, or it could mean two events."""
    if is_placed(brief) or not is_eligible(brief):
        return None
    answered = [row.id for row in briefs if row.id == brief.about and is_eligible(row)]
    if is_answer(brief) and len(answered) > 0:
        return answered[0]
    if brief.historic or (brief.when is not None and brief.when.start is not None and len(list_days(brief.when)) == 0):
        return None
    others = [row for row in briefs if row.id != brief.id and is_placed(row) and can_mean(brief, row)]
    told = [row for row in others if is_event(row)]
    fitting = told if len(told) > 0 else [row for row in others if is_answer(row)]
    events = {(row.site.key, list_days(row.when)) for row in fitting if row.site is not None}
    if len(events) != 1:
        return None
    before = [row for row in fitting if row.order < brief.order]
    return (before[-1] if len(before) > 0 else fitting[0]).id


def can_mean(brief: Brief, other: Brief) -> bool:
    """Whether what a claim does say fits another claim's event."""
    days, others = list_days(brief.when), list_days(other.when)
    if len(days) > 0 and len(others) > 0 and len(set(days) & set(others)) == 0:
        return False
    return can_be_there(brief.site, other.site) and shares_event(brief, other)


def share_camps(left: Brief, right: Brief) -> bool:
    """Whether two claims can blame the same: one of them nobody that is a party, or both a common camp."""
    camps, rivals = ({agent.camp for agent in row.agents if is_party(agent)} for row in (left, right))
    return len(camps) == 0 or len(rivals) == 0 or len(camps & rivals) > 0


def find_lead(brief: Brief, briefs: Sequence[Brief]) -> str | None:
    """For a headline: the claim of the text that says most of the same and who says so.

    None where the text says it in the source's own voice: then it is the source's claim. A headline's own speaker
    gives way only to one of its camp that the text names more fully ("Kyiv says", "Ministry:").
    """
    if not brief.in_headline or (brief.family is None and brief.act != "deny"):
        return None
    same = [row for row in briefs if not row.in_headline and says_same(brief, row) and can_lead(brief, row)]
    if len(same) == 0:
        return None
    best = max(same, key=lambda row: (rate_same(brief, row), -row.order))
    return None if best.voice == "source" else best.id


def can_lead(headline: Brief, row: Brief) -> bool:
    """Whether a claim of the text can say who is behind a headline: any where the headline names nobody, else one by
    a speaker of the same camp whom the headline names by the state or by a word that fits many ("governor")."""
    if headline.voice == "source":
        return True
    said, named = headline.claimant, row.claimant
    if row.voice == "source" or said.key == named.key or (said.kind == "person" and not said.name.islower()):
        return False
    if said.kind == "person":
        return named.kind == "person"
    unknown = said.side is None and said.country is None
    return unknown or (said.kind == "state" and said.camp == named.camp)


def rate_same(headline: Brief, row: Brief) -> float:
    """How much of a headline a claim of the text says: numbers first, then the kind of event, then whom it struck and
    who did it."""
    counts = {(count.measure, count.low, count.high) for count in headline.counts}
    shared = len(counts & {(count.measure, count.low, count.high) for count in row.counts})
    kinds = 0.0 if headline.kind is None or row.kind is None else compare_kinds(headline.kind, row.kind)
    place = set() if row.site is None else set(fold_text(row.site.name).split())
    struck = set(headline.targets) & set(row.targets) - place
    blamed = {agent.camp for agent in headline.agents} & {agent.camp for agent in row.agents}
    return 2.0 * shared + kinds + 0.5 * (len(struck) > 0) + 0.5 * (len(blamed) > 0)


def says_same(headline: Brief, row: Brief) -> bool:
    """Whether a claim of the text is what a headline shortens."""
    denial, other = headline.act == "deny" or headline.negated, row.act == "deny" or row.negated
    if denial != other or (row.family is None and not denial):
        return False
    if headline.kind is not None and row.kind is not None and compare_kinds(headline.kind, row.kind) < FITTING:
        return False
    if not denial and (headline.kind is None or row.kind is None):
        return False
    placed = len(set(list_counts(headline)) & set(list_counts(row))) > 0 or can_be_there(headline.site, row.site)
    return placed and share_camps(headline, row)


def can_be_there(left: Site | None, right: Site | None) -> bool:
    """Whether two claims of one document can mean one place: a region and a point in its country, a district and a
    point that can lie in it, a town and the district named after it, two spellings of a name."""
    if left is None or right is None or left.key == right.key:
        return True
    if is_broad(left) and not is_broad(right):
        return left.country in (None, right.country) or right.latitude is None
    if is_district(left) and is_point(right):
        return right.latitude is None or compare_sites(left, right, DEFAULT.radius) > 0
    same = left.country == right.country or None in (left.country, right.country)
    return same and compare_spellings(left.name, right.name) > 0.5
