"""What the desk says to whoever stands before it: a word, a colour with its icon, beeps, and what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain import codes
from app.errors import UserError
from app.services.arrivals import CheckIn
from app.services.door import Guest, Occasion


@dataclass(frozen=True)
class Kind:
    """How an answer looks and sounds: icon, role of its colour, role of its ground, beeps."""

    icon: str
    role: str
    ground: str
    beeps: int


OK = Kind("checkmark_circle_filled", "ok", "ok_soft", 1)
ALREADY = Kind("info", "accent_text", "accent_soft", 2)
DECIDE = Kind("warning_filled", "warn", "warn_soft", 2)
UNKNOWN = Kind("error_circle_filled", "err", "err_soft", 3)


@dataclass(frozen=True)
class Answer:
    """One result. `place` is what is read across the table (regency, class, room), `origin` the village; `acts` are
    (key, words) of what the officer may decide, the likeliest first."""

    kind: Kind
    word: str
    name: str = ""
    place: str = ""
    sentence: str = ""
    acts: tuple[tuple[str, str], ...] = ()
    origin: str = ""

    @property
    def spoken(self) -> str:
        return ". ".join(part for part in (self.word, self.name, self.place, self.origin, self.sentence) if part)


ADMIT, MOVE, OWN_SESSION, NEW, LIST = "admit", "move", "own", "new", "participants"
_T = QT_TRANSLATE_NOOP
_SEATLESS = {
    "reserve": (
        str(_T("CheckIn", "Cadangan")),
        str(_T("CheckIn", "Masih menunggu kursi {regency}.")),
        str(_T("CheckIn", "Naikkan dan catat hadir")),
    ),
    "withdrawn": (
        str(_T("CheckIn", "Mengundurkan diri")),
        str(_T("CheckIn", "Sebelumnya tercatat mengundurkan diri. {reason}")),
        str(_T("CheckIn", "Terima kembali dan catat hadir")),
    ),
    "substituted": (
        str(_T("CheckIn", "Sudah digantikan")),
        str(_T("CheckIn", "Kursinya dipakai {successor}. {reason}")),
        "",
    ),
}


def tr(text: str) -> str:
    """Text in the language of the window."""
    return QCoreApplication.translate("CheckIn", text)


def code_words(code: str) -> str:
    """A code as it is printed on the tag."""
    return codes.printed(code)


def came(guest: Guest | None, made: CheckIn) -> Answer:
    """Somebody was checked in, for the first time or once more; no `guest` for one who was just registered."""
    place, origin = (_place(guest), guest.origin) if guest else ("", "")
    if not made.already:
        told = tr("Tercatat pukul {time}.").format(time=made.time)
        return Answer(OK, tr("Hadir"), made.name, place, told, origin=origin)
    since = tr("Sudah hadir sejak {time}; pindaian ini tetap disimpan.").format(time=made.since)
    noted = tr("Sudah dicatat hadir sebelumnya; pindaian ini tetap disimpan.")
    return Answer(ALREADY, tr("Sudah hadir"), made.name, place, since if made.since else noted, origin=origin)


def seatless(guest: Guest) -> Answer:
    """Somebody on the list without a seat: who it is, and the way in."""
    word, sentence, act = _SEATLESS.get(guest.status, _SEATLESS["withdrawn"])
    said = tr(sentence).format(
        regency=guest.regency, reason=guest.reason, successor=guest.successor or tr("orang lain")
    )  # fmt: skip
    acts = ((ADMIT, tr(act)),) if act else ((LIST, tr("Buka Kuota & peserta")),)
    return Answer(DECIDE, tr(word), guest.name, _place(guest), said.strip(), acts, guest.origin)


def other_class(guest: Guest, occasion: Occasion, class_name: str, *, own_session: bool) -> Answer:
    """A participant of another class than the session's: the officer decides."""
    if not occasion.batch:
        said = tr("Pilih sesi sebuah kelas lalu catat lagi, atau tempatkan dahulu di Kuota & peserta.")
        acts = ((LIST, tr("Buka Kuota & peserta")),)
        return Answer(DECIDE, tr("Belum mempunyai kelas"), guest.name, _place(guest), said, acts, guest.origin)
    sits = guest.batch_name or tr("belum mempunyai kelas")
    said = tr("Kelasnya: {own}. Sesi yang dipilih milik {other}.").format(own=sits, other=class_name)
    move = (MOVE, tr("Pindahkan ke {other} dan catat").format(other=class_name))
    own = ((OWN_SESSION, tr("Catat pada sesi kelasnya")),) if own_session else ()
    return Answer(DECIDE, tr("Kelas lain"), guest.name, _place(guest), said, (*own, move), guest.origin)


def official(guest: Guest) -> Answer:
    """A speaker or one of the committee."""
    said = tr("Tidak dicatat di meja ini; tanda tangannya pada daftar hadir tersendiri.")
    return Answer(ALREADY, guest.role, guest.name, guest.origin, said)


def unknown_code(text: str) -> Answer:
    """A code that is nobody's here."""
    said = tr("Kode {code} bukan milik peserta kegiatan ini. Ketik namanya, atau daftarkan sebagai peserta baru.")
    return Answer(UNKNOWN, tr("Tidak dikenal"), sentence=said.format(code=text), acts=((NEW, tr("Peserta baru…")),))


def unknown_nik() -> Answer:
    """A card whose number nobody of the event has; the number itself is not shown."""
    said = tr("NIK ini bukan milik peserta kegiatan ini. Ketik namanya, atau daftarkan sebagai peserta baru.")
    return Answer(UNKNOWN, tr("Tidak dikenal"), sentence=said, acts=((NEW, tr("Peserta baru…")),))


def unknown_name(text: str) -> Answer:
    """Nobody is called so."""
    said = tr("Tidak ada peserta bernama “{text}”. Periksa ejaannya, atau daftarkan sebagai peserta baru.")
    return Answer(UNKNOWN, tr("Tidak dikenal"), sentence=said.format(text=text[:60]),
                  acts=((NEW, tr("Peserta baru…")),))  # fmt: skip


def no_session() -> Answer:
    """The schedule has nothing to record."""
    return Answer(DECIDE, tr("Belum ada sesi"), sentence=tr("Susun sesi di bagian Jadwal, lalu catat hadir di sini."))


def refused(error: UserError) -> Answer:
    """What a service refused."""
    said = " ".join(part for part in (error.unchanged, error.todo) if part)
    return Answer(UNKNOWN, tr("Belum tercatat"), sentence=f"{error.happened} {said}".strip())


def taken_back(name: str) -> Answer:
    """The last check-in was taken back."""
    return Answer(ALREADY, tr("Diurungkan"), name, sentence=tr("Check-in terakhir dibatalkan."))


def _place(guest: Guest) -> str:
    return _joined((guest.regency, guest.batch_name, guest.room))


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
