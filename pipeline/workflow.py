"""The whole way, stage by stage: read -> analyze -> check, translate -> summarize -> write. Start reading here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import VERSION
from pipeline.checks import check
from pipeline.errors import InternalError, TripreportError, UsageError
from pipeline.glossary import Glossary, load_glossary
from pipeline.model.build import LAYOUT, Build, Layout, Signature
from pipeline.model.english import Translation
from pipeline.model.report import Note, Report
from pipeline.readers import read
from pipeline.readers.raw import load_raw
from pipeline.settings import Project
from pipeline.summary import summarize, values_of
from pipeline.tasks import store
from pipeline.tasks.approvals import divided, fitted, load_approvals
from pipeline.tasks.drafts import Draft
from pipeline.tasks.pictures import load_pictures
from pipeline.tasks.reading import Syntax, analyze, analyze_lines
from pipeline.text.tokenizer import DICTIONARY
from pipeline.translation import ENGINES, translate
from pipeline.translation.engine import Engine
from pipeline.writers import WRITERS

if TYPE_CHECKING:
    from pipeline.tasks.mail import Packed


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every report of a run is made with: loaded once, used for all."""

    project: Project
    glossary: Glossary
    engine_name: str
    engine: Engine
    cache: bool = True
    layout: Layout = LAYOUT

    @property
    def syntax(self) -> Syntax:
        """How sentences are to be analysed for the engine."""
        if not self.engine.needs_syntax:
            return "none"
        return "cached" if self.cache else "fresh"


def open_workshop(project: Project, engine: str = "", *, cache: bool = True, layout: Layout | None = None) -> Workshop:
    """Load the project's glossary and the engine named ``engine`` (empty: the project's own choice).

    ``cache`` says whether parses are kept in the user's cache, ``layout`` how documents are to look (None: ours).

    Raises GlossaryError for a glossary with broken rows and UsageError for an engine that does not exist.
    """
    name = engine or project.settings.engine
    if name not in ENGINES:
        raise UsageError("no-such-engine", engine=name, allowed=", ".join(ENGINES))
    glossary = load_glossary(project.glossary)
    return Workshop(
        project, glossary, name, ENGINES[name](glossary, project.glossary / "lexicon"), cache, layout or LAYOUT
    )


def build(draft: Draft, workshop: Workshop) -> Build:
    """Take ``draft`` the whole way to the value that the writers are given."""
    signature = signature_of(draft, workshop)
    analyzed = analyze(draft, workshop.glossary, workshop.syntax)
    findings = check(analyzed, workshop.glossary, policy=workshop.project.settings.check.of(draft.slug))
    approvals = fitted(load_approvals(draft), analyzed.report)
    translations = translate(analyzed.sentences, workshop.engine, approvals)
    length = workshop.project.settings.length
    values = _values(analyzed.report, workshop)
    summary = summarize(analyzed, translations, workshop.glossary, approvals, length, values)
    used, outdated = divided(approvals, analyzed.report, summary.facts)
    return Build(
        slug=draft.slug,
        analyzed=analyzed,
        translations=translations,
        summary=summary,
        findings=findings,
        signature=signature,
        approvals=used,
        outdated=outdated,
        stale=approvals.stale,
        pictures=load_pictures(draft, analyzed.report),
        layout=workshop.layout,
    )


def _values(report: Report, workshop: Workshop) -> Mapping[str, Translation]:
    """Return what the engine makes of the event facts that the glossary does not cover, by their Japanese."""
    values = values_of(report, workshop.glossary)
    sentences = analyze_lines("\n".join(values).encode(), workshop.glossary, workshop.syntax)
    return dict(zip(values, translate(sentences, workshop.engine), strict=True))


