"""The rules of the style sheet; every colour and size in them is a token.

Traps: a 2 px focus edge would shift the content, so its rule takes 1 px from the padding; rules for QLineEdit also
hit the editors within QSpinBox and QComboBox, so those are reset.
"""

RULES = """
QMainWindow, QDialog, #page, #pages { background: $window; }
QWidget { color: $text; }
QAbstractScrollArea { background: transparent; border: none; }
QToolTip { background: $toast; color: $toast_text; border: none; padding: 5px 8px; }
QLabel { background: transparent; }
QLabel[t="door"] { font-size: $p38; font-weight: 600; }
QLabel[t="hero"] { font-size: $p26; font-weight: 600; }
QLabel[t="title"] { font-size: $p20; font-weight: 600; }
QLabel[t="h2"] { font-size: $p15; font-weight: 600; }
QLabel[t="strong"] { font-weight: 600; }
QLabel[t="label"] { font-size: $p12; font-weight: 600; }
QLabel[t="caption"] { font-size: $p12; color: $muted; }
QLabel[t="muted"] { color: $muted; }
QLabel[t="warn"] { color: $warn; }
QLabel[t="err"] { color: $err; }
QLabel[t="key"] { font-size: $p11; border: 1px solid $frame; border-radius: 4px; background: $surface;
    padding: 1px 7px; }
QLabel[t="big"] { font-size: $p26; font-weight: 600; }

#menuRow, #rail { background: $rail; }
#menuRow { border-bottom: 1px solid $line; }
#rail { border-right: 1px solid $line; }
QMenuBar { background: transparent; border: none; padding: 0; }
QMenuBar::item { background: transparent; padding: 6px 9px; border-radius: 5px; color: $text; }
QMenuBar::item:selected { background: $pressed; }
QMenuBar::item:pressed { background: $pressed; }
QMenu { background: $surface; border: 1px solid $frame; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 5px; margin: 0; color: $text; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::right-arrow { image: $image_right; width: 16px; height: 16px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 6px; }
QMenu::indicator:checked { image: $image_menu_check; }

QToolButton#railTab { border: 2px solid transparent; border-radius: 6px; background: transparent; color: $muted;
    font-size: $p11; padding: 4px 0; }
QToolButton#railTab:hover { background: $pressed; }
QToolButton#railTab:checked { background: $surface; color: $accent_text; font-weight: 600; }
QToolButton#railTab[ring="true"] { border-color: $accent_text; }

QPushButton { background: $surface; border: 1px solid $frame; border-radius: 6px; color: $text; font-weight: 600;
    min-height: $p30; padding: 0 14px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:disabled { color: $disabled; background: $rail; border-color: $line; }
QPushButton[ring="true"] { border: 2px solid $accent_text; padding: 0 13px; min-height: $p28; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_press; border-color: $accent_press; }
QPushButton[kind="primary"]:disabled { background: $pressed; border-color: $pressed; color: $disabled; }
QPushButton[kind="primary"][ring="true"] { border: 2px solid $text; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; padding: 0 10px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:pressed { background: $pressed; }
QPushButton[kind="quiet"]:disabled { background: transparent; }
QPushButton[kind="quiet"][ring="true"] { border: 2px solid $accent_text; padding: 0 9px; }
QPushButton[kind="danger"] { color: $err; border-color: $err; }
QPushButton[kind="danger"]:hover { background: $err_soft; }
QPushButton[kind="danger"]:disabled { color: $disabled; border-color: $line; }
QPushButton[kind="danger"][ring="true"] { border: 2px solid $err; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent_text; padding: 0 1px;
    min-height: $p26; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: $disabled; }
QPushButton[kind="link"][ring="true"] { border: 2px solid $accent_text; padding: 0; min-height: $p24; }
QPushButton[kind="icon"] { background: transparent; border-color: transparent; padding: 0; min-width: $p30; }
QPushButton[kind="icon"]:hover { background: $hover; }
QPushButton[kind="icon"]:pressed { background: $pressed; }
QPushButton[kind="icon"]:disabled { background: transparent; border-color: transparent; }
QPushButton[kind="icon"][ring="true"] { border: 2px solid $accent_text; min-width: $p28; }
QPushButton[kind="back"] { background: transparent; border-color: transparent; padding: 0; min-width: $p30; }
QPushButton[kind="sample"] { background: $surface; border: 1px solid $line; border-radius: 8px; padding: 0;
    min-height: $p50; }
QPushButton[kind="sample"]:hover { background: $hover; }
QPushButton[kind="sample"][ring="true"] { border: 2px solid $accent_text; min-height: $p50; }
QPushButton::menu-indicator { image: none; width: 0; }

QPushButton[kind="filter"] { background: transparent; border: 1px solid $frame; border-radius: 14px; color: $muted;
    min-height: $p26; padding: 0 11px; }
QPushButton[kind="filter"]:hover { background: $hover; }
QPushButton[kind="filter"]:checked { background: $accent_soft; border-color: $accent_text; color: $accent_text; }
QPushButton[kind="filter"][ring="true"] { border: 2px solid $accent_text; padding: 0 10px; min-height: $p24; }
QPushButton[kind="segment"] { border-radius: 0; border: 1px solid $frame; border-left: none; padding: 0 11px;
    font-weight: 500; }
QPushButton[kind="segment"][place="first"] { border-left: 1px solid $frame; border-top-left-radius: 6px;
    border-bottom-left-radius: 6px; }
QPushButton[kind="segment"][place="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[kind="segment"][place="only"] { border-left: 1px solid $frame; border-radius: 6px; }
QPushButton[kind="segment"]:checked { background: $accent_soft; color: $accent_text; font-weight: 600; }
QPushButton[kind="segment"][ring="true"] { border: 2px solid $accent_text; padding: 0 10px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $surface; border: 1px solid $control;
    border-radius: 6px; color: $text; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QLineEdit { min-height: $p30; padding: 0 11px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $accent_text; }
QLineEdit:focus { padding: 0 10px; min-height: $p28; }
QLineEdit[iconic="true"] { padding: 0 5px; }
QLineEdit[iconic="true"]:focus { padding: 0 4px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled { background: $rail;
    border-color: $line; color: $disabled; }
QLineEdit:read-only { background: $rail; }
QLineEdit[state="warn"], QPlainTextEdit[state="warn"], QComboBox[state="warn"], QAbstractSpinBox[state="warn"] {
    border-color: $warn_fill; }
QLineEdit[state="err"] { border: 2px solid $err; padding: 0 10px; min-height: $p28; }
QPlainTextEdit[state="err"], QComboBox[state="err"], QAbstractSpinBox[state="err"] { border: 2px solid $err; }
QPlainTextEdit, QTextEdit { padding: 5px 6px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent_text; padding: 4px 5px; }
QComboBox { min-height: $p30; padding: 0 4px 0 11px; }
QComboBox:focus { padding: 0 3px 0 10px; min-height: $p28; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; background: transparent; width: 26px; }
QComboBox::down-arrow { image: $image_down; width: 16px; height: 16px; }
QComboBox::down-arrow:disabled { image: $image_down_disabled; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $frame; outline: none; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: $p28; padding: 0 7px; border-radius: 5px; color: $text; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; min-height: 0; padding: 0; background: transparent; }
QAbstractSpinBox { padding: 0 2px 0 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 22px; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 3px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 3px; }
QAbstractSpinBox::up-arrow { image: $image_up; width: 14px; height: 12px; }
QAbstractSpinBox::down-arrow { image: $image_down; width: 14px; height: 12px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off { image: $image_up_disabled; }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off { image: $image_down_disabled; }
QDateTimeEdit::down-arrow { image: $image_down; width: 16px; height: 16px; }

QCheckBox, QRadioButton { background: transparent; spacing: 8px; padding: 2px 4px 2px 2px;
    border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent_text; }
QCheckBox::indicator, QRadioButton::indicator { width: $p16; height: $p16; border: 1px solid $control;
    background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: $radio_radius; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: $image_check; }
QCheckBox::indicator:checked:disabled { background: $pressed; border-color: $line; image: $image_check_disabled; }
QCheckBox::indicator:indeterminate { background: $accent_mid; border-color: $accent; }
QRadioButton::indicator:checked { border: 5px solid $accent; background: $on_accent; width: $radio_dot;
    height: $radio_dot; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }

QFrame[card="true"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[note="warn"] { background: $warn_soft; border: none; border-radius: 6px; }
QFrame[note="err"] { background: $err_soft; border: none; border-radius: 6px; }
QFrame[note="info"] { background: $accent_soft; border: none; border-radius: 6px; }
QFrame[rule="true"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
#practiceBand { background: $warn_soft; border-bottom: 1px solid $warn_fill; }
#practiceBand QLabel { color: $warn; font-size: $p12; font-weight: 600; }
#practiceBand QPushButton { color: $warn; text-decoration: underline; min-height: 20px; font-size: $p12; }
#toast { background: $toast; border-radius: 8px; }
#toast QLabel { color: $toast_text; font-weight: 500; }
#toast QLabel[t="caption"] { color: $toast_text; font-weight: 400; }
#toast QPushButton { color: $toast_link; }
#toast QPushButton[ring="true"] { border-color: $toast_link; }
#statusLabel { color: $muted; }
#statusLabel[state="err"] { color: $err; font-weight: 600; }
#popup { background: $surface; border: 1px solid $frame; border-radius: 8px; }

QTabBar { background: transparent; qproperty-drawBase: 0; qproperty-expanding: 0; }
QTabBar::tab { background: transparent; color: $muted; font-weight: 600; padding: 0 2px 7px 2px; margin: 0 22px 0 0;
    border: none; border-bottom: 2px solid transparent; min-height: $p20; }
QTabBar[compact="true"]::tab { margin: 0 14px 0 0; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent_text; }
QTabBar::tab:focus { color: $accent_text; }
QTabBar::tab:disabled { color: $disabled; }
QTabBar QToolButton { background: $window; border: none; }

QTableView { background: transparent; }
QListView, QTreeView { background: $surface; }
#settingsList { background: transparent; }
#settingsList::item { min-height: $p36; padding: 0 10px; border-radius: 6px; }
#settingsList::item:hover { background: $hover; }
#settingsList::item:selected { background: $accent_soft; color: $accent_text; }
QTableView, QListView, QTreeView { border: none; outline: none; gridline-color: transparent;
    selection-background-color: $accent_soft; selection-color: $text; color: $text; }
QTreeView::item, QListView::item { min-height: $p28; color: $text; }
QTreeView::item:selected, QListView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $frame;
    padding: 0 8px; font-size: $p12; font-weight: 600; min-height: $p28; }
QTableCornerButton::section { background: $surface; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $frame; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $neutral_soft; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: $p20; padding: 12px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 4px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { background: transparent; border: none; border-radius: 5px; padding: 4px 8px;
    font-weight: 600; color: $text; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: $image_left; }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: $image_right; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
"""
