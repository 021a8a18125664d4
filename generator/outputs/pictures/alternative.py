"""What a picture says, in words: for those who hear it."""

from __future__ import annotations

from generator.content.handbook import Handbook
from generator.content.markup import as_clause
from generator.content.records import Procedure
from generator.locale import words


def flow_in_words(handbook: Handbook, procedure: Procedure) -> str:
    """All that the flow of a procedure says."""
    label, plain = words(handbook.language)["picture"], handbook.plain
    out = [label["flow"].format(handbook.title(procedure.id))]
    for number, step in enumerate(procedure.steps(), 1):
        out.append(f"{number}. {plain(step.do)}")
        out += [
            label["if"].format(as_clause(plain(one.if_)))
            + (label["then"].format(plain(one.then)) if one.then else "")
            for one in step.branches
        ]
    return "\n".join(out)
