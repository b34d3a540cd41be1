"""Two claims side by side: what agrees, what does not, what one of them leaves open; and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from counterclaim.reconcile.blocks import is_answer, list_days
from counterclaim.reconcile.kinds import compare_kinds
from counterclaim.reconcile.names import fold_text
from counterclaim.reconcile.places import compare_sites, is_broad
from counterclaim.reconcile.rules import Rules
from counterclaim.vocabulary import Judgement, TimePrecision, Verdict, make_id
from counterclaim.vocabulary.brief import Brief, Site, When

WEIGHTS: Mapping[str, float] = {
    "place": 0.3,
    "time": 0.25,
    "kind": 0.2,
    "target": 0.15,
    "weapon": 0.05,
    "agent": 0.05,
}
"""How much each feature says, when both claims have it. Place and day say most; who did it says little, because the
perpetrator is what the sides dispute. Chosen on evals/case/choose."""

GAP = 3.0
"""Hours between two times of one day from which they are two events."""

TELLING = 3
"""A count from which the same number in two claims is hardly chance: one or two killed happens daily."""

WORDS = 40
"""Characters from which the same words in two documents are a reprint: "Armenia shelled Karabakh" is chance."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is compared of a claim. Claims that agree in all of it are compared once."""

    family: str
    kind: str
    site: Site
    when: When
    camps: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    answer: bool
    tally: frozenset[tuple[str, int]]
    only: str | None = None
    """The one claim it is of, where a person decided on it or nothing could tell it from another of a wide area."""
    counts: frozenset[tuple[str, int]] = field(default=frozenset(), compare=False)
    """Measures and lowest numbers, of every claim of this form: in one district on one day any number tells."""


def make_form(brief: Brief, decided: bool = False) -> Form:
    """The form of a claim that says where and when."""
    if brief.family is None or brief.kind is None or brief.site is None or brief.when is None:
        raise ValueError(f"{brief.id}: only a claim with kind, place and day has a form")
    tally = make_tally(brief) if is_broad(brief.site) else frozenset()
    alone = decided or (is_broad(brief.site) and len(tally) == 0 and len(brief.targets) == 0)
    return Form(
        brief.family,
        brief.kind,
        brief.site,
        share_when(brief.when.start, brief.when.end, brief.when.precision),
        share_set(tuple(agent.camp for agent in brief.agents)),
        share_set(brief.targets),
        share_set(brief.weapons),
        is_answer(brief),
        tally,
        brief.id if alone else None,
        frozenset(list_counts(brief)),
    )


@cache
def share_set(words: tuple[str, ...]) -> frozenset[str]:
    """The set of these words: one object for all forms that have it, since a case has millions."""
    return frozenset(words)


@cache
def share_when(start: str | None, end: str | None, precision: TimePrecision | None) -> When:
    """One object for all forms of one time, without how the time was known."""
    return When(start, end, precision)


def make_tally(brief: Brief) -> frozenset[tuple[str, int]]:
    """What can tell two events of a wide area apart: telling counts, and the very words, which reprints share."""
    told = {(measure, low) for measure, low in list_counts(brief) if low >= TELLING}
    return frozenset(told | ({(fold_text(brief.text), 0)} if len(brief.text) >= WORDS else set()))


def list_counts(brief: Brief) -> list[tuple[str, int]]:
    """The measures and lowest numbers of an event's own counts."""
    return [(row.measure, row.low) for row in brief.counts if row.scope == "incident" and row.low not in (None, 0)]


def share_number(left: Form, right: Form) -> bool:
    """Whether two forms share a number that tells: in a wide area a high one, nearer by any."""
    near = not is_broad(left.site)
    return len(left.tally & right.tally) > 0 or (near and len(left.counts & right.counts) > 0)


def compare_forms(left: Form, right: Form, rules: Rules) -> dict[str, float | None]:
    """Every feature from 0, at odds, to 1, agreeing; None where one of the two does not say."""
    return {
        "place": compare_sites(left.site, right.site, rules.radius),
        "time": compare_times(left.when, right.when),
        "kind": compare_kinds(left.kind, right.kind),
        "target": compare_sets(left.targets, right.targets),
        "weapon": compare_sets(left.weapons, right.weapons),
        "agent": compare_sets(left.camps, right.camps),
        "count": 1.0 if share_number(left, right) else None,
    }


