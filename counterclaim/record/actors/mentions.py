"""Spans that name someone: lexicon names first, then names and roles by the shape of their noun phrase.

Named-entity models call Armenia a person and Ganja an organisation, so what profiles, countries and the lexicon know
comes first; the parse only says where a noun phrase begins and ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import load_words
from counterclaim.record.actors.departments import find_department
from counterclaim.record.actors.extent import find_left, find_reach, find_right
from counterclaim.record.actors.known import COUNTRIES, Found, Known, Lexicon, is_masthead, load_capitals, load_lexicon
from counterclaim.record.actors.nations import find_country, is_loose, list_countries
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import ActorKind

PARTICLES = {"al", "el", "bin", "ibn", "von", "van", "de", "der", "da", "abu", "of", "for", "and", "-", "'s", "’s"}
PROVINCES = {"state", "region", "oblast", "province", "governorate", "county", "district", "prefecture"}
"""Last words of the names of parts of a state, which have bodies of their own."""
PARTED = {"'s", "’s"}
ARTICLES = ("the ", "a ", "an ", "this ", "that ", "these ", "those ", "its ", "their ", "his ", "her ", "our ")


ARMED_ENDINGS, BODY_ENDINGS = load_words("armed_endings"), load_words("body_endings")
VERSIONS = load_words("versions")
"""What somebody says or finds, as a noun: after "Petrov's version is …" he is Petrov."""
PUBLISHED = load_words("published")
"""What somebody puts out: who has it is who says it, as in "the army's statement"."""


def find_phrases(sentence: Sentence, lexicon: Lexicon, taken: set[int]) -> Iterator[Found]:
    """Named persons and bodies, and people described by their role, in one sentence.

    `taken` holds the document offsets of tokens that a lexicon name covers, or a place name that means the place.
    """
    for token in sentence.tokens:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or sentence.offset + token.idx in taken:
            continue
        if is_inside(token, sentence):
            continue
        found = read_phrase(token, sentence, lexicon)
        if found is not None:
            yield found


def is_inside(token: Token, sentence: Sentence) -> bool:
    """Whether the token only modifies the noun to its right in the same name."""
    head = token.head
    inner = token.dep_ in {"compound", "amod", "nmod", "poss", "nummod"}
    if token.dep_ == "poss" and head.lemma_.lower() in PUBLISHED | VERSIONS:
        return False
    return inner and head.i > token.i and head.sent == sentence.tokens and head.pos_ in {"NOUN", "PROPN"}


def read_phrase(head: Token, sentence: Sentence, lexicon: Lexicon) -> Found | None:
    """What the noun phrase under this head names: a body, a person, a group; None if it names no actor."""
    first = find_left(head)
    last = find_right(head)
    words = [token for token in head.doc[first.i : last.i + 1] if not token.is_punct or token.text == "-"]
    text = head.doc[first.i : last.i + 1].text
    plain = strip_article(text)
    base = Phrase(sentence, first, last, head, plain, find_country(words, lexicon), is_definite(first))
    for reader in (read_body, read_person, read_group):
        found = reader(base, words, lexicon)
        if found is not None:
            return found
    return None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase under one head, without its relative clauses."""

    sentence: Sentence
    first: Token
    last: Token
    head: Token
    text: str
    country: str | None
    definite: bool

    def make(self, kind: ActorKind, name: str, key: str, role: str | None = None, of: str | None = None) -> Found:
        """What was found, at the phrase's place in the document."""
        span = self.sentence.span(self.first, self.last)
        head = self.sentence.offset + self.head.idx
        return Found(span.start, span.end, head, kind, name, key, self.country, role, None, of, self.definite)


def strip_article(text: str) -> str:
    """The words without a leading article or possessive pronoun."""
    lower = text.lower()
    return next((text[len(article) :] for article in ARTICLES if lower.startswith(article)), text)


def is_definite(first: Token) -> bool:
    """Whether the phrase opens with "the", "this" or "that"."""
    return first.lower_ in {"the", "this", "that"}


