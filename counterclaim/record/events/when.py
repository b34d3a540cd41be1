"""When: an event's time from its own clause, then its sentence; the period of a running total.

"Said on Friday" dates the saying, not the event. A date that nobody stated stays unknown.
"""

import re
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.events.aftermath import is_grave, is_later_death
from counterclaim.record.events.cue import RESULTS, Cue
from counterclaim.record.events.ground import find_statement, find_verb
from counterclaim.record.events.lags import find_lag, shift_time
from counterclaim.record.events.where import Scope, find_nearest
from counterclaim.record.reading import Reading
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Time, TimeReference

"""Words that make a count a running total. A mere "total of" is not enough: it also adds up one attack."""
SINCE = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
GRAIN = {
    "minute": 0,
    "hour": 0,
    "part": 0,
    "day": 0,
    "week": 1,
    "range": 1,
    "month": 2,
    "season": 3,
    "year": 3,
    "decade": 4,
}
"""How exact a time is: a day beats the month beside it."""


FINDING = load_words("finding")
"""Verbs that tell when somebody learnt of it or how things stand, not when it happened: found, recovered, remain."""
TELLING = load_words("telling")
PARTS = frozenset({"morning", "evening", "night", "afternoon", "midnight", "noon"})
ADJACENT = 2
"""Characters between a cue and the day of what is said: "said Friday that", "said on Friday its forces had"."""
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
NEAR = 4
"""Words between a verb of saying and the time that dates it: "told the agency late on Friday"."""


def find_time(scope: Scope, reading: Reading) -> TimeReference | None:
    """The time of the cue's clause, else of its sentence if no other event has it."""
    if scope.cue.kind in RESULTS and is_grave(scope.cue):
        return None
    best: tuple[tuple[int, ...], Time] | None = None
    spare: tuple[int, Time] | None = None
    base: Time | None = None
    lag = find_lag(scope.cue)
    for time in list_times(scope.cue.sentence, reading):
        token = find_token(scope.cue.sentence, time)
        if token is None or time.start is None or opens_period(time, scope.cue.sentence, reading):
            continue
        if lag is not None and token.i < lag[0].i:
            base = time
            continue
        if is_saying(time, token, scope.cue, reading) or names_thing(time, scope.cue.sentence):
            continue
        distance = find_nearest(token, scope.family)
        rival = find_nearest(token, scope.others)
        if distance is not None and (rival is None or distance <= rival):
            row = (GRAIN.get(time.precision or "day", 0), *distance)
            best = (row, time) if best is None or row < best[0] else best
        elif rival is None:
            far = abs(token.i - scope.cue.token.i)
            spare = (far, time) if spare is None or far < spare[0] else spare
    if best is not None:
        return merge_times(best[1], scope.cue, reading)
    if lag is not None:
        return None if base is None else shift_time(base, lag[1])
    return None if spare is None else make_time(spare[1], "sentence")


def find_opening_time(sentence: Sentence, reading: Reading) -> TimeReference | None:
    """The only time of a sentence that tells no event, marked as inferred."""
    times = [time for time in list_times(sentence, reading) if not opens_period(time, sentence, reading)]
    return make_time(times[0], "sentence before") if len(times) == 1 else None


def names_thing(time: Time, sentence: Sentence) -> bool:
    """Whether a part of the day only names a thing: the morning market; an evening strike is one of that evening."""
    span = time.spans[0]
    last = [t for t in sentence.tokens if span.start <= sentence.offset + t.idx < span.end][-1:]
    if (
        len(last) == 0
        or last[0].lower_ not in PARTS
        or last[0].dep_ != "compound"
        or WEEKDAY.search(time.text) is not None
    ):
        return False
    head = last[0].head.lemma_.lower()
    return head not in load_words("event_subjects") and head not in ("hour", "rush") and last[0].head.i > last[0].i


