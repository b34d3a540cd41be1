"""What is installed is pinned, and nothing that is committed names a registry."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def fold_name(name: str) -> str:
    """A package's name as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_dependencies_pinned() -> None:
    """Every dependency, those of the tests included, has a version in constraints.txt; `make constraints` makes it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {fold_name(line.split("==")[0]) for line in lines if "==" in line}
    names = {fold_name(re.match(r"[A-Za-z0-9._-]+", row)[0]) for row in wanted}  # type: ignore[index]
    assert names - pinned == set()


def test_no_addresses() -> None:
    """The list of versions holds versions only."""
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")
