"""Built reports whose terms have changed since they were built, told by what their JSON holds: git is not needed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.glossary.load import Glossary
from pipeline.glossary.match import find_matches
from pipeline.model.english import Flag
from pipeline.model.outdated import Aspect, Outdated, StaleTerm
from pipeline.model.report import Meta, Report, Source
from pipeline.model.terms import Concept, Term
from pipeline.summary.facts import facts_of
from pipeline.summary.terms import grammar_of
from pipeline.text.tokenizer import tokenize
from pipeline.writers.json import REPORT_SCHEMA

_Value = Mapping[str, Any]


def built_reports(out: Path) -> tuple[str, ...]:
    """Return the slugs of the reports that lie built in the folder ``out``, sorted."""
    return tuple(sorted(path.parent.name for path in out.glob("*/*.json") if path.stem == path.parent.name))


def outdated(out: Path, slug: str, glossary: Glossary) -> Outdated | None:
    """Return what ``glossary`` says otherwise by now than the report ``slug`` built in ``out``; None when nothing.

    Sentences that a person approved do not ask the glossary. Raises InputError for a report that is not there or is none
    of ours.
    """
    value = _load(out / slug / f"{slug}.json")
    if value["signature"]["glossary"] == glossary.content_hash:
        return None
    then = {term["id"]: term for term in value["terms"]}
    sentences: Counter[tuple[str, Aspect]] = Counter()
    touched = 0
    for sentence in value["sentences"]:
        if Flag.APPROVED not in sentence["flags"]:
            stale = set(_stale_in(sentence, then, glossary))
            sentences.update(stale)
            touched += bool(stale)
    terms = [_term(id_, aspect, count, then, glossary) for (id_, aspect), count in sorted(sentences.items())]
    facts = tuple(_facts(value, glossary))
    return Outdated(slug, (*terms, *facts), touched) if terms or facts else None


def _load(path: Path) -> _Value:
    try:
        value = json.loads(path.read_bytes())
        if isinstance(value, dict) and value["schema"] == REPORT_SCHEMA:
            return value
    except OSError as error:
        raise InputError("outdated-not-built", path=str(path)) from error
    except (ValueError, KeyError):
        pass
    raise InputError("outdated-unreadable", path=str(path))


def _stale_in(sentence: _Value, then: Mapping[str, _Value], glossary: Glossary) -> Iterator[tuple[str, Aspect]]:
    """Yield the concepts of one sentence that are found or said otherwise now, and in what."""
    text = sentence["ja"]
    ids = {match.concept.id for match in find_matches(glossary, text, tokenize(text))}
    for id_ in sentence["terms"]:
        concept = glossary.by_id.get(id_)
        if concept is None:
            yield id_, "removed"
        elif id_ not in ids:
            yield id_, "unfound"
        else:
            yield from ((id_, aspect) for aspect in _differing(then[id_], concept))
    yield from ((id_, "found") for id_ in ids - set(sentence["terms"]))


def _said(concept: Concept) -> dict[Aspect, str]:
    """Return what a report keeps of a concept."""
    return {
        "english": concept.en,
        "japanese": concept.ja,
        "expansion": concept.expansion if isinstance(concept, Term) else "",
        "status": concept.status,
        "grammar": grammar_of(concept),
    }


def _differing(term: _Value, concept: Concept) -> Iterator[Aspect]:
    return (aspect for aspect, now in _said(concept).items() if term.get(aspect, now) != now)


def _term(id_: str, aspect: Aspect, count: int, then: Mapping[str, _Value], glossary: Glossary) -> StaleTerm:
    before, concept = then.get(id_), glossary.by_id.get(id_)
    now = _said(concept) if concept else {}
    key: Aspect = aspect if aspect in now else "english"
    return StaleTerm(id_, aspect, before[key] if before else "", now.get(key, ""), count)


def _facts(value: _Value, glossary: Glossary) -> Iterator[StaleTerm]:
    """Yield the event facts that read otherwise now; what a person settled stays."""
    meta = dict(value["report"]["meta"])
    for name in ("travellers", "to", "cc"):
        meta[name] = tuple(meta[name])
    meta["other"] = tuple((one["key"], one["value"]) for one in meta["other"])
    report = Report(Source("", "", "text", "", ""), Meta(**meta), ())
    facts = facts_of(report, lambda text: find_matches(glossary, text, tokenize(text)))
    now = {fact.label: fact.value for fact in facts}
    for fact in value["facts"]:
        is_settled = Flag.APPROVED in fact["flags"]
        if not is_settled and now.get(fact["label"], fact["value"]) != fact["value"]:
            yield StaleTerm(fact["label"], "fact", fact["value"], now[fact["label"]], 0)
