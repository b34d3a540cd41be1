"""The places of the gold case as a record gives them: what the gazetteer and the profiles know of a printed name."""

import re
from functools import cache

from counterclaim.data.gazetteer.lookup import GazetteerPlace, load_gazetteer
from counterclaim.data.profile import list_profiles
from counterclaim.reconcile.names import compare_spellings, fold_text
from counterclaim.reconcile.places import make_site
from counterclaim.record.places import PRECISION
from counterclaim.vocabulary import Place
from counterclaim.vocabulary.brief import Site

AREAS = "region|district|raion|rayon|province|oblast|locality|governorate|county|state"


def find_place(name: str, text: str, countries: frozenset[str]) -> Site:
    """The place that a document means by this name: an area where the document calls it one, else a town. A name that
    no profile and no gazetteer has stays a name."""
    return resolve_name(name, re.search(rf"{re.escape(name)} (?:{AREAS})\b", text) is not None, countries)


@cache
def resolve_name(name: str, wide: bool, countries: frozenset[str]) -> Site:
    """The place of a name: a profile's under the names that both sides use, else the best known of the gazetteer."""
    known = find_known(name) if not wide else None
    if known is not None:
        return known
    rows = [row for row in load_gazetteer().find(name) if row.country in countries]
    rows += [row for row in load_gazetteer().find_generic(name) if row.country in countries]
    rows.sort(key=lambda row: compare_spellings(name, row.name) == 0.0)
    areas = [row for row in rows if row.kind.startswith("admin")]
    towns = [row for row in rows if row not in areas]
    area = wide or re.search(rf" (?:{AREAS})$", name, re.IGNORECASE) is not None
    chosen = areas or towns if area else towns or areas
    if len(chosen) > 0:
        return locate_name(name, chosen[0])
    return find_known(name) or Site(f"name:{fold_text(name)}", name)


def find_known(name: str) -> Site | None:
    """The place of this name in a conflict profile."""
    for profile in list_profiles():
        for place in profile.places:
            if name in {known.name for known in place.names}:
                key = f"profile:{min(known.name for known in place.names)}"
                return Site(key, name, place.latitude, place.longitude, place.country)
    return None


def locate_name(name: str, row: GazetteerPlace) -> Site:
    """A place of the gazetteer as reconcile knows it."""
    precision = PRECISION.get(row.kind, "point")
    identity = "" if row.geonames is not None else f"own:{row.id}"
    return make_site(
        Place(identity, name, row.geonames, row.latitude, row.longitude, row.country or None, None, precision, 1.0, ())
    )
