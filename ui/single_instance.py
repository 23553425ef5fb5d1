"""One window per data folder: a second start raises the first window and ends."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 500
"""Milliseconds that the first window has to answer."""
_RAISE = b"raise\n"


class SingleInstance(QObject):
    """`claim()` is True for the first start; then `raised` is called at each later one."""

    def __init__(self, folder: Path, raised: Callable[[], object]) -> None:
        super().__init__()
        self._name = "bimtek-psm-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._raised = raised
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Be the first, or raise the first."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(WAIT):
            socket.write(_RAISE)
            socket.waitForBytesWritten(WAIT)
            socket.disconnectFromServer()
            return False
        self._listen()
        return True

    def release(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _listen(self) -> None:
        # a crash leaves the socket's file behind on Linux; nobody answered, so it is nobody's
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def _on_connection(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self._raised()
