"""Test documents of several trades and shapes, each with what a reader would say of its lines.

The texts are our own. A line is written once, with what it is: `H` a heading and its kind, `I` an
item and its kind, `C` the rest of a broken sentence, `X` no content.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Told(NamedTuple):
    """What a reader says of a line: its place, what it is, its kind, its role.

    `one|another` takes either role; a procedure after the posts belongs to nobody: “”.
    """

    at: str
    what: str
    kind: str
    role: str
    number: str = ""


@dataclass
class Document:
    """A file and what is to be found in it."""

    name: str
    data: bytes
    told: list[Told] = field(default_factory=list)


def told_lines(role: str, text: str) -> tuple[list[str], list[Told]]:
    """Lines written as `H section|一、工作职责`; `= 出纳` changes the role; a blank line is one."""
    lines: list[str] = []
    told: list[Told] = []
    for row in text.strip("\n").split("\n"):
        mark, _, said = row.partition("|")
        if mark.startswith("="):
            role = row[1:].strip()
            continue
        lines.append(said)
        if not said.strip():
            continue
        what, _, kind = mark.strip().partition(" ")
        names = {"H": "heading", "I": "item", "C": "continuation", "X": "left_out"}
        bare = said.strip(" 　")
        number = bare[:1] if bare[:1] in "①②③④⑤" else ""
        told.append(Told(str(len(lines)), names[what], kind, role, number))
    return lines, told


HOTEL = """
H role|客房服务员岗位职责
|
H section|一、岗位职责
I duty|1. 按标准清扫客房和走廊，补充客用品。
I duty|2. 检查房内设备，发现损坏，当班报修。
I duty|3. 收取客人送洗的衣物，核对件数后登记。
I duty|4. 拾到客人遗留的物品，交房务中心登记保管。
I duty|5. 完成领班交办的其他工作。
H section|二、工作权限
I authority|1. 有权拒绝没有房卡的人进入客房。
I authority|2. 更换房内大件设备，须经客房主管批准。
I authority|3. 不得替客人保管现金和贵重物品。
H section|三、任职要求
I requirement|1. 初中以上学历，身体健康。
I requirement|2. 一年以上客房清扫经验者优先。
I requirement|3. 熟悉清洁剂的用法和注意事项。
H procedure|四、清扫流程
I step|1. 敲门三次，报“客房服务”，无人应答再开门。
I step|2. 打开窗帘和窗户，关掉不用的灯。
I step|3. 撤下用过的布草，放进工作车。
I step|4. 从里到外擦尘，最后吸尘。
I step|5. 填写清扫记录表，锁好房门。
|
=前厅接待员
H role|前厅接待员岗位职责
|
I remark|前厅接待员在前厅经理领导下工作，履行以下职责：
I duty|（一）办理入住和退房手续；
I duty|（二）接受电话和网上的订房，录入系统；
I duty|（三）回答客人的询问，转达客人的留言；
I duty|（四）每天夜审前核对房态和账目；
I duty|（五）保管好房卡和发票。
H standard|前厅服务规范
I rule|①站立迎客，面带微笑；
I rule|②与客人说话，语速适中，不得与客人争辩；
I rule|③当班时间不得看手机、吃东西；
I rule|④制服整洁，佩戴工牌。
H script|接待用语
I say|“您好，欢迎光临，请问您有预订吗？”
I say|“请出示您的身份证，谢谢。”
I say|“房间已经准备好，在六楼，电梯在您右手边。”
H section|考核指标
I measure|1）入住办理时间不超过5分钟，权重40%
I measure|2）账目差错率为零，权重30%
I measure|3）客人满意度不低于95%，权重30%
"""


def hotel() -> Document:
    lines, told = told_lines("客房服务员", HOTEL)
    return Document("hotel.txt", "\n".join(lines).encode("gbk"), told)


KINDERGARTEN = """
H section|幼儿园岗位说明
|
=保育员
H role|保育员
|
I duty|负责班级的卫生消毒，保持活动室、寝室和盥洗室整洁。
|
I duty|协助教师组织幼儿的进餐、午睡和户外活动。
|
I duty|每天给幼儿的水杯、毛巾和餐具消毒，并做好记录。
|
I duty|发现幼儿身体不适，及时告诉带班教师和保健医生。
|
H section|任职条件
|
I requirement|具有高中以上学历，持有保育员证和健康证。
|
I requirement|喜欢孩子，有耐心，做事细致。
|
H standard|工作纪律
|
I rule|不得离开正在活动的幼儿。
|
I rule|严禁体罚和变相体罚幼儿。
|
I rule|上班时间不得接打私人电话。
|
=保健医生
H role|保健医生
|
I duty|负责每天的晨检和午检，填写晨检记录。
|
I duty|制定每周食谱，检查食堂的卫生。
|
I duty|建立幼儿的健康档案，每学期体检一次。
|
H section|权限
|
I authority|有权要求患传染病的幼儿暂停入园。
|
I authority|对外发布疫情信息，须经园长批准。
|
=保健医生|
H procedure|传染病处置流程
|
I step|发现疑似病例，立即把幼儿带到隔离室。
|
I step|通知家长，由家长带孩子就诊。
|
I step|对活动室和玩具进行消毒，登记处理情况。
"""


def kindergarten() -> Document:
    lines, told = told_lines("", KINDERGARTEN)
    return Document("kindergarten.txt", "\r\n".join(lines).encode("utf-8"), told)


FACTORY = """
H section|质量部管理手册
X|- 1 -
H section|第一章 总则
I remark|第一条 为了明确质量部各岗位的分工，制定本手册。
I remark|第二条 本手册适用于质量部全体员工。
=质检员
H role|第二章 质检员岗位职责
I duty|第三条 负责原材料进厂的检验，按抽样方案取样并填写检验
C|单，合格的贴绿色标签。
I duty|第四条 巡查生产线，每两小时记录一次关键尺寸。
I duty|第五条 对不合格品做标识、隔离和登记，通知班组返工或者报
C|废。
I duty|第六条 每月汇总质量数据，编写质量月报。
X|- 2 -
=计量员
H role|第三章 计量员岗位职责
I duty|第七条 建立量具台账，一件一号。
I duty|第八条 按周期送检量具，保管检定证书。
I duty|第九条 借出量具要登记，归还时检查。
H section|第四章 权限
I authority|第十条 有权停用超过检定周期的量具。
I authority|第十一条 报废量具须报质量部经理批准。
I authority|第十二条 未经批准，不得调整量具的检定周期。
=
H procedure|第五章 量具送检流程
I step|第十三条 月初列出当月到期的量具。
I step|第十四条 通知使用班组交回量具，发给备用量具。
I step|第十五条 送到计量所检定，取回证书。
I step|第十六条 更新台账，把量具发回班组。
H section|第六章 附则
I remark|第十七条 本手册由质量部负责解释。
I remark|第十八条 本手册自发布之日起执行。
"""


def factory() -> Document:
    lines, told = told_lines("", FACTORY)
    return Document("factory.txt", "\n".join(lines).encode("utf-16"), told)


# ── Word ─────────────────────────────────────────────────────────────────────────────────────────


def _bytes(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lists(document: Any, levels: Sequence[tuple[str, str]], id: int) -> None:
    """A list of several levels, each given by its format and its text, as list `id`."""
    numbering = document.part.numbering_part.element
    rows = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (format, text) in enumerate(levels)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id}">{rows}</w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>')
    )


def numbered(document: Any, text: str, list_: int, level: int = 0) -> Any:
    """A paragraph whose number Word counts."""
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
        )
    )
    return paragraph


WAREHOUSE = """
= 仓库管理员
H role|0||仓库管理员岗位说明
H section|1|一、|岗位职责
I duty|2|（一）|收货时核对品名、数量和批号，填写入库单。
I duty|2|（二）|发货按先进先出的次序，凭出库单发料。
I duty|2|（三）|每月末盘点一次，编写盘点表。
I duty|2|（四）|保持通道畅通，做好防火、防潮和防鼠。
H section|1|二、|任职资格
I requirement|2|（一）|高中以上学历，两年以上仓库工作经验。
I requirement|2|（二）|会用仓库管理系统和办公软件。
I requirement|2|（三）|工作细致，能吃苦。
H procedure|1|三、|入库流程
I step|2|（一）|核对送货单和采购订单。
I step|2|（二）|清点数量，检查外包装。
I step|2|（三）|通知质检员取样，合格后上架。
I step|2|（四）|当天录入系统，送货单交财务。
= 叉车工
H role|0||叉车工岗位说明
H section|1|一、|岗位职责
I duty|3|a)|按调度单装卸货物。
I duty|3|b)|每班检查叉车的刹车、轮胎和油量。
I duty|3|c)|填写叉车运行记录。
H standard|1|二、|安全规定
I rule|4|①|持证上岗，系好安全带。
I rule|4|②|严禁超载、载人和酒后驾驶。
I rule|4|③|转弯减速鸣笛，不得急停急转。
H section|1|三、|权限
I authority|4|①|有权拒绝装卸超重的货物。
I authority|4|②|离开厂区作业，须经仓储主管同意。
"""


def warehouse() -> Document:
    document = docx.Document()
    lists(document, [("chineseCounting", "%1、")], 71)
    lists(document, [("chineseCounting", "（%1）")], 72)
    lists(document, [("lowerLetter", "%1)")], 73)
    lists(document, [("decimalEnclosedCircle", "%1")], 74)
    told: list[Told] = []
    role, n, last = "", 0, ""
    base = {"1": 71, "2": 72, "3": 73, "4": 74}
    current: dict[str, int] = {}
    fresh = 80
    for row in WAREHOUSE.strip("\n").split("\n"):
        if row.startswith("="):
            role, current = row[1:].strip(), {}
            continue
        mark, level, number, text = row.split("|")
        n += 1
        what, _, kind = mark.partition(" ")
        if level == "0":
            document.add_paragraph(text, style="Heading 1")
        else:
            if level not in current or (level != "1" and last == "1"):
                fresh += 1
                current[level] = fresh
                _begun_anew(document, fresh, base[level])
            numbered(document, text, current[level])
        last = level
        told.append(Told(f"p{n}", {"H": "heading", "I": "item"}[what], kind, role, number))
    return Document("warehouse.docx", _bytes(document), told)


def _begun_anew(document: Any, id: int, abstract: int) -> None:
    """Another list of the same look, which begins at one again."""
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )


def cashier() -> Document:
    """The usual form: labels and values side by side, labels that reach over several rows."""
    document = docx.Document()
    document.add_paragraph("出纳岗位说明书")
    table = document.add_table(rows=14, cols=4)
    told = [Told("p1", "heading", "role", "出纳")]

    def put(row: int, column: int, text: str, what: str, kind: str, to: int = 0) -> None:
        cell = table.cell(row, column)
        if to:
            cell = cell.merge(table.cell(row, to))
        cell.text = text
        told.append(Told(f"t1r{row + 1}c{column + 1}", what, kind, "出纳"))

    put(0, 0, "岗位名称", "heading", "section")
    put(0, 1, "出纳", "heading", "role")
    put(0, 2, "所属部门", "heading", "section")
    put(0, 3, "财务部", "item", "remark")
    put(1, 0, "直接上级", "heading", "section")
    put(1, 1, "财务经理", "item", "remark")
    put(1, 2, "岗位编号", "heading", "section")
    put(1, 3, "CW-03", "item", "remark")
    put(2, 0, "岗位目的", "heading", "section")
    put(2, 1, "管好现金和银行存款，保证收付准确、安全。", "item", "remark", 3)
    table.cell(3, 0).merge(table.cell(6, 0)).text = "工作职责"
    told.append(Told("t1r4c1", "heading", "section", "出纳"))
    duties = (
        "1、按规定办理现金收付，做到日清月结。",
        "2、登记现金和银行存款日记账，每天核对余额。",
        "3、保管支票、收据和财务印章。",
        "4、每月初编制银行存款余额调节表。",
    )
    for n, text in enumerate(duties):
        put(3 + n, 1, text, "item", "duty", 3)
    table.cell(7, 0).merge(table.cell(9, 0)).text = "任职资格"
    told.append(Told("t1r8c1", "heading", "section", "出纳"))
    for n, (label, text) in enumerate((
        ("学历", "大专以上，会计相关专业"),
        ("经验", "一年以上出纳工作经验"),
        ("技能", "熟练使用财务软件和点钞机"),
    )):  # fmt: skip
        put(7 + n, 1, label, "heading", "section")
        put(7 + n, 2, text, "item", "requirement", 3)
    put(10, 0, "工作权限", "heading", "section")
    cell = table.cell(10, 1).merge(table.cell(10, 3))
    cell.text = "有权拒付手续不全的款项。"
    cell.add_paragraph("单笔超过5000元的付款，须经财务经理批准。")
    cell.add_paragraph("不得坐支现金，不得以白条抵库。")
    told += [Told("t1r11c2", "item", "authority", "出纳")] * 3
    for column, text in enumerate(("考核指标", "权重", "目标值", "备注")):
        put(11, column, text, "heading", "section")
    put(12, 0, "收付差错率", "item", "measure")
    put(12, 1, "60%", "continuation", "measure")
    put(12, 2, "0", "continuation", "measure")
    put(13, 0, "日记账及时率", "item", "measure")
    put(13, 1, "40%", "continuation", "measure")
    put(13, 2, "100%", "continuation", "measure")
    return Document("cashier.docx", _bytes(document), told)


def clinic() -> Document:
    """Tracked changes, a footnote and a text box."""
    document = docx.Document()
    told: list[Told] = []
    rows = (
        ("门诊护士岗位职责", "heading", "role"),
        ("一、主要职责", "heading", "section"),
        ("1. 做好诊前的准备，测量体温和血压。", "item", "duty"),
        ("2. CHANGED", "item", "duty"),
        ("3. 执行医嘱，做到三查七对。NOTE", "item", "duty"),
        ("4. INSERTED", "item", "duty"),
        ("DELETED", "left_out", "remark"),
        ("二、护理规范", "heading", "standard"),
        ("1. 操作前后洗手，戴好口罩。", "item", "rule"),
        ("2. 不得泄露病人的隐私。", "item", "rule"),
        ("三、抢救流程", "heading", "procedure"),
        ("1. 发现病情变化，立即呼叫医生。", "item", "step"),
        ("2. 建立静脉通路，给氧。", "item", "step"),
        ("3. 抢救后六小时内补记护理记录。BOX", "item", "step"),
    )
    for n, (text, what, kind) in enumerate(rows, 1):
        paragraph = document.add_paragraph("" if text.isupper() else text)
        _clinic(paragraph, text)
        told.append(Told(f"p{n}", what, kind, "门诊护士"))
    told.append(Told("tb1", "item", "rule", "门诊护士"))
    told.append(Told("fn1", "item", "remark", "门诊护士"))
    data = _with_footnote(_bytes(document), "三查是操作前、操作中、操作后各查一次。")
    return Document("clinic.docx", data, told)


def _clinic(paragraph: Any, text: str) -> None:
    p = paragraph._p

    def run(words: str, tag: str = "w:t") -> str:
        return f'<w:r><{tag} xml:space="preserve">{words}</{tag}></w:r>'

    ns = nsdecls("w")
    who = 'w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"'
    if text.endswith("CHANGED"):
        paragraph.clear()
        p.append(parse_xml(f"<w:r {ns}><w:t>2. 引导病人就诊，维持候诊区的</w:t></w:r>"))
        p.append(parse_xml(f"<w:del {ns} {who}>{run('卫生', 'w:delText')}</w:del>"))
        p.append(parse_xml(f"<w:ins {ns} {who}>{run('秩序。')}</w:ins>"))
    elif text.endswith("INSERTED"):
        paragraph.clear()
        p.append(parse_xml(f"<w:ins {ns} {who}>{run('4. 每天下班前清点急救药品。')}</w:ins>"))
    elif text == "DELETED":
        p.append(parse_xml(f"<w:del {ns} {who}>{run('5. 负责打扫院子。', 'w:delText')}</w:del>"))
    elif text.endswith("NOTE"):
        paragraph.clear()
        paragraph.add_run(text.removesuffix("NOTE"))
        p.append(parse_xml(f'<w:r {ns}><w:footnoteReference w:id="1"/></w:r>'))
    elif text.endswith("BOX"):
        paragraph.clear()
        paragraph.add_run(text.removesuffix("BOX"))
        p.append(parse_xml(_box("严禁在抢救室内使用手机。")))


def _box(text: str) -> str:
    inner = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml">'
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def changed(data: bytes, parts: dict[str, str | bytes]) -> bytes:
    """The same archive with some parts added or exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def part_of(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def _with_footnote(data: bytes, text: str) -> bytes:
    rels = part_of(data, "word/_rels/document.xml.rels")
    link = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    return changed(
        data,
        {
            "word/_rels/document.xml.rels": rels.replace("</Relationships>", link),
            "word/footnotes.xml": notes,
        },
    )


LOGISTICS = """
= 调度员
H role|1|调度员工作手册
H section|2|岗位职责
I duty|0|负责每天的车辆安排，下午五点前发出次日派车单。
I duty|0|跟踪在途车辆，遇到晚点，及时通知客户。
I duty|0|审核司机的行车费用，每周五交财务。
H section|2|任职要求
I requirement|0|大专以上学历，物流或交通专业优先。
I requirement|0|两年以上车队调度经验。
H procedure|2|事故处理流程
I step|0|接到事故电话，先问清地点、伤亡和货物情况。
I step|0|通知保险公司，并安排备用车辆转运货物。
I step|0|事故处理完，三天内写出事故报告。
= 司机
H role|1|司机岗位职责
I duty|0|出车前检查车况，带齐证件。
I duty|0|按派车单的路线和时间送货，请客户签收。
I duty|0|保管好货物和单据，回场后当天交单。
H standard|2|行车纪律
I rule|0|严禁酒后驾驶和疲劳驾驶，连续行车不得超过四小时。
I rule|0|不得私自带人、带货。
I rule|0|车内不准吸烟。
H script|2|送货用语
I say|0|“您好，我是送货的，请您核对一下数量。”
I say|0|“请在这里签字，谢谢。”
"""


def logistics() -> Document:
    """Headings by style, items without any number."""
    document = docx.Document()
    told: list[Told] = []
    role, n = "", 0
    for row in LOGISTICS.strip("\n").split("\n"):
        if row.startswith("="):
            role = row[1:].strip()
            continue
        mark, level, text = row.split("|")
        n += 1
        what, _, kind = mark.partition(" ")
        document.add_paragraph(text, style=f"Heading {level}" if level != "0" else None)
        told.append(Told(f"p{n}", {"H": "heading", "I": "item"}[what], kind, role))
    return Document("logistics.docx", _bytes(document), told)


# ── Excel ────────────────────────────────────────────────────────────────────────────────────────


def restaurant() -> Document:
    """One row a duty, the role in merged cells at the left."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "岗位职责汇总"
    told = []
    heads = ("岗位", "序号", "工作职责", "频次", "工作标准")
    for column, text in enumerate(heads, 1):
        sheet.cell(1, column, text)
        told.append(Told(f"岗位职责汇总!{'ABCDE'[column - 1]}1", "heading", "section", ""))
    rows: tuple[tuple[str | int, ...], ...] = (
        ("传菜员", 1, "按桌号传菜，核对菜名。", "每天", "上菜不错桌"),
        ("", 2, "撤回空盘，分类送洗碗间。", "每天", ""),
        ("", 3, "备好餐前的调料和餐具。", "每天", "开餐前十分钟备齐"),
        ("收银员", 1, "负责餐费的收取和开票。", "每天", "账款相符"),
        ("", 2, "交班时清点备用金，填写交接表。", "每班", "差错为零"),
        ("", 3, "每周统计会员卡的充值情况。", "每周", ""),
        ("厨师长", 1, "制定每月菜单，核算成本。", "每月", "毛利率不低于55%"),
        ("", 2, "检查食材的质量和保质期。", "每天", ""),
        ("", 3, "组织厨房员工的技能培训。", "每季度", "有签到记录"),
    )
    role = ""
    for n, row in enumerate(rows, 2):
        role = str(row[0]) or role
        for column, value in enumerate(row):
            if value == "":
                continue
            sheet.cell(n, column + 1, value)
            what, kind = ("heading", "role") if column == 0 else ("continuation", "duty")
            what = "item" if column == 2 else what
            told.append(Told(f"岗位职责汇总!{'ABCDE'[column]}{n}", what, kind, role))
    for first, last in ((2, 4), (5, 7), (8, 10)):
        sheet.merge_cells(start_row=first, end_row=last, start_column=1, end_column=1)
    return Document("restaurant.xlsx", _bytes(book), told)


def estate() -> Document:
    """One sheet a role: 物业."""
    book = openpyxl.Workbook()
    told: list[Told] = []
    sheets = {
        "保安员": (
            ("保安员岗位职责", "heading", "role"),
            ("一、岗位职责", "heading", "section"),
            ("1. 查验进出人员和车辆的证件，做好登记。", "item", "duty"),
            ("2. 每两小时巡逻一次，按点打卡。", "item", "duty"),
            ("3. 发现火情，先报警，再组织疏散。", "item", "duty"),
            ("二、纪律要求", "heading", "standard"),
            ("1. 不得脱岗、睡岗。", "item", "rule"),
            ("2. 当班期间着装整齐，禁止饮酒。", "item", "rule"),
        ),
        "客服管家": (
            ("岗位职责", "heading", "section"),
            ("1. 受理业主的报修和投诉，十分钟内回应。", "item", "duty"),
            ("2. 每月上门走访二十户业主，收集意见。", "item", "duty"),
            ("3. 催收物业费，按月上报进度。", "item", "duty"),
            ("任职条件", "heading", "section"),
            ("1. 中专以上学历，普通话流利。", "item", "requirement"),
            ("2. 有物业或酒店服务经验者优先。", "item", "requirement"),
            ("应答话术", "heading", "script"),
            ("“您好，这里是客服中心，请问有什么可以帮您？”", "item", "say"),
            ("“您的报修已经登记，师傅半小时内到。”", "item", "say"),
        ),
    }
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for n, (text, what, kind) in enumerate(rows, 1):
            sheet.cell(n, 1, text)
            told.append(Told(f"{title}!A{n}", what, kind, title))
    book.remove(book.worksheets[0])
    return Document("estate.xlsx", _bytes(book), told)


# ── more shapes ──────────────────────────────────────────────────────────────────────────────────

PURCHASE = """
H section|某某机械有限公司
H role|采购员岗位说明书
X|文件编号：CG-002　　版本：A/1
H section|一、基本信息
H role|岗位名称：采购员
I remark|所属部门：采购部
I remark|直接上级：采购经理
H section|二、岗位职责
H section|（一）供应商管理
I duty|1、开发新供应商，每种主料不少于三家
I duty|2、建立供应商档案，每半年评价一次
I duty|3、处理来料质量问题，跟踪整改
H section|（二）采购执行
I duty|1、根据请购单询价、比价，填写比价表
I duty|2、签订合同前核对规格和交期
I duty|3、跟催订单，异常时当天通知计划员
H section|三、工作权限
I authority|1、对供应商的选择有建议权
I authority|2、单笔2000元以内的零星采购可自行决定
I authority|3、合同条款变更须报采购经理审批
I authority|4、不得接受供应商的宴请和礼品
H section|四、考核指标
I measure|1、采购及时率（40%）：按期到货批次÷总批次，不低于95%
I measure|2、来料合格率（40%）：不低于98%
I measure|3、成本降低率（20%）：每年不少于3%
H section|五、任职资格
I requirement|学历：大专及以上
I requirement|专业：机械、供应链相关
I requirement|经验：2年以上采购工作经验
I requirement|技能：会看图纸，熟练使用ERP
I requirement|素质：廉洁自律，善于谈判
"""

SHOP = """
= 店长
H section|门店运营手册
H section|1 岗位职责
H role|1.1 店长
I duty|1.1.1 制定每周的排班表，安排早晚班
I duty|1.1.2 分析销售数据，调整陈列和订货
I duty|1.1.3 处理顾客投诉，三天内回访
= 导购员
H role|1.2 导购员
I duty|1.2.1 迎接顾客，介绍商品的特点
I duty|1.2.2 整理货架，补齐价签
I duty|1.2.3 每晚盘点贵重商品
=
H section|2 服务流程
H procedure|2.1 退换货流程
I step|第一步：问清原因，查看小票
I step|第二步：检查商品，确认不影响二次销售
I step|第三步：店长签字后办理退款
H script|2.2 常用话术
I say|顾客：这件有点贵。
I say|导购：这款是纯棉的，洗了不变形，您可以摸一摸。
I say|顾客：能便宜点吗？
I say|导购：现在满三百减三十，您看要不要再搭一件？
H standard|2.3 仪容要求
I rule|头发整齐，不染夸张的颜色
I rule|指甲干净，不涂深色指甲油
"""

CLEAN = """
= 保洁员
H role|保洁员
H section|工作内容
I duty|清扫大堂地面
I duty|擦拭电梯轿厢
I duty|收集各楼层垃圾
I duty|清洗公共卫生间
I duty|更换洗手液和纸巾
H section|工作要求
I rule|地面无水渍
I rule|玻璃无手印
I rule|垃圾桶不过满
H section|注意事项
I rule|拖地时放置防滑牌
I rule|不要用湿手碰开关
= 绿化工
H role|绿化工
H section|工作内容
I duty|浇水施肥
I duty|修剪草坪和绿篱
I duty|防治病虫害
"""

SERVICE = """
H section|客服中心岗位职责及工作规范（试行）
H section|第一部分  岗位职责
= 客服专员
H role|一、客服专员
I duty|①　接听客户来电，记录客户的问题；
I duty|②　能当场解答的当场解答，不能的转给有关班组；
I duty|③　每日下班前整理未结工单；
I duty|④　完成上级交办的其它工作。
= 客服主管
H role|二、客服主管
I duty|①　安排班次，检查在岗情况；
I duty|②　抽听录音，每人每月不少于五条；
I duty|③　组织新人培训。
=
H section|第二部分  工作规范
H standard|一、接听规范
I rule|1．铃响三声内接听。
I rule|2．先问候，再报工号。
I rule|3．不得先于客户挂机。
H standard|二、保密规定
I rule|1．客户资料不得外传。
I rule|2．离开座位须锁屏。
H procedure|三、投诉处理程序
I step|1．安抚客户情绪，听完客户的话。
I step|2．登记投诉单，注明时限。
I step|3．转责任部门处理，跟踪进度。
I step|4．处理完毕，回访客户并归档。
"""


def text_file(name: str, role: str, text: str, encoding: str = "utf-8") -> Document:
    lines, told = told_lines(role, text)
    return Document(name, "\n".join(lines).encode(encoding), told)


def plain_word(name: str, role: str, text: str) -> Document:
    """The same lines as paragraphs without any style."""
    lines, told = told_lines(role, text)
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return Document(name, _bytes(document), [one._replace(at=f"p{one.at}") for one in told])


def purchase() -> Document:
    return text_file("purchase.txt", "采购员", PURCHASE)


def purchase_in_word() -> Document:
    return plain_word("purchase.docx", "采购员", PURCHASE)


def shop() -> Document:
    return text_file("shop.txt", "店长", SHOP, "gb18030")


def cleaning() -> Document:
    return plain_word("cleaning.docx", "保洁员", CLEAN)


def service() -> Document:
    return text_file("service.txt", "客服专员", SERVICE, "utf-8-sig")


def stock() -> Document:
    """A form with a list in it: labels, a row of column heads, duties with how they are judged."""
    document = docx.Document()
    table = document.add_table(rows=11, cols=6)
    told: list[Told] = []

    def put(
        row: int, column: int, text: str, what: str, kind: str, to: int = -1, down: int = -1
    ) -> None:
        cell = table.cell(row, column)
        if to >= 0 or down >= 0:
            cell = cell.merge(table.cell(down if down >= 0 else row, to if to >= 0 else column))
        cell.text = text
        told.append(Told(f"t1r{row + 1}c{column + 1}", what, kind, "仓管员"))

    put(0, 0, "岗位说明书", "heading", "section", 5)
    put(1, 0, "岗位名称", "heading", "section")
    put(1, 1, "仓管员", "heading", "role")
    put(1, 2, "部门", "heading", "section")
    put(1, 3, "物流部", "item", "remark")
    put(1, 4, "定员", "heading", "section")
    put(1, 5, "2", "item", "remark")
    put(2, 0, "岗位职责", "heading", "section", 5)
    put(3, 0, "序号", "heading", "section")
    put(3, 1, "职责内容", "heading", "section", 3)
    put(3, 4, "考核标准", "heading", "section")
    put(3, 5, "权重", "heading", "section")
    duties = (
        ("验收入库物资，核对单据", "单据差错为零", "40%"),
        ("整理货位，做到账卡物一致", "盘点差异不超过千分之三", "40%"),
        ("填写收发存日报", "每天17点前提交", "20%"),
    )
    for n, (duty, standard, weight) in enumerate(duties):
        put(4 + n, 0, str(n + 1), "continuation", "duty")
        put(4 + n, 1, duty, "item", "duty", 3)
        put(4 + n, 4, standard, "continuation", "duty")
        put(4 + n, 5, weight, "continuation", "duty")
    put(7, 0, "任职资格", "heading", "section", 5)
    put(8, 0, "学历", "heading", "section")
    put(8, 1, "高中", "item", "requirement", 2)
    put(8, 3, "年龄", "heading", "section")
    put(8, 4, "20—45岁", "item", "requirement", 5)
    put(9, 0, "工作关系", "heading", "section", 0, 10)
    put(9, 1, "内部", "heading", "section")
    put(9, 2, "采购部、生产部", "item", "remark", 5)
    put(10, 1, "外部", "heading", "section")
    put(10, 2, "供应商送货员", "item", "remark", 5)
    return Document("stock.docx", _bytes(document), told)


def salon() -> Document:
    """One row an item, and a column that says of which kind it is."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sheet1"
    sheet["A1"] = "美容院岗位职责一览表"
    sheet.merge_cells("A1:D1")
    told = [Told("Sheet1!A1", "heading", "section", "")]
    for letter, text in zip("ABCD", ("岗位名称", "类别", "内容", "备注"), strict=True):
        sheet[f"{letter}2"] = text
        told.append(Told(f"Sheet1!{letter}2", "heading", "section", ""))
    rows = (
        ("美容师", "职责", "按预约为顾客做护理，记录顾客皮肤情况", "", "duty"),
        ("美容师", "职责", "护理后打扫房间，消毒用具", "每次", "duty"),
        ("美容师", "权限", "有权拒绝有禁忌症的顾客做项目", "", "authority"),
        ("美容师", "任职要求", "持有美容师证，一年以上经验", "", "requirement"),
        ("美容师", "话术", "“您好，请问您的皮肤容易过敏吗？”", "", "say"),
        ("前台", "职责", "接听预约电话，安排房间和技师", "", "duty"),
        ("前台", "流程", "顾客到店，先核对预约，再引到更衣室", "", "step"),
        ("前台", "规范", "不得当着顾客的面议论业绩", "", "rule"),
    )
    for n, (role, category, text, note, kind) in enumerate(rows, 3):
        cells = (
            (role, "heading", "role"), (category, "heading", "section"),
            (text, "item", kind), (note, "continuation", kind),
        )  # fmt: skip
        for letter, (value, what, of) in zip("ABCD", cells, strict=True):
            if value:
                sheet[f"{letter}{n}"] = value
                told.append(Told(f"Sheet1!{letter}{n}", what, of, role))
    return Document("salon.xlsx", _bytes(book), told)


def workshop() -> Document:
    """A form as a sheet, with weights that Excel shows as per cent."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "车间主任"
    told: list[Told] = []
    rows = (
        (("岗位名称", "heading", "section"), ("车间主任", "heading", "role"),
         ("直接上级", "heading", "section"), ("生产经理", "item", "remark")),
        (("岗位职责", "heading", "section"), ("编制班组的周生产计划", "item", "duty")),
        (None, ("组织班前会，布置任务和安全事项", "item", "duty")),
        (None, ("考核班组长，每月评分", "item", "duty")),
        (("考核指标", "heading", "section"), ("权重", "heading", "section"),
         ("目标值", "heading", "section")),
        (("计划完成率", "item", "measure"), (0.5, "continuation", "measure"),
         ("≥98%", "continuation", "measure")),
        (("工伤事故", "item", "measure"), (0.5, "continuation", "measure"),
         ("0起", "continuation", "measure")),
    )  # fmt: skip
    for n, row in enumerate(rows, 1):
        for letter, one in zip("ABCD", row, strict=False):
            if one:
                sheet[f"{letter}{n}"] = one[0]
                if isinstance(one[0], float):
                    sheet[f"{letter}{n}"].number_format = "0%"
                told.append(Told(f"车间主任!{letter}{n}", str(one[1]), str(one[2]), "车间主任"))
    sheet.merge_cells("A2:A4")
    return Document("workshop.xlsx", _bytes(book), told)


GUARDS = """
H role|保安队长岗位职责
I remark|直接上级：物业经理　　　直接下级：保安员
H section|一、职责概述
I remark|负责小区的治安、消防和车辆管理，带领保安队完成各项任务。
H section|二、主要工作
I duty|⒈组织每日班前点名，检查仪容和装备；
I duty|⒉安排巡逻路线，抽查巡逻记录；
I duty|⒊处理突发事件，必要时报警；
I duty|⒋每季度组织一次消防演练；
I duty|⒌培训新队员，带教期不少于七天。
H section|三、权限
I authority|⒈对队员的奖惩有建议权；
I authority|⒉批准队员一天以内的请假；
I authority|⒊超过一天的请假报物业经理审批；
I authority|⒋无权处分业主。
H section|四、考核
I measure|⒈巡逻完成率100%，占40分；
I measure|⒉业主投诉每月不超过2起，占30分；
I measure|⒊消防设施完好率不低于98%，占30分。
= 监控员
H role|监控员岗位职责
H section|一、主要工作
I duty|⒈二十四小时值守监控室，不得离岗；
I duty|⒉发现可疑情况，用对讲机通知巡逻队员；
I duty|⒊调取录像须有物业经理的书面同意；
H procedure|二、火警处理程序
I step|⒈看到报警信号，派队员到现场确认。
I step|⒉确认火情后，启动消防广播，拨打119。
I step|⒊记录时间和经过，保存录像。
"""

HEALTH = """
H section|社区卫生服务站工作人员职责
= 全科医生
H role|全科医生
I duty|全科医生负责门诊、出诊和家庭病床，书写病历，开具处方。遇到疑难病人，及时转诊并做好交接。
I duty|每周到辖区老人家中随访一次，测量血压血糖，更新健康档案。
I duty|参加夜间值班，值班时手机保持畅通。
= 药剂员
H role|药剂员
I duty|药剂员按处方配药，核对姓名、药名、剂量和用法后发药，并向病人说明服法。
I duty|每月盘点药品，对近效期三个月的药品挂牌提示。
I duty|管理冰箱温度，上下午各记录一次。
H section|药剂员任职要求
I requirement|药学专业中专以上学历，取得药士以上职称。
I requirement|工作认真，无色盲。
"""

SCHOOL = """
H section|XX 教育培训学校
H role|课程顾问岗位手册
H section|Ⅰ．岗位职责
I duty|A. 接待来访家长，介绍课程和师资
I duty|B. 电话回访试听学员，登记意向
I duty|C. 签订报名协议，指导缴费
H section|Ⅱ．工作流程
H procedure|（一）接待流程
I step|a) 起身迎接，请家长就座，倒水
I step|b) 了解孩子的年级、薄弱科目和时间
I step|c) 安排试听，填写试听单
I step|d) 试听后当天回访
H procedure|（二）退费流程
I step|a) 收回协议和收据，核算已上课时
I step|b) 报校长审批
I step|c) 财务三个工作日内退款
H script|Ⅲ．常用话术
I say|1. 家长您好，请问孩子上几年级？
I say|2. 我们先给孩子做一个测评，再推荐课程，您看可以吗？
I say|3. 这个价格包含教材，不再另外收费。
H standard|Ⅳ．行为规范
I rule|① 不承诺考试成绩
I rule|② 不贬低其他机构
I rule|③ 上班着工装，佩戴胸牌
H section|Ⅴ．任职要求
I requirement|① 大专以上学历，形象好，普通话标准
I requirement|② 有教育行业销售经验者优先
"""

SAFETY = """
H section|生产部各岗位安全职责
= 班组长
H role|第一条　班组长安全职责
I duty|（一）每班开工前检查安全防护装置。
I duty|（二）组织班前安全讲话，做好记录。
I duty|（三）制止违章作业，上报隐患。
= 冲压工
H role|第二条　冲压工安全职责
I duty|（一）按操作规程操作，双手启动按钮。
I duty|（二）工件卡住时，先停机再处理。
I rule|（三）严禁把手伸进模具区。
I duty|（四）下班前擦拭设备，清理废料。
= 维修电工
H role|第三条　维修电工安全职责
I duty|（一）检修前断电、验电、挂牌。
I duty|（二）持证上岗，穿绝缘鞋。
I duty|（三）每周检查临时用电线路。
=
H section|第四条　附则
I remark|本职责自2026年1月1日起施行。
"""


def dining() -> Document:
    """A form whose cells hold labels and values together, and several lines in one cell."""
    document = docx.Document()
    document.add_paragraph("某酒店有限公司职务说明书")
    told = [Told("p1", "heading", "section", "")]
    table = document.add_table(rows=9, cols=3)

    def put(
        row: int, column: int, text: str, what: str, kind: str, to: int = 0, down: int = 0
    ) -> None:
        cell = table.cell(row, column)
        if to or down:
            cell = cell.merge(table.cell(down or row, to or column))
        first, *rest = text.split("\n")
        cell.text = first
        for one in rest:
            cell.add_paragraph(one)
        told.extend(
            [Told(f"t1r{row + 1}c{column + 1}", what, kind, "西餐厅领班")] * (1 + len(rest))
        )

    put(0, 0, "职务：西餐厅领班", "heading", "role")
    put(0, 1, "部门：餐饮部", "item", "remark")
    put(0, 2, "直接上级：西餐厅经理", "item", "remark")
    put(1, 0, "工作概要", "heading", "section")
    put(1, 1, "督导服务员按标准服务，处理现场问题。", "item", "remark", 2)
    put(2, 0, "主要职责", "heading", "section")
    put(
        2,
        1,
        "1、开餐前检查台面和餐具。\n2、安排服务员站位。\n3、巡视服务，及时补位。",
        "item",
        "duty",
        2,
    )
    put(3, 0, "权限", "heading", "section")
    put(3, 1, "1、有权调整服务员的站位。\n2、赠送果盘须请示经理。", "item", "authority", 2)
    put(4, 0, "任职条件", "heading", "section", 0, 6)
    for row, (label, text) in enumerate(
        (("文化程度", "高中以上"), ("工作经验", "两年西餐服务经验"), ("外语水平", "能用英语点餐")),
        4,
    ):
        put(row, 1, label, "heading", "section")
        put(row, 2, text, "item", "requirement")
    put(7, 0, "工作关系", "heading", "section")
    put(7, 1, "内部：厨房、酒吧、收银", "item", "remark", 2)
    put(8, 0, "编制：人力资源部", "item", "remark")
    put(8, 1, "审核：王某", "item", "remark")
    put(8, 2, "日期：2026-03-01", "item", "remark")
    return Document("dining.docx", _bytes(document), told)


def ordering() -> Document:
    """A procedure as a table: who does each step, with which form, by when."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "采购流程"
    told: list[Told] = []
    rows = (
        ("步骤", "工作内容", "责任岗位", "表单", "时限"),
        ("1", "提出采购申请", "使用部门", "请购单", "当天"),
        ("2", "询价，三家比价", "采购员", "比价表", "3天"),
        ("3", "审批", "采购经理", "", "1天"),
        ("4", "下单并跟催", "采购员", "采购订单", ""),
    )
    for n, row in enumerate(rows, 1):
        for letter, text in zip("ABCDE", row, strict=True):
            if text:
                sheet[f"{letter}{n}"] = text
                what = "heading" if n == 1 else "item" if letter == "B" else "continuation"
                told.append(
                    Told(f"采购流程!{letter}{n}", what, "section" if n == 1 else "step", "采购员")
                )
    return Document("采购员流程.xlsx", _bytes(book), told)


