"""What every form of the review says, in the same words and order: concepts, their changes, what each does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from pipeline.glossary.diff import cell
from pipeline.messages import Language, message
from pipeline.model.changes import CHANGE_KINDS, Affected, AffectedBullet, AffectedFinding, Change, GlossaryReview
from pipeline.model.english import Flag

_LISTS = frozenset({"variants", "forbidden"})
_WORDS = re.compile(r"\s+|\w+(?:['’.-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class ConceptReview:
    """A changed concept with everything that its changes do. ``japanese`` and ``english`` are as they are now.

    ``facts`` are the event facts and bullets that change though no sentence does.
    """

    id: str
    japanese: str
    english: str
    changes: tuple[Change, ...]
    affected: tuple[Affected, ...]
    facts: tuple[AffectedBullet, ...]
    findings: tuple[AffectedFinding, ...]

    @property
    def reworded(self) -> tuple[Affected, ...]:
        """The sentences whose English changes."""
        return tuple(one for one in self.affected if one.reworded)

    @property
    def restated(self) -> tuple[Affected, ...]:
        """The sentences whose English stays, but not how sure it is."""
        return tuple(one for one in self.affected if not one.reworded and one.before != one.after)

    @property
    def in_order(self) -> tuple[Affected, ...]:
        """All of its sentences, those first whose English changes, those last in which nothing but a term is lost."""
        return tuple(sorted(self.affected, key=lambda one: (not one.reworded, one.before == one.after)))

    @property
    def losing(self) -> tuple[Affected, ...]:
        """The sentences in which the concept is found no longer."""
        ids = {self.id, *(row.cells[0] for change in self.changes for row in (change.before,) if row)}
        return tuple(one for one in self.affected if not ids.isdisjoint(one.lost))

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that anything changes in, in order."""
        everything = (self.affected, self.facts, self.findings)
        return tuple(dict.fromkeys(one.report for ones in everything for one in ones))


class Part(NamedTuple):
    """A stretch of a sentence, and whether it differs from the other side."""

    text: str
    differs: bool


def concepts(review: GlossaryReview) -> tuple[ConceptReview, ...]:
    """Return the changed concepts: those that change most sentences first, then by id."""
    by_id: dict[str, list[Change]] = {}
    for change in review.changes:
        by_id.setdefault(change.id, []).append(change)
    impact = review.impact
    affected = _by_id(impact.affected if impact else ())
    facts = _by_id([one for one in impact.bullets if one.by_itself] if impact else ())
    findings = _by_id(impact.findings if impact else ())
    found = [
        ConceptReview(
            id_,
            *_said(changes),
            tuple(changes),
            tuple(affected.get(id_, ())),
            tuple(facts.get(id_, ())),
            tuple(findings.get(id_, ())),
        )
        for id_, changes in by_id.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.reworded), -len(one.facts), -len(one.affected), one.id)))


One = TypeVar("One", Affected, AffectedBullet, AffectedFinding)
"""Something that changed concepts are named in."""


def _by_id(ones: Iterable[One]) -> Mapping[str, list[One]]:
    found: dict[str, list[One]] = {}
    for one in ones:
        for id_ in one.ids:
            found.setdefault(id_, []).append(one)
    return found


def _said(changes: Sequence[Change]) -> tuple[str, str]:
    row = next((row for change in changes for row in (change.after, change.before) if row), None)
    return (row.cells[1], row.cells[2]) if row else ("", "")


def change_words(change: Change, lang: Language = "en") -> str:
    """Return what ``change`` is, in words: ``English: "A" → "B"``."""
    fields = {"old": change.old or "", "new": change.new or "", "column": change.column}
    code = f"change-{change.kind}"
    if change.column in _LISTS:
        old, new = (_values(side) for side in (change.old, change.new))
        gone, come = (", ".join(one for one in side if one not in other) for side, other in ((old, new), (new, old)))
        fields = {"gone": gone, "come": come}
        code = f"change-{change.kind}-" + ("both" if gone and come else "gone" if gone else "come")
    elif change.column in (
        "pos",
        "domain",
        "definition",
        "note",
        "successor",
        "grammar",
        "expansion",
        "reading",
        "kind",
    ):
        code = f"change-cell-{'both' if change.old and change.new else 'gone' if change.old else 'come'}"
        fields["column"] = message(f"column-{change.column}", {}, lang)
    elif change.kind in ("added", "removed", "merged", "split"):
        fields["ja"], fields["status"] = (cell(change.after or change.before, one) for one in ("ja", "status"))
    words = message(code, fields, lang)
    if change.kind == "id" or change.matched_by == "id":
        return words
    return f"{words} {message(f'change-matched-{change.matched_by}', {}, lang)}"


def _values(cell: str | None) -> list[str]:
    return [one for one in (cell or "").split(" | ") if one]


