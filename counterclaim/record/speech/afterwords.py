"""Who is named as the source only in the sentence after: "… killing three. This was reported by the governor."

Such a sentence says nothing itself. What it points back to are the sentences before it that nobody else says.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.data.lexicon import load_words
from counterclaim.record.reading import Attribution
from counterclaim.record.speech.clauses import SURE
from counterclaim.record.text.parse import Sentence

MOST = 3
"""Most sentences that such words point back to."""
LEAST = 4
"""Fewest words of a sentence that tells something."""
WHO = r"(?P<who>[^.;:“”\"\n]{2,140}?)"
END = (
    r"(?=[.]?$|,? (?:on (?:his|her|its|their|the|an?|telegram|facebook|x|twitter|social|air)|at an?|at the|in an?"
    r"|during|via|through|while|after|when|before)\b)"
)
"""What follows the name of whoever said so."""


@cache
def compile_patterns() -> tuple[re.Pattern[str], ...]:
    """ "This was reported on Telegram by X", "The information comes from X", "This is how X began his address",
    "X announced this at a briefing"."""
    told = "|".join(sorted(load_words("told_by")))
    things = "|".join(sorted(load_words("pointed_back")))
    this = rf"(?:this|that|it|all this|(?:the|these|this|such) (?:{things}))"
    be = r"(?:was|were|is|are|has been|have been)"
    by = rf"{this} {be} (?:\w+ ){{0,2}}?(?P<cue>{told})\b[^.;:“”\"]{{0,60}}?\bby {WHO}{END}"
    source = rf"{this} (?P<cue>(?:comes?|came|stems?|{be}) (?:from|according to)) {WHO}{END}"
    how = rf"(?:this|that) (?:is|was) (?P<cue>how|what) {WHO},? (?:began|opened|ended|put|described|told|summed|said)\b"
    active = rf"{WHO},? (?:has |had )?(?P<cue>{told}) (?:this|it|the (?:{things}))\b{END}"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (by, source, how, active))


def read_afterwords(sentences: Sequence[Sentence], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions that a sentence gives to those before it; `found` are the others, whose words stay theirs."""
    taken = sorted(span for item in found for span in (*item.content, *item.cue))
    for index, sentence in enumerate(sentences):
        matches = (pattern.match(sentence.text) for pattern in compile_patterns())
        match = None if sentence.in_headline else next((row for row in matches if row is not None), None)
        content = () if match is None else list_before(sentences, index, taken)
        if match is not None and len(content) > 0:
            at = sentence.start
            source, cue = ((at + match.start(name), at + match.end(name)) for name in ("who", "cue"))
            yield Attribution((source,), (cue,), content, SURE)


def list_before(
    sentences: Sequence[Sentence], index: int, taken: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """The sentences that the one at `index` points back to: those before it in its paragraph, or where it opens one
    those of the paragraph before; none beyond words that somebody says."""
    spans: list[tuple[int, int]] = []
    paragraph = None
    for sentence in reversed(sentences[max(0, index - MOST) : index]):
        paragraph = sentence.paragraph if paragraph is None else paragraph
        told = any(start < sentence.end and sentence.start < end for start, end in taken)
        if told or sentence.in_headline or sentence.paragraph != paragraph or len(sentence.text.split()) < LEAST:
            break
        spans.insert(0, (sentence.start, sentence.start + len(sentence.text.rstrip(" ."))))
    return tuple(spans)
