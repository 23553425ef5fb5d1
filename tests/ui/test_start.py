"""Starting: a second start raises the first window; an open that fails is told and ends."""

from pathlib import Path

from ui.single_instance import SingleInstance


def test_a_second_start_raises_the_first(qtbot, tmp_path: Path) -> None:
    raised = []
    first = SingleInstance(tmp_path, lambda: raised.append(1))
    second = SingleInstance(tmp_path, lambda: None)
    elsewhere = SingleInstance(tmp_path / "lain", lambda: None)
    assert first.claim()
    assert not second.claim()
    qtbot.waitUntil(lambda: raised == [1])
    assert elsewhere.claim()
    first.release()
    elsewhere.release()
    assert second.claim()
    second.release()


def test_a_socket_left_by_a_crash_is_nobodys(qtbot, tmp_path: Path) -> None:
    crashed = SingleInstance(tmp_path, lambda: None)
    assert crashed.claim()
    leftover = Path(crashed._server.fullServerName())
    crashed.release()
    leftover.touch()
    again = SingleInstance(tmp_path, lambda: None)
    assert again.claim()
    again.release()
