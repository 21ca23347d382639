"""Visits to pages of a built site in a browser, as they are or damaged on the way.

The browser's requests are answered from the folder of the site, inside the test's own process: there is no
server, no port, and no way to any other host.
"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Route

ORIGIN = "https://site.example/"
"""Where the browser takes the site to be; no such host exists."""
Mode = Literal["light", "dark", "print"]
MODES: tuple[Mode, ...] = ("light", "dark", "print")
PHONE, PAPER = (360, 640), (794, 1123)
"""Width and height in pixels: of a small phone, and of a sheet of A4."""


class Damage(NamedTuple):
    """A text of the site to exchange on its way to the browser, and rules to add to its style sheet."""

    old: str = ""
    new: str = ""
    style: str = ""


UNHARMED = Damage()


@dataclass
class Visitor:
    """One tab of a phone's browser that goes from page to page."""

    site: Path
    browser: Browser
    damage: Damage = UNHARMED
    noticed: list[str] = field(default_factory=list)
    """What the browser complained about during the visit, and requests that left the site."""

    def __post_init__(self) -> None:
        context = self.browser.new_context(
            is_mobile=True, has_touch=True
        )  # else it ignores <meta name=viewport>
        context.route("**/*", self._answer)
        self.page: Page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.noticed.append(f"a script failed: {error}"))

    def open(self, path: str, mode: Mode = "light", damage: Damage = UNHARMED) -> Page:
        """The page at an address of the site, loaded."""
        self.damage, self.noticed = damage, []
        width, height = PAPER if mode == "print" else PHONE
        self.page.set_viewport_size({"width": width, "height": height})
        if mode == "print":
            self.page.emulate_media(media="print", color_scheme="light")
        else:
            self.page.emulate_media(media="screen", color_scheme=mode)
        self.page.goto(ORIGIN + path)
        return self.page

    def _hear(self, message: ConsoleMessage) -> None:
        # Chromium says this some seconds after loading, so a slow machine hears it and a fast one does not.
        if "was preloaded using link preload but not used" not in message.text:
            self.noticed.append(f"the console says: {message.text}")

    def _answer(self, route: Route) -> None:
        url = route.request.url
        if not url.startswith(ORIGIN):
            self.noticed.append(f"the page asks for {url}")
            route.abort()
            return
        path = unquote(urlsplit(url).path).lstrip("/")
        file = self.site / path / "index.html" if path.endswith("/") or not path else self.site / path
        if not file.is_file():
            route.fulfill(status=404, body="")
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(body=self._damaged(file, kind), content_type=kind)

    def _damaged(self, file: Path, kind: str) -> bytes:
        body = file.read_bytes()
        if kind == "text/html" and self.damage.old:
            text = body.decode()
            assert self.damage.old in text, f"{self.damage.old!r} does not stand in {file}"
            return text.replace(self.damage.old, self.damage.new).encode()
        if kind == "text/css":
            return body + self.damage.style.encode()
        return body
