"""python -m evals [NAME ...] [options]: run the evals; fails where a score is below its floor."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

NAMES = ("seed", "pages", "gold", "case", "attribution", "acts", "muc4", "places", "times", "speed", "store")
"""Every eval there may be, in the order of `python -m evals`; each is a module with `run(args) -> int`."""

COUNTED = frozenset({"gold", "case"})
"""The evals of our own gold, of which the halves named report are never looked at."""


def main() -> int:
    """Run the evals named, else all whose module and data are there; the number of those that failed."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--corpora", type=Path, default=None, help="folder of the gold corpora")
    parser.add_argument(
        "--split", "--splits", default=None, help="part of the data; without it the one that is reported"
    )
    parser.add_argument("--article", type=Path, default=None, help="seed: the seed article")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was false")
    parser.add_argument("--documents", type=int, default=None, help="store, scale: size of the made case")
    parser.add_argument("--case", type=Path, default=None, help="store, scale: where to keep the made case")
    args = parser.parse_args()
    if args.errors and COUNTED.intersection(args.names) and "report" in (args.split or "report"):
        parser.error(
            "--errors: this half is only counted, so that it measures what nobody has seen; expected a --split "
            "that may be looked at, such as dev, articles or choose"
        )
    folder = Path(__file__).parent
    names = args.names or [name for name in NAMES if (folder / f"{name}.py").exists()]
    return sum(import_module(f"evals.{name}").run(args) for name in names)


if __name__ == "__main__":
    raise SystemExit(main())
