"""Who is in a document: mentions brought together into actors, with role, country and side.

What points back ("the official", "the ministry", "he") goes to the nearest fitting actor before it, a grammatical
subject first; where none fits, it stays an actor of its own that no name is known for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from string import capwords

from spacy.tokens import Token

from counterclaim.data.countries import load_countries
from counterclaim.data.profile import Profile
from counterclaim.record.mentions import Found, Lexicon, find_known, find_phrases, load_lexicon, strip_article
from counterclaim.record.parse import Sentence
from counterclaim.record.reading import PlaceReading
from counterclaim.vocabulary import Actor, ActorKind, Document, Span, make_id

REACH = 3
"""Sentences that "he" or "the official" may point back over. News paragraphs are one or two sentences long, and a
speaker is named again after two or three paragraphs; farther back the nearest candidate is often another person."""
LOCATIVE = {"in", "at", "near", "from", "to", "into", "across", "around", "inside", "outside", "over", "within"}
BODIES = {"organisation", "government-body", "armed-force", "armed-group", "medium"}
SPEECH = {"say", "add", "note", "claim", "stress", "report", "tell", "announce", "state", "deny", "accuse", "warn"}
OFFICIAL = {"speaks_for", "state", "military"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an actor; `head` is where its main word starts."""

    start: int
    end: int
    head: int
    actor: str


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors of one document, found by the words that name them."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    source: str | None

    def resolve(self, start: int, end: int) -> Actor | None:
        """The actor these characters name: the first mention headed inside them, the longest where two begin there."""
        inside = [row for row in self.mentions if start <= row.head < end and row.start < end and row.end > start]
        if len(inside) == 0:
            return None
        best = min(inside, key=lambda row: (max(row.start, start), -row.end))
        return self.get(best.actor)

    def get(self, key: str) -> Actor:
        """The actor of this id."""
        return next(actor for actor in self.actors if actor.id == key)

    def find_source(self) -> Actor | None:
        """The actor that is the document's source."""
        return None if self.source is None else self.get(self.source)


