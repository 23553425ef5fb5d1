"""verifikasi.html in a real browser, from file://, with every request it makes on record."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.exchange.authenticity import keys
from app.exchange.verify_pages import ListedKey, Lists, Revocations, Revoked, Voucher, page
from tests.exchange.code_vectors import GOOD, SEED

PUBLIC = keys.public_key(SEED)
OFFICE, REGION = "Dinas Sosial Kabupaten Siak", "14.08"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
)  # fmt: skip
WITHOUT_SUBTLE = "Object.defineProperty(Crypto.prototype, 'subtle', {get: () => undefined});"
WITHOUT_ED25519 = """
    const importKey = SubtleCrypto.prototype.importKey;
    SubtleCrypto.prototype.importKey = function (format, key, algorithm, ...more) {
      if (algorithm.name === "Ed25519") return Promise.reject(new DOMException("Unrecognized", "NotSupportedError"));
      return importKey.call(this, format, key, algorithm, ...more);
    };"""
COUNTING = """
    const verify = SubtleCrypto.prototype.verify;
    globalThis.nativeAnswers = 0;
    SubtleCrypto.prototype.verify = function (...told) {
      globalThis.nativeAnswers += 1;
      return verify.apply(this, told);
    };"""


def lists(**changes: Any) -> Lists:
    """The key of the vectors, vouched for by a province; the second good code is revoked."""
    revoked = Revoked(GOOD[1].certificate_id, date(2026, 11, 19), "diganti dengan yang baru", "460/0002")
    defaults: dict[str, Any] = {
        "office": OFFICE, "written_at": "Minggu, 22 November 2026 pukul 18.30 WIB",
        "keys": (ListedKey(PUBLIC, OFFICE, REGION, voucher=0),),
        "vouchers": (Voucher("Dinas Sosial Provinsi Riau", date(2026, 11, 1)),),
        "revocations": (Revocations(REGION, date(2026, 11, 20), (revoked,)),),
    }  # fmt: skip
    return Lists(**(defaults | changes))


class Visit:
    """A page that is open, and what it asked for."""

    def __init__(self, tab: Any, requests: list[str]) -> None:
        self.tab, self.requests = tab, requests

    def verdicts(self, texts: list[str]) -> list[str]:
        """The results of many codes at once."""
        return list(self.tab.evaluate(
            "async (texts) => { const found = []; for (const text of texts) "
            "found.push((await verifikasi.verdictOf(text, verifikasi.lists)).result); return found; }", texts,
        ))  # fmt: skip

    def shown(self) -> str:
        """The result that the page shows, and all words of it."""
        self.tab.wait_for_selector("#result[data-result]")
        return f"{self.tab.get_attribute('#result', 'data-result')}: {self.tab.inner_text('#result')}"


class Reader:
    """A browser in which pages are opened."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser, self.folder, self._made = browser, folder, 0

    @contextmanager
    def visit(self, content: bytes | None = None, script: str = "", **options: Any) -> Iterator[Visit]:
        """Open a page (that of `lists`) as a file; `script` runs before its own."""
        self._made += 1
        file = self.folder / f"verifikasi-{self._made}.html"
        file.write_bytes(page(lists()) if content is None else content)
        context = self.browser.new_context(**options)
        requests: list[str] = []
        context.on("request", lambda request: requests.append(request.url))
        errors: list[str] = []
        tab = context.new_page()
        tab.on("pageerror", lambda error: errors.append(str(error)))
        if script:
            tab.add_init_script(script)
        try:
            tab.goto(file.as_uri())
            yield Visit(tab, requests)
            assert errors == []
            assert [url for url in requests if not url.startswith("blob:")] == [file.as_uri()]
        finally:
            context.close()


@pytest.fixture(scope="package")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        yield Reader(browser, tmp_path_factory.mktemp("verifikasi"))
        browser.close()
