"""Come here to have sentences parsed: bunsetsu with their heads come out, the same whatever else is parsed with them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.analysis.cache import AnalysisCache
from pipeline.analysis.protected import find_protected
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.syntax import ParsedSentence
from pipeline.text.plainly_typed import plainly_typed


def parse(sentences: Sequence[AnalyzedSentence], *, cache: AnalysisCache | None = None) -> tuple[ParsedSentence, ...]:
    """Return the parse of each of ``sentences``, in order; what ``cache`` has is not parsed again.

    A parse depends on the sentence, plainly typed, and the terms found in it alone, not on what else is parsed with it. spaCy is loaded when
    there is something to parse. Raises ParserError when the shipped model does not fit the libraries that are installed.
    """
    sentences = [plainly_typed(one) for one in sentences]
    protected = [find_protected(one.sentence.text, one.tokens, one.matches) for one in sentences]
    known = cache.find(sentences, protected) if cache else [None] * len(sentences)
    missing = [at for at, parsed in enumerate(known) if parsed is None]
    if not missing:
        return tuple(parsed for parsed in known if parsed is not None)

    from pipeline.analysis.spacy_start import import_spacy

    import_spacy()
    from pipeline.analysis.parsing import parse_with
    from pipeline.analysis.spacy_pipeline import load_parser

    new, keep = [sentences[at] for at in missing], [protected[at] for at in missing]
    fresh = parse_with(load_parser(), new, keep)
    if cache:
        cache.keep(new, keep, fresh)
    ready = iter(fresh)
    return tuple(next(ready) if parsed is None else parsed for parsed in known)
