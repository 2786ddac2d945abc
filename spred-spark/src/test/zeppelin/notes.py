"""Runs Zeppelin notes on a real server: notes.py check|write HOME NOTE.zpln...

check: every paragraph must end FINISHED, and its tables and pictures must be those that the note was saved with.
write: saves the results of this run in the notes.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Dict, Iterator, List

PORT = os.environ.get("ZEPPELIN_PORT", "18190")
API = f"http://127.0.0.1:{PORT}/api"
#: What Spark opens of Java 17 (JavaModuleOptions); the server needs the same.
OPENS = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in (
        "java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent"
        " java.util.concurrent.atomic sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar"
    ).split()
]
#: Results that must be equal from run to run; TEXT holds what the REPL echoes, with times and object ids.
COMPARED = {"TABLE", "HTML"}

#: How the REPL repeats what was defined.
ECHO = re.compile(r"(import |defined |\w+: .* = |\w+: [\w.\[\], ]+$|\w+: \(.*\).+$)")

Note = Dict[str, Any]


def call(method: str, path: str, body: bytes | None = None, timeout: float = 900) -> Any:
    request = urllib.request.Request(API + path, data=body, method=method)
    with urllib.request.urlopen(request, timeout=timeout) as response:
        return json.loads(response.read()).get("body")


@contextlib.contextmanager
def server(home: Path) -> Iterator[None]:
    """A server on loopback until the block ends."""
    environment = {**os.environ, "ZEPPELIN_HOME": str(home), "ZEPPELIN_CONF_DIR": str(home / "conf"), "ZEPPELIN_LOCAL_IP": "127.0.0.1",
                   "SPARK_LOCAL_IP": "127.0.0.1", "ZEPPELIN_IDENT_STRING": "test"}
    command = ["java", *OPENS, "-Xmx768m", "-cp", "conf:lib/*", "org.apache.zeppelin.server.ZeppelinServer"]
    with open(home / "logs" / "out.log", "w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=home, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   start_new_session=True)
    try:
        for _ in range(240):
            with contextlib.suppress(OSError):
                call("GET", "/version", timeout=2)
                break
            time.sleep(0.5)
        else:
            raise RuntimeError(f"The server did not answer within two minutes; see {home}/logs/out.log.")
        yield
    finally:
        # Interpreters are children of the server: the whole session goes.
        os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def run(note: Note) -> Note:
    """The note with the results of a run in an interpreter process of its own."""
    fresh = {**note, "paragraphs": [{**one, "results": None, "status": "READY"} for one in note["paragraphs"]]}
    identifier = call("POST", "/notebook/import", json.dumps(fresh).encode())
    try:
        call("POST", f"/notebook/job/{identifier}?blocking=true&isolated=true")
    except urllib.error.HTTPError:
        # A paragraph that fails is told by its own state.
        pass
    ran: Note = call("GET", f"/notebook/{identifier}")
    call("DELETE", f"/notebook/{identifier}")
    return ran


def messages(paragraph: Note) -> List[Dict[str, str]]:
    return (paragraph.get("results") or {}).get("msg", [])


def failures(note: Note, ran: Note) -> List[str]:
    """What is not as it was saved, a line each."""
    found = []
    for saved, paragraph in zip(note["paragraphs"], ran["paragraphs"]):
        title = saved.get("title") or saved["text"][:40]
        if paragraph["status"] != "FINISHED":
            found.append(f"{title}: {paragraph['status']}: " + "".join(one["data"] for one in messages(paragraph))[:2000])
            continue
        expected = [one for one in messages(saved) if one["type"] in COMPARED]
        actual = [one for one in messages(paragraph) if one["type"] in COMPARED]
        if expected != actual:
            found.append(f"{title}: saved {str(expected)[:1500]}\n    now {str(actual)[:1500]}")
    return found


def without_echo(message: Dict[str, str]) -> Dict[str, str]:
    """A text without the lines in which the REPL repeats what was defined: they hold times and object ids."""
    if message["type"] != "TEXT":
        return message
    lines = [line for line in message["data"].splitlines() if not ECHO.match(line)]
    return {**message, "data": "\n".join(lines).strip("\n") + "\n"}


def saved(note: Note, ran: Note) -> Note:
    """The note with its results, without dates and what belongs to this server."""
    paragraphs = []
    for own, result in zip(note["paragraphs"], ran["paragraphs"]):
        kept = [one for one in map(without_echo, messages(result)) if one["data"].strip()]
        results = {"code": "SUCCESS", "msg": kept}
        paragraphs.append({**own, "status": result["status"], "results": results, "settings": result.get("settings", own["settings"])})
    return {**note, "paragraphs": paragraphs}


def main() -> int:
    mode, home, *paths = sys.argv[1:]
    if "SPRED_NAMESPACE" not in os.environ and subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0:
        # Zeppelin's interpreters listen on all interfaces without a password: where possible, there is only loopback.
        os.environ["SPRED_NAMESPACE"] = "1"
        os.execvp("unshare", ["unshare", "-rn", sys.executable, *sys.argv])
    if "SPRED_NAMESPACE" in os.environ:
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    wrong = 0
    with server(Path(home)):
        for path in map(Path, paths):
            note = json.loads(path.read_text(encoding="utf-8"))
            started = time.monotonic()
            ran = run(note)
            found = failures(note, ran) if mode == "check" else [
                line for line in failures({**note, "paragraphs": [{**one, "results": None} for one in note["paragraphs"]]}, ran)
                if not re.search(r": saved \[\]", line)
            ]
            print(f"{path.name}: {len(note['paragraphs'])} paragraphs, {len(found)} failed, {time.monotonic() - started:.0f} s", flush=True)
            for line in found:
                print("  " + line, flush=True)
            wrong += len(found)
            if mode == "write" and not found:
                path.write_text(json.dumps(saved(note, ran), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
