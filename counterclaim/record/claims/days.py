"""When an event was that its own clause does not date: every day of the text weighed, beside that none is known.

What the rules say (`scenes`) is one sign among others. The best day is taken if it is likely enough, and is marked as
inferred from how it stands to the event. A date that nobody stated stays unknown.
"""

import math
from dataclasses import dataclass, replace

from counterclaim.record.claims.around import Around, describe_none, find_group
from counterclaim.record.claims.background import mark_historic
from counterclaim.record.claims.drafts import Draft, Plan
from counterclaim.record.claims.frames import Setting
from counterclaim.record.claims.inferring import subtract_days
from counterclaim.record.claims.namings import Naming, count_between, find_nearest, find_teller, spread_names
from counterclaim.record.claims.threads import BREAKS
from counterclaim.record.claims.weighing import Signs, load_weights, weigh_rows
from counterclaim.record.events.aftermath import is_later_death
from counterclaim.record.events.daylabels import ORIGIN
from counterclaim.record.events.ground import find_statement, find_verb
from counterclaim.record.events.when import (
    FINDING,
    TELLING,
    WEEKDAY,
    find_token,
    is_saying,
    list_times,
    make_time,
    opens_period,
)
from counterclaim.record.reading import Reading
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Document, Time, TimeReference

LINE, AGAINST = 0.4, 0.5
"""Probability from which a day is taken where the rules have none, and from which theirs is given up: in folds by
document, of .4, .5, .6 and .7 they gain most right days: 29 on 157 documents, and one wrong one less than the rules."""
LATELY = 2
"""Days before the document's that are told apart one by one."""
GRAINS = ((0, "day"), (1, "night"), (7, "week"), (31, "month"))
ROLES = frozenset({"pobj", "npadvmod", "advmod", "poss", "compound", "nmod"})
BESIDE = ("event before", "strike before", "own before", "main event")


@dataclass(frozen=True, slots=True)
class Day:
    """A time as a sentence names it."""

    time: Time
    statement: str | None
    saying: bool
    """Whether it dates what is said or learnt, or a death of wounds."""
    opening: bool
    """Whether it opens a period: "since Monday"."""


def is_of_writing(time: Time, sentence: Sentence, document: Document) -> bool:
    """Whether a time says when a text was written: in its dateline, or as the full day of publication in the headline
    ("Evening bulletin, Tuesday 22 July 2025")."""
    place, line = time.spans[0].start, document.dateline
    if line is not None and line.start <= place < line.end:
        return True
    day = (document.published or "")[:10]
    return sentence.in_headline and time.start == day != "" and day[:4] in time.spans[0].quote


class Days:
    """The days of a document, each with where it is named."""

    def __init__(self, plan: Plan, settings: list[Setting], reading: Reading) -> None:
        self.plan = plan
        self.settings = settings
        self.reading = reading
        self.namings: dict[str, list[Naming[Day]]] = {}
        self.body = next((row.index for row in reading.sentences if not row.in_headline), 0)
        for sentence in reading.sentences:
            for time in list_times(sentence, reading):
                if time.start is not None and not is_of_writing(time, sentence, reading.document):
                    key = key_days(time.start, time.end)
                    self.namings.setdefault(key, []).append(self.read_naming(sentence, time))
        keys = [find_key(row) for row in settings]
        self.around = Around(plan, settings, keys, [is_dated(row) for row in settings])
        told = (key for key in keys if key is not None)
        self.lasting = {key: self.describe_text(key) for key in dict.fromkeys([*self.namings, *told])}

    def read_naming(self, sentence: Sentence, time: Time) -> Naming[Day]:
        """One time with what its sentence says of it."""
        start, token = time.spans[0].start, find_token(sentence, time)
        told = find_statement(start, self.reading)
        saying = False
        if token is not None:
            verb = find_verb(token)
            at = sentence.offset + verb.idx
            cues = (row.cue.spans for row in self.reading.statements if row.cue is not None)
            cued = told is None and any(span.start <= at < span.end for spans in cues for span in spans)
            saying = cued or verb.lemma_.lower() in TELLING | FINDING or is_later_death(verb)
        opening = opens_period(time, sentence, self.reading)
        return Naming(sentence, start, token, Day(time, None if told is None else told.id, saying, opening))

    def describe(self, index: int) -> dict[str | None, Signs]:
        """The signs of every day for one draft, and under None those of its having none."""
        draft, own = self.plan.drafts[index], self.settings[index]
        group, ruled = find_group(draft, own), find_key(own)
        held = {key: [row for row in rows if self.can_hold(row, draft)] for key, rows in self.namings.items()}
        keys = [key for key, rows in held.items() if len(rows) > 0 or key == ruled]
        keys += [] if ruled is None or ruled in keys else [ruled]
        rows: dict[str | None, Signs] = {None: self.describe_none(draft, own, group)}
        rows |= {key: self.lasting[key] | self.describe_day(key, held.get(key, []), draft, group) for key in keys}
        self.around.add_signs(rows, index, group, BESIDE, compare_days)
        if ruled is not None and own.time is not None:
            rows[ruled] |= {"ruled": 1.0, f"ruled {group}": 1.0, f"ruled {own.time.inferred_from}": 1.0}
        return rows

    def can_hold(self, row: Naming[Day], draft: Draft) -> bool:
        """Whether a time may date an event at all: not what is said or learnt of it, or dies of it later, and no day
        since which something lasts."""
        if row.named.opening:
            return False
        if row.sentence.index != draft.sentence.index or row.token is None:
            return not row.named.saying
        return not is_saying(row.named.time, row.token, draft.cue, self.reading)

    def describe_none(self, draft: Draft, own: Setting, group: str) -> Signs:
        """What speaks for an event that no day of the text holds for."""
        signs = describe_none(draft, own, group, ruled=own.time is None, names=len(self.namings))
        return signs | {"none unpublished": float(self.reading.document.published is None)}

    def describe_text(self, key: str) -> Signs:
        """What the whole text says of a day, whichever the event."""
        rows = self.namings.get(key, [])
        events = sum(self.around.owned[i] and self.around.keys[i] == key for i in range(len(self.settings)))
        return {
            "day": 1.0,
            f"grain {find_grain(key)}": 1.0,
            f"age {find_age(key, self.reading.document.published)}": 1.0,
            "times named": math.log(max(1, len(rows))),
            "unnamed": float(len(rows) == 0),
            "in headline": float(any(row.sentence.in_headline for row in rows)),
            "in lead": float(any(row.sentence.index == self.body for row in rows)),
            "always saying": float(len(rows) > 0 and all(row.named.saying for row in rows)),
            "always since": float(len(rows) > 0 and all(row.named.opening for row in rows)),
            "events": math.log(1 + events),
            "no event": float(events == 0),
        }

    def describe_day(self, key: str, names: list[Naming[Day]], draft: Draft, group: str) -> Signs:
        """How a day is named around a draft."""
        signs = {f"grain {find_grain(key)} {group}": 1.0}
        if len(names) == 0:
            return signs
        best = find_nearest(names, draft)
        where = best.describe_distance(draft)
        signs |= {
            where: 1.0,
            f"{where} {group}": 1.0,
            "named between": math.log(1 + count_between(best, key, self.namings, draft)),
        }
        return signs | spread_names(describe_naming(best, draft), where)

    def refer(self, key: str, draft: Draft) -> TimeReference:
        """The reference to a day, with where it stands to the event that it is inferred for."""
        best = find_nearest([row for row in self.namings[key] if self.can_hold(row, draft)], draft)
        return make_time(best.named.time, best.find_origin(draft))


