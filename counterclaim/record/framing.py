"""Contested words, by conflict profile: which side contests them, and who uses them here."""

import re
from collections.abc import Iterable, Iterator

from counterclaim.data.profile import Profile, Term
from counterclaim.vocabulary import Document, Framing, Statement


def find_framing(document: Document, statements: Iterable[Statement], profile: Profile | None) -> tuple[Framing, ...]:
    """Each use of a contested term, in the order of the text. Without a profile nothing is known to be contested.

    `voice` is the innermost statement whose content holds the word, else "source": the document's own voice.
    """
    if profile is None:
        return ()
    contents = [(span.start, span.end, row.id) for row in statements for span in row.content.spans]
    rows: list[Framing] = []
    for start, end, term in find_terms(document.text, profile.terms):
        holding = [row for row in contents if row[0] <= start and end <= row[1]]
        voice = min(holding, key=lambda row: row[1] - row[0])[2] if len(holding) > 0 else "source"
        rows.append(Framing(term.term, term.contested_by, term.neutral, (document.span(start, end),), voice))
    return tuple(rows)


def find_terms(text: str, terms: tuple[Term, ...]) -> Iterator[tuple[int, int, Term]]:
    """(start, end, term) of each use, the longest term where several begin: "Republic of Artsakh" before "Artsakh"."""
    if len(terms) == 0:
        return
    ordered = sorted(terms, key=lambda term: len(term.term), reverse=True)
    by_word = {fold_term(term.term): term for term in reversed(ordered)}
    pattern = "|".join(write_pattern(term.term) for term in ordered)
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE):
        found = by_word.get(fold_term(match[0]))
        term = found if found is not None else next(t for t in ordered if is_form(match[0], t.term))
        if not term.term[0].isupper() or match[0][0].isupper():
            yield match.start(), match.end(), term


def write_pattern(term: str) -> str:
    """A pattern for a term and its plural, with any blanks or hyphens between its words."""
    words = [re.escape(word) for word in re.split(r"[\s-]+", term)]
    return r"[\s‑-]+".join(words) + r"(?:s|es)?"


def is_form(printed: str, term: str) -> bool:
    """Whether printed words are a form of the term."""
    return re.fullmatch(write_pattern(term), printed, re.IGNORECASE) is not None


def fold_term(term: str) -> str:
    """A term without case and with single blanks for hyphens."""
    return " ".join(re.split(r"[\s‑-]+", term.casefold()))
