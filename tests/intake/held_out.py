"""Ten more documents of other trades and other hands, written before anything was measured on them.

The first measure of seven was 57 of 64 headings, 111 of 112 items, 90 right roles, 102 right kinds.

The texts are our own, and as untidy as old files of small companies are.
"""

from __future__ import annotations

from io import BytesIO

import docx
import openpyxl

from tests.intake.documents import Document, Told, lists, numbered, plain_word, text_file
from tests.intake.round_trip import saved

PHARMACY = """
H section|惠民大药房员工岗位职责（2019年修订）
|
= 店长
H role|【店长】
I duty|全面负责门店的经营和管理，完成公司下达的销售任务
I duty|每天检查陈列、卫生和价签，发现缺货及时要货
I duty|组织员工学习药品知识，每月至少两次
I duty|处理顾客投诉，重大投诉当天上报公司
H section|【店长的权限】
I authority|可以安排店员的班次和休息
I authority|可以决定200元以内的退换货
I authority|超过200元的退换货要请示区域经理
= 执业药师
H role|【执业药师】
I duty|审核处方，在处方上签字
I duty|指导顾客合理用药，说明用法、用量和禁忌
I duty|检查近效期药品，做好养护记录
H section|【执业药师任职条件】
I requirement|药学或中药学大专以上学历
I requirement|取得执业药师资格证并注册到本店
= 营业员
H role|【营业员】
I duty|接待顾客，问清症状再推荐药品
I duty|整理货架，先进先出
I duty|收银交款，做到账款相符
H standard|【服务纪律】
I rule|不准离岗、串岗、聚众聊天
I rule|不准夸大药品的疗效
I rule|不准向未成年人销售含麻黄碱的药品
H script|【常用服务用语】
I say|“您好，请问您哪里不舒服？”
I say|“请您拿好药和小票，按说明书服用。”
"""

LAW = """
H section|XX律师事务所行政辅助人员工作手册
|
H section|第一章 律师助理
= 律师助理
H section|第一节 岗位职责
I duty|（一）协助主办律师整理案卷，编写证据目录；
I duty|（二）起草委托合同、授权委托书等文书；
I duty|（三）联系法院、仲裁机构，跟踪案件进度；
I duty|（四）结案后十五日内完成归档。
H section|第二节 任职要求
I requirement|（一）法学本科以上学历；
I requirement|（二）通过国家统一法律职业资格考试；
I requirement|（三）文字表达能力强，做事细致。
H procedure|第三节 立案工作流程
I step|1）核对当事人的身份证明和联系方式。
I step|2）准备起诉状、证据和授权手续。
I step|3）在网上立案平台提交材料，保存回执。
I step|4）收到受理通知后，当日告知主办律师和当事人。
H section|第二章 行政秘书
= 行政秘书
H section|第一节 岗位职责
I duty|（一）接听总机，登记来访；
I duty|（二）管理会议室，安排律师会见当事人的时间；
I duty|（三）收发函件，登记收文和发文；
I duty|（四）采购办公用品，每季度盘点一次。
H section|第二节 工作权限
I authority|（一）有权拒绝无预约人员进入办公区。
I authority|（二）印章的使用须经主任批准。
I authority|（三）不得向任何人透露案件的情况。
H standard|第三节 接待规范
I rule|1）起身迎接，称呼对方的姓氏。
I rule|2）不得评论案件的结果。
I rule|3）当事人的材料只交给主办律师本人。
"""

GYM = """
H section|会员服务部——岗位与流程说明
|
H role|★ 会籍顾问
= 会籍顾问
H section|工作内容：
I duty|- 接待到店参观的客人，带看场地
I duty|- 介绍会员卡的种类和价格，签订入会协议
I duty|- 维护老会员，每周回访十位
I duty|- 完成部门分配的其他任务
H section|考核：
I measure|- 新签会员数，占60%
I measure|- 老会员续卡率，占40%
H role|★ 私人教练
= 私人教练
H section|工作内容：
I duty|- 给会员做体测，制定训练计划
I duty|- 上课前检查器械，课后整理归位
I duty|- 填写课时登记表，请会员签字
H section|任职条件：
I requirement|- 持有健身教练职业资格证书
I requirement|- 有急救证者优先
=
H procedure|★ 会员受伤处理流程
I step|- 立即停止训练，检查受伤部位
I step|- 轻伤用急救箱处理，重伤拨打120
I step|- 报告当班经理，填写意外登记表
I step|- 两日内电话慰问会员
H standard|★ 巡场须知
I rule|- 器械坏了先挂停用牌，再报修
I rule|- 不得在场内吸烟
I rule|- 会员单独做大重量训练时，要在旁边保护
"""

