"""Uang saku: who is paid what, and who has signed for it."""

from ui.tabs.event.section import EventSection


class PaymentsSection(EventSection):
    """Built in the next steps."""
