"""Web archives: WARC (plain, gzip, zstd) and WACZ. Each response that holds a page is a capture.

A damaged record is noted and reading goes on at the next one that can be read: FastWARC stops at the first error, so
the file is searched for the next record's first bytes.
"""

import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from counterclaim.acquire.limits import Limits
from counterclaim.acquire.unpack import DamagedError, OversizeError, unpack_bytes
from counterclaim.vocabulary import Arrival, Capture, Missed

MAGIC = {b"\x1f\x8b": b"\x1f\x8b\x08", b"\x28\xb5": b"\x28\xb5\x2f\xfd", b"WA": b"WARC/1."}
"""First bytes of a file, and what each of its records begins with."""
WINDOW = 1 << 20
PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
KEPT_HEADERS = ("content-type", "etag", "last-modified", "date")
HEADER = 100_000
"""Bytes of WARC and HTTP headers beside the payload."""


@dataclass(slots=True)
class Passed:
    """Records of an archive that hold no page, counted by why: thousands of pictures are one line, not thousands."""

    kinds: Counter[str] = field(default_factory=Counter)

    def report(self, name: str) -> Iterator[Missed]:
        """One line about all of them."""
        if len(self.kinds) > 0:
            counts = ", ".join(f"{kind}: {count}" for kind, count in sorted(self.kinds.items()))
            yield Missed(name, "acquire", "media", f"records that hold no page were passed over ({counts})")


def walk_warc(path: Path, name: str, limits: Limits) -> Iterator[Arrival | Missed]:
    """Every capture of a WARC file."""
    with path.open("rb") as stream:
        yield from walk_stream(stream, name, limits)


def walk_wacz(path: Path, name: str, limits: Limits) -> Iterator[Arrival | Missed]:
    """Every capture of the WARC files in a WACZ."""
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [member for member in archive.namelist() if is_warc(member)]
            if len(inside) == 0:
                yield Missed(name, "acquire", "damaged", "expected WARC files in archive/, found none")
            for member in inside:
                with archive.open(member) as stream:
                    yield from walk_stream(stream, f"{name}!{member}", limits)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        yield Missed(name, "acquire", "damaged", f"expected a WACZ (zip) file: {error}")


def is_warc(name: str) -> bool:
    """Whether a name is that of a WARC file."""
    return name.lower().endswith((".warc", ".warc.gz", ".warc.zst"))


def walk_stream(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Arrival | Missed]:
    """Every capture of a WARC, and what was damaged."""
    passed = Passed()
    magic = MAGIC.get(stream.read(2))
    if magic is None:
        yield Missed(name, "acquire", "damaged", "expected a WARC file: gzip, zstd or plain")
        return
    start: int | None = 0
    while start is not None:
        stream.seek(start)
        good = 0
        broken = start
        try:
            for record in iterate(stream):
                broken = start + record.stream_pos + 1
                good += 1
                yield from read_record(record, name, passed, limits)
            break
        except OSError as error:
            if good > 0 or start == 0:
                why = f"a record behind byte {max(0, broken - 1):,} cannot be read ({error}); reading went on behind it"
                yield Missed(f"{name}@{broken}", "acquire", "damaged", why)
        start = find_magic(stream, magic, max(broken, start + 1))
    yield from passed.report(name)


def iterate(stream: IO[bytes]) -> ArchiveIterator:
    """The records of a WARC from where the stream is."""
    kinds = WarcRecordType.response | WarcRecordType.resource
    return ArchiveIterator(stream, record_types=kinds, parse_http=False)


def find_magic(stream: IO[bytes], magic: bytes, after: int) -> int | None:
    """Where the next record may begin."""
    stream.seek(after)
    kept = b""
    while len(block := stream.read(WINDOW)) > 0:
        block = kept + block
        at = block.find(magic)
        if at >= 0:
            return stream.tell() - len(block) + at
        kept = block[-len(magic) + 1 :]
    return None


def read_record(record: WarcRecord, name: str, passed: Passed, limits: Limits) -> Iterator[Arrival | Missed]:
    """The capture of a record, if it holds a page."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    what = url if len(url) > 0 else f"{name}@{record.stream_pos}"
    if record.content_length > limits.largest + HEADER:
        yield Missed(what, "acquire", "size", f"{record.content_length:,} bytes, more than {limits.largest:,}")
        return
    if "WARC-Block-Digest" in record.headers and not record.verify_block_digest():
        yield Missed(what, "acquire", "damaged", f"{name}: the record's bytes do not have the digest written with them")
        return
    if record.headers.get("WARC-Truncated") is not None:
        yield Missed(what, "acquire", "damaged", f"{name}: the crawler cut the record off")
        return
    try:
        record.parse_http(auto_decode="transfer")
        status = record.http_headers.status_code if record.http_headers is not None else None
        media = record.http_content_type if record.is_http else record.headers.get("Content-Type")
        if status not in (None, 200) or (media is not None and media.split(";")[0] not in PAGES):
            passed.kinds[media or "unknown" if status in (None, 200) else f"status {status}"] += 1
            return
        yield make_arrival(record, (what, url, name, media), limits)
    except OversizeError as error:
        yield Missed(what, "acquire", "bomb", f"{name}: {error}")
    except (DamagedError, ValueError) as error:
        yield Missed(what, "acquire", "damaged", f"{name}: {error}")


def make_arrival(record: WarcRecord, names: tuple[str, str, str, str | None], limits: Limits) -> Arrival:
    """The capture of a record with a page: `names` are what it is called, its URL, the archive, the media type."""
    what, url, name, media = names
    headers = {} if record.http_headers is None else {key.lower(): value for key, value in record.http_headers}
    data = record.reader.read(limits.largest + 1)
    page = unpack_bytes(data, headers.get("content-encoding"), limits.unpacked)
    if len(page) == 0:
        raise DamagedError("an empty page")
    moment = record.record_date
    retrieved = None if moment is None else moment.isoformat(timespec="seconds")
    capture = Capture(hashlib.sha256(page).hexdigest(), url if len(url) > 0 else None, retrieved, media)
    status = None if record.http_headers is None else record.http_headers.status_code
    kept = {key: value for key, value in headers.items() if key in KEPT_HEADERS}
    return Arrival(capture, page, what, what, name, status, kept)
