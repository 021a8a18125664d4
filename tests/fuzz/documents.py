"""Documents for `handbook import` made of chance: texts, Word files and workbooks, many broken.

    .venv/bin/python -m tests.fuzz.documents --cases 100000 --seed 1

Whatever is given, there is an answer: drafts, or one sentence. What is raised, or takes longer than
`--limit` seconds, is reported with the number of its case.
"""

from __future__ import annotations

import argparse
import io
import random
import time
import zipfile
from datetime import date

from generator.intake.importing import Before, Import, imported
from generator.problems.problem import Words

_LABELS = """
一、 （一） 1. 1、 1） (1) （1） ① a． a) A. Ⅰ、 ⅱ) 第一条 第一章 第二节 第一步 1.1 1.2.3
㈠ ⑴ ⒈ 壹、 甲、
• - ● √ 1: 一: 二, 三; 13 2 十一、 百、 第 步骤1 (a) (iv) IV. 1.5 8:30
"""
_TEXTS = """
出纳岗位职责 前台文员 财务部会计岗位说明书 岗位职责 任职资格 工作权限 考核指标 服务流程 话术 附则
负责收发信件。 有权拒绝。 须经经理批准。 不得迟到！ “您好，请问找谁？” 大专以上学历 如下： 略
合格率不低于98%，权重40% 岗位名称：采购员 所属部门：财务部 直接上级： 会计：记账和报表 第3页共5页
------ ............5 http://a.b/c 见附件 由专人负责 收到后，登记， 的 , 。 ： &lt; &#0; 😀 {company}
[x](y) **x** # --- ''' \" \\ ${x} <script>alert(1)</script> ../../x C:\\x =1+1 保管 员 师 部 长
行政人事部文员 司机、保安岗位职责 流程 规范 1 2 3 序号 权重 目标值 岗位 类别 部门 工作职责 频次
责任人 场景 标准用语
"""
LABELS = _LABELS.split()
TEXTS = [
    *_TEXTS.split(),
    *("\u202e", "\u200b", "\u2028", "\ud7ff", "\U0001f600", "\ufffd", "\x0b", "", "\u3000"),
]
ENDS = ("\n", "\r\n", "\r", "\n\n", "\f", "\0", "\t", "　　", " ")


def text(chance: random.Random) -> str:
    """One line."""
    words = [chance.choice(TEXTS) for _ in range(chance.randint(0, 4))]
    label = chance.choice(LABELS) if chance.random() < 0.5 else ""
    long = "很长的一句话，" * chance.randint(0, 400) if chance.random() < 0.01 else ""
    return label + chance.choice(("", " ", "、")).join(words) + long


def lines(chance: random.Random) -> bytes:
    """A text file in one encoding or another, some with bytes that are none."""
    whole = "".join(text(chance) + chance.choice(ENDS) for _ in range(chance.randint(0, 30)))
    name = chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "big5", "utf-32"))
    return spoilt(chance, whole.encode(name, "replace"))


def spoilt(chance: random.Random, data: bytes) -> bytes:
    """The bytes, one in three times with some changed, cut or doubled."""
    if chance.random() < 0.66 or not data:
        return data
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(out)) if out else 0
        match chance.randrange(4):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + chance.randint(1, 40)]
            case 2:
                out[at:at] = out[at : at + chance.randint(1, 40)]
            case _:
                out[at:at] = chance.choice(
                    (b"<", b">", b"&", b"]]>", b"<!DOCTYPE x>", b"\0", b"\xff")
                )
    return bytes(out)


def _xml(words: str) -> str:
    out = words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return "".join(char for char in out if char >= " " and char not in "\ufffe\uffff")


def paragraph(chance: random.Random, depth: int = 0) -> str:
    """A paragraph: in a list or not, with a tracked change or a text box in it or not."""
    level = chance.choice((0, 1, 8, 9, 99, -1))
    numbered = f'<w:ilvl w:val="{level}"/><w:numId w:val="{chance.randint(0, 5)}"/>'
    shapes = (
        "",
        f"<w:numPr>{numbered}</w:numPr>",
        '<w:pStyle w:val="H1"/>',
        '<w:outlineLvl w:val="0"/>',
        "<w:rPr><w:del/></w:rPr>",
    )
    run = f"<w:r><w:t>{_xml(text(chance))}</w:t></w:r>"
    if chance.random() < 0.2:
        inner = paragraph(chance, depth + 1) if depth < 3 else ""
        run = chance.choice(
            (
                f"<w:ins>{run}</w:ins>",
                f"<w:del>{run}</w:del>",
                f"<w:r><w:br/></w:r>{run}",
                f"<w:r><w:txbxContent>{inner}</w:txbxContent></w:r>",
                '<w:r><w:sym w:char="F0B7"/><w:sym w:char="D800"/><w:sym w:char="zz"/></w:r>',
                '<w:r><w:footnoteReference w:id="1"/></w:r>',
                f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>",
            )
        )
    return f"<w:p><w:pPr>{chance.choice(shapes)}</w:pPr>{run}</w:p>"


