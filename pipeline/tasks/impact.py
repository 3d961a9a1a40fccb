"""What a change of the glossary does to the drafts: only sentences that contain an affected form are translated again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import TripreportError
from pipeline.glossary.load import Glossary, glossary_from
from pipeline.glossary.traces import finder, keys_of
from pipeline.model.changes import Change, Impact, Row
from pipeline.tasks.affected import Effects, effects_on
from pipeline.tasks.bench import Bench, Hits, open_bench
from pipeline.tasks.drafts import Draft
from pipeline.tasks.sentence_index import Entry, index_of, key_of, pack, unpack, user_store
from pipeline.tasks.sides import Side

_SILENT = frozenset({"note", "reading"})
"""Kinds of changes that no English and no finding depends on."""

_WORTH_A_PROCESS = 40
"""So many drafts to read, or sentences to translate: fewer are done sooner than another process has started."""


class Plan(NamedTuple):
    """What is compared: both sides, the engine with the team's lexicon, whether the caches are used, how many processes work."""

    old: Side
    new: Side
    engine: str
    cached: bool = True
    jobs: int = 1
    lexicon: Path | None = None


def impact_of(changes: Sequence[Change], drafts: Sequence[Draft], plan: Plan) -> Impact:
    """Return what ``changes``, those from ``plan.old`` to ``plan.new``, do to ``drafts``.

    The same comes out for any number of jobs, with and without caches. Raises GlossaryError when one of the glossaries
    cannot be used; a draft that cannot be read is named in the result.
    """
    glossaries = _loaded(plan)
    rows_by_id = _rows_by_id(changes)
    with _Hands(plan, glossaries) as hands:
        entries = _entries(drafts, plan, hands)
        pattern = finder(keys_of(chain.from_iterable(rows_by_id.values()))) if rows_by_id else finder(())
        hits, unread, sentences = [], [], 0
        for draft, entry in zip(drafts, entries, strict=True):
            if not isinstance(entry, Entry):
                unread.append(draft.name)
                continue
            sentences += len(entry.traces) - 1
            if found := entry.hits(pattern):
                hits.append(Hits(draft, entry, found))
        effects = hands.share(hits, rows_by_id) if hits else []
    return _put_together(effects, len(drafts), sentences, hits, unread)


def _loaded(plan: Plan) -> tuple[Glossary, Glossary]:
    """Return both glossaries, named in messages as people know the sides."""
    return glossary_from(plan.old.files, plan.old.name), glossary_from(plan.new.files, plan.new.name)


def _rows_by_id(changes: Iterable[Change]) -> Mapping[str, tuple[Row, ...]]:
    """Return the rows of each concept whose change can be seen in English or in findings, as they were and as they are."""
    found: dict[str, dict[Row, None]] = {}
    for change in changes:
        if change.kind not in _SILENT:
            rows = found.setdefault(change.id, {})
            rows.update({row: None for row in (change.before, change.after) if row})
    return {id_: tuple(rows) for id_, rows in found.items()}


def _entries(drafts: Sequence[Draft], plan: Plan, hands: _Hands) -> list[Entry | TripreportError]:
    """Return the index of ``drafts``, from the cache where it is there."""
    if not plan.cached:
        return hands.read(drafts)
    store = user_store()
    keys = [_key(draft) for draft in drafts]
    kept = store.find(keys)
    missing = [at for at, text in enumerate(kept) if text is None]
    made = dict(zip(missing, hands.read([drafts[at] for at in missing]), strict=True))
    store.keep((keys[at], pack(entry)) for at, entry in made.items() if isinstance(entry, Entry))
    return [made[at] if text is None else unpack(text) for at, text in enumerate(kept)]


def _key(draft: Draft) -> str:
    try:
        return key_of(draft)
    except TripreportError:
        return ""  # reading it says what is wrong


class _Hands:
    """Those who do the work: this process, or several where there is enough for them."""

    def __init__(self, plan: Plan, glossaries: tuple[Glossary, Glossary]) -> None:
        self._plan = plan
        self._glossaries = glossaries
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> _Hands:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            # Waited for: the command leaves without tidying up, and workers that outlive it would hold its pipes open for ever.
            self._pool.shutdown(wait=True, cancel_futures=True)

    def read(self, drafts: Sequence[Draft]) -> list[Entry | TripreportError]:
        """Return the index of each draft."""
        if self._plan.jobs == 1 or len(drafts) < _WORTH_A_PROCESS:
            return [index_of(draft) for draft in drafts]
        return list(self._workers().map(index_of, drafts, chunksize=8))

    def share(self, hits: Sequence[Hits], rows_by_id: Mapping[str, tuple[Row, ...]]) -> list[Effects]:
        """Return the effects on each draft of ``hits``."""
        jobs = self._plan.jobs
        amount = sum(len(one.found) for one in hits)
        if jobs == 1 or amount < _WORTH_A_PROCESS or len(hits) == 1:
            return list(effects_on(hits, _open(self._plan, *self._glossaries), rows_by_id))
        # Neighbours stay together, and each process has a few turns: reports differ in length.
        size = max(-(-len(hits) // (jobs * 2)), 1)
        parts = [hits[at : at + size] for at in range(0, len(hits), size)]
        pool = self._workers()
        work = [pool.submit(_effects_on_bench, part, rows_by_id) for part in parts]
        return [effects for one in work for effects in one.result()]

    def _workers(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._plan.jobs, get_context("spawn"), _begin_work, (self._plan,))
        return self._pool


_plan_of_worker: list[Plan] = []
_bench_of_worker: list[Bench] = []
"""What a worker process is given when it starts, and the bench it opens when it first translates."""


def _begin_work(plan: Plan) -> None:
    _plan_of_worker.append(plan)


def _effects_on_bench(hits: Sequence[Hits], rows_by_id: Mapping[str, tuple[Row, ...]]) -> list[Effects]:
    if not _bench_of_worker:
        _bench_of_worker.append(_open(_plan_of_worker[0], *_loaded(_plan_of_worker[0])))
    return list(effects_on(hits, _bench_of_worker[0], rows_by_id))


def _open(plan: Plan, old: Glossary, new: Glossary) -> Bench:
    return open_bench(old, new, plan.engine, cached=plan.cached, lexicon=plan.lexicon)


def _put_together(
    effects: Sequence[Effects], reports: int, sentences: int, hits: Sequence[Hits], unread: Sequence[str]
) -> Impact:
    return Impact(
        reports,
        sentences,
        sum(one.looked_at for one in effects),
        tuple(chain.from_iterable(one.affected for one in effects)),
        tuple(chain.from_iterable(one.bullets for one in effects)),
        tuple(chain.from_iterable(one.findings for one in effects)),
        tuple(unread),
    )
