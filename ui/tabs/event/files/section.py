"""Lampiran: photos and papers that belong to the event."""

from ui.tabs.event.section import EventSection


class FilesSection(EventSection):
    """Built in the next steps."""
