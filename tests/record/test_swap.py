"""Even-handedness of claims: exchanging the two sides in a sentence exchanges the record and nothing else."""

import pytest
from spacy.language import Language

from counterclaim.record.counting.counts import find_counts
from counterclaim.record.events.spot import find_cues
from counterclaim.record.text.parse import parse_document
from tests.factory import make_document, swap

PAIRS = (("Armenia", "Russia"), ("Armenian", "Russian"), ("Ganja", "Kursk"))
SENTENCES = (
    "Armenia launched a missile attack on Ganja, killing one civilian and injuring dozens.",
    "Armenian forces shelled the village, and three Russian soldiers were killed.",
    "Russian artillery destroyed 12 houses in Ganja.",
    "Armenia denied that its forces had attacked civilians.",
    "The Russian army captured 20 Armenian soldiers near Kursk.",
    "Armenian troops fired rockets at Ganja, wounding 14 people.",
)


def read(text: str, parser: Language) -> list[tuple[object, ...]]:
    """What a sentence tells, without the names: kinds, modality, counts."""
    sentences = parse_document(make_document(text), parser)
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
    assert read(sentence, parser) == read(swap(sentence, *PAIRS), parser)
    assert swap(swap(sentence, *PAIRS), *PAIRS) == sentence
