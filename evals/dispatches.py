"""The gold dispatches: loading them, and checking that every quote is in the text it is said to be in."""

import hashlib
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold" / "dispatches"
BEYOND = {"evacuated": "displaced"} | dict.fromkeys(("besieged", "looted", "released", "rescued", "returned"), "other")
"""Measures that annotators used and the record does not have, as the record would tell them."""
LISTS = ("statements", "figures", "incidents", "nonevents", "denials")
SPLITS = ("dev", "report", "articles", "articles-2", "articles-report", "articles-report-2", "all")
COUNT = re.compile(r"(?P<sign>~|>=|<=|>|<)?(?P<low>\d+)(?:\.\.(?P<high>\d+))?(?P<vague>\?)?")
BOUNDS = {None: "exact", "~": "about", ">=": "at_least", ">": "over", "<=": "at_most", "<": "under"}


def load_dispatches(split: str = "all", folder: Path = GOLD) -> list[dict[str, Any]]:
    """The dispatches of a split in the order of their ids, with quotes as lists and counts read."""
    dispatches = [read_dispatch(path) for path in sorted(folder.glob("*.toml"))]
    return [dispatch for dispatch in dispatches if split in ("all", dispatch["split"])]


def read_dispatch(path: Path) -> dict[str, Any]:
    """One dispatch as its file has it; missing lists are empty."""
    dispatch: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    if dispatch["id"] != path.stem:
        raise ValueError(f"{path}: id is {dispatch['id']!r}, expected the file's name")
    dispatch["raw"] = dispatch["raw"].removeprefix("\n")
    for name in LISTS:
        dispatch.setdefault(name, [])
    for figure in dispatch["figures"]:
        figure["m"] = BEYOND.get(figure["m"], figure["m"])
        figure["low"], figure["high"], figure["bound"] = read_count(figure["n"])
    return dispatch


def read_count(text: str) -> tuple[int | None, int | None, str]:
    """Low, high and bound of a written count: ">=12" is 12, None, "at_least"."""
    match = COUNT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a count such as 27, ~300, >=12, 20..30 or 24?")
    first, sign = int(match["low"]), match["sign"]
    if match["high"] is not None:
        return first, int(match["high"]), "between"
    if match["vague"] is not None:
        return first, None, "vague"
    low = None if sign in ("<", "<=") else first
    high = None if sign in (">", ">=") else first
    return low, high, BOUNDS[sign]


def encode_raw(dispatch: dict[str, Any]) -> bytes:
    """The bytes a user would have on disk."""
    raw: str = dispatch["raw"]
    return raw.encode(dispatch.get("encoding", "utf-8"))


def get_quotes(item: dict[str, Any]) -> list[str]:
    """The quotes of a gold item, one or several."""
    quotes = item["q"]
    return [quotes] if isinstance(quotes, str) else list(quotes)


class TextOnly(HTMLParser):
    """Collects what a browser would show, markup dropped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave out scripts and styles; a block starts a new line."""
        del attrs
        self.hidden += tag in ("script", "style")
        self.parts.append("\n" if tag in ("p", "div", "h1", "h2", "h3", "li", "br", "title", "td") else "")

    def handle_endtag(self, tag: str) -> None:
        """Count a hidden element's end."""
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        """Keep text that shows."""
        if self.hidden == 0:
            self.parts.append(data)


def show_text(dispatch: dict[str, Any]) -> str:
    """The readable text of the raw page, single-spaced: what quotes are checked against."""
    raw: str = dispatch["raw"]
    if dispatch["media"] == "html":
        parser = TextOnly()
        parser.feed(raw)
        raw = "".join(parser.parts)
    return squeeze_space(raw)


def squeeze_space(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


def find_faults(dispatch: dict[str, Any]) -> list[str]:
    """What is wrong with a dispatch: quotes not in the text, unknown keys of actors, places and figures."""
    text = show_text(dispatch)
    title = squeeze_space(dispatch.get("title") or "")
    faults = []
    for name in (*LISTS, "not_figures"):
        for item in dispatch.get(name, []):
            item = {"q": item} if isinstance(item, str) else item
            for quote in [*get_quotes(item), *([item["about"]] if item.get("about") else [])]:
                times = text.count(squeeze_space(quote)) - (max(text.count(title) - 1, 0) if quote in title else 0)
                if times == 0:
                    faults.append(f"{name}: not in the text: {quote!r}")
                if times > 1 and name == "figures" and "at" not in item:
                    faults.append(f"{name}: {times} times in the text: {quote!r}")
            faults += find_unknown(dispatch, name, item)
    return faults


def find_unknown(dispatch: dict[str, Any], name: str, item: dict[str, Any]) -> list[str]:
    """Keys an item uses that the dispatch does not define."""
    actors = {*dispatch.get("actors", {}), "source"}
    used = {item.get("by", "source"), *item.get("agents", []), *item.get("also_agents", [])}
    faults = [f"{name}: no actor {key!r}" for key in sorted(used - actors)]
    if item.get("place") is not None and item["place"] not in dispatch.get("places", {}):
        faults.append(f"{name}: no place {item['place']!r}")
    ids = {figure.get("id") for figure in dispatch["figures"]}
    faults += [
        f"{name}: no figure {item[key]!r}" for key in ("share_of", "supersedes") if key in item and item[key] not in ids
    ]
    return faults


def digest_gold(split: str, folder: Path = GOLD) -> str:
    """SHA-256 over names and bytes of a split's files: its floors are pinned to it."""
    digest = hashlib.sha256()
    for dispatch in load_dispatches(split, folder):
        path = folder / f"{dispatch['id']}.toml"
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
