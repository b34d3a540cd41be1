"""The folders are the data flow: imports run one way and the files stay small."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "counterclaim"
STAGES = {"acquire", "read", "record", "reconcile"}
BASE = {"vocabulary", "errors"}
SHARED = BASE | {"data", "models"}
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "vocabulary": {"errors"},
    "contract": BASE,
    "data": BASE,
    "models": BASE,
    "settings": BASE,
    **dict.fromkeys(STAGES, SHARED),
    "store": BASE | {"contract"},
    "review": SHARED | {"store", "contract"},
    "export": SHARED | {"store", "contract"},
    "serve": SHARED | {"settings", "store", "review", "export", "contract"},
    "preparing": SHARED | {"reconcile", "store"},
    "reconciling": SHARED | {"reconcile", "store", "preparing"},
    "following": SHARED | {"reconcile", "store", "reconciling"},
    "pipeline": SHARED | STAGES | {"store", "settings", "contract"},
    "collect": SHARED | {"acquire", "read", "store", "contract", "settings", "pipeline"},
    "batch": SHARED | {"pipeline", "settings"},
    "demo": SHARED | {"pipeline", "reconciling", "store", "settings"},
}
"""Which parts a part may import, besides itself. `cli` and `__init__` may import everything but `batch`'s engine."""


STEPS = ("text", "actors", "speech", "times", "places", "counting", "events", "claims")
"""The steps of recording a document, each importing only itself and those before it."""


def list_modules() -> list[Path]:
    """Every Python file of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def find_part(path: Path) -> str:
    """The top-level part a file belongs to: `record` for record/times.py."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def find_imports(path: Path) -> set[str]:
    """The parts of the package that a file imports, wherever in the file."""
    parts: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "counterclaim" else [module]
        parts |= {name.split(".")[1] for name in names if name.startswith("counterclaim.") and name.count(".") >= 1}
    return {part for part in parts if not part.startswith("__")}


@pytest.mark.parametrize("path", list_modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    """A file imports only what stands upstream of it in the data flow."""
    part = find_part(path)
    if part in {"__init__", "__main__", "cli"}:
        return
    assert part in ALLOWED, f"{path}: no rule for this part yet"
    assert find_imports(path) - {part} <= ALLOWED[part]


@pytest.mark.parametrize("path", list_modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_stay_small(path: Path) -> None:
    """400 lines is the end of a file."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("step", STEPS)
def test_record_steps_in_order(step: str) -> None:
    """A step of recording imports nothing of the steps after it."""
    later = STEPS[STEPS.index(step) + 1 :]
    pattern = re.compile(rf"counterclaim\.record\.({'|'.join(later)})\b") if len(later) > 0 else re.compile("$^")
    files = sorted((PACKAGE / "record" / step).glob("*.py"))
    assert len(files) > 1
    assert {path.name: pattern.findall(path.read_text(encoding="utf-8")) for path in files} == {
        path.name: [] for path in files
    }


def test_only_store_speaks_sql() -> None:
    """Nothing outside store/ imports an SQL library."""
    for path in list_modules():
        if find_part(path) == "store":
            continue
        text = path.read_text(encoding="utf-8")
        assert "import sqlalchemy" not in text, path
        assert "import sqlite3" not in text, path
        assert "from sqlalchemy" not in text, path
