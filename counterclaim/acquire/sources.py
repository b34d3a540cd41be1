"""Everything that `counterclaim add` is given: files, folders, archives, feeds, sitemaps, addresses, lists of them."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urldefrag

from counterclaim.acquire.archives import is_warc, walk_wacz, walk_warc
from counterclaim.acquire.feeds import FEED_TYPES, Listed, NotFeedError, find_root, is_feed_address, list_addresses
from counterclaim.acquire.fetch import Condition, Fetched, Fetcher
from counterclaim.acquire.files import list_files, load_file, read_list, walk_lines
from counterclaim.acquire.limits import Limits
from counterclaim.acquire.unpack import unpack_bytes
from counterclaim.errors import InputError
from counterclaim.vocabulary import Arrival, Missed, Unchanged

Known = Callable[[str], Condition | None]
"""What the case knows of an address; None where it has no capture of it."""
DEEPEST = 3
"""Sitemaps within sitemaps: the protocol allows one level, sites use two."""


class Sources:
    """Walks sources, one capture after the other. `known` tells which addresses need no asking, or only for changes."""

    def __init__(self, limits: Limits, *, known: Known, sleep: Callable[[float], None] = time.sleep) -> None:
        """`sleep` waits between requests; tests count instead."""
        self.limits = limits
        self.known = known
        self.fetcher = Fetcher(limits, sleep=sleep)
        self.asked: set[str] = set()

    def close(self) -> None:
        """Nothing; all connections are closed."""
        self.fetcher.close()

    def walk(self, sources: Sequence[str]) -> Iterator[Fetched]:
        """What every source gives, in order."""
        for source in sources:
            if "://" in source:
                yield from self.walk_address(source)
            else:
                yield from self.walk_path(Path(source))

    def walk_path(self, path: Path) -> Iterator[Fetched]:
        """What a file or folder gives."""
        if not path.is_dir():
            yield from self.walk_file(path, path.name)
            return
        files, passed = list_files(path)
        base = path.resolve()
        for file in files:
            yield from self.walk_file(file, f"{base.name}/{file.relative_to(path).as_posix()}")
        if len(passed) > 0:
            counts = ", ".join(f"{suffix}: {count}" for suffix, count in sorted(passed.items()))
            yield Missed(base.name, "acquire", "media", f"files that hold no page were passed over ({counts})")
        elif len(files) == 0:
            yield Missed(base.name, "acquire", "empty", "no file in this folder")

    def walk_file(self, path: Path, name: str) -> Iterator[Fetched]:
        """What one file gives: an archive, records, a list of addresses, or a page."""
        lower = path.name.lower()
        try:
            if is_warc(lower):
                yield from walk_warc(path, name, self.limits)
            elif lower.endswith(".wacz"):
                yield from walk_wacz(path, name, self.limits)
            elif lower.endswith((".jsonl", ".ndjson")):
                yield from walk_lines(path, name, self.limits)
            else:
                yield from self.walk_page(path, name)
        except OSError as error:
            yield Missed(name, "acquire", "unreadable", f"expected a readable file: {error.strerror or error}")

    def walk_page(self, path: Path, name: str) -> Iterator[Fetched]:
        """What a file that is no archive gives: its page, or the pages of the addresses that stand in it."""
        addresses = read_list(path)
        if addresses is not None:
            yield from self.walk_listed([Listed(url) for url in addresses], name)
            return
        arrival = load_file(path, name, self.limits)
        if isinstance(arrival, Arrival) and path.suffix.lower() in (".xml", ".rss", ".atom", ".rdf", ".gz"):
            yield from self.expand_feed(arrival, 0)
        else:
            yield arrival

    def walk_address(self, url: str) -> Iterator[Fetched]:
        """What an address gives: its page, or the pages its feed or sitemap lists."""
        url = urldefrag(url.strip()).url
        if url in self.asked:
            return
        self.asked.add(url)
        condition = None if is_feed_address(url) else self.known(url)
        yield from self.expand(self.fetcher.fetch(url, condition=condition), 0)

    def expand(self, fetched: Fetched, depth: int) -> Iterator[Fetched]:
        """The fetched page itself; of a feed or sitemap the pages it lists."""
        if not isinstance(fetched, Arrival):
            yield fetched
        elif is_feed_address(fetched.name, fetched.capture.media_type) or find_root(fetched.data) is not None:
            yield from self.expand_feed(fetched, depth)
        else:
            yield fetched

    def expand_feed(self, fetched: Arrival, depth: int) -> Iterator[Fetched]:
        """The pages of a feed or sitemap; why not, where it is none."""
        try:
            data = fetched.data
            if data[:2] == b"\x1f\x8b":
                data = unpack_bytes(data, "gzip", self.limits.unpacked)
            listed = list(list_addresses(data, fetched.capture.url or "https://"))
        except NotFeedError as error:
            promised = fetched.capture.media_type in FEED_TYPES or is_feed_address(fetched.name)
            yield Missed(fetched.name, "acquire", "feed", str(error)) if promised else fetched
            return
        except InputError as error:
            yield Missed(fetched.name, "acquire", "bomb", str(error))
            return
        if len(listed) > self.limits.addresses:
            why = f"{len(listed):,} addresses, only the first {self.limits.addresses:,} are taken"
            yield Missed(fetched.name, "acquire", "size", why)
        yield from self.walk_listed(listed[: self.limits.addresses], fetched.name, depth)

    def walk_listed(self, listed: Sequence[Listed], found_in: str, depth: int = 0) -> Iterator[Fetched]:
        """The pages of addresses found in a feed or list; those that the case has only if they should be refreshed."""
        for entry in listed:
            url = urldefrag(entry.url).url
            if url in self.asked:
                continue
            self.asked.add(url)
            if entry.nested and depth + 1 >= DEEPEST:
                yield Missed(url, "acquire", "feed", f"a sitemap {DEEPEST} levels deep")
                continue
            known = None if entry.nested else self.known(url)
            if known is not None and not self.limits.refresh:
                yield Unchanged(url)
                continue
            fetched = self.fetcher.fetch(url, condition=known, found_in=found_in)
            if entry.nested:
                yield from self.expand(fetched, depth + 1)
            else:
                yield fetched
