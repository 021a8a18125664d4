"""QTI 2.1: an item a file, and a test of all, as a content package."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.outputs.exports.archive import packed
from generator.outputs.exports.bank import Bank
from generator.outputs.quiz import Question

_HEAD = Markup("""\
<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"
  identifier="{id}" title="{title}" xml:lang="{language}" adaptive="false" timeDependent="false">
{declared}
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float">
    <defaultValue><value>0</value></defaultValue>
  </outcomeDeclaration>
  <outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>
  <outcomeDeclaration identifier="EXPLAINED" cardinality="single" baseType="identifier"/>
  <itemBody>
{body}
  </itemBody>
{processing}
{feedback}
</assessmentItem>
""")

_DECLARED = Markup("""\
  <responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" baseType="{base}">
    <correctResponse>
{values}
    </correctResponse>{mapping}
  </responseDeclaration>""")

_MAPPING = Markup("""
    <mapping defaultValue="0">
{entries}
    </mapping>""")

_PROCESSING = Markup("""\
  <responseProcessing>
    <responseCondition>
      <responseIf>
        <match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
        <setOutcomeValue identifier="SCORE">
          <baseValue baseType="float">1</baseValue>
        </setOutcomeValue>
      </responseIf>
      <responseElse>
        <setOutcomeValue identifier="SCORE">
          <baseValue baseType="float">0</baseValue>
        </setOutcomeValue>
      </responseElse>
    </responseCondition>{chosen}
    <setOutcomeValue identifier="EXPLAINED">
      <baseValue baseType="identifier">yes</baseValue>
    </setOutcomeValue>
  </responseProcessing>""")

_CHOSEN = Markup("""
    <setOutcomeValue identifier="FEEDBACK"><variable identifier="RESPONSE"/></setOutcomeValue>""")

_MAPPED = Markup("""\
  <responseProcessing>
    <setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>
    <setOutcomeValue identifier="EXPLAINED">
      <baseValue baseType="identifier">yes</baseValue>
    </setOutcomeValue>
  </responseProcessing>""")

_FEEDBACK = Markup("""\
  <modalFeedback outcomeIdentifier="{outcome}" identifier="{id}" showHide="show">
    {text}
  </modalFeedback>""")


def export(bank: Bank) -> bytes:
    items = {f"items/{q.id}.xml": item(bank, q).encode() for q in bank.questions}
    return packed({
        "imsmanifest.xml": _manifest(bank).encode(),
        "test.xml": _test(bank).encode(),
        **items,
    })  # fmt: skip


def item(bank: Bank, question: Question) -> str:
    """A question as an assessment item."""
    return _HEAD.format(
        id=question.id,
        title=_title(question),
        language=bank.handbook.language,
        declared=_declared(question),
        body=_body(question),
        processing=_processing(question),
        feedback=Markup("\n").join(_feedback(bank, question)),
    )


TITLE = 60
"""How many characters of a stem make a title."""


def _title(question: Question) -> str:
    """What the list of a system shows for a question: the beginning of its stem."""
    stem = " ".join(question.stem.split())
    return stem if len(stem) <= TITLE else stem[: TITLE - 1] + "…"


def _lines(template: str, rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> Markup:
    return Markup("\n").join(Markup(template).format(*row) for row in rows)


def _declared(question: Question) -> Markup:
    kinds = {
        "multiple": ("multiple", "identifier"), "order": ("ordered", "identifier"),
        "match": ("multiple", "directedPair"), "fill": ("single", "string"),
    }  # fmt: skip
    cardinality, base = kinds.get(question.type, ("single", "identifier"))
    values = _lines("      <value>{}</value>", [(value,) for value in key(question)])
    mapping = Markup("")
    if question.type == "fill":
        entry = '      <mapEntry mapKey="{}" mappedValue="1" caseSensitive="false"/>'
        entries = _lines(entry, [(answer,) for answer in question.answers])
        mapping = _MAPPING.format(entries=entries)
    return _DECLARED.format(cardinality=cardinality, base=base, values=values, mapping=mapping)


def key(question: Question) -> list[str]:
    """The values of a question's right response."""
    if question.type == "fill":
        return [question.answers[0]]
    if question.type == "order":
        return list(question.order)
    if question.type == "match":
        return [f"{one.id} {_right(question, one.pair)}" for one in question.options]
    return [one.id for one in question.keys]