# Three more, written after the rules had been corrected for the seven: 16 of 19 headings, 22 of 34
# right roles at first.

CARS = """
H section|某汽车用品店岗位责任一览
|
= 店长
H role|◆店长◆
I duty|1）制定每月的销售目标，分解到每个员工。
I duty|2）检查货架陈列和卫生，每周盘点一次。
I duty|3）审批退货和折扣。
= 贴膜技师
H role|◆贴膜技师◆
I duty|1）施工前与客户核对车型、颜色和部位。
I duty|2）清洁车窗，裁膜，贴膜，检查气泡。
I duty|3）施工后向客户说明保养方法。
H standard|施工注意：
I rule|1）工具不得放在车漆上。
I rule|2）客户物品不得翻动。
= 收银员
H role|◆收银员◆
I duty|1）收款开票，每日结账。
I duty|2）登记会员积分。
H section|要求：
I requirement|1）高中以上，会用收银系统。
I requirement|2）手脚干净，有责任心。
"""

AFTER_SCHOOL = """
H section|托管中心工作人员岗位职责汇编
= 生活老师
H role|第一部分 生活老师
H section|岗位职责
I duty|1、每天下午到校门口接学生，清点人数，与班主任交接。
I duty|2、照看学生用餐，提醒洗手，记录过敏食物。
I duty|3、晚上家长来接时，核对身份，请家长签字。
H section|工作权限
I authority|1、发现学生发烧，可以直接联系家长。
I authority|2、学生提前离开，须经中心主任同意。
I authority|3、不得把学生交给名单以外的人。
= 辅导老师
H role|第二部分 辅导老师
H section|岗位职责
I duty|1、检查作业，讲解错题。
I duty|2、每周向家长反馈学习情况。
H procedure|走失处理流程
I step|1、立即清点人数，确认走失学生的姓名和最后出现的地点。
I step|2、报告主任，同时通知家长和学校。
I step|3、十五分钟内找不到，拨打110。
H script|与家长沟通常用语
I say|1、您好，孩子今天的作业已经做完了，请您检查签字。
I say|2、麻烦您出示一下接送卡，好吗？
"""

WATER = """
H section|水站送水员、接线员管理办法
= 送水员
H section|一、送水员职责
I duty|负责按派单时间把桶装水送到客户家中，回收空桶。
I duty|每日收车后交款、交桶，核对数量。
I duty|向客户介绍清洗饮水机的服务。
H section|二、送水员纪律
I rule|不得酒后驾驶，不得闯红灯。
I rule|进门穿鞋套，不得与客户争吵。
= 接线员
H section|三、接线员职责
I duty|接听订水电话，问清地址、数量和时间，录入系统。
I duty|派单给送水员，超过两小时未送到的，主动给客户回电话。
H section|四、接线员用语
I say|“您好，清泉水站，请问您订几桶？”
I say|“您的水大约四十分钟送到。”
"""


def pharmacy() -> Document:
    return text_file("pharmacy.txt", "", PHARMACY, "gbk")


def law() -> Document:
    return plain_word("law.docx", "", LAW)


def gym() -> Document:
    return text_file("gym.txt", "", GYM, "utf-8")


