"""What a line is: a duty, a step, a rule, something said … by the heading above it and its words."""

from __future__ import annotations

import re
from typing import NamedTuple

HEADINGS: tuple[tuple[str, str], ...] = (
    ("remark", r"目的|概述|概要|简介|背景|总则|附则|前言|引言|定义|适用范围|工作关系|协作关系|隶属|工作环境|"
               r"工作时间|工作地点|工作条件|基本信息|基本情况|汇报|晋升|职业发展|附件|修订|使命|岗位设置|岗位编制"),
    ("authority", r"权限|职权|权力|权利|授权|越位|越权"),
    ("measure", r"考核|指标|绩效|KPI|kpi|评分|权重|奖惩"),
    ("requirement", r"任职|资格|学历|教育|经验|知识|技能|能力|素质|素养|应具备|具备的?条件|条件和要求|条件与要求|"
                    r"岗位要求|职位要求|应聘|录用条件|上岗条件|证书|招聘要求|个性"),
    ("say", r"话术|用语|标准语|应答|台词|对话|怎么说|说法|问候语|话语|欢迎词|开场白"),
    ("step", r"流程|程序|步骤|规程|阶段|首先|环节|操作方法|作业方法|作业指导|处理办法|处置|预案|怎么做|方法"),
    ("duty", r"职责|职能|任务|工作内容|责任|工作范围|日常工作|主要工作"),
    ("rule", r"规范|礼仪|守则|须知|纪律|制度|标准|注意|禁忌|规定|仪容|仪表|着装|行为|细则|办法|原则|红线|"
             r"禁止|要求|公约|保密|礼貌|造访|电话|接待|安全"),
)  # fmt: skip
"""The kind of the lines below a heading, by its words; the first that is found wins."""

_HEADINGS = tuple((kind, re.compile(pattern)) for kind, pattern in HEADINGS)
_CLEAR = {
    "rule": re.compile(
        r"规范|礼仪|守则|须知|纪律|制度|标准|注意|禁忌|规定|仪容|仪表|着装|行为|细则|办法|原则|红线|禁止|要求|公约|保密"
    )
}

OF_HEADING = {"step": "procedure", "rule": "standard", "say": "script"}
"""What a heading itself is, by the kind of the lines below it; any other is a section."""


class Section(NamedTuple):
    """What a heading says of the lines below it."""

    kind: str
    sure: bool = True
    mixed: frozenset[str] = frozenset()


def section_of(text: str) -> Section | None:
    """The kind of the lines below a heading; None where its words do not tell."""
    found = [kind for kind, pattern in _HEADINGS if pattern.search(text)]
    if not found:
        return None
    several = frozenset(found) & {"duty", "step", "rule", "authority", "requirement"}
    if len(several) > 1 and "duty" in several and "remark" not in found:
        text_last = max(several, key=lambda kind: _last(kind, text))
        first = "duty" if text_last in ("step", "authority") or several == {"duty"} else text_last
        return Section(first, mixed=several)
    return Section(found[0], sure=found[0] != "rule" or bool(_CLEAR["rule"].search(text)))


def _last(kind: str, text: str) -> int:
    pattern = dict(_HEADINGS)[kind]
    return max((found.end() for found in pattern.finditer(text)), default=-1)


