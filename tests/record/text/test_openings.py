"""Circumstances that open a sentence with no comma behind them."""

import pytest
from spacy.language import Language

from counterclaim.record.text.openings import mend_openings


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("As a result of the strike six civilians who were waiting for bread were killed.", "civilians"),
        ("In the strike on Sumy nine people who had taken shelter in a cellar were hurt.", "people"),
        ("In the strike on Belgorod nine people who had taken shelter in a cellar were hurt.", "people"),
        ("During the shelling of Nikopol at least two people who were at a bus stop were injured.", "people"),
    ],
)  # fmt: skip
def test_subject_without_a_comma(line: str, subject: str, parser: Language) -> None:
    """Whom it happened to is the verb's subject, and the words stay as they are printed."""
    doc = mend_openings(parser(line), parser)
    noun = next(token for token in doc if token.text == subject)
    assert doc.text == line
    assert noun.dep_ in ("nsubj", "nsubjpass")
    assert not any(child.text in ("strike", "Sumy", "Belgorod", "Nikopol") for child in noun.subtree)


@pytest.mark.parametrize(
    "line",
    [
        "In October 12 people were killed.",
        "In a message to journalists the governor says all is well.",
        "As a result of the strike, six civilians were killed.",
        "The strike killed six civilians.",
    ],
)
def test_right_parse_stays(line: str, parser: Language) -> None:
    """A sentence whose subject is found is not parsed twice."""
    doc = parser(line)
    assert mend_openings(doc, parser) is doc
