"""When and where an incident was: what a message offers, and what speaks for each, given the sentences that tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from evals.muc_pages import Page
from evals.muc_places import Told, find_default
from evals.muc_texts import NAMES

if TYPE_CHECKING:
    from evals.muc_templates import Signs

SAID = (
    ("yesterday", r"yesterday"), ("today", r"\btoday|this (?:morning|afternoon|evening)|tonight"),
    ("night", r"last night"),
    ("weekday", r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"), ("date", r"\d"), ("week", r"week"), ("month", r"month"),
    ("ago", r"\bago\b"), ("year", r"year"),
)  # fmt: skip
"""How a day is told."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that may fill a slot: the sentence and word it is told in (-1: in none), and what is known of it."""

    value: str
    sentence: int
    start: int
    marks: tuple[str, ...]


def list_days(page: Page) -> list[Choice]:
    """The days and short stretches told in a message, then the message's own day as the latest there can be."""
    claimed = {span.start for claim in page.claims if claim.time is not None for span in claim.time.spans}
    ends = [row[-1][0] + len(row[-1][1]) for row in page.sentences]
    found = []
    for time in page.times:
        if time.start is None or time.kind not in ("date", "time") or len(time.start) < 10:
            continue
        value = print_days(time.start[:10], (time.end or time.start)[:10])
        number = next((n for n, end in enumerate(ends) if time.spans[0].start < end), -1)
        if (
            value is None
            or number < 0
            or (number == 0 and time.spans[0].start < 40 and is_dateline(page, time.spans[0].start))
        ):
            continue
        said = next((name for name, mark in SAID if re.search(mark, time.text.lower())), "other")
        age = tell_age(page, (time.end or time.start)[:10])
        span = "day" if " - " not in value else "span"
        text = f"text={re.sub(r'[0-9]+', '9', time.text.lower())[:24]}"
        link = f"claimed={time.spans[0].start in claimed}"
        found.append(
            Choice(
                value,
                number,
                time.spans[0].start,
                (text, link, f"said={said}", f"age={age}", f"{span}", f"{said}/{age}"),
            )
        )
    if page.day is not None:
        found.append(Choice(f"- {print_day(page.day)}", -1, -1, ("default",)))
    return found


def mark_choices(choices: list[Choice], signs: Signs, role: int) -> list[Choice]:
    """The choices with what the network says of the phrase each stands in: how sure, and whether surest of all."""
    sure = [
        max(
            (float(signs.role[n, role]) for n, p in enumerate(signs.phrases) if p.start <= choice.start < p.end),
            default=0.0,
        )
        for choice in choices
    ]
    best = max(sure, default=0.0)
    return [
        choice if choice.sentence < 0 else replace(choice, marks=(*choice.marks, *tell_sure(score, best)))
        for choice, score in zip(choices, sure, strict=True)
    ]


def tell_sure(score: float, best: float) -> tuple[str, str]:
    """A probability as a step, and whether it is the best."""
    step = sum(score >= limit for limit in (0.02, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9))
    return f"sure={step}", f"best={score == best}/{sum(best >= limit for limit in (0.1, 0.3, 0.6))}"


def is_dateline(page: Page, start: int) -> bool:
    """Whether a day stands before the dash that ends the dateline."""
    return "--" in page.body[start : start + 60]


def tell_age(page: Page, day: str) -> str:
    """How long before the message a day was."""
    if page.day is None:
        return "unknown"
    days = (page.day - date.fromisoformat(day)).days
    return next(str(limit) for limit in (-1, 0, 1, 2, 7, 31, 62, 400, 10**6) if days <= limit)


def list_places(page: Page, told: list[Told]) -> list[Choice]:
    """The places told in a message, the wider ones they lie in, and the country most of them lie in."""
    home = find_default(told)
    times = Counter(row.path for row in told)
    rows = set(told)
    claimed = {span.start for claim in page.claims if claim.place is not None for span in claim.place.spans}
    found = []
    for row in told:
        parts = [part.strip() for part in row.path.split(":")]
        inside = any(o.path.startswith(row.path + ":") for o in rows if abs(o.sentence - row.sentence) <= 1)
        start = page.sentences[row.sentence][row.word][0]
        country = "home" if parts[0] == home else "abroad"
        line = row.sentence == 0 and "--" in page.body[start : start + 70] and start < 40
        kind = f"kind={re.sub(r'.*[(]|[)].*', '', parts[-1])[:20]}"
        marks = (
            f"depth={len(parts)}", f"before={row.before}", country, f"{country}/{len(parts)}", f"inside={inside}",
            f"times={min(times[row.path], 3)}", f"line={line}", f"after={read_after(page, row)}",
            f"claimed={start in claimed}", f"claimed={start in claimed}/{len(parts)}", kind,
        )  # fmt: skip
        found.append(Choice(row.path, row.sentence, start, marks))
    if home is not None:
        found.append(Choice(home, -1, -1, ("default",)))
    return found


def read_after(page: Page, row: Told) -> str:
    """What follows a place name: a noun ("Bogota police"), a mark, or the word itself."""
    words = page.sentences[row.sentence]
    if row.word + row.size >= len(words):
        return "end"
    word = words[row.word + row.size]
    return word[3] if word[3] in ("NOUN", "PROPN", "PUNCT") else word[1].lower()


def describe_choice(choice: Choice, sentences: Sequence[int], choices: Sequence[Choice]) -> list[str]:
    """Features of a value for an incident told in these sentences, the surest first."""
    marks = [f"m:{mark}" for mark in choice.marks]
    if choice.sentence < 0:
        near = min((abs(o.sentence - s) for o in choices if o.sentence >= 0 for s in sentences), default=9)
        best = {mark for o in choices for mark in o.marks if mark.startswith("best=True")}
        return [*marks, f"near={min(near, 4)}", f"any={min(len(choices), 4)}", *(f"d:{mark}" for mark in sorted(best))]
    shift = min((choice.sentence - s for s in sentences), key=abs)
    first = choice.sentence - sentences[0]
    where = f"shift={max(-4, min(4, shift))}"
    found = [where, f"first={max(-3, min(3, first))}", f"at={min(choice.sentence, 5)}"]
    found += [f"{where}/{mark}" for mark in choice.marks] + marks
    same = [o for o in choices if o.sentence == choice.sentence]
    found.append(f"order={min(sum(o.start < choice.start for o in same), 3)}/{min(len(same), 3)}")
    inside = [s for s in sentences if s == choice.sentence]
    found.append(f"share={len(inside) / max(len(sentences), 1) > 0.4}")
    closest = min((abs(o.sentence - s) for o in choices if o.sentence >= 0 for s in sentences), default=9)
    found.append(f"closest={abs(shift) == closest}/{min(abs(shift), 3)}")
    before = sum(1 for o in choices if 0 <= o.sentence < choice.sentence)
    found.append(f"before={min(before, 3)}")
    return found


def print_days(start: str, end: str) -> str | None:
    """One day, or a stretch of at most a month, as the key prints it."""
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return None
    if first == last:
        return print_day(first)
    return f"{print_day(first)} - {print_day(last)}" if (last - first).days <= 31 else None


def print_day(day: date) -> str:
    """A day as the key prints it."""
    return f"{day.day:02d} {NAMES[day.month - 1]} {day.year % 100}"