def guards() -> Document:
    return text_file("guards.txt", "保安队长", GUARDS, "gbk")


def health() -> Document:
    return plain_word("health.docx", "", HEALTH)


def school() -> Document:
    return text_file("school.txt", "课程顾问", SCHOOL)


def safety() -> Document:
    return text_file("safety.txt", "", SAFETY)


MACHINING = """
H role|岗位名称：数控操作工
I remark|所属部门：机加工车间
I remark|直接上级：车间主任
H section|岗位职责：
I duty|（1）按图纸和工艺卡加工零件；
I duty|（2）首件自检合格后送质检员复检；
I duty|（3）保养机床，填写点检表；
I duty|（4）完成车间主任交办的其他任务。
H section|工作权限：
I authority|（1）有权拒绝使用不合格的毛坯；
I authority|（2）未经工艺员同意，不得更改加工参数。
H standard|安全操作规程：
I rule|（1）严禁戴手套操作旋转的机床；
I rule|（2）清理铁屑用钩子，不得用手；
H section|任职资格：
I requirement|（1）中技以上学历，数控专业；
I requirement|（2）持有操作证，一年以上经验。
H section|绩效考核：
I measure|（1）产品合格率99%以上，权重50%；
I measure|（2）设备完好率，权重30%；
I measure|（3）5S检查得分，权重20%。
"""

