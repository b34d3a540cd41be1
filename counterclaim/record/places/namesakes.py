"""What is only called after a place: bodies, papers, treaties, operations, persons, and the offices of a place.

"The Kyiv Independent", "the Minsk agreements", "Operation Goma", "Jack London", "Belgorod Governor Gladkov": none
says where anything happened. A hospital or an airport does, unless it speaks.
"""

from collections.abc import Sequence

from spacy.tokens import Span as ParsedSpan
from spacy.tokens import Token

from counterclaim.record.places.spot import CALENDAR, Candidate, is_capital
from counterclaim.record.places.words import BODIES, FACILITIES, GROUND, TITLES
from counterclaim.record.reading import PlaceUse

PACTS = {"agreement", "accord", "protocol", "process", "treaty", "convention", "declaration", "principle", "memorandum"}
PACTS |= {"format", "communique", "communiqué", "talk", "statute", "pact", "platform", "roadmap", "formula", "trial"}
PACTS |= {"negotiation", "framework", "deal", "prize", "award", "medal", "conventions"}
"""Nouns of things called by where they were made: "the Minsk agreements", "the Pretoria peace deal"."""
BETWEEN = {"peace", "ceasefire", "cease-fire", "truce", "nuclear", "grain", "freedom"}
LEADERS = {"operation", "radio", "task", "brigade", "battalion", "regiment", "club", "hotel", "hms", "uss", "ins"}
"""First words of names of other things: "Operation Sindoor", "Radio Okapi"."""
UNITS = {"brigade", "battalion", "regiment", "division", "corps", "army", "forces", "force", "fleet", "navy", "guard"}
UNITS |= {"command", "squadron", "operation", "guards", "troops", "ministry", "parliament", "government", "cabinet"}
"""Heads of what a state owns and acts through: "Ukraine's 92nd Assault Brigade"."""
SHRINES = {
    "church",
    "cathedral",
    "basilica",
    "monastery",
    "chapel",
    "parish",
    "convent",
    "mosque",
    "hospital",
    "school",
}
SAINTS = {"st", "st.", "saint", "santa", "san", "mar"}
DIRECTIONS = {
    "north",
    "south",
    "east",
    "west",
    "central",
    "northern",
    "southern",
    "eastern",
    "western",
    "upper",
    "lower",
}
DIRECTIONS |= {"greater", "rural", "occupied", "old", "new", "inner", "outer", "downtown", "northeast", "northwest"}
HEADLINE = 0.7
"""The share of capitalised words from which a line is a headline, whose capitals say nothing."""


def find_namesake(candidate: Candidate) -> PlaceUse | None:
    """What the words around a name make of it: an organisation's or a person's; None where it stays a place."""
    tokens = candidate.sentence.tokens
    if names_pact(tokens, candidate) or names_shrine(tokens, candidate):
        return "organisation"
    first, last = candidate.run
    if candidate.first == first and candidate.last == last:
        return None
    body = find_body(tokens, candidate)
    if body is not None or is_headline(tokens):
        return None if body == "literal" else body
    if names_longer(tokens, candidate):
        return "organisation"
    return "person" if names_person(tokens, candidate) else None


def names_pact(tokens: ParsedSpan, candidate: Candidate) -> bool:
    """Whether it is the name of a treaty, talks or a prize: "the Minsk agreements", "the Treaty of Versailles"."""
    place = candidate.last + 1
    while place < len(tokens) and tokens[place].lower_ in BETWEEN:
        place += 1
    if place < len(tokens) and tokens[place].lemma_.lower() in PACTS | {word + "s" for word in PACTS}:
        return True
    if candidate.first < 2:
        return False
    noun, of = tokens[candidate.first - 2], tokens[candidate.first - 1]
    return of.lower_ == "of" and is_capital(noun) and noun.lower_ in PACTS


def names_shrine(tokens: ParsedSpan, candidate: Candidate) -> bool:
    """Whether it is a saint's church: "St. Peter and St. Paul church"."""
    if tokens[candidate.first].lower_ not in SAINTS:
        return False
    after = tokens[candidate.last + 1 : candidate.last + 6]
    before = tokens[max(0, candidate.first - 6) : candidate.first]
    named = any(token.lower_ == "of" for token in before)
    return any(t.lower_ in SHRINES for t in after) or (named and any(t.lower_ in SHRINES for t in before))


def find_body(tokens: ParsedSpan, candidate: Candidate) -> PlaceUse | None:
    """ "organisation" where the run names a body; "literal" where it names a facility that does not speak."""
    first, last = candidate.run
    inner = range(candidate.first, candidate.last + 1)
    outer = [place for place in range(first, last + 1) if place not in inner]
    words = [tokens[place].lower_ for place in outer if place == first or tokens[place - 1].text != "-"]
    if words[-1:] and words[-1] in FACILITIES and not tokens[last].dep_.startswith("nsubj"):
        return "literal"
    return "organisation" if any(word in BODIES or word in UNITS for word in words) else None


def names_longer(tokens: ParsedSpan, candidate: Candidate) -> bool:
    """Whether more of a name follows ("Kyiv Independent", "Belgorod Governor"), or a word for a thing leads it."""
    first, last = candidate.run
    following = tokens[candidate.last + 1] if candidate.last < last else None
    if following is not None and is_capital(following) and continues_name(following):
        return True
    return candidate.first > first and tokens[candidate.first - 1].lower_ in LEADERS


def continues_name(token: Token) -> bool:
    """Whether a capitalised word after a place's name makes a longer name of it, not of a piece of ground."""
    word = token.lower_
    return token.tag_ in {"NNP", "NNPS", "NN", "NNS"} and word not in GROUND | DIRECTIONS | CALENDAR | FACILITIES


def names_person(tokens: ParsedSpan, candidate: Candidate) -> bool:
    """Whether a given name or a title stands before it: "Jack London", "Judge Washington"."""
    first, _ = candidate.run
    if candidate.first == first or not is_capital(tokens[candidate.first - 1]):
        return False
    before = tokens[candidate.first - 1]
    if before.lower_ in TITLES:
        return True
    given = before.tag_ == "NNP" and before.dep_ == "compound" and before.head.i == tokens[candidate.last].i
    return given and before.lower_ not in GROUND | DIRECTIONS | FACILITIES | SAINTS and not before.text.isupper()


def is_headline(tokens: Sequence[Token] | ParsedSpan) -> bool:
    """Whether nearly every word of a line has a capital."""
    words = [token for token in tokens if token.is_alpha]
    if any(token.is_lower and token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in words):
        return False
    return len(words) >= 4 and sum(is_capital(token) for token in words) >= HEADLINE * len(words)


def heads_unit(noun: Token) -> bool:
    """Whether a possessed name is a state's unit or body: "Ukraine's 92nd Brigade"."""
    words = {noun.lower_, *(child.lower_ for child in noun.children if child.dep_ == "compound")}
    return any(word in UNITS or word in BODIES for word in words)