def write(build: Build) -> Mapping[str, bytes]:
    """Return every output of ``build`` by its suffix."""
    return {suffix: writer(build) for suffix, writer in WRITERS.items()}


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a draft: ``document`` is its Word document; not ``fresh`` when nothing had changed.

    ``notes`` and ``unread`` (how many passages were not read) are what the reader wants people to know.
    """

    document: Path
    fresh: bool
    notes: tuple[Note, ...] = ()
    unread: int = 0


def build_and_store(draft: Draft, workshop: Workshop, out: Path, *, force: bool = False) -> Result:
    """Build ``draft`` into ``out/<slug>/`` unless nothing has changed since the last time.

    Raises UsageError when what is built would lie among what people write, InputError, and OutputError.
    """
    folder = out / draft.slug
    _keep_off_drafts(draft, workshop.project, folder)
    document = folder / f"{draft.slug}.docx"
    signature = str(signature_of(draft, workshop))
    if not force and store.is_current(folder, signature, tuple(WRITERS)):
        return Result(document, fresh=False)
    built = build(draft, workshop)
    store.store(folder, signature, write(built))
    report = built.analyzed.report
    return Result(document, True, report.notes, sum(one.amount for one in report.unread))


def pack(draft: Draft, workshop: Workshop, out: Path, *, renew: bool = True) -> Packed:
    """Return the report of ``draft`` with its Word document in ``out``, for a mail.

    With ``renew`` what is not current is built first. Raises UsageError if there is no document, and what
    ``build_and_store`` raises.
    """
    from pipeline.tasks.mail import Packed

    folder = out / draft.slug
    document = folder / f"{draft.slug}.docx"
    built = build(draft, workshop)
    current = store.is_current(folder, str(built.signature), tuple(WRITERS))
    if renew and not current:
        _keep_off_drafts(draft, workshop.project, folder)
        store.store(folder, str(built.signature), write(built))
        current = True
    try:
        return Packed(built, document.read_bytes(), current)
    except FileNotFoundError:
        raise UsageError("mail-not-built", path=str(document)) from None


def _keep_off_drafts(draft: Draft, project: Project, folder: Path) -> None:
    """Refuse to write where drafts or the glossary lie: an output might have the name of one."""
    target = folder.resolve()
    for kept in (project.reports.resolve(), project.glossary.resolve()):
        if target.is_relative_to(kept):
            raise UsageError("out-among-drafts", path=str(folder), kept=str(kept))
    if target == draft.path.resolve().parent:
        raise UsageError("out-among-drafts", path=str(folder), kept=str(draft.path))


def build_all(
    drafts: Sequence[Draft], workshop: Workshop, out: Path, *, jobs: int = 1, force: bool = False
) -> Iterator[Result | TripreportError]:
    """Build every draft; yield, in order, what became of each, or the error that kept it from being built.

    With ``jobs`` above 1 that many processes share the work; each opens the workshop for itself.
    """
    if jobs == 1 or len(drafts) < 2:
        for draft in drafts:
            yield _build_or_error(draft, workshop, out, force)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    bench = (workshop.project, workshop.engine_name, workshop.cache, workshop.layout)
    with ProcessPoolExecutor(min(jobs, len(drafts)), get_context("spawn"), _open_bench, bench) as pool:
        results = [pool.submit(_build_on_bench, draft, out, force) for draft in drafts]
        for result in results:
            yield result.result()


def _build_or_error(draft: Draft, workshop: Workshop, out: Path, force: bool) -> Result | TripreportError:
    try:
        return build_and_store(draft, workshop, out, force=force)
    except InternalError:
        raise
    except TripreportError as error:
        return error


_bench: list[Workshop] = []
"""The workshop of a worker process: opened once, used for every draft the process is given."""


def _open_bench(project: Project, engine: str, cache: bool, layout: Layout) -> None:
    _bench.append(open_workshop(project, engine, cache=cache, layout=layout))


def _build_on_bench(draft: Draft, out: Path, force: bool) -> Result | TripreportError:
    return _build_or_error(draft, _bench[0], out, force)


def signature_of(draft: Draft, workshop: Workshop) -> Signature:
    """Return what a result made from ``draft`` in ``workshop`` is traced by.

    Raises InputError when the draft or a file beside it cannot be read.
    """
    return Signature(
        version=VERSION,
        engine=workshop.engine.name,
        glossary=workshop.glossary.content_hash,
        lexicon=workshop.engine.lexicon_hash,
        dictionary=DICTIONARY,
        inputs=_inputs_hash(draft, workshop.project.settings.length, workshop.layout),
    )


def _inputs_hash(draft: Draft, length: str, layout: Layout) -> str:
    """Hash all that an output is made from besides glossary and engine: a change of any of it builds again."""
    digest = hashlib.sha256(f"{draft.name}\0{length}".encode())
    beside = (draft.path.with_name(name) for name in ("report.toml", "approved.tsv"))
    for path in (draft.path, *(path for path in beside if path.is_file())):
        digest.update(path.name.encode() + b"\0" + load_raw(path, draft.name).sha256.encode())
    if draft.path.suffix.lower() in _WITH_PICTURES_BESIDE:
        for target, data in sorted(load_pictures(draft, read(draft.path, draft.name)).items()):
            digest.update(target.encode("utf-8", "surrogatepass") + b"\0" + hashlib.sha256(data).digest())
    if layout != LAYOUT:
        digest.update(f"{layout.paper} {layout.strict} ".encode() + hashlib.sha256(layout.template).digest())
    return digest.hexdigest()[:12]


_WITH_PICTURES_BESIDE = frozenset({".md", ".markdown"})
