"""The gold corpora of places: LGL and TR-News (one XML format) and GeoVirus (another)."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """One annotated name. Without coordinates it counts for recognition alone."""

    start: int
    end: int
    text: str
    latitude: float | None
    longitude: float | None
    geonames: int | None
    kind: str
    """GeoNames feature class: A, P, L …; "" where the corpus has none."""


@dataclass(frozen=True, slots=True)
class GoldText:
    """One article with its annotated names."""

    name: str
    text: str
    published: str | None
    domain: str | None
    places: tuple[GoldPlace, ...]


def read_corpus(path: Path) -> list[GoldText]:
    """The articles of one corpus file, whichever of the two formats it has."""
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    articles = root.findall(".//article")
    return [read_article(article, number) for number, article in enumerate(articles)]


def read_article(article: ElementTree.Element, number: int) -> GoldText:
    """One article."""
    text = article.findtext("text") or ""
    rows = [read_toponym(row) for row in article.findall("toponyms/toponym")]
    rows += [read_location(row) for row in article.findall("locations/location")]
    day = re.match(r"\d{4}-\d\d-\d\d", (article.findtext("dltime") or "").strip())
    name = article.get("docid") or str(number)
    domain = (article.findtext("domain") or "").strip() or None
    places = tuple(fix_offsets(text, row) for row in rows if row.text != "")
    return GoldText(name, text, None if day is None else day[0], domain, places)


def read_toponym(row: ElementTree.Element) -> GoldPlace:
    """A name of LGL or TR-News."""
    tag = row.find("gaztag")
    latitude = row.findtext("gaztag/lat")
    longitude = row.findtext("gaztag/lon")
    known = tag is not None and latitude not in {None, ""} and longitude not in {None, ""}
    number = None if tag is None else tag.get("geonameid")
    return GoldPlace(
        int(row.findtext("start") or 0),
        int(row.findtext("end") or 0),
        row.findtext("phrase") or "",
        float(latitude or 0) if known else None,
        float(longitude or 0) if known else None,
        int(number) if number is not None and number.isdigit() else None,
        row.findtext("gaztag/fclass") or "",
    )


def read_location(row: ElementTree.Element) -> GoldPlace:
    """A name of GeoVirus."""
    latitude, longitude = row.findtext("lat"), row.findtext("lon")
    known = latitude not in {None, ""} and longitude not in {None, ""}
    return GoldPlace(
        int(row.findtext("start") or 0),
        int(row.findtext("end") or 0),
        row.findtext("name") or "",
        float(latitude or 0) if known else None,
        float(longitude or 0) if known else None,
        None,
        "",
    )


def fix_offsets(text: str, row: GoldPlace) -> GoldPlace:
    """The row where its name really stands: some corpora count from one, or are off by a character or two."""
    if text[row.start : row.end] == row.text:
        return row
    near = [at for at in range(max(0, row.start - 12), row.start + 13) if text.startswith(row.text, at)]
    if len(near) == 0:
        return row
    start = min(near, key=lambda at: abs(at - row.start))
    return GoldPlace(start, start + len(row.text), row.text, row.latitude, row.longitude, row.geonames, row.kind)
