"""The menus as a table of facts: every command, its words, its shortcut, where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.theme import icons


@dataclass(frozen=True)
class Command:
    """One entry; `shown` keys are only written, for the widget in focus handles them itself."""

    key: str
    text: str
    shortcut: str = ""
    icon: str = ""
    shown: str = ""
    apart: bool = False


_T = QT_TRANSLATE_NOOP

MENUS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        str(_T("Menus", "&Berkas")),
        (
            Command("new", str(_T("Menus", "&Baru")), "Ctrl+N", "add"),
            Command("save", str(_T("Menus", "&Simpan")), "Ctrl+S", "save"),
            Command("print", str(_T("Menus", "&Cetak…")), "Ctrl+P", "print"),
            Command("save_pdf", str(_T("Menus", "Simpan sebagai &PDF…")), "Ctrl+Shift+S", "document"),
            Command("import", str(_T("Menus", "&Impor daftar…")), "Ctrl+I", "arrow_import", apart=True),
            Command("quit", str(_T("Menus", "&Keluar")), "Ctrl+Q", apart=True),
        ),
    ),
    (
        str(_T("Menus", "&Sunting")),
        (
            Command("undo", str(_T("Menus", "&Urungkan")), "Ctrl+Z", "arrow_undo"),
            Command("redo", str(_T("Menus", "U&langi")), "Ctrl+Shift+Z", "arrow_redo"),
            Command("edit", str(_T("Menus", "U&bah")), "", "edit", "F2", apart=True),
            Command("remove", str(_T("Menus", "&Hapus")), "", "delete", "Del"),
            Command("copy", str(_T("Menus", "&Salin")), "", "copy", "Ctrl+C"),
            Command("find", str(_T("Menus", "&Cari")), "Ctrl+F", "search", apart=True),
        ),
    ),
    (
        str(_T("Menus", "&Kegiatan")),
        (
            Command("go:events", str(_T("Menus", "&Daftar kegiatan")), "Ctrl+1", "calendar_ltr"),
            Command("new_event", str(_T("Menus", "Kegiatan &baru")), "", "add"),
            Command("copy_event", str(_T("Menus", "&Salin kegiatan…")), "", "copy"),
        ),
    ),
    (
        str(_T("Menus", "&Peserta")),
        (
            Command("go:people", str(_T("Menus", "&Daftar peserta")), "Ctrl+2", "people"),
            Command("new_person", str(_T("Menus", "&Orang baru")), "", "person_add"),
            Command("go:awards", str(_T("Menus", "P&restasi")), "Ctrl+3", "trophy", apart=True),
        ),
    ),
    (
        str(_T("Menus", "Ser&tifikat")),
        (
            Command("go:certificates", str(_T("Menus", "&Sertifikat kantor")), "Ctrl+4", "certificate"),
            Command("go:certificates/register", str(_T("Menus", "&Buku register")), "", "book", apart=True),
            Command("go:certificates/layouts", str(_T("Menus", "&Tata letak")), "", "image"),
            Command("go:certificates/check", str(_T("Menus", "&Periksa sertifikat")), "", "checkmark_circle"),
            Command("go:certificates/keys", str(_T("Menus", "&Kunci dan daftar")), "", "lock_closed"),
        ),
    ),
    (
        str(_T("Menus", "&Data")),
        (
            Command("go:send", str(_T("Menus", "&Kirim…")), "", "send"),
            Command("go:history", str(_T("Menus", "&Riwayat")), "", "history", apart=True),
            Command("backup", str(_T("Menus", "&Cadangkan sekarang")), "", "save"),
        ),
    ),
    (
        str(_T("Menus", "&Lihat")),
        (
            Command("back", str(_T("Menus", "&Kembali")), "Alt+Left", "arrow_left"),
            Command("next_tab", str(_T("Menus", "Bagian &berikutnya")), "Ctrl+Tab"),
            Command("refresh", str(_T("Menus", "&Muat ulang")), "F5", "arrow_sync"),
            Command("mode:system", str(_T("Menus", "Tampilan &sistem")), apart=True),
            Command("mode:light", str(_T("Menus", "Tampilan &terang"))),
            Command("mode:dark", str(_T("Menus", "Tampilan &gelap"))),
            Command("size:90", str(_T("Menus", "Huruf 90 %")), apart=True),
            Command("size:100", str(_T("Menus", "Huruf 100 %"))),
            Command("size:115", str(_T("Menus", "Huruf 115 %"))),
            Command("size:130", str(_T("Menus", "Huruf 130 %"))),
        ),
    ),
    (
        str(_T("Menus", "Ba&ntuan")),
        (
            Command("help", str(_T("Menus", "&Bantuan halaman ini")), "F1", "question_circle"),
            Command("go:settings", str(_T("Menus", "&Setelan")), "Ctrl+,", "settings"),
            Command("licences", str(_T("Menus", "&Lisensi")), "", "certificate"),
            Command("about", str(_T("Menus", "&Tentang Bimtek PSM")), "", "info", apart=True),
        ),
    ),
)


def fill(bar: QMenuBar, owner: QWidget, act: Callable[[str], object]) -> Mapping[str, QAction]:
    """Build the menus into a bar; `act` is called with the command's key. Returns the actions by key."""
    actions: dict[str, QAction] = {}
    for title, commands in MENUS:
        menu = QMenu(QCoreApplication.translate("Menus", title), bar)
        menu.setToolTipsVisible(False)
        bar.addMenu(menu)
        for command in commands:
            if command.apart:
                menu.addSeparator()
            actions[command.key] = _action(command, owner, act)
            menu.addAction(actions[command.key])
    return actions


def _action(command: Command, owner: QWidget, act: Callable[[str], object]) -> QAction:
    text = QCoreApplication.translate("Menus", command.text)
    action = QAction(f"{text}\t{command.shown}" if command.shown else text, owner)
    if command.icon:
        action.setIcon(icons.icon(command.icon, "muted"))
    if command.shortcut:
        action.setShortcut(QKeySequence(command.shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setCheckable(command.key.startswith(("mode:", "size:")))
    action.triggered.connect(lambda _checked=False: act(command.key))
    return action
