"""Who is in a document: mentions brought together into actors, with role, country and side.

What points back ("the official", "the ministry", "he") goes to the nearest fitting actor before it, a grammatical
subject first; where none fits, it stays an actor of its own that no name is known for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.data.countries import load_countries
from counterclaim.data.cues import load_cues
from counterclaim.data.profile import Profile
from counterclaim.record.actors.acronyms import pair_acronyms, pair_offices
from counterclaim.record.actors.cast import Actors, Mention
from counterclaim.record.actors.gathering import Gathering, find_token
from counterclaim.record.actors.history import Draft
from counterclaim.record.actors.known import Found, Lexicon, find_known, is_masthead, load_lexicon
from counterclaim.record.actors.mentions import find_phrases, load_capitals
from counterclaim.record.actors.speakers import can_speak
from counterclaim.record.reading import PlaceReading
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Actor, ActorKind, Document, make_id

NAME = re.compile(
    r"(?P<person>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})(?= *(?:,|$|\d|said))"
    r"|\w[\w’'-]*(?: \w[\w’'-]*){0,4}(?:(?<= of)(?: the)?(?: [A-Z][\w’'-]*)+)?"
)
"""A name of two to four words, or else the first words of a source, not cut behind "of"."""
PAPER = "|".join(sorted(load_cues()["document"]))
ITSELF = re.compile(
    r"\b(?:(?:calling|calls?|naming|styling) (?:it|them|him|her)sel(?:f|ves)"
    r"|(?:gave|gives|giving) (?:his|her) (?:first |full )?name (?:only )?as"
    r"|identified (?:only )?as|asked to be called|named|known as) (?:the )?"
    r"(?P<name>[A-Z][\w’'-]+(?: (?:of |for |the )*[A-Z][\w’'-]+)*)"
)
"""The name that a group gives itself."""
AUTHOR = re.compile(
    rf"\b(?:the )?(?P<who>[A-Z][\w’-]+(?: (?:of |for |the )*[A-Z][\w’-]+)*)['’]s? (?:[\w-]+ ){{0,3}}?(?:{PAPER})s?$"
    rf"|\b(?:{PAPER})s? (?:which|that) (?:the )?(?P<by>[A-Z][\w’-]+(?: (?:of |for |the )*[A-Z][\w’-]+)*) [a-z]"
)
"""Whose paper says something: "the ombudsman's report", "the table which the Prosecutor's Office has published"."""
GIVEN = re.compile(r"\b(?:(?:him|her|it)self|themselves|as|called|named) (?:the )?$")
"""What stands before a name that somebody gives."""
POINTERS = re.compile(r"(?:s?he|it|they|we|i|you|who|which|that|this|th[eo]se|one|some|many|others)", re.IGNORECASE)
PUBLISHED = (
    "statement",
    "communique",
    "communiqué",
    "message",
    "release",
    "press release",
    "post",
    "bulletin",
    "briefing",
)
PAPERS = {f"{article} {word}" for article in ("the", "a", "its", "their", "his", "her") for word in PUBLISHED}
"""What a body or a person puts out: "the statement said" is what its author says."""
LOCATIVE = {"in", "at", "near", "from", "to", "into", "across", "around", "inside", "outside", "over", "within"}
WHOLE = re.compile(r"(?P<person>\b\B)?[^,]+")
"""All of somebody's somebody: "Paluku's wife"; never a name of its own."""
OWNED = {"'s", "’s"}
PRONOUNS = {"him": "he", "her": "she", "them": "they", "his": "he", "hers": "she", "its": "it", "their": "they"}
BODIES: set[str] = {"organisation", "government-body", "armed-force", "armed-group", "medium"}
OFFICIAL = {"speaks_for", "state", "military"}


def find_actors(
    document: Document,
    sentences: tuple[Sentence, ...],
    places: PlaceReading,
    profile: Profile | None,
    sources: Iterable[tuple[int, int]] = (),
) -> Actors:
    """Every actor the text names or describes, in the order of first mention; `sources` are words known to speak."""
    work = Gathering(document, profile, load_lexicon(profile))
    known = [found for found in find_known(document.text, work.lexicon) if not covers(places, found, "literal")]
    known += list(find_governments(places, known))
    taken = {i for found in known if found.kind != "person" for i in range(found.start, found.end)}
    taken |= {i for row in places.mentions if row.use == "literal" for i in range(row.span.start, row.span.end)}
    spoken = sorted(set(sources))
    for sentence in sentences:
        inside = [found for found in known if sentence.start <= found.start < sentence.end]
        phrases = list(find_phrases(sentence, work.lexicon, taken))
        merged = list(merge_found(inside, phrases, sentence))
        merged += find_unnamed(sentence, spoken, merged, document.text, taken)
        for found in sorted(merged, key=lambda found: found.start):
            work.add(found, sentence)
        inner = [span for span in spoken if sentence.start <= span[0] < sentence.end]
        work.note_speakers(sentence, inner)
        for token in sentence.tokens:
            point_back(token, sentence, work, inner)
    return finish(work)


