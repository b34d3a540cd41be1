"""What a page denies in its own voice: a ministry's of its forces, a fact check's of what it looked into.

No statement says it, so that no act is given: the page's sentences themselves are read. Only a party's page answers for
its forces; any page may pass a verdict.
"""

from collections.abc import Iterator

from counterclaim.data.patterns import load_pattern, load_ways
from counterclaim.record.actors.known import find_known, load_lexicon
from counterclaim.record.claims.acting import PARTIES
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import find_voice
from counterclaim.record.text.parse import Sentence

FEWEST = 4
"""Fewest words of a sentence that denies by a no: "No confirmation." does not."""
TOLD = ("whole", "empty", "idle", "far", "lacks", "impossible", "forged")
"""Ways of answering by which a party's page goes on with its denial: the others may be told of anything."""
BODIES = PARTIES - {"state"}
"""What makes a source a party by its name: a paper may be named after its country."""


def list_denying(reading: Reading) -> Iterator[Sentence]:
    """The sentences in the page's own voice that deny something."""
    party = is_party_page(reading)
    before: Sentence | None = None
    for sentence in reading.sentences:
        if not is_own(sentence, reading):
            continue
        near = before is not None and before.index == sentence.index - 1 and before.paragraph == sentence.paragraph
        if load_pattern("closing").fullmatch(sentence.text) is not None or (
            party and (denies(sentence.text) or (near and tells_otherwise(sentence.text)))
        ):
            before = sentence
            yield sentence


def is_own(sentence: Sentence, reading: Reading) -> bool:
    """Whether nobody else is reported to say the sentence, its beginning or its end."""
    ends = (sentence.start, sentence.end - 2)
    return not sentence.text.startswith(("“", '"')) and all(find_voice(at, reading).statement is None for at in ends)


def is_party_page(reading: Reading) -> bool:
    """Whether the page speaks for a party: by who publishes it, or by what it calls its own forces."""
    source = reading.actors.find_source()
    if source is not None and source.kind in PARTIES:
        return True
    name = reading.document.source.name or ""
    if any(row.kind in BODIES for row in find_known(name, load_lexicon(reading.profile))):
        return True
    return any(load_pattern("ours").search(row.text) is not None and is_own(row, reading) for row in reading.sentences)


def denies(text: str) -> bool:
    """Whether a party's own sentence says that something was not so, or that what others say is untrue; nobody hurt and
    nothing decided deny nothing."""
    if load_pattern("judged").search(text) is not None:
        return True
    told = load_pattern("exempt").sub("", text)
    no = any(load_pattern(name).search(told) is not None for name in ("flat", "ours none"))
    return no and len(told.split()) >= FEWEST


def tells_otherwise(text: str) -> bool:
    """Whether a sentence tells it otherwise, right after one that denies: "All our planes have returned"."""
    told = load_pattern("exempt").sub("", text)
    return any(load_ways()[name].search(told) is not None for name in TOLD)
