"""Clauses set into what they report: "About 900 people, the authority adds, have fled", "four, its registry says, are
minors", "the bridge, says a note of the ministry, was intact".

The clause has a speaker and a verb of saying and stands between two commas, dashes or brackets; what is said is the
clause around it. Nothing in the sentence is its object, so that the parse hangs it anywhere.
"""

from calendar import day_name
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from counterclaim.data.cues import load_cues
from counterclaim.record.actors.speakers import can_speak
from counterclaim.record.reading import Attribution
from counterclaim.record.speech.surrounding import INSERTED, find_around, find_start, is_quoted
from counterclaim.record.text.parse import Sentence

OPEN, CLOSE = frozenset({",", "(", "–", "—", "-"}), frozenset({",", ")", "–", "—", "-"})
WIDEST = 16
"""Words of such a clause at most."""
TOLD = 9
"""Words after its verb at most: whom it is told, where, when."""
PERSONAL = frozenset({"he", "she", "it", "they"})
OPENING = frozenset({
    "the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "another", "one", "two", "three", "some",
    "several", "many", "most", "other", "all", "both",
})  # fmt: skip
"""Words that begin who speaks, beside names, plural nouns and adjectives."""
LINKS = frozenset({
    "that", "which", "who", "whom", "whose", "whoever", "if", "as", "when", "while", "because", "where", "what",
})  # fmt: skip
"""Words that make another clause of it: "as the army says" answers, "which the army says" tells of something."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CITING = frozenset({"cite", "accuse", "blame", "refer", "speak", "describe", "call"})
"""What somebody does on saying it, who is read on with it: "he said, citing the police"."""
GOING = {"go": "on", "point": "out", "let": "know"}
"""Verbs that report with their particle alone: "it went on"."""
JOINING = frozenset({"and", "but", "although", "though", "nor", "or"})
TAGS = FINITE | {"VB", "VBN", "NN", "NNS"}
"""Tags the parser gives such a verb: "enumerators of the division estimate" ends in a noun for it."""
TELLING = frozenset({"tell", "inform", "assure", "advise", "warn", "remind"})
"""Verbs whose object is who hears it."""
HEARERS = frozenset({"us", "me", "him", "her", "them", "reporters", "journalists", "yesterday", "today"})
RUNNING = frozenset({"read", "run", "go"})
"""Verbs by which a paper says something where they stand before it."""
AUXILIARY = frozenset({"have", "be"})


def read_insertions(sentence: Sentence) -> Iterator[Attribution]:
    """What clauses set into a sentence say of the words around them."""
    tokens = sentence.tokens
    marks = [token.i for token in tokens if token.text in OPEN | CLOSE and token.i > tokens.start]
    for first, last in pairwise(marks):
        inner = tokens.doc[first + 1 : last]
        if not 1 < len(inner) <= WIDEST or last + 2 >= tokens.end or not is_paired(inner):
            continue
        found = read_clause(inner) or read_inverted(inner)
        if found is None or is_quoted(sentence, inner[0]):
            continue
        who, verb = found
        if who.start < verb.start and not goes_on(sentence, inner):
            continue
        cue = sentence.span(verb[0], verb[-1])
        content = find_around(sentence, sentence.span(inner[0]).start, sentence.span(inner[-1]).end)
        if len(content) > 0:
            source = sentence.span(who[0], who[-1])
            yield Attribution(((source.start, source.end),), ((cue.start, cue.end),), content, INSERTED)


def drop_repeated(found: list[Attribution], text: str) -> list[Attribution]:
    """The attributions without a pronoun's that only goes on with what its sentence has begun: "residents tell another
    story: soldiers, they say, took the men"."""
    others = [item for item in found if item.score < INSERTED and len(item.source) > 0]
    return [
        item
        for item in found
        if item.score < INSERTED
        or text[slice(*item.source[0])].lower() not in PERSONAL
        or not any(item.content[0][0] == other.content[0][0] and not meets(item, other) for other in others)
    ]


def meets(item: Attribution, other: Attribution) -> bool:
    """Whether two attributions have a cue in common."""
    return any(start < right and left < end for start, end in item.cue for left, right in other.cue)


def is_paired(inner: Span) -> bool:
    """Whether the mark before a clause and the one after it belong together, and the sentence goes on behind it."""
    before, after = inner[0].nbor(-1), inner[-1].nbor(1)
    if (before.text == "(") != (after.text == ")") or (before.text in "–—-") != (after.text in "–—-"):
        return False
    following = after.nbor(1)
    goes_on = following.tag_ != "VBG" or following.lemma_.lower() not in load_cues()["clause"] | CITING
    return goes_on and following.text not in {".", "”", '"'} and before.nbor(-1).text not in {"”", '"'}


def goes_on(sentence: Sentence, inner: Span) -> bool:
    """Whether the clause around goes on behind: where it is whole before, only by a verb joined to it without a
    subject of its own; "…, he said, who was there" and "…, officials said, a day after the raid" are over."""
    following, before = inner[-1].nbor(2), inner.doc[sentence.tokens.start : inner.start - 1]
    start = find_start(sentence, sentence.span(inner[0]).start)
    if not any(is_main(token) and sentence.offset + token.idx >= start for token in before):
        return following.lower_ not in LINKS
    if following.lower_ == "that" or (following.pos_ == "ADP" and inner[0].nbor(-2).pos_ == "VERB"):
        return True
    return following.lower_ in JOINING and following.nbor(1).tag_ in FINITE | {"VBN", "IN"}


