"""Certificates that go out to be signed and come back: nothing of them is touched, and none is taken for another."""

import csv
import hashlib
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from python_calamine import CalamineWorkbook

from app.errors import Cancelled, UserError
from app.exchange import signed_files
from app.models import rows
from app.models.local import Output
from app.services import attendance, certificates, documents, erasure, history, signed_certificates, signed_pdfs
from app.services.certificates import RegisterEntry
from tests import builders, signing

NAMES = ("Sukarni", "Nur'aini binti Ma'ruf", "Siti <Aminah> & Bin‘t Ali", "Raden " + "Kusumaningtyas " * 3)


@dataclass(frozen=True)
class Office:
    """An event whose people hold certificates, and the folder for the one who signs."""

    event: str
    folder: Path

    @property
    def entries(self) -> tuple[RegisterEntry, ...]:
        return signed_certificates.standing(self.event).entries

    def export(self) -> dict[str, Path]:
        """The files by the name of the person."""
        made = signed_certificates.export(self.event, self.folder)
        numbers = {entry.number.replace("/", " "): entry.name for entry in self.entries}
        return {next(name for number, name in numbers.items() if path.name.startswith(number)): path
                for path in made.files}


@pytest.fixture
def office(database: Path, tmp_path: Path) -> Office:
    builders.an_office()
    event = builders.an_event()
    builders.participants(event, *NAMES)
    attendance.set_all_present(event)
    assert len(certificates.issue(event, date(2018, 9, 12)).numbers) == len(NAMES)
    return Office(event, tmp_path / "untuk ditandatangani")


def sign(path: Path, back: Path) -> Path:
    back.mkdir(exist_ok=True)
    target = back / path.name
    target.write_bytes(signing.signed(path.read_bytes()))
    return target


def test_each_file_holds_the_certificate_and_a_free_field_in_its_signature_block(office: Office) -> None:
    made = office.export()
    assert set(made) == {name.strip() for name in NAMES}
    for name, path in made.items():
        content = path.read_bytes()
        reader = PdfReader(BytesIO(content))
        (field,) = reader.get_fields().values()
        assert (field["/FT"], field.get("/V")) == ("/Sig", None)
        assert signed_files.examine(content).state == "unsigned"
        assert b"/JavaScript" not in content
        left, bottom, right, top = (float(edge) for edge in reader.pages[0]["/Annots"][0].get_object()["/Rect"])
        assert 60 < (right - left) / 72 * 25.4 <= 80 + 0.01
        assert (top - bottom) / 72 * 25.4 > 15
        assert not _words_within(content, left, bottom, right, top), name
        assert "Rahmat Contoh" in reader.pages[0].extract_text()
        entry = next(one for one in office.entries if one.name == name)
        assert content.startswith(certificates.render([entry.id]))


def _words_within(content: bytes, left: float, bottom: float, right: float, top: float) -> str:
    document = pypdfium2.PdfDocument(content)
    text = document[0].get_textpage()
    found: str = text.get_text_bounded(left + 1, bottom + 1, right - 1, top - 1).strip()
    text.close()
    document.close()
    return found


