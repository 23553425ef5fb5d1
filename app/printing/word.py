"""A letter as an editable .docx: real styles, the paper's size, kop, running head, page numbers, repeated heads."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from app.domain.wording import Phrase, nip_text, unbroken
from app.printing import jpeg
from app.printing.letter_content import (
    Chapter,
    Clause,
    Letter,
    LetterTable,
    NewPage,
    Paragraph,
    Picture,
    SigningBlocks,
    SigningTable,
    letter_paper,
)
from app.printing.letterhead import author
from app.printing.page import PRACTICE_LABEL
from app.printing.paper import Paper
from app.printing.records import Signature
from app.printing.report_content import Facts
from app.printing.text import safe
from app.printing.word_parts import (
    Typist,
    bare_table,
    borders,
    box,
    merge_boxes,
    new_list,
    number_paragraph,
    page_field,
    repeat_head,
    rules_below,
    set_widths,
    styles,
    whole_rows,
)

if TYPE_CHECKING:
    from docx.document import Document

_LABEL, _MARK = 44.0, 7.0
_LONGEST = 255  # letters of a property of a document (Open Packaging Conventions)


def letter_docx(letter: Letter, paper: Paper) -> bytes:
    """The same content as `letter_pdf`, to be worked on in a word processor."""
    import docx

    sheet = letter_paper(paper)
    document = docx.Document()
    styles(document)
    typist = Typist(document, sheet.usable_width)
    _set_page(document, letter, sheet)
    _kop(typist, letter)
    _titles(typist, letter)
    for block in letter.blocks:
        _WRITERS[type(block)](typist, block)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_page(document: "Document", letter: Letter, paper: Paper) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
    margins = paper.margins
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)
    section.different_first_page_header_footer = True
    core = document.core_properties
    core.title, core.author = (safe(text)[:_LONGEST] for text in (" ".join(letter.titles), author(letter.letterhead)))
    core.language = "id"
    core.comments = ""
    told = "  |  ".join(part for part in (letter.short_title, letter.about) if part)
    for header, first in ((section.first_page_header, True), (section.header, False)):
        _head_of_page(header, letter, first=first)
    for footer in (section.first_page_footer, section.footer):
        _foot_of_page(footer, told, paper.usable_width)


def _head_of_page(header: Any, letter: Letter, *, first: bool) -> None:  # noqa: ANN401  # python-docx's header
    from docx.shared import Pt

    header.is_linked_to_previous = False
    words = header.paragraphs[0]
    if not first:
        words.style = "Header"
        words.add_run(safe(" ".join(letter.titles))).bold = True
        words.add_run(f"\n{safe(letter.about)}")
        words.paragraph_format.space_after = Pt(8)
        rules_below(words, 6)
    if letter.practice:
        marked = header.add_paragraph(style="Header") if not first else words
        marked.alignment = 2
        run = marked.add_run(f" {PRACTICE_LABEL} ")
        run.bold = True
        box(run)


def _foot_of_page(footer: Any, told: str, width: float) -> None:  # noqa: ANN401  # python-docx's footer
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    footer.is_linked_to_previous = False
    words = footer.paragraphs[0]
    words.style = "Footer"
    words.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)
    words.add_run(f"{safe(told)}\tHalaman ")
    page_field(words, "PAGE")
    words.add_run(" dari ")
    page_field(words, "NUMPAGES")


def _kop(typist: Typist, letter: Letter) -> None:
    """Lines centred right of the logo, a double rule below; room alone where the sheets bear one."""
    from docx.shared import Mm, Pt

    head = letter.letterhead
    if not head.lines and head.logo is None:
        return
    if head.logo is not None:
        table = bare_table(typist, (26.0, typist.width - 52.0, 26.0))
        picture = table.cell(0, 0).paragraphs[0].add_run()
        picture.add_picture(BytesIO(_png(head.logo)), height=Mm(22))
        place: Callable[[], Any] = table.cell(0, 1).add_paragraph
        table.cell(0, 1)._element.remove(table.cell(0, 1).paragraphs[0]._element)
    else:
        place = typist.document.add_paragraph
    sizes = {"gov": (13.5, True), "office": (17.0, True), "addr": (9.5, False)}
    words = None
    for line in head.lines:
        size, bold = sizes[line.kind]
        words = place()
        words.style = "Kop"
        run = words.add_run(safe(line.text))
        run.bold, run.font.size = bold, Pt(size)
        run.font.hidden = head.preprinted or None
    ruled = words if words is not None and head.logo is None else typist.document.add_paragraph(style="Kop")
    rules_below(ruled, 18, double=True)


def _png(logo: bytes) -> bytes:
    from PIL import Image

    target = BytesIO()
    picture = Image.open(BytesIO(logo)).convert("RGBA")
    picture.thumbnail((600, 600))
    picture.save(target, "PNG")
    return target.getvalue()


def _titles(typist: Typist, letter: Letter) -> None:
    from docx.shared import Pt

    for index, title in enumerate(letter.titles):
        typist.paragraph((Phrase(title, bold=True),), "Title" if not index else "Subtitle")
    if letter.number:
        typist.paragraph((Phrase(letter.number),), "Nomor")
    typist.last.paragraph_format.space_after = Pt(12)


def _chapter(typist: Typist, block: Chapter) -> None:
    typist.paragraph((Phrase(block.text),), f"Heading {block.level}")


def _paragraph(typist: Typist, block: Paragraph) -> None:
    from docx.shared import Mm

    words = typist.paragraph(block.phrases)
    if block.indent:
        words.paragraph_format.left_indent = Mm(block.indent)
    if block.centred:
        words.alignment = 1


def _clause(typist: Typist, block: Clause) -> None:
    if block.number == 1 or not typist.list_id:
        typist.list_id = new_list(typist.document, _MARK)
    number_paragraph(typist.paragraph(block.phrases, "List Number"), typist.list_id)


def _facts(typist: Typist, block: Facts) -> None:
    table = bare_table(typist, (_LABEL, 4.0, typist.width - _LABEL - 4.0), rows=len(block.pairs))
    for row, (label, value) in zip(table.rows, block.pairs, strict=True):
        for cell, text in zip(row.cells, (label, ":", value), strict=True):
            typist.fill(cell, text, "Isi tabel")
    typist.gap()


def _table(typist: Typist, block: LetterTable) -> None:
    widths = _widths(block, typist.width - block.indent)
    table = typist.document.add_table(rows=1, cols=len(widths))
    borders(table, block.indent)
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        typist.head(cell, column.label, column.align)
    for index, row in enumerate(block.rows):
        for cell, text, column in zip(table.add_row().cells, row, block.columns, strict=True):
            typist.fill(cell, text, "Isi tabel", column.align, bold=index in block.strong)
    set_widths(table, widths)
    repeat_head(table)
    whole_rows(table)
    typist.gap()


def _widths(block: LetterTable, room: float) -> tuple[float, ...]:
    growing = sum(column.grows for column in block.columns) or 1
    share = (room - sum(column.width for column in block.columns)) / growing
    return tuple(column.width + (share if column.grows else 0.0) for column in block.columns)


def _signing_table(typist: Typist, block: SigningTable) -> None:
    """Each box is two rows high, odd numbers left and even right, as on the printed paper."""
    title = typist.paragraph((Phrase(block.title, bold=True), Phrase(f"\t{block.aside}" if block.aside else "")))
    title.paragraph_format.keep_with_next = True
    typist.right_tab(title)
    table = typist.document.add_table(rows=1, cols=5)
    borders(table, 0.0)
    for cell, label in zip(table.rows[0].cells, ("No.", "Nama", "Kedudukan", "Tanda Tangan", ""), strict=True):
        typist.head(cell, label, "left")
    for index, (name, position) in enumerate(block.people, start=1):
        cells = table.add_row().cells
        for cell, text in zip(cells, (f"{index}.", name, position), strict=False):
            typist.fill(cell, text, "Isi tabel")
        typist.fill(cells[3 + (index + 1) % 2], f"{index}.", "Isi tabel")
    set_widths(table, (10.0, typist.width - 111.0, 47.0, 27.0, 27.0))
    merge_boxes(table, 10.0)
    repeat_head(table)
    whole_rows(table)
    typist.gap()


def _signing_blocks(typist: Typist, block: SigningBlocks) -> None:
    if not block.signatures:
        return
    if typist.last is not None:
        typist.last.paragraph_format.keep_with_next = True
    columns = max(len(block.signatures), 2)
    table = bare_table(typist, (typist.width / columns,) * columns, rows=2)
    whole_rows(table)
    for index, one in enumerate(block.signatures):
        place = index + columns - len(block.signatures)
        _sign(typist, table, place, one)


def _sign(typist: Typist, table: Any, column: int, one: Signature) -> None:  # noqa: ANN401  # python-docx's table
    from docx.shared import Mm

    above = "\n".join([*(line for line in (one.place_date, one.heading, *one.on_behalf) if line), _position(one)])
    typist.fill(table.cell(0, column), above.strip(), "Isi tabel")
    for paragraph in table.cell(0, column).paragraphs:
        paragraph.paragraph_format.keep_with_next = True
    last = table.cell(0, column).paragraphs[-1]
    last.paragraph_format.space_after = Mm(20)
    typist.fill(table.cell(1, column), one.name, "Isi tabel", bold=True)
    nip = nip_text(one.nip)
    for line in (one.rank, f"NIP {nip}" if nip else ""):
        if line:
            table.cell(1, column).add_paragraph(safe(unbroken(line)), style="Isi tabel")


def _position(one: Signature) -> str:
    position = f"{one.prefix} {one.position}".strip()
    return f"{position}," if position else ""


def _picture(typist: Typist, block: Picture) -> None:
    from docx.shared import Mm

    words = typist.paragraph((), "Gambar")
    width, height = jpeg.fitted(block.jpeg, block.width, block.height)
    words.add_run().add_picture(BytesIO(block.jpeg), width=Mm(width), height=Mm(height))
    if block.caption:
        words.paragraph_format.keep_with_next = True
        typist.paragraph((Phrase(block.caption),), "Caption")


def _new_page(typist: Typist, _block: NewPage) -> None:
    typist.breaks_next = True


_WRITERS: dict[type, Callable[[Typist, Any], None]] = {
    Chapter: _chapter, Paragraph: _paragraph, Clause: _clause, Facts: _facts, LetterTable: _table,
    SigningTable: _signing_table, SigningBlocks: _signing_blocks, Picture: _picture, NewPage: _new_page,
}  # fmt: skip