def read_body(phrase: Phrase, words: list[Token], lexicon: Lexicon) -> Found | None:
    """A ministry, an army, an agency: the longest run of words that ends in a body noun."""
    names = [token.lower_ for token in words]
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            entry = lexicon.bodies.get(" ".join(names[start:end]).replace(" - ", "-").replace(" 's", "'s"))
            if entry is None:
                continue
            kind, normal = entry
            owner = find_owner(words, start, end, lexicon)
            if owner is not None and phrase.head in words[start:end]:
                name = f"{normal.title()} of the {owner.name}"
                return replace(phrase.make(kind, name, f"body {name.lower()}"), side=owner.side, named=True)
            title = find_title(words[end - 1], words[end:], lexicon) if kind in {"organisation", "medium"} else None
            title = title or find_front(words[:start], words[start:end], lexicon, kind)
            if title is not None:
                return phrase.make(kind, title, title)
            if phrase.head in words[start:end]:
                whole = find_whole(phrase, words[end:], lexicon)
                if whole is not None:
                    return whole
                own = find_own_name(words, start, lexicon)
                if own is None and has_owner(words[end:], lexicon):
                    own, end = start, len(words)
                normal = find_department(words, start, end, lexicon) or normal
                if own is None:
                    return phrase.make(kind, phrase.text, f"body {normal}")
                name = words[0].doc[words[own].i : words[end - 1].i + 1].text
                return replace(phrase.make(kind, name, f"body {name.lower()}"), named=True)
    return None


def find_owner(words: list[Token], start: int, end: int, lexicon: Lexicon) -> Known | None:
    """The government without a country of its own whose body this is: "the National Unity Government's defence
    ministry", "the Health Ministry of the NUG"; None for a country's."""
    before = " ".join(token.text for token in words[:start] if token.lower_ not in PARTED)
    after = " ".join(token.text for token in words[end:] if token.lower_ not in {"of", "the"})
    for word in (*words[:start], *words[end:]):
        for name, entry in lexicon.names.get(word.lower_, ()):
            if entry.kind == "state" and entry.country is None and (before.endswith(name) or after.startswith(name)):
                return entry
    return None


def find_whole(phrase: Phrase, rest: list[Token], lexicon: Lexicon) -> Found | None:
    """The known force that soldiers are of: "servicemen of the Artsakh Defence Army" are that army's."""
    named = phrase.head.text[:1].isupper() and not phrase.head.is_sent_start
    if named or len(rest) < 2 or rest[0].lower_ != "of":
        return None
    text = phrase.head.doc[rest[0].i + 1 : rest[-1].i + 1].text
    for word in rest[1:]:
        for name, entry in lexicon.names.get(word.lower_, ()):
            if name in text and entry.kind in {"armed-force", "armed-group", "government-body"}:
                found = phrase.make(entry.kind, entry.name, entry.name)
                return replace(found, country=entry.country, side=entry.side)
    return None


def find_fighters(phrase: Phrase, words: list[Token], lexicon: Lexicon) -> Found | None:
    """The known group whose men these are: "RSF gunmen", "fighters of the Islamic Resistance"."""
    rest = [token for token in words if token.i > phrase.head.i]
    whole = find_whole(phrase, rest, lexicon)
    if whole is not None:
        return whole
    text = " ".join(token.text for token in words if token.i < phrase.head.i and token.lower_ not in PARTED)
    for word in words:
        for name, entry in lexicon.names.get(word.lower_, ()) if word.i < phrase.head.i else ():
            if text.endswith(name) and entry.kind in {"armed-force", "armed-group"}:
                found = phrase.make(entry.kind, entry.name, entry.name)
                return replace(found, country=entry.country, side=entry.side)
    return None


