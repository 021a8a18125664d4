"""Items of a QTI 2.1 package as QTI 3.0, which the player in the browser reads.

python qti3.py PACKAGE     says a JSON object of items by identifier
"""

from __future__ import annotations

import json
import re
import sys
from zipfile import ZipFile

from qti_convert import upgrade_qti2_to_qti3


def main(package: str) -> None:
    with ZipFile(package) as archive:
        items = {
            name.removeprefix("items/").removesuffix(".xml"): archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("items/")
        }
    print(json.dumps({name: expanded(upgrade_qti2_to_qti3(xml)) for name, xml in items.items()}))


def expanded(xml: str) -> str:
    """With end tags: a browser that reads it as HTML knows no `<qti-variable/>`."""
    return re.sub(r"<(qti-[\w-]+)([^<>]*?)/>", r"<\1\2></\1>", xml)


if __name__ == "__main__":
    main(*sys.argv[1:])