def printing() -> Document:
    """One row a duty, the names of roles in merged cells."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "岗位职责明细"
    told = [Told("岗位职责明细!A1", "heading", "section", "")]
    sheet["A1"] = "XX印刷厂岗位职责明细表"
    sheet.merge_cells("A1:F1")
    for letter, text in zip(
        "ABCDEF", ("部门", "岗位名称", "序号", "工作内容", "频次", "相关表单"), strict=True
    ):
        sheet[f"{letter}2"] = text
        told.append(Told(f"岗位职责明细!{letter}2", "heading", "section", ""))
    roles = {
        "调度员": (
            ("接收业务部的生产通知单，排定当日生产计划", "每天", "生产计划表"),
            ("跟踪各机台进度，延误时通知业务员", "每天", ""),
            ("统计完成数量，报给生产经理", "每周", "周报表"),
        ),
        "印刷机长": (
            ("开机前检查墨路、水路和润滑", "每班", "点检表"),
            ("首张样请质检员签字后才能批量印刷", "每单", "签样单"),
            ("保养机器，清洗橡皮布", "每周", ""),
        ),
        "质检员": (
            ("巡检各机台的产品，发现色差立即停机", "每天", "巡检记录"),
            ("成品出厂前抽检，开具合格证", "每单", "合格证"),
        ),
    }
    n = 3
    for role, duties in roles.items():
        sheet[f"A{n}"], sheet[f"B{n}"] = "生产部", role
        sheet.merge_cells(f"A{n}:A{n + len(duties) - 1}")
        sheet.merge_cells(f"B{n}:B{n + len(duties) - 1}")
        told.append(Told(f"岗位职责明细!A{n}", "item", "remark", role))
        told.append(Told(f"岗位职责明细!B{n}", "heading", "role", role))
        for number, (duty, often, form) in enumerate(duties, 1):
            whats = ("continuation", "item", "continuation", "continuation")
            cells = zip("CDEF", (number, duty, often, form), whats, strict=True)
            for letter, value, what in cells:
                if value:
                    sheet[f"{letter}{n}"] = value
                    told.append(Told(f"岗位职责明细!{letter}{n}", what, "duty", role))
            n += 1
    return Document("printing.xlsx", saved(book), told)


def greenhouse() -> Document:
    """A form whose long cells hold lists, with a table of measures below."""
    document = docx.Document()
    document.add_paragraph("现代农业园岗位说明书")
    role = "大棚技术员"
    told = [Told("p1", "heading", "section", "")]
    table = document.add_table(rows=10, cols=4)

    def put(row: int, column: int, text: str, what: str, kind: str, to: int = 0) -> None:
        cell = table.cell(row, column)
        if to:
            cell = cell.merge(table.cell(row, to))
        first, *others = text.split("\n")
        cell.text = first
        for one in others:
            cell.add_paragraph(one)
        at = f"t1r{row + 1}c{column + 1}"
        told.extend([Told(at, what, kind, role)] * (1 + len(others)))

    put(0, 0, "岗位名称", "heading", "section")
    put(0, 1, role, "heading", "role")
    put(0, 2, "所在部门", "heading", "section")
    put(0, 3, "生产技术部", "item", "remark")
    put(1, 0, "直属上级", "heading", "section")
    put(1, 1, "园区主管", "item", "remark")
    put(1, 2, "薪资等级", "heading", "section")
    put(1, 3, "J3", "item", "remark")
    put(2, 0, "岗位目的", "heading", "section")
    put(2, 1, "按计划育苗和管理大棚，保证产量和品质。", "item", "remark", 3)
    put(3, 0, "主要职责", "heading", "section")
    put(3, 1, "1．制定每季的育苗计划，报主管审批；\n2．每天早晚记录棚内的温度和湿度；\n"
        "3．发现病虫害，按用药规程处理并登记；\n4．指导工人整枝、授粉和采收。", "item", "duty",
        3)  # fmt: skip
    put(4, 0, "职权范围", "heading", "section")
    put(4, 1, "1．有权决定通风和灌溉的时间；\n2．购买农药须经园区主管批准；\n"
        "3．不得使用国家禁用的农药。", "item", "authority", 3)  # fmt: skip
    put(5, 0, "任职资格", "heading", "section")
    put(5, 1, "学历：农学类中专以上\n经验：两年以上大棚管理经验", "item", "requirement", 3)
    put(6, 0, "工作环境", "heading", "section")
    put(6, 1, "大棚内高温高湿，夏季需早晚作业。", "item", "remark", 3)
    for column, text in enumerate(("考核项目", "指标值", "权重", "数据来源")):
        put(7, column, text, "heading", "section")
    rows = (("育苗成活率", "≥95%", "60%", "育苗记录"), ("用药记录完整率", "100%", "40%", "抽查"))
    for n, row in enumerate(rows, 8):
        for column, text in enumerate(row):
            put(n, column, text, "continuation" if column else "item", "measure")
    return Document("greenhouse.docx", saved(document), told)


def express() -> Document:
    """A sheet a role, labels on the left, several lines in a cell."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    told: list[Told] = []
    sheets = {
        "快递员": (
            ("岗位职责", "section", "duty",
             "1. 早上七点到网点扫描派件\n2. 按区域派送，电话联系收件人\n"
             "3. 上门揽收，验视内件，拒收违禁品\n4. 当日货款当日交清"),
            ("岗位要求", "section", "requirement", "1. 有电动车驾驶证\n2. 熟悉本区域的道路"),
            ("行为规范", "standard", "rule", "1. 不得抛扔快件\n2. 不得私自拆看客户的快件"),
        ),
        "网点客服": (
            ("岗位职责", "section", "duty", "1. 处理客户的查件、催件\n2. 登记破损和丢失，上报理赔"),
            ("理赔流程", "procedure", "step", "1. 核实运单和内件价值\n2. 收集照片和签收记录\n"
             "3. 提交总部，三个工作日内答复客户"),
            ("常用话术", "script", "say",
             "1. 您好，请报一下您的运单号。\n2. 给您添麻烦了，我马上为您查询。"),
        ),
    }  # fmt: skip
    for role, rows in sheets.items():
        sheet = book.create_sheet(role)
        sheet["A1"] = f"{role}岗位说明"
        sheet.merge_cells("A1:B1")
        told.append(Told(f"{role}!A1", "heading", "role", role))
        for n, (label, of, kind, text) in enumerate(rows, 2):
            sheet[f"A{n}"], sheet[f"B{n}"] = label, text
            told.append(Told(f"{role}!A{n}", "heading", of, role))
            told += [Told(f"{role}!B{n}", "item", kind, role)] * (1 + text.count("\n"))
    return Document("express.xlsx", saved(book), told)


