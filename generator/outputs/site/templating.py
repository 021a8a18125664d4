"""The templates of pages, compiled to plain Python calls.

Jinja asks its context at each call and each attribute what kind of thing it has before it: whether
a function wants the context, whether a value is a mapping. Nothing in our templates needs that, and
a page asks a thousand times; without it, a page takes seven tenths of the time.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


class _Direct(CodeGenerator):
    """Compiles `v.link(id)` to `v.link(id)`."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        if forward_caller:
            self.write("caller=caller")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.safe(")


class _Templates(Environment):
    code_generator_class = _Direct

    @staticmethod
    def safe(value: object) -> Markup:
        """A value as HTML. What is HTML already, most of a page, need not be asked to say so."""
        return value if type(value) is Markup else escape(value)


@cache
def templates() -> Environment:
    """All templates, each compiled once."""
    return _Templates(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
