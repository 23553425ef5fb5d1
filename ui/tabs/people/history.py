"""What a person took part in, beside the form."""

from collections.abc import Sequence

from app.domain.vocabulary import PARTICIPANT_STATUSES
from app.services.people import Participation
from app.services.records import day
from ui.dates import short_date
from ui.widgets.cards import Card
from ui.widgets.labels import ElidedLabel, label

_SHOWN = 12


class ParticipationCard(Card):
    """The newest events with status and certificate."""

    def __init__(self) -> None:
        super().__init__(self.tr("Keikutsertaan"))
        self.show_participations(())

    def show_participations(self, found: Sequence[Participation]) -> None:
        """Show other events."""
        while self.body.count() > 1:
            item = self.body.takeAt(1)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        if not found:
            self.body.addWidget(label(self.tr("Belum tercatat pada kegiatan mana pun."), "muted", wrap=True))
        for one in found[:_SHOWN]:
            self.body.addWidget(ElidedLabel(one.title or one.code, "strong"))
            self.body.addWidget(label(self._facts(one), "caption", wrap=True))
        if len(found) > _SHOWN:
            rest = self.tr("dan {count} kegiatan lain").format(count=len(found) - _SHOWN)
            self.body.addWidget(label(rest, "caption"))

    def _facts(self, one: Participation) -> str:
        starts = day(one.starts_on)
        certificate = self.tr("Sertifikat {number}").format(number=one.certificate) if one.certificate else ""
        parts = (
            short_date(starts) if starts else one.starts_on,
            PARTICIPANT_STATUSES.get(one.status, one.status),
            certificate,
        )
        return " · ".join(part for part in parts if part)
