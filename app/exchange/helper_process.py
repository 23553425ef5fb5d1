"""Asking a process of its own: what foreign files do to it, they do not do to the program.

Both sides send frames, four bytes of length and then plain values (`marshal`): numbers, texts, tuples. What arrives
from the helper is looked at before it is used, and nothing of it can be run.
"""

import logging
import marshal
import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from app.errors import Progress, UserError
from app.exchange.process_limits import Leash

SWITCH = "--proses-berkas"
"""Makes the built command line program a helper (see `app.__main__`)."""

_START = "import sys; sys.path.insert(0, sys.argv[1]); from app.exchange.helper_main import main; main()"
_LARGEST_FRAME = 64 * 2**20  # bytes
_PATIENCE_AT_START = 20.0  # seconds; a scanner of viruses looks at a program that starts
_LOOKS = 0.1  # seconds between two reports of progress while nothing arrives
_WAY_OUT = "Buka di Excel atau LibreOffice, salin barisnya ke buku kerja baru, lalu coba lagi."
_log = logging.getLogger(__name__)


def send(file: IO[bytes], message: tuple[Any, ...]) -> None:
    """Write one frame."""
    content = marshal.dumps(message)
    file.write(struct.pack("<I", len(content)) + content)
    file.flush()


def receive(file: IO[bytes]) -> tuple[Any, ...] | None:
    """Read one frame; None at the end, or where what comes is none."""
    head = file.read(4)
    size = struct.unpack("<I", head)[0] if len(head) == 4 else 0
    content = file.read(size) if 0 < size <= _LARGEST_FRAME else b""
    if not content or len(content) != size:
        return None
    try:
        message = marshal.loads(content)  # noqa: S302  # sent by our own program; only plain values are used
    except (ValueError, EOFError, TypeError):
        return None
    return message if isinstance(message, tuple) and message and isinstance(message[0], str) else None


class Helper:
    """One process that does one job; leaving the `with` block ends it, whatever it is doing."""

    def __init__(self, name: str, way_out: str = _WAY_OUT) -> None:
        """`name` is the file's, for what is told when the helper fails, and `way_out` what can be done then. Entering
        raises UserError where none starts."""
        self._name, self._way_out = name, way_out
        self._messages: queue.Queue[tuple[Any, ...] | None] = queue.Queue(maxsize=16)
        self._closed = threading.Event()

    def __enter__(self) -> "Helper":
        command, environment = _command()
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own program
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=environment, creationflags=hidden,
            )  # fmt: skip
        except OSError as error:
            raise UserError(
                "Pembaca berkas tidak dapat dijalankan.",
                "Tidak ada data yang diubah.",
                "Tutup program lain lalu coba lagi; kalau tetap begini, pasang ulang program Bimtek PSM.",
            ) from error
        self._leash = Leash(self._process)
        self._listener = threading.Thread(target=self._listen, name="helper", daemon=True)
        self._listener.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed.set()
        self._process.kill()
        self._process.wait()
        self._leash.close()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what a dead process was still to be told
                    pipe.close()

    def ask(self, request: tuple[Any, ...], progress: Progress) -> Iterator[tuple[Any, ...]]:
        """Send a request and give its answers until "done"; `progress` is called all the while and may raise.

        Raises: UserError: what the helper refused; or it died, or was silent for longer than it may.
        """
        assert self._process.stdin is not None  # noqa: S101  # it was opened with a pipe
        try:
            send(self._process.stdin, request)
        except OSError as error:
            raise self._died() from error
        patience, at = _PATIENCE_AT_START, (0, 1)
        while True:
            message = self._next(patience, at, progress)
            if message[0] == "done":
                return
            if message[0] == "patience" and isinstance(message[1], float):
                patience = message[1]
            elif message[0] == "at":
                at = int(message[1]), int(message[2])
                progress(*at)
            elif message[0] == "refused":
                raise UserError(*(str(part) for part in message[1:4]))
            elif message[0] == "bug":
                _log.error("The helper failed at %s", message[1])
                raise self._died()
            else:
                yield message

    def _next(self, patience: float, at: tuple[int, int], progress: Progress) -> tuple[Any, ...]:
        started = time.monotonic()
        while True:
            try:
                message = self._messages.get(timeout=_LOOKS)
            except queue.Empty:
                progress(*at)
                if time.monotonic() - started > patience:
                    raise self._silent(patience) from None
                continue
            if message is None:
                raise self._died()
            return message

    def _listen(self) -> None:
        """On a thread of its own, since pipes cannot be waited for alike on all systems."""
        assert self._process.stdout is not None  # noqa: S101  # it was opened with a pipe
        message: tuple[Any, ...] | None = ("",)
        while message is not None and not self._closed.is_set():
            message = receive(self._process.stdout)
            while not self._closed.is_set():
                try:
                    self._messages.put(message, timeout=_LOOKS)
                    break
                except queue.Full:
                    continue

    def _died(self) -> UserError:
        return UserError(
            f"“{self._name}” tidak dapat dibaca: isinya terlalu besar atau rusak sehingga pembacanya berhenti.",
            "Tidak ada data yang diubah.",
            self._way_out,
        )

    def _silent(self, patience: float) -> UserError:
        return UserError(
            f"“{self._name}” tidak selesai dibaca dalam {patience:.0f} detik.",
            "Tidak ada data yang diubah.",
            self._way_out,
        )


def _command() -> tuple[list[str], dict[str, str]]:
    """How a helper is started, from source and from the built program, whose window has no console."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable).with_name("bimtek.exe" if sys.platform == "win32" else "bimtek")
        return [str(program), SWITCH], {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    root = Path(__file__).resolve().parent.parent.parent
    return [sys.executable, "-P", "-c", _START, str(root)], dict(os.environ)