def effect_words(one: ConceptReview, lang: Language = "en") -> str:
    """Return how much the changes of a concept do, in one line."""
    counts = {
        "sentences": len(one.reworded) + len(one.facts),
        "restated": len(one.restated),
        "new": sum(finding.is_new for finding in one.findings),
        "resolved": sum(not finding.is_new for finding in one.findings),
        "lost": len(one.losing),
    }
    parts = [counted(f"effect-{name}", count, lang) for name, count in counts.items() if count]
    if not parts:
        return message("effect-none", {}, lang)
    return f"{counted('effect-reports', len(one.reports), lang)} {', '.join(parts)}"


def counted(code: str, count: int, lang: Language = "en") -> str:
    """Return the words of ``code`` for ``count`` things; one thing has words of its own, ``<code>-one``.

    >>> counted("effect-sentences", 1), counted("effect-sentences", 2)
    ('1 sentence reads differently', '2 sentences read differently')
    """
    return message(f"{code}-one" if count == 1 else code, {"count": str(count)}, lang)


def restated_words(one: Affected, lang: Language = "en") -> str:
    """Return what changes for a sentence whose English stays."""
    gone, come = set(one.before.flags) - set(one.after.flags), set(one.after.flags) - set(one.before.flags)
    parts = [message("restated-gone", {"flag": _flag(flag, lang)}, lang) for flag in Flag if flag in gone]
    parts += [message("restated-come", {"flag": _flag(flag, lang)}, lang) for flag in Flag if flag in come]
    if one.before == one.after:
        parts.append(message("restated-same", {}, lang))
    elif not parts:
        fields = {"old": f"{one.before.confidence:.2f}", "new": f"{one.after.confidence:.2f}"}
        parts.append(message("restated-confidence", fields, lang))
    return "; ".join(parts)


def _flag(flag: Flag, lang: Language) -> str:
    return message(f"flag-{flag.value}", {}, lang)


def finding_words(one: AffectedFinding, lang: Language = "en") -> str:
    """Return a finding that comes or goes, with its place."""
    words = message(one.finding.message, dict(one.finding.fields), lang)
    return message(
        "finding-new" if one.is_new else "finding-resolved",
        {"path": one.path, "line": str(one.line), "severity": one.finding.severity, "words": words},
        lang,
    )


def kind_counts(review: GlossaryReview) -> Iterator[tuple[str, int]]:
    """Yield each kind of change that occurs, with how often."""
    for kind in CHANGE_KINDS:
        if count := sum(change.kind == kind for change in review.changes):
            yield kind, count


def title_words(review: GlossaryReview, lang: Language = "en") -> str:
    """Return what the review compares."""
    return message("review-of-glossary", {"old": review.old, "new": review.new}, lang)


def summary_words(review: GlossaryReview, lang: Language = "en") -> str:
    """Return the whole in one line: changes, concepts, and what they do to the reports."""
    if not review.changes:
        return message("glossary-same", {}, lang)
    count = len({change.id for change in review.changes})
    parts = [counted("total-changes", len(review.changes), lang) + " " + counted("total-concepts", count, lang)]
    if (impact := review.impact) is None:
        parts.append(message("impact-not-asked", {}, lang))
    else:
        reworded = [one for one in impact.affected if one.reworded]
        facts = [one for one in impact.bullets if one.by_itself]
        reports = {one.report for one in reworded} | {one.report for one in facts}
        found = (counted("effect-sentences", len(reworded) + len(facts), lang), len(reports), impact.reports)
        parts.append(
            message("total-sentences", dict(zip(("words", "reports", "all"), map(str, found), strict=True)), lang)
        )
        new = sum(one.is_new for one in impact.findings)
        for code, number in (("effect-new", new), ("effect-resolved", len(impact.findings) - new)):
            if number:
                parts.append(message("total-findings", {"words": counted(code, number, lang)}, lang))
    return " ".join(parts)


def marked_parts(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return both sentences in parts, word by word, those that differ marked.

    >>> marked_parts("a hot plug.", "a hotplug.")[1]
    (Part(text='a ', differs=False), Part(text='hotplug', differs=True), Part(text='.', differs=False))
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    sides: tuple[list[Part], list[Part]] = ([], [])
    for tag, start, end, other_start, other_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, words in zip(sides, (old[start:end], new[other_start:other_end]), strict=True):
            if words:
                side.append(Part("".join(words), tag != "equal"))
    return _joined(sides[0]), _joined(sides[1])


def _joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Join differing parts that only a space parts: one long mark reads better than two."""
    joined: list[Part] = []
    for part in parts:
        if len(joined) > 1 and part.differs and joined[-2].differs and joined[-1].text.isspace():
            joined[-2:] = [Part(joined[-2].text + joined[-1].text + part.text, True)]
        else:
            joined.append(part)
    return tuple(joined)
