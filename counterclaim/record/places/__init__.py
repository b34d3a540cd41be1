"""Places a document names: which words, which place in the world, and whether they mean the place.

Three steps: names that may be places and which of them are (spot.py, clues.py, recognise.py), what each stands for
(uses.py, namesakes.py), and which place each name means (candidates.py, features.py, resolve.py, settle.py). A name
that fits nothing stays a named place without coordinates. Disputed areas carry who claims them and, by the conflict
profile, who held them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.data.gazetteer import Gazetteer
from counterclaim.data.profile import Profile
from counterclaim.record.places.candidates import find_candidates, find_similar, index_profile
from counterclaim.record.places.holders import find_holder
from counterclaim.record.places.mentions import Mention, NameGroup, find_after, group_mentions
from counterclaim.record.places.recognise import Spotted, load_spotter, spot_places
from counterclaim.record.places.resolve import Resolved, describe_names, load_weights, resolve_names
from counterclaim.record.places.settle import ALIKE, is_known, settle_names
from counterclaim.record.places.uses import find_use
from counterclaim.record.reading import PlaceMention, PlaceReading
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Document, Place, PlacePrecision, make_id

__all__ = ["find_places"]

PRECISION: dict[str, PlacePrecision] = {"country": "country", "admin1": "province", "admin2": "district"}
PRECISION |= dict.fromkeys(("area", "sea", "river", "lake", "range", "line", "continent", "island"), "area")
FEW = 2
"""Countries beside the profile's among whose places an unknown name is sought."""
LIKELY = 0.02
"""The chance from which an unknown name is tried by its letters at all."""
CALLED = {"surnamed", "named", "called", "nicknamed"}
"""Words before the name of a person: "a man surnamed Jiang" is no misspelt town."""


def find_places(
    document: Document,
    sentences: Sequence[Sentence],
    gazetteer: Gazetteer,
    profile: Profile | None,
    slots: frozenset[str] = frozenset(),
) -> PlaceReading:
    """The places of a document and every mention of them; `slots` are keys of names that stand where events do."""
    spotter = load_spotter()
    extra = slots if profile is None else slots | frozenset(index_profile(profile, gazetteer))
    spotted = spot_places(sentences, gazetteer, spotter, extra)
    kept = [row for row in spotted if row.chance >= spotter.threshold]
    countries = list_countries(kept, gazetteer, profile)
    kept += find_variants(spotted, gazetteer, countries)
    mentions = [make_mention(row, gazetteer, profile) for row in kept]
    groups = group_mentions(document.text, mentions)
    answers = resolve_names(describe_names(groups, gazetteer, profile), load_weights())
    answers = settle_names(answers, gazetteer, countries, conflict=profile is not None)
    made = {}
    for answer in answers:
        place = make_place(document, answer, gazetteer)
        holder = None if answer.place is None else find_holder(profile, answer.place, document.published, gazetteer)
        made[answer.group.key] = replace(place, held_by=holder)
    return PlaceReading(join_places(made.values()), list_mentions(document, groups, made))


def find_variants(spotted: Sequence[Spotted], gazetteer: Gazetteer, countries: tuple[str, ...]) -> list[Spotted]:
    """Unknown names that are likely enough and spelt like a place of the countries told of: "Abheron region"."""
    rest = [row for row in spotted if LIKELY <= row.chance < load_spotter().threshold and not row.candidate.known]
    rest = [row for row in rest if row.candidate.before not in CALLED]
    return [
        row
        for row in rest
        if any(
            ratio >= ALIKE and is_known(place, row.candidate.text)
            for ratio, place in find_similar(row.candidate.text, gazetteer, countries)
        )
    ]


def list_countries(kept: Sequence[Spotted], gazetteer: Gazetteer, profile: Profile | None) -> tuple[str, ...]:
    """The countries told of: the profile's, and those named most."""
    codes = [code for side in (() if profile is None else profile.sides) for code in side.countries]
    named: Counter[str] = Counter()
    for row in kept:
        places = find_candidates(row.candidate.text, gazetteer)[:3]
        named.update(place.country for place in places if place.kind == "country")
    return tuple(dict.fromkeys([*codes, *(code for code, _ in named.most_common(FEW))]))


def make_mention(row: Spotted, gazetteer: Gazetteer, profile: Profile | None) -> Mention:
    """A mention with what it stands for."""
    candidate = row.candidate
    places = find_candidates(candidate.text, gazetteer, profile)
    best = [place.kind for place in places if place.kind == "country"]
    after = find_after(candidate.sentence.document.text, candidate.end)
    return Mention(candidate.start, candidate.end, candidate.text, find_use(candidate, best), after)


def make_place(document: Document, answer: Resolved, gazetteer: Gazetteer) -> Place:
    """The record's place for one name; unlocated where nothing fits. Its mentions are those that mean the place."""
    place, group = answer.place, answer.group
    literal = [mention for mention in group.mentions if mention.use == "literal"]
    spans = tuple(document.span(mention.start, mention.end) for mention in literal)
    printed = group.mentions[0].text
    if place is None:
        number = make_id("place", document.id, group.key)
        return Place(number, printed, None, None, None, None, None, None, 0.0, spans, (), None, answer.reasons)
    own_name = group.mentions[0].use == "people" or answer.reasons[:1] == (f"spelt like {place.name}",)
    province = gazetteer.find_code(place.admin1) if place.admin1 != "" else None
    return Place(
        make_id("place", place.id, place.name if place.id < 0 else None),
        place.name if own_name else printed,
        place.geonames,
        round(place.latitude, 5),
        round(place.longitude, 5),
        place.country or None,
        place.admin1 or None if province is None else province.name,
        PRECISION.get(place.kind, "point"),
        round(answer.score, 3),
        spans,
        place.claimed_by,
        None,
        answer.reasons,
    )


def join_places(places: Iterable[Place]) -> tuple[Place, ...]:
    """One row a place, in the order of first mention: names of both sides for one town are one place."""
    found: dict[str, Place] = {}
    for place in places:
        known = found.get(place.id)
        if known is None:
            found[place.id] = place
        else:
            spans = tuple(sorted({*known.mentions, *place.mentions}))
            found[place.id] = replace(known, mentions=spans, score=max(known.score, place.score))
    return tuple(found.values())


def list_mentions(
    document: Document, groups: Iterable[NameGroup], made: Mapping[str, Place]
) -> tuple[PlaceMention, ...]:
    """Every mention in the order of the text."""
    rows = [
        PlaceMention(document.span(mention.start, mention.end), made[group.key].id, mention.use)
        for group in groups
        for mention in group.mentions
    ]
    return tuple(sorted(rows, key=lambda row: row.span))
