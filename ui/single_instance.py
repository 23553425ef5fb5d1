"""One window per data folder: a second start raises the first window and ends."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

if TYPE_CHECKING:  # needed only by a second start, and by the first once its page stands
    from PySide6.QtNetwork import QLocalServer

WAIT = 500
"""Milliseconds that the first window has to answer a call."""
_PATIENCE = 4.0
"""Seconds in which a first window that is still starting begins to listen."""
_RAISE = b"raise\n"


class SingleInstance(QObject):
    """`claim()` is True for the first start; once it listens, `raised` is called at each later one."""

    def __init__(self, folder: Path, raised: Callable[[], object]) -> None:
        super().__init__()
        self._name = "bimtek-psm-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._folder = folder
        self._raised = raised
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Be the first, or raise the first. A folder that cannot be written is claimed by nobody."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True  # opening the database tells why
        self._lock = QLockFile(str(self._folder / "jendela.lock"))
        self._lock.setStaleLockTime(0)
        if self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError:
            return True
        self._lock = None
        self._raise_first()
        return False

    def listen(self) -> None:
        """Hear later starts from now on, if this one was claimed."""
        if self._lock is None or self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        # a crash leaves the socket's file behind on Linux; nobody answered, so it is nobody's
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def release(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _raise_first(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(WAIT):
                socket.write(_RAISE)
                socket.waitForBytesWritten(WAIT)
                socket.disconnectFromServer()
                return
            time.sleep(0.1)

    def _on_connection(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self._raised()
