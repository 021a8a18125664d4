"""What every document needs: content, weights, dates in order, answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from generator.content import icons, ids
from generator.content.checks.context import Context
from generator.content.colours import WHITE, contrast
from generator.content.records import BLANK, Checklist, Form, Procedure, Question, Quiz
from generator.content.types import END
from generator.content.walk import Place
from generator.problems.problem import Problem, Words
from generator.reading.document import Path


def empty_documents(context: Context) -> Iterator[Problem]:
    """A procedure has steps, a standard rules, a script nodes, a checklist lines, a role duties."""
    handbook = context.handbook
    for document in context.sound(handbook.documents):
        inner = _INNER[handbook.entries[document.id].kind]
        empty = not getattr(document, inner)
        if isinstance(document, Checklist):
            empty = not handbook.items_of(document)
        elif isinstance(document, Procedure):
            empty = not any(True for _ in document.steps())
        elif isinstance(document, Form):
            empty = not (document.fields or document.table or document.grid)
        if empty:
            yield context.problem(
                "empty-document",
                context.place(document.id, inner),
                Words("这里还没有内容", "there is nothing in here yet"),
                Words("至少写一项，或删掉这个文件。", "Write one item, or remove the file."),
            )


_INNER = {"role": "duties", "standard": "rules", "script": "nodes", "procedure": "phases",
          "checklist": "items", "form": "fields"}  # fmt: skip


def step_branches(context: Context) -> Iterator[Problem]:
    """A branch says what to do, or leads to a step or phase of its own procedure."""
    for procedure in context.handbook.procedures:
        is_guessed = context.handbook.files[procedure.id] in context.loaded.guessed
        if is_guessed or procedure.id in context.with_twins:
            continue
        known = _steps_and_phases(procedure)
        for p, phase in enumerate(procedure.phases):
            for s, step in enumerate(phase.steps):
                for b, branch in enumerate(step.branches):
                    place = context.place(procedure.id, "phases", p, "steps", s, "branches", b)
                    if not branch.then and not branch.to:
                        yield _leads_nowhere(context, place)
                    if branch.to and branch.to != END and branch.to not in known:
                        place = place._replace(path=(*place.path, "to"))
                        yield _unknown_step(context, procedure, place, branch.to, known)


def _unknown_step(
    context: Context, procedure: Procedure, place: Place, id: str, known: frozenset[str]
) -> Problem:
    field = place.path[-1]
    problem = context.unknown(
        "unknown-step",
        place,
        Words(f"没有步骤或阶段“{id}”", f"there is no step or phase “{id}”"),
        Words(f"{field} 写本流程里步骤或阶段的 id，或 end。",
              "Write the id of a step or phase here, or end."),
        context.meant(place, id, known),
    )  # fmt: skip
    return replace(problem, about=f"{procedure.id}/{id}")


def _steps_and_phases(procedure: Procedure) -> frozenset[str]:
    return frozenset(
        id for phase in procedure.phases for id in (phase.id, *(step.id for step in phase.steps))
    )


def _leads_nowhere(context: Context, place: Place) -> Problem:
    return context.problem(
        "missing-field",
        place,
        Words("没有写这种情况怎么办", "what to do in this case is missing"),
        Words("加上 then: 怎么办，或 to: 转到哪一步。",
              "Add `then:` and what to do, or `to:` and the step that follows."),
    )  # fmt: skip


def measure_weights(context: Context) -> Iterator[Problem]:
    """The weights of a role's measures add up to 100."""
    for role in context.sound(context.handbook.roles):
        total = sum(measure.weight for measure in role.measures)
        if role.measures and total != 100:
            yield context.problem(
                "weights",
                context.place(role.id, "measures"),
                Words(f"权重相加是 {total}，应当是 100", f"the weights add up to {total}, not 100"),
                Words("请调整各项的 weight。", "Change the `weight` of some."),
                key=True,
            )


def review_after_effective(context: Context) -> Iterator[Problem]:
    """A document is not reviewed before it takes effect."""
    control = context.handbook.settings.document
    if "handbook" not in context.loaded.broken and control.review <= control.effective:
        place = context.place("handbook", "document", "review")
        yield _review_date(context, place, control.review, control.effective)
        return  # what a document does not say for itself, this says for all
    for document in context.sound(context.handbook.documents):
        effective = document.effective or control.effective
        review = document.review or control.review
        known = "handbook" not in context.loaded.broken or (document.review and document.effective)
        if known and review <= effective:
            field = "review" if document.review else "effective"
            yield _review_date(context, context.place(document.id, field), review, effective)


