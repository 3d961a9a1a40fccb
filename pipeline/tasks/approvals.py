"""``approved.tsv`` beside a draft: reading and writing it, and finding out which of its rows the draft has outgrown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from pipeline.errors import InputError
from pipeline.model.approval import Approval, Approvals, by_japanese, on_one_line
from pipeline.model.report import Meta, Report, report_sentences
from pipeline.model.summary import Fact
from pipeline.readers.raw import read_file
from pipeline.tasks.drafts import Draft
from pipeline.tasks.store import write_file

FILE = "approved.tsv"
COLUMNS = ("ja", "en", "who", "when", "note")
LARGEST = 8 * 1024 * 1024
"""In bytes: more than any report has sentences."""

_ALIKE = 0.6
"""From this similarity on (``difflib``, 0 to 1) a sentence counts as the changed form of another."""

_MOST_COMPARED = 200_000
"""So many pairs of sentences are compared; beyond this a draft has changed altogether."""


def load_approvals(draft: Draft) -> tuple[Approval, ...]:
    """Return the rows of ``approved.tsv`` beside ``draft``; none if there is no such file.

    Raises InputError, with the line, for what is no such table, a row without Japanese or English, and Japanese with
    two different English.
    """
    path = draft.path.with_name(FILE)
    if not (path.exists() or path.is_symlink()):
        return ()
    return parse_approvals(read_file(path, _shown(draft), LARGEST + 1), _shown(draft))


def parse_approvals(data: bytes, name: str = FILE) -> tuple[Approval, ...]:
    r"""Return the rows of ``data``, the bytes of the file shown as ``name``; raises InputError as ``load_approvals``.

    A byte order mark, CRLF, empty lines and missing cells at the end of a row are tolerated.

    >>> parse_approvals("ja\ten\twho\twhen\tnote\n未定である。\tIt is not decided.\n".encode())[0].english
    'It is not decided.'
    """
    if len(data) > LARGEST:
        raise InputError("input-too-big", path=name, limit=f"{LARGEST // 1024 // 1024} MiB")
    try:
        header, *lines = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        raise InputError("approved-encoding", path=name, line=data[: error.start].count(b"\n") + 1) from None
    if tuple(header.split("\t")) != COLUMNS:
        raise InputError("approved-header", path=name, line=1, value=header, allowed=" ".join(COLUMNS))
    found: dict[str, tuple[int, Approval]] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(COLUMNS):
            raise InputError("approved-cells", path=name, line=number, value=len(cells), allowed=len(COLUMNS))
        one = Approval(*cells, *([""] * (len(COLUMNS) - len(cells))))
        if not one.japanese or not one.english:
            raise InputError("approved-empty", path=name, line=number, column="en" if one.japanese else "ja")
        first, same = found.setdefault(one.japanese, (number, one))
        if same.english != one.english:
            raise InputError("approved-twice", path=name, line=number, first=first, ja=one.japanese)
    return tuple(one for _, one in found.values())


def save_approvals(draft: Draft, approvals: Iterable[Approval], order: Sequence[str]) -> None:
    """Write ``approved.tsv`` beside ``draft``: in the order of its Japanese, ``order``, then what is no longer there.

    Raises OutputError; the file is then as it was.
    """
    places = {on_one_line(japanese): at for at, japanese in reversed(list(enumerate(order)))}
    rows = sorted(approvals, key=lambda one: (places.get(on_one_line(one.japanese), len(places)), one.japanese))
    cells = [(one.japanese, one.english, one.who, one.when, one.note) for one in rows]
    lines = ["\t".join(map(on_one_line, row)) for row in (COLUMNS, *cells)]
    write_file(draft.path.with_name(FILE), "".join(f"{line}\n" for line in lines).encode())


def fitted(approvals: Sequence[Approval], report: Report) -> Approvals:
    """Return ``approvals`` as they apply to ``report``: by Japanese, and the stale ones by the sentence that changed.

    An approval whose Japanese the report no longer has belongs to the sentence most like it that has none itself.
    """
    approved = by_japanese(approvals)
    known = {on_one_line(sentence.text): sentence.id for sentence in report_sentences(report)}
    free = [(text, known[text]) for text in known if text not in approved and len(text) > 1]
    of_meta = texts_of(report.meta)
    lost = [japanese for japanese in approved if japanese not in known and japanese not in of_meta]
    stale: dict[str, Approval] = {}
    if len(free) * len(lost) <= _MOST_COMPARED:
        for japanese in lost:
            if sentence := _most_like(japanese, free):
                stale.setdefault(sentence, approved[japanese])
    return Approvals(approved, stale)


def divided(
    approvals: Approvals, report: Report, facts: Sequence[Fact]
) -> tuple[tuple[Approval, ...], tuple[Approval, ...]]:
    """Return the approvals that ``report`` and its ``facts`` have the Japanese of, and the others."""
    here = {on_one_line(sentence.text) for sentence in report_sentences(report)} | texts_of(report.meta)
    here |= {on_one_line(fact.japanese) for fact in facts}
    by_use: tuple[list[Approval], list[Approval]] = ([], [])
    for japanese, approval in approvals.by_japanese.items():
        by_use[japanese not in here].append(approval)
    return tuple(by_use[0]), tuple(by_use[1])


def _most_like(japanese: str, sentences: Sequence[tuple[str, str]]) -> str:
    """Return the id of the sentence most like ``japanese``, or nothing if none is."""
    matcher = SequenceMatcher(b=japanese, autojunk=False)
    best, found = _ALIKE, ""
    for text, sentence in sentences:
        matcher.set_seq1(text)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, found = ratio, sentence
    return found


def texts_of(meta: Meta) -> frozenset[str]:
    """Return the values of ``meta`` that a person may approve the English of."""
    lists = ("、".join(meta.travellers), ", ".join(meta.travellers), *meta.travellers)
    facts = (meta.title, meta.title_en, meta.event, meta.place, meta.classification, *lists)
    others = (text for key, value in meta.other for text in (value, f"{key}: {value}"))
    return frozenset(on_one_line(text) for text in (*facts, *others) if text)


def _shown(draft: Draft) -> str:
    return draft.name[: len(draft.name) - len(draft.path.name)] + FILE
