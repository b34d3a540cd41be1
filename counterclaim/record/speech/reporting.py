"""Readers of reported speech: the attribution whose cue a word of the parse is.

Verbs with a clause or object are read in clauses.py; here are passives ("is accused by"), numbers that somebody gives
("put the toll at"), words passed on ("quoted an officer as saying"), "according to", and nouns ("the criticism of …").
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from counterclaim.data.cues import load_cues
from counterclaim.data.lexicon import load_kinds, load_measures, load_words
from counterclaim.record.actors.known import load_lexicon
from counterclaim.record.actors.speakers import can_speak, is_speaker
from counterclaim.record.reading import Attribution
from counterclaim.record.speech.blaming import read_blaming, read_charged
from counterclaim.record.speech.clauses import (
    SURE,
    find_before,
    find_subject,
    read_antecedent,
    read_calling,
    read_confessed,
    read_verb,
)
from counterclaim.record.speech.rejecting import is_denied, is_surname
from counterclaim.record.speech.stretches import is_passive, span_cue, span_source, trim_right, trim_text
from counterclaim.record.speech.tallies import TALLIES, VAGUE, read_reckoning, read_tally
from counterclaim.record.speech.versions import read_version
from counterclaim.record.speech.views import read_view
from counterclaim.record.text.grammar import find_antecedent
from counterclaim.record.text.parse import Sentence

COUNTED = {"dobj", "prep", "oprd", "attr", "xcomp", "ccomp", "npadvmod"}
COUNTING = frozenset({"count", "list", "register", "record", "tally"})
"""Verbs whose bare number is a count: "it had counted 29"."""
ASIDE = {
    "brush": {"aside", "off", "away"},
    "shrug": {"off"},
    "laugh": {"off"},
    "wave": {"away", "aside"},
    "sweep": {"aside"},
    "rule": {"out"},
}
"""Verbs that deny with their particle."""
TOLLS = {
    "toll", "number", "figure", "loss", "losses", "count", "total", "estimate", "casualty", "tally", "dead", "death",
    "injured",
}  # fmt: skip
FEW = 4
"""Letters that are no content: what is left of a sentence after "… as saying"."""
TRADING, TRADED = {"trade", "exchange", "swap"}, {"accusation", "blame", "recrimination", "charge"}
TRADED_OVER = {"over", "for", "about", "of", "on"}
"""Two sides that blame each other: verb, noun and what for."""
AS_SAYING = re.compile(
    r"(?:quot|cit)(?:ed|es|ing|e)\s*(?P<who>.{0,120}?)\s*"
    r"\bas (?:saying|telling \w+|stating|claiming|writing|confirming|adding)(?: that)?[:,]?(?:\s+|$|(?=[.]))",
    re.IGNORECASE,
)


def read_token(token: Token, sentence: Sentence) -> Iterator[Attribution]:
    """The attribution whose cue this token is."""
    cues = load_cues()
    lemma = token.lemma_.lower()
    blaming = (read_blaming(token, sentence) or read_charged(token, sentence)) if token.pos_ == "VERB" else None
    if blaming is not None:
        found: Attribution | None = blaming
    elif lemma in {"quote", "cite"}:
        found = read_quoting(token, sentence)
    elif token.pos_ in {"VERB", "AUX"} and is_reporting(lemma):
        found = (
            read_calling(token, sentence)
            or read_verb(token, sentence)
            or read_antecedent(token, sentence)
            or read_accused(token, sentence)
            or read_confessed(token, sentence)
        )
        found = found or (read_count(token, sentence) if lemma in cues["count"] else None)
    elif token.pos_ == "VERB" and lemma in ASIDE and any(child.lower_ in ASIDE[lemma] for child in token.children):
        found = read_aside(token, sentence)
    elif token.pos_ == "VERB" and lemma in TRADING:
        found = read_trading(token, sentence)
    elif token.pos_ == "VERB" and lemma in cues["show"]:
        found = read_shown(token, sentence)
    elif token.pos_ == "VERB" and lemma in cues["count"]:
        found = read_count(token, sentence)
    elif token.pos_ == "NOUN" and (lemma in cues["noun"] or lemma in TALLIES or lemma in load_words("told_versions")):
        found = read_version(token, sentence)
        found = found or (next(read_tally(token, sentence), None) if lemma in TALLIES else None)
        found = found or (read_noun(token, sentence) if lemma in cues["noun"] else None)
    else:
        found = read_preposition(token, sentence)
    if found is not None:
        yield found


def read_preposition(token: Token, sentence: Sentence) -> Attribution | None:
    """The attribution whose cue is "by" or "for" with who reckons or judges, or "according to"."""
    if token.lower_ == "by":
        return next(read_reckoning(token, sentence), None)
    if token.lower_ == "for":
        return read_view(token, sentence)
    return read_according(token, sentence) if token.lower_ == "according" else None


def is_reporting(lemma: str) -> bool:
    """Whether a verb reports a clause, an object or what somebody owns up to."""
    cues = load_cues()
    return any(lemma in cues[name] for name in ("clause", "object", "belief", "of")) or lemma in load_words(
        "confessing"
    )


def read_aside(verb: Token, sentence: Sentence) -> Attribution | None:
    """ "brushed the accusation aside", "laughed off the report": what is waved away is said not to be so."""
    subject, noun = find_subject(verb), next((child for child in verb.children if child.dep_ == "dobj"), None)
    if subject is None or noun is None or not (is_speaker(subject) or is_surname(subject.text, sentence)):
        return None
    span, particle = sentence.span(noun.left_edge, trim_right(noun.right_edge, noun)), ASIDE[verb.lemma_.lower()]
    if not is_denied(f"{verb.lower_} aside", span.quote):
        return None
    last = max((child for child in verb.children if child.lower_ in particle), key=lambda child: child.i)
    marks = [sentence.span(verb), sentence.span(last)]
    cue = tuple((mark.start, mark.end) for mark in marks)
    return Attribution((span_source(subject, sentence),), cue, ((span.start, span.end),), SURE)


def read_trading(verb: Token, sentence: Sentence) -> Attribution | None:
    """ "Ukraine and Russia traded accusations over the shelling": what they blame each other for is said."""
    subject, noun = find_subject(verb), next((child for child in verb.children if child.dep_ == "dobj"), None)
    if subject is None or noun is None or noun.lemma_.lower() not in TRADED or not is_speaker(subject):
        return None
    preps = [child for child in (*noun.rights, *verb.rights) if child.dep_ == "prep" and child.lower_ in TRADED_OVER]
    if len(preps) == 0 or preps[0].right_edge.i <= preps[0].i:
        return None
    first, last = verb.doc[preps[0].i + 1], preps[0].right_edge
    cue, content = sentence.span(verb, noun), sentence.span(first, trim_right(last, first))
    return Attribution(
        (span_source(subject, sentence),), ((cue.start, cue.end),), ((content.start, content.end),), SURE
    )


def read_shown(verb: Token, sentence: Sentence) -> Attribution | None:
    """ "Military data show that …": papers and numbers say what they show."""
    subject = find_subject(verb)
    paper = subject is not None and subject.lemma_.lower() in load_cues()["document"]
    return read_verb(verb, sentence) if paper else None


def read_accused(verb: Token, sentence: Sentence) -> Attribution | None:
    """ "Rwanda is accused by Kinshasa of sending troops": the agent accuses; what follows "of" is said."""
    if verb.lemma_.lower() not in load_cues()["of"] or not is_passive(verb):
        return None
    agents = [
        child for child in verb.subtree if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
    ]
    name = next((part for child in agents for part in child.children if part.dep_ == "pobj"), None)
    heads = {verb.i} if name is None else {verb.i, name.i}
    preps = [child for child in verb.subtree if child.dep_ == "prep" and child.lower_ in {"of", "for"}]
    deed = next((child for child in preps if child.head.i in heads), None)
    if name is None or deed is None or not is_speaker(name):
        return None
    first = verb.doc[deed.i + 1]
    last = reach_stop(deed.right_edge, sentence) if name.i < deed.i else verb.doc[name.head.i - 1]
    if last.i < first.i:
        return None
    source, content = sentence.span(name.left_edge, name), sentence.span(first, trim_right(last, first))
    return Attribution(
        ((source.start, source.end),), (span_cue(verb, sentence),), ((content.start, content.end),), SURE
    )


def reach_stop(last: Token, sentence: Sentence) -> Token:
    """The word before the next mark, where the parser breaks a phrase off in between: "of having thrown stun | grenades
    into a crowd"."""
    while last.i + 1 < sentence.tokens.end and not last.nbor(1).is_punct and last.nbor(1).dep_ != "cc":
        last = last.nbor(1)
    return last