_DUTY_VERBS = (
    "负责|全面负责|具体负责|主要负责|协助|协同|配合|做好|完成|办理|组织|参与|制定|制订|编制|管理|接听|接待|收发|登记|整理|"
    "保管|统计|审核|跟踪|跟进|处理|协调|监督|检查|执行|落实|维护|承办|拟定|拟订|起草|收集|建立|开展|实施|"
    "定期|及时|每日|每天|每周|每月|每季|每年|按时|按照|根据|主持|指导|培训|安排|汇总|编写|填写|核对|"
    "采购|采集|受理|联系|传达|贯彻|领导|分配|申请|发放|清点|盘点|巡视|巡查|打扫|保持|熟悉并|认真做好|积极"
)
_DUTY = re.compile(rf"^(?:{_DUTY_VERBS})|(?:管理|工作|事宜|事务|登记|接待|维护)[。；;]?$")
_QUOTE = re.compile(
    r"^(?:[“\"「‘'][^“”\"「」]{2,}[”\"」’'][。！？!?，；]?(?:或者?|、)?)+$|^(?:答|问|客人?|顾客|客户|来电|前台|员工|我方?|对方|Q|A)[:：].{2,}"
)
_SPEECH = re.compile(
    r"[“\"「][^”\"」]*(?:您|请|你好|谢谢|再见|对不起|抱歉|欢迎|不客气|稍等)[^”\"」]*[”\"」]"
)
_SPOKEN = re.compile(
    r"^(?:您好|你好|请问|对不起|抱歉|欢迎光临|先生|小姐|女士|谢谢|不好意思)|(?:请稍等|再见|为您服务吧?)[。！!]?$|[:：]先生|[:：]您"
)
_REQUIREMENT = re.compile(
    r"^(?:学历|教育|专业|经验|工作经验|年龄|性别|身高|证书|技能|知识|外语|计算机|身体)[^。]{0,6}[:：]|"
    r"(?:初中|高中|中专|中技|大专|专科|本科|硕士|博士)[^，。；]{0,8}(?:以上|学历|毕业)|"
    r"[0-9一二两三四五六七八九十]年(?:及)?以上[^。；]{0,16}(?:经验|经历|工作)|(?:经验|学历|身体健康|资格证书?|上岗证|驾照|职称|证)者?"
    r"(?:优先|即可)|^(?:具备|具有|熟悉|熟练|掌握|精通|了解|通过|持有|持|能够?熟练|善于|擅长|思维|工作细致|责任心|品行|身体健康|"
    r"年龄|形象|普通话|良好的|较强的|有较强|有良好|吃苦耐劳)(?!.*(?:并及时|并做好))"
)
_AUTHORITY = re.compile(
    r"有权|无权|权限|越权|决策权|审批权|建议权|否决权|签字权|使用权|(?:须|需|应|必须)(?:先)?(?:经|报|向)[^，。；]{1,24}(?:批准|同意|审批|审核|请示|签字|授权|核准)|"
    r"未经[^，。；]{1,24}(?:不得|不准|不可|禁止|严禁|不能)|(?:批准|同意|授权|审批)后?(?:方可|才能|才可|才有)|"
    r"不得擅自|不能代表|不得代表|不得自行|无须?请示|可以?自行|可直接(?:批准|决定|审批)|[元％%万](?:以上|以下|以内)[^，。；]{0,20}(?:批|审|签|决定|请示|自行)"
)
_RULE = re.compile(
    r"不得|禁止|严禁|不准|不许|不可以|切勿|切忌|不要|必须|务必|应当|一律|勿|要勤|态度|微笑|语气|着装|仪容|保持安静|准时|礼貌"
)
_STRONG_RULE = re.compile(
    r"一定要|^(?:不得|禁止|严禁|不准|不许|切勿|切忌|不要|勿|一律|必须|上班(?:时间|期间)|工作(?:时间|期间)不)|不得[^，。；]*[。；！!]?$|不得随意"
)
_STEP = re.compile(
    r"^(?:首先|其次|然后|接着|最后|随后|再次|第[一二三四五六]步|收到|接到|当[^，]{2,16}[时后]|如果|若)|(?:之?后)[，,].{0,24}(?:交|送|报|填|通知|登记|签|确认)"
)
_MEASURE = re.compile(
    r"(?:率|准确度|满意度|次数|完成情况|得分)[^。]{0,6}(?:达到|不低于|不超过|≥|≤|>|<|＝|=|为)?\s*\d+(?:\.\d+)?\s*[%％分次]|权重|扣\s*\d+\s*分|\d+\s*分[）)]?$|占\s*\d+\s*[%％]"
)
_REMARK = re.compile(
    r"^(?:以上(?!学历)|总之|综上|随着|所谓|据此|注[:：]|说明[:：]|备注|附[:：]|本(?:说明书|手册|制度|规范|办法|细则|流程|岗位|文件|标准|表)(?!.*负责)|"
    r"为了?[^，]{2,30}[，,](?:特|现|根据|制定)|作为一|有些时候|站在|一个企业|在企业管理)|"
    r"是指|指的是|特制定|制定本|由[^，。]{2,12}负责解释|自[^，。]{2,14}(?:起|日)(?:施行|执行|实施|生效)|毕竟|其实|(?<!传)真的|可以说|毫不|难以想象|前途|"
    r"顾名思义|重要性|称为|仅供参考|可具体看|特此|以下简称|意味着|似乎|下面分别|我们下面"
)
_CLOSING = re.compile(r"^(?:以上(?!学历)|总之|综上|注[:：]|备注)")
_LEAD = re.compile(
    r"(?:领导下|对[^，。]{2,16}负责|履行(?:以下|如下)|职责(?:如下|是)|如下[:：]?$|以下(?:几点|内容|职责|工作)|要[:：]$)"
)


class Kind(NamedTuple):
    """What a line is, and how sure that is."""

    kind: str
    confidence: float


