"""Places across documents: keys, distances, and the cells of the map in which claims look for each other."""

from functools import cache
from math import asin, cos, floor, radians, sin, sqrt

from counterclaim.reconcile.names import fold_text
from counterclaim.vocabulary import Place
from counterclaim.vocabulary.brief import Site

CELL = 0.25
"""Degrees. Two points nearer than half a cell (about 14 km of latitude) always share one of four shifted cells; the
default radius is 10 km. East and west this shrinks with the cosine of the latitude: 10 km hold up to 43°, and at 60°
what is 7 to 10 km apart may be missed."""

BROAD = frozenset({"province", "country", "area"})
"""Too wide to say that two events there are one."""


def key_place(place: Place) -> str:
    """GeoNames number where one was found, else the folded name and the country."""
    if place.geonames is not None:
        return f"geonames:{place.geonames}"
    return f"name:{fold_text(place.name)}:{place.country or ''}"


def make_site(place: Place) -> Site:
    """A place of a record as claims name it."""
    return Site(key_place(place), place.name, place.latitude, place.longitude, place.country, place.precision)


@cache
def list_cells(site: Site) -> tuple[str, ...]:
    """Where on the map a claim stands: four cells of shifted grids for a point; the key for what is no point."""
    if site.latitude is None or site.longitude is None or site.precision in BROAD:
        return (site.key,)
    east, north = site.longitude / CELL, site.latitude / CELL
    shifts = ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5))
    return tuple(f"{int(x * 2)}{int(y * 2)}:{floor(east + x)}:{floor(north + y)}" for x, y in shifts)


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