def read_count(verb: Token, sentence: Sentence) -> Attribution | None:
    """ "The UN has documented 112 attacks", "officials put the toll at 43": who counts answers for the number."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None) or find_counter(verb)
    subject = find_whose(verb, subject) if subject is not None and subject.lower_ in {"who", "which"} else subject
    parts = [child for child in verb.rights if child.dep_ in COUNTED and not child.is_punct]
    if subject is None or len(parts) == 0 or is_passive(verb) or not is_speaker(subject):
        return None
    first, last = parts[0].left_edge, trim_right(parts[-1].right_edge, parts[0])
    words = verb.doc[first.i : last.i + 1]
    told = any(part.lemma_.lower() in TOLLS for part in parts) or parts[0].lower_ in {"them", "it", "this"}
    if verb.lemma_.lower() in load_cues()["tell"] and not told:
        return None
    last = max([last, *(part.right_edge for part in verb.rights if is_gapped(part))], key=lambda part: part.i)
    numbered = any(token.like_num or token.lower_ in VAGUE for token in words)
    losses = any({token.lemma_.lower(), token.lower_} & load_losses() for token in words)
    bare = parts[0].pos_ == "NUM" and verb.lemma_.lower() in COUNTING
    if not numbered or not (losses or bare or parts[0].pos_ == "PRON"):
        return None
    span = sentence.span(first, last)
    return Attribution((span_source(subject, sentence),), (span_cue(verb, sentence),), ((span.start, span.end),), SURE)


def find_whose(verb: Token, pronoun: Token) -> Token | None:
    """Who counts in a relative clause: "a source at the hospital, who counted 19 bodies" is the source."""
    noun = find_antecedent(verb)
    if noun is None or pronoun.lower_ != "who" or noun.dep_ != "pobj" or not is_body(noun):
        return noun
    above = noun.head.head
    return above if above.pos_ in {"NOUN", "PROPN"} and can_speak(above) else noun


def is_body(noun: Token) -> bool:
    """Whether a noun names a body or a place and no person."""
    lexicon = load_lexicon(None)
    return noun.lower_ in lexicon.bodies or noun.lower_ in lexicon.groups or noun.pos_ == "PROPN"


def is_gapped(part: Token) -> bool:
    """Whether a coordinated "verb" is another number that the verb gives: "counted 378 killed and 505 injured"."""
    own = any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in part.children)
    return part.dep_ == "conj" and not own and part.lemma_.lower() not in load_cues()["clause"]


def find_counter(verb: Token) -> Token | None:
    """Who counts where the verb shares its subject: "the office said that troops fired and put the toll at three" tells
    the office's count, for whoever fires puts no toll."""
    head = verb.head
    if verb.dep_ == "conj" and verb.lemma_.lower() in load_cues()["tell"] and head.dep_ == "ccomp":
        return find_subject(head.head)
    return find_subject(verb)


