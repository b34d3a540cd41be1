"""A second parse of changed words, told of the words as they are printed."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def take_over(
    doc: Doc,
    rows: Sequence[Token],
    heads: Sequence[int],
    *,
    tags: Mapping[int, str] | None = None,
    lemmas: Mapping[int, str] | None = None,
) -> Doc:
    """The words of `doc` with what the tokens in `rows`, one for each, say of them; `heads` are places in `doc`. Tags
    and lemmas of some places may be given apart."""
    tags, lemmas = tags or {}, lemmas or {}
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[token.whitespace_ != "" for token in doc],
        tags=[tags.get(place, token.tag_) for place, token in enumerate(rows)],
        pos=[token.pos_ for token in rows],
        morphs=[str(token.morph) for token in rows],
        lemmas=[lemmas.get(place, token.lemma_) for place, token in enumerate(rows)],
        heads=list(heads),
        deps=[token.dep_ for token in rows],
    )
