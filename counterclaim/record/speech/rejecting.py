"""Rejections by a phrase: "brushed aside claims by the rebels that …", "washed its hands of the raid".

The object of such a phrase is denied. Where it is somebody's claim, whose claim it is and what it says are read as
well, so that the denial has something to point at.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.data.patterns import load_pattern
from counterclaim.record.actors.speakers import can_speak
from counterclaim.record.reading import Attribution, Offsets
from counterclaim.record.speech.clauses import SURE, find_subject
from counterclaim.record.speech.stretches import span_cue, span_source, trim_text
from counterclaim.record.text.grammar import iterate_heads
from counterclaim.record.text.parse import Sentence

CLAIM = load_pattern("claim").pattern
PARTS = re.compile(r"\s*…\s*")
"""Where a cue printed as one phrase is parted by what it reports."""
READY = {"quick", "swift", "prompt", "hasten", "rush", "hurry", "happy", "first"}
"""What makes "to" with a verb something done: "was quick to disown"."""
OWNED = re.compile(
    rf"(?:(?P<owner>(?:[A-Z]|an? |the )[^,;:“”\"]{{1,50}}?)['’]s? (?:[\w-]+ ){{0,2}}?(?P<first>{CLAIM})"
    rf"|(?:[\w-]+ ){{0,4}}?(?P<second>{CLAIM})(?: (?:made|spread|carried|put out|circulated))?"
    rf" (?:by|from|of|in|on) (?P<by>[^,;:“”\"]{{2,60}}?)),? (?P<what>(?:that|of how|about|of) \S.{{7,}})"
)
"""Somebody's claim and what it says."""
TOPIC = re.compile(
    rf"(?:[\w’'-]+ ){{0,7}}?{CLAIM}\b|(?:[\w-]+ ){{0,4}}denials?\b|that\b"
    r"|(?:all |any |both )?(?:this|it|these|them)\b(?=\W*$|,| either| as | too)"
)
"""What can only be a claim: one that is named so, a clause, a pronoun for what was said."""
RELATIVE = re.compile(r",? (?:(?:in|on|for|during|after) )?(?:that|which|who|where|when)\b")
"""Where what happened follows what somebody had no part in: that it did nobody denies."""
STOP = re.compile(
    r"[.;:\n]|, (?:saying|adding|insisting|calling|accusing|telling|which|but|pointing|and|while|though|although)\b"
    r"|, (?:says|suggests|calls|accuses|insists|blames)\b"
    r"| (?:and|but|while) (?:\w+ ){0,2}?(?:said|says|told|called|calls|accused|accuses|added|hung|insisted|insists)\b"
)
AUXILIARY = re.compile(r"^(?:(?:(?:has|have|had)(?! no)|also|again|once more|\w+ly) )+", re.IGNORECASE)
SAYING = (
    r"(?:retort(?:s|ed)|say|says|said|repl(?:y|ies|ied)|insist(?:s|ed)?|counter(?:s|ed)|answer(?:s|ed)?|respond(?:s|ed)?"
    r"|object(?:s|ed)?|maintain(?:s|ed)?|stress(?:es|ed)?|assures?d?|declare[sd]?|claim(?:s|ed)?)"
)
REPLY = re.compile(
    rf"(?:,[”\"’']?|[”\"’'],) (?:(?P<cue>{SAYING}) (?P<who>[^,.;:“”\"]{{2,80}})"
    rf"|(?P<who2>it|he|she|they|the [a-z]+|[A-Z][\w’-]+(?: [A-Z][\w’-]+){{0,3}}) (?P<cue2>{SAYING})\b)"
)
"""Who gives a short denial: ", retorts Yerevan", ", it maintains"."""
PART = re.compile(r";\s+")
"""Where a headline's second half begins."""
FRONTED = re.compile(
    r"(?P<what>\b(?:an? |the )(?:\w+ )?(?:claim|charge|allegation|accusation|report|account|version|assertion|story)s?)"
    r",? (?:for|in|to|behind) which (?P<who>(?:the |an? |its |their |[A-Z])[^,;:.“”\"]{1,60}?)"
    r" (?P<cue>(?:has |have |had )?(?:\w+ly )?(?:found|finds?|saw|sees?) no "
    r"(?:truth|substance|merit|basis|foundation|grain of truth|shred of truth))\b"
)
"""What is said to be baseless in a clause after it, and by whom."""
ACRONYM = re.compile(r"[A-Z][A-Z0-9-]+")
REST = re.compile(r"\w+")
"""What is left of a word that a phrase ends in: "reject[ing]"."""
FIRM = 0.95
"""Score of a phrase that says nothing else than that something is not so: more than a verb's."""


