"""The kinds of a handbook, as frozen pydantic models.

A field's docstring is in Chinese: it is the hover help that an editor shows to whoever writes the
content (see `json_schema`). A class's docstring is for us.

The reader hands over text, lists and mappings only, so `0571` and `no` arrive as typed. Each field
reads its own text: `Flag` knows 是 and yes, `Day` knows 2026-12-01. `Text` marks prose, which may
carry inline Markdown and variables and which a translation replaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator import ids

T = TypeVar("T")


CLAUSE_ID = r"[a-z][a-z0-9-]*-[0-9]{3,}"


class Prose:
    """The mark of a text that people read: it is translated, and may hold links and variables."""


class Refers:
    """The mark of an id that must be found elsewhere: the kinds of item it may name.

    "person" stands for a role or a position, "any" for whatever has an id.
    """

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds


def _id(value: object) -> object:
    if isinstance(value, str) and not ids.is_id(value):
        raise PydanticCustomError("id", "not an id")
    return value


def _clause_id(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(CLAUSE_ID, value):
        raise PydanticCustomError("clause_id", "not a clause id")
    return value


def _flag(value: object) -> object:
    words = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
    if isinstance(value, str):
        if value.lower() not in words:
            raise PydanticCustomError("flag", "neither yes nor no")
        return words[value.lower()]
    return value


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,9}", value):
            raise PydanticCustomError("whole", "not a whole number")
        return int(value)
    return value


def _percent(value: object) -> object:
    number = _whole(value)
    if isinstance(number, int) and number > 100:
        raise PydanticCustomError("percent", "more than all of it")
    return number


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
                return date.fromisoformat(value)
        except ValueError:
            pass  # 2026-02-30 has the right form and is no day
        raise PydanticCustomError("day", "not a day of the calendar")
    return value


def _text(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("blank", "empty")
    return value


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


class OrOne:
    """Tells an editor that a list of one text may be written as the text alone."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


# What an editor is told of each type is what the reader takes: a text may look like a number.
_SCALAR = WithJsonSchema({"type": ["string", "number"]})
_FLAG = WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["是", "否", "yes", "no"]}]})
_ID = WithJsonSchema({"type": "string", "pattern": ids.PATTERN, "maxLength": ids.LONGEST})
_REF = WithJsonSchema({"type": "string", "pattern": "^[a-z0-9-]+(/[a-z0-9-]+)?$"})
_CLAUSE_ID = WithJsonSchema({"type": "string", "pattern": f"^{CLAUSE_ID}$"})

Text = Annotated[str, BeforeValidator(_text), Prose(), _SCALAR]
Word = Annotated[str, BeforeValidator(_text), _SCALAR]
Id = Annotated[str, BeforeValidator(_id), _ID]
ClauseId = Annotated[str, BeforeValidator(_clause_id), _CLAUSE_ID]
# An id that stands elsewhere may be any text: a check looks it up, and knows what was meant.
Named = Annotated[str, BeforeValidator(_text), _ID]
NamedItem = Annotated[str, BeforeValidator(_text), _REF]
NamedClause = Annotated[str, BeforeValidator(_text), _CLAUSE_ID]
Flag = Annotated[bool, BeforeValidator(_flag), _FLAG]
Whole = Annotated[int, BeforeValidator(_whole)]
Percent = Annotated[int, BeforeValidator(_percent)]
Day = Annotated[date, BeforeValidator(_day)]
AnyRef = Annotated[NamedItem, Refers("any")]
DutyRef = Annotated[NamedItem, Refers("duty")]
RoleId = Annotated[Named, Refers("role")]
PersonId = Annotated[Named, Refers("person")]
TopicId = Annotated[Named, Refers("topic")]
StandardId = Annotated[Named, Refers("standard")]
ProcedureId = Annotated[Named, Refers("procedure")]
DepartmentId = Annotated[Named, Refers("department")]
CitedClause = Annotated[NamedClause, Refers("clause")]
Many = Annotated[tuple[T, ...], Field(strict=False)]
OneOrMany = Annotated[tuple[T, ...], Field(strict=False), BeforeValidator(_one_or_many), OrOne()]

When = Literal["daily", "weekly", "monthly", "yearly", "on_event"]
Level = Literal["may", "must_ask", "must_not"]
Grade = Literal["best", "fine", "unsafe"]

