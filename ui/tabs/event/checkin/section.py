"""Meja registrasi: whoever arrives is checked in, by name or by scanner."""

from ui.tabs.event.section import EventSection


class CheckInSection(EventSection):
    """Built in the next steps."""
