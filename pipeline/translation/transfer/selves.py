"""Come here when 自分 is the wrong person: I where nobody else is named before it, else those who are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.tokens import Token
from pipeline.translation.transfer.lexicon import Entry, Lexicon
from pipeline.translation.transfer.names import HONORIFICS
from pipeline.translation.transfer.phrases import Phrase, last_role, noun_class


def with_selves(phrases: tuple[Phrase, ...], tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Phrase, ...]:
    """Return the phrases with 自分 read as the writer where it is what the sentence speaks of and nobody else is.

    自分も参加した is the writer; in 講演者は自分が作ったツールを紹介した it is the speaker, and 自分の alone may be anybody's.
    """
    if not any(phrase.core.text == "自分" for phrase in phrases):
        return phrases
    writer = lexicon.words.get(("私",), ())
    return tuple(_read(phrase, phrases, tokens, writer) for phrase in phrases)


def _read(phrase: Phrase, phrases: Sequence[Phrase], tokens: Sequence[Token], writer: tuple[Entry, ...]) -> Phrase:
    if phrase.core.text != "自分" or len(phrase.units) > 1 or not _is_subject(phrase):
        return phrase
    if any(_is_somebody(one, tokens) for one in phrases if one is not phrase):
        return phrase
    core = replace(phrase.core, entries=writer)
    return replace(phrase, units=(core,))


def _is_subject(phrase: Phrase) -> bool:
    return last_role(phrase) in ("topic", "also", "ga") and len(phrase.parts) == 1


def _is_somebody(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the phrase names somebody else that 自分 may mean, as what the sentence speaks of."""
    if last_role(phrase) not in ("topic", "also", "ga", "kara") or phrase.verbal:
        return False
    named = noun_class(phrase) in ("person", "group", "pronoun") or phrase.core.kind == "latin"
    return phrase.core.text != "自分" and (named or tokens[phrase.core.end - 1].norm in HONORIFICS)
