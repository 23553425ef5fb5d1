"""The evaluation of an event: its questions, the sheets that came back, and what they say together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain import evaluation
from app.domain.evaluation import SCALE, SCALED, WRITTEN, ScaleResult
from app.errors import UserError
from app.models import base, rows
from app.services import events, planning
from app.services.planning import RoleCard
from app.services.records import as_record, as_values, existing, id_to_save, remove_with_rows
from app.services.steps import NOTHING, DataChange, step

ORGANISATION = "Penyelenggaraan"
_LONGEST_QUESTION, _LONGEST_ANSWER, _MOST_SHEETS = 300, 2000, 10_000


@dataclass(frozen=True)
class Question:
    """A question of the sheet: about a speaker (`role` is the id), or about the organisation (None)."""

    id: str = ""
    role: str | None = None
    kind: str = SCALED
    text: str = ""
    sort_order: int = 0


@dataclass(frozen=True)
class Group:
    """The questions about one subject of the sheet: a speaker, or the organisation ("" as role)."""

    role: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet that came back: its number, the answers of 1 to 5 and the words by question's id."""

    number: int
    scales: Mapping[str, int]
    words: Mapping[str, str]


@dataclass(frozen=True)
class Forms:
    """The questions by group and all sheets by number; `speakers` are those who can be asked about."""

    event_id: str
    groups: tuple[Group, ...]
    sheets: tuple[Sheet, ...]
    speakers: tuple[RoleCard, ...]

    @property
    def scaled(self) -> tuple[Question, ...]:
        """The questions answered by a number, in the order of the sheet."""
        return tuple(one for group in self.groups for one in group.questions if one.kind == SCALED)

    @property
    def written(self) -> tuple[Question, ...]:
        """The questions answered in words."""
        return tuple(one for group in self.groups for one in group.questions if one.kind == WRITTEN)


@dataclass(frozen=True)
class GroupResult:
    """What the sheets say of one group: (question, result), all its answers together, and (sheet, question, words)."""

    group: Group
    scales: tuple[tuple[Question, ScaleResult], ...]
    whole: ScaleResult
    comments: tuple[tuple[int, Question, str], ...]


def groups(event_id: str) -> tuple[Group, ...]:
    """The questions: each speaker's in the order of the speakers, then those about the organisation."""
    by_role: dict[str, list[Question]] = defaultdict(list)
    for row in rows.find("evaluation_item", "sort_order", event=event_id):
        by_role[row["role"] or ""].append(as_record(Question, row))
    asked = [
        Group(card.id, card.display_name or card.position, tuple(by_role.pop(card.id)))
        for card in planning.roles(event_id)
        if card.id in by_role
    ]
    own = by_role.pop("", [])
    lost = [Group(role, "Narasumber yang sudah dihapus", tuple(found)) for role, found in by_role.items()]
    last = [Group("", ORGANISATION, tuple(own))] if own else []
    return (*asked, *lost, *last)


def forms(event_id: str) -> Forms:
    """Questions and sheets, for the page where the answers are typed."""
    asked = groups(event_id)
    kinds = {one.id: one.kind for group in asked for one in group.questions}
    scales: dict[int, dict[str, int]] = defaultdict(dict)
    words: dict[int, dict[str, str]] = defaultdict(dict)
    for row in rows.among("evaluation_answer", "item", list(kinds)):
        if row["value"] is not None:
            scales[row["sheet"]][row["item"]] = row["value"]
        if row["text"]:
            words[row["sheet"]][row["item"]] = row["text"]
    numbers = sorted(scales.keys() | words.keys())
    sheets = tuple(Sheet(number, scales.get(number, {}), words.get(number, {})) for number in numbers)
    return Forms(event_id, asked, sheets, planning.roles(event_id, "speaker"))


def results(event_id: str) -> tuple[GroupResult, ...]:
    """What the sheets say, group by group; a question left blank counts as blank, never as 0."""
    found = forms(event_id)
    return tuple(_result(group, found.sheets) for group in found.groups)


def _result(group: Group, sheets: tuple[Sheet, ...]) -> GroupResult:
    scaled = [one for one in group.questions if one.kind == SCALED]
    answers = {one.id: [sheet.scales.get(one.id) for sheet in sheets] for one in scaled}
    return GroupResult(
        group=group,
        scales=tuple((one, evaluation.scale_result(answers[one.id])) for one in scaled),
        whole=evaluation.scale_result(answer for own in answers.values() for answer in own),
        comments=tuple(
            (sheet.number, one, sheet.words[one.id])
            for one in group.questions
            if one.kind == WRITTEN
            for sheet in sheets
            if one.id in sheet.words
        ),
    )


def usual_groups(event_id: str) -> tuple[Group, ...]:
    """The questions that are asked where an event has none of its own; nothing of them is kept yet."""
    speakers = tuple(
        Group(
            card.id,
            card.display_name or card.position,
            tuple(Question(role=card.id, text=text) for text in evaluation.SPEAKER),
        )
        for card in planning.roles(event_id, "speaker")
    )
    own = [Question(text=text) for text in evaluation.ORGANISATION]
    own += [Question(kind=WRITTEN, text=text) for text in evaluation.OPEN_QUESTIONS]
    return (*speakers, Group("", ORGANISATION, tuple(own)))


