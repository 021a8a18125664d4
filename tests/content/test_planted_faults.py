"""Thirty-five faults of ownership and document control, planted together in a copy of `roles/`.

Each must be found on its own line, nothing else may be found, and nothing in `roles/` as it is.
"""

from datetime import date
from typing import NamedTuple

from generator.content.checks import (
    CHECKS,
    Context,
    accepted,
    authority,
    control,
    documents,
    names,
    ownership,
)
from generator.content.load import load
from tests.outputs.real import real_files

TODAY = date(2027, 1, 1)
MODULES = {one.__name__ for one in (ownership, control, authority)}
OURS = [
    one for one in CHECKS
    if one.__module__ in MODULES or one in (
        names.repeated_codes, documents.retired_documents, documents.review_after_effective,
        documents.revision_order,
    )
]  # fmt: skip


class Fault(NamedTuple):
    """Words to replace behind an anchor, what is to be said, and on which line."""

    code: str
    file: str
    anchor: str
    old: str
    new: str
    at: str = ""
    """Words of the line that is to be named; those of the planted one if left out."""
    at_file: str = ""
    near: str = ""
    """What these words stand behind, if not the same anchor."""


def role(name: str) -> str:
    return f"{name}/role.yaml"


TOPICS, SETTINGS, PEOPLE = "topics.yaml", "handbook.yaml", "people.yaml"
FRONT, CLERK, OFFICE = role("front-desk"), role("clerk"), role("office-clerk")
SEAL = "office-clerk/procedures/seal-use.yaml"
ARCHIVES = "title: 批准外借档案, text: 看过申请后批准。, topics: [reception], part: assists"
CALLS = (
    "公司服务热线最迟在第三声铃响之前接起，弄清对方的需求，再把电话转给合适的同事。"
    "力求一次转准，不让对方重拨、重复。"
)
PROOFS = (
    "把校对当作工作中重要的一环，特别仔细地检查格式是否规范、文字和标点是否正确。"
    "文件一经发出，就直接影响公司的形象。"
)


def record(version: str, *lines: str, effective: str = "") -> str:
    """A version with its change record, in front of the title."""
    revisions = ", ".join(
        f'{{version: "{one}", date: {day}, text: 改了。}}' for one, day in
        (line.split(" ") for line in lines)
    )  # fmt: skip
    return f'version: "{version}"\nrevisions: [{revisions}]\n{effective}title:'


