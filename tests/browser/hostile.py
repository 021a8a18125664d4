"""The tiny handbook with a hostile text behind every text of it."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from typing import Any

from generator.content.places import file_name
from generator.content.records import KINDS
from generator.content.walk import records_in, texts_in
from generator.reading.reader import read
from tests.small import small_files

RUN = "window.hit=1"

PAYLOADS = (
    # elements and event attributes
    f"<script>{RUN}</script>",
    f"<SCRIPT>{RUN}</SCRIPT>",
    f"<script/x>{RUN}</script/x>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "<script src=data:text/javascript,window.hit=1></script>",
    "<script src=//127.0.0.1:9/hit.js></script>",
    f"<script type=module>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<img/src=`x`onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><title>{RUN}</title><animate onbegin={RUN} attributeName=x></svg>",
    "<svg><use href=data:image/svg+xml,x#x></svg>",
    f"<body onload={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<marquee onstart={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    "<iframe src=javascript:parent.hit=1></iframe>",
    "<object data=data:text/html,x></object><embed src=x>",
    "<form action=javascript:window.hit=1><button>x</button></form>",
    "<base href=//127.0.0.1:9/>",
    "<meta http-equiv=refresh content=0;url=javascript:window.hit=1>",
    "<link rel=stylesheet href=//127.0.0.1:9/hit.css>",
    "<style>@import url(//127.0.0.1:9/hit.css);*{background:url(javascript:window.hit=1)}</style>",
    "<a href=javascript:window.hit=1>x</a>",
    "<hb-quiz data-words='x'></hb-quiz><hb-search></hb-search>",
    # out of an attribute, an element, a comment, a script, a string
    f'" onmouseover="{RUN}',
    f"' onmouseover='{RUN}",
    f'" autofocus onfocus="{RUN}" x="',
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f"` onmouseover=`{RUN}",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</template><script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</svg></math><script>{RUN}</script>",
    f"<!--><script>{RUN}</script>-->",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script><![CDATA[",
    f'");{RUN};//',
    f"');{RUN};//",
    f"`);{RUN};//",
    f'"]}}}});{RUN};({{"',
    f"\\\");{RUN};//",
    f"*/{RUN};/*",
    # what a browser repairs into something else
    f"<noscript><p title=\"</noscript><img src=x onerror={RUN}>\">",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}></style></mglyph></table></math>",
    f"<svg></p><style><a id=\"</style><img src=1 onerror={RUN}>\">",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "&#60;script&#62;window.hit=1&#60;/script&#62;",
    "%3Cscript%3Ewindow.hit=1%3C/script%3E",
    "\\u003cscript\\u003ewindow.hit=1\\u003c/script\\u003e",
    # languages of templates, of Markdown, of styles, of spreadsheets, of Typst
    "{{ 7 * 7 }}",
    "{{7*7}}{{ config.items() }}",
    "{% raw %}{% include 'x' %}{% endraw %}",
    "{# x #}",
    "$\\{alert(1)\\} #\\{7*7\\} <%= 7*7 %>",
    "[x][y] <https://127.0.0.1:9/> [y]: javascript:window.hit=1",
    "``` <script>window.hit=1</script> ```",
    "expression(window.hit=1) url(javascript:window.hit=1)",
    "=HYPERLINK('javascript:window.hit=1')",
    "@import '//127.0.0.1:9/hit.css';",
    "#sys.version #import '/x' $ x $ @x <x>",
    # names that objects have already
    "__proto__",
    "constructor",
    "__defineGetter__",
    "toString",
    "hasOwnProperty",
)  # fmt: skip
"""Texts that would run, load or break something if an output took them for more than text."""

MARK = "\"'><hit hit>"
"""Behind every text: an element and an attribute that no page may have, however it is read."""

LINKS = (
    "javascript:window.hit=1",
    "JavaScript:window.hit=1",
    "javascript&colon;window.hit=1",
    "&#106;avascript:window.hit=1",
    "%6Aavascript:window.hit=1",
    "java\\nscript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "vbscript:window.hit=1",
    "file:///etc/passwd",
    "blob:x",
    "//127.0.0.1:9/hit",
    "\\\\127.0.0.1\\hit",
    "../../../../hit",
)
"""Targets of links that `check` refuses."""


def hostile_files(payloads: tuple[str, ...] = PAYLOADS) -> dict[str, str]:
    """The files of the tiny handbook, the payloads behind its texts in turn.

    Terms keep their names, so that they are still found in texts.
    """
    turn = cycle(payloads)
    out = {}
    for name, data in sorted(small_files().items()):
        if file_name(name) is None:  # a picture or paper that documents name
            out[name] = data.decode()
            continue
        value = read(name, data).value
        made: dict[str, str] = {}  # what an example chooses is still one of the options
        for path in list(texts_of(name, value)):
            if name.startswith("glossary") and path[-1] == "title":
                continue
            change(value, path, partial(_with, turn, made))
        out[name] = written(value).lstrip() + "\n"
    return out


def _with(turn: Iterator[str], made: dict[str, str], text: str) -> str:
    if text not in made:
        made[text] = f"{text} {next(turn)} {MARK}"
    return made[text]


def texts_of(name: str, value: Any) -> Iterator[tuple[str | int, ...]]:
    """The paths of all texts of a file; a translation holds nothing else."""
    place = file_name(name)
    assert place is not None
    if place.language:
        yield from _leaves(value, ())
        return
    for record, path in records_in(KINDS[place.kind].model_validate(value)):
        for within, _ in texts_in(record):
            yield (*path, *within)


def _leaves(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in inner:
        if isinstance(child, str):
            yield (*path, key)
        else:
            yield from _leaves(child, (*path, key))


def change(value: Any, path: tuple[str | int, ...], made: Callable[[str], str]) -> None:
    """Put something else in the place of a text, where one may stand for a list of one, too."""
    *above, last = path
    for n, key in enumerate(above):
        if n == len(above) - 1 and isinstance(value[key], str):
            value[key] = made(value[key])
            return
        value = value[key]
    value[last] = made(value[last])


def written(value: Any, margin: str = "") -> str:
    """A plain value as YAML, each text between single quotes."""
    if isinstance(value, dict):
        return "".join(f"\n{margin}{k}: {written(v, margin + '  ')}" for k, v in value.items())
    if isinstance(value, list):
        return "".join(f"\n{margin}- {written(v, margin + '  ').lstrip()}" for v in value)
    return "'" + str(value).replace("'", "''") + "'"
