"""What python-docx has no words for: numbering, borders, fields, repeated heads; and the styles of our papers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.domain.wording import Phrase, unbroken
from app.printing.text import safe

if TYPE_CHECKING:
    from docx.document import Document

# Metric-compatible with the Liberation Serif of the PDF, and on every office's machine.
_FONT = "Times New Roman"
_TWIPS = 1440 / 25.4
_CELL_MARGIN = 108  # twips that Word lets a table hang out of the margin
# Name, base, size in pt, bold, italic, alignment (0 left, 1 centre), space before and after in pt, keep with next.
_STYLES = (
    ("Title", "", 14, True, False, 1, 16, 2, True),
    ("Subtitle", "", 12, True, False, 1, 0, 2, True),
    ("Nomor", "Normal", 11, False, False, 1, 0, 2, True),
    ("Heading 1", "", 11, True, False, 0, 11, 3, True),
    ("Heading 2", "", 11, True, False, 0, 6, 3, True),
    ("Kop", "Normal", 11, False, False, 1, 0, 0, True),
    ("Isi tabel", "Normal", 10.5, False, False, 0, 1, 1, False),
    ("Kepala tabel", "Normal", 10.5, True, False, 0, 2, 2, True),
    ("List Number", "", 11, False, False, 0, 0, 3, False),
    ("Gambar", "Normal", 11, False, False, 1, 6, 2, False),
    ("Caption", "", 10, False, True, 1, 0, 6, False),
    ("Header", "", 9, False, False, 0, 0, 0, False),
    ("Footer", "", 8, False, False, 0, 0, 0, False),
)
_ALIGN = {"left": 0, "centre": 1, "right": 2}


class Typist:
    """Writes into a document; `width` is the usable width in mm."""

    def __init__(self, document: "Document", width: float) -> None:
        self.document, self.width = document, width
        self.list_id = 0
        self.breaks_next = False
        self.last: Any = None

    def paragraph(self, phrases: Sequence[Phrase], style: str = "Normal") -> Any:  # noqa: ANN401  # python-docx's own
        """Add a paragraph of plain and bold words in a style."""
        words = self.document.add_paragraph(style=style)
        if self.breaks_next:
            words.paragraph_format.page_break_before = True
            self.breaks_next = False
        for phrase in phrases:
            run = words.add_run(_typed(phrase.text))
            run.bold = True if phrase.bold else None
        self.last = words
        return words

    def fill(self, cell: Any, text: str, style: str, align: str = "left", *, bold: bool = False) -> None:  # noqa: ANN401  # python-docx's cell
        """Write into a cell that is still empty; a line break begins a paragraph."""
        for index, line in enumerate(text.splitlines() or [""]):
            words = cell.paragraphs[0] if not index else cell.add_paragraph()
            words.style = style
            words.alignment = _ALIGN[align]
            if line:
                words.add_run(_typed(line)).bold = True if bold else None

    def head(self, cell: Any, text: str, align: str) -> None:  # noqa: ANN401  # python-docx's cell
        """Write the label of a column."""
        self.fill(cell, text, "Kepala tabel", align, bold=True)
        shade(cell, "EBEBEB")

    def right_tab(self, words: Any) -> None:  # noqa: ANN401  # python-docx's paragraph
        """What follows a tab ends at the right margin."""
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Mm

        words.paragraph_format.tab_stops.add_tab_stop(Mm(self.width), WD_TAB_ALIGNMENT.RIGHT)

    def gap(self) -> None:
        """A little room after a table, without which two tables would become one."""
        from docx.shared import Pt

        words = self.document.add_paragraph()
        words.paragraph_format.space_after = Pt(0)
        words.paragraph_format.line_spacing = Pt(6)
        self.last = words


def _typed(text: str) -> str:
    """Text with its tabs, safe for XML, with the no-break spaces that the printed paper has."""
    return "\t".join(_phrase(part) for part in text.split("\t"))


def _phrase(text: str) -> str:
    """Safe text whose outer spaces stay; a word processor finds fonts for letters that ours lack."""
    before = " " if text.startswith(" ") else ""
    after = " " if text.endswith(" ") and text.strip(" ") else ""
    return f"{before}{unbroken(safe(text))}{after}"


def styles(document: "Document") -> None:
    """Set the styles of our papers, made where Word has none of that name."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    normal = document.styles["Normal"]
    _face(normal, 11)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.15
    known = {style.name for style in document.styles}
    for name, base, size, bold, italic, align, before, after, keeps in _STYLES:
        style: Any = document.styles[name] if name in known else None
        if style is None:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles[base or "Normal"]
        _face(style, size)
        _untrack(style)
        style.font.bold, style.font.italic = bold, italic
        style.font.color.rgb = RGBColor(0, 0, 0)
        form = style.paragraph_format
        form.alignment, form.keep_with_next = align, keeps
        form.space_before, form.space_after = Pt(before), Pt(after)
        if name in {"Isi tabel", "Kepala tabel", "Kop", "Header", "Footer"}:
            form.line_spacing = 1.0
    _without_rule(document.styles["Title"])
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()


