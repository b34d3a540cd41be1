"""After the choice among namesakes: what a careful reader would not accept, and what he would put in its place.

Unlikely choices stay open; a misprint is tried by its letters; the town, the sea or the disputed area comes before the
province of its name; and a name printed as lying somewhere lies there, or nowhere that is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterclaim.data.gazetteer import Gazetteer, GazetteerPlace
from counterclaim.data.gazetteer.keys import make_key
from counterclaim.data.gazetteer.layer import ALTERNATE, PRIMARY
from counterclaim.data.gazetteer.lookup import measure_gap
from counterclaim.record.places.candidates import AREA_WORD, find_similar
from counterclaim.record.places.resolve import Resolved

SEAT = 120.0
"""Kilometres from a province's middle within which the town of its name is its seat, whatever its size."""
SEATED = 5_000
"""People from which a town farther off is the province's seat too: Gao lies 141 km from the middle of Gao."""
ALIKE = 90.0
"""Ratio of equal letters from which an unknown name is taken for a place of the countries told of: "Abheron" has 93
with Absheron, "Mingechevir" 91 with Mingachevir."""
LARGE = 10_000
"""People of a town that a misprint may mean: "Synkivka", on no list, is not the village of Synivka 300 km off."""
SURE = 0.2
"""A place less likely than this among its namesakes stays unresolved. Chosen on our own gold list."""
HAMLET, TOWN, TIMES = 1_000, 20_000, 20
"""A hamlet's namesake in the same country that has twenty times its people, and 20,000 at least, is the one meant."""
RIVAL = 4.0
"""Points of likeness by which another place must fall short of the best one."""
CITY = 100_000
"""People of a town that is meant whatever stands beside it: "protests over Aleppo in Turkey"."""
FAMOUS = 15
"""Names of a small town in other languages from which it is meant wherever the text is set: Davos has 27, Karari 2."""
ABROAD = 600.0
"""Kilometres from everything else that a text names within which a town of another country may be told of."""
SHORT = 7
"""Letters below which only the name of a city is taken to be misprinted."""
REACH = {
    "city": 60.0,
    "village": 40.0,
    "camp": 40.0,
    "neighbourhood": 20.0,
    "spot": 40.0,
    "admin2": 150.0,
    "admin1": 400.0,
}
"""Kilometres from the middle of what a place is printed as lying in within which it may lie."""
WIDER = {"area", "sea", "river", "lake", "range", "line", "island"}


def settle_names(
    answers: Sequence[Resolved], gazetteer: Gazetteer, countries: tuple[str, ...], *, conflict: bool = False
) -> list[Resolved]:
    """The answers as they stand in the record. `conflict`: the text is about a known conflict, whose countries lead."""
    settled = [settle_name(answer, gazetteer, countries) for answer in answers]
    settled = [leave_namesake(answer, settled, countries, conflict=conflict) for answer in settled]
    settled = [prefer_large(prefer_town(prefer_area(answer, gazetteer), gazetteer), gazetteer) for answer in settled]
    by_key = {answer.group.key: answer for answer in settled}
    return [keep_inside(answer, by_key, gazetteer) for answer in settled]


def is_known(place: GazetteerPlace, text: str) -> bool:
    """Whether a place is large enough for a misprint of its name to be likelier than another, unlisted village.

    Of a short name one letter is much: "Jiang", a man, is not the town of Jicang.
    """
    if len(make_key(text)) < SHORT:
        return place.kind in {"city", "country"} and place.population >= CITY
    return place.kind != "city" or place.population >= LARGE


def settle_name(answer: Resolved, gazetteer: Gazetteer, countries: tuple[str, ...]) -> Resolved:
    """One answer, tried by letters if it has no place, or one abroad that only bears the name among others."""
    group, place = answer.group, answer.place
    foreign = place is not None and place.how == ALTERNATE and place.country not in countries and len(countries) > 0
    if place is not None and not foreign:
        unsure = answer.score < SURE
        return replace(answer, place=None, reasons=("too many places of this name",)) if unsure else answer
    similar = [
        row
        for row in find_similar(group.text, gazetteer, countries)
        if row[0] >= ALIKE and is_known(row[1], group.text)
    ]
    if len(similar) == 0 or is_doubtful(similar):
        return answer
    ratio, found = similar[0]
    return Resolved(group, found, round(ratio / 100, 3), (f"spelt like {found.name}",), len(similar))


def leave_namesake(
    answer: Resolved, answers: Sequence[Resolved], countries: tuple[str, ...], *, conflict: bool
) -> Resolved:
    """One answer without a small town of a country that the text does not tell of: a village on no list, which has a
    namesake abroad. "Zamostye" near Belgorod is not Zamość, "Karari" in Omdurman no town of India; Davos is Davos."""
    place = answer.place
    if place is None or place.kind != "city" or place.population >= CITY or len(countries) == 0:
        return answer
    others = [row.place for row in answers if row.place is not None and row is not answer]
    if place.country in {*countries, *(other.country for other in others)}:
        return answer
    near = any(measure_gap(point_of(place), point_of(other)) < ABROAD for other in others)
    if near or not (place.how == ALTERNATE or (conflict and place.fame < FAMOUS)):
        return answer
    return replace(answer, place=None, score=0.0, reasons=("only a namesake in another country",))


