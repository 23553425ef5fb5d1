"""Imports what later pages need, a little at a time while nobody waits, so that their first showing is quick too."""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

MODULES = (
    "app.domain.wording",
    "app.domain.nik",
    "app.services.people",
    "app.services.planning",
    "app.services.registration",
    "app.services.attendance",
    "app.services.certificates",
    "app.printing.report_content",
    "app.services.papers.plan_papers",
    "app.services.papers.quota_papers",
    "app.services.papers.receipt_papers",
    "app.services.papers.score_papers",
    "app.services.papers.photo_papers",
    "app.services.papers.catalogue",
    "app.services.bundle",
    "app.services.documents",
    "app.services.awards",
    "app.services.award_results",
    "ui.drawing.bars",
    "ui.tables.cells",
    "ui.tables.delegate",
    "ui.tables.view",
    "ui.widgets.date_field",
    "ui.region_picker",
    "ui.widgets.form",
    "ui.dialogs.person_search",
    "ui.dialogs.add_participant",
    "ui.tabs.event.page",
    "ui.tabs.event.summary",
    "ui.tabs.event.participants",
    "ui.tabs.event.schedule",
    "ui.tabs.event.attendance",
    "PySide6.QtPdf",
    "PySide6.QtPdfWidgets",
    "PySide6.QtPrintSupport",
    "ui.pdf.paper_view",
    "ui.pdf.save_each",
    "ui.tabs.event.certificates",
    "ui.tabs.event.documents",
    "ui.tabs.event.checkin.section",
    "ui.tabs.event.scores.section",
    "ui.tabs.event.payments.section",
    "ui.tabs.event.files.section",
    "ui.tabs.event.audit.section",
    "ui.tabs.people.tab",
    "ui.tabs.awards.tab",
    "ui.tabs.certificates.page",
    "ui.tabs.certificates.register",
    "ui.tabs.certificates.layouts",
    "ui.tabs.certificates.check",
    "ui.tabs.certificates.keys",
    "ui.tabs.send",
    "ui.tabs.history",
    "ui.tabs.settings.page",
    "reportlab.lib.utils",
    "reportlab.pdfgen.canvas",
    "pypdf",
)
"""What is needed by others comes before them: each step stays short."""
_PAUSE = 40
"""Milliseconds between two imports, in which the window answers."""


class Warming(QObject):
    """Belongs to a window and ends with it; begins `after` milliseconds."""

    def __init__(self, window: QObject, after: int) -> None:
        super().__init__(window)
        self._left = iter(MODULES)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(after)

    def _step(self) -> None:
        name = next(self._left, "")
        if name:
            import_module(name)
            self._timer.start(_PAUSE)
        else:
            self._timer.stop()
