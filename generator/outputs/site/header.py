"""What of a page's header works with scripts alone: the search box, and the switch of colours.

It is the same on all pages of a language, so a script brings it instead of each page, and with it
words of other scripts. The script runs where the header stands, before anything below it is shown:
nothing moves.
"""

from __future__ import annotations

import json

from generator.locale import words
from generator.outputs import scripts
from generator.outputs.site.environment import environment, without_indentation

_SCRIPT = """\
window.handbookWords = {};
document.currentScript.insertAdjacentHTML("beforebegin", {});
"""


def script(language: str) -> bytes:
    """The script of a language, which stands in the header of its pages."""
    markup = without_indentation(markup_in(language))
    text = _SCRIPT.format(_json(said(language)), _json(markup))
    return text.encode() + scripts.script("site/assets/palette.mjs")


def said(language: str) -> dict[str, str]:
    """What other scripts say on every page."""
    w = words(language)
    return {
        "overdue": w["page"]["overdue"],
        "early": w["states"]["early"],
        "late": w["states"]["late"],
        "top": w["site"]["top"],
    }


def markup_in(language: str) -> str:
    """What the script puts in."""
    template = environment().get_template("header.html")
    return template.render(language=language, w=words(language))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
