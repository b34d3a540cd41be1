"""Who speaks without a name that a lexicon or a phrase shows: what a report gives as its source, read as it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from counterclaim.data.countries import load_countries
from counterclaim.data.cues import load_cues
from counterclaim.data.lexicon import load_words
from counterclaim.record.actors.extent import AMOUNTS, find_left, find_reach
from counterclaim.record.actors.history import FEMALE_NAMES, MALE_NAMES, NAMED, TEAMS
from counterclaim.record.actors.known import COUNTRIES, Found, is_masthead, load_capitals, load_lexicon
from counterclaim.record.actors.mentions import PUBLISHED, Phrase, read_body, strip_article
from counterclaim.record.actors.nations import find_country
from counterclaim.record.actors.papers import PAPERS, read_paper
from counterclaim.record.actors.speakers import PERSON, can_speak
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import ActorKind

NAME = re.compile(
    r"(?P<person>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})(?= *(?:,|$|\d|said))"
    r"|\w[\w’'-]*(?: \w[\w’'-]*){0,4}(?:(?<= of)(?: the)?(?: [A-Z][\w’'-]*)+)?"
)
"""A name of two to four words, or else the first words of a source, not cut behind "of"."""
ITSELF = re.compile(
    r"\b(?:(?:calling|calls?|naming|styling) (?:it|them|him|her)sel(?:f|ves)"
    r"|(?:gave|gives|giving) (?:his|her) (?:first |full )?name (?:only )?as"
    r"|identified (?:only )?as|asked to be called|named|known as) (?:the )?"
    r"(?P<name>[A-Z][\w’'-]+(?: (?:of |for |the )*[A-Z][\w’'-]+)*)"
)
"""The name that a group gives itself."""
POINTERS = re.compile(
    r"(?:s?he|it|they|we|i|you|who|which|that|this|th[eo]se|one|another|some|many|others|him|her|them|us|me|whom"
    r"|his|hers|its|theirs?|our|my|whose)",
    re.IGNORECASE,
)
"""Words that name nobody by themselves."""
WHOLE = re.compile(r"(?P<person>\b\B)?[^,]+")
"""All of somebody's somebody: "Paluku's wife"; never a name of its own."""
OWNED = {"'s", "’s"}
SURNAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}(?=,| who\b| whose\b| whom\b)")
"""A name at the start of a source, before a comma or a relative clause."""
PAPER = "|".join(sorted(load_cues()["document"]))
AUTHOR = re.compile(
    rf"\b(?:the )?(?P<who>[A-Z][\w’-]+(?: (?:of |for |the )*[A-Z][\w’-]+)*)['’]s? (?:[\w-]+ ){{0,3}}?(?:{PAPER})s?$"
    rf"|\b(?:{PAPER})s? (?:which|that) (?:the )?(?P<by>[A-Z][\w’-]+(?: (?:of |for |the )*[A-Z][\w’-]+)*) [a-z]"
)
"""Whose paper says something: "the ombudsman's report", "the table which the Prosecutor's Office has published"."""
NAME_OF = re.compile(
    r"(?:[Tt]he )?(?P<name>(?!The\b|Its\b|An?\b)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})"
    r" (?:of|from|at|in|with) (?:the |an? |its |[A-Z])"
)
"""A name of two to four words before where somebody belongs."""
TITLE = re.compile(
    r"(?:[Tt]he )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?: (?:[Ww]ithout|[Ff]or|[Aa]gainst|[Ss]ans|pour|contre)"
    r"(?: the)?(?: [A-Z][\w’'-]+)+)+)(?: \([A-Z]+\)?)?(?=,|$)"
)
"""A title that runs over a preposition, with its short form."""
REACHED = {"reached", "contacted", "interviewed", "quoted", "cited", "identified", "named", "called", "asked", "living"}
"""Participles that only a person has behind the noun: "a nurse reached by phone"."""
SIDES = {"side", "member", "part", "staff", "one", "camp", "half"}
"""Nouns whose "of" or adjective leads to who they are: "members of Hamas", "the Armenian side"."""


def find_unnamed(
    sentence: Sentence, sources: list[tuple[int, int]], found: list[Found], text: str, taken: set[int]
) -> Iterator[Found]:
    """Speakers that neither the lexicon nor a phrase shows: the words that a report gives as its source."""
    for start, end in sources:
        if not sentence.start <= start < sentence.end:
            continue
        own = read_itself(text, start, end, taken)
        heads = [row for row in found if start <= row.head < end]
        own = own or read_paper(text, start, end, found) or read_author(text, start, end, found)
        own = own or read_title(text, start, end) or read_called(text, start, end, found)
        if own is not None:
            yield own
            continue
        head = find_head(sentence, start, end)
        issuer = None if head is None else read_issuer(sentence, head) or read_apposed(sentence, head, text)
        if issuer is not None:
            yield issuer
            continue
        beside = None if head is None else read_head(Words(sentence, start, end, text), head, heads)
        if beside is not None:
            yield beside
        elif not any(text[row.end : row.end + 2] not in OWNED or row.end + 2 >= end for row in heads):
            owned = any(start <= row.start < end and text[row.end : row.end + 2] in OWNED for row in found)
            if owned and head is not None and head.lemma_.lower() in PUBLISHED:
                continue
            if load_capitals().get(text[start:end]) is not None or not is_thing(head):
                yield from read_name((WHOLE if owned else NAME).search(text, start, end), taken)


