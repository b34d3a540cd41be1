"""A denial beside what else its speaker says: "said its jets had struck a post and denied hitting the school".

The encoder carries the content of "said" over it, and what is denied would be told as said.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.stretches import trim_text

DENIED = re.compile(
    r",?\s+(?:and|but|while|yet)\s+(?:(?:also|again|\w+ly)\s+)?(?P<cue>den(?:y|ies|ied))\s+"
    r"(?P<what>(?:that|having|any|responsib\w+|involvement|\w+ing)\b"
    r"|(?:the|all|these|those|such)\s+(?:claim|accusation|allegation|report|charge)s?\b)"
)
"""Not what is denied to somebody: "denied entry to medics"."""
STOP = re.compile(r"[.!?;\n]")
MARKS = re.compile(r"[\"“”]")


def part_denials(items: Iterable[Attribution], text: str) -> list[Attribution]:
    """The attributions, each denial coordinated with the verb that says the rest apart, by the same speaker."""
    parted = [part for item in items for part in part_denial(item, text)]
    own = {part.cue for part in parted if len(part.source) > 0}
    return [part for part in parted if len(part.source) > 0 or part.cue not in own]


def part_denial(item: Attribution, text: str) -> Iterator[Attribution]:
    """One attribution, or its content before a denial and the denial. Quoted words are nobody else's."""
    for number, (start, end) in enumerate(item.content):
        match = DENIED.search(text, start, end)
        before = len(item.source) > 0 and len(item.cue) > 0 and item.cue[-1][1] <= start
        if match is None or not before or len(MARKS.findall(text, start, match.start())) % 2 > 0:
            continue
        rest = [span for span in item.content[number + 1 :] if STOP.search(text, end, span[0]) is None]
        last = max((end, *(span[1] for span in rest)))
        said, denied = trim_text(text, start, match.start()), trim_text(text, match.start("what"), last)
        if said is not None and denied is not None:
            others = (span for span in item.content if span != (start, end) and span not in rest)
            yield replace(item, content=tuple(sorted((said, *others))))
            yield replace(item, cue=(match.span("cue"),), content=(denied,))
            return
    yield item
