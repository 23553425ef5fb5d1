"""PDFs that are signed outside: an empty signature field put into one, and what one that came back says of itself.

Nothing here judges a signature: whether its certificate is to be trusted is told by the service that issued it. What is
judged is whether there is one, and whether the bytes that it covers are still those that were signed.
"""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # imported only where a PDF is read or made
    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject, PdfObject

FIELD = "TandaTangan"
"""The name of the empty field, as programs that sign show it."""
MM = 72 / 25.4
_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_HEX = re.compile(rb"\s*<([0-9A-Fa-f\s]*)>\s*")
_END = re.compile(rb"%%EOF(?:\r\n|\r|\n)?")
_DIGESTS = ("sha256", "sha384", "sha512", "sha1")
_PRINTED = 4  # annotation flag
_FIELDS_EXIST = 1  # SigFlags

State = Literal["whole", "added", "broken", "unsigned"]
"""`whole`: the last signature covers all of the file. `added`: something was added after it, such as proofs for long
validity. `broken`: what it covers was changed. `unsigned`: there is no signature."""


@dataclass(frozen=True)
class Box:
    """A rectangle in mm from the page's top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class SignedFile:
    """What a file says: its signatures' state, the end of the first range that was signed, and who signed by name."""

    state: State
    covered: int = 0
    signers: tuple[str, ...] = ()


def with_signature_field(pdf: bytes, box: Box) -> bytes:
    """The same bytes, followed by an empty signature field on the first page: what was made is not touched.

    The addition bears a table of places as the file itself does: readers that check signatures take no mixture of
    tables and streams, which pypdf would write.
    """
    from pypdf import PdfReader
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, IndirectObject, NameObject, NumberObject

    reader = PdfReader(io.BytesIO(pdf))
    page, root = reader.pages[0], reader.root_object
    number = _size(reader)
    reference = IndirectObject(number, 0, reader)
    height = float(page.mediabox.height)
    edges = (box.x * MM, height - (box.y + box.height) * MM, (box.x + box.width) * MM, height - box.y * MM)
    field = DictionaryObject(_field_values())
    field[NameObject("/Rect")] = ArrayObject(FloatObject(round(edge, 2)) for edge in edges)
    own = page.indirect_reference
    if own is None:
        raise ValueError(page)
    field[NameObject("/P")] = own
    form = DictionaryObject({
        NameObject("/Fields"): ArrayObject([reference]),
        NameObject("/SigFlags"): NumberObject(_FIELDS_EXIST),
    })  # fmt: skip
    changed = {
        own.idnum: DictionaryObject({**page, NameObject("/Annots"): ArrayObject([reference])}),
        reader.trailer.raw_get("/Root").idnum: DictionaryObject({**root, NameObject("/AcroForm"): form}),
        number: field,
    }
    return _appended(pdf, reader, changed)


def _field_values() -> "dict[PdfObject, PdfObject]":
    from pypdf.generic import NameObject, NumberObject, TextStringObject

    return {
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject("/Widget"),
        NameObject("/FT"): NameObject("/Sig"),
        NameObject("/T"): TextStringObject(FIELD),
        NameObject("/F"): NumberObject(_PRINTED),
    }


