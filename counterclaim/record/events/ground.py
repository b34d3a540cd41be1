"""The place names of a document as ground for events: where each stands, and what it can say of an event there.

"Fired from Gaza" says whence, "the army of Armenia" whose, "27 km west of Goma" how far from where, "officials in
Kyiv said" who speaks. Such names are spots too, but no event's place while a better one is near.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.data.patterns import load_pattern
from counterclaim.record.counting.counted import is_people
from counterclaim.record.places.slots import OPENER
from counterclaim.record.reading import PlaceMention, Reading
from counterclaim.record.text.grammar import climb_conjuncts, iterate_heads
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Place, PlaceReference, Statement

FINENESS = {"point": 0, None: 0, "district": 1, "province": 2, "area": 3, "country": 4}
"""How much ground a precision covers; a name on no list is a village more often than anything else."""
OWNERS = load_words("owners")
PLACED = frozenset({"side", "state", "government", "group", "column", "crew"})
"""Nouns of forces whose "of" may lead to where they are."""
EMPLOYED = frozenset({"employee", "worker", "staff", "staffer", "member", "personnel", "doctor", "nurse", "surgeon"})
UNITS = frozenset({"km", "kilometer", "kilometre", "mile", "meter", "metre", "hour", "kms"})
SIDES = frozenset(
    {"north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast", "border", "edge", "outskirt"}
    | {"outskirts", "suburb", "periphery", "entrance", "direction"}
)
LEADS = frozenset({"in", "at", "near", "on", "outside", "around", "over", "across", "inside"})
NO_PLACE = load_words("no_place")
NAMED_AFTER = load_words("named_after")
"""Things that are named after a country or town they do not lie in: the Kuwait roundabout, the Indonesian hospital."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A name that means a place, in one sentence; `token` is the last of its words, `first` the first."""

    mention: PlaceMention
    place: Place
    token: Token
    first: Token
    origin: bool
    """Whence something came: "fired from Gaza"."""
    owner: bool
    """Whose something is: "the armed forces of Armenia", "Ukraine's second-largest city"."""
    landmark: bool
    """Near or on the way to which something lies."""
    spoken: bool
    """Whether it only says where or by whom something is said."""
    fronted: bool
    """Whether it opens the sentence: "In Rafah, …" holds for everything after it."""
    statement: str | None

    @property
    def fineness(self) -> int:
        """Rank of its precision, the finest 0."""
        return FINENESS[self.place.precision]


class Ground:
    """Every spot of a document, by sentence, worked out when asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.places = {place.id: place for place in reading.places.places}
        self.spots: dict[int, tuple[Spot, ...]] = {}
        self.labels = list_labels(self, reading.sentences)
        """The place that labels each paragraph."""

    def get_first(self, places: Sequence[PlaceReference]) -> Place | None:
        """The first place of an event, if it has one."""
        return None if len(places) == 0 else self.places.get(places[0].id)

    def is_label(self, sentence: Sentence, spot: Spot) -> bool:
        """Whether a spot is its paragraph's label: it holds for what nothing nearer places."""
        label = self.labels.get(sentence.paragraph)
        return label is not None and label.mention.span == spot.mention.span

    def list_spots(self, sentence: Sentence) -> tuple[Spot, ...]:
        """The spots of a sentence in the order of the text, without those of the dateline."""
        if sentence.index not in self.spots:
            self.spots[sentence.index] = tuple(self.make_spots(sentence))
        return self.spots[sentence.index]

    def make_spots(self, sentence: Sentence) -> Iterator[Spot]:
        """The literal mentions of a sentence with what they say."""
        for mention in self.mentions:
            place = None if mention.place is None else self.places.get(mention.place)
            if place is None or not sentence.start <= mention.span.start < sentence.end:
                continue
            inside = [t for t in sentence.tokens if mention.span.start <= sentence.offset + t.idx < mention.span.end]
            if len(inside) > 0 and not is_named_after(inside[-1], place):
                yield self.make_spot(sentence, mention, place, inside)

    def make_spot(self, sentence: Sentence, mention: PlaceMention, place: Place, inside: list[Token]) -> Spot:
        """One spot."""
        token = next((t for t in reversed(inside) if t.pos_ != "PART"), inside[-1])
        statement = find_statement(mention.span.start, self.reading)
        return Spot(
            mention,
            place,
            token,
            inside[0],
            is_origin(token),
            is_owner(token),
            is_landmark(token),
            self.is_spoken(sentence, token, mention),
            is_fronted(sentence, inside[0]),
            None if statement is None else statement.id,
        )

    def is_spoken(self, sentence: Sentence, token: Token, mention: PlaceMention) -> bool:
        """Whether a name stands in the words that say who speaks, or hangs on the verb of saying itself."""
        for statement in self.reading.statements:
            named = () if statement.speaker is None else statement.speaker.spans
            if any(span.start <= mention.span.start < span.end for span in named):
                return True
            cued = () if statement.cue is None else statement.cue.spans
            verb = find_verb(token)
            start = sentence.offset + verb.idx
            held = any(span.start <= mention.span.start < span.end for span in statement.content.spans)
            if not held and any(span.start <= start < span.end for span in cued):
                return True
        return False

    @cached_property
    def mentions(self) -> tuple[PlaceMention, ...]:
        """Mentions that mean the place, without the dateline's and what is a time: no event was in "May"."""
        dateline = self.reading.document.dateline
        barred = [span for time in self.reading.times for span in time.spans]
        barred += [] if dateline is None else [dateline]
        return tuple(
            row
            for row in self.reading.places.mentions
            if row.use == "literal"
            and not any(span.start <= row.span.start < span.end for span in barred)
            and not any(word.lower() in NO_PLACE for word in row.span.quote.split())
        )


