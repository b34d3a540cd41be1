"""A real web server on this machine, good and bad."""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGE = b"<html><head><title>Ganja</title></head><body><p>Armenia shelled Ganja, the ministry said.</p></body></html>"
BOMB = gzip.compress(b"\0" * 20_000_000, 1)
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>/home</link>
<item><title>1</title><link>/page/1</link></item><item><title>2</title><link>{base}/page/2</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><link href="/home" rel="self"/>
<entry><link rel="alternate" href="/page/3"/><updated>2020-10-06T00:00:00Z</updated></entry></feed>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{base}/page/4</loc><lastmod>2020-10-06</lastmod></url></urlset>"""
INDEX = """<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{base}/sitemap.xml.gz</loc></sitemap></sitemapindex>"""
LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
) + "]><rss><channel><item><link>&j;</link></item></channel></rss>"  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    """Answers by the path's first part."""

    protocol_version = "HTTP/1.1"
    server: "Site"

    def log_message(self, *_: object) -> None:
        """Nothing; tests stay silent."""

    def do_GET(self) -> None:
        """One answer."""
        path = self.path.split("?")[0]
        self.server.asked[path] += 1
        self.server.times.append(time.monotonic())
        name = path.strip("/").split("/")[0].replace(".", "_") or "page"
        getattr(self, f"send_{name}", self.send_missing)()

    def reply(self, body: bytes, status: int = 200, kind: str = "text/html", **headers: str) -> None:
        """Nothing; an answer was sent."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def send_missing(self) -> None:
        """No such page."""
        self.reply(b"nothing", 404)

    def send_robots_txt(self) -> None:
        """The site's robots.txt, as the test set it."""
        status, body = self.server.robots
        self.reply(body, status, "text/plain")

    def send_page(self) -> None:
        """A page; 304 where it is known."""
        if self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
            return
        self.reply(PAGE + self.path.encode(), ETag='"v1"', Last_Modified="Tue, 06 Oct 2020 10:00:00 GMT")

    def send_private(self) -> None:
        """A page that robots.txt may deny."""
        self.send_page()

    def send_moved(self) -> None:
        """A redirect to where the query says."""
        self.reply(b"", 302, Location=self.path.partition("?")[2])

    def send_loop(self) -> None:
        """A redirect to itself."""
        self.reply(b"", 302, Location="/loop")

    def send_busy(self) -> None:
        """429 for so many times, then a page: /busy/TIMES/SECONDS."""
        _, times, seconds = self.path.strip("/").split("/")
        if self.server.asked[self.path] <= int(times):
            self.reply(b"slow down", 429, Retry_After=seconds)
        else:
            self.reply(PAGE)

    def send_down(self) -> None:
        """A server error, always."""
        self.reply(b"", 503)

    def send_bomb(self) -> None:
        """A small answer that unpacks to 20 MB."""
        self.reply(BOMB, Content_Encoding="gzip")

    def send_torn(self) -> None:
        """Compressed data that ends too early."""
        self.reply(gzip.compress(PAGE * 20)[:-30], Content_Encoding="gzip")

    def send_packed(self) -> None:
        """A compressed page."""
        self.reply(gzip.compress(PAGE), Content_Encoding="gzip")

    def send_huge(self) -> None:
        """A page that says it has 2 GB."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "2000000000")
        self.end_headers()
        self.close_connection = True

    def send_endless(self) -> None:
        """A page that never ends."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while not self.server.stopping:
                self.wfile.write(b"x" * 65536)
        except OSError:
            pass

    def send_drip(self) -> None:
        """A page that comes byte by byte, for ever."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.close_connection = True
        try:
            while not self.server.stopping:
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            pass

    def send_picture(self) -> None:
        """A picture."""
        self.reply(b"\x89PNG", kind="image/png")

    def send_nothing(self) -> None:
        """An answer without a body."""
        self.reply(b"")

    def send_rss(self) -> None:
        """An RSS feed."""
        self.reply(RSS.format(base=self.server.base).encode(), kind="application/rss+xml")

    def send_atom(self) -> None:
        """An Atom feed."""
        self.reply(ATOM.encode(), kind="application/atom+xml")

    def send_sitemap_xml_gz(self) -> None:
        """A packed sitemap."""
        self.reply(gzip.compress(SITEMAP.format(base=self.server.base).encode()), kind="application/x-gzip")

    def send_index_xml(self) -> None:
        """An index of sitemaps."""
        self.reply(INDEX.format(base=self.server.base).encode(), kind="text/xml")

    def send_feed(self) -> None:
        """HTML where a feed is expected."""
        self.reply(PAGE)

    def send_laughs_xml(self) -> None:
        """A feed whose entities would unpack to a gigabyte."""
        self.reply(LAUGHS.encode(), kind="application/rss+xml")


class Site(ThreadingHTTPServer):
    """The server, what it was asked and when."""

    daemon_threads = True
    block_on_close = False
    robots: tuple[int, bytes] = (404, b"")
    stopping = False

    def __init__(self) -> None:
        """On any free port of this machine."""
        super().__init__(("0.0.0.0", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.times: list[float] = []
        self.base = f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def site() -> Iterator[Site]:
    """A running server."""
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.stopping = True
    server.shutdown()
    server.server_close()
