"""Mistakes in the form of lines, in words: what is wrong, and what to do.

`{}` stands for what was typed. Mistakes with the same cure share a code.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.problems.problem import Severity, Words


class Mistake(NamedTuple):
    """A kind of mistake: its stable code, what is wrong, and what to do."""

    code: str
    message: Words
    hint: Words | None = None
    severity: Severity = "error"

    def about(self, typed: str) -> tuple[Words, Words | None]:
        """The words, with what was typed in them."""
        message, hint = (
            w and Words(w.zh.replace("{}", typed), w.en.replace("{}", typed))
            for w in (self.message, self.hint)
        )
        return message or self.message, hint


# -- characters

_DELETE = Words(
    "请删掉它；多半是从网页或 Word 粘贴来的。",
    "Delete it; it probably came from a web page or from Word.",
)
CONTROL = Mistake(
    "control-character",
    Words("这里有看不见的控制字符（{}）", "there is a control character here ({})"),
    _DELETE,
)
BIDI = Mistake(
    "bidi-character",
    Words("这里有改变文字方向的隐形字符（{}）", "this invisible character turns text around ({})"),
    _DELETE,
)
INVISIBLE = Mistake(
    "invisible-character",
    Words("这里有看不见的字符（{}）", "there is an invisible character here ({})"),
    _DELETE,
)
LOST = Mistake(
    "lost-character",
    Words("这个字符显示不出来（{}）", "this character cannot be shown ({})"),
    Words("请重新输入这个字。", "Type this character again."),
)
DECOMPOSED = Mistake(
    "decomposed",
    Words("“{}”由几个字符拼成，搜索时找不到", "“{}” is composed so that search does not find it"),
    Words("请重新输入它。", "Type it again."),
)
WIDE_BRACKETS = Mistake(
    "wide-bracket",
    Words("“{}”的括号是全角的", "“{}” has full-width brackets"),
    Words("变量和链接用半角的 { } [ ] ( )。", "Variables and links take { } [ ] ( )."),
)
LINE_ENDS = Mistake(
    "line-ends",
    Words("这一行的换行符和其他行不同", "this line ends differently from the others"),
    Words("用 handbook check --fix 统一。", "`handbook check --fix` makes them all alike."),
    "warning",
)

_SPACE = Words("请换成半角空格。", "Use plain spaces.")
TAB = Mistake("tab", Words("这里是 Tab，不是空格", "this is a tab, not a space"), _SPACE)
WIDE_SPACE = Mistake(
    "odd-space", Words("这里是全角空格", "this is a full-width space, not a plain one"), _SPACE
)
ODD_SPACE = Mistake(
    "odd-space",
    Words("这里是一种特殊的空格", "this is an odd space, not a plain one"),
    _SPACE,
)

# -- lines that are no content

CONFLICT = Mistake(
    "merge-conflict",
    Words("这里留有合并冲突的标记", "a merge conflict was left here"),
    Words(
        "两种写法留一种，并删掉 <<<<<<<、=======、>>>>>>> 这三行。",
        "Keep one of the two versions; delete the <<<<<<<, =======, >>>>>>> lines.",
    ),
)
DIRECTIVE = Mistake(
    "directive",
    Words("不需要以 % 开头的 YAML 指令", "no YAML directive is needed here"),
    Words("请删掉这一行。", "Delete this line."),
)
TWO_DOCUMENTS = Mistake(
    "two-documents",
    Words("“{}”把文件分成了两份", "“{}” cuts the file in two"),
    Words(
        "一个文件只放一份内容：删掉这一行，或把下面的内容另存为一个文件。",
        "One file holds one document: delete this line, or move the rest to another file.",
    ),
)
RULER = Mistake(
    "ruler",
    Words("这一行不是内容", "this line is not content"),
    Words("分隔线请写成注释，以 # 开头。", "Write a dividing line as a comment, with a “#”."),
)
LONG_LINE = Mistake(
    "long-line",
    Words("这一行有 {} 个字符，太长了", "this line is too long: {} characters"),
    Words(
        "请检查是不是误粘贴；长文字分成几项写。",
        "Was it pasted by mistake? Divide a long text into several items.",
    ),
)

# -- name, colon, dash

_FIELD = Words(
    "写成“名称: 内容”，冒号后空一格。", "Write `name: value`, with a space after the colon."
)
_ITEM = Words("写成“- 内容”：半角短横加一个空格。", "Write `- text`: a plain dash and a space.")
WIDE_COLON = Mistake(
    "colon",
    Words("名称后面要用半角冒号，不是“{}”", "a plain colon is needed here, not “{}”"),
    _FIELD,
)
TWO_COLONS = Mistake(
    "colon", Words("名称后面只写一个冒号", "one colon is enough after a name"), _FIELD
)
COLON_SPACE = Mistake(
    "colon", Words("冒号后面缺空格", "a space is missing after the colon"), _FIELD
)
NO_COLON = Mistake("colon", Words("“{}”后面缺冒号", "a colon is missing after “{}”"), _FIELD)
DECORATED = Mistake(
    "name",
    Words("名称不加粗，也不加别的记号", "no marks for bold or other type stand around a name"),
    Words("删掉“{}”两头的记号。", "Delete the marks around “{}”."),
)
WIDE_DASH = Mistake("dash", Words("“{}”不是列表用的短横", "“{}” is not the dash of a list"), _ITEM)
DASH_SPACE = Mistake("dash", Words("短横后面缺空格", "a space is missing after the dash"), _ITEM)
NO_DASH = Mistake("dash", Words("这一项缺开头的短横", "the dash of this item is missing"), _ITEM)
NUMBER = Mistake(
    "dash",
    Words("列表各项以短横开头，不用编号", "items of a list start with a dash, not a number"),
    Words("写成“- 内容”；页面会自动编号。", "Write `- text`; the page numbers them."),
)
EXTRA_DASH = Mistake(
    "dash",
    Words("多了一个短横", "there is an extra dash"),
    Words("请删掉短横。", "Delete the dash."),
)
BY_ID = Mistake(
    "dash",
    Words("译文按编号写，不用短横", "translations stand under their ids, without a dash"),
    Words("写成“编号:”，下面各行往里缩两格。",
          "Write the id and a colon, and what belongs to it below."),
)
MERGE_KEY = Mistake(
    "merge-key",
    Words("不用“<<”这样的简写", "shorthands like “<<” are not used here"),
    Words("请把内容写全。", "Write the content in full."),
)
INDENTATION = Mistake(
    "indentation",
    Words("缩进不对：应当空 {} 格", "the indentation is off: {} spaces are expected"),
    Words(
        "同一层的各行要左对齐；下一层多空两格。",
        "Lines of one level start in one column; the next one is two spaces further in.",
    ),
)
MARGIN = Mistake(
    "indentation",
    Words("缩进不对：这一行前面不空格", "the indentation is off: this line starts at the margin"),
    INDENTATION.hint,
)
CONTINUED = Mistake(
    "continued",
    Words("这一行既没有名称也没有短横", "this line has neither a name nor a dash"),
    Words(
        "是上一行的后半句，就接到上一行后面；是新的一项，就补上“- ”或名称。",
        "Join it to the line above, or start it with “- ” or a name.",
    ),
)
WIDE_BLOCK = Mistake(
    "block-sign",
    Words("“{}”是全角的，会当作文字", "“{}” is full-width and would be a part of the text"),
    Words(
        "文字写在下面几行的，用半角的 | 或 >。",
        "Write a plain | or > for a text on the lines below.",
    ),
)
TEXT_BEHIND_BLOCK = Mistake(
    "block-sign",
    Words("“{}”后面不能接着写文字", "no text stands behind “{}” on the same line"),
    Words(
        "一行的文字不用“|”；几行的文字写在下面各行。",
        "Leave the sign out, or write the text on the lines below it.",
    ),
)
JOINED = Mistake(
    "joined-lines",
    Words("“{}”应当另起一行", "“{}” belongs on a line of its own"),
    Words(
        "在它前面换行，和上面的名称左对齐。",
        "Break the line before it, in the column of the name above.",
    ),
)
TWO_ITEMS = Mistake(
    "joined-lines",
    Words("一行只写一项，这里是第二项", "a second item begins here, on the same line"),
    Words("每项另起一行，以“- ”开头。", "Begin each item on a line of its own, with “- ”."),
)
CUT_OFF = Mistake(
    "cut-off",
    Words("文件在这里断了，最后一行不完整", "the file breaks off here, in the middle of a line"),
    Words("把缺的内容补上，或从备份里取回这个文件。",
          "Write the rest, or get the file from a backup."),
)
BESIDE = Mistake(
    "text-beside",
    Words("“{}”的内容写在下面，这一行不写文字", "what “{}” holds stands below, not on its line"),
    Words("把文字删掉，或写到下面的某一项里。",
          "Remove the text, or put it into one of the lines below."),
)
NO_OWNER = Mistake(
    "stray-line",
    Words("这些项上面少了一行名称", "the name above these items is missing"),
    Words("补上它们的名称，例如“steps:”；多余的就删掉。",
          "Write the name that they belong to, such as `steps:`, or delete them."),
)
STRAY = Mistake(
    "stray-line",
    Words("不知道这一行属于哪里", "it is unclear where this line belongs"),
    Words("每一行写成“名称: 内容”或“- 内容”。", "Write `name: value` or `- text`."),
)

# -- values

_QUOTE_ALL = Words("请给整句加引号。", "Put quotes around the whole text.")
NULL = Mistake(
    "null",
    Words("“{}”会照原样显示", "“{}” would be shown as typed"),
    Words("没有内容就删掉这一行。", "Remove the line if there is nothing to say."),
)
COLON_IN_TEXT = Mistake(
    "colon-in-text",
    Words("文字里的冒号会被当作名称的冒号", "this colon would end a name"),
    Words("请给整句加引号，或改用全角冒号。", "Put quotes around the whole text."),
)
HASH_IN_TEXT = Mistake(
    "hash-in-text",
    Words("从 # 起会被当作注释，文字就丢了", "from the # on, the text would be lost"),
    Words(
        "是文字就加引号；是注释就另起一行。",
        "Put quotes around the text; a comment goes on a line of its own.",
    ),
)
ONLY_COMMENT = Mistake(
    "hash-in-text",
    Words("这里只有注释，没有内容", "there is only a comment here, and no content"),
    Words("以 # 开头的内容要加引号。", "Put quotes around content that starts with “#”."),
)
SPECIAL_START = Mistake(
    "special-start",
    Words("以“{}”开头的文字要加引号", "a text that starts with “{}” needs quotes"),
    _QUOTE_ALL,
)
LIST_BEHIND_NAME = Mistake(
    "special-start",
    Words("列表不能从名称那一行开始", "a list does not begin on the line of its name"),
    Words("写成 [甲, 乙]，或每项另起一行。", "Write [one, two], or one item on each line below."),
)
ANCHOR = Mistake(
    "anchor",
    Words("不用“{}”这样的简写", "shorthands like “{}” are not used here"),
    Words(
        "请把内容写全。如果它是文字，请加引号。",
        "Write the content in full; if this is text, put quotes around it.",
    ),
)
ALIAS = ANCHOR._replace(code="alias")
TAG = Mistake(
    "tag",
    Words("不支持标签“{}”", "the tag “{}” is not supported"),
    Words(
        "请删掉以 ! 开头的部分；如果它是文字，请加引号。",
        "Remove the part that starts with “!”; if it is text, put quotes around it.",
    ),
)
BACKSLASH = Mistake(
    "backslash",
    Words("双引号里的“{}”不会照原样显示", "“{}” is not shown as typed between double quotes"),
    Words("反斜杠写两遍：\\\\，或改用单引号。", "Write the backslash twice, or use single quotes."),
)

# -- quotes and brackets

OPEN_QUOTE = Mistake(
    "quote",
    Words("引号没有成对", "the quotation marks do not pair up"),
    Words("开头和结尾用同一种引号。", "Close the text with the mark that opens it."),
)
MIXED_QUOTES = Mistake(
    "quote",
    Words("这个引号（{}）和另一头的不是一对", "this mark ({}) does not match the other end"),
    Words("两头都用半角引号，或都用中文引号。", "Use the same kind at both ends."),
)
WIDE_QUOTES = Mistake(
    "quote",
    Words("中文引号会照原样显示", "these quotation marks will be shown as typed"),
    Words("请改用半角引号，或去掉引号。", "Use plain quotation marks, or none."),
)
LONE_QUOTE = Mistake(
    "quote",
    Words("这个引号没有另一半", "this quotation mark has no counterpart"),
    Words("请补上开头的引号，或删掉它。", "Add the opening one, or delete it."),
)
ALL_QUOTED = Mistake(
    "quote",
    Words("引号把名称也括进去了", "the quotation marks are around the name, too"),
    Words("引号只加在冒号后面的内容上。", "Put them around what stands behind the colon only."),
)
INNER_QUOTE = Mistake(
    "quote",
    Words("引号在这里就结束了，后面还有文字", "the quoted text ends here, but more follows"),
    Words(
        "里面的引号请用“”，或给整句换一种引号。",
        "Use the other kind of quotation mark around the whole text.",
    ),
)
APOSTROPHE = Mistake(
    "quote",
    Words("这个撇号把引号提前结束了", "this apostrophe ends the quoted text"),
    Words("撇号写两遍，或给整句换成双引号。",
          "Write the apostrophe twice, or put double quotes around the whole text."),
)
EXTRA_COMMA = Mistake(
    "comma",
    Words("行尾多了“{}”", "there is an extra “{}” at the end"),
    Words("请删掉它。", "Delete it."),
)
TWO_COMMAS = Mistake(
    "comma",
    Words("多了一个逗号", "there is an extra comma"),
    Words("请删掉它。", "Delete it."),
)
OPEN_BRACKET = Mistake(
    "bracket",
    Words("括号没有成对", "the brackets do not pair up"),
    Words("这里要用“{}”结尾。", "It has to end with “{}”."),
)
NO_PAIRS = Mistake(
    "bracket",
    Words("花括号里只写“名称: 内容”", "braces hold `name: value` and nothing else"),
    Words(
        "列表写成 [甲, 乙] 的样子；文字请加引号。", "Write a list like [one, two]; quote a text."
    ),
)
LONE_BRACKET = Mistake(
    "bracket",
    Words("这个括号没有另一半", "this bracket has no counterpart"),
    Words("请补上开头的“[”，或删掉它。", "Add the opening one, or delete it."),
)
EXTRA_BRACKET = Mistake(
    "bracket",
    Words("多了一个“{}”", "there is an extra “{}”"),
    Words("请删掉它。", "Delete it."),
)
COMMA_IN_TEXT = Mistake(
    "comma-in-text",
    Words("“{}”被逗号断开，成了另一项", "the comma before “{}” ends the text"),
    Words("花括号里的文字有逗号时，请加引号。", "Put quotes around a text that holds a comma."),
)
BRACKET_IN_TEXT = Mistake(
    "bracket-in-text",
    Words("在列表里，带“{}”的文字要加引号", "in a list, a text with “{}” needs quotes"),
    Words("请给这一项加引号。", "Put quotes around this item."),
)
_LIST = Words("写成 [甲, 乙] 的样子。", "Write it like [one, two].")
ROUND = Mistake(
    "bracket",
    Words("“{}”不是这里用的括号", "“{}” is not the bracket that is used here"),
    Words("写成 [甲, 乙] 或 {名称: 内容} 的样子。", "Write it like [one, two] or {name: value}."),
)
WIDE_COMMA = Mistake(
    "comma",
    Words("“{}”不能分隔列表里的各项", "“{}” does not separate the items of a list"),
    _LIST,
)
PAIR_COMMA = WIDE_COMMA._replace(
    hint=Words("花括号里的各项用半角逗号隔开。", "Part the items in braces by commas.")
)
NO_COMMA = Mistake(
    "comma",
    Words("“{}”前面少了逗号", "a comma is missing before “{}”"),
    Words("花括号里的各项用半角逗号隔开。", "Part the items in braces by commas."),
)
NO_BRACE = Mistake(
    "bracket",
    Words("这里少了“{}”", "“{}” is missing here"),
    Words(
        "几项写在一行的，放在花括号里：- {id: …, title: …}。",
        "Several items on one line stand in braces: `- {id: …, title: …}`.",
    ),
)
NO_BRACKETS = Mistake(
    "comma",
    Words("几项要写在方括号里，用半角逗号隔开", "several items stand in brackets, with commas"),
    _LIST,
)
WIDE_LIST = Mistake(
    "wide-bracket",
    Words("“{}”是全角的，这里要用半角括号", "“{}” is full-width; plain brackets are needed here"),
    Words("写成 [甲, 乙] 或 {名称: 内容} 的样子。", "Write it like [one, two] or {name: value}."),
)