def read_itself(text: str, start: int, end: int, taken: set[int]) -> Found | None:
    """Who gives itself a name in a source: "a group calling itself the Valley Front"."""
    own = ITSELF.search(text, start, end)
    if own is None or own.start("name") in taken:
        return None
    person = re.search(r"\b(?:himself|herself|his|her|identified|asked)\b", own.group()) is not None
    body: ActorKind = "person" if person else "armed-group"
    key = f"name {own['name'].split()[-1]}" if person else own["name"]
    return Found(own.start("name"), own.end(), own.start("name"), body, own["name"], key)


def read_author(text: str, start: int, end: int, found: list[Found]) -> Found | None:
    """Whose paper a source is: "Amnesty International's report", "the table which the Prosecutor's Office has sent"."""
    paper = AUTHOR.search(text, start, end)
    if paper is None:
        return None
    group = "who" if paper["who"] is not None else "by"
    name, at = paper[group], paper.start(group)
    last = paper.end() if group == "who" else paper.end(group)
    known = next((row for row in found if row.start <= at and row.end >= paper.end(group)), None)
    if known is not None:
        return replace(known, end=last)
    return Found(at, last, at, "unknown", name, f"speaker {name.lower()}") if name.count(" ") > 0 else None


def read_issuer(sentence: Sentence, head: Token) -> Found | None:
    """The body whose statement speaks: "an Eritrean foreign ministry statement", "a statement" being what it says."""
    if head.lemma_.lower() not in load_words("acts_of_bodies") or head.i == head.sent.start:
        return None
    noun, first, lexicon = head.nbor(-1), find_left(head), load_lexicon(None)
    words = [token for token in head.doc[first.i : head.i] if token.dep_ != "det"]
    if noun.dep_ != "compound" or noun.pos_ == "VERB" or len(words) == 0:
        return None
    text = head.doc[words[0].i : head.i].text
    phrase = Phrase(sentence, words[0], noun, noun, text, find_country(words, lexicon), definite=True)
    found = read_body(phrase, words, lexicon)
    return found if found is not None and found.kind in {"armed-force", "government-body"} else None


