"""Loads a lexicon: the shipped tables, a team's own laid over them, compiled into the index that finds words by lemma."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.errors import GlossaryError
from pipeline.model.terms import Term
from pipeline.model.tokens import Token
from pipeline.text.shipped import DATA
from pipeline.text.tokenizer import tokenize
from pipeline.translation.transfer.lexicon.entries import Entry, entry_from
from pipeline.translation.transfer.lexicon.kept import kept
from pipeline.translation.transfer.lexicon.rows import COLUMNS, LexiconRow, read_rows

Key = tuple[str, ...]
"""The lemmas of an entry's words, which every spelling and inflection of it shares."""

WORD_KINDS = frozenset(
    {"noun", "verb", "i-adj", "na-adj", "no-adj", "adnominal", "adverb", "sentence-adverb", "connector"}
)
FUNCTION_KINDS = frozenset({"case", "link", "focus", "ending"})

_SHIPPED = "pipeline/data/lexicon/"
"""What the shipped tables are called in messages."""

_HOST = {"case": "本", "focus": "本", "link": "食べる", "ending": "食べる"}
"""What a function word is tokenised behind, for it to be read as one; ``~`` in the table asks for the stem 食べ instead, ``+`` for the act 検討."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled lexicon: ``words`` and ``functions`` by lemmas, ``words`` by spelling too (as a key of one string).

    ``reports`` says by the ids of verbs and collocations what their clauses report (DECIDE, PROPOSE, ...).
    """

    content_hash: str
    words: Mapping[Key, tuple[Entry, ...]]
    functions: Mapping[Key, tuple[Entry, ...]]
    affixes: Mapping[str, tuple[Entry, ...]]
    collocations: Mapping[tuple[Key, str, Key], tuple[Entry, ...]]
    longest: int
    reports: Mapping[str, str]

    def words_at(self, tokens: Sequence[Token], at: int, end: int) -> Iterator[tuple[int, tuple[Entry, ...]]]:
        """Yield (how many tokens, entries) for each entry key that begins at ``tokens[at]``, longest first."""
        for length in range(min(self.longest, end - at), 0, -1):
            if found := self.senses(tokens[at : at + length]):
                yield length, found

    def senses(self, tokens: Sequence[Token]) -> tuple[Entry, ...]:
        """Return the entries of one word: by its lemmas or, where the dictionary cuts it otherwise here, as it is spelled."""
        found = self.words.get(tuple([token.lemma for token in tokens]))
        return found or self.words.get(("".join([token.norm for token in tokens]),), ())


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Return the shipped lexicon with the tables in ``folder`` laid over it.

    A row of a team replaces the shipped row of its id, and every shipped row of its table that has the same Japanese under the
    same conditions.

    Raises GlossaryError for a row that cannot be used and for an id that a table has twice.
    """
    texts = [(name, _shipped(name), f"{_SHIPPED}{name}.tsv") for name in COLUMNS]
    if folder is not None:
        paths = ((name, folder / f"{name}.tsv") for name in COLUMNS)
        texts += [(name, path.read_text(encoding="utf-8-sig"), str(path)) for name, path in paths if path.is_file()]
    return _compiled(tuple(texts))


def with_terms(lexicon: Lexicon, terms: Iterable[Term]) -> Lexicon:
    """Return the lexicon with the nouns of a glossary, for compounds that the dictionary takes for one unknown word."""
    words = dict(lexicon.words)
    for term in terms:
        if term.pos == "noun" and term.status == "approved" and not term.ja.isascii():
            grammar = frozenset(one for one in term.grammar if "=" not in one)
            words.setdefault((term.ja,), (Entry(f"term:{term.id}", "noun", term.ja, term.en, grammar),))
    return replace(lexicon, words=words)


def read_shipped(name: str) -> Iterator[LexiconRow]:
    """Yield the rows of a shipped table as written."""
    return read_rows(name, _shipped(name), f"{_SHIPPED}{name}.tsv")


def _shipped(name: str) -> str:
    file = DATA / "lexicon" / f"{name}.tsv"
    return file.read_text(encoding="utf-8") if file.is_file() else "\t".join(COLUMNS[name]) + "\n"


@lru_cache(maxsize=4)
def _compiled(texts: tuple[tuple[str, str, str], ...]) -> Lexicon:
    """Return the index of the tables; the same tables are compiled once in a process."""
    digest = hashlib.sha256()
    entries: dict[tuple[str, str], Entry] = {}
    shipped: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for name, text, path in texts:
        digest.update(name.encode() + b"\0" + text.encode() + b"\0")
        seen: set[str] = set()
        own = path.startswith(_SHIPPED)
        for row in read_rows(name, text, path):
            entry = entry_from(row, path)
            if entry.id in seen:
                raise GlossaryError("lexicon-duplicate", path=path, line=row.line, id=entry.id)
            seen.add(entry.id)
            sense = (name, entry.ja, entry.when)
            if own:
                shipped.setdefault(sense, []).append(entry.id)
            for replaced in () if own else shipped.get(sense, ()):
                entries.pop((name, replaced), None)
            entries[name, entry.id] = entry
    return _indexed(tuple(entries.values()), digest.hexdigest()[:12])


def _keys_of(entry: Entry) -> list[Any]:
    """Return the keys of an entry as plain lists: those of a word, the one of a function word, the parts of a collocation."""
    if entry.kind in WORD_KINDS:
        return sorted(list(key) for key in word_keys(entry))
    if entry.kind in FUNCTION_KINDS:
        return list(function_key(entry))
    parts = collocation_key(entry.ja) if entry.kind == "collocation" else None
    return [list(parts[0]), parts[1], list(parts[2])] if parts else []


def _indexed(entries: Sequence[Entry], content_hash: str) -> Lexicon:
    words: dict[Key, list[Entry]] = {}
    functions: dict[Key, list[Entry]] = {}
    affixes: dict[str, list[Entry]] = {}
    collocations: dict[tuple[Key, str, Key], list[Entry]] = {}
    reports: dict[str, str] = {}
    keys = kept(content_hash, lambda: [_keys_of(entry) for entry in entries])
    for entry, own in zip(entries, keys, strict=True):
        if entry.report:
            reports[entry.id] = entry.report
        if entry.kind in WORD_KINDS:
            for key in own:
                words.setdefault(tuple(key), []).append(entry)
        elif entry.kind in FUNCTION_KINDS:
            functions.setdefault(tuple(own), []).append(entry)
        elif entry.kind == "collocation":
            if own:
                collocations.setdefault((tuple(own[0]), own[1], tuple(own[2])), []).append(entry)
        else:
            affixes.setdefault(entry.ja, []).append(entry)
    return Lexicon(
        content_hash,
        _frozen(words),
        _frozen(functions),
        {ja: tuple(found) for ja, found in affixes.items()},
        {key: tuple(found) for key, found in collocations.items()},
        max(map(len, words), default=1),
        reports,
    )


def _frozen(table: dict[Key, list[Entry]]) -> dict[Key, tuple[Entry, ...]]:
    return {key: tuple(found) for key, found in table.items()}


def word_keys(entry: Entry) -> frozenset[Key]:
    """Return the keys of a word: its lemmas, and its spellings when it does not inflect; a verbal noun is found without する."""
    tokens = tokenize(entry.ja)
    if entry.kind == "verb":
        lemmas = verb_key(tokens)
        return frozenset({lemmas, *_spellings(tokens[:-1])}) if len(lemmas) < len(tokens) else frozenset({lemmas})
    if entry.kind == "na-adj" and tokens[-1].lemma == "だ" and len(tokens) > 1:
        tokens = tokens[:-1]
    return frozenset({tuple(token.lemma for token in tokens), *_spellings(tokens)})


def _spellings(tokens: Sequence[Token]) -> Iterator[Key]:
    """Yield the word as written and, in katakana, with the long vowel at its end that some writers leave out."""
    word = "".join(token.norm for token in tokens)
    yield (word,)
    if _KATAKANA_WORD.fullmatch(word):
        yield (word.removesuffix("ー") if word.endswith("ー") else word + "ー",)


_KATAKANA_WORD = re.compile(r"[ァ-ヴ・ー]{4,}")


def verb_key(tokens: Sequence[Token]) -> Key:
    """Return the lemmas of a verb without the する of a verbal noun.

    >>> verb_key(tokenize("議論する")), verb_key(tokenize("進む"))
    (('議論',), ('進む',))
    """
    if (
        len(tokens) > 1
        and tokens[-1].lemma == "為る"
        and tokens[-2].pos1 in ("名詞", "接尾辞", "記号", "形状詞", "副詞")
    ):
        tokens = tokens[:-1]
    return tuple(token.lemma for token in tokens)


def function_key(entry: Entry) -> Key:
    """Return the lemmas of a particle, link or ending, read behind a host as in running text."""
    if entry.ja.startswith("="):
        return tuple(entry.ja[1:].split())
    host = {"~": "食べ", "+": "検討"}.get(entry.ja[0], _HOST[entry.kind])
    tokens = tokenize(host + entry.ja.lstrip("~+"))
    return tuple(token.lemma for token in tokens[1:])


def collocation_key(ja: str) -> tuple[Key, str, Key] | None:
    """Return noun lemmas, particle and verb lemmas of 議題に上がる; None when it is not so built.

    >>> collocation_key("議題に上がる")
    (('議題',), 'に', ('上がる',))
    """
    tokens = tokenize(ja)
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at].pos1 == "助詞" and tokens[at].lemma in ("が", "を", "に", "で", "と", "から", "へ", "も"):
            noun = tuple(token.lemma for token in tokens[:at])
            return noun, tokens[at].lemma, verb_key(tokens[at + 1 :])
    return None