@dataclass(slots=True)
class Draft:
    """An actor while its mentions are still being found."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    side: str | None
    role: str | None = None
    of: str | None = None
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class History:
    """What was mentioned so far, for what points back."""

    rows: list[tuple[int, bool, Draft]] = field(default_factory=list)
    """(sentence, whether it was a subject, actor)"""

    def find(self, sentence: int, fits: set[str], word: str = "", reach: int = REACH) -> Draft | None:
        """The nearest actor of a fitting kind: subjects of the last sentences first."""
        near = [
            (number, subject, draft)
            for number, subject, draft in self.rows
            if sentence - number <= reach and draft.kind in fits and matches_word(draft, word)
        ]
        subjects = [row for row in near if row[1]]
        pool = subjects if len(subjects) > 0 else near
        return pool[-1][2] if len(pool) > 0 else None


def matches_word(draft: Draft, word: str) -> bool:
    """Whether "the minister" can be this actor: its role or name holds the word."""
    generic = {"", "official", "politician", "man", "woman", "organisation", "organization", "group"}
    return word in generic or word in f"{draft.role or ''} {draft.name}".lower()


@dataclass(slots=True)
class Gathering:
    """The work on one document: sentences in, actors and mentions out."""

    document: Document
    profile: Profile | None
    lexicon: Lexicon
    drafts: dict[str, Draft] = field(default_factory=dict)
    mentions: list[tuple[Found, Draft]] = field(default_factory=list)
    history: History = field(default_factory=History)

    def add(self, found: Found, sentence: Sentence) -> None:
        """Give one mention to its actor, a new one where none fits."""
        found = self.read_context(found)
        draft = self.find_draft(found, sentence.index)
        draft.country = draft.country or found.country
        draft.role = draft.role or found.role
        draft.side = draft.side or found.side
        draft.spans.append(self.document.span(found.start, found.end))
        self.mentions.append((found, draft))
        self.history.rows.append((sentence.index, is_subject(find_token(sentence, found.head)), draft))

    def read_context(self, found: Found) -> Found:
        """The mention with the country that a contested word implies: "the occupying country's army"."""
        if found.country is not None or self.profile is None:
            return found
        text = self.document.text[found.start : found.end].lower()
        if any(word in text for word in ("occupying", "occupation", "occupier")):
            terms = [term for term in self.profile.terms if term.term.startswith("occup")]
            sides = [side for side in self.profile.sides for term in terms if side.name == term.contested_by]
            if len({side.name for side in sides}) == 1 and len(sides[0].countries) > 0:
                return replace(found, country=sides[0].countries[0], definite=False)
        return found

    def find_draft(self, found: Found, sentence: int) -> Draft:
        """The actor a mention belongs to."""
        kind, _, rest = found.key.partition(" ")
        if kind == "name" or (found.kind == "person" and kind != "role"):
            return self.find_person(found)
        if kind == "role":
            return self.find_role(found, sentence)
        if kind == "body":
            return self.find_body(found, rest, sentence)
        return self.get_draft(found.key, found)

    def find_person(self, found: Found) -> Draft:
        """The person of this surname whose given names do not differ."""
        names = found.name.split()
        for draft in self.drafts.values():
            other = draft.name.split()
            if draft.kind in {"person", "unknown"} and other[-1:] == names[-1:] and agree(names[:-1], other[:-1]):
                if len(names) > len(other):
                    draft.name = found.name
                return draft
        return self.get_draft(f"person {found.name}", found)

    def find_role(self, found: Found, sentence: int) -> Draft:
        """Who "the spokesman" is: somebody of that role before it, or somebody without a name."""
        word = found.key.removeprefix("role ")
        bare = len(strip_article(self.document.text[found.start : found.end]).split()) == 1
        known = self.history.find(sentence, {"person"}, word) if found.definite and bare else None
        return known or self.get_draft(f"role {found.name.lower()}", found)

    def find_body(self, found: Found, normal: str, sentence: int) -> Draft:
        """The body of this normal form and country; "the ministry" is the last one named."""
        if found.country is None and found.definite:
            same = [draft for draft in self.drafts.values() if draft.key.startswith(f"body {normal} ")]
            word = normal.split()[-1]
            known = same[-1] if len(same) > 0 else self.history.find(sentence, {found.kind}, word, reach=8)
            if known is not None:
                return known
        country = found.country or (self.find_home() if found.kind in {"government-body", "armed-force"} else None)
        name = name_body(normal, country, found) if country is not None else found.name
        return self.get_draft(f"body {normal} {country}", replace(found, name=name, country=country))

    def find_home(self) -> str | None:
        """The country of the source: in its own outlet "the Defence Ministry" needs no country."""
        known = self.find_source()
        return None if known is None or known.side is None else known.country

    def find_source(self) -> Found | None:
        """The source as the profile and the lexicon know it."""
        name = self.document.source.name
        return None if name is None else next(find_known(name, self.lexicon), None)

    def get_draft(self, key: str, found: Found) -> Draft:
        """The actor of this key, made if it is new."""
        if key not in self.drafts:
            draft = Draft(key, strip_article(found.name), found.kind, found.country, found.side, found.role)
            self.drafts[key] = draft
        return self.drafts[key]


def find_actors(
    document: Document, sentences: tuple[Sentence, ...], places: PlaceReading, profile: Profile | None
) -> Actors:
    """Every actor the text names or describes, in the order of first mention."""
    work = Gathering(document, profile, load_lexicon(profile))
    known = [found for found in find_known(document.text, work.lexicon) if not covers(places, found, "literal")]
    known += list(find_governments(places, known))
    taken = {i for found in known if found.kind != "person" for i in range(found.start, found.end)}
    taken |= {i for row in places.mentions if row.use == "literal" for i in range(row.span.start, row.span.end)}
    for sentence in sentences:
        inside = [found for found in known if sentence.start <= found.start < sentence.end]
        phrases = list(find_phrases(sentence, work.lexicon, taken))
        for found in sorted(merge_found(inside, phrases, sentence), key=lambda found: found.start):
            work.add(found, sentence)
        for token in sentence.tokens:
            point_back(token, sentence, work)
    return finish(work)


def covers(places: PlaceReading, found: Found, use: str) -> bool:
    """Whether these characters are a place mention of this use."""
    return any(row.use == use and row.span.start <= found.start < row.span.end for row in places.mentions)


def find_governments(places: PlaceReading, known: Iterable[Found]) -> Iterator[Found]:
    """States named by their capital: "criticism of Baku"."""
    starts = {found.start for found in known}
    codes = {place.id: place.country for place in places.places}
    for row in places.mentions:
        code = codes.get(row.place or "")
        if row.use == "government" and code is not None and row.span.start not in starts:
            name = load_countries()[code].name
            yield Found(row.span.start, row.span.end, row.span.start, "state", name, f"state {code}", code)


def merge_found(known: list[Found], phrases: list[Found], sentence: Sentence) -> Iterator[Found]:
    """Lexicon names and phrases together: a phrase headed by a known person keeps the phrase's role and extent."""
    used: set[int] = set()
    for phrase in phrases:
        inner = next(
            (row for row in known if row.kind == "person" and row.start <= phrase.head < row.end),
            None,
        )
        if inner is None:
            yield phrase
            continue
        used.add(known.index(inner))
        country = phrase.country or inner.country
        yield replace(
            phrase, kind="person", name=inner.name, key=f"name {inner.name}", country=country, side=inner.side
        )
    for index, row in enumerate(known):
        if index not in used and not (row.kind == "state" and is_setting(row, sentence)):
            yield row


