"""Claims in brief to test with: a shelling of Ganja on 4 October 2020, told by one ministry, unless said otherwise."""

from dataclasses import replace
from typing import Any

from counterclaim.reconcile.kinds import find_family
from counterclaim.vocabulary.brief import Brief, Count, Cover, Party, Site, When

AZERBAIJAN = Party("body:defence ministry:AZ", "Azerbaijani Defence Ministry", "government-body", "Azerbaijan", "AZ")
ARMENIA = Party("body:defence ministry:AM", "Armenian Defence Ministry", "government-body", "Armenia", "AM")
GANJA = Site("geonames:1", "Ganja", 40.68278, 46.36056, "AZ", "point")
PUBLISHED = "2020-10-04T18:00:00+04:00"


def day(text: str) -> When:
    """One day."""
    return When(text, text, "day")


def make_cover(document: str, source: str = "Azernews", published: str = PUBLISHED) -> Cover:
    """A document of this outlet, too short to be judged a copy."""
    return Cover(document, Party(f"medium:{source.lower()}", source, "medium"), None, published, None, (), (), 0)


def make_brief(name: str, **options: Any) -> Brief:
    """A claim; `source` and `published` are of its document, everything else is a field of it."""
    cover = make_cover(f"doc-{name}", options.pop("source", "Azernews"), options.pop("published", PUBLISHED))
    kind = options.pop("kind", "shelling")
    plain = Brief(
        name, cover, 0, AZERBAIJAN, "speaker", (), "assert", None, None, None, kind, find_family(kind), "actual",
        False, False, (), (), None, (), GANJA, day("2020-10-04"), (), False, "words",
    )  # fmt: skip
    return replace(plain, **options)


def make_count(name: str, low: int | None, high: int | None = -1, **options: Any) -> Count:
    """A figure: exact unless `high` is given; killed civilians of one incident unless said otherwise."""
    top = low if high == -1 else high
    plain = Count(
        name, "killed", low, top, "exact", str(low), "people", "civilian", None, None, None, "incident", None, None,
        None, None,
    )  # fmt: skip
    return replace(plain, **options)
