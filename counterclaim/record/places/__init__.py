"""Places a document names: which words, which place in the world, and whether they mean the place.

Three steps: names that may be places and which of them are (spot.py, clues.py, recognise.py), what each stands for
(uses.py), and which place each name means (candidates.py, features.py, resolve.py). A name that fits nothing stays a
named place without coordinates. Disputed areas carry who claims them and, by the conflict profile, who held them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.data.gazetteer import Gazetteer, GazetteerPlace
from counterclaim.data.gazetteer.layer import ALTERNATE
from counterclaim.data.gazetteer.lookup import measure_gap
from counterclaim.data.profile import Profile
from counterclaim.record.parse import Sentence
from counterclaim.record.places.candidates import AREA_WORD, find_candidates, find_similar, index_profile
from counterclaim.record.places.holders import find_holder
from counterclaim.record.places.mentions import Mention, NameGroup, find_after, group_mentions
from counterclaim.record.places.recognise import Spotted, load_spotter, spot_places
from counterclaim.record.places.resolve import Resolved, describe_names, load_weights, resolve_names
from counterclaim.record.places.uses import find_use
from counterclaim.record.reading import PlaceMention, PlaceReading
from counterclaim.vocabulary import Document, Place, PlacePrecision, make_id

__all__ = ["find_places"]

SEAT = 120.0
"""Kilometres from a province's middle within which the town of its name is its seat, not a namesake."""
PRECISION: dict[str, PlacePrecision] = {"country": "country", "admin1": "province", "admin2": "district"}
PRECISION |= dict.fromkeys(("area", "sea", "river", "lake", "range", "line", "continent", "island"), "area")
ALIKE = 90.0
"""Ratio of equal letters from which an unknown name is taken for a place of the countries told of: "Abheron" has 93
with Absheron, "Mingechevir" 91 with Mingachevir."""
LARGE = 10_000
"""People of a town that a misprint may mean: "Synkivka", on no list, is not the village of Synivka 300 km off."""
FEW = 2
"""Countries beside the profile's among whose places an unknown name is sought."""
LIKELY = 0.02
"""The chance from which an unknown name is tried by its letters at all."""
SURE = 0.2
"""A place less likely than this among its namesakes stays unresolved. Chosen on our own gold list."""


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
    answers = [prefer_town(answer, gazetteer) for answer in settle_unknown(answers, gazetteer, countries)]
    made = {}
    for answer in answers:
        place = make_place(document, answer, gazetteer)
        holder = None if answer.place is None else find_holder(profile, answer.place, document.published, gazetteer)
        made[answer.group.key] = replace(place, held_by=holder)
    return PlaceReading(join_places(made.values()), list_mentions(document, groups, made))


def find_variants(spotted: Sequence[Spotted], gazetteer: Gazetteer, countries: tuple[str, ...]) -> list[Spotted]:
    """Unknown names that are likely enough and spelt like a place of the countries told of: "Abheron region"."""
    rest = [row for row in spotted if LIKELY <= row.chance < load_spotter().threshold and not row.candidate.known]
    return [
        row
        for row in rest
        if any(
            ratio >= ALIKE and is_known(place)
            for ratio, place in find_similar(row.candidate.text, gazetteer, countries)
        )
    ]


def is_known(place: GazetteerPlace) -> bool:
    """Whether a place is large enough for a misprint of its name to be likelier than another, unlisted village."""
    return place.kind != "city" or place.population >= LARGE


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


def settle_unknown(answers: Sequence[Resolved], gazetteer: Gazetteer, countries: tuple[str, ...]) -> list[Resolved]:
    """The answers, with names that no place has exactly tried by their letters, and unlikely ones left open."""
    return [settle_name(answer, gazetteer, countries) for answer in answers]


def settle_name(answer: Resolved, gazetteer: Gazetteer, countries: tuple[str, ...]) -> Resolved:
    """One answer, tried by letters if it has no place, or one abroad that only bears the name among others."""
    group, place = answer.group, answer.place
    foreign = place is not None and place.how == ALTERNATE and place.country not in countries and len(countries) > 0
    if place is not None and not foreign:
        unsure = answer.score < SURE
        return (
            Resolved(group, None, answer.score, ("too many places of this name",), answer.candidates)
            if unsure
            else answer
        )
    similar = [row for row in find_similar(group.text, gazetteer, countries) if row[0] >= ALIKE and is_known(row[1])]
    if len(similar) == 0:
        return answer
    ratio, found = similar[0]
    return Resolved(group, found, round(ratio / 100, 3), (f"spelt like {found.name}",), len(similar))


def prefer_town(answer: Resolved, gazetteer: Gazetteer) -> Resolved:
    """The town instead of the province or district around it of the same name, where no word says it is the area."""
    place, group = answer.place, answer.group
    if place is None or place.kind not in {"admin1", "admin2"} or AREA_WORD.search(group.text) is not None:
        return answer
    towns = [
        town
        for town in gazetteer.find(group.text)
        if town.kind in {"city", "village"} and town.admin1 == place.admin1 and town.country == place.country
    ]
    point = (place.latitude, place.longitude)
    near = [town for town in towns if measure_gap(point, (town.latitude, town.longitude)) < SEAT]
    if len(near) == 0:
        return answer
    best = max(near, key=lambda town: town.population)
    return Resolved(
        group, best, answer.score, (*answer.reasons, "the town, not the area of its name"), answer.candidates
    )


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