def pets() -> Document:
    """Bold headings, numbers that Word counts, and a paragraph without any."""
    document = docx.Document()
    lists(document, [("decimal", "%1.")], 93)
    lists(document, [("decimal", "%1.")], 94)
    role, helper = "前台接待", "医生助理"
    rows = (
        ("宠物医院岗位职责与服务标准", "heading", "section", "", 0),
        ("前台接待", "heading", "role", role, 0),
        ("接待带宠物来院的客人，登记宠物的品种、年龄和体重。", "item", "duty", role, 93),
        ("安排候诊，把猫和狗分开。", "item", "duty", role, 93),
        ("收费、开具发票，下班前与财务对账。", "item", "duty", role, 93),
        ("可以给复诊客人九折优惠；更低的折扣要请示院长。", "item", "authority", role, 0),
        ("医生助理", "heading", "role", helper, 0),
        ("协助医生保定动物，准备器械。", "item", "duty", helper, 94),
        ("消毒诊台和笼具，每只动物用完一次消毒一次。", "item", "duty", helper, 94),
        ("按医嘱喂药，记录住院动物的饮食。", "item", "duty", helper, 94),
        ("服务标准", "heading", "standard", helper, 0),
        ("客人进门三十秒内有人招呼。", "item", "rule", helper, 0),
        ("禁止在客人面前训斥动物。", "item", "rule", helper, 0),
        ("任职要求（医生助理）", "heading", "section", helper, 0),
        ("动物医学专业中专以上学历。", "item", "requirement", helper, 0),
        ("不怕脏不怕累，对毛发不过敏。", "item", "requirement", helper, 0),
    )
    told: list[Told] = []
    for n, (text, what, kind, of, list_) in enumerate(rows, 1):
        if what == "heading":
            document.add_paragraph().add_run(text).bold = True
        elif list_:
            numbered(document, text, list_)
        else:
            document.add_paragraph(text)
        told.append(Told(f"p{n}", what, kind, of))
    out = BytesIO()
    document.save(out)
    return Document("pets.docx", out.getvalue(), told)


def cars() -> Document:
    return text_file("cars.txt", "", CARS, "gbk")


def after_school() -> Document:
    return plain_word("after-school.docx", "", AFTER_SCHOOL)


def water() -> Document:
    return text_file("water.txt", "", WATER)


HELD_OUT = (
    *(pharmacy, law, gym, printing, greenhouse, express, pets),
    *(cars, after_school, water),
)