HOTLINE = """
H section|电话客服标准化手册
= 客服代表
H role|客服代表
H section|岗位职责
I duty|热线接听，解答咨询
I duty|工单录入，派发跟踪
I duty|客户回访，记录意见
H script|标准话术
H script|开头语
I say|您好，这里是XX热线，工号108为您服务。
H script|等待语
I say|请您稍等，我帮您查询一下。
I say|感谢您的等待，查询结果是……
H script|结束语
I say|请问还有其他可以帮您的吗？
I say|感谢来电，再见。
H standard|服务禁忌
I rule|禁止打断客户讲话
I rule|禁止使用“不知道”“不归我管”等用语
I rule|禁止先挂电话
H procedure|投诉处理流程
I step|倾听客户诉求，表示歉意
I step|记录投诉内容，复述确认
I step|能当场解决的当场解决
I step|不能解决的转主管，告知回复时限
I step|回访客户，确认满意后结案
"""


def housekeeping() -> Document:
    """Headings in bold, items with bullets."""
    document = docx.Document()
    lists(document, [("bullet", "\uf0b7")], 91)
    told: list[Told] = []
    rows = (
        ("客房部主管工作手册", "heading", "section"),
        ("岗位职责", "heading", "section"),
        ("编制每周排班，合理调配人手", "item", "duty"),
        ("每天抽查十间客房，填写检查表", "item", "duty"),
        ("工作权限", "heading", "section"),
        ("可以批准员工半天以内的请假", "item", "authority"),
        ("更换供应商要报经理批准", "item", "authority"),
        ("任职要求", "heading", "section"),
        ("中专以上学历，三年以上酒店客房经验", "item", "requirement"),
        ("查房流程", "heading", "procedure"),
        ("带好检查表和手电筒", "item", "step"),
        ("从房门开始，顺时针检查", "item", "step"),
        ("发现不合格，当场通知服务员返工", "item", "step"),
    )
    for n, (text, what, kind) in enumerate(rows, 1):
        if what == "heading":
            document.add_paragraph().add_run(text).bold = True
        else:
            numbered(document, text, 91)
        told.append(Told(f"p{n}", what, kind, "客房部主管"))
    return Document("housekeeping.docx", _bytes(document), told)


