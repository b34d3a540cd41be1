"""The pages in a real Chromium: no error, no other host, usable by keyboard, readable by everyone."""

import json
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, Response, expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=60_000)

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1440, "height": 900}}


def ask(address: str) -> dict[str, Any]:
    """What the API answers."""
    with urlopen(address) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def find_things(site: str) -> dict[str, str]:
    """One address of each kind of page."""
    incidents, documents, actors = (ask(f"{site}/api/{name}")["rows"] for name in ("incidents", "documents", "actors"))
    richest = max(incidents, key=lambda row: row["claims"])
    things = {name: f"/{name}" for name in ("incidents", "disputes", "tolls", "documents", "actors", "sources")}
    things |= {"overview": "/", "search": "/search?q=civilians", "review": "/review", "log": "/log", "about": "/about"}
    things |= {"incident": f"/incidents/{richest['id']}", "document": f"/documents/{documents[0]['id']}"}
    return things | {"actor": f"/actors/{actors[0]['id']}", "source": "/sources/Caspian Herald", "skipped": "/skipped"}


def settle(page: Page) -> None:
    """Wait until scripts, map and chart have done what they do."""
    page.wait_for_selector("html[data-ready]")
    if page.locator(".map[data-url]").count() > 0:
        page.wait_for_selector(".map[data-idle]")


@pytest.mark.parametrize(("width", "theme"), [("phone", "dark"), ("desk", "light")])
def test_pages_accessible(strict_page: Page, gold_site: str, width: str, theme: str) -> None:
    """Every page, each width in one of the themes: WCAG 2.2 AA by axe, and nothing wider than the screen."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run npm ci in web/")
    strict_page.emulate_media(color_scheme=theme)  # type: ignore[arg-type] # "light" or "dark"
    strict_page.set_viewport_size(WIDTHS[width])  # type: ignore[arg-type] # width and height
    found: dict[str, object] = {}
    for name, path in find_things(gold_site).items():
        strict_page.goto(gold_site + path)
        settle(strict_page)
        strict_page.evaluate(AXE.read_text(encoding="utf-8"))
        options = {"runOnly": {"type": "tag", "values": RULES}}
        broken = strict_page.evaluate("options => axe.run(document, options).then(found => found.violations)", options)
        found |= {f"{name} {item['id']}": [node["html"][:160] for node in item["nodes"][:3]] for item in broken}
        over = strict_page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found |= {f"{name} is too wide": over} if over > 0 else {}
    assert found == {}


def test_map_opens_incident(strict_page: Page, gold_site: str) -> None:
    """The map draws offline; its script is asked for only where a map is."""
    asked: list[str] = []
    strict_page.on("request", lambda request: asked.append(request.url))
    strict_page.goto(f"{gold_site}/documents")
    assert not any("map" in url for url in asked)
    strict_page.goto(gold_site)
    strict_page.wait_for_selector(".map[data-idle=true] canvas")
    assert any("world.json" in url for url in asked)


NO_WEBGL = """
const draw = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : draw.call(this, kind, ...rest);
};
"""


def test_map_without_webgl(strict_page: Page, gold_site: str) -> None:
    """Without WebGL the same incidents stand on a drawn map, each a link; the buttons zoom it."""
    strict_page.add_init_script(NO_WEBGL)
    strict_page.goto(gold_site)
    strict_page.wait_for_selector(".map[data-idle=flat] svg")
    marks = strict_page.locator(".map svg a")
    assert marks.count() == len(ask(f"{gold_site}/api/map")["features"]) > 0
    place = marks.first.get_attribute("transform")
    strict_page.get_by_role("button", name="Zoom in").click()
    assert marks.first.get_attribute("transform") != place
    strict_page.goto(gold_site + str(marks.first.get_attribute("href")))
    expect(strict_page.locator("h1")).to_be_visible()


def measure_script(answer: Response) -> int:
    """The bytes of a script as sent; 0 for anything else."""
    return int(answer.headers["content-length"]) if answer.url.split("?")[0].endswith(".js") else 0


def test_script_budget(strict_page: Page, gold_site: str) -> None:
    """At most 450 KB of compressed script on the first page, map included."""
    sizes: list[int] = []
    strict_page.on("response", lambda answer: sizes.append(measure_script(answer)))
    strict_page.goto(gold_site)
    strict_page.wait_for_selector(".map[data-idle]")
    assert 0 < sum(sizes) <= 450_000


def test_review_by_keyboard(strict_page: Page, site: str) -> None:
    """Accept, reject with a reason, comment, undo: without a mouse; the audit log has each."""
    strict_page.goto(f"{site}/review")
    strict_page.wait_for_selector("html[data-ready]")
    left = int(strict_page.locator(".head .row span").first.inner_text().split()[0])
    strict_page.keyboard.press("a")
    expect(strict_page.locator(".head .row")).to_contain_text(f"{left - 1} to look at")
    strict_page.wait_for_selector("html[data-ready]")
    strict_page.keyboard.press("r")
    strict_page.keyboard.type("The speaker is another")
    strict_page.keyboard.press("Enter")
    expect(strict_page.locator(".head .row")).to_contain_text("2 decided")
    strict_page.wait_for_selector("html[data-ready]")
    strict_page.keyboard.press("u")
    expect(strict_page.locator(".head .row")).to_contain_text("1 decided")
    expect(strict_page.locator("#task")).to_contain_text("taken back")
    rows = ask(f"{site}/api/log")["rows"]
    assert [row["reason"] for row in rows[:3]] == ["taken back: reject", "reject", "accept"]


def test_correction_exported(strict_page: Page, site: str) -> None:
    """A correction stands beside the machine's original and is exported as training data."""
    strict_page.goto(f"{site}/review")
    strict_page.wait_for_selector("html[data-ready]")
    strict_page.keyboard.press("c")
    strict_page.get_by_label("low").fill("14")
    strict_page.get_by_role("button", name="Correct", exact=True).click()
    expect(strict_page.locator(".head .row")).to_contain_text("1 decided")
    with urlopen(f"{site}/api/training") as answer:
        example = json.loads(answer.read())
    assert example["person"] == {"low": 14}
    assert example["machine"]["evidence"] != []


