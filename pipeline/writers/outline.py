"""What the documents for people have in common: their fixed words, the numbers of the review list, entries by block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, zip_longest

from pipeline.messages import codes, message
from pipeline.model.build import Build
from pipeline.model.english import Flag
from pipeline.model.report import Unread
from pipeline.model.summary import EntryKind, Summary, SummaryEntry, SummarySection, UsedTerm
from pipeline.writers.legible import one_line

CLICKABLE = ("https://", "http://", "mailto:")
"""A link to anything else (a script, a file of the writer's machine) is shown as text."""


def word(code: str, **fields: str | int) -> str:
    """Return the English of ``doc-<code>``: files are the same whatever the locale.

    >>> word("review-mark", numbers="3")
    '[review 3]'
    """
    return message(f"doc-{code}", {key: str(value) for key, value in fields.items()}, "en")


def fact_label(label: str) -> str:
    """Return the words of a fact's label; a label that the writer chose freely is its own."""
    code = f"fact-{label}"
    return message(code, {}, "en") if code in codes() else one_line(label)


def flag_words(flag: Flag) -> str:
    """Return what ``flag`` says, in a few words."""
    return message(f"flag-{flag.value}", {}, "en")


def label_words(entry: SummaryEntry) -> str:
    """Return what a bullet is about, in a word or two; empty where the text does not tell."""
    return message(f"label-{entry.label}", {}, "en") if entry.label else ""


def groups(section: SummarySection) -> Iterator[tuple[EntryKind, tuple[SummaryEntry, ...]]]:
    """Yield the entries of each block together with their kind."""
    for (_, kind), entries in groupby(section.entries, key=lambda entry: (entry.block, entry.kind)):
        yield kind, tuple(entries)


def depths(summary: Summary) -> tuple[int, ...]:
    """Return how deep the heading of each section stands, from 1; 0 for text before any heading.

    A draft may skip a level, or begin below the first; who hears a document read out must not miss one there.
    """
    above: list[int] = []
    found = []
    for section in summary.sections:
        if section.heading:
            above = [*(level for level in above if level < section.level), section.level]
        found.append(len(above) if section.heading else 0)
    return tuple(found)


def without_text(summary: Summary) -> tuple[bool, ...]:
    """Tell of each section whether its heading stands over nothing at all, no subsection either."""
    return tuple(
        bool(section.heading) and not section.entries and (after is None or after.level <= section.level)
        for section, after in zip_longest(summary.sections, summary.sections[1:])
    )


def review_numbers(summary: Summary) -> Mapping[str, int]:
    """Return the number of each sentence in the review list, counted from 1."""
    return {item.sentence_id: number for number, item in enumerate(summary.review, 1)}


def marks(entry: SummaryEntry, numbers: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers under which the sentences of ``entry`` stand in the review list."""
    return tuple(numbers[sentence] for sentence in entry.sentences if sentence in numbers)


def mark_words(entry: SummaryEntry, numbers: Mapping[str, int]) -> str:
    """Return the mark of an entry that asks for a person, ``[review 3, 4]``; of any other, nothing."""
    if not entry.needs_review:
        return ""
    found = marks(entry, numbers)
    return word("review-mark", numbers=", ".join(map(str, found))) if found else word("review-mark-bare")


def extra_links(entry: SummaryEntry) -> tuple[str, ...]:
    """Return the link targets that the English does not already show."""
    return tuple(dict.fromkeys(target for target in entry.links if target and target not in entry.english))


def state_word(build: Build) -> str:
    """Return how far people have come with the report, in a word: Draft, Reviewed, Final."""
    return message(f"state-{build.state}", {}, "en").capitalize()


def state_notice(build: Build, draft: str = "state-draft") -> str:
    """Return the line that says how far people have come: how much still waits, or who approved how much.

    ``draft`` is the code of the words while something waits.
    """
    waiting = sum(1 for item in build.summary.review if not item.sentence_id.startswith("meta:"))
    total = sum(1 for one in build.translations if Flag.KEPT not in one.flags)
    approved = sum(1 for one in build.translations if Flag.APPROVED in one.flags)
    by = ", ".join(sorted({one.who for one in build.approvals if one.who})) or word("nobody-named")
    when = max((one.when for one in build.approvals), default="")
    fields: dict[str, str | int] = {
        "open": waiting,
        "total": total,
        "approved": approved,
        "by": f"{by}, {when}" if when else by,
    }
    if build.summary.review:
        return word("state-strict" if build.layout.strict else draft, **fields)
    return word(f"state-{build.state}" if build.approvals else "state-unsigned", **fields)


def term_words(term: UsedTerm) -> str:
    """Return a term's English, with its status where it is not agreed, and what to say in place of one that is given up."""
    return term.english if term.status == "approved" else f"{term.english} ({status_words(term)})"


def status_words(term: UsedTerm) -> str:
    """Return the status of a term: "proposed", "deprecated; now hot plug"."""
    return f"{term.status}; now {term.successor}" if term.successor else term.status


def classification(build: Build) -> str:
    """Return who may read the report, in English and in the writer's own word."""
    own = one_line(build.analyzed.report.meta.classification)
    english = next((fact.value for fact in build.summary.facts if fact.label == "classification"), own)
    return english if english == own else f"{english} ({own})"


def dates(build: Build) -> str:
    """Return the dates of the event in English; empty if the writer gave none."""
    return next((fact.value for fact in build.summary.facts if fact.label == "dates"), "")


def unread_of(build: Build, *, with_pictures: bool = False) -> tuple[Unread, ...]:
    """Return what was not read and is not in the document either; one ``with_pictures`` shows what others only name."""
    shown = build.pictures if with_pictures else {}
    return tuple(one for one in build.analyzed.report.unread if not (one.kind == "image-path" and one.text in shown))


def left_out(build: Build, *, with_pictures: bool = False) -> tuple[str, ...]:
    """Return the lines on what the draft has and the document does not: what was not read, what a shorter length omits.

    One ``with_pictures`` shows what others only name.
    """
    return (
        *(omitted for reason in ("unsure", "aside", "length") for omitted in _omitted(build, reason)),
        *map(unread_words, unread_of(build, with_pictures=with_pictures)),
    )


def _omitted(build: Build, reason: str) -> Iterator[str]:
    """Yield how many sentences were left out, and the names, terms and numbers that are therefore in no bullet."""
    ones = [one for one in build.summary.omitted if one.reason == reason]
    carried = list(dict.fromkeys(carry for one in ones for carry in one.carries))
    if ones:
        words = word(f"omitted-{reason}", count=len(ones))
        yield f"{words} {word('omitted-carried', carried=', '.join(carried))}" if carried else words


def unread_words(unread: Unread) -> str:
    """Return one line on something in the draft that was not read."""
    words = word("unread", kind=unread.kind.replace("-", " "), amount=unread.amount, where=unread.where)
    return one_line(f"{words}: {unread.text}" if unread.text else words)
