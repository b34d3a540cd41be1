"""The gazetteer: keys, look-ups, and places of one's own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.data.gazetteer import load_gazetteer
from counterclaim.data.gazetteer.dump import add_places
from counterclaim.data.gazetteer.keys import make_key, strip_generic
from counterclaim.data.gazetteer.lookup import measure_gap
from counterclaim.errors import DataError

EMPTY = Path(__file__).parent


@pytest.mark.parametrize(
    ("name", "key"),
    [("Gəncə", "ganca"), ("St. Petersburg", "saint petersburg"), ("Khuza’a", "khuzaa"), ("The Hague", "hague")],
)
def test_spellings_share_a_key(name: str, key: str) -> None:
    """Marks, dots, apostrophes and "the" make no other name."""
    assert make_key(name) == key


def test_generic_words_are_stripped() -> None:
    """ "Kharkiv region" and "city of Goma" are Kharkiv and Goma."""
    assert strip_generic("kharkiv region") == "kharkiv"
    assert strip_generic("city of goma") == "goma"
    assert strip_generic("goma") is None


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [("Stepanakert", 39.82, 46.75), ("Khankendi", 39.82, 46.75), ("Artemivsk", 48.6, 38.0), ("Hadrut", 39.52, 47.03)],
)
def test_names_of_both_sides_are_found(name: str, latitude: float, longitude: float) -> None:
    """Both sides' names, and towns that lists of today have lost, are there."""
    found = load_gazetteer(EMPTY).find(name)
    assert any(measure_gap((place.latitude, place.longitude), (latitude, longitude)) < 30 for place in found)


def test_misprint_is_found_by_letters() -> None:
    """ "Abheron" is most like Absheron among the places of Azerbaijan."""
    ratio, place = load_gazetteer(EMPTY).find_similar("Abheron", ("AZ",))[0]
    assert place.name == "Absheron"
    assert ratio > 90


def test_same_spelling_is_always_taken() -> None:
    """Two spellings of one town are as like a third: the one first in the alphabet is taken, in whatever order Python
    happens to keep them."""
    code = (
        "from counterclaim.data.gazetteer import load_gazetteer\n"
        "print([place.name for _, place in load_gazetteer().find_similar('Um Rawaba', ('SD',))])"
    )
    run = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        for seed in ("0", "1", "2")
    ]
    assert len({row.stdout for row in run}) == 1


def test_disputed_area_names_its_claimants() -> None:
    """An area in dispute carries everyone who claims it."""
    (place,) = load_gazetteer(EMPTY).find("Nagorno-Karabakh")
    assert place.claimed_by == ("AM", "AZ")
    assert place.kind == "area"


def test_own_csv_wins(tmp_path: Path) -> None:
    """Places of a CSV are found beside those that ship, with their own source."""
    table = tmp_path / "villages.csv"
    table.write_text(
        "name,latitude,longitude,country,names\nVorotanabad,39.5,46.5,AZ,Vorotan|Vorotanabat\n", encoding="utf-8"
    )
    target, count = add_places(table, tmp_path / "added")
    assert (target.name, count) == ("villages.npz", 1)
    (place,) = load_gazetteer(tmp_path / "added").find("Vorotanabat")
    assert (place.name, place.country, place.origin) == ("Vorotanabad", "AZ", "villages.csv")
    assert place.geonames is None


def test_geonames_dump_is_read(tmp_path: Path) -> None:
    """A line of a GeoNames dump becomes a place with its id, kind and alternate names."""
    cells = ["9999999", "Tell Marqusha", "Tell Marqusha", "Tall Markusha,Теll", "35.5", "38.5", "P", "PPL", "SY", ""]
    cells += ["09", "", "", "", "120", "", "300", "Asia/Damascus", "2020-01-01"]
    dump = tmp_path / "SY.txt"
    dump.write_text("\t".join(cells) + "\n", encoding="utf-8")
    add_places(dump, tmp_path / "added")
    (place,) = load_gazetteer(tmp_path / "added").find("Tall Markusha")
    assert (place.geonames, place.kind, place.admin1) == (9999999, "village", "SY.09")


DIVIDED = [
    "name,latitude,longitude,country\nVorotanabad,39.5,46.5,Azerbaijan\n",
    "Name;Lat;Lon;Country\nVorotanabad;39.5;46.5;az\n\n",
    "name\tlatitude\tlongitude\tpopulation\nVorotanabad\t39.5\t46.5\t1,200\n",
]


@pytest.mark.parametrize("text", DIVIDED, ids=["commas", "semicolons", "tabs"])
def test_csv_is_read_as_people_make_them(tmp_path: Path, text: str) -> None:
    """Commas, semicolons or tabs, lat and lon, a country by name or code: all are read."""
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    add_places(path, tmp_path / "added")
    (place,) = load_gazetteer(tmp_path / "added").find("Vorotanabad")
    assert (place.latitude, place.longitude, place.country in {"AZ", ""}) == (39.5, 46.5, True)


DUMP = "{}\tA\tA\t\t10\t20\tP\tPPL\tSD\t\t\t\t\t\t{}\t\t\t\t2020\n"
WRONG = [
    ("a,b\n1,2\n", "it lacks name, latitude, longitude and has a, b"),
    ("name,latitude,longitude\nX,north,5\n", "2: expected degrees"),
    ("name,latitude,longitude\nX,1\n", "2: expected degrees"),
    ("name,latitude,longitude\n", "no places"),
    ("name,latitude,longitude,population\nX,1,2,many\n", "2: expected a number, got 'many'"),
    ("name,latitude,longitude,country\nX,1,2,Atlantis\n", "2: expected a country"),
    ("name,latitude,longitude,kind\nX,1,2,hamlet\n", "2: expected a name and a kind"),
    (DUMP.format("abc", "0"), "1: expected a number, got 'abc'"),
    (DUMP.format("1", "x"), "1: expected a number, got 'x'"),
    ("", "empty first line"),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[row[1] for row in WRONG])
def test_wrong_files_say_what_was_expected(tmp_path: Path, text: str, message: str) -> None:
    """A file that is no list of places is an error that names it, the line and what came."""
    path = tmp_path / "wrong.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"wrong\.csv") as error:
        add_places(path, tmp_path)
    assert message in str(error.value)


@pytest.mark.parametrize("bytes_", [b"name,latitude,longitude\nKhartoum\xe9,1,2\n", b"PK\x03\x04\xf5\xff"])
def test_file_that_is_no_text_is_an_error(tmp_path: Path, bytes_: bytes) -> None:
    """A packed file, or one in another encoding, is told from a list of places."""
    path = tmp_path / "wrong.csv"
    path.write_bytes(bytes_)
    with pytest.raises(DataError, match="UTF-8"):
        add_places(path, tmp_path)