def is_doubtful(similar: Sequence[tuple[float, GazetteerPlace]]) -> bool:
    """Whether places far apart are spelt as much like a name: "Jichang" may be Jicang or Jinchang."""
    best, first = similar[0]
    rivals = [place for ratio, place in similar[1:] if ratio >= best - RIVAL]
    return best < 100 and any(measure_gap(point_of(first), point_of(place)) > SEAT for place in rivals)


def prefer_area(answer: Resolved, gazetteer: Gazetteer) -> Resolved:
    """The sea or the area of our own list instead of a province of the same name: Red Sea, West Bank."""
    place, group = answer.place, answer.group
    if place is None or place.kind not in {"admin1", "admin2"} or AREA_WORD.search(group.text) is not None:
        return answer
    areas = [area for area in gazetteer.find(group.text) if area.kind in WIDER and area.how == PRIMARY and area.id < 0]
    if len(areas) != 1 or measure_gap(point_of(areas[0]), point_of(place)) > max(areas[0].radius, SEAT) * 3:
        return answer
    return replace(answer, place=areas[0], reasons=(*answer.reasons, "the area, not the province of its name"))


def prefer_town(answer: Resolved, gazetteer: Gazetteer) -> Resolved:
    """The town instead of the province or district around it of the same name, where no word says it is the area."""
    place, group = answer.place, answer.group
    if place is None or place.kind not in {"admin1", "admin2"} or AREA_WORD.search(group.text) is not None:
        return answer
    towns = [
        town
        for town in gazetteer.find(place.name if is_misprint(answer) else group.text)
        if town.kind in {"city", "village"} and town.admin1 == place.admin1 and town.country == place.country
    ]
    near = [t for t in towns if t.population >= SEATED or measure_gap(point_of(place), point_of(t)) < SEAT]
    if len(near) == 0:
        return answer
    best = max(near, key=lambda town: town.population)
    return replace(answer, place=best, reasons=(*answer.reasons, "the town, not the area of its name"))


def is_misprint(answer: Resolved) -> bool:
    """Whether the place was found by its letters."""
    return answer.reasons[:1] != () and answer.reasons[0].startswith("spelt like")


def prefer_large(answer: Resolved, gazetteer: Gazetteer) -> Resolved:
    """The town instead of a hamlet of the same name and country, unless what it lies in is printed."""
    place, group = answer.place, answer.group
    if place is None or place.kind != "city" or place.population >= HAMLET or len(group.within) > 0:
        return answer
    large = [
        town
        for town in gazetteer.find(group.text)
        if town.kind == "city" and town.country == place.country and town.how == PRIMARY
    ]
    large = [town for town in large if town.population >= max(TOWN, TIMES * place.population)]
    if len(large) == 0:
        return answer
    best = max(large, key=lambda town: town.population)
    return replace(answer, place=best, reasons=(*answer.reasons, "the town, not a hamlet of its name"))


def keep_inside(answer: Resolved, by_key: Mapping[str, Resolved], gazetteer: Gazetteer) -> Resolved:
    """The answer if it lies in what it is printed as lying in, else a namesake that does, else none."""
    place, group = answer.place, answer.group
    if place is None or place.kind == "country" or (place.population >= CITY and place.how == PRIMARY):
        return answer
    outer = [by_key[key].place for key in group.inside if key in by_key]
    around = [found for found in outer if found is not None and found.id != place.id]
    if len(around) == 0 or any(lies_inside(place, found) for found in around):
        return answer
    fitting = [row for row in gazetteer.find(group.text) if any(lies_inside(row, found) for found in around)]
    if len(fitting) == 0:
        reason = f"no place of this name in {around[0].name}"
        return replace(answer, place=None, score=0.0, reasons=(reason,))
    return replace(answer, place=fitting[0], reasons=(*answer.reasons, f"printed as in {around[0].name}"))


def lies_inside(place: GazetteerPlace, outer: GazetteerPlace) -> bool:
    """Whether a place can lie in another."""
    if outer.kind == "country":
        return place.country in {outer.country, ""} or outer.country in place.claimed_by
    if outer.kind == "continent":
        return True
    if outer.kind == "admin1" and place.admin1 == outer.admin1:
        return True
    reach = max(outer.radius * 1.5, SEAT) if outer.kind in WIDER else REACH.get(outer.kind, SEAT)
    return measure_gap(point_of(place), point_of(outer)) <= reach + place.radius


def point_of(place: GazetteerPlace) -> tuple[float, float]:
    """Latitude and longitude."""
    return place.latitude, place.longitude
