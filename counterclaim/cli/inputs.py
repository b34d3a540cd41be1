"""What `counterclaim read` is asked to read: files, folders, standard input."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import EmptyError, InputError

STDIN = "-"
PAGE_PARTS = ("_files", ".fld")
"""Ends of the folders in which browsers keep a saved page's pictures and scripts, beside the page itself."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read. `path` None is standard input; `error` is why it cannot be read, where that is known."""

    name: str
    path: Path | None = None
    error: InputError | None = None

    def load(self) -> bytes | Path:
        """The bytes of standard input, or the path of a file. Raises the input's error."""
        if self.error is not None:
            raise self.error
        return sys.stdin.buffer.read() if self.path is None else self.path

    def measure(self) -> int:
        """How many bytes it has, as far as is known."""
        try:
            return 0 if self.path is None else self.path.stat().st_size
        except OSError:
            return 0


def list_inputs(paths: list[str]) -> list[Input]:
    """Every input that these arguments name, each once, folders in the order of their names."""
    found: dict[str, Input] = {}
    for path in paths:
        for given in expand_path(path):
            found.setdefault(given.name, given)
    return list(found.values())


def expand_path(path: str) -> list[Input]:
    """The inputs of one argument; of a folder its files, hidden ones and the parts of saved pages left out."""
    if path == STDIN:
        return [Input("standard input")]
    if not Path(path).is_dir():
        return [Input(path, Path(path))]
    files: list[Input] = []
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith(PAGE_PARTS))
        shown = sorted(name for name in names if not name.startswith("."))
        files.extend(Input(str(Path(folder, name)), Path(folder, name)) for name in shown)
    empty = EmptyError(f"{path}: no file in this folder: expected news pages or texts")
    return files if len(files) > 0 else [Input(path, error=empty)]