def has_owner(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether "of …" names whose body it is, and that is no country: "Emergency Service of Artsakh", "Health Ministry
    of Khartoum State"."""
    owners = [entry for word in words for name, entry in lexicon.names.get(word.lower_, ()) if name == word.text]
    if any(entry.kind == "state" and entry.side is not None for entry in owners):
        return True
    return len(words) > 1 and words[0].lower_ == "of" and words[-1].lower_ in PROVINCES and words[-1].text.istitle()


def find_own_name(words: list[Token], start: int, lexicon: Lexicon) -> int | None:
    """Where a body's own name begins before the noun at `start`: "Artsakh Defence Army" is no army of another's, and
    "Ukraine's Southern Operational Command" not any command; None where only a country stands before it."""
    if not words[start].text[:1].isupper():
        return None
    named = {place for first, end, _ in list_countries(words[:start], lexicon) for place in range(first + 1, end)}
    for index, token in enumerate(words[:start]):
        known = (
            index in named
            or lexicon.demonyms.get(token.text) is not None
            or any(entry.kind == "state" and entry.side is None for _, entry in lexicon.names.get(token.lower_, ()))
        )
        inner = token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"} and token.dep_ != "poss"
        if inner and not known and not is_loose(words, index) and token.ent_type_ not in {"DATE", "TIME"}:
            return index
    return None


def find_front(before: list[Token], noun: list[Token], lexicon: Lexicon, kind: ActorKind) -> str | None:
    """A medium's name before the word for it: "Focus magazine", "Turkey's state-run Anadolu news agency"."""
    parts: list[Token] = []
    for token in reversed(before):
        if token.pos_ != "PROPN" or token.text in lexicon.demonyms or not token.text[:1].isupper():
            break
        parts.insert(0, token)
    if kind != "medium" or len(parts) == 0 or lexicon.names.get(parts[0].lower_, (("", None),))[0][0] in COUNTRIES:
        return None
    name = " ".join(token.text for token in parts)
    known = [entry.name for title, entry in lexicon.names.get(parts[0].lower_, ()) if title == name]
    return known[0] if len(known) > 0 else " ".join(token.text for token in (*parts, *noun))


def find_title(noun: Token, rest: list[Token], lexicon: Lexicon) -> str | None:
    """The name right after a word for a body: "the news agency Interfax", "nuclear company Enerhoatom"."""
    named = rest or [token for token in noun.doc[noun.i + 1 : noun.i + 4] if token.i < noun.sent.end]
    parts: list[Token] = []
    for token in named:
        if not token.text[:1].isupper() or token.i != noun.i + 1 + len(parts) or token.text in lexicon.demonyms:
            break
        parts.append(token)
    return None if len(parts) == 0 or noun.text[:1].isupper() else " ".join(token.text for token in parts)


def read_person(phrase: Phrase, words: list[Token], lexicon: Lexicon) -> Found | None:
    """A name, with the role that stands before or after it; or a role alone ("the official")."""
    office = phrase.head.lower_ in lexicon.roles and phrase.first.dep_ in {"det", "poss"}
    if is_name(phrase.head, words, lexicon) and not office:
        return read_named(phrase, words, lexicon)
    name = find_named(phrase.head)
    if name is not None:
        return name_official(phrase, name, lexicon)
    role = find_role(words, lexicon)
    if role is None or phrase.head not in words[role[0] : role[1]]:
        return None
    kind: ActorKind = "person" if phrase.head.tag_ != "NNS" else "group"
    told = phrase.text
    if phrase.last.i == phrase.head.i:
        told = f"{told} {phrase.head.doc[phrase.head.i + 1 : find_reach(phrase.head).i + 1].text}".rstrip()
    return phrase.make(kind, told, f"role {phrase.head.lower_}", role=told)


def is_name(head: Token, words: list[Token], lexicon: Lexicon) -> bool:
    """Whether a word may be a surname. One that the parser takes for a plural is none ("Armenians"), unless a given
    name and a role stand beside it: "governor Ostap Kravets"."""
    if head.pos_ != "PROPN" or head.tag_ != "NNPS":
        return head.pos_ == "PROPN"
    given = [token for token in words[:-1] if token.pos_ == "PROPN" and token.i == head.i - 1]
    own = lexicon.demonyms.get(head.text) is None and all(lexicon.demonyms.get(row.text) is None for row in given)
    titled = find_role(words, lexicon) is not None or find_apposition(head, lexicon) is not None
    return own and titled and len(given) > 0


def name_official(phrase: Phrase, name: str, lexicon: Lexicon) -> Found:
    """A named person with the office that stands before the name: "a spokesman for the Ukrainian air force, Taras
    Melnyk"."""
    start = phrase.first.i
    end = next((t.i for t in phrase.head.doc[start : start + 25] if t.text == name.split(" ")[0]), phrase.last.i + 1)
    office = [token for token in phrase.head.doc[start:end] if not token.is_punct]
    text = phrase.head.doc[start:end].text.strip(" ,") if end > start else phrase.text
    country = phrase.country or find_country(office, lexicon)
    return replace(phrase.make("person", name, f"name {name.split()[-1]}", role=strip_article(text)), country=country)


def find_named(head: Token) -> str | None:
    """The person's name in apposition to a role: "a government spokesman, Doron Barzilai"; none to a place or a thing,
    as in "the army shelled the city, Doron Barzilai wrote"."""
    if head.lemma_.lower() in load_words("places") | load_words("civil_objects"):
        return None
    for child in head.rights:
        if child.dep_ == "appos" and child.text[:1].isupper() and head.pos_ in {"NOUN", "PROPN"}:
            first = min((part for part in child.subtree if part.dep_ == "compound" and part.i < child.i), default=child)
            parts = [part for part in head.doc[first.i : child.i + 1] if part.text[:1].isupper()]
            rank = find_rank(parts)
            beside = first.i == head.i + 1
            if (1 if beside else 2) <= len(parts) - rank <= 4 and head.tag_ in {"NN", "NNP"}:
                return head.doc[parts[rank].i : child.i + 1].text
    return None


def find_rank(parts: list[Token]) -> int:
    """How many words at a name's start are a rank: "Lieutenant-Colonel Jules Mbala"."""
    ranks = load_lexicon(None).roles
    count = 0
    while count < len(parts) - 1 and (parts[count].lower_ in ranks or parts[count].text == "-"):
        count += 1
    return count


def read_named(phrase: Phrase, words: list[Token], lexicon: Lexicon) -> Found | None:
    """A person's name: what follows the role word, or a run of two or three names beside a role or a speech verb."""
    role = find_role(words, lexicon)
    name_start = role[1] if role is not None and phrase.head not in words[role[0] : role[1]] else 0
    if name_start > 0:
        words = [token for token in words if token.i <= phrase.head.i]
    owned = [index for index, token in enumerate(words) if token.tag_ == "POS" and token.i < phrase.head.i]
    first = max((name_start, *(index + 1 for index in owned)))
    first = skip_posts(words, first)
    name = [token for token in words[first:] if token.pos_ == "PROPN" or token.lower_ in PARTICLES]
    while len(name) > 1 and lexicon.demonyms.get(name[0].text) is not None:
        name = name[1:]
    if len(name) == 0 or name[-1] != phrase.head or not name[0].text[:1].isupper():
        return None
    code = load_capitals().get(name[0].text) if len(words) == 1 and is_speaking(phrase.head) else None
    if code is not None:
        state = phrase.make("state", load_countries()[code].name, f"state {code}")
        return replace(state, country=code)
    title = " ".join(token.text for token in words[:first]) if name_start > 0 else None
    title = title if title is not None else find_apposition(phrase.head, lexicon)
    if title is None and not (2 <= len(name) <= 4 or is_speaking(phrase.head)):
        return None
    text = phrase.head.doc[name[0].i : name[-1].i + 1].text
    if title is None and is_masthead(text):
        return replace(phrase.make("medium", text, f"body {text.lower()}"), named=True)
    ending = name[-1].lower_ if title is None and len(name) > 1 else ""
    if ending in ARMED_ENDINGS or ending in BODY_ENDINGS:
        body: ActorKind = "armed-group" if ending in ARMED_ENDINGS else "organisation"
        return replace(phrase.make(body, text, f"body {text.lower()}"), named=True)
    kind: ActorKind = "person" if title is not None or 2 <= len(name) <= 4 else "unknown"
    return phrase.make(kind, text, f"name {phrase.head.text}", role=strip_article(title) if title is not None else None)


def skip_posts(words: list[Token], start: int) -> int:
    """The place behind "of Health" in "Minister of Health Iman Nasser"."""
    if start == 0 or start >= len(words) or words[start].dep_ != "prep":
        return start
    inner = [index for index, token in enumerate(words[start:], start) if token.head == words[start]]
    return max(inner, default=start - 1) + 1


def find_role(words: list[Token], lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the last role word or words stand: "prime minister" counts as one, a title within a name as none."""
    for end in range(len(words), 0, -1):
        if is_within(words, end - 1):
            continue
        for start in range(max(0, end - 2), end):
            text = " ".join(token.lower_ for token in words[start:end])
            if text in lexicon.roles or (end - start == 1 and words[start].lemma_.lower() in lexicon.roles):
                return start, end
    return None


def is_within(words: list[Token], index: int) -> bool:
    """Whether a title stands between two words of a name: "Liban Sheikh Nur"."""
    if words[index].lower_ not in load_words("titles_in_names") or not 0 < index < len(words) - 1:
        return False
    around = (words[index - 1], words[index + 1])
    return all(token.text[:1].isupper() for token in (*around, words[index])) and words[index - 1].dep_ == "compound"


def find_apposition(head: Token, lexicon: Lexicon) -> str | None:
    """The role in apposition: "Vagif Dargahli, spokesman for the Defence Ministry,"; or told by what somebody is at the
    head of: "Lena Orlova, who runs the district administration,"."""
    for child in [*head.children, head.head]:
        named = child.dep_ == "appos" or (head.dep_ == "appos" and child.dep_ != "relcl")
        if named and child.lemma_.lower() in lexicon.roles:
            return child.doc[child.left_edge.i : child.right_edge.i + 1].text
    led = next((child for child in head.rights if child.dep_ == "relcl" and is_heading(child)), None)
    body = None if led is None else next((child for child in led.rights if child.dep_ == "dobj"), None)
    return None if body is None else f"head of {body.doc[body.left_edge.i : body.right_edge.i + 1].text}"


def is_heading(clause: Token) -> bool:
    """Whether a clause tells what its noun is at the head of: "who heads the city administration"."""
    who = any(child.lower_ == "who" and child.dep_ == "nsubj" for child in clause.children)
    return who and clause.lemma_.lower() in load_words("heading")


def is_speaking(head: Token) -> bool:
    """Whether it is the subject of a verb with a clause or a quotation, or stands after "according to"."""
    verb = head.head
    clause = head.dep_ == "nsubj" and any(child.dep_ in {"ccomp", "parataxis"} for child in verb.children)
    spoken = head.dep_ == "nsubj" and (verb.lemma_ in {"say", "tell", "add", "note"} or verb.dep_ == "parataxis")
    return clause or spoken or (verb.lower_ == "to" and verb.head.lower_ == "according")


def read_group(phrase: Phrase, words: list[Token], lexicon: Lexicon) -> Found | None:
    """People without a name: witnesses, officials, gunmen; and a people ("Armenians")."""
    word = phrase.head.lower_
    code = lexicon.demonyms.get(phrase.head.text)
    if code is not None and phrase.head.tag_ in {"NNPS", "NNS"}:
        return Phrase(phrase.sentence, phrase.first, phrase.last, phrase.head, phrase.text, code, phrase.definite).make(
            "group", phrase.text, f"people {code}"
        )
    group = "armed" if word == "force" and phrase.definite and len(words) == 2 else lexicon.groups.get(word)
    if group is None:
        return None
    if group == "armed" and (known := find_fighters(phrase, words, lexicon)) is not None:
        return known
    kind: ActorKind = "armed-group" if group == "armed" else "group"
    described = len(words) > 1 + (words[0].pos_ == "DET")
    return phrase.make(kind, phrase.text, f"group {phrase.text.lower() if described else word}")