def garage() -> Document:
    """One list of four levels numbers everything, the titles of roles included."""
    document = docx.Document()
    formats = (("chineseCountingThousand", "第%1章"), ("chineseCounting", "%2、"),
               ("chineseCounting", "（%3）"), ("decimal", "%4."))  # fmt: skip
    lists(document, formats, 92)
    told: list[Told] = []
    desk, store = "汽车维修接待员", "配件管理员"
    rows = (
        (0, desk, "heading", "role", desk, "第一章"),
        (1, "工作职责", "heading", "section", desk, "一、"),
        (2, "接车", "heading", "section", desk, "（一）"),
        (3, "迎接客户，铺好三件套", "item", "duty", desk, "1."),
        (3, "与客户一起环车检查，记录划痕", "item", "duty", desk, "2."),
        (2, "交车", "heading", "section", desk, "（二）"),
        (3, "说明维修项目和费用", "item", "duty", desk, "1."),
        (1, "服务规范", "heading", "standard", desk, "二、"),
        (2, "电话三声内接听", "item", "rule", desk, "（一）"),
        (2, "不得承诺无法做到的工期", "item", "rule", desk, "（二）"),
        (0, store, "heading", "role", store, "第二章"),
        (1, "工作职责", "heading", "section", store, "一、"),
        (2, "验收入库，贴好标签", "item", "duty", store, "（一）"),
        (2, "按工单发料，旧件回收", "item", "duty", store, "（二）"),
        (1, "考核指标", "heading", "section", store, "二、"),
        (2, "发料差错率低于千分之一", "item", "measure", store, "（一）"),
    )
    for n, (level, text, what, kind, role, number) in enumerate(rows, 1):
        numbered(document, text, 92, level)
        told.append(Told(f"p{n}", what, kind, role, number))
    return Document("garage.docx", _bytes(document), told)


