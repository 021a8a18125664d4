"""Files packed into one, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

THE_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say: the time of packing is nobody's business."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by name, in the order given."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files.items():
            info = ZipInfo(name, THE_FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3  # the same on Windows, which would say 0
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}
