"""What the record tells of a MUC-4 message, counted: kinds of events, who is harmed, how long ago, in which country.

MUC-4 asks for acts against others than armies, of the last two months, in nine countries: its words alone do not say
that of a message, what its claims are about says more. An act may be told in one passage of a long message: passages
are counted too. `training/muc_words.py` learns what each count weighs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from counterclaim.data.lexicon import load_victims
from counterclaim.vocabulary import Claim, Event, Target
from evals.muc_bags import Bags, count_words
from evals.muc_pages import Page
from evals.muc_places import Told, find_default
from evals.muc_rank import list_days
from evals.muc_values import find_head

NINE = frozenset(
    {"EL SALVADOR", "GUATEMALA", "HONDURAS", "ARGENTINA", "BOLIVIA", "CHILE", "COLOMBIA", "ECUADOR", "PERU"}
)
"""The countries the task asks about."""
AGES = ((-1, "future"), (2, "day"), (8, "week"), (62, "months"), (400, "year"))
"""Days before the message, up to; two months are the task's own border."""
HARMED = ((True, "civilian"), (False, "fighter"), (None, "unknown"))
"""What a target may be; the first that any target is names a claim."""
PASSAGE = 3
"""Sentences of a passage; chosen on dev, tst1 and tst2 from 1, 2, 3, 4, 5, 8."""
OPENING = 2
"""Sentences that open a message: what it is about stands there."""


def count_message(page: Page, told: Sequence[Told]) -> Bags:
    """The words of a message and what its record tells."""
    return count_words(page.body), count_told(page, told)


def cut_passages(page: Page) -> Iterator[tuple[range, Bags]]:
    """The sentences and bags of every passage: some sentences running, and the claims of events told there."""
    told = [Counter[str]() for _ in page.sentences]
    ends = [row[-1][0] + len(row[-1][1]) for row in page.sentences]
    words = [count_words(page.body[row[0][0] : end]) for row, end in zip(page.sentences, ends, strict=True)]
    for claim in page.claims:
        if claim.event is not None and claim.event.cue is not None:
            number = bisect_right(ends, claim.event.cue.start)
            told[min(number, len(told) - 1)].update(describe_claim(page, claim, claim.event, ()))
    for first in range(max(len(told) - PASSAGE + 1, 1)):
        rows = range(first, min(first + PASSAGE, len(told)))
        yield rows, (sum((words[n] for n in rows), Counter()), sum((told[n] for n in rows), Counter()))


def count_told(page: Page, told: Sequence[Told]) -> Counter[str]:
    """How often the record tells each kind of thing in a message."""
    counts: Counter[str] = Counter()
    ends = [row[-1][0] + len(row[-1][1]) for row in page.sentences[:OPENING]]
    for claim in page.claims:
        counts.update(["claim=none"] if claim.event is None else describe_claim(page, claim, claim.event, ends))
    for figure in page.figures:
        counts.update([f"figure={figure.measure}/{figure.scope}", f"counted={figure.of.status}"])
    for day in list_days(page):
        counts.update(mark for mark in day.marks if mark.startswith("age="))
    home = find_default(list(told))
    counts.update([f"home={home}", f"nine={home in NINE}", f"length={min(len(page.sentences) // 8, 6)}"])
    return counts


def describe_claim(page: Page, claim: Claim, event: Event, ends: Sequence[int]) -> Iterator[str]:
    """What one claim of an event is about; `ends` are those of the sentences that open the message."""
    kind, said, harmed = f"kind={event.kind}", f"said={event.modality}", name_harmed(claim.targets)
    when = f"when={name_age(page.day, claim)}"
    past = "historic" if event.historic else "now"
    yield from (kind, said, harmed, when, past, f"{kind}/{said}", f"{kind}/{harmed}", f"{kind}/{when}")
    yield from (
        f"{said}/{past}/{harmed}",
        f"agents={len(claim.agents) > 0}/{harmed}",
        f"placed={claim.place is not None}",
    )
    if event.negated:
        yield "negated"
    if event.cue is not None and len(ends) > 0 and event.cue.start < ends[-1]:
        yield from (f"first:{kind}", f"first:{said}/{harmed}")
    yield from (f"agent={find_head(agent.text).lower()}" for agent in claim.agents)
    for target in claim.targets:
        yield from describe_target(target)


def describe_target(target: Target) -> Iterator[str]:
    """The head of a target, and what the lexicon of victims knows of it."""
    head = find_head(target.text).lower()
    yield f"target={head}"
    victim = load_victims().get(head)
    if victim is not None:
        yield from (f"group={victim.group}", f"status={victim.status}")


def name_harmed(targets: Sequence[Target]) -> str:
    """Whether anybody harmed is a civilian; else whether anybody is a fighter, or known to be harmed at all."""
    known = {target.civilian for target in targets}
    return next((name for flag, name in HARMED if flag in known), "nobody")


def name_age(day: date | None, claim: Claim) -> str:
    """How long before the message a claim's event was."""
    told = None if claim.time is None else claim.time.end or claim.time.start
    if told is None or day is None:
        return "unknown"
    try:
        days = (day - date.fromisoformat(told[:10])).days
    except ValueError:
        return "vague"
    return next((name for limit, name in AGES if days <= limit), "old")