def score_forms(left: Form, right: Form, rules: Rules) -> float:
    """The score of two forms; what place, time or kind rule out is not looked at further."""
    if compare_kinds(left.kind, right.kind) == 0.0 or compare_sites(left.site, right.site, rules.radius) == 0.0:
        return 0.0
    return 0.0 if compare_times(left.when, right.when) == 0.0 else score_features(compare_forms(left, right, rules))


def compare_sets(left: frozenset[str], right: frozenset[str]) -> float | None:
    """1 where they share something, 0 where they do not, None where one is empty."""
    if len(left) == 0 or len(right) == 0:
        return None
    return 1.0 if len(left & right) > 0 else 0.0


@cache
def compare_times(left: When, right: When) -> float:
    """1 for the same day, less the more days only one of them covers, 0 for other days or hours far apart."""
    days, others = set(list_days(left)), set(list_days(right))
    if len(days & others) == 0:
        return 0.0
    gap = measure_gap(left, right)
    if gap is not None and gap > GAP:
        return 0.0
    return (1.0 + len(days & others) / len(days | others)) / 2


def measure_gap(left: When, right: When) -> float | None:
    """Hours between two times of day; 0 where they overlap, None where one is no nearer than the day."""
    spans = []
    for when in (left, right):
        if when.start is None or when.end is None or len(when.start) < 13 or len(when.end) < 13:
            return None
        spans.append((parse_hour(when.start), parse_hour(when.end)))
    (start, end), (other, last) = spans
    return max(0.0, (other - end).total_seconds(), (start - last).total_seconds()) / 3600


def parse_hour(text: str) -> datetime:
    """The local clock time of an ISO time: claims of one place share its clock."""
    return datetime.fromisoformat(text).replace(tzinfo=None)


def score_features(features: Mapping[str, float | None]) -> float:
    """The weighted mean of what both claims say; 0 where place, time or kind rule it out."""
    if 0.0 in (features["place"], features["time"], features["kind"]):
        return 0.0
    known = [(WEIGHTS[name], value) for name, value in features.items() if name in WEIGHTS and value is not None]
    score = sum(weight * value for weight, value in known) / sum(weight for weight, _ in known)
    if features["place"] == 0.5 and features["target"] != 1.0 and features["count"] is None:
        return min(score, 0.5)
    return score


def judge_score(score: float, rules: Rules) -> Verdict:
    """What a score means."""
    if score >= rules.same:
        return "same"
    return "unsure" if score >= rules.apart else "different"


def judge_claims(left: Brief, right: Brief, rules: Rules) -> Judgement:
    """Whether two claims speak of one event, with every feature and why. An unknown place or day is UNSURE."""
    ids = sorted((left.id, right.id))
    identity = make_id("judgement", *ids)
    missing = name_missing(left) or name_missing(right)
    if missing is not None:
        reasons: tuple[str, ...] = (f"unknown {missing}: not joined unless a person says so",)
        return Judgement(identity, "claim", ids[0], ids[1], "unsure", None, {}, reasons, rules.version)
    made = compare_forms(make_form(left), make_form(right), rules)
    if left.family != right.family:
        made["kind"] = 0.0
    score = score_features(made)
    features = share_features(tuple(made.items()))
    reasons = explain_features(features)
    return Judgement(
        identity, "claim", ids[0], ids[1], judge_score(score, rules), round(score, 4), features, reasons, rules.version
    )


def name_missing(brief: Brief) -> str | None:
    """What a claim does not say and comparison needs."""
    if brief.family is None:
        return "event"
    if brief.site is None:
        return "place"
    return "day" if len(list_days(brief.when)) == 0 else None


@cache
def share_features(items: tuple[tuple[str, float | None], ...]) -> Mapping[str, float | None]:
    """One mapping for all pairs that agree alike."""
    return dict(items)


def explain_features(features: Mapping[str, float | None]) -> tuple[str, ...]:
    """The features in words, in their order."""
    return word_features(tuple((name, value) for name, value in features.items() if value is not None))


@cache
def word_features(known: tuple[tuple[str, float], ...]) -> tuple[str, ...]:
    """Features that both claims have, in words; kept, because most pairs agree alike."""
    words = {1.0: "agrees", 0.0: "differs"}
    return tuple(f"{name} {words.get(value, f'agrees in part ({value:.2f})')}" for name, value in known)
