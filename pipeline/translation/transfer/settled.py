"""Come here for the tree that translation works on: the parser's, with the heads that the words' own knowledge corrects."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.syntax import ParsedSentence
from pipeline.translation.transfer.attachment import settle
from pipeline.translation.transfer.claims import open_reader
from pipeline.translation.transfer.lexicon import Lexicon
from pipeline.translation.transfer.phrases import parsed_phrases


def settled(analyzed: AnalyzedSentence, parse: ParsedSentence, lexicon: Lexicon) -> ParsedSentence:
    """Return ``parse`` with the heads of words corrected as ``attachment.settle`` corrects those of phrases.

    Bunsetsu, relations and what the parser says of its doubts stay as they are: this is for looking and counting.
    """
    reader = open_reader(analyzed, lexicon)
    phrases = parsed_phrases(reader, parse, 0, len(analyzed.tokens))
    words, bunsetsu = list(parse.words), list(parse.bunsetsu)
    for before, after in zip(phrases, settle(phrases, analyzed.tokens), strict=True):
        if after.head < 0 or after.head == before.head:
            continue
        own = parse.bunsetsu_of(before.core.end - 1)
        head = parse.bunsetsu_of(phrases[after.head].core.end - 1)
        if head <= own:
            continue
        bunsetsu[own] = replace(bunsetsu[own], head=head)
        top = _top(parse, own)
        words[top] = words[top]._replace(head=_top(parse, head))
    return replace(parse, words=tuple(words), bunsetsu=tuple(bunsetsu))


def _top(parse: ParsedSentence, index: int) -> int:
    """Return the token of a bunsetsu whose arc leads out of it: its content word, as a rule."""
    one = parse.bunsetsu[index]
    inside = range(one.start, one.end)
    leading_out = [at for at in inside if parse.words[at].head == at or parse.words[at].head not in inside]
    return one.core if one.core in leading_out or not leading_out else leading_out[-1]