def read_rejections(sentence: Sentence) -> Iterator[Attribution]:
    """What the sentence's phrases of rejection reject, and whose claim that is."""
    for match in load_pattern("rejecting").finditer(sentence.text):
        verb = find_verb(sentence, match.start())
        subject = None if verb is None else find_rejecter(verb, sentence)
        if verb is None or subject is None or is_turned(verb):
            continue
        rest = REST.match(sentence.text, match.end())
        closing = match.end() if rest is None else rest.end()
        start, end = find_object(sentence, closing)
        content = cut_object(sentence, start, end, phrase=match[0])
        if content is None:
            continue
        cue = (span_cue(verb, sentence)[0], sentence.start + closing)
        source = find_source(subject, cue[0], sentence)
        if source is not None:
            yield Attribution((source,), (cue,), (content,), FIRM)
            yield from read_owned(sentence, start, end)
    yield from read_parted(sentence)
    yield from read_fronted(sentence)
    yield from read_bare(sentence)


def find_rejecter(verb: Token, sentence: Sentence) -> Token | None:
    """Who rejects: the verb's subject, that of what he is quick to do, or who stands beside it."""
    ready = verb.head if verb.head.lemma_.lower() in READY else None
    above = None if ready is None else find_subject(ready) or find_subject(ready.head)
    subject = find_subject(verb) or above or find_above(verb, sentence)
    if subject is None:
        return None
    known = can_speak(subject) or ACRONYM.fullmatch(subject.text) is not None or is_surname(subject.text, sentence)
    return subject if known else None


def is_surname(word: str, sentence: Sentence) -> bool:
    """Whether a word is the last of a name that the text prints in full before: a parse takes a rare one for a noun."""
    if not word.istitle():
        return False
    return re.search(rf"\b[A-Z][\w’'-]+ {re.escape(word)}\b", sentence.document.text[: sentence.start]) is not None


def find_above(verb: Token, sentence: Sentence) -> Token | None:
    """Who says the rest where a participle rejects: '"No," said Dlamini, rejecting the charge'; else who stands
    beside the verb."""
    if verb.tag_ != "VBG" or verb.i == sentence.tokens.start or verb.nbor(-1).text != ",":
        return find_beside(verb, sentence)
    above = (find_subject(word) for word in iterate_heads(verb) if word.pos_ == "VERB")
    return next((noun for noun in above if noun is not None), None)


def find_source(subject: Token, cue: int, sentence: Sentence) -> tuple[int, int] | None:
    """The words that name who rejects, up to the phrase where they stand before it."""
    first, last = span_source(subject, sentence)
    first = min(first, sentence.span(find_first(subject, sentence)).start)
    return trim_text(sentence.document.text, first, last if last <= cue or first > cue else cue)


def read_parted(sentence: Sentence) -> Iterator[Attribution]:
    """ "threw the charge back at the army": what is rejected stands inside the phrase."""
    for match in load_pattern("parted").finditer(sentence.text):
        verb = find_verb(sentence, match.start())
        subject = None if verb is None else find_rejecter(verb, sentence)
        if verb is None or subject is None or is_turned(verb):
            continue
        edges = (match.start(), match.start("what"), match.end("what"), match.end())
        first, start, end, last = (sentence.start + edge for edge in edges)
        source = find_source(subject, first, sentence)
        if source is not None:
            yield Attribution((source,), ((first, start - 1), (end + 1, last)), ((start, end),), FIRM)


def read_fronted(sentence: Sentence) -> Iterator[Attribution]:
    """ "A claim for which the mission found no basis": what is rejected stands before who rejects it."""
    for match in FRONTED.finditer(sentence.text):
        source, cue, content = (
            (sentence.start + match.start(name), sentence.start + match.end(name)) for name in ("who", "cue", "what")
        )
        yield Attribution((source,), (cue,), (content,), FIRM)


def read_bare(sentence: Sentence) -> Iterator[Attribution]:
    """ "Not so, retorts Yerevan": the whole of a denial."""
    for first in (0, *(part.end() for part in PART.finditer(sentence.text))):
        bare = load_pattern("bare").match(sentence.text, first)
        match = None if bare is None else REPLY.match(sentence.text, bare.end())
        if bare is None or match is None:
            continue
        names = ("who", "cue") if match["who"] is not None else ("who2", "cue2")
        parts = [(sentence.start + match.start(name), sentence.start + match.end(name)) for name in names]
        content = trim_text(sentence.document.text, sentence.start + first, sentence.start + bare.end())
        if content is not None:
            yield Attribution((parts[0],), (parts[1],), (content,), SURE)


def cut_object(sentence: Sentence, start: int, end: int, *, phrase: str) -> tuple[int, int] | None:
    """What is rejected, without the clause that tells what a deed was; None where nothing is denied of it."""
    rejected = sentence.text[start:end].lstrip()
    if not is_denied(phrase, rejected):
        return None
    relative = None if TOPIC.match(rejected) is not None else RELATIVE.search(rejected, 1)
    last = end if relative is None else end - len(rejected) + relative.start()
    return trim_text(sentence.document.text, sentence.start + start, sentence.start + last)


