"""Fetching from a real server: politely, safely, and every failure with its reason."""

import time
from collections.abc import Iterator

import pytest

from counterclaim.acquire import guard
from counterclaim.acquire.fetch import Condition, Fetcher
from counterclaim.acquire.guard import is_public
from counterclaim.acquire.limits import Limits
from counterclaim.vocabulary import Arrival, Missed, Unchanged
from tests.acquire.conftest import PAGE, Site

QUICK = Limits(private=True, delay=0.0, silence=2.0, seconds=3.0, largest=1_000_000, unpacked=5_000_000)


class Clock:
    """Counts how long the fetcher would have slept."""

    def __init__(self) -> None:
        """Nothing slept yet."""
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Nothing; the sleep was noted."""
        self.slept.append(seconds)


@pytest.fixture
def clock() -> Clock:
    """A clock that never waits."""
    return Clock()


@pytest.fixture
def fetcher(clock: Clock) -> Iterator[Fetcher]:
    """A fetcher that may ask this machine and never waits."""
    made = Fetcher(QUICK, sleep=clock.sleep)
    yield made
    made.close()


def test_page_is_captured(site: Site, fetcher: Fetcher) -> None:
    """A capture holds the bytes, their SHA-256, address, time, status and headers."""
    arrival = fetcher.fetch(f"{site.base}/page/1#part")
    assert isinstance(arrival, Arrival)
    assert arrival.data.startswith(PAGE)
    assert (arrival.capture.url, arrival.capture.media_type, arrival.status) == (
        f"{site.base}/page/1",
        "text/html",
        200,
    )
    assert arrival.headers["etag"] == '"v1"'
    assert arrival.capture.retrieved is not None


def test_packed_page_is_unpacked(site: Site, fetcher: Fetcher) -> None:
    """Content codings are undone: the bytes kept are the page's."""
    arrival = fetcher.fetch(f"{site.base}/packed")
    assert isinstance(arrival, Arrival)
    assert arrival.data == PAGE


def test_known_page_is_asked_for_changes(site: Site, fetcher: Fetcher) -> None:
    """A conditional request costs no page."""
    assert fetcher.fetch(f"{site.base}/page/1", condition=Condition('"v1"', None)) == Unchanged(f"{site.base}/page/1")


@pytest.mark.parametrize(
    ("path", "kind", "why"),
    [
        ("/none", "status", "404"),
        ("/down", "status", "503"),
        ("/busy/9/9999", "status", "429 Too Many Requests (Retry-After: 9999)"),
        ("/huge", "size", "2,000,000,000 bytes"),
        ("/endless", "size", "more than 1,000,000 bytes"),
        ("/drip", "time", "not all of it"),
        ("/bomb", "bomb", "unpacks to more than 5,000,000"),
        ("/torn", "damaged", "ends too early"),
        ("/picture", "media", "image/png"),
        ("/nothing", "empty", "without a body"),
        ("/loop", "redirects", "more than 5"),
        ("/moved?file:///etc/passwd", "scheme", "expected an http"),
        ("/moved?ftp://127.0.0.1/x", "scheme", "expected an http"),
    ],
)
def test_failure_has_reason(site: Site, clock: Clock, path: str, kind: str, why: str) -> None:
    """Whatever a server does wrong is one missed input with its reason, in bounded time."""
    fetcher = Fetcher(Limits(**{**_fields(QUICK), "seconds": 2.0, "tries": 2}), sleep=clock.sleep)
    started = time.monotonic()
    missed = fetcher.fetch(site.base + path)
    fetcher.close()
    assert isinstance(missed, Missed)
    assert (missed.kind, why in missed.why) == (kind, True), missed
    assert time.monotonic() - started < 10


def _fields(limits: Limits) -> dict[str, object]:
    """Limits by name."""
    return {name: getattr(limits, name) for name in Limits.__slots__}


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/x", "gopher://x/", "http://", "http://[::1", "javascript:x"]
)
def test_other_scheme_refused(fetcher: Fetcher, url: str) -> None:
    """Only http and https are asked."""
    missed = fetcher.fetch(url)
    assert isinstance(missed, Missed)
    assert missed.kind == "scheme"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "0.0.0.0",
        "2130706433",
        "0x7f.1",
        "[::ffff:127.0.0.1]",
        "169.254.1.1",
        "10.0.0.1",
    ],
)
def test_private_address_refused(site: Site, clock: Clock, host: str) -> None:
    """However it is written, an address of this machine or its network is not asked."""
    fetcher = Fetcher(Limits(delay=0.0, silence=2.0, tries=1), sleep=clock.sleep)
    missed = fetcher.fetch(f"http://{host}:{site.server_port}/page/1")
    fetcher.close()
    assert isinstance(missed, Missed)
    assert missed.kind in ("address", "network", "robots")
    assert site.asked["/page/1"] == 0