def test_words_and_items(strict_page: Page, gold_site: str) -> None:
    """Focus on an item lights its words; a layer switched off leaves the address that shows the same."""
    strict_page.goto(gold_site + find_things(gold_site)["document"])
    strict_page.wait_for_selector("html[data-ready]")
    strict_page.locator(".item a", has_text="words").first.focus()
    assert strict_page.locator(".seg.on").count() >= 1
    strict_page.get_by_label("figures").uncheck()
    assert "layer=statements" in strict_page.url
    assert "layer=figures" not in strict_page.url
    strict_page.reload()
    expect(strict_page.get_by_label("figures")).not_to_be_checked()


def test_tab_leaves(strict_page: Page, gold_site: str) -> None:
    """No page traps the keyboard: tabbing from the skip link reaches the footer and leaves."""
    strict_page.goto(f"{gold_site}/review")
    strict_page.keyboard.press("Tab")
    expect(strict_page.locator(".skip")).to_be_focused()
    reached = set()
    for _ in range(200):
        strict_page.keyboard.press("Tab")
        reached.add(strict_page.evaluate("document.activeElement.closest('footer') ? 'footer' : 'page'"))
        if "footer" in reached:
            break
    assert "footer" in reached


def test_works_without_scripts(browser: object, gold_site: str) -> None:
    """Without scripts: lists, filters, words, the drawn toll chart and a decision's form are all there."""
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined] # Playwright's Browser
    page: Page = context.new_page()
    page.goto(f"{gold_site}/incidents")
    page.get_by_label("Claimed by side").select_option("Armenia")
    page.get_by_role("button", name="Show").click()
    assert "side=Armenia" in page.url
    page.goto(f"{gold_site}/tolls")
    expect(page.locator(".chart svg path.step").first).to_be_attached()
    page.goto(f"{gold_site}/review")
    expect(page.get_by_role("button", name="Accept")).to_be_visible()
    context.close()


def test_chart_zooms(strict_page: Page, gold_site: str) -> None:
    """With scripts the toll chart is a canvas that can be zoomed."""
    strict_page.goto(f"{gold_site}/tolls")
    strict_page.wait_for_selector(".chart[data-loaded] canvas")
