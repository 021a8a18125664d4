"""The handbook in `roles/`, loaded and built once in a process: for promises about the real one."""

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.content.handbook import Handbook
from generator.content.load import Loaded, load
from generator.mkdocs.build import build
from generator.mkdocs.job import Job
from generator.outputs.artifact import Site
from generator.outputs.quiz import Question, questions_of, quizzes
from generator.outputs.registry import OUTPUTS
from generator.reading.files import files_in

ROLES = Path(__file__).parent.parent.parent / "roles"


@cache
def real_files() -> dict[str, bytes]:
    return files_in(ROLES)


@cache
def real_loaded() -> Loaded:
    return load(real_files())


@cache
def real_site() -> Site:
    return Site(real_loaded().editions)


@cache
def built_site() -> Path:
    """Its site, built once in a process, without the paper that takes most of the time."""
    folder = Path(tempfile.mkdtemp(prefix="handbook-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    build(Job(real_site(), becomes=folder, outputs=OUTPUTS.keys() - {"paper"}), folder)
    return folder


def real(language: str = "zh") -> Handbook:
    return real_site().editions[language]


def with_text(path: str, old: str, new: str, files: Mapping[str, bytes] | None = None) -> Handbook:
    """The handbook, or that of some files, after a change of words in one file."""
    files = files or real_files()
    text = files[path].decode()
    assert old in text
    return load({**files, path: text.replace(old, new).encode()}).editions["zh"]


OF_EACH_TYPE = {
    "zh": """questions:
  - id: qt-empty-room
    type: true_false
    stem: 接待室空着的时候，常来的送货员可以进去歇歇脚，用完收拾干净就行。
    answer: false
    explain: 请他在等候区坐，给他倒杯水。
    basis: [reception-etiquette/guard-room]
  - id: qt-visit-order
    type: order
    stem: 一位没有预约的客人走进来。请按先后排好这几步。
    options:
      - {id: rise, text: 起身问好，点头微笑，请他先到等候区}
      - {id: ask, text: 问清姓名、公司和来意，联系要找的同事}
      - {id: register, text: 得到同意以后登记，发放访客证}
    explain: 先礼后问。
    basis: [visitor-reception/rise-and-greet, visitor-reception/register]
  - id: qt-host-blank
    type: fill
    stem: 为双方介绍时，先介绍____，后介绍客人。
    answers: [主人, 公司的同事]
    explain: 客人应当先知道自己面对的是谁。
    basis: [visitor-reception/introduce]
  - id: qt-complaint-parts
    type: multiple
    stem: 客户打来投诉电话。下面哪几件事该由前台做？
    options:
      - {id: fill-in, text: 及时填写投诉登记表, correct: true}
      - {id: pass-on, text: 第一时间告诉客户服务团队, correct: true}
      - {id: refund, text: 先答应退款, why: 退款不在前台的权限之内}
    explain: 赔不赔留给客户服务团队。
    basis: [complaint-handling/fill-register]
  - id: qt-greet-number
    type: match
    stem: 来客的人数不同，问候也不同。请配对。
    options:
      - {id: one-man, text: 一位先生, pair: “先生，您好！”}
      - {id: two-men, text: 两位先生, pair: “二位先生好！”}
      - {id: four, text: 一行四位, pair: “各位好！”}
    explain: 同来的人都是客人。
    basis: [greeting-script/one-man, greeting-script/two-men, greeting-script/three-or-more]
""",
    "en": """questions:
  qt-empty-room:
    stem: When the reception room is empty, the regular delivery driver may rest in it.
    explain: Offer a seat in the waiting area and some water.
  qt-visit-order:
    stem: Somebody comes in without an appointment. Put these steps in order.
    options:
      rise: Stand up, greet, and offer a seat in the waiting area
      ask: Ask for name, company and purpose, and ring the colleague
      register: Sign them in with a badge once they are expected
    explain: Courtesy first, questions next.
  qt-host-blank:
    stem: When you introduce two sides, introduce the ____ first, then the visitor.
    answers: [host, colleague]
    explain: Visitors should first know who is in front of them.
  qt-complaint-parts:
    stem: A customer calls to complain. Which of these are for the front desk to do?
    options:
      fill-in: Fill in the complaint register promptly
      pass-on: Tell the customer service team at once
      refund: {text: Promise a refund, why: Refunds are beyond the front desk’s authority}
    explain: Compensation is for the customer service team.
  qt-greet-number:
    stem: The greeting depends on how many come in. Match them.
    options:
      one-man: {text: One man, pair: "“Hello, sir!”"}
      two-men: {text: Two men, pair: "“Hello, gentlemen!”"}
      four: {text: A party of four, pair: "“Hello, everyone!”"}
    explain: Everybody who comes in is a visitor.
""",
}
"""Questions of the types that the handbook itself may do without."""


@cache
def files_with_each_type() -> dict[str, bytes]:
    """The handbook's files, with questions of each type for the front desk."""
    files = dict(real_files())
    for language, name in (("zh", "quiz.yaml"), ("en", "quiz.en.yaml")):
        path = f"front-desk/{name}"
        text = files[path].decode().replace("questions:\n", OF_EACH_TYPE[language], 1)
        files[path] = text.encode()
    return files


@cache
def with_each_type() -> Site:
    return Site(load(files_with_each_type()).editions)


@cache
def real_questions(language: str = "zh") -> dict[str, Question]:
    return all_questions(real(language))


def all_questions(handbook: Handbook) -> dict[str, Question]:
    return {q.id: q for quiz in quizzes(handbook) for q in questions_of(handbook, quiz)}