def kind_of(text: str, section: Section, roles: frozenset[str] = frozenset()) -> Kind:
    """What a line is below a heading of that kind."""
    if _QUOTE.search(text) or (section.kind == "say" and "“" not in text):
        return Kind("say", 0.9)
    if section.kind in ("say", "rule") and (_SPEECH.search(text) or _SPOKEN.search(text)):
        return Kind("say", 0.8)
    if _CLOSING.search(text):
        return Kind("remark", 0.8)
    if section.kind == "measure" or (_MEASURE.search(text) and section.kind != "step"):
        return Kind("measure", 0.9 if section.kind == "measure" else 0.7)
    if section.kind == "authority":
        return Kind("authority", 0.9)
    if section.kind == "requirement":
        own = _DUTY.search(text) and not _REQUIREMENT.search(text) and not section.sure
        return Kind("duty", 0.6) if own else Kind("requirement", 0.9)
    if _is_about(text, roles):
        return Kind("remark", 0.7)
    return _against(text, section)


def _against(text: str, section: Section) -> Kind:
    """The kind of the section, unless the line's own words say another."""
    if section.mixed and re.match(r"如果|若|如遇", text):
        return Kind("step", 0.6)
    may_be = section.kind in ("remark", "rule") or (
        section.kind == "duty" and not begins_as_duty(text)
    )
    if may_be and _AUTHORITY.search(text):
        return Kind("authority", 0.7)
    if section.kind == "duty" and not begins_as_duty(text):
        if _REQUIREMENT.search(text):
            return Kind("requirement", 0.7)
        if _STRONG_RULE.search(text) or (section.mixed & {"rule"} and _RULE.search(text)):
            return Kind("rule", 0.7)
        if "step" in section.mixed and _STEP.search(text):
            return Kind("step", 0.6)
    if section.kind == "rule" and section.mixed and begins_as_duty(text) and not _RULE.search(text):
        return Kind("duty", 0.7)
    if section.kind == "remark":
        return _without_section(text)
    if section.kind == "step" and _STRONG_RULE.search(text):
        return Kind("rule", 0.6)
    return Kind(section.kind, 0.9 if section.sure else 0.7)


def _without_section(text: str) -> Kind:
    """The kind of a line below a heading that promises nothing but words."""
    if re.match(rf"(?:{_DUTY_VERBS})", text):
        return Kind("duty", 0.5)
    if _REQUIREMENT.search(text):
        return Kind("requirement", 0.6)
    if _STRONG_RULE.search(text):
        return Kind("rule", 0.5)
    return Kind("remark", 0.7)


def _is_about(text: str, roles: frozenset[str]) -> bool:
    """True for what speaks about a role instead of telling it what to do."""
    if _REMARK.search(text):
        return not re.match(r"(?:负责|做好|协助|完成)", text)
    return any(
        re.search(
            rf"{re.escape(role)}(?:这个岗位|的?工作)?(?:的“?\w{{1,4}}”?)?(?:是|处理的是)(?!否)",
            text[:60],
        )
        for role in roles
        if role in text
    )


def begins_as_duty(text: str) -> bool:
    """True for what begins with the verb of a duty."""
    return bool(_DUTY.match(text))


def is_lead(text: str) -> bool:
    """True for a sentence that leads to a list."""
    return bool(_LEAD.search(text)) or text.endswith(("：", ":"))


def level_of(text: str) -> str:
    """How far a line of authority lets a role go: may, must_ask or must_not.

    >>> level_of("有权拒绝不合规定的票据"), level_of("超过 500 元须经部门经理批准")
    ('may', 'must_ask')
    """
    if re.search(r"未经[^，。；]{1,24}(?:不得|不准|不可|禁止|严禁)|(?:批准|同意|授权|审批)后?(?:方可|才能|才可|才有)|"
                 r"(?:须|需|应|要)(?:先)?(?:经|报|向)|请示|报[^，。；]{1,16}(?:批准|审批|同意|核准)", text):  # fmt: skip
        return "must_ask"
    if re.search(r"不得|不能|禁止|严禁|不准|不可|无权|越权|越位|不要|不许|不应|切勿", text):
        return "must_not"
    return "may"


def requirement_of(text: str) -> str:
    """The field of a requirement: education, experience, knowledge, skills or qualities."""
    for field, pattern in (
        (
            "education",
            r"学历|大专|本科|中专|高中|初中|硕士|博士|毕业|文化程度|专业(?!知识|技能|素)",
        ),
        ("experience", r"经验|经历|年以上|工作年限"),
        (
            "skills",
            r"技能|熟练|操作|能力|会(?:做|使用|写)|软件|驾照|驾驶|证书|资格证|上岗证|打字|口语|普通话|外语|英语",
        ),
        ("knowledge", r"知识|熟悉|了解|掌握|懂|法规"),
    ):
        if re.search(pattern, text):
            return field
    return "qualities"


def when_of(text: str) -> str:
    """How often a duty is done, where it says so."""
    for when, pattern in (
        ("daily", r"每天|每日|日常|当天|当日|每班"),
        ("weekly", r"每周|每星期"),
        ("monthly", r"每月|月度|月末|月底|月初|按月"),
        ("yearly", r"每年|年度|年终|年末|每季|季度"),
    ):
        if re.search(pattern, text):
            return when
    return "on_event"