UNKNOWN = "?"
"""What stands for a text or an id that is missing or no text, so that the rest can be checked."""

END = "end"
"""Where a choice leads that closes the conversation."""


_NOT_TOLD: set[str] = set()


class Record(BaseModel):
    """Anything read from a file: frozen, and no field that the model does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True
    )

    def __getstate__(self) -> dict[str, Any]:
        """The fields alone: which of them were written down takes a third of a record's room."""
        return self.__dict__

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():  # one by one, so that records of a kind share their names
            object.__setattr__(self, name, value)
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_TOLD)
        object.__setattr__(self, "__pydantic_extra__", None)
        object.__setattr__(self, "__pydantic_private__", None)


class Keyed(Record):
    """A record with an id of its own, by which a translation names it."""

    NAMED_BY: ClassVar[str] = "title"
    """The field that the id is derived from when none is written, and that a bare text fills."""

    id: Id = ""
    """编号（可省略）：小写英文字母、数字和连字符。省略时由标题的拼音生成。"""

    @model_validator(mode="before")
    @classmethod
    def _name(cls, data: Any) -> Any:
        if isinstance(data, str):
            data = {cls.NAMED_BY: data}
        if isinstance(data, dict) and not data.get("id"):
            name = data.get(cls.NAMED_BY)
            name = name[0] if isinstance(name, list) and name else name
            if isinstance(name, str):
                data = {**data, "id": ids.derive(name) or "item"}
        return data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Where nothing but its name is required, a bare text will do for an item."""
        record = handler(schema)
        required = {name for name, info in cls.model_fields.items() if info.is_required()}
        return {"anyOf": [_SCALAR.json_schema, record]} if required == {cls.NAMED_BY} else record


class Item(Keyed):
    """A keyed record that stands on a page, where it can be linked to and cites its sources."""

    source: OneOrMany[CitedClause] = ()
    """依据：来源文件的条款编号，例如 frontdesk-001。"""
    supplement: Flag = False
    """补充：来源文件没有写、由编者补上的内容，写 true；补充的内容不引用条款。"""


class Point(Item):
    """One line of a list; a bare text is enough."""

    NAMED_BY = "text"
    text: Text
    """内容：一句话。"""
    basis: OneOrMany[AnyRef] = ()
    """怎么做：所依据的流程、话术、规范、清单的编号。"""


class Revision(Keyed):
    """A line of the change history of a document."""

    NAMED_BY = "version"
    version: Word
    """版本号，例如 1.1。"""
    date: Day
    """日期，例如 2026-12-01。"""
    text: Text
    """改了什么。"""
    by: Word = ""
    """修订人。"""


class Document(Item):
    """An item that has a page and a document number of its own."""

    title: Text
    """标题。"""
    aliases: OneOrMany[Text] = ()
    """别名：人们查找时会用的其他说法、英文名、简称。"""
    code: Word = ""
    """文件代号，例如 QT-P01；与前缀一起组成文件编号。"""
    version: Word = ""
    """版本号；省略时用 handbook.yaml 里的。"""
    effective: Day | None = None
    """生效日期，例如 2026-12-01；省略时用 handbook.yaml 里的。"""
    review: Day | None = None
    """复审日期；过期后页面会提醒。省略时用 handbook.yaml 里的。"""
    topics: OneOrMany[TopicId] = ()
    """主题：topics.yaml 里的编号。"""
    revisions: Many[Revision] = ()
    """修订记录，新的在前。"""


class Duty(Item):
    """One duty of a role."""

    title: Text
    """职责名称：动词开头，例如“接听并转接来电”。"""
    text: Text
    """具体要求：做到什么程度、怎样算完成。"""
    topics: OneOrMany[TopicId] = ()
    """主题：topics.yaml 里的编号。"""
    part: Literal["owns", "assists"] = "owns"
    """分工：owns 主办，assists 协办。"""
    when: When = "on_event"
    """频率：daily 每天，weekly 每周，monthly 每月，yearly 每年，on_event 有事时。"""
    basis: OneOrMany[AnyRef] = ()
    """怎么做：所依据的流程、话术、规范、清单的编号。"""
    same_as: OneOrMany[DutyRef] = ()
    """与哪些职责实为同一件事（出题时不会互作干扰项），例如 office-clerk/answer-calls。"""
    distinct_from: OneOrMany[DutyRef] = ()
    """看起来相似、其实不同的职责。"""
    catch_all: Flag = False
    """兜底职责（如“完成上级交办的其他工作”）写 true；不出题。"""


class Authority(Record):
    """How far a role may go."""

    may: Many[Point] = ()
    """可以自行决定的事。"""
    must_ask: Many[Point] = ()
    """必须先请示的事。"""
    must_not: Many[Point] = ()
    """不得做的事。"""


class Requirements(Record):
    """What somebody brings along for a role."""

    education: Many[Point] = ()
    """学历。"""
    experience: Many[Point] = ()
    """经验。"""
    knowledge: Many[Point] = ()
    """知识。"""
    skills: Many[Point] = ()
    """技能。"""
    qualities: Many[Point] = ()
    """素质。"""


class Contact(Item):
    """Somebody a role works with, and what about."""

    NAMED_BY = "who"
    who: PersonId
    """对方：岗位编号，或 handbook.yaml 中 positions 的编号。"""
    about: Text
    """为了什么事来往。"""


class WorksWith(Record):
    """Whom a role works with, inside and outside the company."""

    inside: Many[Contact] = ()
    """公司内部。"""
    outside: Many[Contact] = ()
    """公司外部。"""


class Measure(Item):
    """A measure of performance; the weights of a role add up to 100."""

    title: Text
    """考核指标。"""
    weight: Percent
    """权重（百分比，整数），全部相加为 100。"""
    target: Text
    """目标值与计算方法。"""


class Onboarding(Record):
    """What a new hire does in the first quarter."""

    first_day: Many[Point] = ()
    """第一天。"""
    first_week: Many[Point] = ()
    """第一周。"""
    first_month: Many[Point] = ()
    """第一个月。"""
    first_quarter: Many[Point] = ()
    """第一季度。"""


class Role(Document):
    """A role (岗位) with all that its job-description sheet holds."""

    department: DepartmentId
    """所属部门：handbook.yaml 中 departments 的编号。"""
    reports_to: PersonId | None = None
    """直接上级：岗位编号，或 handbook.yaml 中 positions 的编号。"""
    supervises: OneOrMany[PersonId] = ()
    """直接下级。"""
    works_with: WorksWith = WorksWith()
    """工作关系。"""
    purpose: Text
    """设置目的：这个岗位为什么存在，一两句话。"""
    follows: OneOrMany[StandardId] = ()
    """遵守的共用规范的编号。"""
    duties: Many[Duty]
    """职责，重要的在前。"""
    authority: Authority = Authority()
    """职权。"""
    requirements: Requirements = Requirements()
    """任职资格。"""
    conditions: Many[Point] = ()
    """工作条件：地点、时间、设备、环境。"""
    measures: Many[Measure] = ()
    """考核指标。"""
    onboarding: Onboarding = Onboarding()
    """入职安排。"""
    pass_mark: Percent = 80
    """测验及格线（百分比）。"""


class Branch(Item):
    """What to do at a step when something is the case."""

    NAMED_BY = "if_"
    if_: Text = Field(alias="if")
    """如果……"""
    then: Text
    """就……"""
    to: Named | None = None
    """接着做哪一步（步骤编号）；省略时做下一步。"""

    @model_validator(mode="before")
    @classmethod
    def _name(cls, data: Any) -> Any:
        if isinstance(data, dict) and not data.get("id") and isinstance(data.get("if"), str):
            data = {**data, "id": ids.derive(data["if"]) or "item"}
        return data


class Step(Item):
    """One step of a procedure."""

    NAMED_BY = "do"
    do: Text
    """做什么：动词开头的一句话。"""
    who: OneOrMany[PersonId] = ()
    """由谁做：岗位或 positions 的编号；省略时是流程的主办岗位。"""
    check: Text | None = None
    """怎样算做好。"""
    output: Text | None = None
    """这一步产生的单据、记录或结果。"""
    branches: Many[Branch] = ()
    """分支：如果……就……。"""
    note: Text | None = None
    """提示。"""
    basis: OneOrMany[AnyRef] = ()
    """这一步用到的话术、规范、清单或另一流程的编号。"""


class Phase(Item):
    """Steps that belong together."""

    title: Text
    """阶段名称。"""
    steps: Many[Step]
    """步骤，按顺序。"""


class Cause(Item):
    """A line of a diagnosis table: why something went wrong, and what to do."""

    title: Text
    """原因。"""
    signs: Text
    """怎样看出来。"""
    action: Text
    """怎么处理。"""
    who: OneOrMany[PersonId] = ()
    """找谁处理。"""


class Procedure(Document):
    """A procedure (流程): phases of steps."""

    purpose: Text
    """目的。"""
    trigger: Text
    """什么时候启动。"""
    owner: PersonId | None = None
    """主办岗位；放在岗位文件夹里的流程可省略。"""
    participants: OneOrMany[PersonId] = ()
    """参与的岗位或 positions 的编号。"""
    ordered: Flag = False
    """步骤的先后不能颠倒时写 true。"""
    inputs: OneOrMany[Text] = ()
    """开始前要有什么。"""
    outputs: OneOrMany[Text] = ()
    """完成后得到什么。"""
    records: OneOrMany[Text] = ()
    """要留下的记录、表单。"""
    phases: Many[Phase]
    """阶段。"""
    diagnosis_title: Text | None = None
    """诊断表的标题。"""
    diagnosis: Many[Cause] = ()
    """诊断表：出了偏差时，原因、迹象和处理办法。"""

    def steps(self) -> Iterator[Step]:
        """All steps in the order of the page."""
        return (step for phase in self.phases for step in phase.steps)


class Situation(Item):
    """A short scene that people recognise, with the answer."""

    NAMED_BY = "text"
    text: Text
    """情景：一两句话。"""
    answer: Level
    """may 可以自行办，must_ask 先请示，must_not 不可以。"""
    why: Text
    """为什么。"""


class Rule(Item):
    """One rule of a standard: what to do, what not to do, and why."""

    title: Text
    """规则名称：几个字。"""
    group: Text | None = None
    """分组标题；相邻、同名的规则归在一组。"""
    level: Level | None = None
    """权限规则用：may、must_ask 或 must_not。"""
    do: Text | None = None
    """要这样做。"""
    dont: Text | None = None
    """不要这样做。"""
    reason: Text
    """为什么。"""
    situations: Many[Situation] = ()
    """情景例子。"""


class Standard(Document):
    """A standard (规范): rules that hold at all times."""

    role: OneOrMany[RoleId] = ()
    """适用的岗位；放在岗位文件夹里的可省略；共用规范由岗位的 follows 引用。"""
    purpose: Text
    """目的。"""
    rules: Many[Rule]
    """规则。"""


class Choice(Item):
    """One thing to say or do at a turn of a conversation."""

    NAMED_BY = "say"
    say: OneOrMany[Text]
    """说什么；几种同样合适的说法可以写成列表。动作写在（）里。"""
    grade: Grade
    """评价：best 最好（每个节点只有一个），fine 也可以，unsafe 不妥。"""
    why: Text
    """为什么。"""
    to: OneOrMany[Named] = ()
    """接着到哪个节点；对方可能有几种反应时写成列表；结束写 end。unsafe 的可以省略。"""


class Node(Item):
    """A turn of a conversation: what the other side says or does, and how to answer."""

    NAMED_BY = "title"
    title: Text
    """节点名称：几个字，例如“找人”。"""
    cue: Text
    """对方说什么、做什么，或出现什么情况。"""
    choices: Many[Choice]
    """可以怎样应答。"""


class Script(Document):
    """A script (话术): a small graph of turns; the first node is where it starts."""

    role: OneOrMany[RoleId] = ()
    """使用的岗位；放在岗位文件夹里的可省略。"""
    purpose: Text
    """用在什么场合。"""
    nodes: Many[Node]
    """节点；第一个是开头。"""


class ChecklistItem(Item):
    """A line to tick."""

    NAMED_BY = "do"
    do: Text
    """做什么：动词开头的一句话。"""
    group: Text | None = None
    """分组标题；相邻、同名的归在一组。"""
    who: OneOrMany[PersonId] = ()
    """由谁做；省略时是清单的岗位。"""
    basis: OneOrMany[AnyRef] = ()
    """依据：流程、步骤、规范或话术的编号。"""


class Checklist(Document):
    """A checklist (清单) for the screen and for paper."""

    role: OneOrMany[RoleId] = ()
    """使用的岗位；放在岗位文件夹里的可省略。"""
    when: When
    """频率：daily、weekly、monthly、yearly、on_event。"""
    moment: Text
    """什么时候做，例如“上班前十五分钟”。"""
    procedure: ProcedureId | None = None
    """由哪个流程而来；不写 items 时，清单就是该流程的步骤。"""
    items: Many[ChecklistItem] = ()
    """要勾的各项。"""
    sign_off: OneOrMany[Text] = ()
    """完成后由谁签字，例如“值班前台”。"""


class Option(Item):
    """An answer to choose; of a `match` question, the left side with its `pair`."""

    NAMED_BY = "text"
    text: Text
    """选项。"""
    correct: Flag = False
    """正确的选项写 true。"""
    pair: Text | None = None
    """配对题：与之相配的内容。"""
    why: Text | None = None
    """为什么对或不对。"""


class Question(Item):
    """A hand-written question."""

    NAMED_BY = "stem"
    type: Literal["choice", "multiple", "true_false", "order", "fill", "match"]
    """题型：choice 单选，multiple 多选，true_false 判断，order 排序，fill 填空，match 配对。"""
    stem: Text
    """题干；填空处写 ____。"""
    options: Many[Option] = ()
    """选项；排序题按正确顺序写，配对题每项写 pair。"""
    answer: Flag | None = None
    """判断题的答案：true 或 false。"""
    answers: OneOrMany[Text] = ()
    """填空题可以接受的答案。"""
    explain: Text
    """解释。"""
    basis: OneOrMany[AnyRef]
    """考的是哪个条目，例如 visitor-reception/greet。"""


class Exemption(Keyed):
    """Clauses that need no question, and why."""

    NAMED_BY = "reason"
    clauses: OneOrMany[CitedClause]
    """条款编号。"""
    reason: Text
    """为什么不出题。"""


class Quiz(Record):
    """The hand-written questions of a role, and the clauses that need none."""

    questions: Many[Question] = ()
    """题目。"""
    exempt: Many[Exemption] = ()
    """不出题的条款。"""


class Term(Item):
    """A word of the glossary."""

    title: Text
    """术语。"""
    aliases: OneOrMany[Text] = ()
    """别名、旧称、英文；正文里统一用上面的术语。"""
    text: Text
    """意思。"""
    see: OneOrMany[AnyRef] = ()
    """参见的条目编号。"""


class Glossary(Record):
    """glossary.yaml."""

    terms: Many[Term]
    """术语。"""


class Topic(Item):
    """A matter that exactly one role owns."""

    title: Text
    """主题。"""
    aliases: OneOrMany[Text] = ()
    """别名：人们查找时会用的说法。"""
    owner: PersonId
    """主办岗位：唯一的一个。改这一行就改变了分工。"""
    assists: OneOrMany[PersonId] = ()
    """协办岗位。"""
    reason: Text | None = None
    """为什么这样定（来源文件说法不一时必写）。"""


class Decision(Item):
    """A question that the source documents leave open, and how it was decided."""

    NAMED_BY = "question"
    question: Text
    """来源文件没有说清的问题。"""
    answer: Text
    """决定。"""
    reason: Text
    """理由。"""
    see: OneOrMany[AnyRef] = ()
    """写在哪些条目里。"""


class Topics(Record):
    """topics.yaml."""

    topics: Many[Topic]
    """主题及其主办岗位。"""
    decisions: Many[Decision] = ()
    """来源文件没有说清、由我们定下的事。"""


class Clause(Keyed):
    """A clause of a source document: where it stands, not what it says."""

    id: ClauseId
    """条款编号。"""
    label: Text
    """位置，例如“第 12 行第 2 句”。"""
    line: Whole
    """行号，从 1 起。"""
    kind: Literal[
        "duty", "rule", "script", "step", "definition", "requirement", "authority",
        "etiquette", "remark",
    ]  # fmt: skip
    """性质；definition 和 remark 之外的都是要遵守的。"""
    same_as: CitedClause | None = None
    """与哪一条重复。"""


class Source(Item):
    """A document that the handbook rests on."""

    title: Text
    """来源文件的名称。"""
    clauses: Many[Clause]
    """条款。"""


class LeftOut(Keyed):
    """Clauses that no item cites, and why."""

    NAMED_BY = "reason"
    clauses: OneOrMany[CitedClause]
    """条款编号。"""
    reason: Text
    """为什么不采用。"""


class Sources(Record):
    """sources.yaml."""

    sources: Many[Source]
    """来源文件。"""
    left_out: Many[LeftOut] = ()
    """没有采用的条款。"""


class Department(Item):
    """A department."""

    title: Text
    """部门名称。"""


class Position(Item):
    """Somebody that roles deal with and that has no role file: a manager, a customer."""

    title: Text
    """名称，例如“行政经理”“来访客人”。"""
    department: DepartmentId | None = None
    """所属部门。"""
    reports_to: PersonId | None = None
    """直接上级。"""
    outside: Flag = False
    """公司以外的人写 true。"""


class Variable(Item):
    """A word that differs from company to company, written {id} in texts."""

    NAMED_BY = "id"
    id: Id
    """变量名，例如 company；正文里写 {company}。"""
    value: Text
    """内容。"""


class Control(Record):
    """What stands in the header and the sign-off block of every document."""

    prefix: Word
    """文件编号的前缀，例如 HB。"""
    version: Word
    """版本号。"""
    effective: Day
    """生效日期。"""
    review: Day
    """复审日期。"""
    prepared_by: Text
    """编制。"""
    reviewed_by: Text
    """审核。"""
    approved_by: Text
    """批准。"""
    controlled: Flag = True
    """受控文件：页眉印“受控”。"""


class Task(Item):
    """A common occasion on the home page, and where it leads."""

    title: Text
    """场合，例如“电话响了”。"""
    text: Text
    """一句话提示。"""
    to: AnyRef
    """打开哪个条目。"""
    icon: Word = "clipboard-text-outline"
    """图标（Material Design Icons 的名称）。"""


class Paper(Record):
    """How documents are printed."""

    size: Literal["A4", "Letter"] = "A4"
    """纸张：A4 或 Letter。"""
    header: Text | None = None
    """页眉文字；省略时是公司名。"""
    footer: Text | None = None
    """页脚文字。"""


class Settings(Record):
    """handbook.yaml."""

    title: Text
    """手册名称。"""
    company: Text
    """公司名称；正文里写 {company}。"""
    logo: Word = ""
    """公司标志的文件名（放在 roles/ 里，png 或 svg）。"""
    purpose: Text
    """手册是给谁用的，一两句话。"""
    languages: Many[Literal["zh", "en"]] = ("zh",)
    """语言，第一种是基础语言。"""
    variables: Many[Variable] = ()
    """变量。"""
    departments: Many[Department]
    """部门。"""
    positions: Many[Position] = ()
    """没有岗位文件的职务和外部人员。"""
    order: Many[RoleId] = ()
    """岗位在导航里的顺序；没写到的按编号排在后面。"""
    document: Control
    """文件控制。"""
    paper: Paper = Paper()
    """打印。"""
    leave_out: OneOrMany[Literal["paper", "quizzes"]] = ()
    """不生成的部分：paper 不要 PDF 和 Word，quizzes 不要测验；省略时全部生成。"""
    tasks: Many[Task] = ()
    """首页上的常见场合。"""
    ask: RoleId | None = None
    """找不到答案时问谁（岗位编号）。"""
    revisions: Many[Revision] = ()
    """手册的修订记录，新的在前。"""


KINDS: dict[str, type[Record]] = {
    "role": Role,
    "procedure": Procedure,
    "standard": Standard,
    "script": Script,
    "checklist": Checklist,
    "quiz": Quiz,
    "glossary": Glossary,
    "topics": Topics,
    "sources": Sources,
    "handbook": Settings,
}
"""The kinds of file, by the name that the folder or the file gives them."""


class _ForEditors(GenerateJsonSchema):
    """Help in the words of the fields alone: no titles made of names, no docstrings of ours."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        out = super().model_schema(schema)
        return {key: value for key, value in out.items() if key not in ("title", "description")}


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file, for editors."""
    schema = KINDS[kind].model_json_schema(by_alias=True, schema_generator=_ForEditors)
    return {"$schema": _ForEditors.schema_dialect, **schema}