def is_setting(found: Found, sentence: Sentence) -> bool:
    """Whether a country's name only says where: "in Armenia"."""
    token = find_token(sentence, found.end - 1)
    return token is not None and token.dep_ == "pobj" and token.head.lower_ in LOCATIVE


def find_token(sentence: Sentence, at: int) -> Token | None:
    """The token over this character of the document."""
    for token in sentence.tokens:
        start = sentence.offset + token.idx
        if start <= at < start + len(token.text):
            return token
    return None


def is_subject(token: Token | None) -> bool:
    """Whether the token heads a subject."""
    return token is not None and token.dep_ in {"nsubj", "nsubjpass"}


def point_back(token: Token, sentence: Sentence, work: Gathering) -> None:
    """Give a personal pronoun that is a subject to the actor it stands for."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.lower_ not in {"he", "she", "they", "it"}:
        return
    if token.lower_ == "it" and token.head.lemma_ not in SPEECH:
        return
    fits = (
        {"person"} if token.lower_ in {"he", "she"} else BODIES | ({"group"} if token.lower_ == "they" else {"state"})
    )
    draft = work.history.find(sentence.index, fits)
    if draft is None:
        return
    span = sentence.span(token)
    found = Found(span.start, span.end, span.start, draft.kind, draft.name, draft.key)
    draft.spans.append(span)
    work.mentions.append((found, draft))
    work.history.rows.append((sentence.index, True, draft))


def agree(left: list[str], right: list[str]) -> bool:
    """Whether given names can be one person's: one is missing, or the first ones begin alike."""
    return len(left) == 0 or len(right) == 0 or left[0][:1] == right[0][:1]


def name_body(normal: str, country: str, found: Found) -> str:
    """A body's name with its country: "Armenian armed forces", "Azerbaijani Defence Ministry"."""
    row = load_countries()[country]
    adjective = row.demonyms[0] if len(row.demonyms) > 0 else row.name
    return f"{adjective} {normal if found.kind == 'armed-force' else capwords(normal)}"


def finish(work: Gathering) -> Actors:
    """Drafts as actors, each with its id, side and what it belongs to."""
    document = work.document
    source = work.find_source()
    if source is not None:
        work.get_draft(source.key if source.kind != "person" else f"person {source.name}", source)
    ids = {id(draft): make_id("actor", document.id, draft.key) for draft in work.drafts.values()}
    states = {draft.country: ids[id(draft)] for draft in work.drafts.values() if draft.key.startswith("state ")}
    actors = tuple(
        Actor(
            ids[id(draft)],
            draft.name,
            draft.kind,
            draft.role,
            find_owner(draft, work, ids, states),
            find_side(draft, work.profile, work.lexicon),
            draft.country,
            tuple(sorted(set(draft.spans))),
        )
        for draft in work.drafts.values()
    )
    mentions = tuple(Mention(found.start, found.end, found.head, ids[id(draft)]) for found, draft in work.mentions)
    own = None if source is None else make_id("actor", document.id, source.key)
    return Actors(actors, mentions, own)


def find_owner(draft: Draft, work: Gathering, ids: Mapping[int, str], states: Mapping[str | None, str]) -> str | None:
    """The body or state an actor belongs to, where the document names it."""
    if draft.kind == "person" and draft.role is not None:
        for other in work.drafts.values():
            if other.key.startswith("body ") and other.key.split(" ")[-2] in draft.role.lower():
                same = other.country == draft.country or draft.country is None
                if same and other.key.removeprefix("body ").rsplit(" ", 1)[0] in draft.role.lower():
                    return ids[id(other)]
    if draft.kind == "state" or draft.country is None:
        return None
    return states.get(draft.country)


def find_side(draft: Draft, profile: Profile | None, lexicon: Lexicon) -> str | None:
    """The side: what the profile says, else the state it speaks or acts for. Private people and victims have none."""
    if draft.side is not None:
        return draft.side
    if draft.country is None or draft.key.startswith("people "):
        return None
    words = (draft.role or draft.name).lower().split()
    groups = [
        lexicon.roles.get(word) or lexicon.groups.get(word.rstrip("s,")) or lexicon.groups.get(word) for word in words
    ]
    official = draft.kind in {"state", "armed-force", "government-body"} or any(row in OFFICIAL for row in groups)
    if not official and draft.kind != "medium":
        return None
    if profile is not None:
        return profile.find_side(draft.country)
    return load_countries()[draft.country].name