def test_redirect_inside_refused(site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page that redirects to 127.0.0.1 leads nowhere: the check is made when connecting."""
    monkeypatch.setattr(guard, "is_public", lambda address: address == "127.0.0.2")
    fetcher = Fetcher(Limits(delay=0.0, silence=2.0), sleep=clock.sleep)
    missed = fetcher.fetch(f"http://127.0.0.2:{site.server_port}/moved?{site.base}/page/1")
    fetcher.close()
    assert isinstance(missed, Missed)
    assert (missed.kind, "127.0.0.1" in missed.why) == ("address", True)
    assert site.asked["/page/1"] == 0


def test_name_of_this_machine_refused(site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves to this machine is refused, whatever it is called."""
    monkeypatch.setattr(guard, "resolve_host", lambda *_: ["127.0.0.1"])
    fetcher = Fetcher(Limits(delay=0.0), sleep=clock.sleep)
    missed = fetcher.fetch(f"http://news.example.org:{site.server_port}/page/1")
    fetcher.close()
    assert isinstance(missed, Missed)
    assert missed.kind == "address"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("192.168.0.1", False), ("172.16.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("::", False),
        ("fe80::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False), ("2002:7f00:1::", False), ("2001:db8::1", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    """What counts as an address of the open internet."""
    assert is_public(address) is public


def test_robots_denial(site: Site, fetcher: Fetcher) -> None:
    """What robots.txt denies is not asked; what it allows is."""
    site.robots = (200, b"User-agent: counterclaim\nDisallow: /private\n")
    missed = fetcher.fetch(f"{site.base}/private/1")
    assert isinstance(missed, Missed)
    assert missed.kind == "robots"
    assert site.asked["/private/1"] == 0
    assert isinstance(fetcher.fetch(f"{site.base}/page/1"), Arrival)
    assert site.asked["/robots.txt"] == 1


def test_unreachable_robots_denies(site: Site, fetcher: Fetcher) -> None:
    """A robots.txt that answers with a server error denies everything (RFC 9309)."""
    site.robots = (503, b"")
    missed = fetcher.fetch(f"{site.base}/page/1")
    assert isinstance(missed, Missed)
    assert (missed.kind, "503" in missed.why) == ("robots", True)


def test_redirect_is_checked_against_robots(site: Site, fetcher: Fetcher) -> None:
    """A redirect does not lead around robots.txt."""
    site.robots = (200, b"User-agent: *\nDisallow: /private\n")
    missed = fetcher.fetch(f"{site.base}/moved?/private/1")
    assert isinstance(missed, Missed)
    assert missed.kind == "robots"


def test_retry_after_is_waited_for(site: Site, fetcher: Fetcher, clock: Clock) -> None:
    """429 with a Retry-After that is not too long: waited for, then asked again."""
    assert isinstance(fetcher.fetch(f"{site.base}/busy/1/7"), Arrival)
    assert max(clock.slept) >= 7


def test_server_error_is_retried(site: Site, fetcher: Fetcher, clock: Clock) -> None:
    """A server error is tried again, with growing pauses, and not for ever."""
    assert isinstance(fetcher.fetch(f"{site.base}/down"), Missed)
    assert site.asked["/down"] == 3
    assert len(clock.slept) == 2
    assert clock.slept[1] > clock.slept[0]


@pytest.mark.parametrize(("robots", "pause"), [(b"", 0.5), (b"User-agent: *\nCrawl-delay: 3\n", 3.0)])
def test_host_is_left_alone_between(site: Site, clock: Clock, robots: bytes, pause: float) -> None:
    """Between two requests to one host there is a pause; a Crawl-delay makes it longer."""
    site.robots = (200, robots)
    fetcher = Fetcher(Limits(private=True, delay=0.5), sleep=clock.sleep)
    for number in (1, 2):
        assert isinstance(fetcher.fetch(f"{site.base}/page/{number}"), Arrival)
    fetcher.close()
    assert len(clock.slept) == 1
    assert pause - 0.3 <= clock.slept[0] <= pause


def test_dead_server_is_missed(clock: Clock) -> None:
    """Nobody listening is a missed input."""
    fetcher = Fetcher(Limits(private=True, robots=False, silence=1.0, tries=2), sleep=clock.sleep)
    missed = fetcher.fetch("http://127.0.0.1:1/x")
    fetcher.close()
    assert isinstance(missed, Missed)
    assert missed.kind == "network"
