"""A MUC-4 message as our own record stage reads it, laid out for the template maker: words, claims, hidden states."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from counterclaim.record.claims.make import make_claims
from counterclaim.record.record import Tools, load_tools, read_document
from counterclaim.record.speech.encoder import Encoder, load_encoder
from counterclaim.vocabulary import Capture, Claim, Document, Figure, Run, Source, Time
from evals.muc_texts import MucText, flatten_lines, is_upper, restore_case

Word = tuple[int, str, str, str, str, str, int]
"""(offset, text, lemma, part of speech, tag, relation, position of the head in its sentence)"""


@dataclass(slots=True)
class Page:
    """One message, read."""

    id: str
    body: str
    day: date | None
    sentences: list[list[Word]]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    vectors: list[NDArray[np.float16]]
    """Hidden states of the encoder for the words of each sentence."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading a message needs: the record stage's tools, the encoder for its hidden states, the case of words."""

    tools: Tools
    encoder: Encoder
    cases: dict[str, str]


def load_reader(cases: dict[str, str]) -> Reader:
    """Everything loaded; no cue is followed to its content, as only the hidden states are wanted."""
    encoder = load_encoder()
    encoder.settings = replace(encoder.settings, anchor=2.0)
    return Reader(load_tools(Run("", {}, ""), encoder=False), encoder, cases)


def read_page(text: MucText, reader: Reader) -> Page:
    """A message through the record stage, in the case it is printed in or, if it is all capitals, in restored case."""
    plain = restore_case(text.body, reader.cases) if is_upper(text.body) else flatten_lines(text.body)
    day = None if text.day is None else text.day.isoformat()
    document = Document(text.id, Capture(""), None, Source(None), (), day, None if day is None else "text", "en", plain)
    reading = read_document(document, reader.tools)
    told = make_claims(reading)
    sentences = [
        [
            (s.offset + t.idx, t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i - s.tokens.start)
            for t in s.tokens
        ]
        for s in reading.sentences
    ]  # fmt: skip
    vectors = read_vectors(plain, sentences, reader.encoder)
    return Page(text.id, text.body, text.day, sentences, told.claims, told.figures, reading.times, vectors)


def read_vectors(plain: str, sentences: list[list[Word]], encoder: Encoder) -> list[NDArray[np.float16]]:
    """The hidden state of each word: the mean of its pieces', zeros where it has none."""
    windows = list(encoder.read(plain))
    if len(windows) == 0:
        return [np.zeros((len(words), 1), dtype=np.float16) for words in sentences]
    starts = np.concatenate([window.pieces.starts for window in windows])
    ends = np.concatenate([window.pieces.ends for window in windows])
    hidden = np.concatenate([window.hidden for window in windows])
    rows = []
    for words in sentences:
        table = np.zeros((len(words), hidden.shape[1]), dtype=np.float16)
        for index, word in enumerate(words):
            low = int(np.searchsorted(ends, word[0], side="right"))
            high = int(np.searchsorted(starts, word[0] + max(len(word[1]), 1), side="left"))
            if high > low:
                table[index] = hidden[low:high].mean(axis=0)
        rows.append(table)
    return rows
