"""Nilai: scores of exams, and the evaluation of speakers and organisation."""

from ui.tabs.event.section import EventSection


class ScoresSection(EventSection):
    """Built in the next steps."""