def find_unnamed(
    sentence: Sentence, sources: list[tuple[int, int]], found: list[Found], text: str, taken: set[int]
) -> Iterator[Found]:
    """Speakers that neither the lexicon nor a phrase shows: the words that a report gives as its source."""
    for start, end in sources:
        inside = sentence.start <= start < sentence.end
        own = None if not inside else ITSELF.search(text, start, end)
        if own is not None and own.start("name") not in taken:
            person = re.search(r"\b(?:himself|herself|his|her|identified|asked)\b", own.group()) is not None
            body: ActorKind = "person" if person else "armed-group"
            key = f"name {own['name'].split()[-1]}" if person else own["name"]
            yield Found(own.start("name"), own.end(), own.start("name"), body, own["name"], key)
            continue
        paper = AUTHOR.search(text, start, end) if inside else None
        if paper is not None:
            group = "who" if paper["who"] is not None else "by"
            name, at = paper[group], paper.start(group)
            last = paper.end() if group == "who" else paper.end(group)
            known = next((row for row in found if row.start <= at and row.end >= paper.end(group)), None)
            if known is not None:
                yield replace(known, end=last)
                continue
            if name.count(" ") > 0:
                yield Found(at, last, at, "unknown", name, f"speaker {name.lower()}")
                continue
        heads = [row for row in found if start <= row.head < end]
        if inside and not any(text[row.end : row.end + 2] not in OWNED or row.end + 2 >= end for row in heads):
            owned = any(start <= row.start < end and text[row.end : row.end + 2] in OWNED for row in found)
            match = (WHOLE if owned else NAME).search(text, start, end)
            capital = load_capitals().get(text[start:end])
            if is_thing(sentence, start, end) and capital is None:
                continue
            if match is not None and POINTERS.fullmatch(match.group()) is None:
                at, name = match.start(), match.group()
                code = find_adjective(name) or load_capitals().get(name)
                if code is not None:
                    yield Found(at, match.end(), at, "state", load_countries()[code].name, f"state {code}", code)
                    continue
                if name.lower() in PAPERS:
                    yield Found(at, match.end(), at, "unknown", name, f"paper {name.lower()}", definite=True)
                    continue
                if is_masthead(name):
                    yield Found(at, match.end(), at, "medium", name, f"body {name.lower()}", named=True)
                    continue
                kind: ActorKind = "person" if match["person"] is not None and at not in taken else "unknown"
                key = f"name {name.split()[-1]}" if kind == "person" else f"speaker {name.lower()}"
                yield Found(at, match.end(), match.end() - len(name.split()[-1]), kind, name, key)


