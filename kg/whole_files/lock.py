"""The lock of a folder: one process at a time writes files into it that belong together.

The system holds the lock (flock, or a locked byte on Windows) and lets go of it when the process ends, however it ends.
What the file of the lock says is only for people. filelock does the same in 10,000 lines and takes 90 ms to load.
"""

from __future__ import annotations

import errno
import json
import os
import shlex
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.errors import InputError

LOCK = ".kg-lock"

_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
"""What file systems without locks answer: there nobody is kept out, as before there was a lock."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""A folder of somebody else's may have a link in the place of the lock, to a file that is not theirs."""
_AGAIN_AFTER = 0.02
_held: set[tuple[str, int]] = set()
"""The folders whose lock this process holds, each with the thread that does."""

if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> None:
        os.lseek(handle, 1 << 30, os.SEEK_SET)  # behind the text, which others read meanwhile
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(folder: Path, *, wait: float = 0) -> Iterator[bool]:
    """Hold the lock of a folder, which is made if need be; a thread that holds it may take it again, and is told False.

    `wait` is for how many seconds to try. Raises InputError, naming the process that holds it, and OSError if the
    folder cannot be written.
    """
    made = _make(folder)
    key = str(folder.resolve()), threading.get_ident()
    try:
        if key in _held:
            yield False
            return
        handle = _acquire(folder, wait)
        _held.add(key)
        try:
            yield True
        finally:
            _held.discard(key)
            _release(folder / LOCK, handle)
    finally:
        for empty in made:
            with suppress(OSError):
                empty.rmdir()  # only if nothing came into it


def _make(folder: Path) -> list[Path]:
    """Make a folder and those above it; return those that were not there, the innermost first."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _acquire(folder: Path, wait: float) -> int:
    until = time.monotonic() + wait
    while True:
        handle = _attempt(folder / LOCK)
        if handle is not None:
            return handle
        if time.monotonic() >= until:
            raise InputError(_who(folder))
        time.sleep(_AGAIN_AFTER)


def _attempt(path: Path) -> int | None:
    """Return the handle of the lock; None if another process holds it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
    try:
        try:
            _try(handle)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                os.close(handle)
                return None
        if not _same(handle, path):  # whoever held it has removed it meanwhile
            os.close(handle)
            return None
        os.truncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(_holder()).encode())
    except BaseException:
        _release(path, handle)
        raise
    return handle


def _same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _release(path: Path, handle: int) -> None:
    with suppress(OSError):
        if os.name == "nt":
            os.close(handle)
            path.unlink()  # refused while another has it open
        else:
            path.unlink()
    with suppress(OSError):
        os.close(handle)


def _holder() -> dict[str, Any]:
    program = Path(sys.argv[0]).name
    command = shlex.join(["kg" if program == "__main__.py" else program, *sys.argv[1:]])
    since = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
    return {"process": os.getpid(), "host": socket.gethostname(), "since": since, "command": command}


def _who(folder: Path) -> str:
    """Return who holds the lock, as the message of an error."""
    who = "another process"
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads((folder / LOCK).read_text(encoding="utf-8"))
        who = f"process {told['process']} on {told['host']} since {told['since']} ({told['command']})"
    return f"{folder}: {who} is writing into it; wait for that, or name another folder with -o"
