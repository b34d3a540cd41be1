"""The whole flow on one page: bytes → Capture → Document → Record → store → reconcile.

Stages never import each other; this module joins them.
"""

import hashlib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from counterclaim import __version__
from counterclaim.data.profile import load_profile
from counterclaim.errors import UnreadableError
from counterclaim.read.document import read_capture
from counterclaim.record.record import Tools, load_tools, record_document
from counterclaim.settings import Settings, digest_settings, load_settings
from counterclaim.vocabulary import Capture, Document, Record, Run


def make_capture(data: bytes, *, url: str | None = None, media_type: str | None = None) -> Capture:
    """The capture of bytes at hand."""
    return Capture(hashlib.sha256(data).hexdigest(), url, None, media_type)


def read_input(
    source: bytes | str | Path, *, name: str | None = None, url: str | None = None, verbatim: bool = False
) -> Document:
    """The document of these bytes or of the file at this path; `name` is what errors call it."""
    if isinstance(source, bytes):
        data, name = source, name or url or "<bytes>"
    else:
        data, name = load_bytes(Path(source)), name or str(source)
    return read_capture(data, make_capture(data, url=url), name=name, verbatim=verbatim)


def load_bytes(path: Path) -> bytes:
    """The bytes of a file."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: expected a readable file: {error.strerror}") from error


def record_input(document: Document, *, profile: str | Path | None = None) -> Record:
    """One document's record with the settings of the environment."""
    settings = load_settings()
    return record(document, settings if profile is None else replace(settings, profile=str(profile)))


def record(document: Document, settings: Settings) -> Record:
    """One document's record with the tools of these settings."""
    return record_document(document, load_recorder(settings))


@lru_cache(maxsize=4)
def load_recorder(settings: Settings) -> Tools:
    """The models and data of these settings, loaded once a process."""
    profile = None if settings.profile is None else load_profile(settings.profile)
    gazetteer = None if settings.gazetteer is None else Path(settings.gazetteer)
    return load_tools(
        make_run(settings), parser=settings.parser, profile=profile, encoder=settings.encoder, gazetteer=gazetteer
    )


def make_run(settings: Settings) -> Run:
    """The run that rows of this execution name."""
    return Run(__version__, {}, digest_settings(settings))
