"""One address asked politely: robots.txt, a pause per host, retries with back-off, bounds on size and time.

Every hop of a redirect is checked like the first address: scheme, robots.txt, and where its name resolves to.
"""

import hashlib
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urldefrag, urlsplit

import httpcore
import httpx

from counterclaim.acquire.guard import ForbiddenAddressError, Guard, Transport
from counterclaim.acquire.limits import Limits
from counterclaim.acquire.robots import Robots
from counterclaim.acquire.unpack import DamagedError, OversizeError, unpack_bytes
from counterclaim.vocabulary import Arrival, Capture, Missed, Unchanged

ASKED = "text/html,application/xhtml+xml,text/plain;q=0.9,application/xml;q=0.8,*/*;q=0.1"
FOREIGN = ("image/", "video/", "audio/", "font/", "application/zip", "application/octet-stream", "application/pdf")
"""Media types that hold no text we read: not worth their bytes."""
AGAIN = (408, 425, 429, 500, 502, 503, 504)
"""Statuses that may be another one in a moment."""
KEPT_HEADERS = (
    "content-type",
    "content-encoding",
    "content-language",
    "date",
    "etag",
    "last-modified",
    "link",
    "server",
)
"""Headers kept with a capture: what says what the bytes are and when they were made; cookies are left out."""
BACK_OFF = 2.0
"""Seconds before the second try, doubled for each further one, with a random half added so that clients spread."""


Fetched = Arrival | Missed | Unchanged


class MissedError(Exception):
    """Carries why an address gave nothing out of the fetching: its kind and reason. Becomes a `Missed`."""

    def __init__(self, kind: str, why: str, *, wait: float | None = None) -> None:
        """`wait`: seconds after which trying again may help; None where it would not."""
        super().__init__(why)
        self.kind = kind
        self.why = why
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Condition:
    """What a known capture of an address says of itself, for asking only for something newer."""

    etag: str | None
    changed: str | None