def read_apposed(sentence: Sentence, head: Token, text: str) -> Found | None:
    """The body whose name stands between commas behind its noun: "a rival charity, Crumb, said"."""
    name = next((child for child in head.children if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
    if name is None or head.pos_ != "NOUN" or not can_speak(head) or is_person(head):
        return None
    span = sentence.span(name.left_edge, name)
    left, first = sentence.offset + head.idx + len(head.text), sentence.span(find_left(head))
    if text[left : span.start] != ", " or text[span.end : span.end + 1] != ",":
        return None
    at = sentence.offset + head.idx
    return Found(first.start, span.end, at, "organisation", span.quote, f"body {span.quote.lower()}", named=True)


def read_title(text: str, start: int, end: int) -> Found | None:
    """An organisation whose name runs over a preposition: "Mothers Against War"; "Lawyers for Petrov" are his."""
    match = TITLE.match(text, start, end)
    if match is None:
        return None
    first, lexicon = match["name"].split(" ")[0], load_lexicon(None)
    hired = first.lower().rstrip("s") in lexicon.roles and " for " in match["name"]
    if hired or first.lower() in {*lexicon.roles, *lexicon.bodies} or first in lexicon.demonyms or first in COUNTRIES:
        return None
    at, name = match.start("name"), match["name"]
    return Found(at, match.end("name"), at, "organisation", name, f"body {name.lower()}", named=True)


def read_called(text: str, start: int, end: int, found: list[Found]) -> Found | None:
    """A person or a team whose name stands before whom they are of: "Naw Paw Wah of the Relief Desk", "the Information
    Team of the generals"; no ministry has such a name."""
    match = NAME_OF.match(text, start, end)
    if match is None or any(start <= row.head < match.end("name") for row in found):
        return None
    name, lexicon, words = match["name"], load_lexicon(None), match["name"].lower().split()
    at = match.start("name")
    if words[-1] in TEAMS and len(words) > 1:
        return Found(at, match.end("name"), at, "organisation", name, f"body {name.lower()}", named=True)
    kinds = load_words("departments") | load_words("body_endings") | load_words("armed_endings") | {*lexicon.bodies}
    if at > start or any(word in kinds for word in words) or words[-1] in {*lexicon.roles, *lexicon.groups}:
        return None
    return Found(start, match.end("name"), start, "person", name, f"name {name.split()[-1]}")


def find_bare(sentence: Sentence, found: list[Found], taken: set[int], surnames: set[str]) -> Iterator[Found]:
    """Subjects that are a single name: of a person named before, or a given name that is known."""
    for token in sentence.tokens:
        at = sentence.offset + token.idx
        owner = token.dep_ == "poss" and token.text in surnames
        if (token.dep_ not in {"nsubj", "nsubjpass"} and not owner) or not token.text[:1].isupper() or at in taken:
            continue
        alone = not any(child.pos_ == "PROPN" for child in token.lefts) and len(token.text) > 2
        if not alone or any(row.start <= at < row.end for row in found):
            continue
        given = token.pos_ == "PROPN" and token.lower_ in FEMALE_NAMES | MALE_NAMES
        if token.text in surnames or given:
            yield Found(at, at + len(token.text), at, "person", token.text, f"name {token.text}")


def read_name(match: re.Match[str] | None, taken: set[int]) -> Iterator[Found]:
    """Who the first words of a source name: a country, a paper, an outlet, a person, somebody else."""
    if match is None or POINTERS.fullmatch(match.group()) is not None:
        return
    at, name = match.start(), match.group()
    code = find_adjective(name) or load_capitals().get(name)
    if code is not None:
        yield Found(at, match.end(), at, "state", load_countries()[code].name, f"state {code}", code)
    elif name.lower() in PAPERS:
        yield Found(at, match.end(), at, "unknown", name, f"paper {name.lower()}", definite=True)
    elif is_masthead(name):
        yield Found(at, match.end(), at, "medium", name, f"body {name.lower()}", named=True)
    else:
        kind: ActorKind = "person" if match["person"] is not None and at not in taken else "unknown"
        alone = NAMED.fullmatch(name) is not None
        key = f"name {name.split()[-1]}" if kind == "person" or alone else f"speaker {name.lower()}"
        yield Found(at, match.end(), match.end() - len(name.split()[-1]), kind, name, key)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a source in its sentence."""

    sentence: Sentence
    start: int
    end: int
    text: str


def find_head(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token that heads the words that speak."""
    inside = [token for token in sentence.tokens if start <= sentence.offset + token.idx < end]
    return next((token for token in inside if token.head not in inside or token.head == token), None)


def read_head(words: Words, head: Token, heads: list[Found]) -> Found | None:
    """Who speaks where everybody named in a source only stands behind its noun or modifies it: "a monk asked by
    Agence X" is no agency, "a UN report" is not the UN, and who is named in a relative clause does not speak."""
    at = words.sentence.offset + head.idx
    if len(heads) == 0 or any(row.start <= at < row.end for row in heads):
        return None
    first = find_left(head)
    left = words.sentence.offset + first.idx
    before = [row for row in heads if row.start < at]
    if any(row.start < left or words.text[row.end : row.end + 2] in OWNED for row in before):
        return None
    if head.lemma_.lower() in load_words("acts_of_bodies"):
        return None
    if head.text[:1].isupper():
        return read_surname(words, at) if head.i == head.sent.start or head.pos_ == "PROPN" else None
    if head.pos_ != "NOUN" or head.lemma_.lower() in AMOUNTS | SIDES or not (can_speak(head) or is_person(head)):
        return None
    reach = find_reach(head)
    name = strip_article(head.doc[first.i : reach.i + 1].text)
    inner = [row for row in heads if row.end <= words.sentence.offset + reach.idx + len(reach.text)]
    kind: ActorKind = "group" if head.tag_ == "NNS" else "person" if is_person(head) else "unknown"
    found = Found(left, at + len(head.text), at, kind, name, f"speaker {name.lower()}", role=name)
    owner = inner[0] if len(inner) > 0 and head.lemma_.lower() not in load_cues()["document"] else None
    return found if owner is None else replace(found, country=owner.country, side=owner.side)


def read_surname(words: Words, at: int) -> Found | None:
    """The name that a source begins with, up to a comma: "Orlov, whom the town never liked"."""
    match = SURNAME.match(words.text, words.start, words.end)
    if match is None or not match.start() <= at < match.end() or match.group() in load_lexicon(None).demonyms:
        return None
    kind: ActorKind = "person" if " " in match.group() else "unknown"
    return Found(match.start(), match.end(), at, kind, match.group(), f"name {match.group().split()[-1]}")


def is_person(head: Token) -> bool:
    """Whether a noun is one for a person: by its list, its ending, or by "who" or "reached by" behind it."""
    if head.lemma_.lower() in load_cues()["document"] or head.tag_ != "NN":
        return False
    told = any(
        (child.dep_ == "acl" and child.lower_ in REACHED)
        or (child.dep_ == "relcl" and any(word.lower_ == "who" for word in child.lefts))
        for child in head.children
    )
    return told or head.lemma_.lower() in load_lexicon(None).roles or PERSON.search(head.lower_) is not None


def is_thing(head: Token | None) -> bool:
    """Whether the words that speak are headed by a noun for what cannot: "security threats to Turkey"."""
    if head is None or head.pos_ == "PROPN" or is_person(head):
        return False
    named = any(child.pos_ == "PROPN" and child.dep_ in {"compound", "amod", "nmod"} for child in head.children)
    return not named and not can_speak(head)


def find_adjective(name: str) -> str | None:
    """The state whose adjective this is: "Armenian accusations"."""
    return load_lexicon(None).demonyms.get(name)