FAULTS = (
    # topics and their owners
    Fault("topic-without-duty", TOPICS, "- id: seal\n", "owner: office-clerk", "owner: hr-clerk"),
    Fault("owner-assists", OFFICE, "- id: take-minutes\n", "    when:",
          "    part: assists\n    when:", "owner: office-clerk", TOPICS, "- id: minutes\n"),
    Fault("two-owners", TOPICS, "- id: archive-room\n", "title: 档案室", "title: 会议纪要",
          "- id: archive-room"),
    Fault("two-owners", TOPICS, "- id: reception\n", "assists: [", "assists: [front-desk, "),
    # duties
    Fault("duty-beyond-matrix", FRONT, "duties:\n", "  - id: answer-calls",
          f"  - {{id: approve-loans, {ARCHIVES}, limits: contract-other-small}}\n"
          "  - id: answer-calls"),
    Fault("twin-duties", CLERK, "duties:\n", "  - id: know-the-rules",
          f"  - {{id: take-calls, title: 接听并转接来电, text: {CALLS}, topics: [telephone], "
          "part: assists, when: on_event}\n  - id: know-the-rules"),
    Fault("opposite", role("hr-clerk"), "duties:\n", "  - ",
          "  - {id: not-proofread, title: 不得校对文件资料, "
          f"text: {PROOFS}, topics: [proofreading], part: assists, when: on_event}}\n  - "),
    Fault("opposite", FRONT, "  must_not:\n", "    - id: let-in",
          "    - {id: no-seats, text: 请没有预约的客人先在等候区坐下，奉茶等候。}\n"
          "    - id: let-in"),
    Fault("opposite", FRONT, "  must_ask:\n", "    - id: admit",
          "    - {id: ask-sales, text: 礼貌谢绝与公司业务无关的推销来电和上门推销。}\n"
          "    - id: admit"),
    Fault("opposite", CLERK, "  must_not:\n", "    - ",
          "    - {id: no-drafts, text: 起草文件。}\n    - "),
    Fault("daily-without-basis", FRONT, "- id: register-visitors\n",
          "    basis: [visitor-reception/register, visitor-reception/ask-purpose]\n", "",
          "- id: register-visitors"),
    Fault("step-without-duty", SEAL, "- id: apply\n", "who: applicant", "who: customs-declarer"),
    Fault("vague", FRONT, "- id: pass-messages\n", "马上转告", "尽量转告"),
    Fault("vague", SEAL, "- id: confirm\n", "部门负责人核对内容", "部门负责人酌情核对内容"),
    # deputies, and roles that exclude each other
    Fault("no-deputy", role("customs-declarer"), "", "deputy: shipping-manager\n", "", "title:"),
    Fault("deputy-excluded", role("admin-clerk"), "", "deputy: office-clerk",
          "deputy: admin-clerk"),
    Fault("deputy-excluded", role("purchasing-clerk"), "", "deputy: clerk", "deputy: supplier"),
    Fault("deputy-excluded", role("documents-clerk"), "", "deputy: export-merchandiser",
          "deputy: customs-declarer"),
    Fault("roles-together", PEOPLE, "id: li-fang", "roles: office-clerk",
          "roles: [office-clerk, finance-staff]"),
    Fault("own-approval", "authority.yaml", "id: export-project-small",
          "propose: [export-sales]", "propose: [deputy-general-manager]"),
    Fault("accepted-nothing", SETTINGS, "accepted:\n", "  - {check:",
          "  - {check: no-deputy, item: front-desk, why: 看过。}\n  - {check:"),
    # versions and change records
    Fault("version-without-revision", FRONT, "", "code: QT\n", 'code: QT\nversion: "1.3"\n',
          'version: "1.3"'),
    Fault("version-without-revision", SEAL, "", "title:", record("1.4", "1.2 2026-12-05")),
    Fault("version-not-raised", "front-desk/procedures/phone-call.yaml", "", "title:",
          record("1.0", "1.1 2026-12-05")),
    Fault("revision-version", "front-desk/procedures/complaint-handling.yaml", "", "title:",
          record("1.1", "1.1 2026-12-06", "1.1 2026-12-05"), "revisions:"),
    Fault("revision-order", "front-desk/standards/dress-code.yaml", "", "title:",
          record("1.2", "1.2 2026-12-05", "1.1 2026-12-06"), "revisions:"),
    # dates and states
    Fault("not-in-force", "front-desk/standards/phone-manners.yaml", "", "title:",
          "effective: 2027-03-01\ntitle:"),
    Fault("review-overdue", "front-desk/standards/reception-etiquette.yaml", "", "title:",
          "review: 2026-12-31\ntitle:"),
    Fault("review-soon", role("merchandiser"), "", "title:", "review: 2027-01-20\ntitle:"),
    Fault("review-date", role("export-sales"), "", "title:",
          "effective: 2026-12-20\nreview: 2026-12-10\ntitle:", "review:"),
    Fault("review-overdue", role("export-sales"), "", "title:", "title:", "review:"),
    Fault("law-overdue", "front-desk/procedures/visitor-reception.yaml", "", "check_by: 2027-11-30",
          "check_by: 2026-11-30"),
    Fault("replaced-in-use", role("domestic-merchandiser"), "", "title:",
          "replaced_by: merchandiser\ntitle:"),
    Fault("draft-in-use", "front-desk/scripts/courier-delivery.yaml", "", "title:",
          "state: draft\ntitle:", "courier-delivery", FRONT, "duties:"),
    # numbers
    Fault("repeated-code", role("hr-clerk"), "", "code: RS", "code: QT"),
)  # fmt: skip


def planted() -> dict[str, bytes]:
    """The files of the handbook with all faults in them."""
    texts = {file: data.decode() for file, data in real_files().items() if file.endswith(".yaml")}
    for fault in FAULTS:
        text = texts[fault.file]
        at = text.index(fault.old, text.index(fault.anchor))
        texts[fault.file] = text[:at] + fault.new + text[at + len(fault.old) :]
    return {**real_files(), **{file: text.encode() for file, text in texts.items()}}


def line_of(fault: Fault, files: dict[str, bytes]) -> int:
    """The line that a fault is to be found on."""
    text = files[fault.at_file or fault.file].decode()
    anchor = fault.near or fault.anchor
    words = fault.at or fault.new.strip().partition("\n")[0]
    return text.count("\n", 0, text.index(words, text.index(anchor))) + 1


def found(files: dict[str, bytes]) -> list[tuple[str, str, int]]:
    loaded = load(files)
    assert loaded.handbook is not None
    context = Context(loaded, loaded.handbook, today=TODAY)
    problems = [problem for check in OURS for problem in check(context)]
    problems += accepted.gone(context)
    return [(problem.code, problem.span.file, problem.span.line) for problem in problems]


def test_each_of_thirty_five_faults_is_found_on_its_line_and_nothing_else() -> None:
    files = planted()
    expected = [
        (fault.code, fault.at_file or fault.file, line_of(fault, files)) for fault in FAULTS
    ]

    assert 35 == len(FAULTS)
    assert sorted(expected) == sorted(found(files))


def test_the_handbook_itself_raises_no_alarm() -> None:
    assert [] == found(dict(real_files()))
