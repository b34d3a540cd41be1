"""Who is in a document: mentions brought together into actors, with role, country and side.

What points back ("the official", "the ministry", "he") goes to the nearest fitting actor before it, a grammatical
subject first; where none fits, it stays an actor of its own that no name is known for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from counterclaim.data.countries import load_countries
from counterclaim.data.profile import Profile
from counterclaim.record.actors.acronyms import pair_acronyms, pair_offices
from counterclaim.record.actors.armies import find_ground
from counterclaim.record.actors.callings import BACK, read_ones
from counterclaim.record.actors.cast import Actors, Mention
from counterclaim.record.actors.extent import find_token
from counterclaim.record.actors.gathering import Gathering
from counterclaim.record.actors.history import Draft
from counterclaim.record.actors.known import Found, Lexicon, find_known, load_capitals, load_lexicon
from counterclaim.record.actors.mentions import find_phrases
from counterclaim.record.actors.pronouns import note_subject, point_back
from counterclaim.record.actors.unnamed import OWNED, find_bare, find_unnamed
from counterclaim.record.reading import PlaceReading
from counterclaim.record.text.blaming import find_charge
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Actor, Document, make_id

GIVEN = re.compile(r"\b(?:(?:him|her|it)self|themselves|as|called|named) (?:the )?$")
"""What stands before a name that somebody gives."""
LOCATIVE = {"in", "at", "near", "from", "to", "into", "across", "around", "inside", "outside", "over", "within"}
OFFICIAL = {"speaks_for", "state", "military"}


def find_actors(
    document: Document,
    sentences: tuple[Sentence, ...],
    places: PlaceReading,
    profile: Profile | None,
    sources: Iterable[tuple[int, int]] = (),
    told: Iterable[tuple[int, int]] = (),
) -> Actors:
    """Every actor the text names or describes, in the order of first mention; `sources` are words known to speak, and
    `told` what they are reported to say."""
    ground = find_ground(document, places)
    work = Gathering(document, profile, load_lexicon(profile), ground=ground, told=list(join_spans(told)))
    known = [found for found in find_known(document.text, work.lexicon) if not covers(places, found, "literal")]
    known += list(find_governments(places, known))
    taken = {i for found in known if found.kind != "person" for i in range(found.start, found.end)}
    taken |= {i for row in places.mentions if row.use == "literal" for i in range(row.span.start, row.span.end)}
    spoken = sorted(set(sources))
    for number, sentence in enumerate(sentences):
        inside = [found for found in known if sentence.start <= found.start < sentence.end]
        phrases = list(find_phrases(sentence, work.lexicon, taken))
        merged = list(merge_found(inside, phrases, sentence))
        merged = join_titles(merged, find_unnamed(sentence, spoken, merged, document.text, taken))
        merged += find_bare(sentence, merged, taken, work.surnames)
        inner = [span for span in spoken if sentence.start <= span[0] < sentence.end]
        merged += read_ones(sentence, sentences[max(0, number - BACK) : number], inner)
        for found in sorted(merged, key=lambda found: found.start):
            token, draft = work.add(found, sentence)
            note_subject(token, found, draft, sentence, work)
        work.note_speakers(sentence, inner)
        for token in sentence.tokens:
            point_back(token, sentence, work, inner)
    return finish(work)


def join_titles(merged: list[Found], more: Iterable[Found]) -> list[Found]:
    """Both, without what only begins or stands in a title: "Teachers" of "Teachers Without Schools"."""
    added = list(more)
    titles = [row for row in added if row.named and row.kind == "organisation"]
    kept = [row for row in merged if not any(title.start <= row.start and row.end <= title.end for title in titles)]
    return [begin_behind(row, added) for row in kept] + added


def begin_behind(row: Found, added: list[Found]) -> Found:
    """The mention without a name at its start that is somebody's of whom it tells: "Paw Wah of the [Relief Desk]"."""
    inside = any(other.start == row.start and other.end <= row.head for other in added)
    return replace(row, start=row.head) if inside else row


def join_spans(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches in order, those that meet as one."""
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last is None or start > last[1]:
            if last is not None:
                yield last
            last = (start, end)
        else:
            last = (last[0], max(last[1], end))
    if last is not None:
        yield last


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
    """Whether a country's name only says where: "in Armenia", not "attributed to Armenia"."""
    token = find_token(sentence, found.end - 1)
    where = token is not None and token.dep_ == "pobj" and token.head.lower_ in LOCATIVE
    return token is not None and where and find_charge(token) is None


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
