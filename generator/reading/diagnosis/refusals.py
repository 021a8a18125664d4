"""Why a file, or a place in it, cannot be read: what YAML stumbles over, and what we refuse."""

from __future__ import annotations

from generator.problems.problem import MEND_FIRST, Words
from generator.reading.diagnosis.mistakes import ANCHOR, Mistake
from generator.reading.encoding import MAX_FILE, MAX_LINES

UNREADABLE = Mistake(
    "yaml",
    Words("这里的写法读不懂", "this cannot be understood"),
    Words(
        "每一行写成“名称: 内容”或“- 内容”；有特殊符号的内容加引号。",
        "Write `name: value` or `- text`; put quotes around text with special signs.",
    ),
)
SHORTHAND = Mistake(
    "alias",
    Words("不用 YAML 的简写（& 和 *）", "YAML's shorthands (& and *) are not used here"),
    ANCHOR.hint,
)
TOO_DEEP = Mistake(
    "too-deep",
    Words("层次太深，超过 {} 层", "this is nested more than {} levels deep"),
    Words("请检查缩进和括号。", "Check the indentation and the brackets."),
)
NO_NAME = Mistake(
    "name",
    Words("冒号前面要有名称", "a name is expected in front of the colon"),
    Words("如果它是文字，请给整句加引号。", "If this is text, put quotes around it."),
)
DUPLICATE = Mistake(
    "duplicate-key",
    Words("“{}”写了两次", "“{}” is written twice"),
    Words("请合并或删掉其中一个。", "Merge the two or remove one."),
)
EMPTY = Mistake(
    "empty-file",
    Words("这个文件里还没有内容", "there is nothing in this file yet"),
    Words("填写内容，或删掉这个文件。", "Fill it in, or remove the file."),
)
TOO_LARGE = Mistake(
    "too-large",
    Words(
        f"文件太大了（超过 {MAX_FILE:,} 字节或 {MAX_LINES:,} 行），没有读",
        f"the file was not read: it has more than {MAX_FILE:,} bytes or {MAX_LINES:,} lines",
    ),
    Words(
        "请检查是不是误粘贴了别的东西；内容真有这么多，就分成几个文件。",
        "Was something else pasted into it? If there is so much to say, divide it into several.",
    ),
)
TOO_MANY = Mistake(
    "too-many",
    Words("问题太多，从这一行起没有查完", "too many problems: not all is checked from here on"),
    MEND_FIRST,
)
