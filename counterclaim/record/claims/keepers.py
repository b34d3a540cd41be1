"""Who gives a number that no statement holds: "the stallholders know of only one", "the bureau has a list of 16", "the
ministry put the dead at seven, the mayor at nine", "the toll of 30 which the rebels had published".
"""

import re

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures, load_words
from counterclaim.record.actors.speakers import can_speak, is_speaker
from counterclaim.record.counting.counted import Count
from counterclaim.record.counting.predicates import read_form
from counterclaim.record.counting.rivals import COUNTERS, find_giver
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import Voice
from counterclaim.record.text.grammar import find_child, find_phrase, is_passive
from counterclaim.vocabulary import Claimant, Statement

KEEPING = load_words("keeping")
"""Verbs whose subject answers for the number that is their object: "the desk has logged 12"."""
BARELY = frozenset({"have", "know", "hold", "see", "give", "say"})
"""Those that say so only of a number without its noun, or of names and lists: a town "has 30 shelters"."""
GIVING = load_words("giving_tolls")
"""Verbs by which a toll was made known: "which the division had published"."""
LED = {"put": "at", "set": "at", "place": "at", "raise": "to", "revise": "to", "run": "to", "stop": "at", "stand": "at",
       "arrive": "at"}  # fmt: skip
"""Those that say so only where this word leads to the number: nobody counts who "set fire to 70 huts"."""
REPORTERS = frozenset({"stringer", "correspondent", "reporter", "colleague", "team", "journalist", "photographer"})
"""Those who count for the outlet itself, where they are its own."""
CLIMBED = frozenset({"pobj", "prep", "dobj", "attr", "conj", "appos", "oprd", "nummod", "quantmod", "advmod", "ccomp"})
NAMING = frozenset({"name", "entry", "list", "dead", "victim"})
LISTED = re.compile(
    r"\b(?:gave|gives|handed|read|showed|sent)\s+(?:(?:us|me|reporters|journalists|out)\s+)?"
    r"(?:an?|the|his|her|its|their)\s+(?:\w+\s+)?(?:list|count|tally|toll|breakdown|balance|figures|numbers)\s*:[^.;]*$",
    re.IGNORECASE,
)
"""What opens the numbers of a list that somebody hands out: "gave us her list: eleven dead and 28 wounded"."""


def find_keeper(count: Count, statement: Statement | None, reading: Reading) -> Voice | None:
    """The voice of who gives a number by the verb or the noun that it hangs on; None where the voice stays as it is."""
    giver = find_gapped(count) or find_publisher(count) or find_rival(count)
    if giver is None and statement is None:
        giver = find_holder(count) or find_lister(count)
    if giver is None:
        return None
    return name_giver(giver, count, reading)


def name_giver(giver: Token, count: Count, reading: Reading) -> Voice | None:
    """The voice of a noun; None for a pronoun that names nobody."""
    first, last = (giver, giver) if giver.pos_ == "PRON" else find_phrase(giver)
    span = count.sentence.span(first, last)
    actor = reading.actors.find_speaker(span.start, span.end)
    if actor is None and giver.pos_ == "PRON":
        return None
    source = reading.actors.find_source()
    if actor is not None and source is not None and actor.id == source.id:
        return None
    side = None if actor is None else actor.side
    key, name = (None, None) if actor is None else (actor.id, actor.name)
    return Voice(None, Claimant(key, name, span.quote, side), actor)


def find_holder(count: Count) -> Token | None:
    """The subject of a verb of counting whose object is the number: "knows of only one", "has a list of 16"."""
    verb = find_verb(count)
    if verb is None or verb.i > count.mention.first.i or is_passive(verb):
        return None
    lemma = read_form(verb).lemma
    led = lemma not in LED or count.mention.first.nbor(-1).lower_ == LED[lemma]
    if lemma not in KEEPING or (lemma in BARELY and not is_bare(count, verb)) or not led:
        return None
    subject = find_giver(verb)
    if subject is not None and subject.lemma_.lower() in COUNTERS:
        owner = find_owner(subject) or subject
        return owner if can_speak(owner) else None
    return subject if subject is not None and is_counter(subject) else None


def find_verb(count: Count) -> Token | None:
    """The verb that a number hangs on."""
    token = count.mention.top
    for _ in range(6):
        if token.pos_ in ("VERB", "AUX") and token.i != count.mention.top.i:
            return token
        if token.dep_ not in CLIMBED or token.head.i == token.i:
            return None
        token = token.head
    return None


def is_bare(count: Count, verb: Token) -> bool:
    """Whether a number stands without its noun, or counts the names of a list."""
    noun = count.mention.noun
    rest = count.sentence.text[count.mention.span.end - count.sentence.start :]
    if re.match(r"\s+\w+\s+(?:on|in)\s+it\b", rest) is not None:
        return False  # what has names on it is the list
    between = verb.doc[verb.i : count.mention.first.i]
    listed = any(token.lemma_.lower() in COUNTERS | NAMING for token in between)
    return noun is None or listed or noun.lemma_.lower() in NAMING


