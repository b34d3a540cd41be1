"""Whether a place's name means the place: "criticism of Baku" means a government, "Bank of Georgia" a bank.

Only countries and seats of government stand for governments. What decides is the clause: who acts and is addressed is
a government, where something lies or happens is a place. No name is treated differently from another.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.data.gazetteer.keys import make_key
from counterclaim.record.places.candidates import load_capitals
from counterclaim.record.places.namesakes import find_namesake, heads_unit
from counterclaim.record.places.spot import Candidate
from counterclaim.record.reading import PlaceUse
from counterclaim.record.text.blaming import find_charge

STATES = {
    "be",
    "have",
    "see",
    "lie",
    "border",
    "remain",
    "become",
    "experience",
    "witness",
    "sit",
    "stand",
    "host",
    "face",
}
"""Verbs whose subject may be a mere place: "Armenia has no sea", "Baku hosts the talks"."""
ADDRESSED = {"accuse", "blame", "condemn", "criticise", "criticize", "urge", "warn", "ask", "thank", "sue", "invite"}
ADDRESSED |= {
    "praise",
    "denounce",
    "pressure",
    "press",
    "persuade",
    "oblige",
    "sanction",
    "support",
    "back",
    "arm",
    "tell",
}
ADDRESSED |= {"provoke", "defeat", "demand", "supply", "recognise", "recognize", "fight", "fund", "threaten", "hold"}
"""Verbs whose object, where it is a country or seat of government, acts or answers."""
TALK = {
    "criticism",
    "accusation",
    "talk",
    "relation",
    "tie",
    "pressure",
    "sanction",
    "negotiation",
    "agreement",
    "deal",
}
TALK |= {
    "demand",
    "letter",
    "response",
    "reply",
    "conflict",
    "war",
    "tension",
    "ceasefire",
    "cease-fire",
    "truce",
    "dialogue",
}
TALK |= {
    "dispute",
    "cooperation",
    "alliance",
    "treaty",
    "hostility",
    "clash",
    "standoff",
    "rivalry",
    "condemnation",
    "claim",
}
TALK |= {
    "allegation",
    "denial",
    "statement",
    "call",
    "appeal",
    "message",
    "support",
    "aid",
    "help",
    "contact",
    "policy",
}
TALK |= {"force", "army", "troop", "military", "soldier", "fighter", "parliament", "authority", "official", "ministry"}
TALK |= {"use", "aggression", "obligation", "responsibility", "intention", "refusal", "withdrawal", "representative"}
TALK |= {"leader", "leadership", "president", "minister", "ambassador", "government", "ally", "enemy", "behalf", "part"}
"""Nouns of which, with which, on which a government is spoken of."""
GROUND_NOUNS = {
    "city",
    "town",
    "village",
    "region",
    "territory",
    "border",
    "capital",
    "area",
    "province",
    "coast",
    "soil",
}
GROUND_NOUNS |= {"north", "south", "east", "west", "airspace", "district", "part", "side", "suburb", "outskirt", "port"}
GROUND_NOUNS |= {"airport", "street", "centre", "center", "countryside", "land", "infrastructure", "settlement", "zone"}
GROUND_NOUNS |= {"frontier", "coastline", "waters", "water", "mountain", "river", "population", "hospital", "downtown"}
GROUND_NOUNS |= {"stronghold", "bastion", "hub", "heartland", "interior", "hinterland", "shore", "oilfield", "camp"}
BACKED = {"backed", "allied", "aligned", "led", "run", "made", "supplied", "linked", "funded", "trained", "sponsored"}
BACKED |= {"appointed", "installed", "affiliated", "built", "armed", "supported", "held", "controlled", "occupied"}
AGENT_PREPOSITIONS = {"by", "with", "between", "against", "on", "of", "from", "for", "to", "toward", "towards", "upon"}


def find_use(candidate: Candidate, kinds: Sequence[str]) -> PlaceUse:
    """What the name stands for here; `kinds` are those of the places it can be."""
    if candidate.people:
        return "people"
    namesake = find_namesake(candidate)
    if namesake is not None:
        return namesake
    governs = "country" in kinds or make_key(candidate.text) in load_capitals() or "republic" in candidate.text.lower()
    if governs and backs(candidate.sentence.tokens[candidate.last]):
        return "government"
    return "government" if governs and stands_for_state(candidate.sentence.tokens[candidate.last]) else "literal"


def backs(token: Token) -> bool:
    """Whether a country only tells whose somebody is: "Iran-backed", "Moscow-installed"."""
    after = [token.doc[at].text for at in range(token.i + 1, min(token.i + 3, token.sent.end))]
    return len(after) == 2 and after[0] in {"-", "‑"} and after[1].lower() in BACKED


def stands_for_state(token: Token) -> bool:
    """Whether a country or seat of government acts, is addressed or is spoken of as a party."""
    head = first_conjunct(token)
    if head.dep_ == "nsubj" and answers_for(head.head):
        return True
    if head.dep_ in {"nsubj", "agent"}:
        return head.head.lemma_.lower() not in STATES and head.head.pos_ in {"VERB", "AUX"}
    if head.dep_ == "nsubjpass":
        return head.head.lemma_.lower() in ADDRESSED
    if head.dep_ in {"dobj", "iobj", "dative"}:
        return head.head.lemma_.lower() in ADDRESSED
    if head.dep_ == "poss":
        return not has_ground(head.head)
    return head.dep_ == "pobj" and is_party(head)


def answers_for(verb: Token) -> bool:
    """Whether the subject is said to have done it: "was behind the attack", "is responsible for", "is to blame"."""
    if verb.lemma_.lower() not in {"be", "stand", "lie"}:
        return False
    told = {child.lower_ for child in verb.children} | {word.lemma_.lower() for word in verb.children}
    return len(told & {"behind", "responsible", "guilty", "complicit", "culpable", "blame"}) > 0


def first_conjunct(token: Token) -> Token:
    """The first of "Azerbaijan and Armenia": what holds of it holds of all."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def has_ground(noun: Token) -> bool:
    """Whether a possessed noun is a piece of ground: "Azerbaijan's second city Ganja", "its civilian areas"."""
    if heads_unit(noun):
        return False
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in GROUND_NOUNS or noun.lower_ in GROUND_NOUNS


def is_party(token: Token) -> bool:
    """Whether what hangs on a preposition is a party: "criticism of Baku", "use of bombs by Armenia"."""
    preposition = token.head
    word, above = preposition.lower_, preposition.head
    if find_charge(token) is not None:
        return True
    if word not in AGENT_PREPOSITIONS:
        return False
    if word == "by":
        return preposition.dep_ == "agent" or above.pos_ in {"NOUN", "VERB", "PROPN"}
    lemma = above.lemma_.lower()
    if word in {"with", "between"}:
        return lemma in TALK or above.pos_ == "VERB"
    if above.pos_ == "VERB":
        return (lemma in {"call", "accuse"} and word in {"on", "upon"}) or (
            lemma in ADDRESSED and word in {"for", "against"}
        )
    return lemma in TALK
