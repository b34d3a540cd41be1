"""Earlier tolls that later ones replace: "raised from 14 to 21", "up from 16", "the toll of 31 is now 37"."""

import re
from dataclasses import replace

from counterclaim.record.counted import Count

EARLIER = re.compile(
    r"(?:\bfrom|\bpreviously|\bearlier|\bprevious|\binitial(?:ly)?|\bat\s+first|\bfirst|\boriginal(?:ly)?|\bformer"
    r"|\binstead\s+of|\brather\s+than)\s+(?:(?!to\b|now\b|rose\b|later\b)[^\s,;]+\s+){0,4}$",
    re.IGNORECASE,
)
EARLIER_AFTER = re.compile(
    r"[^.;]{0,30}?\b(?:previously|earlier|initially|originally|before that|given on|reported on|the day before)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:now|later|since|today|rose|risen|rises|climbed|grown|grew|increased|raised|raising"
    r"|revised|updated|has been|put(?:s|ting)?|to)\b",
    re.IGNORECASE,
)


def join_updates(counts: list[Count], start: int) -> None:
    """Mark in one sentence the number that replaces another: "raised from 14 to 21" leaves 21, which replaces 14."""
    for index in range(start, len(counts)):
        if counts[index].whole is not None or not is_earlier(counts, index):
            continue
        newer = find_newer(counts, index, start)
        if newer is not None:
            counts[newer] = replace(counts[newer], replaces=index)


def is_earlier(counts: list[Count], index: int) -> bool:
    """Whether words around a number say that it is no longer the count."""
    count = counts[index]
    left, right = cut_around(count)
    found = EARLIER.search(left)
    if found is not None:
        return (
            re.match(r"from\s+(?:the|a|an|its|their)\s+(?!earlier|previous|initial|original)", found[0], re.IGNORECASE)
            is None
        )
    later = next((other for other in counts[index + 1 :] if other.measure == count.measure), None)
    if later is None:
        return False
    between = count.sentence.document.text[count.mention.span.end : later.mention.span.start]
    return EARLIER_AFTER.match(right) is not None and LATER.search(between) is not None


def find_newer(counts: list[Count], old: int, start: int) -> int | None:
    """The count of the same sentence that an earlier number gave way to: a toll rather than another count."""
    fits = [
        index
        for index in range(start, len(counts))
        if index != old
        and counts[index].measure == counts[old].measure
        and counts[index].whole is None
        and EARLIER.search(cut_around(counts[index])[0]) is None
        and counts[index].of.unit == counts[old].of.unit
    ]
    return min(fits, key=lambda index: (abs(index - old), index < old)) if len(fits) > 0 else None


def cut_around(count: Count) -> tuple[str, str]:
    """The sentence before and after a count."""
    text = count.sentence.tokens.text
    start, end = count.mention.span.start - count.sentence.start, count.mention.span.end - count.sentence.start
    return text[:start], text[end:]