def table(chance: random.Random, depth: int = 0) -> str:
    rows = ""
    for _ in range(chance.randint(0, 6)):
        cells = ""
        for _ in range(chance.randint(0, 5)):
            merge = chance.choice(("", '<w:vMerge w:val="restart"/>', "<w:vMerge/>",
                f'<w:gridSpan w:val="{chance.choice((1, 2, 3, 99999999, -4))}"/>'))  # fmt: skip
            inner = table(chance, depth + 1) if depth < 2 and chance.random() < 0.05 else ""
            cells += f"<w:tc><w:tcPr>{merge}</w:tcPr>{inner}{paragraph(chance)}</w:tc>"
        rows += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{rows}</w:tbl>"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://x/numbering" Target="numbering.xml"/>'
    '<Relationship Id="b" Type="http://x/styles" Target="styles.xml"/>'
    '<Relationship Id="c" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>'
)


def word(chance: random.Random) -> bytes:
    """A Word file with lists, tables and a footnote."""
    body = "".join(
        table(chance) if chance.random() < 0.15 else paragraph(chance)
        for _ in range(chance.randint(0, 20))
    )
    notes = f'<w:footnote w:id="1">{paragraph(chance)}</w:footnote>'
    style = '<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="H1"/></w:style>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": RELS,
        "word/numbering.xml": f"<w:numbering {W}>{_lists(chance)}</w:numbering>",
        "word/styles.xml": f"<w:styles {W}>{style}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
    }
    return archive(chance, parts)


def _lists(chance: random.Random) -> str:
    formats = ("decimal", "chineseCounting", "lowerRoman", "upperLetter", "bullet", "none",
               "decimalEnclosedCircle", "ideographTraditional", "chineseLegalSimplified",
               "zzz")  # fmt: skip
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{chance.choice((0, 1, 7, 99999999))}"/>'
        f'<w:numFmt w:val="{chance.choice(formats)}"/><w:lvlText w:val="（%1）%2.%9"/></w:lvl>'
        for n in range(4)
    )
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{chance.choice((0, 0, 7))}"/></w:num>'
        for n in range(4)
    )
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}'


S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
TYPES = (
    f'<Types xmlns="{PACKAGE}content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET}sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET}worksheet+xml"/></Types>'
)


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}{kind}" Target="{target}"/></Relationships>'
    )


def _cell(chance: random.Random, at: str) -> str:
    number = chance.choice(("0.4", "1", "1e999", "x", "45000"))
    return chance.choice(
        (
            f'<c r="{at}" t="inlineStr"><is><t>{_xml(text(chance))}</t></is></c>',
            f'<c r="{at}"><v>{number}</v></c>',
            f'<c r="{at}"><f>HYPERLINK("http://x","y")</f><v>1</v></c>',
            f'<c r="{at}" t="s"><v>{chance.choice((0, 9))}</v></c>',
        )
    )


def workbook(chance: random.Random) -> bytes:
    """A workbook of one sheet, some of whose cells claim to stand where none can."""
    rows = ""
    for n in range(1, chance.randint(1, 14)):
        at = chance.choice((n, n, n, n, 99999, 1048576, 99999999999))
        letters = ("A", "B", "C", "D", chance.choice(("E", "E", "XFD", "ZZZZ")))
        cells = "".join(_cell(chance, f"{letter}{at}") for letter in letters)
        rows += f'<row r="{at}">{cells}</row>'
    merged = chance.choice(("", "A1:A4", "A1:XFD1048576"))
    merges = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    name = chance.choice(("Sheet1", "出纳", "岗位职责"))
    sheets = f'<sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets>'
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f"<workbook {S} {R}>{sheets}</workbook>",
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": (
            f"<worksheet {S}><sheetData>{rows}</sheetData>{merges}</worksheet>"
        ),
    }
    return archive(chance, parts)


def archive(chance: random.Random, parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            if chance.random() < 0.02:
                continue
            file.writestr(name, spoilt(chance, part.encode()) if chance.random() < 0.3 else part)
    return spoilt(chance, out.getvalue()) if chance.random() < 0.2 else out.getvalue()


MAKERS = ((lines, ".txt"), (word, ".docx"), (workbook, ".xlsx"))


def case(seed: int, number: int) -> tuple[str, bytes]:
    """The name and the bytes of one case, the same each time."""
    chance = random.Random(f"{seed} {number}")
    make, suffix = chance.choice(MAKERS)
    return f"文件{suffix}", make(chance)


def answer(name: str, data: bytes) -> Import | Words:
    """What comes of a file in an empty folder."""
    return imported(name, data, Before(), "zh", date(2026, 12, 1))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=2.0)
    options = parser.parse_args()
    longest, read, wrong = 0.0, 0, 0
    for number in range(options.cases):
        name, data = case(options.seed, number)
        begun = time.process_time()
        try:
            read += isinstance(answer(name, data), Import)
        except Exception as error:
            wrong += 1
            print(f"case {number} {name}: {type(error).__name__}: {error}", flush=True)
        spent = time.process_time() - begun
        longest = max(longest, spent)
        if spent > options.limit:
            wrong += 1
            print(f"case {number} {name}: {spent:.1f} s", flush=True)
    print(f"{options.cases} cases, {read} read, {wrong} wrong, longest {longest * 1000:.0f} ms")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
