"""Places across documents: keys, distances, and the cells of the map in which claims look for each other."""

from functools import cache
from math import asin, cos, floor, radians, sin, sqrt

from counterclaim.reconcile.names import fold_text
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
def find_cell(site: Site) -> str:
    """Where on the map a claim is kept: its cell; the place's own key for what is no point."""
    if site.latitude is None or site.longitude is None or site.precision in BROAD:
        return site.key
    return f"{floor(site.latitude / CELL[0])}:{floor(site.longitude / CELL[1])}"


@cache
def list_cells(site: Site) -> tuple[str, ...]:
    """Where a claim looks for others: its cell and the eight around it."""
    if site.latitude is None or site.longitude is None or site.precision in BROAD:
        return (site.key,)
    north, east = floor(site.latitude / CELL[0]), floor(site.longitude / CELL[1])
    return tuple(f"{north + up}:{east + right}" for up in (-1, 0, 1) for right in (-1, 0, 1))


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
