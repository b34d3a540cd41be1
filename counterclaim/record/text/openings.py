"""Sentences that open with a circumstance and no comma behind it: "As a result of the strike six civilians were hurt".

The parser then takes strike and civilians for one phrase and finds no subject. The sentence is parsed a second time
with the comma in its place, and the words of the first take over what the second says of them.
"""

from calendar import month_abbr, month_name

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as ParsedSpan

from counterclaim.record.text.reparse import FINITE, NOUNS, take_over

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OPENERS = frozenset({"as", "in", "during", "after", "following", "due", "because", "at", "on", "from"})
"""First words of a circumstance."""
BEGINNINGS = frozenset({"a", "an", "the", "several", "both", "all", "many", "dozens", "hundreds", "scores"})
"""Words besides numbers that a subject begins with and no name goes on with."""
LIMITS = frozenset({"at", "least", "more", "than", "about", "around", "some", "up", "to", "nearly", "almost", "over"})
"""Words before a number that belong to it."""
MONTHS = frozenset(name.lower() for name in (*month_name[1:], *month_abbr[1:], "Sept"))
FARTHEST = 16
"""Words of a circumstance at most."""


def mend_openings(doc: Doc, parser: Language) -> Doc:
    """The parse, with the subjects found that a missing comma hid."""
    places = [place for sent in doc.sents for place in find_missing(sent)[:1]]
    if len(places) == 0:
        return doc
    words, spaces, kept = list[str](), list[bool](), list[int]()
    for token in doc:
        if token.i in places:
            spaces[-1] = False
            words.append(",")
            spaces.append(True)
        kept.append(len(words))
        words.append(token.text)
        spaces.append(token.whitespace_ != "")
    read = parser(Doc(parser.vocab, words=words, spaces=spaces))
    if not all(any(token.dep_ in SUBJECTS for token in read[kept[place] : kept[place] + 6]) for place in places):
        return doc
    return drop_commas(doc, read, kept)


def drop_commas(doc: Doc, read: Doc, kept: list[int]) -> Doc:
    """The words of the first parse with what the second says of those that were kept."""
    back = {place: index for index, place in enumerate(kept)}
    rows = [read[place] for place in kept]
    return take_over(doc, rows, [find_kept(token, back) for token in rows])


def find_kept(token: Token, back: dict[int, int]) -> int:
    """The place of a word's head among the words kept."""
    head = token.head
    while head.i not in back:
        head = head.head
    return back[head.i]


def find_missing(sent: ParsedSpan) -> list[int]:
    """Where a subject begins right after a noun of the opening circumstance, and the parser found none there."""
    first = sent[0]
    if first.lower_ not in OPENERS or len(sent) < 6:
        return []
    found = []
    for token in sent[2:FARTHEST]:
        if token.tag_ in FINITE or token.text in {",", ":", ";", "“", '"', "("}:
            break
        before = token.nbor(-1)
        if begins_subject(token) and before.tag_ in NOUNS and before.lower_ not in MONTHS and is_hidden(token, sent):
            found.append(token.i)
    return found


def begins_subject(token: Token) -> bool:
    """Whether a word is a number, belongs to one, or begins a noun phrase."""
    if token.lower_ in LIMITS:
        return any(word.tag_ == "CD" for word in token.doc[token.i + 1 : token.i + 4])
    return token.tag_ == "CD" or token.lower_ in BEGINNINGS


def is_hidden(token: Token, sent: ParsedSpan) -> bool:
    """Whether a phrase begins here that a verb follows and whose noun is nobody's subject."""
    noun = next((word for word in sent.doc[token.i : min(sent.end, token.i + 7)] if word.tag_ in NOUNS), None)
    if noun is None or any(word.dep_ in SUBJECTS for word in noun.doc[token.i : noun.i + 1]):
        return False
    return any(word.tag_ in FINITE for word in sent.doc[noun.i + 1 : sent.end])
