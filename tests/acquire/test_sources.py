"""Files, folders, archives, feeds and lists: every capture, and every failure with its reason."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counterclaim.acquire.fetch import Fetched
from counterclaim.acquire.limits import Limits
from counterclaim.acquire.sources import Sources
from counterclaim.vocabulary import Arrival, Missed, Unchanged
from tests.acquire.conftest import PAGE, Site
from tests.store.factory import make_record

Walk = Callable[..., list[Fetched]]


@pytest.fixture
def walk() -> Iterator[Walk]:
    """Walks sources without waiting, on this machine."""
    opened: list[Sources] = []

    def run(*sources: str | Path, known: tuple[str, ...] = (), **limits: object) -> list[Fetched]:
        from counterclaim.acquire.fetch import Condition

        made = Sources(
            Limits(**{"private": True, "delay": 0.0, "tries": 1, "largest": 1_000_000, "unpacked": 5_000_000} | limits),
            known=lambda url: Condition('"v1"', None) if url in known else None,
            sleep=lambda _: None,
        )
        opened.append(made)
        return list(made.walk([str(source) for source in sources]))

    yield run
    for made in opened:
        made.close()


def name_all(found: list[Fetched]) -> list[str]:
    """Names of captures, reasons of what was missed."""
    return [
        item.name if isinstance(item, Arrival) else item.kind if isinstance(item, Missed) else "unchanged"
        for item in found
    ]


def test_folder_in_order(tmp_path: Path, walk: Walk) -> None:
    """The pages of a folder and its folders, by name; hidden files and parts of saved pages are left out."""
    folder = tmp_path / "pages"
    for name in ("b.html", "a.txt", "sub/c.htm", ".hidden", "b_files/style.css", "logo.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(PAGE)
    found = walk(folder)
    assert name_all(found) == ["pages/a.txt", "pages/b.html", "pages/sub/c.htm", "media"]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("empty.html", b"", "empty"),
        ("large.html", b"x" * 1_000_001, "size"),
        ("bomb.html.gz", gzip.compress(b"\0" * 6_000_000), "bomb"),
        ("torn.html.gz", gzip.compress(PAGE)[:40], "damaged"),
        ("x.warc", b"this is no archive", "damaged"),
        ("x.wacz", b"this is no archive", "damaged"),
        ("x.jsonl", b'{"schema": "other"}\n', "schema"),
        ("y.jsonl", b"[[[", "schema"),
        ("z.jsonl", b"[" * 100_000, "schema"),
    ],
)
def test_bad_file_has_reason(tmp_path: Path, walk: Walk, name: str, data: bytes, kind: str) -> None:
    """A bad file is one missed input with its reason."""
    (tmp_path / name).write_bytes(data)
    assert name_all(walk(tmp_path / name)) == [kind]


def test_missing_file_has_reason(tmp_path: Path, walk: Walk) -> None:
    """So is one that is not there."""
    assert name_all(walk(tmp_path / "none.html")) == ["unreadable"]


def test_records_come_back(tmp_path: Path, walk: Walk) -> None:
    """JSON Lines of ours are captures with their record."""
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps(make_record(n).to_json()) + "\n" for n in (1, 2)), encoding="utf-8")
    found = walk(path)
    assert [item.record is not None for item in found if isinstance(item, Arrival)] == [True, True]


def make_warc(count: int = 4, *, packed: bool = True) -> tuple[bytes, list[int]]:
    """A WARC of so many pages and a picture, and where each record begins."""
    data, places = b"", []
    for number in range(count + 1):
        kind, body = ("text/html", PAGE + str(number).encode()) if number < count else ("image/png", b"\x89PNG")
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/{number}\r\n"
            "WARC-Date: 2020-10-06T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:0000000{number}-0000-0000-0000-000000000000>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        places.append(len(data))
        data += gzip.compress(record) if packed else record
    return data, places


@pytest.mark.parametrize("packed", [True, False])
def test_warc_gives_pages(tmp_path: Path, walk: Walk, packed: bool) -> None:
    """The pages of a WARC with their addresses and times; what is no page is counted."""
    (tmp_path / "x.warc.gz").write_bytes(make_warc(packed=packed)[0])
    found = walk(tmp_path / "x.warc.gz")
    assert name_all(found) == [f"http://e.org/{number}" for number in range(4)] + ["media"]
    assert isinstance(found[0], Arrival)
    assert found[0].data == PAGE + b"0"
    assert found[0].capture.retrieved == "2020-10-06T10:00:00+00:00"
    assert found[0].found_in == "x.warc.gz"


@pytest.mark.parametrize("broken", [0, 1, 2])
def test_damaged_record_is_passed(tmp_path: Path, walk: Walk, broken: int) -> None:
    """A damaged record is missed with its reason, and all others are there."""
    data, places = make_warc()
    forged = bytearray(data)
    for at in range(places[broken] + 20, places[broken] + 60):
        forged[at] ^= 0xFF
    (tmp_path / "x.warc.gz").write_bytes(bytes(forged))
    names = name_all(walk(tmp_path / "x.warc.gz"))
    assert names.count("damaged") == 1
    assert [name for name in names if name.startswith("http")] == [
        f"http://e.org/{number}" for number in range(4) if number != broken
    ]


def test_cut_warc_gives_rest(tmp_path: Path, walk: Walk) -> None:
    """A WARC that ends within a record gives the others, and says so."""
    data, places = make_warc()
    (tmp_path / "x.warc.gz").write_bytes(data[: places[2] + 100])
    names = name_all(walk(tmp_path / "x.warc.gz"))
    assert [name for name in names if name.startswith("http")] == ["http://e.org/0", "http://e.org/1"]
    assert "damaged" in names


def test_wacz_gives_pages(tmp_path: Path, walk: Walk) -> None:
    """The WARC files in a WACZ."""
    with zipfile.ZipFile(tmp_path / "x.wacz", "w") as archive:
        archive.writestr("archive/data.warc.gz", make_warc()[0])
        archive.writestr("datapackage.json", "{}")
    assert name_all(walk(tmp_path / "x.wacz"))[:4] == [f"http://e.org/{number}" for number in range(4)]


def test_zstd_warc_gives_pages(tmp_path: Path, walk: Walk) -> None:
    """A WARC of zstd frames."""
    zstd = pytest.importorskip("zstandard")
    (tmp_path / "x.warc.zst").write_bytes(zstd.ZstdCompressor().compress(make_warc(packed=False)[0]))
    assert name_all(walk(tmp_path / "x.warc.zst"))[:4] == [f"http://e.org/{number}" for number in range(4)]


@pytest.mark.parametrize(
    ("path", "pages"),
    [
        ("/rss", ["/page/1", "/page/2"]),
        ("/atom", ["/page/3"]),
        ("/index.xml", ["/page/4"]),
        ("/sitemap.xml.gz", ["/page/4"]),
    ],
)
def test_feed_gives_pages(site: Site, walk: Walk, path: str, pages: list[str]) -> None:
    """A feed or sitemap, nested and packed too, gives the pages it lists."""
    assert name_all(walk(site.base + path)) == [site.base + page for page in pages]


def test_html_feed_has_reason(site: Site, walk: Walk) -> None:
    """HTML where a feed is expected is missed with its reason, not read as news."""
    (missed,) = walk(f"{site.base}/feed")
    assert isinstance(missed, Missed)
    assert (missed.kind, "expected a feed" in missed.why) == ("feed", True)


def test_entities_are_not_expanded(site: Site, walk: Walk) -> None:
    """A billion laughs cost nothing and lead nowhere."""
    assert all(isinstance(item, Missed) for item in walk(f"{site.base}/laughs.xml"))


def test_list_of_addresses(tmp_path: Path, site: Site, walk: Walk) -> None:
    """A text file with an address a line is a list; each is asked once."""
    path = tmp_path / "urls.txt"
    path.write_text(f"# a list\n{site.base}/page/1\n\n{site.base}/page/2\n{site.base}/page/1\nfile:///etc/passwd\n")
    assert name_all(walk(path)) == [f"{site.base}/page/1", f"{site.base}/page/2", "scheme"]


def test_known_pages_of_feed_not_asked(site: Site, walk: Walk) -> None:
    """Pages of a feed that the case has are not asked again, unless they should be refreshed."""
    known = (f"{site.base}/page/1",)
    assert name_all(walk(f"{site.base}/rss", known=known)) == ["unchanged", f"{site.base}/page/2"]
    assert site.asked["/page/1"] == 0
    assert isinstance(walk(f"{site.base}/rss", known=known, refresh=True)[0], Unchanged)
    assert site.asked["/page/1"] == 1


def test_named_page_is_asked_for_changes(site: Site, walk: Walk) -> None:
    """A page that is named itself is asked for changes, always."""
    assert walk(f"{site.base}/page/1", known=(f"{site.base}/page/1",)) == [Unchanged(f"{site.base}/page/1")]


def test_text_is_no_list(tmp_path: Path, walk: Walk) -> None:
    """A text with an address in it is a text."""
    path = tmp_path / "a.txt"
    path.write_text("Ganja was shelled.\nhttps://example.org/1\n")
    (arrival,) = walk(path)
    assert isinstance(arrival, Arrival)


def test_unpacked_stream_is_bounded() -> None:
    """Members after members do not get around the bound."""
    from counterclaim.acquire.unpack import OversizeError, unpack_bytes

    data = io.BytesIO()
    for _ in range(60):
        data.write(gzip.compress(b"\0" * 100_000))
    with pytest.raises(OversizeError):
        unpack_bytes(data.getvalue(), "gzip", 5_000_000)
