"""The active participants of an event, as the rows of a list name them."""

from collections import defaultdict

from app.domain import import_nik, matching
from app.domain.importing import Finding, Record
from app.domain.vocabulary import ACTIVE_STATUSES
from app.errors import no_progress
from app.models import rows
from app.models.base import Row
from app.services.importing.humans import load


class Roster:
    """Whom a row with a name and perhaps a NIK is about."""

    def __init__(self, event_id: str) -> None:
        self._by_nik: dict[str, Row] = {}
        self._by_name: dict[str, list[Row]] = defaultdict(list)
        self._names: dict[str, str] = {}
        self._batches: dict[str, str] = {}
        seats = [row for row in rows.find("participant", event=event_id) if row["status"] in ACTIVE_STATUSES]
        humans = load({row["person"] for row in seats}, no_progress)
        for seat in seats:
            human = humans[seat["person"]]
            self._names[seat["id"]] = str(human.shown["name"])
            self._batches[seat["id"]] = seat["batch"]
            self._by_nik |= {str(record["nik"]): seat for record in human.records.values() if record["nik"]}
            for key in {matching.name_key(str(record["name"])) for record in human.records.values()}:
                self._by_name[key].append(seat)

    def name(self, participant_id: str) -> str:
        """The participant's name as it shows."""
        return self._names[participant_id]

    def batch(self, participant_id: str) -> str:
        """The id of the participant's class; "" for none."""
        return self._batches[participant_id]

    def find(self, record: Record) -> tuple[str, list[Finding]]:
        """The participant's id, by NIK, else by a name that only one participant has; "" when that is not certain.

        A NIK that is not the participant's is told: the row may be about somebody else.
        """
        nik = "" if record.numeric("nik") else import_nik.bare_nik(record.values.get("nik", "").strip())
        if nik in self._by_nik:
            return str(self._by_nik[nik]["id"]), []
        name = record.values.get("name", "").strip()
        if not any(sign.isalnum() for sign in name):
            return "", [record.finding("name", "error", "Nama kosong.", "Isi nama pesertanya.", "nama-kosong")]
        same = self._same_name(name)
        if len(same) == 1:
            return str(same[0]["id"]), [self._other_nik(record)] if nik else []
        if same:
            reason = f"{len(same)} peserta mempunyai nama ini."
            return "", [record.finding("name", "error", reason, "Isi NIK pada baris ini.", "nama-ganda")]
        reason = f"{name[:60]} bukan peserta kegiatan ini."
        advice = "Periksa namanya, atau tambahkan dahulu sebagai peserta."
        return "", [record.finding("name", "error", reason, advice, "bukan-peserta")]

    def _same_name(self, name: str) -> list[Row]:
        """Those whose name is this one to the letter; else those with this name in any spelling."""
        alike = self._by_name.get(matching.name_key(name), [])
        exact = [seat for seat in alike if self._names[seat["id"]] == name]
        return exact or alike

    def _other_nik(self, record: Record) -> Finding:
        reason = "NIK ini bukan NIK peserta dengan nama itu di daftar."
        return record.finding("nik", "warning", reason, "Periksa KTP; pesertanya dikenali dari namanya.", "nik-beda")
