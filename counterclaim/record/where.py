"""Where and when: a claim's place and time from its own clause, then its sentence, then what stood just before it.

Whatever is not from the clause is marked inferred, with where it is from. A dateline is no place of an event, and a
date that nobody stated stays unknown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from counterclaim.record.cue import Cue
from counterclaim.record.grammar import climb_conjuncts
from counterclaim.record.parse import Sentence
from counterclaim.record.reading import PlaceMention, Reading
from counterclaim.vocabulary import Place, PlaceReference, Time, TimeReference

RUNNING = re.compile(
    r"\bsince\b|\bto date\b|\bin (?:total|all|a day)\b|\boverall\b"
    r"|\baltogether\b|\bto this day\b|\buntil now\b"
    r"|\btotal(?:ling|ing|led|ed)?\b"
    r"|\b(?:over|in|during|within|for|throughout)\s+(?:the\s+)?(?:past|last|previous|preceding|recent)\s+(?:\S+\s+)?(?:24|48|\w+)?\s*"
    r"(?:hours|days?|weeks?|months?|years?)\b"
    r"|\b(?:during|in|throughout|over|as a result of|due to|because of)\s+(?:the\s+)?(?:\S+\s+){0,3}?"
    r"(?:war|wars|conflict|hostilities|campaign|fighting)\b"
    r"|\bthis\s+(?:year|month|week|spring|summer|autumn|fall|winter)\b"
    r"|\bin\s+(?:the\s+)?(?:two|three|four|five|six|seven|ten|\d+)\s+(?:days|weeks|months)\b|\bas of\b",
    re.IGNORECASE,
)
"""Words that make a count a running total. A mere "total of" is not enough: it also adds up one attack."""
SINCE = re.compile(r"\bsince\b[^,.;]*$", re.IGNORECASE)
BREAKS = re.compile(
    r"^\W*(?:meanwhile|separately|elsewhere|earlier|in (?:a )?(?:separate|another|other)|also|later|previously"
    r"|on another)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the last event said of place and time, for those after it that say nothing."""

    sentence: int
    place: PlaceReference | None = None
    time: TimeReference | None = None


def list_literal(sentence: Sentence, reading: Reading) -> list[tuple[PlaceMention, Token]]:
    """Place names of a sentence that mean the place, with their last token."""
    found = []
    for mention in reading.places.mentions:
        if mention.use != "literal" or mention.place is None or not sentence.start <= mention.span.start < sentence.end:
            continue
        if (
            reading.document.dateline is not None
            and mention.span.start < reading.document.dateline.end
            and mention.span.start >= reading.document.dateline.start
        ):
            continue
        inside = [t for t in sentence.tokens if mention.span.start <= sentence.offset + t.idx < mention.span.end]
        if len(inside) > 0:
            found.append((mention, inside[-1]))
    return found


def find_distance(token: Token, cue: Cue) -> tuple[int, int] | None:
    """(steps up the parse, words apart) from a word to the cue it belongs to; None if it is in another clause."""
    steps = 0
    current = token
    goals = {cue.token.i, cue.head.i, *find_holder(cue.token)}
    while True:
        if current.i in goals:
            return (0 if current.i == cue.token.i else 1) + steps, abs(token.i - cue.token.i)
        if current.head.i == current.i:
            return None
        if current.pos_ in ("VERB", "AUX") and current.dep_ in ("ccomp", "advcl", "conj", "relcl", "parataxis"):
            return None
        current = current.head
        steps += 1


def find_holder(token: Token) -> list[int]:
    """The noun whose "of" phrase the cue is: the signing of the agreement has the agreement's time."""
    return (
        [token.head.head.i]
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NOUN"
        else []
    )


def find_places(cue: Cue, reading: Reading, others: Iterable[Cue]) -> tuple[PlaceReference, ...]:
    """The places of the cue's clause, the nearest first; coordinated ones all, since each is the place of an event."""
    other = [item for item in others if item.token.i != cue.token.i]
    ranked = []
    for mention, token in list_literal(cue.sentence, reading):
        if is_origin(token):
            continue
        distance = find_distance(token, cue)
        rival = min((d for item in other if (d := find_distance(token, item)) is not None), default=None)
        if distance is not None and (rival is None or distance <= rival):
            ranked.append((distance, mention, token))
    if len(ranked) == 0:
        return ()
    ranked.sort(key=lambda row: (row[2].i < cue.token.i, row[0]))
    best = ranked[0]
    group = [row[1] for row in ranked if row is best or is_beside(best[2], row[2])]
    group += [row for row in list_chained(best[2], cue, reading, other) if row not in group]
    places = [make_place(row, reading) for row in group]
    return tuple(place for place in places if place is not None)


def list_chained(first: Token, cue: Cue, reading: Reading, others: list[Cue]) -> list[PlaceMention]:
    """Places that go on a list which the parse has cut off: "attacks on Mingachevir city that has a power station as
    well as on Khizi". The words just before each decide; a country, a subject or another event in between ends it."""
    chain: list[PlaceMention] = []
    last = first.i
    for mention, token in list_literal(cue.sentence, reading):
        place = get_place(mention.place, reading)
        if token.i <= last or place is None or place.precision == "country":
            continue
        start = next(t.i for t in cue.sentence.tokens if cue.sentence.offset + t.idx >= mention.span.start)
        cut = any(last < item.token.i < token.i for item in others) or token.dep_ in ("nsubj", "nsubjpass")
        if cut or not is_listed(token.doc, start):
            break
        chain.append(mention)
        last = token.i
    return chain


