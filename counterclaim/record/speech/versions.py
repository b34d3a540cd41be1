"""What somebody tells after a colon: "the army gave another account: …", "Baku's version: …", "disputed the report: …".

Such words say whose the clause after the colon is as plainly as "said" does; without them it would be the source's own.
"""

import re

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.actors.speakers import is_speaker
from counterclaim.record.reading import Attribution
from counterclaim.record.speech.clauses import SURE, find_subject
from counterclaim.record.speech.stretches import is_passive, span_source, trim_right, trim_text
from counterclaim.record.text.grammar import find_child
from counterclaim.record.text.parse import Sentence

OPENING = re.compile(
    r"(?: (?:of|about|on|as to|for) (?:the |its |his |her |their )?[\w’' -]{1,40}?)?"
    r"(?:,? (?:on|in|later|this|last|yesterday|today)\b[\w ]{0,20})?"
    r"(?: (?:was|is|were|are|differs?|differed)(?: [\w-]+){0,3}?)?:\s+"
)
"""What may stand between such a noun and what is told: " of events: ", " of the day was different: "."""
END = re.compile(r"[.!?][”\"’']?(?=\s|$)|(?=\n)|$")
OTHER = frozenset(
    {
        "another", "different", "other", "own", "opposite", "contrary", "contradictory", "conflicting", "lower",
        "higher", "smaller", "larger",
    }
)  # fmt: skip
"""Words by which who "has" a version tells it."""
KNOWN = frozenset({"the", "that", "this", "those", "these"})
"""Words for what was told before."""
NAMING = re.compile(r"(?:that|to|of|\w+ing)$|[“\"‘']", re.IGNORECASE)
"""First words of what a charge says, and not of what is told against it; a quotation is the denial's own already."""
SAID = re.compile(r",[”\"’']? (?:[\w.’'-]+ ){1,6}(?:said|says|added)\b|,[”\"’']? (?:said|says|added) ")
"""Where what is told names its speaker itself."""
LEAST = 3
"""Words that tell something."""


def read_version(noun: Token, sentence: Sentence) -> Attribution | None:
    """The clause after a colon as told by whoever gives, has or rejects the version of events named before it."""
    rejected = is_rejected(noun)
    teller = find_subject(noun.head) if rejected else find_teller(noun)
    text, start = sentence.document.text, sentence.span(noun).end
    opening = None if teller is None or not can_tell(teller) else OPENING.match(text, start)
    if teller is None or opening is None:
        return None
    stop = END.search(text, opening.end())
    content = trim_text(text, opening.end(), len(text) if stop is None else stop.end())
    words = [] if content is None else text[slice(*content)].split()
    if content is None or len(words) < LEAST or SAID.search(text, *content) is not None:
        return None
    if rejected and NAMING.match(words[0]) is not None:
        return None
    mark, version = start + opening.group().rindex(":"), is_version(noun) or is_count(noun)
    cue = (sentence.span(noun).start, start) if version else (mark, mark + 1)
    span = sentence.span(teller.left_edge, trim_right(teller, teller))
    source = (span.start, span.end) if teller.dep_ == "poss" else span_source(teller, sentence)
    return Attribution((source,), (cue,), (content,), SURE)


def find_teller(noun: Token) -> Token | None:
    """Who gives a version as the subject of its verb, or whose it is where it is the subject itself."""
    verb, owner = noun.head, find_child(noun, "poss")
    if not is_version(noun) and not is_count(noun):
        return None
    if is_version(noun) and noun.dep_ in ("nsubj", "ROOT"):
        return None if owner is None or owner.tag_ == "PRP$" else owner
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in load_words("giving_versions") or is_passive(verb):
        return None
    words = {child.lower_ for child in noun.children}
    idle = verb.lemma_ == "have" and len(words & OTHER) == 0
    return None if idle or "no" in words or find_child(verb, "neg") is not None else find_subject(verb)


def is_version(noun: Token) -> bool:
    """Whether a noun is what somebody tells of what happened."""
    return noun.lemma_.lower() in load_words("told_versions")


def is_count(noun: Token) -> bool:
    """Whether a noun is a count that somebody gives: "a lower figure: …"."""
    return noun.lemma_.lower() in load_words("told_counts")


def is_rejected(noun: Token) -> bool:
    """Whether a version or a charge told before is said to be wrong: "disputed the report: …", not "denied one charge:
    …", which goes on to say what the charge is."""
    verb, words = noun.head, {child.lower_ for child in noun.lefts}
    told = noun.dep_ == "dobj" and verb.lemma_.lower() in load_words("rejecting_versions")
    known = len(words & KNOWN) > 0 or find_child(noun, "poss") is not None
    return told and known and not is_passive(verb) and find_child(verb, "neg") is None


def can_tell(noun: Token) -> bool:
    """Whether a noun is of somebody who can tell what happened: a speaker or a force."""
    return is_speaker(noun) or noun.lemma_.lower() in load_words("forces")
