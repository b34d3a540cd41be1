"""Places across documents: keys, distances, and the cells of the map in which claims look for each other."""

import re
from collections.abc import Sequence
from functools import cache
from math import asin, cos, floor, radians, sin, sqrt

from counterclaim.reconcile.names import compare_spellings, fold_text, sound_name
from counterclaim.vocabulary import Place
from counterclaim.vocabulary.brief import Site

CELL = (0.125, 0.25)
"""Degrees of latitude and longitude: 13.9 km, and at least that up to 60° north or south. What lies within the radius
(10 km) of a point is in its own cell or one of the eight around it; beyond 68° it may not be."""

BROAD = frozenset({"province", "country", "area"})
"""Too wide to say that two events there are one."""

SMALL = frozenset({"AZ", "LB", "LV", "MK", "MT", "SI"})
"""Countries whose first-level units are no wider than districts elsewhere (GeoNames ADM1: Azerbaijan has 78, of 1,100
km² on average, Slovenia 212)."""


PART = re.compile(
    r"(?:(?:,| [-–—]) (?:an?|the|one of the) (?:[a-z-]+ ){0,3}?| )"
    r"(?:quarter|neighbou?rhood|suburb|ward)s?"
    r" (?:of|in) (?:the )?(?:(?:nearby |besieged )?(?:town|city|port|village|capital)(?: of|,)? )?"
)
"""What stands between a part of a town and the town: "Bumay, a riverside quarter of Sittwe", "the Bumay ward of …"."""

REACH = 30.0
"""Kilometres from the middle of a district within which a place can lie in it (the districts of Azerbaijan and Lebanon
reach 15 to 25, the raions of Ukraine since 2020 up to 45)."""

STEPS = (2, 3)
"""Cells around its own in which a district is kept, and in which it looks for others: with the one cell around a point
that is REACH, up to 60° north or south."""


def key_place(place: Place) -> str:
    """GeoNames number where one was found, else the folded name and the country."""
    if place.geonames is not None:
        return f"geonames:{place.geonames}"
    return f"name:{fold_text(place.name)}:{place.country or ''}"


def make_site(place: Place) -> Site:
    """A place of a record as claims name it."""
    small = place.precision == "province" and place.country in SMALL and place.latitude is not None
    precision = "district" if small else place.precision
    return Site(key_place(place), place.name, place.latitude, place.longitude, place.country, precision)


@cache
def find_cells(site: Site) -> tuple[str, ...]:
    """Where a claim is kept: a point in its cell of the map and under its name, which another document may not find on
    the map; a district in the cells around it; what is on no map under its name as it sounds, an area under its key.
    """
    if site.precision in BROAD:
        return (site.key,)
    if is_district(site):
        return list_around(site, STEPS[0])
    return (*list_around(site, 0), f"name:{sound_name(site.name)}")


@cache
def list_cells(site: Site) -> tuple[str, ...]:
    """Where a claim looks for others: its cell and the eight around it, and its name."""
    if site.precision in BROAD:
        return (site.key,)
    if is_district(site):
        return list_around(site, STEPS[1])
    return (*list_around(site, 1), f"name:{sound_name(site.name)}")


def list_around(site: Site, steps: int) -> tuple[str, ...]:
    """The cell of a place and so many around it; none for what is on no map."""
    if site.latitude is None or site.longitude is None:
        return ()
    north, east = floor(site.latitude / CELL[0]), floor(site.longitude / CELL[1])
    around = range(-steps, steps + 1)
    return tuple(f"{north + up}:{east + right}" for up in around for right in around)


@cache
def compare_sites(left: Site, right: Site, radius: float) -> float:
    """1 for one place, falling to .5 at the radius, 0 beyond it. An area, or a district beside a place in it, is never
    more than .5; nor are two names that only sound alike, of which one is on no map."""
    if is_broad(left) or is_broad(right):
        return 0.5 if left.key == right.key else 0.0
    if left.key == right.key:
        return 1.0
    distance = measure_distance(left, right)
    if distance is None:
        return compare_spellings(left.name, right.name)
    if is_district(left) or is_district(right):
        return compare_district(left, right, distance)
    return 0.0 if distance > radius else 1.0 - 0.5 * distance / radius


def compare_district(left: Site, right: Site, distance: float) -> float:
    """A district and a place: the town that it is named after, or one that can lie in it. Two districts are two."""
    if distance > REACH or (is_district(left) and is_district(right)):
        return 0.0
    return 0.8 if compare_spellings(left.name, right.name) == 1.0 else 0.5


@cache
def measure_distance(left: Site, right: Site) -> float | None:
    """Kilometres between two places along the great circle; None where one is on no map."""
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return None
    first, second = radians(left.latitude), radians(right.latitude)
    north, east = (second - first) / 2, radians(right.longitude - left.longitude) / 2
    return 12742.0 * asin(sqrt(sin(north) ** 2 + cos(first) * cos(second) * sin(east) ** 2))


def is_broad(site: Site | None) -> bool:
    """Whether a place is too wide to pin an event down."""
    return site is not None and site.precision in BROAD


def is_district(site: Site | None) -> bool:
    """Whether a place is a district on the map."""
    return site is not None and site.precision == "district" and site.latitude is not None


def seat_quarters(places: Sequence[Place], text: str) -> dict[str, Site]:
    """The sites of a record's places by id; a part of a town that no gazetteer has is where the town is: "Bumay, a
    quarter of Sittwe"."""
    sites = {place.id: make_site(place) for place in places}
    starts = {span.start: sites[place.id] for place in places for span in place.mentions}
    for place in places:
        found = (PART.match(text, span.end) for span in place.mentions if place.latitude is None)
        towns = [starts[match.end()] for match in found if match is not None and match.end() in starts]
        if len(towns) > 0 and towns[0].latitude is not None and not is_broad(towns[0]):
            sites[place.id] = towns[0]
    return sites
