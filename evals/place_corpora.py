"""The gold corpora of places: LGL and TR-News (one XML format) and GeoVirus (another)."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import DataError


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

    @property
    def is_located(self) -> bool:
        """Whether it says where the place is, by coordinates or by number."""
        return self.latitude is not None or self.geonames is not None


@dataclass(frozen=True, slots=True)
class GoldText:
    """One article with its annotated names."""

    name: str
    text: str
    published: str | None
    domain: str | None
    places: tuple[GoldPlace, ...]


def read_corpus(path: Path) -> list[GoldText]:
    """The articles of one corpus file, whichever of the two formats it has; an error says which file is no corpus."""
    try:
        root = ElementTree.fromstring(path.read_text(encoding="utf-8-sig"))
    except (ElementTree.ParseError, UnicodeDecodeError, OSError) as error:
        raise DataError(f"{path}: expected articles with toponyms or locations in XML: {error}") from error
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
    number = "" if tag is None else tag.get("geonameid") or ""
    kind = (row.findtext("gaztag/fclass") or "").strip()
    at = (row.findtext("gaztag/lat"), row.findtext("gaztag/lon"))
    return make_gold(row, row.findtext("phrase") or "", at, number, kind)


def read_location(row: ElementTree.Element) -> GoldPlace:
    """A name of GeoVirus."""
    return make_gold(row, row.findtext("name") or "", (row.findtext("lat"), row.findtext("lon")), "", "")


def make_gold(
    row: ElementTree.Element, text: str, at: tuple[str | None, str | None], number: str, kind: str
) -> GoldPlace:
    """The place of an element; without coordinates that are two numbers it has none."""
    latitude, longitude = read_degrees(at[0]), read_degrees(at[1])
    known = latitude is not None and longitude is not None
    start, end = int(row.findtext("start") or 0), int(row.findtext("end") or 0)
    geonames = int(number) if number.isdigit() else None
    return GoldPlace(start, end, text, latitude if known else None, longitude if known else None, geonames, kind)


def read_degrees(text: str | None) -> float | None:
    """A latitude or longitude; None where there is none to read."""
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def fix_offsets(text: str, row: GoldPlace) -> GoldPlace:
    """The row where its name really stands: some corpora count from one, or are off by a character or two."""
    if text[row.start : row.end] == row.text:
        return row
    near = [at for at in range(max(0, row.start - 12), row.start + 13) if text.startswith(row.text, at)]
    if len(near) == 0:
        return row
    start = min(near, key=lambda at: abs(at - row.start))
    return GoldPlace(start, start + len(row.text), row.text, row.latitude, row.longitude, row.geonames, row.kind)
