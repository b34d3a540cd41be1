"""Even-handedness of claims: exchanging the two sides in a sentence exchanges the record and nothing else."""

import re

import pytest
from spacy.language import Language

from counterclaim.record.counting.counts import find_counts
from counterclaim.record.events.spot import find_cues
from counterclaim.record.text.parse import parse_document
from counterclaim.vocabulary import Capture, Document, Source

PAIRS = (("Armenia", "Russia"), ("Armenian", "Russian"), ("Ganja", "Kursk"))
SENTENCES = (
    "Armenia launched a missile attack on Ganja, killing one civilian and injuring dozens.",
    "Armenian forces shelled the village, and three Russian soldiers were killed.",
    "Russian artillery destroyed 12 houses in Ganja.",
    "Armenia denied that its forces had attacked civilians.",
    "The Russian army captured 20 Armenian soldiers near Kursk.",
    "Armenian troops fired rockets at Ganja, wounding 14 people.",
)


def swap(text: str) -> str:
    """The text with the two sides exchanged."""
    table = {one: two for pair in PAIRS for one, two in (pair, pair[::-1])}
    return re.sub(r"\b(?:" + "|".join(table) + r")\b", lambda match: table[match[0]], text)


def read(text: str, parser: Language) -> list[tuple[object, ...]]:
    """What a sentence tells, without the names: kinds, modality, counts."""
    document = Document("d", Capture("0"), None, Source(None), (), None, None, "en", text)
    sentences = parse_document(document, parser)
    counts, _ = find_counts(sentences, frozenset())
    told: list[tuple[object, ...]] = [
        (cue.kind, cue.modality, cue.negated, cue.result_of) for sentence in sentences for cue in find_cues(sentence)
    ]
    return told + [
        (count.measure, count.mention.low, count.mention.high, count.of.status, count.of.group) for count in counts
    ]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_swapped_sides_swap_nothing_else(sentence: str, parser: Language) -> None:
    """Kinds, modality, negation and figures do not depend on whose deed is told."""
    assert read(sentence, parser) == read(swap(sentence), parser)
    assert swap(swap(sentence)) == sentence