def is_counter(subject: Token) -> bool:
    """Whether a noun is of somebody that counts: no place, no relative pronoun, nobody that is counted himself."""
    if subject.lower_ in ("who", "which", "that", "we", "i", "you"):
        return False
    ours = any(child.dep_ == "poss" and child.lower_ in ("our", "my") for child in subject.children)
    if ours and subject.lemma_.lower() in REPORTERS:
        return False
    return subject.lower_ not in load_measures().states and can_speak(subject) and subject.pos_ not in ("NUM", "DET")


def find_owner(noun: Token) -> Token | None:
    """Whose a list is: "the bureau's register", "the register of the bureau"."""
    own = find_child(noun, "poss")
    if own is not None:
        return own
    held = next((child for child in noun.children if child.lower_ in ("of", "from", "by")), None)
    return None if held is None else find_child(held, "pobj")


def find_lister(count: Count) -> Token | None:
    """Who hands out a list whose numbers follow a colon."""
    left = count.sentence.text[: count.mention.span.start - count.sentence.start]
    match = LISTED.search(left)
    if match is None:
        return None
    at = count.sentence.tokens.start_char + match.start()
    verb = next((token for token in count.sentence.tokens if token.idx == at), None)
    subject = None if verb is None else find_giver(verb)
    return subject if subject is not None and is_counter(subject) else None


def find_gapped(count: Count) -> Token | None:
    """Who gives the second of two numbers where the verb is left out: "put the dead at seven, the mayor at nine",
    "speaks of 35 dead, the committee of 18"."""
    first = count.mention.first
    start = first.sent.start
    if first.i - 3 < start or first.nbor(-1).lower_ not in ("at", "of"):
        return None
    lead, noun = first.nbor(-1), first.nbor(-2)
    if noun.pos_ not in ("NOUN", "PROPN") or not is_speaker(noun):
        return None
    opening = find_phrase(noun)[0]
    opening = noun if opening.i > noun.i else opening
    if opening.i <= start + 1 or opening.nbor(-1).lower_ not in (",", ";", "and", "but", "while"):
        return None
    before = [token for token in first.doc[start : opening.i] if token.lower_ == lead.lower_]
    numbered = any(token.i + 1 < opening.i and followed(token, opening) for token in before)
    verbs = [token for token in first.doc[start : opening.i] if token.pos_ == "VERB"]
    return noun if numbered and len(verbs) > 0 and read_form(verbs[-1]).lemma in KEEPING else None


def find_rival(count: Count) -> Token | None:
    """Who is named right after a number set against another: "42 were killed, against 23 according to police"."""
    mention = count.mention
    opens = mention.first.i == mention.first.sent.start
    if mention.noun is not None or opens or mention.first.nbor(-1).lower_ not in ("against", "but", "not"):
        return None
    words = list(mention.last.doc[mention.last.i + 1 : min(mention.last.i + 9, mention.last.sent.end)])
    if [word.lower_ for word in words[:2]] != ["according", "to"]:
        return None
    return next((word for word in words[2:] if word.dep_ == "pobj" and can_speak(word)), None)


def followed(lead: Token, stop: Token) -> bool:
    """Whether a number follows a preposition soon."""
    return any(token.like_num for token in lead.doc[lead.i + 1 : min(lead.i + 5, stop.i)])


def find_publisher(count: Count) -> Token | None:
    """Who made a toll known that somebody else speaks of: "contested the toll of seven dead which the division had
    published", "the figure of 30 given by the rebels"."""
    toll = find_toll(count)
    if toll is None:
        return None
    after = [word for word in toll.subtree if word.i > count.mention.last.i and word.dep_ in ("relcl", "acl")]
    for verb in (word for word in after if word.lemma_.lower() in GIVING):
        subject = find_child(verb, "nsubj")
        if verb.dep_ == "relcl" and subject is not None and subject.lower_ not in ("which", "that", "who"):
            return subject if can_speak(subject) else None
        agent = next((child for child in verb.children if child.lower_ == "by"), None)
        named = None if agent is None else find_child(agent, "pobj")
        if verb.tag_ == "VBN" and named is not None and can_speak(named):
            return named
    return None


def find_toll(count: Count) -> Token | None:
    """The toll or figure "of" which a number is."""
    token = count.mention.top
    while token.dep_ in ("nummod", "conj", "appos") and token.head.i != token.i:
        token = token.head
    if token.dep_ != "pobj" or token.head.lower_ != "of":
        return None
    head = token.head.head
    return head if head.lemma_.lower() in COUNTERS else None
