"""When a place is right: the same GeoNames id, within 161 km, or an area that holds the gold point."""

from counterclaim.data.gazetteer import Gazetteer, GazetteerPlace
from counterclaim.data.gazetteer.lookup import measure_gap
from evals.place_corpora import GoldPlace

REACH = 161.0
"""Kilometres (100 miles): the usual bound of the field."""
WIDE = {"area", "sea", "river", "lake", "range", "continent", "island", "line"}


def is_right(gold: GoldPlace, place: GazetteerPlace | None, gazetteer: Gazetteer) -> bool:
    """Whether a place answers a gold one."""
    return is_near(gold, place) or (place is not None and holds_point(gold, place, gazetteer))


def is_near(gold: GoldPlace, place: GazetteerPlace | None) -> bool:
    """Whether it is the same id or within 161 km."""
    if place is None or gold.latitude is None or gold.longitude is None:
        return False
    if gold.geonames is not None and gold.geonames == place.id:
        return True
    return measure_gap((gold.latitude, gold.longitude), (place.latitude, place.longitude)) <= REACH


def holds_point(gold: GoldPlace, place: GazetteerPlace, gazetteer: Gazetteer) -> bool:
    """Whether an area is the place, and the gold point lies in it: a country's point is a convention.

    A gold town is no area (LGL and TR-News say so; GeoVirus has no kinds). A point's country and province are those
    of the nearest town, at sea and in regions of ours the radius decides.
    """
    if gold.latitude is None or gold.longitude is None or gold.kind in {"P", "S"}:
        return False
    point = (gold.latitude, gold.longitude)
    if place.kind in WIDE:
        return measure_gap(point, (place.latitude, place.longitude)) <= max(place.radius, REACH)
    if place.kind not in {"country", "admin1"}:
        return False
    nearest = gazetteer.find_nearest(*point)
    if nearest is None:
        return False
    code = place.country if place.kind == "country" else place.admin1
    return code in {nearest.country, nearest.admin1}
