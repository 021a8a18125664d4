"""Which words name a role, and the id that a role gets."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.content import ids
from generator.intake.labels import narrow

_ENDINGS = (
    "文员|专员|店员|柜员|营业员|收银员|服务员|接待员|保管员|仓管员|库管员|采购员|跟单员|"
    "业务员|推销员|销售员|质检员|检验员|化验员|报关员|单证员|外销员|统计员|核算员|安全员|资料员|"
    "施工员|预算员|造价员|档案员|管理员|调度员|驾驶员|配送员|快递员|炊事员|保育员|保洁员|清洁员|"
    "导购员|理货员|押运员|巡检员|操作员|技术员|维修员|话务员|客服|客服员|护理员|信息员|协调员|"
    "联络员|饲养员|养护员|验收员|装卸员|搬运员|绘图员|打字员|接线员|督导员|讲解员|乘务员|救生员|"
    "指导员|辅导员|评估员|审核员|招聘员|培训员|经纪人|"
    "经理|主管|总监|主任|部长|科长|处长|股长|班长|组长|店长|园长|校长|院长|厂长|队长|领班|船长|"
    "护士长|厨师长|车间主任|总裁|董事长|秘书|助理|负责人|协管|督导|"
    "工程师|设计师|会计师|药师|药剂师|厨师|技师|医师|讲师|咨询师|摄影师|美容师|发型师|教师|律师|"
    "面点师|调酒师|培训师|造价师|规划师|营养师|治疗师|康复师|化妆师|按摩师|架构师|审计师|策划师|"
    "出纳|会计|前台|司机|保安|保洁|门卫|护士|医生|老师|班主任|导购|收银|仓管|库管|内勤|外勤|"
    "管家|学徒|实习生|幼师|厨工|杂工|电工|焊工|钳工|车工|木工|叉车工|水电工|维修工|操作工|清洁工|"
    "洗碗工|装配工|包装工|搬运工|编辑|记者|翻译|顾问|代表|法务|审计|采购|行政|人事|策划|运营|文案|"
    "客户代表|销售代表|主播|调解员|干事|书记|程序员|测试员|迎宾|传菜员|传菜|切配|打荷|司炉工|"
    "管道工|养护工|绿化工|缝纫工|裁剪工|跟单|理货|分拣员|分拣工|打包员|值班员|监控员|消防员|登记员|"
    "收费员|售票员|检票员|售货员|投递员|录入员|咨询员|核保员|理赔员|信贷员|客户经理|项目经理|复核员|"
    "记账员|开票员|结算员|税务|薪酬|绩效|教务|教练|月嫂|保姆|护工|检修工|巡逻员|保管|出品|"
    "带班|值长|工长|领队|导游|前厅|吧员|咖啡师|烘焙师|裱花师|造型师|评茶员|茶艺师|验货员|押运"
)
_TITLE = re.compile(
    rf"[\w／/（）()·\-]{{0,12}}?(?:{_ENDINGS}|[^\W\d_]{{1,6}}员)(?:（[^）]{{1,8}}）)?"
)
_ONLY = re.compile(
    rf"(?:[^\W_]|[／/·\-]){{0,10}}?(?:{_ENDINGS}|[^\W\d_]{{1,7}}[员])(?:[（(][^）)]{{1,8}}[）)])?"
)
_PEOPLE = re.compile(
    r"(?:人员|职员|官员|员工|成员|会员|学员|队员|党员|演员|动员|复员|满员|定员|裁员|全员|增员|减员|参员|委员|球员)$"
)
"""Words that end like the title of a role and name none."""

SECTIONS = (
    "岗位说明书|职位说明书|职务说明书|工作说明书|岗位职责说明书|岗位描述|职位描述|岗位说明|职位说明|"
    "岗位职责|工作职责|主要职责|职责范围|职责描述|职责权限|岗位责任制|岗位责任|工作责任|安全职责|职责|"
    "岗位|职位|工作内容|工作范围|工作任务|主要工作|日常工作|任务|"
    "工作规范|服务规范|礼仪规范|行为规范|岗位规范|操作规范|规范|礼仪|守则|须知|纪律|"
    "工作流程|操作流程|业务流程|服务流程|流程|操作规程|工作程序|程序|操作步骤|步骤|规程|"
    "工作制度|管理制度|制度|工作标准|岗位标准|质量标准|标准|"
    "工作权限|岗位权限|权限|职权|权力|任职资格|任职条件|任职要求|岗位要求|资格|条件|要求|"
    "考核指标|考核标准|绩效考核|绩效指标|考核办法|考核表|考核|绩效|话术|用语|常用语|应答|手册|作业指导书|指导书|办法|细则|规定"
)
_WEAK = tuple(
    "跟单 采购 行政 人事 税务 薪酬 绩效 编辑 审计 保管 出品 策划 运营 理货 前厅 教务 翻译 法务 文案 保洁 收银 "
    "财务 押运 带班 迎宾 传菜 督导".split()
)
"""Words that mean a role or what it does: a title only where the heading speaks of a post."""

_POST = re.compile(r"职责|岗位|职位|说明书|任职|权限|资格")
_LOOSE = re.compile(
    rf"(?P<who>[^\W_]{{0,8}}?(?:员|师|经理|主管|主任|秘书|助理|出纳|司机|保安|护士|医生|总监|店长|班长|组长))"
    rf"(?:的|在)?.{{0,12}}?(?:{SECTIONS})(?:与|和|及|、|{SECTIONS})*[:：]?"
)
_SECTIONED = re.compile(
    rf"(?P<who>.{{2,20}}?)(?:的)?(?:在工作中|应具备的|应遵守的|在岗期间的?|详细|日常|主要|基本|岗位|"
    rf"工作|接待|安全|的|及其?|与|和|、|以及|\s)*(?:{SECTIONS})"
    rf"(?:(?:与|和|及|、|以及|及其|\s)*(?:{SECTIONS}|要求|工作|主要|具体))*"
    rf"(?:一览表|清单|表|书|汇总|明细|说明)?[:：]?"
)
_FIELD = re.compile(
    r"(?:岗位名称|职位名称|职务名称|岗位|职位|职务|工种|岗\s*位\s*名\s*称)\s*[:：]\s*(?P<who>[^\s,，;；。]{2,16})"
)
_FIRM = re.compile(
    r"^.{2,20}?(?:有限责任公司|股份有限公司|有限公司|集团公司|分公司|公司|集团)(?=.{2})"
)
_DEPARTMENT = re.compile(r"^([^\W\d_]{2,8}?(?:部门|部|科室|中心|车间|处|科|室))(?:的)?(?=.{2})")
_GENERAL = re.compile(
    r"(?:副)?(?:经理|主管|部长|主任|总监|科长|处长|助理|文员|专员|负责人|干事|内勤|人员|秘书|员工|班长|组长)"
)


class Title(NamedTuple):
    """The title of a role and the department that stands before it."""

    title: str
    department: str = ""


def title_in_heading(text: str) -> Title | None:
    """The role that a heading names: “出纳岗位职责”, “财务部出纳”, “岗位名称：出纳”."""
    bare = text.strip().strip("《》【】[]“”\"'").rstrip(":：").strip()
    if found := _FIELD.search(bare):
        return tidy(found["who"])
    if len(bare) > 40:
        return None
    found = _SECTIONED.fullmatch(bare)
    title = _known(found["who"]) if found else None
    if title and (not title.title.endswith(_WEAK) or _POST.search(bare)):
        return title
    loose = _LOOSE.fullmatch(bare)
    if loose and (title := _known(loose["who"])) and not re.search(r"[与和、]$", loose["who"]):
        return title
    title = _known(bare) if len(bare) <= 16 else None
    return None if title and title.title.endswith(_WEAK) else title


def is_title(text: str) -> bool:
    """True for the title of a role and nothing else."""
    return bool(_ONLY.fullmatch(text)) and not _PEOPLE.search(text)


def _known(text: str) -> Title | None:
    title = tidy(text)
    return title if is_title(title.title) else None


def tidy(text: str) -> Title:
    """A title without the company and, where it says enough without, the department."""
    bare = _FIRM.sub("", text.strip(" 　：:、，。《》的"))
    bare = re.sub(r"(?:岗位|职位|岗)$", "", bare) or bare
    found = _DEPARTMENT.match(bare)
    rest = bare[found.end() :] if found else ""
    if found and is_title(rest) and not _GENERAL.fullmatch(rest):
        return Title(rest, found[1])
    return Title(bare, found[1] if found and rest else "")


def titles_in_text(text: str) -> list[str]:
    """Titles of roles that a sentence names."""
    found: list[str] = []
    end = -1
    for match in _TITLE.finditer(text):
        if match.start() == end:  # 行政 and 文员 side by side are 行政文员
            found[-1] += match[0]
        else:
            found.append(match[0])
        end = match.end()
    return [one for one in found if is_title(one)]


_WORDS = {
    "前台": "front-desk", "出纳": "cashier", "会计": "accountant", "主办会计": "chief-accountant",
    "文员": "clerk", "秘书": "secretary", "司机": "driver", "保安": "guard", "保安员": "guard",
    "保洁": "cleaner", "保洁员": "cleaner", "采购": "purchasing", "采购员": "purchaser",
    "仓管": "storekeeper", "仓管员": "storekeeper", "仓库管理员": "storekeeper",
    "仓库保管员": "storekeeper", "库管员": "storekeeper", "客服": "customer-service",
    "客服专员": "customer-service", "客服员": "customer-service", "护士": "nurse", "护士长": "head-nurse",
    "医生": "doctor", "教师": "teacher", "店长": "shop-manager", "收银员": "till-operator",
    "服务员": "waiter", "厨师": "cook", "厨师长": "head-cook", "导购": "sales-assistant",
    "导购员": "sales-assistant", "总经理": "general-manager", "副总经理": "deputy-general-manager",
    "业务员": "salesperson", "销售员": "salesperson", "跟单员": "order-follower",
    "报关员": "customs-declarer", "单证员": "documents-clerk", "外销员": "export-salesperson",
    "质检员": "quality-inspector", "检验员": "inspector", "安全员": "safety-officer",
    "电工": "electrician", "焊工": "welder", "维修工": "maintenance-worker", "操作工": "operator",
    "班长": "team-leader", "组长": "group-leader", "领班": "supervisor-on-duty",
    "档案管理员": "archivist", "管理员": "administrator", "门卫": "doorkeeper",
    "保育员": "nursery-nurse", "班主任": "class-teacher", "园长": "head-of-nursery",
}  # fmt: skip
_QUALIFIERS = {
    "前台": "front-desk", "行政人事": "admin-hr", "人事行政": "hr-admin", "行政": "admin",
    "人事": "hr", "人力资源": "hr", "办公室": "office", "采购": "purchasing", "商务": "business",
    "财务": "finance", "销售": "sales", "业务": "business", "生产": "production", "外贸": "foreign-trade",
    "仓库": "warehouse", "客服": "customer-service", "质量": "quality", "市场": "marketing",
    "工程": "engineering", "项目": "project", "技术": "technical", "档案": "archive", "网络": "network",
    "总经理": "general-manager", "国际商务": "trade", "培训": "training", "招聘": "recruiting",
    "物流": "logistics", "物业": "property", "车间": "workshop", "薪酬": "payroll", "餐厅": "restaurant",
}  # fmt: skip
_ENDINGS_EN = {
    "文员": "clerk", "专员": "officer", "主管": "supervisor", "经理": "manager", "助理": "assistant",
    "总监": "director", "主任": "head", "部长": "head", "员": "clerk", "秘书": "secretary",
    "接待员": "reception", "接待": "reception", "会计": "accountant", "跟单员": "order-follower",
    "跟单文员": "order-clerk", "单证员": "documents-clerk", "副经理": "deputy-manager",
    "工程师": "engineer", "代表": "representative", "领班": "supervisor-on-duty",
}  # fmt: skip


def role_id(title: str) -> str:
    """The id of a role: what such a role is usually called in English, or pinyin.

    >>> role_id("采购文员"), role_id("出纳"), role_id("裱花师")
    ('purchasing-clerk', 'cashier', 'biao-hua-shi')
    """
    bare = re.sub(r"\(.*?\)", "", narrow(title)).strip()
    if bare in _WORDS:
        return _WORDS[bare]
    for qualifier in sorted(_QUALIFIERS, key=len, reverse=True):
        ending = _ENDINGS_EN.get(bare[len(qualifier) :].removeprefix("部"))
        if bare.startswith(qualifier) and ending:
            return f"{_QUALIFIERS[qualifier]}-{ending}"
    id = ids.derive(bare)
    return f"{id}-role" if id in ids.RESERVED or id == "shared" else id or "role"