def is_listed(doc: Doc, start: int) -> bool:
    """Whether the words before a name go on a list: "and X", ", X", "as well as on X"."""
    before = [token.lower_ for token in doc[max(0, start - 3) : start]]
    if len(before) > 0 and before[-1] in {"on", "in", "at", "of", "near"}:
        before.pop()
        return len(before) > 0 and before[-1] in {"and", "as", "or"}
    return len(before) > 0 and before[-1] in {"and", "or"}


def is_origin(token: Token) -> bool:
    """Whether a place is where a weapon came from, or only whose army it is: "fired from Gaza"."""
    top = climb_conjuncts(token)
    return top.dep_ == "pobj" and top.head.lower_ == "from"


def is_beside(first: Token, second: Token) -> bool:
    """Whether two place names are coordinated: "on Mingachevir city as well as on Khizi and Absheron"."""
    low, high = sorted((first.i, second.i))
    between = list(first.doc[low + 1 : high])
    words = {token.lower_ for token in between}
    joined = words & {"and", ","} or "as" in words
    if not joined or any(
        token.pos_ in ("VERB", "AUX") and token.dep_ not in ("relcl", "amod", "acl") for token in between
    ):
        return False
    if "'s" in words or "’s" in words:
        return False
    comma_only = "and" not in words and "as" not in words
    return not comma_only or any(token.dep_ == "conj" for token in (first, second))


def make_place(mention: PlaceMention, reading: Reading, origin: str | None = None) -> PlaceReference | None:
    """The reference to a mention's place."""
    place = get_place(mention.place, reading)
    if place is None:
        return None
    return PlaceReference(place.id, place.name, mention.span.quote, (mention.span,), origin is not None, origin)


def get_place(key: str | None, reading: Reading) -> Place | None:
    """The place of this id."""
    return next((place for place in reading.places.places if place.id == key), None)


def infer_place(cue: Cue, reading: Reading, others: Iterable[Cue]) -> PlaceReference | None:
    """The only place of the sentence that no other event takes, marked so."""
    taken = {item.token.i for item in others if item.token.i != cue.token.i and item.result_of is None}
    for mention, token in list_literal(cue.sentence, reading):
        if is_origin(token) or token.dep_ == "poss":
            continue
        if any(above.i in taken for above in token.ancestors):
            continue
        return make_place(mention, reading, "sentence")
    return None


def find_time(cue: Cue, reading: Reading, others: Iterable[Cue]) -> TimeReference | None:
    """The time of the cue's clause, else of its sentence if no other event has it."""
    other = [item for item in others if item.token.i != cue.token.i and item.result_of is None]
    best: tuple[tuple[int, int], Time] | None = None
    spare: Time | None = None
    for time in list_times(cue.sentence, reading):
        token = find_token(cue.sentence, time)
        if token is None or time.start is None or is_since(time, cue.sentence):
            continue
        distance = find_distance(token, cue)
        rival = min((d for item in other if (d := find_distance(token, item)) is not None), default=None)
        if distance is not None and (rival is None or distance <= rival):
            best = (distance, time) if best is None or distance < best[0] else best
        elif rival is None:
            spare = spare or time
    if best is not None:
        return merge_times(best[1], cue, reading)
    return None if spare is None else make_time(spare, "sentence")


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
    left = sentence.tokens.text[: time.spans[0].start - sentence.start]
    return re.search(r"\b(?:his|her|their)\s+(?:\w+\s+)?$", left) is not None or time.text.lower().startswith("their ")


def find_token(sentence: Sentence, time: Time) -> Token | None:
    """The first token of a time that hangs on something outside it."""
    span = time.spans[0]
    inside = [t for t in sentence.tokens if span.start <= sentence.offset + t.idx < span.end]
    outer = [t for t in inside if t.head.i not in {other.i for other in inside}]
    return outer[0] if len(outer) > 0 else inside[0] if len(inside) > 0 else None


def is_since(time: Time, sentence: Sentence) -> bool:
    """Whether a time opens a period: "since September 27"."""
    left = sentence.tokens.text[: time.spans[0].start - sentence.start]
    inside = time.spans[0].quote.lower().startswith("since")
    return inside or SINCE.search(left) is not None


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


def is_running(sentence: Sentence, position: int) -> bool:
    """Whether a count at this position is of a period: words of its part of the sentence say so."""
    text = sentence.tokens.text
    if RUNNING.search(text) is None:
        return False
    clauses = re.split(r"(?<=[;])|,\s+(?:while|but)\s+", text)
    at = position - sentence.start
    start = 0
    for clause in clauses:
        end = text.find(clause, start) + len(clause)
        if at < end:
            return RUNNING.search(clause) is not None and not is_plain_total(clause)
        start = end
    return RUNNING.search(text) is not None


def is_today(sentence: Sentence, reading: Reading) -> bool:
    """Whether a "since" begins on the document's own day: "since midnight" opens no running total."""
    day = reading.document.published
    starts = [t.start for t in list_times(sentence, reading) if is_since(t, sentence)]
    return day is not None and len(starts) > 0 and all(start is not None and start[:10] == day[:10] for start in starts)


def is_plain_total(text: str) -> bool:
    """Whether only "a total of" speaks for a running count."""
    return all(match[0].lower().startswith("total") for match in RUNNING.finditer(text))
