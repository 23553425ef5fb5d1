"""Values of this database alone, by name."""

from app.models.local import Setting


def get(name: str, default: str = "") -> str:
    row = Setting.get_or_none(Setting.name == name)
    return default if row is None else str(row.value)


def put(name: str, value: str) -> None:
    Setting.insert(name=name, value=value).on_conflict(
        conflict_target=[Setting.name], update={Setting.value: value}
    ).execute()