def test_the_table_names_every_file_with_its_hash(office: Office) -> None:
    made = office.export()
    table = CalamineWorkbook.from_path(office.folder / "Daftar berkas.xlsx").get_sheet_by_index(0).to_python()
    with (office.folder / "Daftar berkas.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    assert lines[0] == ["No", "Berkas", "Nomor", "Nama", "SHA-256", "Status"]
    assert [[str(cell).removesuffix(".0") for cell in row] for row in table] == lines
    for line in lines[1:]:
        assert hashlib.sha256((office.folder / line[1]).read_bytes()).hexdigest() == line[4]
        assert line[5] == "belum ditandatangani"
    assert {line[3] for line in lines[1:]} == set(made)
    assert all(entry.printed for entry in certificates.register(office.event))
    assert Output.get(Output.kind == "bsre").records == len(NAMES)


def test_a_signed_file_is_kept_to_the_byte_and_given_out_so_for_ever(office: Office, tmp_path: Path) -> None:
    made = office.export()
    back = {name: sign(path, tmp_path / "kembali") for name, path in made.items()}
    missing = back.pop("Sukarni")
    missing.unlink()
    (tmp_path / "kembali" / "lain.pdf").write_bytes(b"%PDF-1.4 bukan apa-apa")
    result = signed_certificates.take(office.event, [tmp_path / "kembali"])
    assert (result.count("kept"), result.count("refused"), [one.name for one in result.missing]) == (3, 1, ["Sukarni"])
    assert result.change.title == "3 sertifikat bertanda tangan disimpan"
    for one in result.files:
        if one.state != "kept":
            continue
        content = one.path.read_bytes()
        assert one.sha256 == hashlib.sha256(content).hexdigest()
        assert one.signers == (signing.SIGNER,)
        assert signed_pdfs.signed_pdf(one.certificate_id) == content
        entry = next(entry for entry in office.entries if entry.id == one.certificate_id)
        assert documents.render_certificate(entry).pdf == content
    written = documents.save_each(office.event, tmp_path / "semua")
    by_bytes = {path.read_bytes() for path in written}
    assert len(by_bytes & {path.read_bytes() for path in back.values()}) == 3


def test_what_came_back_twice_is_not_kept_twice_and_replaced_only_with_a_reason(
    office: Office, tmp_path: Path
) -> None:
    path = office.export()["Sukarni"]
    first = sign(path, tmp_path / "satu")
    assert signed_certificates.take(office.event, [first]).count("kept") == 1
    assert signed_certificates.take(office.event, [first]).count("same") == 1
    second = tmp_path / "dua.pdf"
    second.write_bytes(signing.with_addition(first.read_bytes()))
    told = signed_certificates.take(office.event, [second])
    (one,) = told.files
    assert (one.state, one.name) == ("differs", "Sukarni")
    with pytest.raises(UserError, match="Alasan belum diisi"):
        signed_certificates.replace(one.certificate_id, second, " ")
    assert signed_pdfs.signed_pdf(one.certificate_id) == first.read_bytes()
    signed_certificates.replace(one.certificate_id, second, "bukti validasi ditambahkan")
    assert signed_pdfs.signed_pdf(one.certificate_id) == second.read_bytes()
    assert len(rows.find("attachment", owner=one.certificate_id)) == 1
    assert any("bukti validasi ditambahkan" in step.name for step in history.page())
    other = next(entry for entry in office.entries if entry.name != "Sukarni")
    with pytest.raises(UserError, match="milik sertifikat"):
        signed_certificates.replace(other.id, second, "salah pilih")


def test_a_file_that_was_written_anew_is_known_by_number_and_name(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "apa saja.pdf"
    path.write_bytes(signing.signed(signing.rewritten(office.export()[NAMES[2]].read_bytes())))
    (one,) = signed_certificates.take(office.event, [path]).files
    assert (one.state, one.name) == ("kept", NAMES[2])
    assert "nomor dan nama" in one.words


def _pictured(pdf: bytes, width: int = 0) -> bytes:
    """The first page as a picture of itself, or white and so wide; signed."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=200 / 72).to_pil().convert("RGB")
    document.close()
    target = BytesIO()
    (Image.new("RGB", (width, width), "white") if width else picture).save(target, "PDF", resolution=200)
    return signing.signed(signed_files.with_signature_field(target.getvalue(), signed_files.Box(10, 10, 60, 25)))


def test_a_picture_of_a_certificate_is_known_by_its_code_else_its_name_is_asked_about(
    office: Office, tmp_path: Path
) -> None:
    made = office.export()
    pictured, blank = tmp_path / "apa saja.pdf", tmp_path / made["Sukarni"].name
    pictured.write_bytes(_pictured(made[NAMES[1]].read_bytes()))
    blank.write_bytes(_pictured(made["Sukarni"].read_bytes(), width=400))
    told = {one.path: one for one in signed_certificates.take(office.event, [pictured, blank]).files}
    assert (told[pictured].state, told[pictured].name) == ("kept", NAMES[1])
    assert "kode keaslian" in told[pictured].words
    assert (told[blank].state, told[blank].name) == ("unsure", "Sukarni")
    assert signed_pdfs.signed_pdf(told[blank].certificate_id) is None
    (sure,) = signed_certificates.take(office.event, [blank], trust_names=True).files
    assert (sure.state, sure.words) == ("kept", "cocok menurut nama berkas, dipastikan oleh pengguna")
    assert signed_pdfs.signed_pdf(sure.certificate_id) == blank.read_bytes()


def test_only_what_is_signed_whole_and_ours_is_kept(office: Office, tmp_path: Path) -> None:
    made = office.export()
    unsigned = made["Sukarni"]
    broken = tmp_path / "rusak.pdf"
    content = bytearray(signing.signed(unsigned.read_bytes()))
    place = len(unsigned.read_bytes()) - 300  # within our own addition: the words are whole
    content[place : place + 1] = b" " if content[place : place + 1] != b" " else b"\n"
    broken.write_bytes(content)
    foreign = tmp_path / f"{unsigned.stem}.pdf"
    foreign.write_bytes(signing.signed(signed_files.with_signature_field(
        documents.render("attendance-sheet", office.event).pdf, signed_files.Box(10, 10, 60, 25))))  # fmt: skip
    said = {one.path: one for one in signed_certificates.take(office.event, [unsigned, broken, foreign]).files}
    assert {one.state for one in said.values()} == {"refused"}
    assert said[unsigned].words == "belum ditandatangani secara elektronik"
    assert said[broken].words == "isinya berubah sesudah ditandatangani"
    assert said[foreign].words == "bukan sertifikat dari kegiatan ini"
    assert not rows.find("attachment", owner_table="certificate")
    assert not [entry.name for entry in history.page() if "bertanda tangan" in entry.name], "nothing was done"


def test_a_file_that_nobody_can_read_is_refused_with_its_trouble(office: Office, tmp_path: Path) -> None:
    made = office.export()["Sukarni"]
    locked = PdfWriter(clone_from=str(made))
    locked.encrypt("rahasia")
    locked.write(tmp_path / "terkunci.pdf")
    (tmp_path / "potong.pdf").write_bytes(made.read_bytes()[:2000])
    said = {one.path.stem: one.words for one in signed_certificates.take(office.event, [tmp_path]).files}
    assert said["terkunci"] == "berkasnya terkunci dengan kata sandi"
    assert said["potong"] == "berkasnya rusak atau bukan PDF"
    packed = tmp_path / "kembali.zip"
    packed.write_bytes(b"PK")
    with pytest.raises(UserError, match="Tidak ada berkas PDF") as told:
        signed_certificates.take(office.event, [packed])
    assert "ZIP" in told.value.todo


def test_a_file_that_cannot_be_written_leaves_those_before_it_counted(office: Office) -> None:
    made = sorted(office.export().values())
    made[1].unlink()
    made[1].mkdir()
    for name in ("Daftar berkas.xlsx", "Daftar berkas.csv"):  # nor can the table
        (office.folder / name).unlink()
        (office.folder / name).mkdir()
    with pytest.raises(UserError) as told:
        signed_certificates.export(office.event, office.folder)
    assert told.value.unchanged == "1 berkas sebelumnya sudah tersimpan di folder itu."


def test_a_voided_one_is_refused_and_an_erased_person_leaves_no_file(office: Office, tmp_path: Path) -> None:
    made = office.export()
    back = [sign(made[name.strip()], tmp_path / "kembali") for name in NAMES[:2]]
    entry = next(one for one in office.entries if one.name == "Sukarni")
    certificates.void(entry.id, "salah nama")
    told = {one.name: one for one in signed_certificates.take(office.event, back).files}
    assert told["Sukarni"].words == "sertifikat ini sudah dibatalkan"
    kept = told[NAMES[1]]
    assert kept.state == "kept"
    erasure.erase(next(one.person_id for one in office.entries if one.id == kept.certificate_id))
    assert signed_pdfs.signed_pdf(kept.certificate_id) is None


def test_what_was_written_before_a_stop_has_left_and_is_known_again(office: Office, tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        signed_certificates.export(office.event, office.folder, stop)
    written = sorted(office.folder.glob("*.pdf"))
    assert len(written) == 2
    assert sum(entry.printed for entry in certificates.register(office.event)) == 2
    result = signed_certificates.take(office.event, [sign(path, tmp_path / "kembali") for path in written])
    assert result.count("kept") == 2
    assert all("disimpan untuk ditandatangani" in one.words for one in result.files)
    again = signed_certificates.export(office.event, tmp_path / "lagi")
    assert (len(again.files), again.signed) == (2, 2)


def test_file_names_suit_windows_and_are_unique(office: Office) -> None:
    for path in office.export().values():
        assert len(path.name) <= 120
        assert not set(path.name) & set('<>:"/\\|?*')


@pytest.mark.needs("pdfsig")
def test_a_program_that_checks_signatures_finds_it_valid_in_our_field(office: Office, tmp_path: Path) -> None:
    import subprocess

    path = sign(office.export()["Sukarni"], tmp_path / "kembali")
    run = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Signature is Valid" in run.stdout
    assert "Total document signed" in run.stdout
    assert signed_files.FIELD in run.stdout
