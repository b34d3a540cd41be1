"""Denials, admissions and accusations that tell no event themselves, with the event of the claim they speak of."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reconcile.blocks import ANSWERS, is_event, list_days
from counterclaim.reconcile.parties import is_party
from counterclaim.vocabulary.brief import Brief


def answer_claim(brief: Brief, briefs: Sequence[Brief]) -> Brief:
    """A denial or an admission that tells no event itself, with the event of the claim it answers: "the report that a
    drone struck an ambulance is false" denies the strike that it tells."""
    if brief.act not in ANSWERS or brief.family is not None:
        return brief
    about = next((row for row in briefs if row.id == brief.about and not is_own(brief, row)), None)
    other = about or find_told(brief, briefs) or find_only(brief, briefs) or find_denied(brief, briefs)
    if other is None or other.family is None:
        return brief
    return replace(
        brief,
        kind=other.kind,
        family=other.family,
        modality="actual",
        agents=other.agents,
        targets=other.targets,
        civilian=other.civilian,
        weapons=other.weapons,
        site=other.site or brief.site,
        when=other.when or brief.when,
    )


def is_own(brief: Brief, other: Brief) -> bool:
    """Whether a denial would deny what its own claimant says: "our units did not fire", beside "their shells fell"."""
    return (
        brief.act == "deny" and other.act != "deny" and not other.negated and brief.claimant.key == other.claimant.key
    )


def leave_asserted(brief: Brief, briefs: Sequence[Brief]) -> Brief:
    """A denial of an event that its own claimant tells in the same text, without the event: who "disputes the account
    of the killings" and says who did them does not deny that they happened."""
    if brief.act != "deny" or brief.negated or brief.denied != "event" or brief.family is None or brief.site is None:
        return brief
    days = set(list_days(brief.when))
    told = [row for row in briefs if row.claimant.key == brief.claimant.key and is_event(row) and row.act != "deny"]
    same = [row for row in told if row.site is not None and row.site.key == brief.site.key]
    own = [row for row in same if row.family == brief.family and len(days & set(list_days(row.when))) > 0]
    mine = any(agent.camp == brief.claimant.camp for agent in brief.agents)
    return brief if len(own) == 0 or mine else replace(brief, kind=None, family=None, modality=None, about=None)


def find_denied(brief: Brief, briefs: Sequence[Brief]) -> Brief | None:
    """For a headline: the first denial of the text that tells what it denies."""
    if not brief.in_headline or brief.act != "deny":
        return None
    told = [row for row in briefs if row.act == "deny" and row.denied == brief.denied and not row.in_headline]
    return next((row for row in told if row.family is not None), None)


def find_told(brief: Brief, briefs: Sequence[Brief]) -> Brief | None:
    """The claim that the words of a denial tell in order to call it false."""
    inside = [row for row in briefs if row.id != brief.id and row.text in brief.text and row.claimant == brief.claimant]
    return next((row for row in inside if row.family is not None and row.act not in ANSWERS), None)


def find_only(brief: Brief, briefs: Sequence[Brief]) -> Brief | None:
    """The last claim told before a denial of a number, of who the dead were or of responsibility, where its document
    tells of one event only: "the ministry's figure is exaggerated", "a spokesman denied responsibility"."""
    if brief.act != "deny" or brief.denied not in ("number", "status", "responsibility"):
        return None
    told = [row for row in briefs if is_event(row) and not row.historic and row.site is not None]
    events = {(row.site.key, list_days(row.when)) for row in told if row.site is not None}
    before = [row for row in told if row.order < brief.order]
    return before[-1] if len(events) == 1 and len(before) > 0 else None


def blame_claim(brief: Brief, briefs: Sequence[Brief]) -> Brief:
    """An accusation that tells no event itself, of the event told last before it: "They blamed Ukraine"."""
    if brief.act != "accuse" or brief.family is not None or len(brief.agents) == 0:
        return brief
    before = [row for row in briefs if row.order < brief.order and is_event(row) and not row.historic]
    if len(before) == 0 or any(is_party(agent) and agent.camp == brief.claimant.camp for agent in brief.agents):
        return brief
    last = before[-1]
    return replace(
        brief, kind=last.kind, family=last.family, modality="actual", targets=(), site=last.site, when=last.when
    )
