"""How much acquire takes, how long it waits, and what it calls itself."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one run of acquire. The defaults are for the open web."""

    largest: int = 20 * MEGABYTE
    """Bytes of one input as it comes. The largest of 990 annotated news pages has under 4 MB."""
    unpacked: int = 50 * MEGABYTE
    """Bytes of one page after decompression: a page is text, more is a bomb."""
    seconds: float = 60.0
    """For one request in all, from connecting to the last byte."""
    silence: float = 20.0
    """Without a byte before the connection is given up."""
    redirects: int = 5
    tries: int = 3
    """Of one address, where the network or the server fails for the moment."""
    delay: float = 1.0
    """Seconds between two requests to one host; more where its robots.txt asks for more, up to `patience`."""
    patience: float = 120.0
    """The longest that a Retry-After or Crawl-delay is waited for."""
    addresses: int = 50_000
    """Of one feed or sitemap: the sitemap protocol's own bound."""
    private: bool = False
    """Whether addresses of this machine and its network may be asked."""
    robots: bool = True
    refresh: bool = False
    """Whether pages found in feeds and lists are asked again when the case has them."""
    agent: str = "counterclaim/0.1 (news archive for research; respects robots.txt)"
