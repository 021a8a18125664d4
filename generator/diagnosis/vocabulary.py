"""The names that content uses, as far as a mistake can be told by them.

The model is the law; a test holds these words to it. They stand here because what people type is
looked at before anything is known about fields.
"""

from __future__ import annotations

CHINESE = {
    "编号": "id", "标题": "title", "名称": "title", "题目": "title", "别名": "aliases",
    "代号": "code", "版本": "version", "版本号": "version", "生效日期": "effective",
    "复审日期": "review", "主题": "topics", "修订记录": "revisions", "内容": "text",
    "要求": "text", "具体要求": "text", "分工": "part", "频率": "when", "时间": "when",
    "依据": "basis", "来源": "source", "出处": "source", "补充": "supplement",
    "部门": "department", "所属部门": "department", "上级": "reports_to",
    "直接上级": "reports_to", "下级": "supervises", "直接下级": "supervises",
    "工作关系": "works_with", "内部": "inside", "外部": "outside", "目的": "purpose",
    "设置目的": "purpose", "遵守": "follows", "职责": "duties", "职权": "authority",
    "权限": "authority", "任职资格": "requirements", "任职要求": "requirements",
    "学历": "education", "经验": "experience", "知识": "knowledge", "技能": "skills",
    "素质": "qualities", "工作条件": "conditions", "考核指标": "measures", "权重": "weight",
    "目标": "target", "目标值": "target", "入职安排": "onboarding", "第一天": "first_day",
    "第一周": "first_week", "第一个月": "first_month", "第一季度": "first_quarter",
    "及格线": "pass_mark", "启动": "trigger", "触发": "trigger", "主办": "owner",
    "主办岗位": "owner", "参与": "participants", "参与岗位": "participants",
    "阶段": "phases", "步骤": "steps", "做什么": "do", "谁": "who", "由谁做": "who",
    "检查": "check", "产出": "output", "提示": "note", "备注": "note", "分支": "branches",
    "如果": "if", "就": "then", "那么": "then", "记录": "records", "规则": "rules",
    "分组": "group", "原因": "reason", "理由": "reason", "节点": "nodes", "选项": "choices",
    "应答": "choices", "说": "say", "说什么": "say", "评价": "grade", "为什么": "why",
    "情景": "situations", "答案": "answer", "解释": "explain", "题干": "stem", "题型": "type",
    "公司": "company", "公司名称": "company", "语言": "languages", "变量": "variables",
    "职务": "positions", "顺序": "order", "对方": "who", "岗位": "role", "适用岗位": "role",
    "签字": "sign_off", "清单": "items",
}  # fmt: skip
"""What people write for a field's name in their own language."""

LISTS = frozenset(
    [
        *("aliases", "topics", "basis", "source", "see", "follows", "role", "who", "supervises"),
        *("participants", "same_as", "distinct_from", "assists", "clauses", "to", "languages"),
        *("order",),
    ]
)
"""Fields that may hold several ids or short names: no comma belongs into one of those."""

FIELDS = frozenset(
    [
        *LISTS, *CHINESE.values(), "about", "action", "answers", "approved_by", "ask", "branches",
        "by", "catch_all", "clauses", "controlled", "correct", "cue", "date",
        "decisions", "departments", "diagnosis", "diagnosis_title", "document", "dont",
        "exempt", "footer", "header", "icon", "inputs", "kind", "label", "leave_out", "left_out",
        "level", "line", "logo", "may", "moment", "must_ask", "must_not", "options", "ordered",
        "outputs", "outside", "pair", "paper", "prefix", "prepared_by", "procedure",
        "question", "questions", "reviewed_by", "signs", "size", "sources", "tasks", "terms",
        "value",
    ]
)  # fmt: skip
"""The names of all fields."""
