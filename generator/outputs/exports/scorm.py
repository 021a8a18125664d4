"""SCORM 1.2: a package for a learning system, with the same player as on the page.

An attempt draws a set of the questions. It resumes, reports the score and every answer, offers
another try, and never lowers a result that the system holds. It holds no link
to the handbook: a package is used where the handbook may not be.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.outputs.exports.archive import packed
from generator.outputs.exports.bank import Bank
from generator.outputs.quiz import Question, page, static

DRAWN = 40
"""How many questions an attempt asks of a larger package: two hundred at once are no test."""

FILES = ("index.html", "player.css", "player.js")

_MANIFEST = Markup("""\
<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{id}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{title}</title>
{items}
    </organization>
  </organizations>
  <resources>
{resources}
  </resources>
</manifest>
""")

_ITEM = Markup("""\
      <item identifier="quiz" identifierref="player">
        <title>{title}</title>
        <adlcp:masteryscore>{pass_mark}</adlcp:masteryscore>
      </item>""")

_RESOURCE = Markup("""\
    <resource identifier="player" type="webcontent" adlcp:scormtype="sco" href="index.html">
{files}
    </resource>""")

_PAGE = Markup("""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="player.css">
</head>
<body class="hb-package">
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
""")

_STYLE = """
.hb-package { font: 1rem/1.6 system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif;
  max-width: 46rem; margin: 0 auto; padding: 1rem; }
"""


def export(bank: Bank) -> bytes:
    return packed({"imsmanifest.xml": _manifest_of(bank).encode(), **player_files(bank)})


def player_files(bank: Bank) -> dict[str, bytes]:
    """The page of a quiz and what it needs, as `FILES` names them."""
    contents = (
        _index(bank).encode(), static.style() + _STYLE.encode(), static.script_of_a_package(),
    )  # fmt: skip
    return dict(zip(FILES, contents, strict=True))


def manifest(id: str, title: str, items: Iterable[Markup], resources: Iterable[Markup]) -> str:
    """The `imsmanifest.xml` of a package with one organization."""
    lines = Markup("\n")
    return _MANIFEST.format(
        id=id, title=title, items=lines.join(items), resources=lines.join(resources)
    )


def file_list(names: Iterable[str]) -> Markup:
    """The files of a resource, as its manifest lists them."""
    return Markup("\n").join(Markup('      <file href="{}"/>').format(name) for name in names)


def _manifest_of(bank: Bank) -> str:
    item = _ITEM.format(title=bank.title, pass_mark=bank.pass_mark)
    resource = _RESOURCE.format(files=file_list(FILES))
    id = f"handbook-{bank.quiz}-{bank.handbook.language}"
    return manifest(id, bank.title, [item], [resource])


def _index(bank: Bank) -> str:
    ids = set(bank.ids)
    sections = []
    start = 1
    for section in page.sections(bank.handbook, bank.quiz):
        questions = tuple(one for one in section.questions if one.id in ids)
        if questions:
            sections.append(section._replace(start=start, questions=questions))
            start += len(questions)

    def basis(question: Question) -> Markup:
        return escape(bank.basis(question))

    body = page.body(
        bank.handbook, bank.quiz, sections, basis=basis, asset=str, note="reported",
        draw=DRAWN if len(ids) > DRAWN else 0,
    )  # fmt: skip
    return _PAGE.format(language=bank.handbook.language, title=bank.title, body=Markup(body))
