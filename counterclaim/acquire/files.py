"""Files and folders: saved pages and texts, our own JSON Lines, and what leads to archives and lists of addresses."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from counterclaim.acquire.limits import Limits
from counterclaim.acquire.unpack import DamagedError, OversizeError, unpack_bytes
from counterclaim.vocabulary import SCHEMA, Arrival, Capture, Missed

PAGE_PARTS = ("_files", ".fld")
"""Ends of the folders in which browsers keep a saved page's pictures and scripts, beside the page itself."""
FOREIGN = (
    ".css", ".js", ".mjs", ".json.gz", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".bmp", ".woff",
    ".woff2", ".ttf", ".eot", ".mp3", ".mp4", ".webm", ".avi", ".mov", ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".zip",
    ".tar", ".exe", ".cdx", ".cdxj", ".case", ".toml", ".md5", ".sha256",
)  # fmt: skip
"""Files of a folder that hold no page: counted, not tried one by one. A file that is named itself is always tried."""
MEDIA = {".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml", ".txt": "text/plain"}


def list_files(folder: Path) -> tuple[list[Path], Counter[str]]:
    """The files of a folder in the order of their names, hidden ones left out, and how many were passed over."""
    files: list[Path] = []
    passed: Counter[str] = Counter()
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith(PAGE_PARTS))
        for name in sorted(name for name in names if not name.startswith(".")):
            if name.lower().endswith(FOREIGN):
                passed[Path(name).suffix.lower()] += 1
            else:
                files.append(Path(here, name))
    return files, passed


def load_file(path: Path, name: str, limits: Limits) -> Arrival | Missed:
    """The capture of a saved page or text; gzip is unpacked."""
    try:
        size = path.stat().st_size
        if size > limits.largest:
            return Missed(name, "acquire", "size", f"{size:,} bytes, more than {limits.largest:,}")
        if not path.is_file():
            return Missed(name, "acquire", "unreadable", "expected a file")
        data = path.read_bytes()
        stamp = path.stat().st_mtime
    except OSError as error:
        return Missed(name, "acquire", "unreadable", f"expected a readable file: {error.strerror}")
    suffix = path.suffix.lower()
    try:
        if suffix == ".gz":
            data = unpack_bytes(data, "gzip", limits.unpacked)
            suffix = Path(path.stem).suffix.lower()
    except OversizeError as error:
        return Missed(name, "acquire", "bomb", str(error))
    except DamagedError as error:
        return Missed(name, "acquire", "damaged", str(error))
    if len(data) == 0:
        return Missed(name, "acquire", "empty", "an empty file")
    capture = Capture(hashlib.sha256(data).hexdigest(), None, None, MEDIA.get(suffix))
    saved = {"file-modified": datetime.fromtimestamp(stamp, UTC).isoformat(timespec="seconds")}
    return Arrival(capture, data, name, find_lineage(path), headers=saved)


def find_lineage(path: Path) -> str:
    """What stays the same when a file changes: its place, as a digest, so that no folder's name is in the case."""
    return "file:" + hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:20]


def walk_lines(path: Path, name: str, limits: Limits) -> Iterator[Arrival | Missed]:
    """The records of a JSON Lines file of ours (`counterclaim read --format jsonl`), one a line."""
    with path.open("rb") as stream:
        for number, line in enumerate(iter(lambda: stream.readline(limits.unpacked + 1), b""), 1):
            here = f"{name}:{number}"
            if len(line) > limits.unpacked:
                yield Missed(here, "acquire", "size", f"more than {limits.unpacked:,} bytes in one line")
                return
            if len(line.strip()) > 0:
                yield read_line(line, here)


def read_line(line: bytes, name: str) -> Arrival | Missed:
    """The record of one line, with the capture it names; its bytes are not known."""
    try:
        plain: Any = json.loads(line)
        if plain.get("schema") != SCHEMA:
            return Missed(name, "acquire", "schema", f"expected a record with schema {SCHEMA}")
        given = plain["document"]["capture"]
        capture = Capture(given["sha256"], given.get("url"), given.get("retrieved"), given.get("media_type"))
        lineage = capture.url if capture.url is not None else str(plain["document"]["id"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Missed(name, "acquire", "schema", "expected one record as JSON in each line")
    return Arrival(capture, b"", capture.url or name, lineage, name.rpartition(":")[0], record=plain)


def read_list(path: Path) -> list[str] | None:
    """The addresses of a text file that holds one a line and nothing else (# begins a comment); None of any other."""
    try:
        if path.suffix.lower() not in (".txt", ".urls", ".list", ".csv", "") or path.stat().st_size > 10_000_000:
            return None
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError):
        return None
    lines = [line for line in lines if len(line) > 0 and not line.startswith("#")]
    wanted = len(lines) > 0 and all("://" in line.split("?")[0][:12] and " " not in line for line in lines)
    return lines if wanted else None
