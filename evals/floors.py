"""Floors: what a score may not fall below, pinned with a digest of the data it was measured on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"


def check_floors(name: str, scores: Mapping[str, float], digest: str) -> int:
    """0 where every floored score holds; 1, with a line for each that does not. Other data are no failure."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8")).get(name)
    if floors is None:
        return 0
    if floors["digest"] != digest:
        print(f"{name}: floors not checked: they are for data {floors['digest'][:12]}, these are {digest[:12]}")
        return 0
    low = {key: floor for key, floor in floors["scores"].items() if scores[key] < floor}
    for key, floor in low.items():
        print(f"{name}: {key} is {scores[key]:.2f}, below its floor {floor}")
    return 1 if len(low) > 0 else 0


def digest_folder(folder: Path) -> str:
    """SHA-256 over the names and bytes of every file below a folder."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(str(path.relative_to(folder)).encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def digest_file(path: Path) -> str:
    """SHA-256 of one file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