def is_main(token: Token) -> bool:
    """Whether a word is a finite verb with its subject and no dependent clause of a noun or verb."""
    if token.tag_ not in FINITE or token.dep_ in {"relcl", "advcl", "acl"}:
        return False
    verb = token.head if token.dep_ in {"aux", "auxpass"} else token
    return verb.dep_ not in {"relcl", "advcl", "acl"} and any(
        child.dep_ in {"nsubj", "nsubjpass", "expl"} and child.i < token.i for child in verb.children
    )


def read_clause(inner: Span) -> tuple[Span, Span] | None:
    """Who speaks and by which verb, in this order: "the authority adds"."""
    at = next((token.i for token in inner[1:] if is_cue(token)), None)
    if at is None:
        return None
    first = at
    while first - 1 > inner.start and is_beside(inner.doc[first - 1]):
        first -= 1
    who, rest = inner.doc[inner.start : first], inner.doc[at + 1 : inner.end]
    verb = inner.doc[first : at + 1 + (len(rest) > 0 and GOING.get(inner.doc[at].lemma_) == rest[0].lower_)]
    sure = inner.doc[at].tag_ in FINITE
    told = is_circumstance(inner.doc[verb.end : inner.end], inner.doc[at])
    return (who, verb) if names_speaker(who, sure=sure) and told else None


def read_inverted(inner: Span) -> tuple[Span, Span] | None:
    """Who speaks and by which verb, the verb first: "says a note of the ministry". A name there may go on behind the
    comma, so that a verb has to follow; a paper has no office and no age."""
    verb, who, following = inner[:1], inner[1:], inner[-1].nbor(2)
    plain = who[1:] if len(who) > 0 and who[0].lower_ in {"a", "an"} else who
    if len(plain) == 0 or verb[0].tag_ not in FINITE or not names_speaker(plain, sure=False):
        return None
    paper = find_head(plain).lemma_.lower() in load_cues()["document"]
    if not (is_cue(verb[0]) or (paper and verb[0].lemma_.lower() in RUNNING)):
        return None
    return (who, verb) if following.tag_ in FINITE or (paper and following.lower_ in JOINING) else None


def find_head(who: Span) -> Token:
    """The noun of a phrase: the last word before what hangs on it."""
    preps = [token.i for token in who[1:] if token.pos_ == "ADP"]
    return who.doc[preps[0] - 1] if len(preps) > 0 else who[-1]


def is_cue(token: Token) -> bool:
    """Whether a word is a finite verb by which words are set into others."""
    lemma = token.lemma_.lower()
    if lemma in GOING:
        return token.i + 1 < token.sent.end and token.nbor(1).lower_ == GOING[lemma] and token.tag_ in FINITE
    return bool(list_stems(token) & load_cues()["inserted"]) and token.tag_ in TAGS


def list_stems(token: Token) -> set[str]:
    """The verbs a word may be a form of, whatever the parser takes it for: "adds", "estimates"."""
    word = token.lower_
    endings = ("s", ""), ("es", ""), ("ed", ""), ("ies", "y"), ("ied", "y")
    return {token.lemma_.lower(), word} | {word.removesuffix(end) + rest for end, rest in endings if word.endswith(end)}


def is_beside(token: Token) -> bool:
    """Whether a word stands between who speaks and the verb: an adverb, an auxiliary."""
    return token.pos_ == "ADV" or (token.pos_ in {"AUX", "VERB"} and token.lemma_ in AUXILIARY)


def names_speaker(who: Span, *, sure: bool) -> bool:
    """Whether these words are one noun phrase for somebody who can speak, or a pronoun. Before a `sure` verb any noun
    with its article speaks: nothing else stands there; "its registry" and "three reports" may both be nouns alone."""
    first, head = who[0], find_head(who)
    if len(who) == 1 and first.lower_ in PERSONAL:
        return True
    if any(token.tag_ in FINITE or token.lower_ in LINKS or token.text in ":;()" for token in who):
        return False
    if head.pos_ in {"ADP", "PUNCT", "ADV", "NUM", "DET"} or first.pos_ == "CCONJ":
        return False
    if not sure:
        return can_speak(head) and first.pos_ not in {"NUM", "ADV"} and first.lower_ not in {"a", "an"}
    return first.lower_ in OPENING or first.text[:1].isupper() or first.tag_ in {"NNS", "NNP", "NNPS", "JJ", "CD"}


def is_circumstance(rest: Span, verb: Token) -> bool:
    """Whether words after the verb only say to whom, where or when: "us on a bad line", "on Monday"."""
    if len(rest) == 0:
        return True
    if len(rest) > TOLD or any(token.tag_ in FINITE or token.lower_ in LINKS for token in rest):
        return False
    first = rest[0]
    heard = first.lower_ in HEARERS or (list_stems(verb) & TELLING and first.pos_ in {"DET", "NOUN", "PROPN", "PRON"})
    return bool(heard) or first.pos_ in {"ADP", "ADV"} or first.text in day_name
