"""What a site's robots.txt lets us ask (RFC 9309), asked once per site and run."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

NAME = "counterclaim"
"""The product token that a robots.txt addresses us by."""


class Robots:
    """The rules of every site met so far."""

    def __init__(self, agent: str, read: Callable[[str], tuple[int, bytes]]) -> None:
        """`read` gives status and bytes of an address; status 0: no answer."""
        self.agent = agent
        self.read = read
        self.rules: dict[str, Protego | str] = {}

    def find_rules(self, url: str) -> Protego | str:
        """A site's rules; in their place, the reason why none could be read and nothing may be asked."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.rules:
            self.rules[site] = self.load_rules(f"{site}/robots.txt")
        return self.rules[site]

    def load_rules(self, url: str) -> Protego | str:
        """The rules at an address. Unavailable (4xx): everything is allowed; unreachable (5xx, no answer): nothing."""
        status, data = self.read(url)
        if status == 200:
            return Protego.parse(data.decode("utf-8", "replace"))
        if 400 <= status < 500:
            return Protego.parse("")
        return f"{url} could not be read ({status if status > 0 else 'no answer'}), so nothing may be asked"

    def check(self, url: str) -> tuple[bool, str]:
        """Whether an address may be asked, and why not."""
        rules = self.find_rules(url)
        if isinstance(rules, str):
            return False, rules
        return rules.can_fetch(url, NAME), "robots.txt of the site denies it"

    def find_delay(self, url: str) -> float:
        """Seconds that a site asks us to leave between two requests."""
        rules = self.find_rules(url)
        delay = None if isinstance(rules, str) else rules.crawl_delay(NAME)
        return 0.0 if delay is None else float(delay)
