"""The noun phrases of a MUC-4 message: candidates for its slots, as words of a sentence and as the text of a fill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from counterclaim.data.lexicon import load_victims, read_table
from evals.muc_pages import Page, Word

JOINED = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "poss", "predet", "punct", "quantmod", "advmod"}
)  # fmt: skip
"""Relations of words in front of a noun that belong to its phrase."""
STOPS = frozenset({"[", "]", ",", '"', "`", "''"})
NAMES = frozenset({"NOUN", "PROPN"})
ADDRESS = frozenset(
    {"mr", "mrs", "miss", "ms", "dr", "msgr", "monsignor", "father", "sister", "brother", "don", "dona",
     "reverend", "rev", "engineer"}
)  # fmt: skip


@dataclass(slots=True)
class Phrase:
    """A noun phrase: which words of which sentence, and its head; `full` is its text with what hangs on it."""

    sentence: int
    first: int
    last: int
    head: int
    text: str
    full: str
    start: int
    end: int
    part: str = "whole"
    features: list[str] = field(default_factory=list)


def cut_phrases(page: Page, number: int) -> list[Phrase]:
    """The noun phrases of a sentence, then names and nouns that stand as modifiers, then names that a parse cut."""
    words = page.sentences[number]
    whole = [make_phrase(page, number, *bounds, "whole") for bounds in find_bounds(words)]
    inner = [make_phrase(page, number, *bounds, "part") for phrase in whole for bounds in find_parts(words, phrase)]
    joined = [
        make_phrase(page, number, one.first, two.head, "joined")
        for one, two in pairwise(whole)
        if two.first == one.head + 1 and words[one.head][3] == words[two.head][3] == "PROPN"
    ]
    phrases = [*whole, *inner, *joined]
    extend_phrases(page, number, phrases)
    return sorted(phrases, key=lambda phrase: (phrase.head, -phrase.first))


def find_bounds(words: list[Word]) -> Iterator[tuple[int, int]]:
    """(first word, head) of each noun that is no modifier of a later one."""
    for head, (_, text, _, pos, _, dep, above) in enumerate(words):
        modifier = dep in ("compound", "nmod", "amod", "nummod") and above > head and words[above][3] in NAMES
        if pos not in NAMES or modifier or len(text) < 2:
            continue
        first = head
        while first > 0 and words[first - 1][4] != "WRB" and is_before(words, first - 1, head):
            first -= 1
        while first < head and words[first][5] in ("det", "predet", "punct", "poss", "case"):
            first += 1
        yield first, head


def find_parts(words: list[Word], phrase: Phrase) -> list[tuple[int, int]]:
    """Names and nouns in front of the head: "FMLN" guerrillas, a "bomb" attack, "air force" men, the "mayor" X."""
    found: list[tuple[int, int]] = []
    index = phrase.first
    while index < phrase.head:
        end = index
        title = words[index][1].lower().rstrip(".") in load_titles()
        if title:
            found += [(phrase.first, index), (index, index)]
        elif words[index][3] == "PROPN":
            while end + 1 < phrase.head and words[end + 1][3] == "PROPN":
                end += 1
            if words[phrase.head][3] != "PROPN" or end + 1 < phrase.head:
                found.append((index, end))
        elif words[index][3] == "NOUN" and len(words[index][1]) > 2 and words[phrase.head][3] == "NOUN":
            found.append((index, index))
        index = end + 1
    if words[phrase.head - 1][3] in NAMES and words[phrase.head][3] == "NOUN":
        found.append((phrase.first, phrase.head - 1))
    return sorted({row for row in found if phrase.first <= row[0] <= row[1] < phrase.head})


def is_before(words: list[Word], index: int, head: int) -> bool:
    """Whether a word before a noun modifies it, through other modifiers."""
    above = index
    for _ in range(4):
        if words[above][5] not in JOINED or words[above][1] in STOPS:
            return False
        above = words[above][6]
        if above == head:
            return True
        if above < index:
            return False
    return False


def make_phrase(page: Page, number: int, first: int, head: int, part: str) -> Phrase:
    """The phrase of some words."""
    words = page.sentences[number]
    start, end = words[first][0], words[head][0] + len(words[head][1])
    text = read_text(page, start, end)
    return Phrase(number, first, head, head, text, text, start, end, part)


def read_text(page: Page, start: int, end: int) -> str:
    """The printed text in one line."""
    return " ".join(page.body[start:end].split())


def extend_phrases(page: Page, number: int, phrases: list[Phrase]) -> None:
    """Give each phrase its full text: the owner in front ("Merino's home"), the of-phrases behind ("members of …")."""
    words = page.sentences[number]
    whole = [phrase for phrase in phrases if phrase.part != "part"]
    begins = {phrase.head: phrase.first for phrase in whole}
    for phrase in phrases:
        if phrase.part == "part":
            continue
        first, last = phrase.first, phrase.head
        if first > 1 and words[first - 1][1].lower() in ("'s", "'") and first - 2 in begins:
            first = begins[first - 2]
        for _ in range(2):
            after = next_phrase(words, whole, last)
            if after is None:
                break
            last = after.head
        phrase.full = read_text(page, words[first][0], words[last][0] + len(words[last][1]))


def next_phrase(words: list[Word], phrases: list[Phrase], last: int) -> Phrase | None:
    """The phrase that "of" hangs on the word before it."""
    if last + 2 >= len(words) or words[last + 1][1].lower() not in ("of", "'s"):
        return None
    near = [phrase for phrase in phrases if last + 2 <= phrase.first <= last + 3]
    return max(near, key=lambda phrase: phrase.head - phrase.first, default=None)


def find_governor(words: list[Word], head: int) -> int:
    """The word that governs a noun, past other members of a list and past the preposition it hangs on."""
    index = head
    for _ in range(6):
        if words[index][5] not in ("conj", "appos", "compound", "nmod") or words[index][6] == index:
            break
        index = words[index][6]
    if words[index][5] == "pobj":
        index = words[index][6]
    return words[index][6]


@lru_cache(maxsize=1)
def load_titles() -> frozenset[str]:
    """Words that tell what a person is, the last of which ends a title."""
    roles = [term for terms in read_table("actors.toml")["roles"].values() for term in terms]
    return frozenset({term.split()[-1] for term in (*roles, *load_victims())} | ADDRESS)


def split_title(text: str) -> tuple[str | None, str]:
    """(title, name) of "Senator Luis Carlos Galan"; no title where none is known."""
    words = text.split()
    for index in range(len(words) - 2, -1, -1):
        if words[index].lower().rstrip(".") in load_titles():
            return " ".join(words[: index + 1]), " ".join(words[index + 1 :])
    return None, text