def is_saying(time: Time, token: Token, cue: Cue, reading: Reading) -> bool:
    """Whether a time dates what is said or learnt of the event and not the event: "the army said on Friday that"."""
    above = find_verb(token)
    told = find_statement(cue.span.start, reading)
    if told is not None and told.cue is not None and 0 <= time.spans[0].start - told.cue.spans[-1].end <= ADJACENT:
        return True
    if cue.kind in RESULTS and (above.lemma_.lower() in FINDING or is_later_death(above)):
        return True
    if above.i in (cue.token.i, cue.head.i) or not is_near(token, above, cue):
        return False
    if above.lemma_.lower() in TELLING:
        return True
    start = time.spans[0].start
    if told is None or told.cue is None or any(span.start <= start < span.end for span in told.content.spans):
        return False
    verb = cue.sentence.offset + above.idx
    return any(span.start <= verb < span.end for span in told.cue.spans)


def is_near(token: Token, verb: Token, cue: Cue) -> bool:
    """Whether a time stands by its verb with no event between: the parse hangs many a far one on the verb of saying."""
    low, high = sorted((token.i, verb.i))
    if token.i < verb.i:
        return cue.token.i > verb.i
    return not low < cue.token.i < high and high - low <= NEAR


def merge_times(time: Time, cue: Cue, reading: Reading) -> TimeReference:
    """A day together with the hour beside it: "on September 27 at 6 am"."""
    made = make_time(time)
    for other in list_times(cue.sentence, reading):
        finer = other.start is not None and time.start is not None and other.start[:10] == time.start[:10]
        if other is not time and finer and len(other.start or "") > 10 and len(time.start or "") == 10:
            return replace(make_time(other), spans=tuple(sorted((*time.spans, *other.spans))))
    return made


def list_times(sentence: Sentence, reading: Reading) -> list[Time]:
    """The dates and times of a sentence; durations and habits place nothing."""
    return [
        time
        for time in reading.times
        if sentence.start <= time.spans[0].start < sentence.end
        and time.kind in ("date", "time")
        and time.start is not None
        and not is_age(time, sentence)
    ]


def is_age(time: Time, sentence: Sentence) -> bool:
    """Whether a "decade" is somebody's age: "a couple in their sixties"."""
    left = sentence.text[: time.spans[0].start - sentence.start]
    if (
        re.search(r"\bborn\s+(?:in|on)?\s*$", f"{left}{time.text.split()[0] if time.text[:1].islower() else ''} ")
        is not None
    ):
        return True
    if re.search(r"(?:ties|teens|\d0s)\b", time.text) is None:
        return False
    return re.search(r"\b(?:his|her|their)\s+(?:\w+\s+)?$", left) is not None or time.text.lower().startswith("their ")


def find_token(sentence: Sentence, time: Time) -> Token | None:
    """The first token of a time that hangs on something outside it."""
    span = time.spans[0]
    inside = [t for t in sentence.tokens if span.start <= sentence.offset + t.idx < span.end]
    outer = [t for t in inside if t.head.i not in {other.i for other in inside}]
    return outer[0] if len(outer) > 0 else inside[0] if len(inside) > 0 else None


def is_since(time: Time, sentence: Sentence) -> bool:
    """Whether a time opens a period: "since September 27"."""
    left = sentence.text[: time.spans[0].start - sentence.start]
    inside = time.spans[0].quote.lower().startswith("since") or time.modifier == "since"
    return inside or SINCE.search(left) is not None


def opens_period(time: Time, sentence: Sentence, reading: Reading) -> bool:
    """Whether a "since" opens a longer period than the document's own day: "since midnight" is today."""
    day = reading.document.published
    today = day is not None and time.start is not None and time.start[:10] == day[:10]
    return is_since(time, sentence) and not today


def make_time(time: Time, origin: str | None = None) -> TimeReference:
    """The reference to a time."""
    return TimeReference(
        time.start, time.end, time.precision or "day", time.text, time.spans, origin is not None, origin
    )


def find_period(sentence: Sentence, reading: Reading) -> TimeReference | None:
    """The period of a running total: from "since …" to the document's day, or the stretch the text names."""
    day = None if reading.document.published is None else reading.document.published[:10]
    for time in reading.times:
        if not sentence.start <= time.spans[0].start < sentence.end or time.start is None:
            continue
        if is_since(time, sentence):
            end = time.end if time.precision == "range" and time.end is not None else day
            return TimeReference(time.start[:10], end, "range", time.text, time.spans)
    for time in reading.times:
        if sentence.start <= time.spans[0].start < sentence.end and time.start is not None and time.start != time.end:
            return make_time(time)
    return None
