"""Candidates become rows of the glossary, with the status `proposed`: a reviewer of the change has the last word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.errors import UsageError
from pipeline.glossary.interchange.losses import row_from
from pipeline.glossary.load import glossary_from
from pipeline.glossary.merge import files_of, merged, rows_of
from pipeline.glossary.variants import variant_key
from pipeline.model.candidates import Candidate, Proposal
from pipeline.model.changes import Row

_LATIN = ("latin", "acronym")


def accepted(files: Mapping[str, bytes], candidates: Sequence[Candidate], place: str) -> dict[str, bytes]:
    """Return the glossary's ``files`` with a proposed term for each of ``candidates`` that has English.

    Raises GlossaryError, shown as lying in ``place``, when the result would be no valid glossary.
    """
    rows, _ = merged(rows_of(files), [_row(one) for one in candidates if one.proposals], has_ids=False)
    result = files_of(rows)
    glossary_from(result, place)
    return result


def chosen(candidates: Sequence[Candidate], wanted: Sequence[str]) -> Iterator[Candidate]:
    """Yield the candidates that ``wanted`` names, each as ``JA`` or ``JA=EN``, with the English that it gives.

    Raises UsageError for what is no candidate, and for one that neither ``wanted`` nor a proposal gives English.
    """
    by_key = {variant_key(one.ja): one for one in candidates}
    for one in wanted:
        japanese, _, english = one.partition("=")
        candidate = by_key.get(variant_key(japanese.strip()))
        if candidate is None:
            raise UsageError("no-such-candidate", found=japanese)
        if english.strip():
            yield _saying(candidate, english.strip())
        elif candidate.proposals:
            yield candidate
        else:
            raise UsageError("candidate-needs-english", found=candidate.ja)


def _saying(one: Candidate, english: str) -> Candidate:
    given = Proposal(english, "", "given", "")
    return Candidate(one.ja, one.kind, one.score, one.count, one.reports, one.contexts, (given,))


def _row(one: Candidate) -> Row:
    first = one.proposals[0]
    place = one.contexts[0]
    # Latin that is kept takes no article in English; what else it needs, the reviewer adds.
    is_kept = one.kind in _LATIN and first.english == one.ja
    values = {
        "ja": one.ja,
        "en": first.english,
        "expansion": first.expansion,
        "status": "proposed",
        "grammar": "proper" if is_kept else "",
        "note": f"Found in {place.report}:{place.line}.",
    }
    return row_from("terms", values)
