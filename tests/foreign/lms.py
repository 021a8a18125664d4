"""A learning system (`scormhost`) with one package in it, until its input is closed.

    python lms.py PACKAGE PORT FOLDER

Says the address to launch, then serves.
"""

from __future__ import annotations

import json
import sys
import threading
import urllib.request
from pathlib import Path

import uvicorn
from scormhost import create_scorm_app

PERSON = {
    "email": "admin@example.com", "password": "only-for-this-test-1",
    "username": "admin", "display_name": "Administrator",
}  # fmt: skip
BOUNDARY = "part-of-a-package"


def main(package: str, port: str, folder: str) -> None:
    app = create_scorm_app(data_dir=folder, secret_key="only for this test, and long enough")
    server = uvicorn.Server(uvicorn.Config(app, port=int(port), log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.05)
    try:
        print(upload(f"http://127.0.0.1:{port}/api", Path(package).read_bytes()), flush=True)
        sys.stdin.read()
    finally:
        server.should_exit = True
        thread.join()


def upload(api: str, package: bytes) -> str:
    """Puts the package there, as the first person to register: an administrator."""
    said = post(f"{api}/auth/register", json.dumps(PERSON).encode(), "application/json")
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="quiz.zip"\r\n'
        "Content-Type: application/zip\r\n\r\n"
    )
    body = head.encode() + package + f"\r\n--{BOUNDARY}--\r\n".encode()
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    return post(f"{api}/packages", body, kind, said["access_token"])["launch_url"]


def post(address: str, body: bytes, kind: str, token: str = "") -> dict:
    headers = {"Content-Type": kind, "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(address, body, headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


if __name__ == "__main__":
    main(*sys.argv[1:])
