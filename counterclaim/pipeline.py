"""The whole flow on one page: bytes → Capture → Document → Record → store → reconcile.

Stages never import each other; this module joins them.
"""

import hashlib
from functools import cache
from pathlib import Path

from counterclaim.data.profile import load_profile
from counterclaim.record import Tools, load_tools, record_document
from counterclaim.settings import Settings, digest_settings
from counterclaim.vocabulary import Capture, Document, Record, Run


def make_run(settings: Settings, version: str) -> Run:
    """The run that rows of this execution name."""
    return Run(version, {}, digest_settings(settings))


@cache
def load_recorder(settings: Settings, version: str) -> Tools:
    """The models and data of these settings, loaded once a process."""
    profile = None if settings.profile is None else load_profile(settings.profile)
    return load_tools(make_run(settings, version), parser=settings.parser, profile=profile)


def make_capture(data: bytes, *, url: str | None = None, media_type: str | None = None) -> Capture:
    """The capture of bytes at hand."""
    return Capture(hashlib.sha256(data).hexdigest(), url, None, media_type)


def record(document: Document, settings: Settings, version: str) -> Record:
    """One document's record with the tools of these settings."""
    return record_document(document, load_recorder(settings, version))


def list_files(path: Path) -> list[Path]:
    """The files at a path, a folder's in the order of their names."""
    return sorted(item for item in path.rglob("*") if item.is_file()) if path.is_dir() else [path]
