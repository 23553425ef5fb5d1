"""The unit of work of a service: one transaction, one named and undoable step."""

from app.models.changes import DataChange, Recorder, operator, step

__all__ = ["NOTHING", "DataChange", "Recorder", "operator", "step"]

NOTHING = DataChange("", "", frozenset())