def find_verb(sentence: Sentence, start: int) -> Token | None:
    """The word a phrase begins with."""
    base = sentence.tokens.start_char
    return next((token for token in sentence.tokens if token.idx - base >= start), None)


def find_beside(verb: Token, sentence: Sentence) -> Token | None:
    """Who stands right before a verb whose subject the parse does not see: "Moscow, which lost it, scorns …"."""
    words = [token for token in sentence.tokens if token.i < verb.i]
    while len(words) > 0 and words[-1].pos_ in {"AUX", "ADV", "PART"}:
        words.pop()
    if len(words) > 0 and words[-1].text == ",":
        commas = [at for at, token in enumerate(words[:-1]) if token.text == ","]
        words = words[: commas[-1]] if len(commas) > 0 else []
    return words[-1] if len(words) > 0 and words[-1].pos_ in {"NOUN", "PROPN", "PRON"} else None


def find_first(noun: Token, sentence: Sentence) -> Token:
    """The first word of a noun's phrase, also where the parse takes the verb for its head: "The army contests this"."""
    first = noun
    while first.i > sentence.tokens.start:
        before = first.doc[first.i - 1]
        if before.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} and before.tag_ != "POS":
            break
        first = before
    return first


def is_turned(verb: Token) -> bool:
    """Whether the rejection itself is denied: "did not brush the report aside"; or is asked for, or was made of
    something: "to dismiss", "the disowned report"."""
    negated = any(child.dep_ == "neg" for child in verb.children) and verb.lower_ not in {"will", "would", "wo"}
    bare = verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)
    bare = bare and verb.head.lemma_.lower() not in READY
    described = verb.dep_ == "amod" and verb.i > 0 and verb.doc[verb.i - 1].pos_ in {"DET", "ADJ", "PRON", "ADP"}
    return negated or bare or described


def find_object(sentence: Sentence, start: int) -> tuple[int, int]:
    """What follows the phrase, to the end of its clause; quoted words are not looked into."""
    stop = STOP.search(sentence.text, start)
    return start, len(sentence.text) if stop is None else stop.start()


def is_denied(phrase: str, rejected: str) -> bool:
    """Whether a phrase denies what follows it: no offer, no blow that is shrugged off, and after a phrase that rejects
    other things as well a claim, or a deed that its speaker wants no part in."""
    if load_pattern("offers").match(rejected) is not None:
        return False
    if TOPIC.match(rejected) is not None:
        return True
    if load_pattern("weakly").match(phrase) is None:
        return load_pattern("scorning").match(phrase) is None or load_pattern("endured").match(rejected) is None
    return phrase.lower().startswith("distanc") and load_pattern("deeds").match(rejected) is not None


def is_rejection(cue: str, content: str) -> bool:
    """Whether a cue is such a phrase and its content what it rejects."""
    phrase = AUXILIARY.sub("", cue)
    if load_pattern("parted").fullmatch(PARTS.sub(lambda _: f" {content} ", phrase, count=1)) is not None:
        return True
    match = load_pattern("rejecting").match(f"{phrase} {content}")
    return match is not None and match.end() == len(phrase) and is_denied(phrase, content)


def read_owned(sentence: Sentence, start: int, end: int) -> Iterator[Attribution]:
    """The claim that is rejected, where the text says whose it is."""
    first = start + len(sentence.text[start:end]) - len(sentence.text[start:end].lstrip())
    match = OWNED.match(sentence.text, first, end)
    if match is None:
        return
    who = "owner" if match["owner"] is not None else "by"
    cue = "first" if match["first"] is not None else "second"
    parts = [(sentence.start + match.start(name), sentence.start + match.end(name)) for name in (who, cue, "what")]
    content = trim_text(sentence.document.text, *parts[2])
    if content is not None:
        yield Attribution((parts[0],), (parts[1],), (content,), SURE)


def is_crossed(rejection: Attribution, learned: Attribution) -> bool:
    """Whether the encoder gives what is rejected to who rejects it, or has nobody say that he rejects it: "Rwanda has
    no time for the allegation that …", "a claim for which the mission found no basis"."""
    same = any(start < right and left < end for left, right in rejection.source for start, end in learned.source)
    held = all(any(a <= left and right <= b for a, b in learned.content) for left, right in rejection.source)
    return (same or (len(learned.source) == 0 and held)) and lies_in(learned.cue, rejection)


def lies_in(spans: Offsets, rejection: Attribution) -> bool:
    """Whether all of these stretches stand in what is rejected."""
    return all(any(start <= left and right <= end for start, end in rejection.content) for left, right in spans)