def grounds() -> Document:
    """A table for each role, below a paragraph with its name."""
    document = docx.Document()
    told: list[Told] = []
    roles = (
        ("水电工", (("检修公共区域的照明和水管", "每天"), ("记录水电表读数", "每月"))),
        ("绿化工", (("修剪灌木", "每周"), ("给草坪浇水施肥", "每天"))),
    )
    paragraphs = 0
    for t, (role, rows) in enumerate(roles, 1):
        document.add_paragraph(f"{role}职责表")
        table = document.add_table(rows=3, cols=3)
        cells = [("序号", "heading"), ("工作职责", "heading"), ("频率", "heading")]
        for n, (duty, often) in enumerate(rows, 1):
            cells += [(str(n), "continuation"), (duty, "item"), (often, "continuation")]
        told.append(Told(f"p{paragraphs + 1}", "heading", "role", role))
        for n, (text, what) in enumerate(cells):
            table.cell(n // 3, n % 3).text = text
            kind = "section" if what == "heading" else "duty"
            told.append(Told(f"t{t}r{n // 3 + 1}c{n % 3 + 1}", what, kind, role))
        document.add_paragraph("注意事项")
        document.add_paragraph("登高作业必须系安全带，不得单人操作。")
        told.append(Told(f"p{paragraphs + 2}", "heading", "standard", role))
        told.append(Told(f"p{paragraphs + 3}", "item", "rule", role))
        paragraphs += 3
    return Document("grounds.docx", _bytes(document), told)


def depot() -> Document:
    """One sheet a role, each with a heading in merged cells and a list below."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    told: list[Told] = []
    sheets = {
        "仓管员": (
            "# 仓管员岗位说明", "序号|职责内容|考核标准", "1|收货验货，核对送货单|差错率为零",
            "2|发货装车，请司机签字|当天单据当天清", "# 任职资格", "1|高中以上学历|",
            "2|会开叉车|",
        ),
        "统计员": (
            "# 统计员岗位说明", "序号|职责内容|考核标准", "1|汇总每日产量报表|每天十点前",
            "2|核对计件工资|误差为零",
        ),
    }  # fmt: skip
    for role, rows in sheets.items():
        sheet = book.create_sheet(role)
        kind = "duty"
        for n, row in enumerate(rows, 1):
            if row.startswith("# "):
                sheet[f"A{n}"] = row[2:]
                sheet.merge_cells(f"A{n}:C{n}")
                kind = "requirement" if "任职" in row else kind
                told.append(Told(f"{role}!A{n}", "heading", "role" if n == 1 else "section", role))
                continue
            whats = ("continuation", "item", "continuation")
            for letter, text, what in zip("ABC", row.split("|"), whats, strict=True):
                if text:
                    sheet[f"{letter}{n}"] = text
                    head = n == 2
                    told.append(Told(f"{role}!{letter}{n}", "heading" if head else what,
                                     "section" if head else kind, role))  # fmt: skip
    return Document("depot.xlsx", _bytes(book), told)


def machining() -> Document:
    return text_file("machining.txt", "数控操作工", MACHINING, "utf-16")


def hotline() -> Document:
    return plain_word("hotline.docx", "", HOTLINE)


TEAHOUSE = """
H role|服务员工作职责
I remark|服务员是餐厅的门面，客人对餐厅的第一印象来自服务员。
I duty|一:餐前准备:摆好餐具,检查桌椅是否干净.
I duty|二,热情迎客,主动拉椅让座,递上菜单;
I duty|三:点菜时要复述一遍,避免出错!
I duty|四;上菜报菜名,撤空盘先征得客人同意.
H section|传菜部
= 传菜员
H role|传菜员岗位职责
I duty|1协助厨房把菜品送到指定餐桌.
I duty|2 检查菜品的分量和温度,不合格的退回.
I duty|3.保持传菜通道畅通.
I duty|4.  完成领班交办的其它工作
H section|吧台
= 吧台收银员
H role|吧台收银员的职责与流程
I duty|（1） 开台、结账、开发票
I duty|（2） 保管酒水，每天盘点
H section|1、班前准备
I step|a． 清点备用金
I step|b． 开机、检查打印纸
H section|2、结账步骤
I step|a． 核对账单和台号，问清付款方式。
I step|b． 收款找零，唱收唱付。
I step|c． 撕下小票，双手递给客人。
= 服务员
H standard|服务员礼貌用语规范
H standard|迎客：
I say|“欢迎光临，请问几位？”
I say|“请跟我来。”
H standard|送客：
I say|“谢谢光临，请慢走。”
I rule|不能与客人争吵，不能议论客人的穿着。
"""

BANK = """
H section|第一部分　 客户经理
= 客户经理
H section|岗位概述
I remark|客户经理在支行行长的领导下，负责辖内公司客户的拓展和维护。
H section|岗位职责
I duty|1.1 拓展新客户，每月走访不少于十户。
I duty|1.2 收集授信资料，撰写调查报告。
I duty|1.3 贷后每季度检查一次，发现风险及时上报。
H section|岗位权限
I authority|2.1 对贷款方案有建议权。
I authority|2.2 利率下浮须报分行审批。
I authority|2.3 不得代客户保管印章和账户密码。
H section|任职资格
I requirement|3.1 本科及以上学历，金融、会计等专业。
I requirement|3.2 三年以上银行从业经验。
H section|第二部分　 大堂经理
= 大堂经理
H section|岗位职责
I duty|1.1 引导分流客户，解答咨询。
I duty|1.2 维护大堂秩序，处理客户投诉。
H section|服务用语
I say|1.1 您好，请问您办理什么业务？
I say|1.2 请您到三号窗口办理。
"""


def teahouse() -> Document:
    """Numbers of all sorts, ASCII marks, and numbers without any mark."""
    return text_file("teahouse.txt", "服务员", TEAHOUSE)


def bank() -> Document:
    return plain_word("bank.docx", "", BANK)


def frontline() -> Document:
    """One row a role: a column for each section of its description."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "一线岗位"
    told: list[Told] = []
    rows = (
        ("部门", "岗位", "岗位职责", "任职要求", "权限"),
        ("客房部", "楼层服务员", "打扫客房，补充客用品", "初中以上学历，身体健康",
         "有权拒绝无证件的访客"),
        ("餐饮部", "迎宾员", "迎接客人，安排座位", "形象好，普通话标准", "可以调整预留的座位"),
        ("", "传菜员", "传递菜品，撤回空盘", "吃苦耐劳，有健康证", ""),
    )  # fmt: skip
    columns = (("item", "remark"), ("heading", "role"), ("item", "duty"), ("item", "requirement"),
               ("item", "authority"))  # fmt: skip
    for n, row in enumerate(rows, 1):
        for letter, text, (what, kind) in zip("ABCDE", row, columns, strict=True):
            if text:
                sheet[f"{letter}{n}"] = text
                one = ("heading", "section", "") if n == 1 else (what, kind, row[1])
                told.append(Told(f"一线岗位!{letter}{n}", *one))
    return Document("frontline.xlsx", _bytes(book), told)


DOCUMENTS = (
    hotel, kindergarten, factory, warehouse, cashier, clinic, logistics, restaurant, estate,
    purchase, purchase_in_word, shop, cleaning, service, stock, salon, workshop,
    dining, ordering, guards, health, school, safety,
    housekeeping, garage, grounds, depot, machining, hotline, teahouse, bank,
    frontline,
)  # fmt: skip
