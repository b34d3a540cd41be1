"""Gold corpora of places: both XML formats and BRAT's, with what corpora leave out."""

from pathlib import Path

import pytest

from counterclaim.errors import DataError
from evals.place_brat import read_folder
from evals.place_corpora import GoldPlace, read_corpus
from evals.places import list_corpora

TOPONYMS = """<?xml version="1.0" encoding="UTF-8"?>
<articles><article docid="7"><text>Shells hit Goma and Sake, near Bukavu.</text><toponyms>
<toponym><start>11</start><end>15</end><phrase>Goma</phrase>
<gaztag geonameid="216281"><name>Goma</name><fclass>P</fclass><lat>-1.67</lat><lon>29.22</lon></gaztag></toponym>
<toponym><start>20</start><end>24</end><phrase>Sake</phrase>
<gaztag geonameid=""><lat></lat><lon>None</lon></gaztag></toponym>
<toponym><start>31</start><end>37</end><phrase>Bukavu</phrase></toponym>
</toponyms></article></articles>"""
LOCATIONS = """<root><article><text>Cases rose in Kenema.</text><locations><location><name>Kenema</name>
<start>15</start><end>21</end><lat>7.88</lat><lon>-11.19</lon><page>x</page></location></locations></article></root>"""
TEXT = "Ankara denied it. Two men died in Kobani, and Syrians fled the Bank of Syria."
NOTES = """T1\tMetonymic 0 6\tAnkara
#1\tAnnotatorNotes T1\t323786
T2\tLiteral 34 40\tKobani
#2\tAnnotatorNotes T2\t36.891, 38.353
T3\tDemonym 46 53\tSyrians
#3\tAnnotatorNotes T3\t163843
T4\tNon_Toponym 63 76\tBank of Syria
A1\tModifier_Type T3 Noun
T5\tEmbedded_Non_Lit 71 76\tSyria
"""


def write_file(folder: Path, name: str, text: str) -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_toponyms_without_coordinates_count_for_recognition(tmp_path: Path) -> None:
    """An empty or missing position leaves the name in the gold, unlocated."""
    (article,) = read_corpus(write_file(tmp_path, "x.xml", TOPONYMS))
    assert [(row.text, row.is_located) for row in article.places] == [
        ("Goma", True),
        ("Sake", False),
        ("Bukavu", False),
    ]


def test_offsets_are_put_where_the_name_stands(tmp_path: Path) -> None:
    """A corpus that counts from one is read all the same."""
    (article,) = read_corpus(write_file(tmp_path, "x.xml", LOCATIONS))
    (row,) = article.places
    assert article.text[row.start : row.end] == "Kenema"


def test_brat_notes_are_numbers_or_coordinates(tmp_path: Path) -> None:
    """Stand-off annotations are read with their notes; what is no place, and peoples' places, are not."""
    write_file(tmp_path, "0.txt", TEXT)
    write_file(tmp_path, "0.ann", NOTES)
    (text,) = read_folder(tmp_path)
    assert text.places == (
        GoldPlace(0, 6, "Ankara", None, None, 323786, ""),
        GoldPlace(34, 40, "Kobani", 36.891, 38.353, None, ""),
        GoldPlace(46, 53, "Syrians", None, None, None, ""),
        GoldPlace(71, 76, "Syria", None, None, None, ""),
    )


def test_corpora_are_found_wherever_they_are(tmp_path: Path) -> None:
    """XML files and folders of texts with annotations are corpora, and so is one file; annotations alone are not."""
    path = write_file(tmp_path, "x.xml", LOCATIONS)
    folder, apart = tmp_path / "deep" / "GWN", tmp_path / "deep" / "speech"
    for made in (folder, apart):
        made.mkdir(parents=True)
        write_file(made, "0.ann", NOTES)
    write_file(folder, "0.txt", "Ankara")
    assert list_corpora(tmp_path) == [folder, path]
    assert list_corpora(path) == [path]


def test_broken_corpus_says_which_file(tmp_path: Path) -> None:
    """A file that is no XML is named in the error."""
    with pytest.raises(DataError, match=r"x\.xml"):
        read_corpus(write_file(tmp_path, "x.xml", "<articles><article>"))
