"""The clause around a stretch set into it: what "X says" between commas, or "by his account", is said of."""

import re

from spacy.tokens import Token

from counterclaim.data.cues import load_cues
from counterclaim.record.reading import Offsets
from counterclaim.record.speech.stretches import trim_text
from counterclaim.record.text.parse import Sentence

BOUND = re.compile(r"[;:] |\((?=[^()]*$)")
"""Where a clause begins within its sentence."""
STOP = re.compile(r": (?=[“\"])")
JOINT = re.compile(r";|,? \b(?:but|while|whereas|yet|and|though|although)\b ")
"""What joins another clause, which may have its own speaker."""
OPENER = re.compile(
    r"(?:\b(?:which|whom?|whose|where|when|that|and|but|while|because|so|yet|for)|[;:])[,\s–—(-]*$", re.IGNORECASE
)
"""What opens the clause that a stretch stands in: what is before it is somebody else's."""
DEPENDENT = re.compile(r", (?:in |on |at |of |after )?(?:where|which|whose|who)\b[^,;]* (?:and|but),? $")
"""A clause that goes on where the stretch is set in: "where a lorry burned and, traders say, five died, …"."""
INSERTED = 0.96
"""Score of what is read around a stretch set into it: the marks show where it begins and ends, and another reading
that runs over them gives way. Above `rejecting.FIRM`."""
LEAST = 2
"""Characters of a part that says something."""


def find_around(sentence: Sentence, first: int, last: int) -> Offsets:
    """The parts of the clause before and behind the characters from `first` to `last`; empty where nothing is."""
    text = sentence.document.text
    start, end = find_start(sentence, first), find_end(sentence, last)
    if text[start - 1 : start] == "(" and ")" in text[last:end]:
        end = text.index(")", last)
    opener = OPENER.search(text, start, first)
    if opener is not None and DEPENDENT.search(text, start, first) is not None:
        comma = text.find(", ", last + 2, end)
        end = end if comma < 0 else comma
    sides = ((last, end),) if opener is not None else ((start, first), (last, end))
    parts = (trim_text(text, left, right) for left, right in (trim_marks(text, *side) for side in sides))
    return tuple(part for part in parts if part is not None and part[1] - part[0] >= LEAST)


def trim_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the brackets and dashes at its edges that set something off."""
    while start < end and text[start] in ",) –—-":
        start += 1
    while end > start and text[end - 1] in ",( –—-":
        end -= 1
    return start, end


def find_start(sentence: Sentence, at: int) -> int:
    """Where the clause around a position begins: behind a semicolon, colon or open bracket, and behind what somebody
    else is said to say."""
    text = sentence.document.text
    start = max((match.end() for match in BOUND.finditer(text, sentence.start, at)), default=sentence.start)
    joints = [match for match in JOINT.finditer(text, start, at - 1) if has_cue(sentence, start, match.start())]
    return joints[-1].end() if len(joints) > 0 else start


def find_end(sentence: Sentence, at: int) -> int:
    """Where the clause around a position ends: before what another one is said to say, behind a semicolon too."""
    text = sentence.document.text
    stop = STOP.search(text, at, sentence.end)
    end = sentence.end if stop is None else stop.start()
    for joint in JOINT.finditer(text, at, end):
        if has_cue(sentence, joint.end(), end):
            return joint.start()
    return end


def has_cue(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb of saying with its own subject stands between two positions."""
    cues = load_cues()["inserted"] | load_cues()["clause"] | load_cues()["object"]
    return any(
        token.lemma_.lower() in cues
        and token.tag_ in {"VBD", "VBZ", "VBP"}
        and start <= sentence.offset + token.idx < end
        and any(child.dep_ == "nsubj" for child in token.children)
        for token in sentence.tokens
    )


def is_quoted(sentence: Sentence, token: Token) -> bool:
    """Whether a word stands between the quotation marks of its sentence."""
    before = sentence.document.text[sentence.start : sentence.offset + token.idx]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