def describe_naming(row: Naming[Day], draft: Draft) -> list[str]:
    """What a time is in its sentence, and who says it."""
    day = row.named
    names = ["saying"] if day.saying else []
    names += ["weekday"] if WEEKDAY.search(day.time.text) is not None else []
    role = "" if row.token is None else row.token.dep_
    names += [f"kind {day.time.kind}", f"role {role}" if role in ROLES else "role other"]
    return [*names, find_teller(day.statement, draft)]


def key_days(start: str, end: str | None) -> str:
    """The days of a time as one key: "2020-10-04", "2020-09-27/2020-10-06"."""
    one, two = start[:10], (end or start)[:10]
    return one if one == two else f"{one}/{two}"


def find_key(own: Setting) -> str | None:
    """The key of the days that an event has so far."""
    return None if own.time is None or own.time.start is None else key_days(own.time.start, own.time.end)


def find_grain(key: str) -> str:
    """How exact a time is."""
    start, _, end = key.partition("/")
    days = subtract_days(end or start, start)
    return "vague" if days is None else next((name for most, name in GRAINS if days <= most), "long")


def find_age(key: str, published: str | None) -> str:
    """How long before the document's day a time begins."""
    days = None if published is None else subtract_days(published, key)
    if days is None or days < 0:
        return "unknown" if days is None else "later"
    return str(days) if days <= LATELY else next((name for most, name in GRAINS if days <= most), "long")


def compare_days(one: str, two: str, sign: str) -> Signs:
    """Whether a time lies in that of an event around, holds it, or comes after it."""
    if one == two:
        return {}
    first, second = one.split("/"), two.split("/")
    inside = second[0] <= first[0] and first[-1] <= second[-1]
    holds = first[0] <= second[0] and second[-1] <= first[-1]
    after = not inside and not holds and first[0] > second[0]
    return {f"within {sign}": float(inside), f"holds {sign}": float(holds), f"after {sign}": float(after)}


def is_dated(own: Setting) -> bool:
    """Whether an event's own clause says when it was."""
    return own.time is not None and not own.time.inferred


def is_open(draft: Draft, own: Setting) -> bool:
    """Whether an event's day is to be chosen: it counts somebody in one incident, its clause gives none, and it is not
    told "separately" nor under a label that dates it. The period of a running total stays the rules': two totals of one
    period may be of two armies."""
    labelled = own.time is not None and own.time.inferred_from == ORIGIN
    if is_dated(own) or labelled or len(draft.counts) == 0 or draft.running:
        return False
    return BREAKS.match(draft.sentence.text) is None


def choose_days(plan: Plan, settings: list[Setting], reading: Reading) -> list[Setting]:
    """The settings, those that no clause of their own dates on the day that the whole text speaks for most."""
    days, weights = Days(plan, settings, reading), load_weights("days")
    chosen = list(settings)
    for index, (draft, own) in enumerate(zip(plan.drafts, settings, strict=True)):
        if not is_open(draft, own):
            continue
        best, share = weigh_rows(days.describe(index), weights)
        ruled = find_key(own)
        if best != ruled and share >= (LINE if ruled is None else AGAINST):
            time = None if best is None else days.refer(best, draft)
            chosen[index] = mark_historic(replace(own, time=time), draft, reading)
    return chosen
