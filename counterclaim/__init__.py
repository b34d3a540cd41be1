"""An auditable record of who claims what in conflict news.

`read` turns bytes or a file into a Document, `record` a Document into its Record, `open` opens a case of many.
Heavy parts load when first used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import counterclaim.read
import counterclaim.record  # noqa: F401  # the packages first, so that the functions below keep their names

if TYPE_CHECKING:
    from counterclaim.store.case import Case
    from counterclaim.vocabulary import Document, Record

__version__ = "0.1.0"
__all__ = ["__version__", "open", "read", "record"]


def read(source: bytes | str | Path, *, url: str | None = None, verbatim: bool = False) -> Document:
    """The document of a saved page or text: its bytes, or the path of a file that holds them.

    `url` is where it was published, if known. With `verbatim` the file is the text and nothing is removed.
    Raises an InputError that names the file and what was expected.
    """
    from counterclaim import pipeline

    return pipeline.read_input(source, url=url, verbatim=verbatim)


def record(document: Document, *, profile: str | Path | None = None) -> Record:
    """The record of what a document says and who says it; `profile` names a conflict profile or its file."""
    from counterclaim import pipeline

    return pipeline.record_input(document, profile=profile)


def open(case: str | Path) -> Case:  # noqa: A001  # `counterclaim.open(…)` reads as what it does
    """A case by its path or postgresql:// address, with typed queries; close it, or use it in a `with` block.

    Raises a CaseError where there is no case of this version.
    """
    from counterclaim.store import open_case
    from counterclaim.store.case import Case

    return Case(open_case(str(case)))
