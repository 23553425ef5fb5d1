"""Which class of an event is shown."""

from PySide6.QtWidgets import QComboBox

from ui.tabs.event.attendance_reading import NO_CLASS, Board


class ClassChoice(QComboBox):
    """Hidden where all sit together."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Kelas yang ditampilkan"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.hide()

    @property
    def key(self) -> str:
        """The id of the class, "" for all."""
        return str(self.currentData() or "")

    def offer(self, board: Board) -> None:
        """The classes there are, and those who sit in none."""
        self.clear()
        self.addItem(self.tr("Semua kelas"), "")
        for card in board.classes:
            self.addItem(card.name[:60], card.id)
        if board.without_class:
            self.addItem(self.tr("Tanpa kelas"), NO_CLASS)
        self.setCurrentIndex(max(self.findData(board.batch), 0))
        self.setVisible(bool(board.classes))