def reasons(context: Context) -> Iterator[Problem]:
    """A rule says why: whoever knows the reason keeps to it, and to its sense."""
    for standard in context.sound(context.handbook.standards):
        for n, rule in enumerate(standard.rules):
            if not rule.reason and not standard.retired:
                yield from context.finding(
                    "no-reason",
                    f"{standard.id}/{rule.id}",
                    context.place(standard.id, "rules", n),
                    Words("这条规则没有写原因", "this rule gives no reason"),
                    Words("写上 reason: 为什么。", "Write `reason:` and why."),
                    "warning",
                )


def unused_procedures(context: Context) -> Iterator[Problem]:
    """Every procedure is named somewhere, so that readers find it."""
    for procedure in context.sound(context.handbook.procedures):
        if procedure.retired or context.may_be_meant(procedure.id):
            continue
        entries = context.handbook.all_entries_of(procedure.id)
        if not any(context.handbook.used_by(entry.id) for entry in entries):
            yield context.problem(
                "unused-procedure",
                context.place(procedure.id, "title"),
                Words("没有岗位用到这个流程", "nothing names this procedure"),
                Words(
                    "在某项职责的 basis 里写上它，或删掉它。",
                    "Name it as the basis of a duty, or remove it.",
                ),
                severity="warning",
            )


def _review_date(context: Context, place: Place, review: date, effective: date) -> Problem:
    return context.problem(
        "review-date",
        place,
        Words(f"复审日期 {review} 不在生效日期 {effective} 之后",
              f"the review, {review}, is not after the effective date, {effective}"),
        Words("请改其中一个日期。", "Change one of the two dates."),
    )  # fmt: skip


def revision_order(context: Context) -> Iterator[Problem]:
    """Revisions stand with the newest first."""
    handbook = context.handbook
    for id, revisions in [
        *((d.id, d.revisions) for d in context.sound(handbook.documents)),
        ("handbook", () if "handbook" in context.loaded.broken else handbook.settings.revisions),
    ]:
        for index, (newer, older) in enumerate(pairwise(revisions)):
            if newer.date < older.date:
                yield context.problem(
                    "revision-order",
                    context.place(id, "revisions", index, "date"),
                    Words("修订记录要新的在前", "revisions begin with the newest"),
                    Words("把较新的一项移到前面。", "Move the newer one to the front."),
                )


def answers(context: Context) -> Iterator[Problem]:
    """A question written by hand has the answers that its type asks for."""
    for id, quiz in context.handbook.records.items():
        if isinstance(quiz, Quiz) and id not in context.loaded.broken:
            for n, question in enumerate(quiz.questions):
                if wrong := _answers(question):
                    place = context.place(id, "questions", n, *wrong.path)
                    hint = wrong.hint or _ANSWERS[question.type]
                    is_key = len(wrong.path) == 1
                    yield context.problem("answers", place, wrong.message, hint, key=is_key)


def unnamed_questions(context: Context) -> Iterator[Problem]:
    """A question without an id of its own is another question as soon as its stem is reworded."""
    for id, quiz in context.handbook.records.items():
        if isinstance(quiz, Quiz) and id not in context.loaded.broken:
            for n, question in enumerate(quiz.questions):
                if question.id == ids.derive(question.stem):
                    yield context.problem(
                        "unnamed-question",
                        context.place(id, "questions", n, "stem"),
                        Words("这道题没有 id", "this question has no id"),
                        Words(
                            "写上 id，例如 id: greet-first；改了题干，进度和卡片才接得上。",
                            "Write one, such as `id: greet-first`: then progress and Anki cards "
                            "survive a change of the stem.",
                        ),
                        severity="warning",
                    )


_A_GAP = Words(
    f"在题干里要填的地方写 {BLANK}。", f"Write {BLANK} in the stem for what is to be filled in."
)
_MARKED = Words(
    "只在正确的选项里写 correct: true，例如 {text: 先问好, correct: true}。",
    "Write `correct: true` in the correct option only: `{text: Greet first, correct: true}`.",
)
_ANSWERS = {
    "choice": _MARKED,
    "multiple": _MARKED,
    "true_false": Words("写 answer: true 或 answer: false。", "Write `answer: true` or `false`."),
    "fill": Words("写成 answers: [三, 3]。", "Write `answers: [three, 3]`."),
    "match": Words(
        "每一项写成 {text: 左边, pair: 右边}。", "Write each as `{text: left, pair: right}`."
    ),
}
"""How the answers of each type are written."""


class _Wrong(NamedTuple):
    """What is wrong with a question, where in it, and what to do if not what its type asks for."""

    path: Path
    message: Words
    hint: Words | None = None


