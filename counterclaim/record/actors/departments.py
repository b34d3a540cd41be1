"""Which department a body's words name: two departments are never one body."""

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.actors.known import COUNTRIES, Lexicon

DEPARTMENTS = load_words("departments")
"""Nouns for a body of which there are many: the word before or after it says which."""
COMMON = load_words("common_departments")
"""Words before such a noun that do not say which: "the same ministry"."""
INNER = {"compound", "amod", "nmod"}


def find_department(words: list[Token], start: int, end: int, lexicon: Lexicon) -> str | None:
    """The normal form of a body by its department: "labour ministry" of "Thailand's labour ministry" and of "the
    Ministry of Labour"; None where the words from `start` to `end`, a body's noun, have none."""
    noun = words[end - 1].lower_
    if noun not in DEPARTMENTS:
        return None
    before: list[str] = []
    for token in reversed(words[:start]):
        known = token.text in lexicon.demonyms or token.text in COUNTRIES or token.lower_ in COMMON
        if known or token.dep_ not in INNER or token.pos_ == "VERB" or not token.text[:1].isalpha():
            break
        before.insert(0, token.lower_)
    if len(before) > 0:
        return " ".join((*before, *(word.lower_ for word in words[start:end])))
    rest = words[end:]
    if len(rest) < 2 or rest[0].lower_ not in {"of", "for"} or is_country(rest[1:], lexicon):
        return None
    return f"{' '.join(word.lower_ for word in rest[1:])} {noun}"


def is_country(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether a country stands among these words: the Ministry "of Armenia"."""
    return any(
        entry.kind == "state" and name.startswith(word.text)
        for word in words
        for name, entry in lexicon.names.get(word.lower_, ())
    )


def is_department(normal: str) -> bool:
    """Whether a body's normal form says which of its kind it is: "labour ministry", not "ministry"."""
    return " " in normal and normal.split(" ")[-1] in DEPARTMENTS
