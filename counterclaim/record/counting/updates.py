"""Earlier tolls that later ones replace: "raised from 14 to 21", "up from 16", "the toll of 31 is now 37"."""

import re
from dataclasses import replace

from counterclaim.record.counting.counted import Count, has_verb_after

EARLIER = re.compile(
    r"(?:\bfrom|\bpreviously|\bearlier,?|\bprevious|\binitial(?:ly)?|\bat\s+first|\bfirst|\boriginal(?:ly)?|\bformer"
    r"|\binstead\s+of|\brather\s+than|\bcompared\s+(?:with|to)|\bagainst"
    r"|\bhad\s+(?:\w+\s+)?(?:counted|reported|spoken|put|given|said|listed|announced|stood|confirmed|been))\s+(?:(?!to\b|now\b|rose\b|later\b)[^\s,;]+\s+){0,4}$",
    re.IGNORECASE,
)
EARLIER_AFTER = re.compile(
    r"[^.;]{0,30}?\b(?:previously|earlier|initially|originally|before that|given on|reported on|the day before)\b",
    re.IGNORECASE,
)
PLACE = re.compile(r"from\s+(?:the|a|an|its|their)\s+(?!earlier|previous|initial|original)", re.IGNORECASE)
"""What people flee from is no earlier number."""
BACK = re.compile(r"\b(?:up|down)\s+$", re.IGNORECASE)
COUNT = re.compile(
    r"\b(?:earlier|previous|initial|first|original)\s+(?:\w+\s+)?(?:count|toll|figure|report|estimate|tally)s?\b[^.;]{0,50}$"
    r"|\bafter\s*$",
    re.IGNORECASE,
)
DAYS = re.compile(r"\bon\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
CORRECTED = re.compile(
    r"\b(?:by\s+(?:evening|night(?:fall)?|noon|morning|midnight|midday|\w+day)|overnight|on\s+\w+day|hours|correct(?:ed|s)|revis(?:ed|es)|later|now|today|since|updated|raised)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:now|later|since|today|rose|risen|rises|climbed|grown|grew|increased|raised|raising"
    r"|revised|updated|has been|put(?:s|ting)?|to)\b",
    re.IGNORECASE,
)


def join_updates(counts: list[Count], start: int) -> None:
    """Mark the number that replaces another: "raised from 14 to 21" leaves 21, which replaces 14."""
    for index in range(start, len(counts)):
        if counts[index].whole is not None or not is_earlier(counts, index):
            continue
        newer = find_newer(counts, index, start)
        if newer is not None:
            counts[newer] = replace(counts[newer], replaces=index)
    for index in range(start + 1, len(counts)):
        join_days(counts, index)
    for index in range(start, len(counts)):
        join_corrected(counts, index, start)


def join_days(counts: list[Count], index: int) -> None:
    """Join the tolls of two days in one sentence: "stood at 14 on Sunday and at 19 on Monday"."""
    old, new = counts[index - 1], counts[index]
    bare = new.mention.noun is None or new.of.text is None
    if not bare or not is_newer(new, old) or old.whole is not None or new.replaces is not None or is_single(old):
        return
    text = new.sentence.text
    left = text[: new.mention.span.end - new.sentence.start + 20]
    if (
        len(DAYS.findall(left)) >= 2
        and re.search(r"\b(?:and|;)\s*", text[old.mention.span.end - old.sentence.start :]) is not None
    ):
        counts[index] = replace(new, replaces=index - 1)


def join_corrected(counts: list[Count], index: int, start: int) -> None:
    """Join a number with an earlier one of a sentence before: "first spoke of 17 … corrected itself: 42 had fallen"."""
    count = counts[index]
    if count.replaces is not None or count.whole is not None or is_earlier(counts, index):
        return
    if CORRECTED.search(count.sentence.text) is None:
        return
    taken = {other.replaces for other in counts}
    for old in range(start - 1, -1, -1):
        other = counts[old]
        if other.sentence.index < count.sentence.index - 2:
            return
        same = other.measure == count.measure and other.of.unit == count.of.unit and other.whole is None
        if same and old not in taken and EARLIER.search(cut_around(other)[0]) is not None:
            text = other.of.text
            first = next(
                (n for n in range(old) if counts[n].sentence is other.sentence and counts[n].of.text == count.of.text),
                old,
            )
            counts[index] = replace(count, replaces=old if text == count.of.text else first)
            return


def is_earlier(counts: list[Count], index: int) -> bool:
    """Whether words around a number say that it is no longer the count."""
    count = counts[index]
    left, right = cut_around(count)
    if is_single(count) or re.search(r"\bis\s+$", left) is not None:
        return False
    found = EARLIER.search(left)
    if found is not None:
        return PLACE.match(found[0]) is None or BACK.search(left[: found.start()]) is not None
    if COUNT.search(left) is not None:
        return not left.rstrip().lower().endswith("after") or not has_verb_after(count.mention)
    later = next((other for other in counts[index + 1 :] if other.measure == count.measure), None)
    if later is None:
        return False
    between = count.sentence.document.text[count.mention.span.end : later.mention.span.start]
    return EARLIER_AFTER.match(right) is not None and LATER.search(between) is not None


def find_newer(counts: list[Count], old: int, start: int) -> int | None:
    """The count that an earlier number gave way to: in its own sentence, else the last toll of the two before."""
    left = cut_around(counts[old])[0]
    fits = [index for index in range(start, len(counts)) if index != old and is_newer(counts[index], counts[old])]
    if len(fits) == 0:
        before = [index for index in range(start) if counts[index].sentence.index >= counts[old].sentence.index - 4]
        fits = [index for index in before if is_newer(counts[index], counts[old]) and counts[index].replaces is None]
        fits = [index for index in fits if (counts[index].mention.low or 0) > (counts[old].mention.low or 0)]
        return fits[-1] if len(fits) > 0 else None
    back = re.search(r"\b(?:up|down|after|rather than|instead of)\b[^,;]*$", left, re.IGNORECASE) is not None
    return min(fits, key=lambda index: (index > old if back else index < old, abs(index - old)))


def is_single(count: Count) -> bool:
    """Whether a count is of one person without a number, or vague: no toll."""
    return count.mention.first.tag_ in ("DT", "PRP$") or count.mention.bound == "vague"


def is_newer(count: Count, old: Count) -> bool:
    """Whether a count may replace another: of the same measure and unit, no share, not itself called earlier."""
    if is_single(count) or (count.of.text != old.of.text and None not in (count.of.text, old.of.text)):
        return False
    same = count.measure == old.measure and count.of.unit == old.of.unit and count.whole is None
    return same and EARLIER.search(cut_around(count)[0]) is None and count.mention.low != 0


def cut_around(count: Count) -> tuple[str, str]:
    """The sentence before and after a count."""
    text = count.sentence.text
    start, end = count.mention.span.start - count.sentence.start, count.mention.span.end - count.sentence.start
    return text[:start], text[end:]