@cache
def load_losses() -> frozenset[str]:
    """Words that say that what is counted are victims, losses or attacks."""
    words = load_measures()
    named = {*words.transitive, *words.intransitive, *words.states, *words.nouns, *words.of}
    return frozenset({noun for kind in load_kinds().values() for noun in kind.nouns} | named | load_cues()["losses"])


def read_quoting(verb: Token, sentence: Sentence) -> Attribution | None:
    """ "quoted an officer as saying that …": whose words a medium passes on. "citing the ministry" is joined later."""
    words = sentence.text[verb.idx - sentence.tokens.start_char :]
    match = AS_SAYING.match(words)
    if match is None:
        return None
    start = sentence.offset + verb.idx
    passive = match["who"].strip() == "" or match["who"].startswith("by ")
    subject = next((child for child in verb.children if child.dep_ in {"nsubjpass", "nsubj"}), None)
    if passive and subject is None:
        return None
    source = (
        span_source(subject, sentence)
        if passive and subject is not None
        else (start + match.start("who"), start + match.end("who"))
    )
    content = trim_text(sentence.document.text, start + match.end(), sentence.end)
    passed = content is not None and sentence.document.text.startswith("by ", content[0])
    if content is None or passed or sum(mark.isalnum() for mark in sentence.document.text[slice(*content)]) < FEW:
        content = None if subject is None else find_before(verb, subject, sentence)
    return None if content is None else Attribution((source,), ((start, start + len(verb.text)),), (content,), SURE)