def _right(question: Question, pair: str) -> str:
    """The identifier of a right side; QTI allows none that is only a number."""
    return f"r{question.pairs.index(pair) + 1}"


def _body(question: Question) -> Markup:
    if question.type == "fill":
        before, _, after = question.stem.partition("____")
        gap = Markup('<textEntryInteraction responseIdentifier="RESPONSE" expectedLength="15"/>')
        return Markup("    <p>{}{}{}</p>").format(before, gap, after)
    if question.type == "match":
        return _match(question)
    choices = _lines(
        '      <simpleChoice identifier="{}" fixed="false">{}</simpleChoice>',
        [(one.id, one.text) for one in question.options],
    )
    if question.type == "order":
        opening = '<orderInteraction responseIdentifier="RESPONSE" shuffle="false">'
        tag = "orderInteraction"
    else:
        most = 0 if question.type == "multiple" else 1
        opening = (
            f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="{most}">'
        )
        tag = "choiceInteraction"
    return Markup("    {}\n      <prompt>{}</prompt>\n{}\n    </{}>").format(
        Markup(opening), question.stem, choices, tag
    )


def _match(question: Question) -> Markup:
    side = (
        '        <simpleAssociableChoice identifier="{}" matchMax="1">{}</simpleAssociableChoice>'
    )
    left = _lines(side, [(one.id, one.text) for one in question.options])
    right = _lines(side, [(_right(question, pair), pair) for pair in question.pairs])
    most = len(question.options)
    return Markup(
        '    <matchInteraction responseIdentifier="RESPONSE" shuffle="false" '
        'maxAssociations="{}">\n      <prompt>{}</prompt>\n'
        "      <simpleMatchSet>\n{}\n      </simpleMatchSet>\n"
        "      <simpleMatchSet>\n{}\n      </simpleMatchSet>\n    </matchInteraction>"
    ).format(most, question.stem, left, right)


def _processing(question: Question) -> Markup:
    if question.type == "fill":
        return _MAPPED
    one_chosen = question.type in ("choice", "true_false")
    return _PROCESSING.format(chosen=_CHOSEN if one_chosen else "")


def _feedback(bank: Bank, question: Question) -> Iterator[Markup]:
    if question.type in ("choice", "true_false"):
        for option in question.options:
            if option.why:
                yield _FEEDBACK.format(outcome="FEEDBACK", id=option.id, text=option.why)
    # Feedback by option is for single answers; for several, all of it is said at once.
    text = bank.explained(question) if question.type == "multiple" else question.explanation
    where = f"{bank.word('basis')}: {bank.basis(question)}"
    yield _FEEDBACK.format(outcome="EXPLAINED", id="yes", text=f"{text}\n{where}")


def _test(bank: Bank) -> str:
    refs = _lines(
        '      <assessmentItemRef identifier="{0}" href="items/{0}.xml"/>',
        [(question.id,) for question in bank.questions],
    )
    return Markup("""\
<?xml version="1.0" encoding="UTF-8"?>
<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"
  identifier="{id}" title="{title}">
  <testPart identifier="part" navigationMode="nonlinear" submissionMode="individual">
    <assessmentSection identifier="section" title="{title}" visible="true">
{refs}
    </assessmentSection>
  </testPart>
</assessmentTest>
""").format(id=f"handbook-{bank.quiz}", title=bank.title, refs=refs)


def _manifest(bank: Bank) -> str:
    depends = _lines('      <dependency identifierref="{}"/>', [(q.id,) for q in bank.questions])
    resource = (
        '    <resource identifier="{0}" type="imsqti_item_xmlv2p1" href="items/{0}.xml">\n'
        '      <file href="items/{0}.xml"/>\n    </resource>'
    )
    resources = _lines(resource, [(q.id,) for q in bank.questions])
    return Markup("""\
<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="{id}">
  <metadata>
    <schema>QTIv2.1 Package</schema>
    <schemaversion>1.0.0</schemaversion>
  </metadata>
  <organizations/>
  <resources>
    <resource identifier="test" type="imsqti_test_xmlv2p1" href="test.xml">
      <file href="test.xml"/>
{depends}
    </resource>
{resources}
  </resources>
</manifest>
""").format(id=f"handbook-{bank.quiz}-qti", depends=depends, resources=resources)
