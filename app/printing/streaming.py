"""Writing a PDF object by object: ReportLab would keep every page twice more, as strings and as the whole file."""

from typing import Any, BinaryIO


def write(canvas: Any, target: BinaryIO) -> None:  # noqa: ANN401  # ReportLab ships no types
    """Write a finished canvas to an open file; each object is let go once it is written. The bytes are ReportLab's."""
    if canvas._code:
        canvas.showPage()
    document = canvas._doc
    # What GetPDFData asks for at its end; it first brings in fonts, outline and metadata.
    document.format = lambda: _write_objects(document, target)
    document.GetPDFData(canvas)


def _write_objects(document: Any, target: BinaryIO) -> bytes:  # noqa: ANN401  # ReportLab ships no types
    """What PDFDocument.format does, for a document that is neither encrypted nor signed."""
    from reportlab.pdfbase import pdfdoc

    file = pdfdoc.PDFFile(document._pdfVersion)
    document.__accum__ = file
    _drain(file, target)
    document.encrypt.prepare(document)
    catalogue, info = document.Reference(document.Catalog), document.Reference(document.info)
    written: list[str] = []
    # Objects may be added while others are formatted.
    while (name := document.numberToId.get(len(written) + 1)) is not None:
        content = pdfdoc.PDFIndirectObject(name, document.idToObject[name]).format(document)
        document.idToOffset[name] = file.add(content)
        document.idToObject[name] = None
        written.append(name)
        _drain(file, target)
    table = pdfdoc.PDFCrossReferenceTable()
    table.addsection(0, written)
    start = file.add(table.format(document))
    trailer = pdfdoc.PDFTrailer(startxref=start, Size=len(written) + 1, Root=catalogue, Info=info, Encrypt=None,
                                ID=document.ID())  # fmt: skip
    file.add(trailer.format(document))
    _drain(file, target)
    return b""


def _drain(file: Any, target: BinaryIO) -> None:  # noqa: ANN401  # ReportLab ships no types
    """Write what the file has collected; it goes on counting its bytes."""
    target.writelines(file.strings)
    file.strings.clear()
