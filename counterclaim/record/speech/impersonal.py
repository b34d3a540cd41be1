"""Claims that nobody makes: "it is absurd to claim that jets bombed the village" is what its speaker denies.

A reader of verbs takes "to claim that …" for somebody's claim, mostly for that of who calls it absurd.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.record.reading import Attribution

LEFT = 140
"""Characters before the cue in which the verdict stands, with who speaks set in between commas."""
VERDICT = re.compile(
    r"\b(?:it|it['’]s|that)(?: is| was| were| would be|['’]s)? (?:[\w“”\"’'-]+ ){0,4}?"
    r"(?:absurd|ridiculous|nonsense|nonsensical|ludicrous|laughable|untrue|false|wrong|a lie|lies|slander|preposterous"
    r"|outrageous|grotesque|unthinkable|madness|propaganda|dishonest|cynical)[”\"]?"
    r"(?:, [^,.;:“”\"\n]{2,70},)? (?:to )?$",
    re.IGNORECASE,
)
CUE = re.compile(r"(?:to )?(?:claim|say|suggest|allege|assert|imply|pretend|maintain|state|report|declare|believe)$")


def leave_impersonal(items: Iterable[Attribution], text: str) -> list[Attribution]:
    """The attributions without what is only called absurd to claim; its words are of who calls it so."""
    rows = list(items)
    nobody = [row for row in rows if is_nobodys(row, text)]
    return [take_claim(row, nobody) for row in rows if row not in nobody]


def is_nobodys(item: Attribution, text: str) -> bool:
    """Whether a cue stands behind a verdict on whoever would claim it."""
    if len(item.cue) != 1 or len(item.content) == 0 or CUE.fullmatch(text[slice(*item.cue[0])]) is None:
        return False
    start = item.cue[0][0]
    return VERDICT.search(text, max(0, start - LEFT), start) is not None


def take_claim(item: Attribution, nobody: list[Attribution]) -> Attribution:
    """The attribution of a verdict with the claim that follows it behind who speaks: "It is absurd, X said, to …"."""
    for row in nobody:
        start, end = row.cue[0][0], row.content[-1][1]
        cues = [*item.cue, *item.source]
        near = len(item.content) > 0 and 0 < start - item.content[-1][1] <= LEFT
        if near and all(item.content[-1][1] <= left and right <= start for left, right in cues):
            return replace(item, content=(*item.content, (start, end)))
    return item
