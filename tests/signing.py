"""Signs PDFs as the tools outside do: an addition behind the file, and a proof over all but its own place."""

import hashlib
import io
import re
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID
from pypdf import PdfReader

SIGNER = "Rahmat Contoh (uji)"
_ROOM = 8000  # hex digits kept for the proof
_KEY = ec.generate_private_key(ec.SECP256R1())


def _certificate() -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, SIGNER)])
    now = datetime(2025, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(_KEY.public_key())
    made = made.serial_number(7).not_valid_before(now).not_valid_after(now + timedelta(days=36500))
    return made.sign(_KEY, hashes.SHA256())


_CERTIFICATE = _certificate()


def signed(pdf: bytes) -> bytes:
    """The file with its signature field filled, as an addition behind its bytes."""
    reader = PdfReader(io.BytesIO(pdf))
    fields = reader.get_fields()
    assert fields is not None
    (field,) = fields.values()
    number = int(str(reader.trailer["/Size"]))
    target = io.BytesIO(pdf)
    target.seek(0, io.SEEK_END)
    at_field = target.tell()
    target.write(b"%d 0 obj\n" % field.indirect_reference.idnum)
    kept = io.BytesIO()
    field.get_object().write_to_stream(kept)
    target.write(kept.getvalue().rstrip()[:-2] + b"/V %d 0 R\n>>\nendobj\n" % number)
    at_value = target.tell()
    target.write(b"%d 0 obj\n<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached "
                 b"/ByteRange [0 0000000000 0000000000 0000000000] /Contents <%b>>>\nendobj\n" % (number, b"0" * _ROOM))
    table = target.tell()
    root = reader.trailer.raw_get("/Root").idnum
    previous = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    target.write(b"xref\n%d 1\n%010d 00000 n \n%d 1\n%010d 00000 n \n" % (
        field.indirect_reference.idnum, at_field, number, at_value))
    target.write(b"trailer\n<</Size %d /Root %d 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        number + 1, root, previous, table))
    return _filled(target.getvalue(), at_value)


def _filled(content: bytes, start: int) -> bytes:
    opened = content.index(b"<", content.index(b"/Contents", start))
    closed = content.index(b">", opened) + 1
    told = b"[0 %010d %010d %010d]" % (opened, closed, len(content) - closed)
    at = content.index(b"[0 0000000000", start)
    content = content[:at] + told + content[at + len(told) :]
    covered = content[:opened] + content[closed:]
    proof = pkcs7.PKCS7SignatureBuilder().set_data(covered).add_signer(_CERTIFICATE, _KEY, hashes.SHA256()).sign(
        Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary])
    assert hashlib.sha256(covered).digest() in proof
    return content[: opened + 1] + proof.hex().encode().ljust(_ROOM, b"0") + content[closed - 1 :]


def rewritten(pdf: bytes) -> bytes:
    """The same pages in other bytes, as some programs write a file anew before they sign."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    target = io.BytesIO()
    writer.write(target)
    assert not target.getvalue().startswith(pdf[:2000])
    return target.getvalue()


def with_addition(pdf: bytes) -> bytes:
    """Something added behind a signature, as proofs for long validity are."""
    previous = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    root = re.findall(rb"/Root (\d+) 0 R", pdf)[-1]
    size = re.findall(rb"/Size (\d+)", pdf)[-1]
    place = len(pdf)
    return pdf + (b"xref\n0 0\ntrailer\n<</Size %b /Root %b 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
                  % (size, root, previous, place))
