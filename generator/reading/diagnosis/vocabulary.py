"""The names that content uses, as far as a mistake can be told by them.

The model is the law; a test holds these words to it. They stand here because what people type is
looked at before anything is known about fields.
"""

from __future__ import annotations

_IN_CHINESE = {
    "id": "编号 序号 标识 变量名 条款编号",
    "value": "内容 值 取值",
    "aliases": "别名 别称 又名 旧称 其他说法",
    "code": "代号 文件代号 代码",
    "version": "版本 版本号",
    "effective": "生效日期 生效日 生效",
    "review": "复审日期 复审 复核日期 下次复审",
    "topics": "主题 话题",
    "revisions": "修订记录 修订 修订历史 更新记录",
    "part": "分工 角色",
    "when": "频率 频次 时间 何时 什么时候",
    "moment": "时间 时机 何时 什么时候 什么时候做",
    "basis": "依据 怎么做 根据 参考",
    "source": "来源 出处 依据 来源条款",
    "supplement": "补充",
    "department": "部门 所属部门",
    "departments": "部门",
    "reports_to": "上级 直接上级 汇报对象 汇报给 上司 主管",
    "supervises": "下级 直接下级 下属",
    "works_with": "工作关系 协作关系 往来",
    "inside": "内部 公司内部 对内",
    "outside": "外部 公司外部 对外",
    "about": "事由 事项 内容 为了什么事",
    "purpose": "目的 设置目的 岗位目的 用途",
    "follows": "遵守 遵守规范 遵循",
    "duties": "职责 岗位职责 工作职责",
    "same_as": "等同于 相同 同",
    "distinct_from": "区别于 不同于",
    "catch_all": "兜底",
    "authority": "职权 权限",
    "may": "可以 可自行决定",
    "must_ask": "须请示 必须请示 先请示",
    "must_not": "不得 不可以 禁止",
    "requirements": "任职资格 任职要求 任职条件",
    "education": "学历 教育",
    "experience": "经验 工作经验",
    "knowledge": "知识",
    "skills": "技能",
    "qualities": "素质",
    "conditions": "工作条件 工作环境",
    "measures": "考核指标 考核 绩效",
    "weight": "权重 比重",
    "target": "目标 目标值",
    "onboarding": "入职安排 入职 入职计划",
    "first_day": "第一天 首日",
    "first_week": "第一周 首周",
    "first_month": "第一个月 首月",
    "first_quarter": "第一季度 第一个季度",
    "pass_mark": "及格线 及格分",
    "trigger": "启动 触发 触发条件 启动条件 什么时候启动",
    "owner": "主办 主办岗位 负责人 责任人",
    "assists": "协办 协办岗位",
    "participants": "参与 参与岗位 参与人 参与者",
    "ordered": "按顺序 有序",
    "inputs": "输入 所需 开始前要有什么",
    "outputs": "输出 产出 结果",
    "records": "记录 表单",
    "phases": "阶段",
    "steps": "步骤",
    "do": "做什么 做 做法 动作 要这样做 要做 应做 应当",
    "dont": "不要 不要这样做 不要做 不做",
    "who": "谁 由谁做 对方 人员 责任人 岗位 负责人",
    "check": "检查 检查点 标准 怎样算做好",
    "output": "产出 输出 单据",
    "note": "提示 备注 注意",
    "branches": "分支",
    "if": "如果 若 条件",
    "then": "就 那么 则",
    "to": "到 去 转到 下一步 接着",
    "rules": "规则",
    "group": "分组 组 分组标题",
    "level": "级别 等级 权限",
    "reason": "原因 理由 为什么",
    "situations": "情景 情况 例子 情景例子",
    "diagnosis": "诊断 诊断表",
    "diagnosis_title": "诊断表标题 诊断标题",
    "signs": "迹象 表现 征兆 怎样看出来",
    "action": "处理 处理办法 怎么处理 措施",
    "nodes": "节点",
    "cue": "对方说什么 线索 对方说",
    "choices": "选项 应答 选择",
    "say": "说 说什么 话术",
    "grade": "评价 等级",
    "why": "为什么 理由 原因",
    "items": "清单 项目 条目",
    "sign_off": "签字 签名",
    "procedure": "流程 所属流程",
    "role": "岗位 适用岗位 使用岗位",
    "questions": "题目 试题 问题",
    "exempt": "豁免 不出题 免考",
    "type": "题型 类型",
    "stem": "题干 题目",
    "options": "选项",
    "answer": "答案 回答 决定",
    "answers": "答案",
    "correct": "正确 是否正确",
    "pair": "配对",
    "explain": "解释 解析",
    "terms": "术语",
    "see": "参见 另见",
    "decisions": "决定",
    "question": "问题",
    "sources": "来源 来源文件",
    "clauses": "条款 条款编号",
    "left_out": "不采用 未采用",
    "label": "位置 标签",
    "line": "行号 行",
    "kind": "性质 种类 类型",
    "company": "公司 公司名称",
    "logo": "标志 公司标志 徽标",
    "languages": "语言",
    "variables": "变量",
    "positions": "职务 职位",
    "order": "顺序 排序",
    "document": "文件 文件控制",
    "prefix": "前缀",
    "prepared_by": "编制 编制人",
    "reviewed_by": "审核 审核人",
    "approved_by": "批准 批准人",
    "controlled": "受控 受控文件",
    "paper": "打印 纸张",
    "size": "纸张 大小",
    "header": "页眉",
    "footer": "页脚",
    "leave_out": "不生成",
    "tasks": "任务 常见场合",
    "icon": "图标",
    "ask": "问谁",
    "date": "日期",
    "by": "修订人",
    "title": "标题 名称 题目 名字 岗位名称 职责名称 规则名称 部门名称 术语 主题 原因 场合 指标",
    "text": "内容 正文 文字 具体要求 要求 说明 描述 意思 含义 释义 情景 选项 提示",
}


def _by_chinese() -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for key, names in _IN_CHINESE.items():
        for name in names.split():
            out[name] = (*out.get(name, ()), key)
    return out


CHINESE = _by_chinese()
"""The fields that people may mean by a name in their own language, the likeliest first."""

LISTS = frozenset(
    [
        *("aliases", "topics", "basis", "source", "see", "follows", "role", "who", "supervises"),
        *("participants", "same_as", "distinct_from", "assists", "clauses", "languages"),
        *("order",),
    ]
)
"""Fields that may hold several ids or short names: no comma belongs into one of those."""

MAPPINGS = frozenset(["authority", "document", "onboarding", "paper", "requirements", "works_with"])
"""Fields with fields of their own below, and no list."""

FIELDS = frozenset(_IN_CHINESE)
"""The names of all fields."""
