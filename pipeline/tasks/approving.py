"""Approving sentences: which ones are asked for, what a decision makes of the approvals, what comes back in Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.model.approval import Approval, by_japanese, on_one_line
from pipeline.model.build import Build
from pipeline.model.english import Doubt, Flag, Translation
from pipeline.model.report import Section, section_sentences
from pipeline.model.review import ReviewRow, digest_of
from pipeline.translation.gates import gate_reasons


class Question(NamedTuple):
    """A sentence (or a title, a fact) that a person is asked about; ``earlier`` is what was approved before it changed."""

    sentence_id: str
    section: str
    japanese: str
    english: str
    flags: tuple[Flag, ...]
    doubts: tuple[Doubt, ...] = ()
    earlier: str = ""

    @property
    def has_english(self) -> bool:
        """Whether there is something that can be accepted as it is."""
        return Flag.NOT_TRANSLATED not in self.flags and bool(self.english.strip())


def questions(build: Build, *, every: bool = False) -> tuple[Question, ...]:
    """Return what waits for a person, in the order of the report; with ``every`` all that nobody has approved.

    The same Japanese is asked for once: an approval is for all of its places.
    """
    asked: dict[str, Question] = {}
    for question in _questions(build):
        if every or any(flag.asks_for_review for flag in question.flags):
            asked.setdefault(on_one_line(question.japanese), question)
    return tuple(asked.values())


def _questions(build: Build) -> Iterator[Question]:
    listed = {item.sentence_id: item for item in build.summary.review}
    for item in build.summary.review:
        if item.sentence_id.startswith("meta:"):
            yield Question(item.sentence_id, "", item.japanese, item.english, item.flags)
    translations = {one.sentence_id: one for one in build.translations}
    for section in build.analyzed.report.sections:
        for sentence in section_sentences(section):
            translation = translations[sentence.id]
            if not {Flag.APPROVED, Flag.KEPT} & set(translation.flags):
                flags = listed[sentence.id].flags if sentence.id in listed else translation.flags
                yield _question(section, sentence.text, translation, flags, build)


def _question(
    section: Section, japanese: str, translation: Translation, flags: tuple[Flag, ...], build: Build
) -> Question:
    stale = build.stale.get(translation.sentence_id)
    return Question(
        sentence_id=translation.sentence_id,
        section=" > ".join(section.path),
        japanese=japanese,
        english=translation.english,
        flags=flags,
        doubts=translation.doubts,
        earlier=stale.english if stale else "",
    )


def warnings(build: Build, question: Question, english: str) -> tuple[Doubt, ...]:
    """Return what the gates say of ``english`` as the approved English of ``question``; metadata has no gates."""
    for one in build.analyzed.sentences:
        if one.sentence.id == question.sentence_id:
            return gate_reasons(one, Translation(question.sentence_id, english, 1.0, (Flag.APPROVED,)))
    return ()


def with_approval(approvals: Sequence[Approval], new: Approval) -> tuple[Approval, ...]:
    """Return ``approvals`` with ``new`` in the place of any other for the same Japanese."""
    return tuple((by_japanese(approvals) | by_japanese([new])).values())


def without_approval(approvals: Sequence[Approval], japanese: str, before: Approval | None) -> tuple[Approval, ...]:
    """Return ``approvals`` as they were before ``japanese`` was approved: with the row ``before``, or with none."""
    kept = {key: one for key, one in by_japanese(approvals).items() if key != on_one_line(japanese)}
    return tuple((kept | by_japanese([before] if before else [])).values())


@dataclass(frozen=True, slots=True)
class Taken:
    """What a review document brings back: Japanese and English by pairs, rows left as built, rows that cannot be used."""

    pairs: tuple[tuple[str, str], ...]
    unchanged: int
    problems: tuple[InputError, ...]


def taken_back(build: Build, rows: Sequence[ReviewRow], *, every: bool = False) -> Taken:
    """Return what ``rows`` of a review document of this report approve: the English that a person changed.

    With ``every`` the unchanged English as well: the person says to have read all of it. Whether a cell was changed is
    told by what it was made with, so that a document made before the last change of the glossary can still be used. A
    row whose sentence the draft no longer has, or with an empty cell, is a problem; and so is the same Japanese with two
    different English, if both were written by a person.
    """
    here = {question.sentence_id: question for question in _known(build)}
    by_text = {"".join(question.japanese.split()): question for question in here.values()}
    chosen: dict[str, tuple[ReviewRow, str]] = {}
    problems: list[InputError] = []
    torn: set[str] = set()
    unchanged = 0
    for row in rows:
        question = here.get(row.sentence_id) or by_text.get("".join(row.japanese.split()))
        fields = {"id": row.sentence_id, "ja": row.japanese}
        changed = row.digest != digest_of(row.english) if row.digest else not question or _differs(row, question)
        if not changed and not (every and question and _can_be_accepted(question)):
            unchanged += 1
        elif question is None:
            problems.append(InputError("approve-row-lost", **fields))
        elif not row.english:
            problems.append(InputError("approve-row-empty", **fields))
        else:
            japanese = on_one_line(question.japanese)
            other = chosen.setdefault(japanese, (row, row.english))
            if other[1] != row.english and japanese not in torn:
                torn.add(japanese)
                problems.append(InputError("approve-row-conflict", **fields))
    pairs = ((japanese, english) for japanese, (_, english) in chosen.items() if japanese not in torn)
    return Taken(tuple(pairs), unchanged, tuple(problems))


def _known(build: Build) -> Iterator[Question]:
    """Yield every sentence of the report, settled or not, and what waits in the metadata."""
    for item in build.summary.review:
        if item.sentence_id.startswith("meta:"):
            yield Question(item.sentence_id, "", item.japanese, item.english, item.flags)
    for one, translation in zip(build.analyzed.sentences, build.translations, strict=True):
        yield Question(one.sentence.id, "", one.sentence.text, translation.english, translation.flags)


def _can_be_accepted(question: Question) -> bool:
    return question.has_english and not {Flag.KEPT, Flag.APPROVED} & set(question.flags)


def _differs(row: ReviewRow, question: Question) -> bool:
    return digest_of(row.english) != digest_of(question.english)