def _untrack(style: Any) -> None:  # noqa: ANN401  # python-docx's style
    """Word's own titles are spaced out."""
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_rPr()
    for spacing in properties.findall(qn("w:spacing")):
        properties.remove(spacing)


def _face(style: Any, size: float) -> None:  # noqa: ANN401  # python-docx's style
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), _FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _without_rule(style: Any) -> None:  # noqa: ANN401  # python-docx's style
    """Word's own Title stands on a blue rule."""
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    for rule in properties.findall(qn("w:pBdr")):
        properties.remove(rule)


def element(name: str, **attributes: object) -> Any:  # noqa: ANN401  # an XML element
    """A WordprocessingML element with attributes of its namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def new_list(document: "Document", hang: float) -> int:
    """Begin a numbered list of its own at 1; its id."""
    numbering = document.part.numbering_part.element
    abstract = 100 + len(numbering.findall("{*}abstractNum"))
    made = element("abstractNum", abstractNumId=abstract)
    level = element("lvl", ilvl=0)
    for name, value in (("start", 1), ("numFmt", "decimal"), ("lvlText", "%1."), ("lvlJc", "left")):
        level.append(element(name, val=value))
    room = element("pPr")
    room.append(element("ind", left=round(hang * _TWIPS), hanging=round(hang * _TWIPS)))
    level.append(room)
    made.append(level)
    first = numbering.find("{*}num")
    if first is None:
        numbering.append(made)
    else:
        first.addprevious(made)  # Word reads all abstract lists before the first that is used
    number = numbering.add_num(abstract)
    return int(number.numId)


def number_paragraph(words: Any, list_id: int) -> None:  # noqa: ANN401  # python-docx's paragraph
    """Make it a point of a list."""
    properties = words._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = list_id


def page_field(words: Any, code: str) -> None:  # noqa: ANN401  # python-docx's paragraph
    """A number that the word processor counts: PAGE or NUMPAGES."""
    for kind, text in (("begin", ""), ("", f" {code} "), ("separate", ""), ("text", "1"), ("end", "")):
        run = words.add_run()
        if kind == "text":
            run.text = text
        elif kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            instruction = element("instrText")
            instruction.text = text
            run._r.append(instruction)


def rules_below(words: Any, eighths: int, *, double: bool = False) -> None:  # noqa: ANN401  # python-docx's paragraph
    """A rule under a paragraph, its width in eighths of a point; `double` is a thick one over a thin one."""
    kind = "thickThinSmallGap" if double else "single"
    rule = element("pBdr")
    rule.append(element("bottom", val=kind, sz=eighths, space=2, color="000000"))
    _put_borders(words, rule)


def box(run: Any) -> None:  # noqa: ANN401  # python-docx's run
    """A frame round some words."""
    run._r.get_or_add_rPr().append(element("bdr", val="single", sz=4, space=0, color="000000"))


def _put_borders(words: Any, rule: Any) -> None:  # noqa: ANN401  # python-docx's paragraph, an XML element
    """The order of a paragraph's properties is fixed: borders stand before shading, tabs, spacing and what follows."""
    words._p.get_or_add_pPr().insert_element_before(
        rule, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def shade(cell: Any, colour: str) -> None:  # noqa: ANN401  # python-docx's cell
    """Fill a cell."""
    cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=colour))


def bare_table(typist: Typist, widths: Sequence[float], rows: int = 1) -> Any:  # noqa: ANN401  # python-docx's table
    """A table without lines, to set things beside each other; widths in mm."""
    table = typist.document.add_table(rows=rows, cols=len(widths))
    set_widths(table, widths)
    return table


def borders(table: Any, indent: float) -> None:  # noqa: ANN401  # python-docx's table
    """Lines of the widths of our papers, and how far in the table begins."""
    table.style = "Table Grid"
    properties = table._tbl.tblPr
    properties.append(element("tblInd", w=round(indent * _TWIPS) + _CELL_MARGIN, type="dxa"))
    lines = element("tblBorders")
    for side in ("top", "left", "bottom", "right"):
        lines.append(element(side, val="single", sz=6, space=0, color="000000"))
    for side in ("insideH", "insideV"):
        lines.append(element(side, val="single", sz=4, space=0, color="000000"))
    properties.append(lines)


def set_widths(table: Any, widths: Sequence[float]) -> None:  # noqa: ANN401  # python-docx's table
    """Fix the widths of the columns, in mm."""
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def repeat_head(table: Any) -> None:  # noqa: ANN401  # python-docx's table
    """The first row stands again on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))


def whole_rows(table: Any) -> None:  # noqa: ANN401  # python-docx's table
    """No row is divided between two pages."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))


def merge_boxes(table: Any, height: float) -> None:  # noqa: ANN401  # python-docx's table
    """Signature boxes of two rows: odd numbers in the column before the last, even ones in the last."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    table.cell(0, 3).merge(table.cell(0, 4))
    last = len(table.rows) - 1
    for row in range(1, last + 1):
        table.rows[row].height = Mm(height)
        table.rows[row].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
        column = 3 + (row + 1) % 2
        if row < last:
            table.cell(row, column).merge(table.cell(row + 1, column))