def find_statement(position: int, reading: Reading) -> Statement | None:
    """The innermost statement whose content holds this character."""
    inside = [row for row in reading.statements if any(span.start <= position < span.end for span in row.content.spans)]
    return min(inside, key=lambda row: sum(span.end - span.start for span in row.content.spans), default=None)


def find_referent(told: Statement | None, reading: Reading) -> str | None:
    """The actor that "it" or "its" means in what somebody reports: who speaks; in a claim that somebody denies the
    denier: "Russia denied Ukraine's claim that it had shelled the market", unless it boasts: "that its jets destroyed
    two launchers"."""
    if told is None or told.speaker is None:
        return None
    outer = next((row for row in reading.statements if row.id == told.parent or denies_same(row, told)), None)
    denied = outer is not None and outer.act in ("deny", "doubt")
    if outer is not None and denied and outer.speaker is not None and not is_boast(told.content.text):
        return outer.speaker.actor
    return told.speaker.actor


def denies_same(statement: Statement, told: Statement) -> bool:
    """Whether a statement denies the very words that another one claims: "Israel denied that it had hit a school, as
    Hamas claimed"."""
    if statement.act != "deny" or statement.id == told.id or told.act == "deny":
        return False
    return statement.content.spans[0] == told.content.spans[0]


def is_boast(text: str) -> bool:
    """Whether what is claimed is an army's success: fighters killed, arms destroyed, and no loss."""
    return load_pattern("boast").search(text) is not None and load_pattern("setback").search(text) is None


def find_verb(token: Token) -> Token:
    """The nearest verb above a word, or the head of its fragment."""
    above = token
    for above in iterate_heads(token):
        if above.pos_ in ("VERB", "AUX"):
            return above
    return above


def list_above(token: Token) -> Iterator[Token]:
    """The prepositions and nouns above a name up to the verb of its clause."""
    for above in iterate_heads(climb_conjuncts(token)):
        if above.pos_ in ("VERB", "AUX"):
            return
        yield above


def is_origin(token: Token) -> bool:
    """Whether something came from there: "fired from positions in Gaza", "a suspect from Hebron"."""
    return any(above.lower_ == "from" for above in list_above(token))


def is_owner(token: Token) -> bool:
    """Whether a name only says whose something is."""
    top = climb_conjuncts(token)
    if top.dep_ == "poss" and any(child.tag_ in ("JJS", "RBS") for child in top.head.subtree if child.i < top.head.i):
        return True
    if top.dep_ == "compound" and is_staffed(top.head):
        return True
    if top.dep_ == "compound" and names_scene(top.left_edge):
        return False
    if top.dep_ in ("poss", "compound", "nmod", "amod"):
        return top.head.lemma_.lower() in OWNERS or (top.dep_ != "poss" and is_people(top.head))
    if top.dep_ == "pobj" and top.head.lower_ in ("of", "for"):
        return top.head.head.lemma_.lower() in OWNERS | load_words("forces") - PLACED
    return False


def names_scene(first: Token) -> bool:
    """Whether a phrase begins with the place of a preposition that the parse leaves empty: "In Kabul police shot"."""
    if first.lower_ in LEADS and first.i == first.sent.start:
        return True
    before = first.nbor(-1) if first.i > first.sent.start else first
    empty = before.lower_ in LEADS and before.pos_ == "ADP" and not any(True for _ in before.children)
    return empty and before.i == first.sent.start and first.pos_ == "PROPN"


def is_staffed(institution: Token) -> bool:
    """Whether an institution only says whose people are meant: "seven employees of the Jiga hospital"."""
    of = institution.head
    return institution.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in EMPLOYED


def is_landmark(token: Token) -> bool:
    """Whether a name only helps to find another: so many kilometres from it, on the road to it, on its border."""
    for above in list_above(token):
        if above.lemma_.lower() in UNITS or above.lemma_.lower() in SIDES or above.lower_ in SIDES:
            return True
        if above.lower_ in ("to", "towards", "toward") and above.head.lemma_ in ("road", "way", "highway", "route"):
            return True
        if above.lower_ in ("near", "outside", "bordering", "with", "between"):
            return True
    return False