class Fetcher:
    """Fetches one address after the other, remembering when each host was last asked."""

    def __init__(self, limits: Limits, *, sleep: Callable[[float], None] = time.sleep) -> None:
        """`sleep` waits; tests count instead."""
        self.limits = limits
        self.sleep = sleep
        self.guard = Guard(private=limits.private)
        waits = httpx.Timeout(limits.silence)
        headers = {"user-agent": limits.agent, "accept": ASKED, "accept-encoding": "gzip, deflate"}
        self.client = httpx.Client(transport=Transport(self.guard), timeout=waits, headers=headers, trust_env=False)
        self.robots = Robots(limits.agent, self.read_robots)
        self.asked: dict[str, float] = {}

    def close(self) -> None:
        """Nothing; all connections are closed."""
        self.client.close()

    def fetch(
        self, url: str, *, condition: Condition | None = None, found_in: str | None = None
    ) -> Arrival | Missed | Unchanged:
        """What an address gives: a capture, that nothing changed, or why there is nothing."""
        url = urldefrag(url.strip()).url
        for attempt in range(1, self.limits.tries + 1):
            try:
                return self.follow(url, condition, found_in)
            except MissedError as missed:
                last = attempt == self.limits.tries
                if missed.wait is None or missed.wait > self.limits.patience or last:
                    return Missed(url, "acquire", missed.kind, missed.why, tell_time())
                self.sleep(max(missed.wait, BACK_OFF * 2 ** (attempt - 1) * random.uniform(1, 1.5)))
        raise AssertionError("the last try returns")

    def follow(self, url: str, condition: Condition | None, found_in: str | None) -> Arrival | Unchanged:
        """The capture at the end of an address's redirects."""
        here = url
        for _ in range(self.limits.redirects + 1):
            self.check_address(here)
            self.pause(here)
            response, data = self.ask(here, condition if here == url else None)
            if response.status_code == 304:
                return Unchanged(url)
            if response.next_request is None:
                return self.make_arrival(url, response, data, found_in)
            here = str(response.next_request.url)
        raise MissedError("redirects", f"more than {self.limits.redirects} redirects, the last to {here}")

    def check_address(self, url: str) -> None:
        """Nothing; an error where the address is none that may be asked."""
        parts = split_address(url)
        if parts.scheme not in ("http", "https") or parts.hostname is None:
            raise MissedError("scheme", f"{url}: expected an http or https address")
        if self.limits.robots:
            allowed, why = self.robots.check(url)
            if not allowed:
                raise MissedError("robots", why)

    def pause(self, url: str) -> None:
        """Nothing; the host was left alone for as long as it should be."""
        host = urlsplit(url).netloc
        delay = self.limits.delay
        if self.limits.robots:
            delay = max(delay, min(self.robots.find_delay(url), self.limits.patience))
        wait = self.asked.get(host, -delay) + delay - time.monotonic()
        if host in self.asked and wait > 0:
            self.sleep(wait)
        self.asked[host] = time.monotonic()

    def ask(self, url: str, condition: Condition | None, *, largest: int | None = None) -> tuple[httpx.Response, bytes]:
        """The response and its bytes as they came. Every failure is a MissedError that says what it was."""
        largest = self.limits.largest if largest is None else largest
        headers: dict[str, str] = {}
        if condition is not None and condition.etag is not None:
            headers["if-none-match"] = condition.etag
        if condition is not None and condition.changed is not None:
            headers["if-modified-since"] = condition.changed
        self.guard.deadline = time.monotonic() + self.limits.seconds
        try:
            with self.client.stream("GET", url, headers=headers) as response:
                check_response(response, largest)
                return response, self.receive(response, largest)
        except ForbiddenAddressError as error:
            raise MissedError("address", str(error)) from error
        except (httpx.TimeoutException, httpcore.TimeoutException) as error:
            why = f"no answer within {self.limits.silence:g} s, or not all of it within {self.limits.seconds:g} s"
            raise MissedError("time", why, wait=0.0) from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol) as error:
            raise MissedError("scheme", f"expected an http or https address: {error}") from error
        except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise MissedError("network", str(error) or type(error).__name__, wait=0.0) from error

    def receive(self, response: httpx.Response, largest: int) -> bytes:
        """The body's bytes as they come, at most so many, in no more than the time there is."""
        parts: list[bytes] = []
        size = 0
        for part in response.iter_raw():
            size += len(part)
            if size > largest:
                raise MissedError("size", f"more than {largest:,} bytes")
            if time.monotonic() > self.guard.deadline:
                raise MissedError("time", f"not all of it within {self.limits.seconds:g} s")
            parts.append(part)
        return b"".join(parts)

    def make_arrival(self, url: str, response: httpx.Response, data: bytes, found_in: str | None) -> Arrival:
        """The capture of a response: its bytes unpacked, named by the address it came from in the end."""
        try:
            page = unpack_bytes(data, response.headers.get("content-encoding"), self.limits.unpacked)
        except OversizeError as error:
            raise MissedError("bomb", str(error)) from error
        except DamagedError as error:
            raise MissedError("damaged", str(error)) from error
        if len(page) == 0:
            raise MissedError("empty", "an answer without a body")
        final = urldefrag(str(response.url)).url
        kept = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
        capture = Capture(hashlib.sha256(page).hexdigest(), final, tell_time(), read_media_type(response))
        return Arrival(capture, page, url, final, found_in, response.status_code, kept)

    def read_robots(self, url: str) -> tuple[int, bytes]:
        """Status and bytes of a robots.txt: at most 500 KB of it count (RFC 9309); redirects are followed."""
        for _ in range(self.limits.redirects + 1):
            if split_address(url).scheme not in ("http", "https"):
                return 404, b""
            try:
                response, data = self.ask(url, None, largest=500_000)
            except MissedError as missed:
                status = int(missed.why[:3]) if missed.kind == "status" else 0
                if missed.kind == "address":
                    raise
                return (404, b"") if missed.kind == "media" else (status, b"")
            if response.next_request is None:
                return response.status_code, unpack_bytes(data, response.headers.get("content-encoding"), 500_000)
            url = str(response.next_request.url)
        return 404, b""


def check_response(response: httpx.Response, largest: int) -> None:
    """Nothing; an error where the headers alone say that there is nothing for us."""
    status = response.status_code
    if status == 304 or response.next_request is not None:
        return
    if status != 200:
        wait = read_wait(response.headers.get("retry-after")) if status in AGAIN else None
        raise MissedError("status", f"{status} {response.reason_phrase}{describe_wait(response)}", wait=wait)
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length) > largest:
        raise MissedError("size", f"{int(length):,} bytes, more than {largest:,}")
    media = read_media_type(response)
    if media is not None and media.startswith(FOREIGN) and not media.endswith("xml"):
        raise MissedError("media", f"{media}: expected a page")


def split_address(url: str) -> Any:
    """The parts of an address; an error where it is none."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise MissedError("scheme", f"{url[:200]}: expected an http or https address") from error
    return parts


def read_media_type(response: httpx.Response) -> str | None:
    """The media type that the server names, without its parameters."""
    named: str = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return named if len(named) > 0 else None


def read_wait(value: str | None) -> float:
    """Seconds of a Retry-After: a number or a date (RFC 9110); 0, so our own back-off, where there is none."""
    if value is None:
        return 0.0
    if value.strip().isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def describe_wait(response: httpx.Response) -> str:
    """What the server says about trying again, for the reason of a skip."""
    value = response.headers.get("retry-after")
    return "" if value is None else f" (Retry-After: {value[:40]})"


def tell_time() -> str:
    """Now, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
