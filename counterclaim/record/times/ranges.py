"""Two expressions that make one stretch: "from 27 September to 9 November", "the week ending 12 July"."""

import re
from datetime import date, timedelta

from counterclaim.record.times.leads import find_lead
from counterclaim.record.times.tag import Timex
from counterclaim.record.times.values import shift_day
from counterclaim.vocabulary import Document, Time

LINK = re.compile(r"\s*(?:,?\s*(?:up\s+)?(?:to|until|till|through)|[-–—])\s+(?:the\s+)?|\s*[-–—]\s*", re.IGNORECASE)
AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
FROM = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)


def join_range(document: Document, left: Timex, right: Timex) -> Time | None:
    """One time for "from 27 September to 9 November" and "between 1992 and 1994"; None where it is no range."""
    if left.rule == "ended":
        return join_ended(document, left, right)
    if left.rule == "past_span":
        return join_piece(document, left, right)
    if left.rule == "the_unit":
        return None
    if left.kind not in {"date", "time"} or right.kind not in {"date", "time"}:
        return None
    between = document.text[left.end : right.start]
    opening = FROM.search(document.text, max(0, left.start - 14), left.start)
    word = "" if opening is None else opening[1].lower()
    linked = LINK.fullmatch(between) is not None if word != "between" else AND.fullmatch(between) is not None
    if not linked or (word == "" and re.fullmatch(r"\s*[-–—]\s*|\s+(?:to|until|through)\s+", between) is None):
        return None
    first = recall_start(range_start(left, right), left, right, document)
    last = range_end(first, right)
    if first is None or last is None or last < first[: len(last)]:
        return None
    span = document.span(left.start if opening is None else opening.start(), right.end)
    return Time(span.quote, first, last, "range", (span,), "date", None, left.anchor or right.anchor, left.value)


def join_ended(document: Document, left: Timex, right: Timex) -> Time:
    """One time for "the week ending 12 July"."""
    lead = find_lead(document.text, left.start)
    span = document.span(left.start if lead is None else lead.start(), right.end)
    first, last = left.interval.start, left.interval.end
    return Time(
        span.quote, first, last, "range" if first is not None else None, (span,), "date", None, left.anchor, None
    )


def join_piece(document: Document, left: Timex, right: Timex) -> Time | None:
    """One time for "the first three months of 2024", "the last ten days of June"."""
    text, whole = document.text, right.interval
    if text[left.end : right.start].strip() != "of" or right.rule not in {"year", "month"}:
        return None
    word = re.match(r"(?:the\s+)?(first|last|final)\s", text[left.start : left.end], re.IGNORECASE)
    length = re.fullmatch(r"P(\d+)([DWM])", left.value or "")
    if word is None or length is None or whole.start is None or whole.end is None:
        return None
    count, unit = int(length[1]), length[2]
    first, last = date.fromisoformat(whole.start), date.fromisoformat(whole.end)
    if word[1].lower() == "first":
        ends = shift_day(first, count, unit)
        last = last if ends is None else min(last, ends - timedelta(days=1))
    else:
        starts = shift_day(last + timedelta(days=1), -count, unit)
        first = first if starts is None else max(first, starts)
    lead = find_lead(text, left.start)
    span = document.span(left.start if lead is None else lead.start(), right.end)
    return Time(span.quote, first.isoformat(), last.isoformat(), "range", (span,), "date", None, right.anchor, None)


def range_start(left: Timex, right: Timex) -> str | None:
    """Where a range starts: a bare time of day takes the end's day: "from 2 a.m. to 5 a.m. on Sunday"."""
    first, last = left.interval.start, right.interval.end
    if left.rule != "clock" or right.rule == "clock" or first is None or last is None or "T" not in last:
        return first
    day = date.fromisoformat(last[:10]) - timedelta(days=1 if first[10:16] > last[10:16] else 0)
    return f"{day.isoformat()}{first[10:]}"


def recall_start(first: str | None, left: Timex, right: Timex, document: Document) -> str | None:
    """The start, in an earlier year where its year was only guessed and it would lie after the end and the page:
    "from 1 July until this week", in November; after an end whose year is stated, in the year of that end or the one
    before: "from 1 October to 31 March 2023"."""
    day, last = document.published, right.interval.end
    if first is None or last is None or day is None or left.anchor is None:
        return first
    if first[:10] <= (last if right.anchor is None else max(last, day))[:10]:
        return first
    year = int(last[:4]) if right.anchor is None else int(first[:4]) - 1
    nearest = (f"{number}{first[4:]}" for number in (year, year - 1))
    return next((before for before in nearest if before[:10] <= last[:10]), first)


def range_end(first: str | None, right: Timex) -> str | None:
    """Where a range ends: a day without a year lies after the range's start, within a year."""
    last = right.interval.end
    if first is None or last is None or last[:10] >= first[:10] or right.anchor is None:
        return last
    later = f"{int(last[:4]) + 1}{last[4:]}"
    return later if later[:10] >= first[:10] else last
