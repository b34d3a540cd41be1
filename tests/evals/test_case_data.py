"""The gold case says nothing that is not in its documents, and its halves hold together."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

CASE = Path(__file__).parents[2] / "evals" / "case"
HALVES = ("choose", "choose-2", "choose-3", "choose-4", "choose-5", "choose-6", "report", "report-2")
GRADE_RULES = {"Confirmed": 1, "Discounted": 2, "Contested": 3, "Fair": 4, "Weak": 5, "Ungraded": 6}
DISPUTES = {"number", "perpetrator", "weapon", "event-denied", "responsibility-denied", "status", "admitted"}


def load_half(half: str) -> dict[str, dict[str, Any]]:
    """The files of a half by stem."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((CASE / half).glob("*.toml"))}


def list_documents(half: str) -> list[tuple[str, dict[str, Any]]]:
    """Every document of a half with the incident its file is about, or ""."""
    return [
        (data.get("incident", {}).get("id", ""), document)
        for stem, data in load_half(half).items()
        if stem not in ("actors", "sources")
        for document in data.get("documents", [])
    ]


@pytest.mark.parametrize("half", HALVES)
def test_quotes_in_text(half: str) -> None:
    """Every quote of a claim and of a figure is in its document."""
    faults = []
    for _, document in list_documents(half):
        for claim in document["claims"]:
            quotes = [claim["q"], *(figure["q"] for figure in claim.get("figures", []))]
            faults += [(document["id"], quote) for quote in quotes if quote not in document["text"]]
    assert faults == []


@pytest.mark.parametrize("half", HALVES)
def test_figures_in_claim(half: str) -> None:
    """A figure's words lie in the words of its claim."""
    faults = []
    for _, document in list_documents(half):
        for claim in document["claims"]:
            faults += [(document["id"], f["q"]) for f in claim.get("figures", []) if f["q"] not in claim["q"]]
    assert faults == []


@pytest.mark.parametrize("half", HALVES)
def test_keys_defined(half: str) -> None:
    """Claimants, agents, origins, carriers, incidents, series and copied documents exist in the half."""
    files = load_half(half)
    sources, actors = set(files["sources"]), set(files["actors"])
    belligerents = {key for key, actor in files["actors"].items() if actor.get("belligerent")}
    incidents = {data["incident"]["id"] for data in files.values() if "id" in data.get("incident", {})} | {""}
    series = {item["id"] for item in files["tolls"]["series"]}
    documents = {document["id"] for _, document in list_documents(half)}
    faults: list[Any] = []
    for incident, document in list_documents(half):
        known = sources if document["source"] in sources else set()
        faults += [] if known else [(document["id"], document["source"])]
        faults += [(document["id"], "copy_of")] if document.get("copy_of", document["id"]) not in documents else []
        for claim in document["claims"]:
            names = {claim["by"], claim["origin"], *claim["chain"]}
            faults += [(document["id"], name) for name in names - sources - actors]
            faults += [(document["id"], name) for name in set(claim.get("agents", [])) - belligerents]
            faults += [] if claim.get("incident", incident) in incidents else [(document["id"], claim["incident"])]
            tolls = {figure["toll"] for figure in claim.get("figures", []) if "toll" in figure}
            faults += [(document["id"], name) for name in tolls - series]
    assert faults == []


@pytest.mark.parametrize("half", HALVES)
def test_gold_consistent(half: str) -> None:
    """Grades have their rule, disputes a known type, incidents unique ids and at least one claim."""
    files = load_half(half)
    ids = [data["incident"]["id"] for data in files.values() if "incident" in data]
    assert len(ids) == len(set(ids))
    for stem, data in files.items():
        for grade in data.get("grades", []) if stem not in ("actors", "sources") else []:
            assert GRADE_RULES[grade["grade"]] == grade["rule"], stem
            assert files["actors"][grade["accused"]]["belligerent"] is True
        for dispute in data.get("disputes", []) if stem not in ("actors", "sources") else []:
            assert dispute["type"] in DISPUTES, stem
            assert len(dispute["positions"]) == 2, stem
    documents = [document["id"] for _, document in list_documents(half)]
    assert len(documents) == len(set(documents))


@pytest.mark.parametrize("half", HALVES)
def test_series_points_printed(half: str) -> None:
    """A series has exactly the points that its claimant's documents print, reprints and older values apart."""
    files = load_half(half)
    printed: dict[str, set[str]] = {}
    for _, document in list_documents(half):
        for claim in document["claims"]:
            for figure in claim.get("figures", []):
                if "toll" in figure and not figure.get("earlier") and "copy_of" not in document:
                    printed.setdefault(figure["toll"], set()).add(document["id"])
    for series in files["tolls"]["series"]:
        points = {point["document"] for point in series["points"]}
        also = {name for point in series["points"] for name in point.get("also", [])}
        assert points | also == printed[series["id"]], series["id"]
