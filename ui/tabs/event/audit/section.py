"""Pemeriksaan: the event as an auditor looks at it, its bundle, and its seal."""

from ui.tabs.event.section import EventSection


class AuditSection(EventSection):
    """Built in the next steps."""