def lay_questions(event_id: str) -> DataChange:
    """Put the usual questions on the sheet, once for each speaker; those that stand there already stay."""
    card = events.get(event_id)
    wanted = [(one.role, one.kind, one.text) for group in usual_groups(event_id) for one in group.questions]
    there = {(row["role"], row["kind"], row["text"]) for row in rows.find("evaluation_item", event=event_id)}
    fresh = [one for one in wanted if one not in there]
    if not fresh:
        return NOTHING
    with step(f"Menyusun lembar evaluasi {card.code}") as changes:
        first = len(there) + 1
        changes.put_many("evaluation_item", (
            (base.natural_id(event_id, "question", role or "", text),
             {"event": event_id, "role": role, "kind": kind, "text": text, "sort_order": order})
            for order, (role, kind, text) in enumerate(fresh, start=first)
        ))  # fmt: skip
        return changes.summary(event_id, f"{len(fresh)} pertanyaan ditambahkan")


def save_question(event_id: str, question: Question) -> DataChange:
    """Keep a question.

    Raises: UserError: no words, too many, or it was removed in the meantime.
    """
    text = " ".join(question.text.split())
    if not text or len(text) > _LONGEST_QUESTION or question.kind not in {SCALED, WRITTEN}:
        raise UserError(
            "Pertanyaan belum diisi." if not text else "Pertanyaan terlalu panjang.",
            "Pertanyaan belum disimpan.",
            f"Tulis satu kalimat, paling banyak {_LONGEST_QUESTION} huruf.",
        )
    events.get(event_id)
    order = question.sort_order or max(
        (row["sort_order"] for row in rows.find("evaluation_item", event=event_id)), default=0
    ) + 1  # fmt: skip
    with step(f"Menyimpan pertanyaan {text[:60]}") as changes:
        question_id = id_to_save("evaluation_item", question.id, "Pertanyaan")
        values = as_values(replace(question, text=text, sort_order=order)) | {"event": event_id}
        changes.put("evaluation_item", question_id, values)
        return changes.summary(question_id)


def delete_question(question_id: str) -> DataChange:
    """Take a question off the sheet, with the answers that were given to it."""
    row = existing("evaluation_item", question_id, "Pertanyaan")
    with step(f"Menghapus pertanyaan {row['text'][:60]}") as changes:
        remove_with_rows(changes, "evaluation_item", [question_id])
        return changes.summary(row["event"], f"Pertanyaan “{row['text'][:60]}” dihapus beserta jawabannya")


def set_answers(event_id: str, answers: Iterable[tuple[int, str, int | None]]) -> DataChange:
    """Record answers as one step: (sheet's number, question's id, 1 to 5; None leaves it blank).

    Raises: UserError: an answer that is none, a sheet's number below 1, or a question of another event.
    """
    told = list(answers)
    if any(value is not None and value not in SCALE for _, _, value in told):
        raise UserError("Jawaban itu bukan angka 1 sampai 5.", "Tidak ada yang dicatat.", "Tekan 1, 2, 3, 4, atau 5.")
    _ensure_own(event_id, [(sheet, question) for sheet, question, _ in told])
    with step(f"Mencatat evaluasi ({len(told)} jawaban)") as changes:
        changes.put_many(
            "evaluation_answer",
            (_answer(sheet, question, {"value": value}) for sheet, question, value in told),
        )
        return changes.summary(event_id)


def set_words(event_id: str, sheet: int, question_id: str, words: str) -> DataChange:
    """Record what a sheet says in words; "" takes it away.

    Raises: UserError: too long, a sheet's number below 1, or a question of another event.
    """
    if len(words) > _LONGEST_ANSWER:
        raise UserError(
            f"Jawaban berisi {len(words)} huruf; paling banyak {_LONGEST_ANSWER}.",
            "Jawaban belum disimpan.",
            "Pendekkan jawabannya.",
        )
    _ensure_own(event_id, [(sheet, question_id)])
    with step(f"Mencatat jawaban tertulis lembar {sheet}") as changes:
        changes.put("evaluation_answer", *_answer(sheet, question_id, {"text": words.strip()}))
        return changes.summary(event_id)


def clear_sheet(event_id: str, sheet: int) -> DataChange:
    """Take away all that a sheet said."""
    questions = [row["id"] for row in rows.find("evaluation_item", event=event_id)]
    own = [row["id"] for row in rows.among("evaluation_answer", "item", questions) if row["sheet"] == sheet]
    with step(f"Mengosongkan lembar evaluasi {sheet}") as changes:
        changes.put_many("evaluation_answer", ((row_id, {"deleted": True}) for row_id in own))
        return changes.summary(event_id, f"Lembar {sheet} dikosongkan")


def _ensure_own(event_id: str, cells: Iterable[tuple[int, str]]) -> None:
    own = {row["id"] for row in rows.find("evaluation_item", event=event_id)}
    if any(question not in own or not 1 <= sheet <= _MOST_SHEETS for sheet, question in cells):
        raise UserError("Pertanyaan atau lembar ini tidak ada.", "Tidak ada yang dicatat.", "Muat ulang (F5).")


def _answer(sheet: int, question_id: str, values: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    return base.natural_id(question_id, str(sheet)), {"item": question_id, "sheet": sheet, **values}
