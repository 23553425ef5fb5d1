"""The pages of the window: built when first shown, refreshed when concerned and seen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget

from ui.pages import Desk, Page, PageEntry, touches
from ui.work.changes import Change


class PageStack(QStackedWidget):
    """Shows one page; those away are refreshed when they are shown again."""

    def __init__(self, desk: Desk, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._desk = desk
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self.key = ""

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._pages.get(self.key)

    @property
    def built(self) -> dict[str, Page]:
        """The pages shown so far, by key."""
        return dict(self._pages)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all pages."""
        return frozenset(self._entries)

    @property
    def first(self) -> str:
        """The key of the first page; "" where there is none."""
        return next(iter(self._entries), "")

    def prepare(self, key: str) -> None:
        """Build a page before it is shown: while the database is being opened there is time for it."""
        if key in self._entries and key not in self._pages:
            self._build(key)

    def show_page(self, key: str, argument: object, *, compact: bool) -> None:
        """Show a page, built if it was never shown, refreshed if something changed meanwhile."""
        page = self._pages.get(key) or self._build(key)
        self.key = key
        self.setCurrentWidget(page)
        page.set_compact(compact)
        if key in self._stale:
            page.refresh(self._stale.pop(key))
        if argument is not None:
            page.arrive(argument)
        page.take_keyboard()

    def tell(self, change: Change) -> None:
        """Refresh the page shown if it is concerned, and remember those away."""
        for key, page in self._pages.items():
            if not touches(page, change):
                continue
            if key == self.key:
                page.refresh(change.touched)
            else:
                self._stale[key] = self._stale.get(key, change.touched) | change.touched

    def _build(self, key: str) -> Page:
        page = self._entries[key].build(self._desk)
        self._pages[key] = page
        self.addWidget(page)
        self._stale[key] = frozenset()
        return page
