"""Numbers that are somebody's by a noun: "Baku's estimate is 60 killed", "by its own count 40 died"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.record.actors.known import load_lexicon
from counterclaim.record.actors.speakers import is_speaker
from counterclaim.record.reading import Attribution
from counterclaim.record.speech.clauses import SURE
from counterclaim.record.speech.stretches import span_cue, trim_right, trim_text
from counterclaim.record.text.grammar import find_child
from counterclaim.record.text.parse import Sentence

RECKONING = frozenset(
    {"reckoning", "count", "estimate", "account", "tally", "calculation", "admission", "figure", "record"}
)
TALLIES = RECKONING | {"number", "toll", "total", "version", "assessment"}
STANDING = frozenset({"be", "stand", "remain"})
"""Verbs that say nothing of how a tally came to its value."""
VALUED = STANDING | {"pass", "reach", "exceed", "top", "hit", "rise", "climb", "go", "grow", "move", "jump", "creep"}
"""Verbs between a tally and its value: "the ministry's count has passed 3,500"."""
VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "no", "several", "many", "nobody"})
REACH = 9
"""Words from a tally to the verb that gives its number."""
END = re.compile(r"[;:]|[.!?](?:\s|$)|\n|,\s+(?:while|but|whereas)\b")


def read_tally(noun: Token, sentence: Sentence) -> Iterator[Attribution]:
    """What a noun says whose it is: "the ministry's final count is 46 dead", "Moscow's version was that …"."""
    owner, verb = find_giver(noun) or find_counter(noun), find_standing(noun) or noun.head
    if owner is not None and noun.dep_ in ("nsubj", "nsubjpass"):
        yield from read_beside(noun, owner, sentence)
    if owner is None or (noun.dep_ != "nsubj" and verb is noun.head) or verb.lemma_ not in VALUED:
        return
    first = verb.nbor(1) if verb.i + 1 < sentence.tokens.end else verb
    words = sentence.tokens.doc[verb.i + 1 : min(verb.i + 5, sentence.tokens.end)]
    told = first.lower_ == "that" or any(token.like_num or token.lower_ in VAGUE for token in words)
    if not told or first.i == verb.i or find_child(verb, "neg") is not None:
        return
    begin = verb.nbor(2) if first.lower_ == "that" else first
    if verb.lemma_ not in STANDING:  # "has passed 3,500" is more than that
        begin = next((child for child in verb.lefts if child.dep_ == "aux"), verb)
    start = sentence.span(begin).start
    stop = END.search(sentence.document.text, start)
    content = trim_text(
        sentence.document.text, start, sentence.end if stop is None else min(stop.start(), sentence.end)
    )
    source = sentence.span(owner.left_edge, owner)
    if content is not None:
        yield Attribution(((source.start, source.end),), (span_cue(noun, sentence),), (content,), SURE)


def find_standing(noun: Token) -> Token | None:
    """The verb by which a tally that the parse takes for an apposition stands at a number: "with these, the ministry's
    count since March stands at 90 dead"."""
    words = noun.doc[noun.i + 1 : min(noun.i + REACH, noun.sent.end - 1)] if noun.dep_ == "appos" else ()
    found = next((word for word in words if word.lemma_ in ("stand", ",", ";")), None)
    return found if found is not None and found.lemma_ == "stand" and found.nbor(1).lower_ == "at" else None


def read_beside(noun: Token, owner: Token, sentence: Sentence) -> Iterator[Attribution]:
    """A number that stands beside the noun: "the ministry's tally, six dead, counts a driver"."""
    number = noun.nbor(2) if noun.i + 3 < sentence.tokens.end and noun.nbor(1).text == "," else None
    if number is None or not (number.like_num or number.lower_ in VAGUE):
        return
    start = sentence.span(number).start
    stop = re.compile(r"[,;:.\n]").search(sentence.document.text, start)
    source = sentence.span(owner.left_edge, owner)
    if stop is not None and stop.start() <= sentence.end:
        content = ((start, stop.start()),)
        yield Attribution(((source.start, source.end),), (span_cue(noun, sentence),), content, SURE)


def find_giver(noun: Token) -> Token | None:
    """Whose a number is: "Baku's estimate", "the Indian count"; not the dead's, as in "the city's toll"; "its count" in
    what somebody says is read with the rest of it."""
    owner = find_child(noun, "poss")
    if owner is not None:
        own = owner.tag_ == "PRP$" and noun.head.dep_ == "ROOT"
        return owner if own or is_speaker(owner) else None
    named = [child for child in noun.lefts if child.text in load_lexicon(None).demonyms]
    return named[-1] if len(named) > 0 else None


def read_reckoning(by: Token, sentence: Sentence) -> Iterator[Attribution]:
    """ "By his reckoning 45 soldiers died", "and, by the group's own count, it lost 300": the clause beside it is whose
    reckoning it is."""
    noun = next((child for child in by.children if child.dep_ == "pobj" and child.lemma_.lower() in RECKONING), None)
    owner = None if noun is None else find_child(noun, "poss") or find_giver(noun) or find_counter(noun)
    opens = by.i <= sentence.tokens.start + 1 or by.nbor(-1).text == ":"
    if noun is None or owner is None:
        return
    text, last = sentence.document.text, max(noun, owner, key=lambda word: word.i)
    start, end = sentence.span(last).end, sentence.end
    if ends_sentence(by, last):
        start, end = sentence.start, sentence.span(by).start
    elif not (opens or is_bracketed(by, noun)):
        return
    elif not opens and (stop := END.search(text, start)) is not None:
        end = min(stop.start(), end)
    content = trim_text(text, start, end)
    source = sentence.span(owner.left_edge, trim_right(owner, owner))
    if content is not None:
        yield Attribution(((source.start, source.end),), (span_cue(noun, sentence),), (content,), SURE)


def find_counter(noun: Token) -> Token | None:
    """Whose reckoning an "of" says: "by the count of the health bureau"; the dead's is nobody's."""
    if noun.lemma_.lower() not in RECKONING:
        return None
    of = find_child(noun, "prep")
    owner = None if of is None or of.lower_ != "of" else find_child(of, "pobj")
    return owner if owner is not None and is_speaker(owner) else None


def ends_sentence(by: Token, last: Token) -> bool:
    """Whether a comma sets a reckoning off at the end of its sentence: "…, by the count of a teachers' union."."""
    following = last.nbor(1).text if last.i + 1 < last.sent.end else "."
    return by.i > by.sent.start + 1 and by.nbor(-1).text == "," and following == "."


def is_bracketed(by: Token, noun: Token) -> bool:
    """Whether commas set a reckoning off where a clause begins: ", and, by its own count, it …"."""
    following = noun.nbor(1).lower_ if noun.i + 1 < noun.sent.end else ""
    before = by.nbor(-1).lower_ if by.i > by.sent.start else ""
    joined = before == "and" or (before == "," and by.nbor(-2).lower_ in ("and", "but", "while", "where", "which", ";"))
    return following == "," and joined