def _appended(pdf: bytes, reader: "PdfReader", changed: "dict[int, DictionaryObject]") -> bytes:
    """The file with other or further objects behind it, their places, and a trailer that leads to the first one."""
    from pypdf.generic import DictionaryObject, NameObject, NumberObject

    target = io.BytesIO()
    target.write(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    places = []
    for number, value in sorted(changed.items()):
        places.append((number, target.tell()))
        target.write(b"%d 0 obj\n" % number)
        value.write_to_stream(target)
        target.write(b"\nendobj\n")
    table = target.tell()
    target.write(b"xref\n")
    for number, place in places:
        target.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    kept = {NameObject(key): reader.trailer.raw_get(key) for key in ("/Root", "/Info", "/ID") if key in reader.trailer}
    previous = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    trailer = DictionaryObject(kept)
    trailer[NameObject("/Size")] = NumberObject(_size(reader) + 1)
    trailer[NameObject("/Prev")] = NumberObject(previous)
    target.write(b"trailer\n")
    trailer.write_to_stream(target)
    target.write(b"\nstartxref\n%d\n%%%%EOF\n" % table)
    return target.getvalue()


def _size(reader: "PdfReader") -> int:
    """The first number that no object of the file has."""
    return int(str(reader.trailer["/Size"]))


def examine(content: bytes) -> SignedFile:
    """What a PDF that came back says of its signatures."""
    found = list(_signatures(content))
    if not found:
        return SignedFile("unsigned")
    covered = min(one.first for one in found)
    signers = tuple(dict.fromkeys(name for one in found for name in _signers(one.proof)))
    if not all(one.holds(content) for one in found):
        return SignedFile("broken", covered, signers)
    last = max(one.last for one in found)
    whole = not content[last:].strip(b"\r\n \0")
    return SignedFile("whole" if whole else "added", covered, signers)


def earlier_lengths(content: bytes) -> tuple[int, ...]:
    """How long the file may have been before something was added to it, by the ends within it."""
    return tuple(match.end() for match in _END.finditer(content))


def text_of(content: bytes) -> str:
    """The words of all pages; "" for a file that cannot be read."""
    from pypdf import PdfReader

    try:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    except Exception:  # noqa: BLE001  # whatever a broken file makes pypdf raise, it is the file's fault
        return ""


def trouble(content: bytes) -> str:
    """Why nobody can read a file, as a clause: it is locked or damaged; "" for a whole one."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return "berkasnya terkunci dengan kata sandi"
        reader.pages[0]
    except Exception:  # noqa: BLE001  # whatever a broken file makes pypdf raise, it is the file's fault
        return "berkasnya rusak atau bukan PDF"
    return ""


@dataclass(frozen=True)
class _Signature:
    first: int  # bytes before the proof, from the start of the file
    second: int  # where the bytes after the proof begin
    last: int  # where they end
    proof: bytes  # CMS, DER

    def holds(self, content: bytes) -> bool:
        """Whether the digest of what is covered stands in the proof."""
        covered = content[: self.first] + content[self.second : self.last]
        return any(hashlib.new(name, covered, usedforsecurity=False).digest() in self.proof for name in _DIGESTS)


def _signatures(content: bytes) -> Iterator[_Signature]:
    """Those whose ranges are well formed and whose proof is there; a place kept for one is none yet."""
    for match in _RANGE.finditer(content):
        start, first, second, length = (int(number) for number in match.groups())
        proof = _HEX.fullmatch(content[first:second]) if start == 0 and first < second <= len(content) else None
        if proof is None or second + length > len(content):
            continue
        digits = re.sub(rb"\s", b"", proof[1])
        der = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
        if der.strip(b"\0"):
            yield _Signature(first, second, second + length, der)


def _signers(proof: bytes) -> Iterator[str]:
    """The names in the certificates of a proof that sign themselves nothing: those of people and offices."""
    from cryptography.hazmat.primitives.serialization import pkcs7
    from cryptography.x509 import BasicConstraints, ExtensionNotFound
    from cryptography.x509.oid import NameOID

    try:
        certificates = pkcs7.load_der_pkcs7_certificates(_one_value(proof))
    except Exception:  # noqa: BLE001  # a proof of another make is still one; it only names nobody
        return
    for one in certificates:
        try:
            if one.extensions.get_extension_for_class(BasicConstraints).value.ca:
                continue
        except ExtensionNotFound:
            pass
        yield from (str(name.value) for name in one.subject.get_attributes_for_oid(NameOID.COMMON_NAME))


def _one_value(der: bytes) -> bytes:
    """The one DER value at the start; the room kept for a proof is filled up with zeros."""
    if len(der) < 2 or der[1] < 0x80:
        return der[: 2 + der[1]] if len(der) > 1 else der
    count = der[1] & 0x7F
    return der[: 2 + count + int.from_bytes(der[2 : 2 + count], "big")]