def is_thing(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words that speak are headed by a noun for what cannot: "security threats to Turkey"."""
    inside = [token for token in sentence.tokens if start <= sentence.offset + token.idx < end]
    head = next((token for token in inside if token.head not in inside or token.head == token), None)
    if head is None or head.pos_ == "PROPN":
        return False
    named = any(child.pos_ == "PROPN" and child.dep_ in {"compound", "amod", "nmod"} for child in head.children)
    return not named and not can_speak(head)


def find_adjective(name: str) -> str | None:
    """The state whose adjective this is: "Armenian accusations"."""
    return load_lexicon(None).demonyms.get(name)


def covers(places: PlaceReading, found: Found, use: str) -> bool:
    """Whether these characters are a place mention of this use."""
    return any(row.use == use and row.span.start <= found.start < row.span.end for row in places.mentions)


def find_governments(places: PlaceReading, known: Iterable[Found]) -> Iterator[Found]:
    """States named by their capital: "criticism of Baku"; a nearer town of that name governs nobody."""
    starts = {found.start for found in known}
    codes = {place.id: place.country for place in places.places}
    for row in places.mentions:
        code = load_capitals().get(row.span.quote, codes.get(row.place or ""))
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


def point_back(token: Token, sentence: Sentence, work: Gathering, sources: list[tuple[int, int]]) -> None:
    """Give a personal pronoun that is a subject or speaks to the actor it stands for: one that speaks to the last
    fitting speaker, any other to the last fitting subject."""
    word = PRONOUNS.get(token.lower_, token.lower_)
    at = sentence.offset + token.idx
    held = next(((start, end) for start, end in sources if start <= at < end), None)
    speaks = held is not None
    if held is not None and token.dep_ == "poss" and held != (at, at + len(token.text)):
        return
    if word not in {"he", "she", "they", "it"} or not (speaks or token.dep_ in {"nsubj", "nsubjpass"}):
        return
    cues = load_cues()
    if word == "it" and not speaks and token.head.lemma_.lower() not in cues["clause"] | cues["object"]:
        return
    fits = {"person"} if word in {"he", "she"} else BODIES | ({"group", "state"} if word == "they" else {"state"})
    said = work.find_said(sentence.index, at, fits, word) if speaks else None
    draft = (
        work.choose_nearest(said, sentence, fits, word)
        if speaks
        else work.history.find(sentence.index, fits, pronoun=word)
    )
    if draft is None or (not speaks and is_quoted(token) and is_source(draft, sentence, sources)):
        return
    span = sentence.span(token)
    found = Found(span.start, span.end, span.start, draft.kind, draft.name, draft.key)
    draft.spans.append(span)
    work.mentions.append((found, draft))
    work.history.rows.append((sentence.index, True, draft))
    if speaks:
        work.speakers.append((sentence.index, at, draft))


def is_quoted(token: Token) -> bool:
    """Whether a quotation is open where a word stands in its sentence."""
    before = token.doc[token.sent.start : token.i]
    straight = sum(word.text == '"' for word in before)
    return straight % 2 == 1 or sum(word.text == "“" for word in before) > sum(word.text == "”" for word in before)


def is_source(draft: Draft, sentence: Sentence, sources: list[tuple[int, int]]) -> bool:
    """Whether an actor says what the sentence quotes: "he" in it is somebody else, whom the speaker would call "I"."""
    here = [(start, end) for start, end in sources if sentence.start <= start < sentence.end]
    return any(start <= span.start < end for start, end in here for span in draft.spans)


def finish(work: Gathering) -> Actors:
    """Drafts as actors, each with its id, side and what it belongs to."""
    document = work.document
    source = work.find_source()
    if source is not None:
        work.get_draft(source.key if source.kind != "person" else f"person {source.name}", source)
    join_shorter(work)
    for draft in work.drafts.values():
        place_office(draft, work)
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
    mentions = tuple(
        Mention(
            found.start,
            found.end,
            found.head,
            ids[id(draft)],
            document.text[: found.start].endswith(", "),
            GIVEN.search(document.text, max(0, found.start - 30), found.start) is not None,
            document.text[found.end : found.end + 2] in OWNED,
        )
        for found, draft in work.mentions
    )
    own = None if source is None else make_id("actor", document.id, source.key)
    return Actors(actors, mentions, own)


def join_shorter(work: Gathering) -> None:
    """Give the mentions of a body by its first letters, and of a person by the office alone, to the body and the
    person."""
    pairs = pair_acronyms(work.drafts.values()) | pair_offices(work.drafts.values())
    for key, draft in tuple(work.drafts.items()):
        whole = pairs.get(id(draft))
        if whole is not None:
            whole.spans += draft.spans
            del work.drafts[key]
    work.mentions = [(found, pairs.get(id(draft), draft)) for found, draft in work.mentions]


def find_owner(draft: Draft, work: Gathering, ids: Mapping[int, str], states: Mapping[str | None, str]) -> str | None:
    """The body or state an actor belongs to, where the document names it."""
    if draft.of is not None:
        return ids[id(work.drafts[draft.of])]
    if draft.kind == "person" and draft.role is not None:
        for other in work.drafts.values():
            normal = other.key.removeprefix("body ").partition(" - ")[0]
            same = other.country == draft.country or draft.country is None
            if other.key.startswith("body ") and same and normal in draft.role.lower():
                return ids[id(other)]
    if draft.kind == "state" or draft.country is None:
        return None
    return states.get(draft.country)


def list_nations(words: str, lexicon: Lexicon) -> Iterator[str]:
    """The countries whose adjectives stand among these words."""
    for word in re.findall(r"[^\W\d_][\w-]*", words):
        code = lexicon.demonyms.get(word)
        if code is not None:
            yield code


def place_office(draft: Draft, work: Gathering) -> None:
    """Give a named person the country of the office: "Kremlin spokesman", "aide to Armenia's prime minister"; an office
    without one is of the source's own side, in a text of that side."""
    if draft.role is None or draft.country is not None or draft.kind != "person":
        return
    lexicon = work.lexicon
    codes = set(list_nations(draft.role, lexicon))
    codes |= {row.country for row in find_known(draft.role, lexicon) if row.country is not None}
    codes |= set(list_colleagues(draft.role, work)) if len(codes) == 0 else set()
    if len(codes) == 1:
        draft.country = codes.pop()
        return
    groups = {lexicon.roles.get(word) for word in draft.role.lower().split()}
    if len(codes) == 0 and draft.side is None and groups & OFFICIAL and draft.name != draft.role:
        draft.country = work.find_home()


def list_colleagues(role: str, work: Gathering) -> Iterator[str]:
    """The countries of those of one office whom the text names together: "prosecutors in Baku … deputy prosecutor"."""
    words = role.lower().split()
    for other in work.drafts.values():
        if other.kind == "group" and other.country is not None and other.name.lower().split()[-1].rstrip("s") in words:
            yield other.country


def find_side(draft: Draft, profile: Profile | None, lexicon: Lexicon) -> str | None:
    """The side: what the profile says, else the state it speaks or acts for. Private people and victims have none."""
    if draft.side is not None:
        return draft.side
    known = None if draft.role is None else next(find_known(draft.role, lexicon), None)
    if known is not None and known.side is not None and draft.key.partition(" ")[0] in {"person", "role", "name"}:
        return known.side
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
