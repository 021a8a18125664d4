"""The Word file as a whole: its description, styles, paper, header and footer."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from docx import Document as new_document
from docx.document import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generator.outputs.sheets.content import Sheet
from generator.outputs.sheets.room import printed
from generator.outputs.sheets.word.parts import (
    HEADER,
    LEFT,
    PAPERS,
    RIGHT,
    add_line,
    describe,
    for_word,
    frame,
    legend,
    put,
    width_of,
)
from generator.outputs.sheets.word.runs import BLACK, STRONG, add_text

FONTS = ("Arial", "微软雅黑")
"""Latin and Chinese, both without serifs, as on the PDF; every Word has them."""
LINES = 1.32
"""How far lines in tables stand apart, compared with their type: fonts differ in what they ask."""
WIDEST_LOGO = Mm(44)
"""What its third of the header has room for."""
BESIDE_LOGO = Mm(24)
"""A wider one leaves no room for the company's name on its line."""
PLAIN = frozenset(["checklist", "form"])
"""Papers to be filled in: they need no box of control data, only their number at the foot."""
OUR_TABLES = ("TableNormal", "TableGrid")
KIND_SIZES, KIND_ROOM = (Pt(12), Pt(11)), 47.0
"""Of the kind of a document in its header, and how much room there is, in millimetres."""
UNUSED = ("/thumbnail", "/stylesWithEffects", "/customXml")
"""Parts of the library's template; the second is ten times as long as all others together."""


AMBIGUOUS = re.compile("[‘’“”…—·×→●☐§±°]")
"""Signs that Word sets in the Latin font unless it is told that they are Chinese."""


def new_file(data: Sheet) -> Document:
    """An empty file for a sheet: its styles, paper, header and footer are there."""
    file = new_document(BytesIO(_styled(data["writing"]["han"])))
    _describe(file, data)
    _set_page(file, data)
    return file


@cache
def _styled(han: bool) -> bytes:
    """What the empty files of all sheets in a language begin with, as a file."""
    file = new_document()
    _drop_unused_parts(file)
    _drop_foreign_styles(file)
    _set_styles(file)
    _number_headings(file, han)
    _set_compatibility(file)
    packed = BytesIO()
    file.save(packed)
    return packed.getvalue()


def finish(file: Document, data: Sheet) -> None:
    """What can only be done once all is written."""
    if data["kind"] == "checklist":
        legend(file, data)
    if data["writing"]["han"]:
        edges = [part._element for one in file.sections for part in (one.header, one.footer)]
        for part in (file.element.body, *edges):
            for run in part.iter(qn("w:r")):
                _hint(run)


def _hint(run: Any) -> None:
    """Tell Word that the quotes and dashes of a Chinese run are Chinese."""
    if AMBIGUOUS.search("".join(text.text or "" for text in run.iter(qn("w:t")))):
        run.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")