def reach_end(last: Token, sentence: Sentence) -> Token:
    """The end of a claim with the participle clause after it: "that jets hit the camp, killing 13"."""
    if last.i + 2 >= sentence.tokens.end or last.nbor(1).lower_ != "," or last.nbor(2).tag_ != "VBG":
        return last
    return max(last, last.nbor(2).right_edge, key=lambda part: part.i)


def read_noun(noun: Token, sentence: Sentence) -> Attribution | None:
    """ "the ministry's claim that …", "Amnesty International's criticism of Baku"."""
    owner = find_owner(noun)
    clause = next((child for child in noun.rights if child.dep_ in {"acl", "ccomp", "relcl"} and has_that(child)), None)
    tail = clause or next((child for child in noun.rights if child.lower_ in {"of", "against", "for", "about"}), None)
    if owner is None or tail is None:
        return None
    first = tail.left_edge
    span = sentence.span(first, trim_right(reach_end(tail.right_edge, sentence), first))
    return Attribution((span_source(owner, sentence),), (span_cue(noun, sentence),), ((span.start, span.end),), SURE)


def find_whom(token: Token) -> Token | None:
    """Who is meant by "according to whom": the noun before the comma, or the one its clause hangs on."""
    clause = next((above for above in token.ancestors if above.dep_ == "relcl"), None)
    if clause is not None and clause.head.i < token.i:
        return clause.head
    before = [word for word in token.doc[token.sent.start : token.i] if word.pos_ in {"NOUN", "PROPN"}]
    return before[-1] if len(before) > 0 else None


def find_owner(noun: Token) -> Token | None:
    """Whose claim it is: "the ministry's claim", "Armenian accusations", "the claim of the ministry", "claims in
    state media"."""
    own = [child for child in noun.children if child.dep_ == "poss"]
    if len(own) > 0:
        return own[0]
    clause = any(child.dep_ in {"acl", "ccomp", "relcl"} and has_that(child) for child in noun.rights)
    demonyms = load_lexicon(None).demonyms
    said = [child for child in noun.lefts if child.text in demonyms or (child.dep_ == "compound" and may_claim(child))]
    if len(said) > 0:
        return said[-1]
    parts = [child for child in noun.rights if clause and child.lower_ in {"of", "by", "in", "from"}]
    owner = next((inner for part in parts for inner in part.children if inner.dep_ == "pobj"), None)
    if (
        owner is None
        and clause
        and noun.dep_ == "dobj"
        and noun.head.lemma_.lower() in {"spread", "circulate", "carry"}
    ):
        return find_subject(noun.head)
    return owner


def may_claim(noun: Token) -> bool:
    """Whether a noun before a claim says whose it is: "army claims that", "rebel claims that"."""
    return is_speaker(noun) or noun.lemma_.lower() in load_words("forces")


def has_that(clause: Token) -> bool:
    """Whether "that" opens the clause."""
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)


def read_according(token: Token, sentence: Sentence) -> Attribution | None:
    """ "according to X": the rest of the sentence is X's."""
    name = next((inner for child in token.subtree if child.lower_ == "to" for inner in child.children), None)
    if name is None:
        return None
    cue = sentence.span(token, token.doc[name.left_edge.i - 1])
    if name.lower_ in {"whom", "which"}:
        owner = find_whom(token)
        content = trim_text(sentence.document.text, sentence.span(name).end, sentence.end)
        if owner is None or content is None:
            return None
        return Attribution((span_source(owner, sentence),), ((cue.start, cue.end),), (content,), SURE)
    source = span_source(name, sentence)
    left, right = (sentence.start, cue.start), (source[1], sentence.end)
    parts = [part for part in (trim_text(sentence.document.text, *side) for side in (left, right)) if part is not None]
    parts = [part for part in parts if part[1] - part[0] > 12]
    return None if len(parts) == 0 else Attribution((source,), ((cue.start, cue.end),), tuple(parts), SURE)