def _answers(question: Question) -> _Wrong | None:
    """What is wrong with the answers of a question."""
    right = [n for n, option in enumerate(question.options) if option.correct]
    match question.type:
        case "choice" if len(right) > 1:
            message = Words("单选题只有一个正确的选项", "only one option can be correct")
            return _Wrong(("options", right[1], "correct"), message)
        case "choice" | "multiple" if not right:
            return _Wrong(("options",), Words("没有正确的选项", "no option is correct"))
        case "true_false" if question.answer is None:
            message = Words("判断题要写 answer", "a true-or-false question needs `answer`")
            return _Wrong(("type",), message)
        case "fill" if not question.answers:
            message = Words("填空题要写 answers", "a question with a gap needs `answers`")
            return _Wrong(("type",), message)
        case "fill" if BLANK not in question.stem:
            message = Words(f"填空题的题干里没有空（{BLANK}）", f"the stem has no gap ({BLANK})")
            return _Wrong(("stem",), message, _A_GAP)
        case "match":
            bare = [n for n, option in enumerate(question.options) if not option.pair]
            if bare:
                message = Words("配对题每项要写 pair", "each item needs a `pair`")
                return _Wrong(("options", bare[0]), message)
    return None


def retired_documents(context: Context) -> Iterator[Problem]:
    """A retired document is named only by the one that replaced it."""
    handbook = context.handbook
    retired = {document.id: document for document in handbook.documents if document.retired}
    if not retired:
        return
    named = [
        (reference.place, reference.id, reference.path[0]) for reference in handbook.references
    ]
    named += [(place, target, "") for place, target in handbook.links]
    for place, id, field in named:
        document = retired.get(id.partition("/")[0])
        if document is None or field == "replaced_by" or place.file in _files(context, retired):
            continue
        instead = document.replaced_by
        yield context.problem(
            "retired",
            place,
            Words(f"“{handbook.title(document.id)}”已经停用", f"“{document.id}” is retired"),
            Words(f"改用“{instead}”。", f"Name “{instead}” instead.")
            if instead
            else Words("从这里删掉它。", "Remove it here."),
        )


def _files(context: Context, documents: Iterable[str]) -> frozenset[str]:
    return frozenset(context.handbook.files[id] for id in documents)


def phases_lead_on(context: Context) -> Iterator[Problem]:
    """What follows a phase is a step or phase of its own procedure."""
    for procedure in context.sound(context.handbook.procedures):
        if procedure.id in context.with_twins:
            continue
        known = _steps_and_phases(procedure)
        for p, phase in enumerate(procedure.phases):
            if phase.then and phase.then != END and phase.then not in known:
                place = context.place(procedure.id, "phases", p, "then")
                yield _unknown_step(context, procedure, place, phase.then, known)


CONTRASTS = {"main": 4.5, "accent": 3.0}
"""The contrast that WCAG asks of text, and of everything else."""


def colours(context: Context) -> Iterator[Problem]:
    """White words can be read on the company's colours, and its colours on white."""
    ours = context.handbook.settings.colours
    for name, least in CONTRASTS.items() if ours else ():
        if (found := contrast(getattr(ours, name), WHITE)) < least:
            yield context.problem(
                "contrast",
                context.place("handbook", "colours", name),
                Words(f"这个颜色太浅，和白色的对比只有 {found:.1f}",
                      f"this colour is too light: its contrast with white is {found:.1f}"),
                Words(f"换深一些的，对比至少 {least}。", f"Choose a darker one: at least {least}."),
            )  # fmt: skip


def known_icons(context: Context) -> Iterator[Problem]:
    """Every icon that a task names is there; a plain document stands in for one that is not."""
    for n, task in enumerate(context.handbook.settings.tasks):
        if not icons.file_of(task.icon).is_file():
            place = context.place("handbook", "tasks", n, "icon")
            problem = context.unknown(
                "unknown-icon",
                place,
                Words(f"没有图标“{task.icon}”", f"there is no icon “{task.icon}”"),
                Words("在 Material Design Icons 里选一个，写它的名称。",
                      "Write the name of one of Material Design Icons."),
                context.meant(place, task.icon, icons.names()),
            )  # fmt: skip
            yield replace(problem, severity="warning")


def situations_fit(context: Context) -> Iterator[Problem]:
    """What a rule forbids is in no situation of it only to be asked about first."""
    for standard in context.sound(context.handbook.standards):
        for r, rule in enumerate(standard.rules):
            for n, situation in enumerate(rule.situations):
                if (rule.level, situation.answer) == ("must_not", "must_ask"):
                    yield context.problem(
                        "situation-level",
                        context.place(standard.id, "rules", r, "situations", n, "answer"),
                        Words("规则说不可以，这个情景却说先请示",
                              "the rule forbids it, and this situation says to ask first"),
                        Words("改成 must_not，或把情景放到要先请示的规则里。",
                              "Write `must_not`, or move it to a rule of what to ask about."),
                        severity="warning",
                    )  # fmt: skip
