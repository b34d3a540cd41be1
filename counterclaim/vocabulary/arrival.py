"""What acquire hands on: a capture with its bytes, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from counterclaim.vocabulary.text import Capture, make_id

Stage = Literal["acquire", "read", "record"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A capture as it came: its bytes and where it was found."""

    capture: Capture
    data: bytes
    """Empty where only a record came (JSON Lines of our own): then the bytes are not in the case."""
    name: str
    """What to call it in messages: a path as given, a URL, a WARC file and record."""
    lineage: str
    """What stays the same when the page changes: the URL, or the place of the file."""
    found_in: str | None = None
    """The feed, sitemap, list or archive that led to it."""
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    record: Mapping[str, Any] | None = None
    """Its record where it came with one (JSON Lines of our own)."""

    @property
    def id(self) -> str:
        """The capture's id: the same bytes from the same address are one capture, whenever they came."""
        return make_id("capture", self.capture.sha256, self.capture.url or self.name)


@dataclass(frozen=True, slots=True)
class Missed:
    """One input that gave no capture, or a capture that gave no record: stored and counted, never silent."""

    what: str
    """The URL, path or archive record."""
    stage: Stage
    kind: str
    """The reason in one word: the error's class, "robots", "address", "status", "size" …"""
    why: str
    at: str | None = None

    @property
    def id(self) -> str:
        """The same input missed for the same reason again is not counted twice."""
        return make_id("skip", self.what, self.stage, self.kind)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address asked again that says it has not changed since (HTTP 304)."""

    what: str