def is_named_after(token: Token, place: Place) -> bool:
    """Whether a thing only bears a country's name: "the Kuwait roundabout"."""
    named = token.dep_ in ("compound", "nmod", "amod") and token.head.lemma_.lower() in NAMED_AFTER
    return named and place.precision == "country"


def is_fronted(sentence: Sentence, first: Token) -> bool:
    """Whether a name stands in the phrase that opens the sentence, before any verb: "Further north, in Hama,"."""
    before = sentence.tokens.doc[sentence.tokens.start : first.i]
    if len(before) > 12 or any(token.pos_ in ("VERB", "AUX") for token in before):
        return False
    leads = [token for token in before if token.lower_ in LEADS]
    return len(leads) > 0 and not any(
        token.pos_ in ("NOUN", "PROPN", "PRON", "DET") and token.i < leads[0].i for token in before
    )


def list_labels(ground: Ground, sentences: tuple[Sentence, ...]) -> dict[int, Spot]:
    """The place that labels each paragraph: "KHERSON: …", "Ganja - …", or a heading of its own above it.

    A name with a colon that opens only the first paragraph is where the writer is, not what he writes of; and a lone
    heading above the whole text ("Goma, 11 July") is its dateline or its title.
    """
    labels: dict[int, Spot] = {}
    first = next((row.paragraph for row in sentences if not row.in_headline), 0)
    heading: Spot | None = None
    groups = [(paragraph, rows) for paragraph, rows in group_paragraphs(sentences) if not rows[0].in_headline]
    headings = [paragraph for paragraph, rows in groups if is_heading(rows)]
    for paragraph, rows in groups:
        spot = find_label(ground, rows)
        if headings == [paragraph] and paragraph == first:
            continue
        if is_heading(rows):
            heading = spot if spot is not None else find_sole(ground, rows)
            continue
        if spot is not None:
            labels[paragraph] = spot
        elif heading is not None:
            labels[paragraph] = heading
    return {} if set(labels) == {first} else labels


def group_paragraphs(sentences: tuple[Sentence, ...]) -> list[tuple[int, list[Sentence]]]:
    """Sentences by paragraph, in order."""
    groups: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        groups.setdefault(sentence.paragraph, []).append(sentence)
    return list(groups.items())


DATE = r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}|[A-Z][a-z]+day)(?:,? \d{4})?"
MARK = re.compile(
    rf"\s*(?:\([^)]{{1,40}}\)|,\s*[\w .’'-]{{1,30}})?\s*(?:[:–—]|-\s|\s-)|(?:\s*\([^)]{{1,40}}\))?,\s+{DATE}\.\s"
)


def find_label(ground: Ground, rows: list[Sentence]) -> Spot | None:
    """The place before the colon or dash that opens a paragraph."""
    text = ground.reading.document.text
    for row in rows[:2]:
        for spot in ground.list_spots(row):
            opens = text[rows[0].start : spot.mention.span.start].strip(" •*-–—·▪️📍🔴#").lower()
            opener = OPENER.match(text, rows[0].start) if row is rows[0] else None
            if opener is not None and opener.end("name") == spot.mention.span.end and opener.end() >= row.end - 1:
                return spot
            if (
                opens not in ("", "in", "the", "city of", "in the", "village of")
                or spot.mention.span.end > rows[-1].end
            ):
                return None
            if MARK.match(text, spot.mention.span.end) is not None:
                return spot
    return None


def is_heading(rows: list[Sentence]) -> bool:
    """Whether a paragraph is a heading: a few words without a final stop."""
    text = rows[-1].text.rstrip()
    words = sum(len(row.tokens) for row in rows)
    return len(rows) <= 2 and words <= 10 and text[-1:] not in '.!?"”:;,'


def find_sole(ground: Ground, rows: list[Sentence]) -> Spot | None:
    """The only place a heading names."""
    spots = [spot for row in rows for spot in ground.list_spots(row)]
    return spots[0] if len({spot.place.id for spot in spots}) == 1 else None


def contains(outer: Place, inner: Place) -> bool:
    """Whether one place lies in another, as far as precision, province and country say; a place contains itself."""
    if outer.id == inner.id:
        return True
    if (
        outer.country is None
        or outer.country != inner.country
        or FINENESS[outer.precision] <= FINENESS[inner.precision]
    ):
        return False
    if outer.precision == "country":
        return True
    if outer.precision == "province":
        return inner.admin1 is not None and same_name(outer, inner.admin1)
    return outer.precision == "area" and is_close(outer, inner)


def same_name(place: Place, name: str) -> bool:
    """Whether a province's own names include this one."""
    return name.casefold() in {place.name.casefold(), (place.admin1 or "").casefold()}


def is_close(outer: Place, inner: Place) -> bool:
    """Whether a place lies within an area's reach: a degree and a half, the size of the areas wars are about."""
    if outer.latitude is None or inner.latitude is None or outer.longitude is None or inner.longitude is None:
        return False
    return abs(outer.latitude - inner.latitude) < 1.5 and abs(outer.longitude - inner.longitude) < 1.5