def _number_headings(file: Document, han: bool) -> None:
    """Section numbers that Word counts by itself: 一、二、 or 1. 2."""
    kind, pattern = ("chineseCounting", "%1、") if han else ("decimal", "%1. ")
    numbering = file.part.numbering_part.element
    names = nsdecls("w")
    abstract = parse_xml(
        f'<w:abstractNum {names} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="Heading1"/><w:suff w:val="nothing"/><w:lvlText w:val="{pattern}"/>'
        '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, abstract)  # Word wants these before the numbers that use them
    numbering.append(
        parse_xml(f'<w:num {names} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    properties = _style(file, "Heading 1").element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 90


def _set_compatibility(file: Document) -> None:
    """The settings of today's Word."""
    settings = file.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-US")
        language.set(qn("w:eastAsia"), "zh-CN")
    for language in file.styles.element.xpath("w:docDefaults//w:lang"):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "zh-CN")
    for named in file.styles.element.iter(qn("w:rFonts")):  # else the theme's fonts come through
        _name_fonts(named)
    for control in settings.iter(qn("w:characterSpacingControl")):
        control.set(qn("w:val"), "compressPunctuation")


def _describe(file: Document, data: Sheet) -> None:
    about, day = file.core_properties, datetime.fromisoformat(data["effective"])
    words = {
        "title": data["full_title"],
        "author": data["company"],
        "last_modified_by": data["company"],
        "subject": data["label"],
        "identifier": data["number"],
        "version": data["version"],
        "keywords": ", ".join(data["aliases"]),
        "language": data["writing"]["tag"],
        "comments": "",
    }
    for name, value in words.items():
        setattr(about, name, value[:255])  # the format has no room for more
    about.created = about.modified = about.last_printed = day
    about.revision = 1


def _drop_unused_parts(file: Document) -> None:
    """Leave out the picture of the library's own empty page, and the styles of an older Word."""
    for links in (file.part.package.rels, file.part.rels):
        for id, link in list(links.items()):
            if link.reltype.endswith(UNUSED):
                del links[id]


def _drop_foreign_styles(file: Document) -> None:
    """Leave out the hundred table styles of the library's template that no sheet uses."""
    styles = file.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in OUR_TABLES:
            styles.remove(style)


def _set_styles(file: Document) -> None:
    normal = _style(file, "Normal")
    _set_fonts(normal, Pt(10), None)
    normal.paragraph_format.space_after = Pt(2)
    # Punctuation in the margin looks as if the line ran out of the page.
    normal.element.get_or_add_pPr().append(
        parse_xml(f'<w:overflowPunct {nsdecls("w")} w:val="0"/>')
    )
    language = normal.element.get_or_add_rPr()
    language.append(parse_xml(
        f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="zh-CN"/>'
    ))  # fmt: skip
    title = _style(file, "Title")
    _set_fonts(title, Pt(16), BLACK)
    title.font.bold = True
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(4)
    for border in title.element.xpath("w:pPr/w:pBdr"):
        border.getparent().remove(border)
    heading = _style(file, "Heading 1")
    _set_fonts(heading, Pt(12), BLACK)
    heading.font.bold = True
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(6), Pt(2)
    for name, size in (("Cell Text", Pt(9.5)), ("Cell Head", Pt(9.5)), ("Small Print", Pt(9))):
        style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style = normal
        style.font.bold = name == "Cell Head" or None
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = Pt(round(size.pt * LINES, 1))
        _set_fonts(style, size, None)
    bullet = _style(file, "List Bullet").paragraph_format
    bullet.left_indent, bullet.first_line_indent = Mm(4), Mm(-4)
    bullet.space_after = Pt(0)
    for name in ("Header", "Footer"):
        _set_fonts(_style(file, name), Pt(8.5), None)


def _style(file: Document, name: str) -> ParagraphStyle:
    style = file.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _set_fonts(style: ParagraphStyle, size: Length, color: RGBColor | None) -> None:
    """Latin and Chinese font of a style; the theme's fonts would win over them."""
    style.font.size = size
    if color is not None:
        style.font.color.rgb = color
    _name_fonts(style.element.get_or_add_rPr().get_or_add_rFonts())


def _name_fonts(named: Any) -> None:
    latin, chinese = FONTS
    named.attrib.clear()
    for name, font in (("ascii", latin), ("hAnsi", latin), ("eastAsia", chinese), ("cs", latin)):
        named.set(qn(f"w:{name}"), font)


def _set_page(file: Document, data: Sheet) -> None:
    section = file.sections[0]
    sides = PAPERS[data["paper"]]
    section.page_width, section.page_height = sides[::-1] if data["landscape"] else sides
    if data["landscape"]:
        section.orientation = WD_ORIENTATION.LANDSCAPE
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance, section.footer_distance = Mm(7), Mm(7)
    if data["kind"] in PLAIN:
        section.top_margin, section.bottom_margin = Mm(12), Mm(13)
        _write_plain_footer(file, data)
        return
    section.top_margin, section.bottom_margin = Mm(21), Mm(14)
    _write_header(file, data)
    _write_footer(file, data)


def _write_plain_footer(file: Document, data: Sheet) -> None:
    """The foot of a paper to be filled in: number and version, page, company, as in the PDF."""
    label, width = data["words"], width_of(data)
    stops = _style(file, "Footer").paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Length(width // 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    footer = file.sections[0].footer.paragraphs[0]
    footer.add_run(_numbered(data) + "\t")
    # Each copy is a paper of its own; the sample is not one.
    total = "SECTIONPAGES" if data.get("has_example") or data.get("copies") else "NUMPAGES"
    _add_page_number(footer, label["page_of"], total)
    add_text(footer, f"\t{data['header']}")


def _numbered(data: Sheet) -> str:
    label = data["words"]
    state = f"　{label[data['state']]}" if data["state"] else ""
    return f"{data['number']} · {label['version']} {data['version']}{state}"


def begin_page(file: Document) -> Section:
    """A section that begins a page and counts its pages anew, such as another copy of a form."""
    section: Section = file.add_section(WD_SECTION.NEW_PAGE)
    break_ = file.paragraphs[-1]  # a line of its own, which must not need another page
    break_.paragraph_format.line_spacing, break_.paragraph_format.space_after = Pt(1), Pt(0)
    if section._sectPr.find(qn("w:pgNumType")) is None:
        start = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
        section._sectPr.find(qn("w:cols")).addprevious(start)  # Word wants its elements in order
    return section


def begin_sample(file: Document, data: Sheet) -> None:
    """A section for the filled-in sample: it is no record, and counts no pages."""
    section = begin_page(file)
    section.footer.is_linked_to_previous = section.header.is_linked_to_previous = False
    middle, right = data["words"]["not_a_record"], data["header"]
    section.footer.paragraphs[0].add_run(f"{_numbered(data)}\t{middle}\t{right}")
    line = section.header.paragraphs[0]
    line._p.style = HEADER
    line.add_run()._r.append(parse_xml(_across_page(data)))


def _across_page(data: Sheet) -> str:
    """The words across a sample, as Word makes a watermark: an outline behind all else."""
    words, long = quoteattr(data["words"]["sample"]), quoteattr(data["words"]["not_a_record"])
    wide, tall = (360, 92) if data["writing"]["han"] else (400, 84)
    names = (
        f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    )
    return (
        f'<w:pict {names}><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136"'
        ' adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
        '<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
        '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
        '</v:formulas><v:path textpathok="t" o:connecttype="rect"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" alt={long}'
        f' style="position:absolute;margin-left:0;margin-top:0;width:{wide}pt;height:{tall}pt;'
        "rotation:335;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:bottom;"
        'mso-position-vertical-relative:margin" o:allowincell="f" filled="f"'
        ' strokecolor="#999999" strokeweight=".5pt">'
        f'<v:textpath style="font-family:&quot;{FONTS[1]}&quot;;font-size:1pt"'
        f" string={words}/></v:shape></w:pict>"
    )


def _write_footer(file: Document, data: Sheet) -> None:
    label = data["words"]
    stops = _style(file, "Footer").paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(width_of(data), WD_TAB_ALIGNMENT.RIGHT)
    left = data["footer"]
    if data["uncontrolled"]:
        left = (
            f"{label['uncontrolled']}　{label['printed_on']} ____________　"
            f"{label['current_edition']} {data['address']}"
        )
    elif data["copy"]:
        left = f"{label['controlled']}　{data['copy']} ________"
    footer = file.sections[0].footer.paragraphs[0]
    add_text(footer, f"{left}\t{label['review']} {data['review']}")


def _write_header(file: Document, data: Sheet) -> None:
    """The box of a document: company, kind, number and page."""
    label, header = data["words"], file.sections[0].header
    header.is_linked_to_previous = False
    shares = [1.0, 1.0, 1.2]
    table = header.add_table(1, len(shares), width_of(data))
    frame(table, shares, width_of(data))
    company, kind, facts = table.rows[0].cells
    name = put(company, "", HEADER)
    if data.get("logo") and add_logo(name, data, Mm(7), WIDEST_LOGO) > BESIDE_LOGO:
        name.paragraph_format.space_after = Mm(1)
        name = add_line(company, "", HEADER)
    add_text(name, data["header"])
    named = put(kind, data["label"], HEADER)
    named.alignment = WD_ALIGN_PARAGRAPH.CENTER
    size = next((one for one in KIND_SIZES if printed(data["label"], one.mm) < KIND_ROOM), Pt(10))
    for run in named.runs:
        run.font.size, run.font.bold = size, True
    # With plain hyphens, so that who searches for a number comes upon the document that has it.
    numbered = f"{label['number']} {data['number']}　{label['version']} {data['version']}"
    put(facts, "", HEADER).add_run(numbered)
    add_line(facts, f"{label['effective']} {data['effective']}　", HEADER)
    _add_page_number(facts.paragraphs[-1], label["page_of"])
    if data["state"]:
        state = add_line(kind, "", HEADER)
        add_text(state, label[data["state"]], STRONG)
        state.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for cell in table.rows[0].cells:
        _underline(cell, data["colour"])
    # The empty paragraph that every header starts with goes below the table, as small as may be.
    first = header.paragraphs[0]
    table._tbl.addnext(first._p)
    first.paragraph_format.space_after = Pt(0)


def _underline(cell: _Cell, colour: str) -> None:
    """The company's colour below the header: it decorates, and says nothing."""
    borders = parse_xml(
        f'<w:tcBorders {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="0"'
        f' w:color="{colour.lstrip("#")}"/></w:tcBorders>'
    )
    cell._tc.get_or_add_tcPr().insert_element_before(borders, "w:shd", "w:vAlign")


def add_logo(paragraph: Paragraph, data: Sheet, tallest: Length, widest: Length) -> Length:
    """The company's picture, before its name or above it; how wide it is."""
    picture = BytesIO(for_word(bytes(data["logo"])))
    shape = paragraph.add_run().add_picture(picture, height=tallest)
    if shape.width > widest:
        shape.height = Length(max(1, shape.height * widest // shape.width))
        shape.width = widest
    describe(shape, data["company"])
    paragraph.paragraph_format.line_spacing = 1.0  # not the fixed distance of lines of text
    if shape.width <= BESIDE_LOGO:
        paragraph.add_run("\u2002")
    return Length(shape.width)


def _add_page_number(paragraph: Paragraph, pattern: str, total: str = "NUMPAGES") -> None:
    """第 n 页 / 共 N 页, with fields that Word keeps up to date."""
    for part in re.split(r"(\{[nN]\})", pattern):
        if part in ("{n}", "{N}"):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE" if part == "{n}" else total)
            run = Run(OxmlElement("w:r"), paragraph)
            run.text = "1"
            field.append(run._r)
            paragraph._p.append(field)
        else:
            paragraph.add_run(part)
