"""Loads a lexicon: the shipped tables, a team's own laid over them, compiled into the index that finds words by lemma."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.errors import GlossaryError
from pipeline.model.terms import Term
from pipeline.model.tokens import Token
from pipeline.text import tokenizer
from pipeline.text.shipped import DATA
from pipeline.text.tokenizer import DICTIONARY, tokenize
from pipeline.translation.transfer.kept import code_of, kept
from pipeline.translation.transfer.lexicon.entries import Entry, entry_from
from pipeline.translation.transfer.lexicon.rows import COLUMNS, LexiconRow, read_rows
from pipeline.translation.transfer.lexicon.table import (
    Collocation,
    Entries,
    EntryTable,
    Key,
    packed,
    spelled,
    spelled_collocation,
    unpacked,
)

Table = tuple[str, str, str]
"""The name of a table (verbs), its text, and what messages call its file."""

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
    words: EntryTable[Key]
    functions: EntryTable[Key]
    affixes: EntryTable[str]
    collocations: EntryTable[Collocation]
    longest: int
    reports: Mapping[str, str]

    def words_at(self, tokens: Sequence[Token], at: int, end: int) -> Iterator[tuple[int, tuple[Entry, ...]]]:
        """Yield (how many tokens, entries) for each entry key that begins at ``tokens[at]``, longest first.

        A verb's stem right before a noun has the entries of the noun that is spelled so, too: 読み込み性能.
        """
        for length in range(min(self.longest, end - at), 0, -1):
            if found := self.senses(tokens[at : at + length]):
                if opens_compound(tokens, at + length):
                    spelled = self.words.get(("".join([one.norm for one in tokens[at : at + length]]),), ())
                    found = (*found, *(one for one in spelled if one not in found))
                yield length, found

    def senses(self, tokens: Sequence[Token]) -> tuple[Entry, ...]:
        """Return the entries of one word: by its lemmas or, where the dictionary cuts it otherwise here, as it is spelled."""
        found = self.words.get(tuple([token.lemma for token in tokens]))
        return found or self.words.get(("".join([token.norm for token in tokens]),))


def opens_compound(tokens: Sequence[Token], end: int) -> bool:
    """Whether the token before ``end`` is a verb's stem with a noun right behind it: 読み込み性能, 切り替え時間."""
    if not 0 < end < len(tokens) or tokens[end - 1].cform != "連用形-一般" or tokens[end].pos1 != "名詞":
        return False
    return tokens[end].start == tokens[end - 1].end


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
    return _loaded(tuple(texts))


def with_terms(lexicon: Lexicon, terms: Iterable[Term]) -> Lexicon:
    """Return the lexicon with the nouns of a glossary, for compounds that the dictionary takes for one unknown word."""
    nouns: dict[str, Term] = {}
    for term in terms:
        if term.pos == "noun" and term.status == "approved" and not term.ja.isascii():
            nouns.setdefault(term.ja, term)
    return replace(lexicon, words=lexicon.words.with_nouns(nouns))


def read_shipped(name: str) -> Iterator[LexiconRow]:
    """Yield the rows of a shipped table as written."""
    return read_rows(name, _shipped(name), f"{_SHIPPED}{name}.tsv")


def _shipped(name: str) -> str:
    file = DATA / "lexicon" / f"{name}.tsv"
    if not file.is_file():
        return "\t".join(COLUMNS[name]) + "\n"
    return file.read_bytes().decode("utf-8").replace("\r\n", "\n")  # two megabytes: text files are read more slowly


@lru_cache(maxsize=4)
def _loaded(texts: tuple[Table, ...]) -> Lexicon:
    """Return the index of the tables; the same tables are compiled once in a process, and as a rule once at all."""
    digest = hashlib.sha256()
    for name, text, _ in texts:
        digest.update(name.encode() + b"\0" + text.encode() + b"\0")
    content_hash = digest.hexdigest()[:12]
    code = code_of(Path(__file__).parent, Path(str(tokenizer.__file__)).parent)
    made_from: tuple[str | bytes, ...] = (content_hash, DICTIONARY, *code)
    index: dict[str, Any] = kept("lexicon", made_from, lambda: _compiled(texts), _is_index)
    entries = Entries(texts)
    return Lexicon(
        content_hash,
        EntryTable(spelled, unpacked(index["words"]), entries),
        EntryTable(spelled, unpacked(index["functions"]), entries),
        EntryTable(str, unpacked(index["affixes"]), entries),
        EntryTable(spelled_collocation, unpacked(index["collocations"]), entries),
        index["longest"],
        index["reports"],
    )


def _compiled(texts: tuple[Table, ...]) -> dict[str, Any]:
    """Return the numbers of the rows that count, by the keys that they are found by; every row is looked at."""
    numbered = Entries(texts)
    entries: dict[tuple[str, str], tuple[int, Entry]] = {}
    shipped: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for table, (name, text, path) in enumerate(texts):
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
            entries[name, entry.id] = numbered.number(table, row.line), entry
    return _indexed(entries.values())


def _indexed(entries: Collection[tuple[int, Entry]]) -> dict[str, Any]:
    words: dict[str, list[int]] = {}
    functions: dict[str, list[int]] = {}
    affixes: dict[str, list[int]] = {}
    collocations: dict[str, list[int]] = {}
    longest = 1
    for number, entry in entries:
        if entry.kind in WORD_KINDS:
            for key in sorted(word_keys(entry)):
                words.setdefault(spelled(key), []).append(number)
                longest = max(longest, len(key))
        elif entry.kind in FUNCTION_KINDS:
            for key in function_keys(entry):
                functions.setdefault(spelled(key), []).append(number)
        elif entry.kind == "collocation":
            for parts in collocation_keys(entry.ja):
                collocations.setdefault(spelled_collocation(parts), []).append(number)
        else:
            affixes.setdefault(entry.ja, []).append(number)
    reports = {entry.id: entry.report for _, entry in entries if entry.report}
    tables = map(packed, (words, functions, affixes, collocations))
    return dict(zip(_INDEX, (*tables, longest, reports), strict=True))


_INDEX = ("words", "functions", "affixes", "collocations", "longest", "reports")


def _is_index(found: Any) -> bool:
    return isinstance(found, dict) and tuple(found) == _INDEX


def word_keys(entry: Entry) -> frozenset[Key]:
    """Return the keys of a word: its lemmas, and its spellings when it does not inflect; a verbal noun is found without する."""
    tokens = tokenize(entry.ja)
    if entry.kind == "verb":
        lemmas = verb_key(tokens)
        if len(lemmas) < len(tokens):
            return frozenset({lemmas, *_spellings(tokens[:-1])})
        return frozenset({lemmas, kana_key(tokens), *_past_keys(entry.ja, tokens)})
    if entry.kind == "na-adj" and tokens[-1].lemma == "だ" and len(tokens) > 1:
        tokens = tokens[:-1]
    return frozenset({tuple(token.lemma for token in tokens), *_spellings(tokens)})


def _past_keys(ja: str, tokens: Sequence[Token]) -> Iterator[Key]:
    """Yield the lemmas that a verb has in the past, which tells 近づける from "can come near", as the dictionary takes it alone."""
    for past in (ja[:-1] + "た", ja[:-1] + _PAST.get(ja[-1], "た")):
        *stem, ending = tokenize(past)
        if ending.lemma == "た" and len(stem) >= len(tokens) and stem[-1].base == tokens[-1].base:
            yield tuple(token.lemma for token in stem[-len(tokens) :])


_PAST = dict(zip("うつるむぶぬくぐす", "った った った んだ んだ んだ いた いだ した".split(), strict=True))
"""The ending of a verb and that of its past."""


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


def kana_key(tokens: Sequence[Token]) -> Key:
    """Return the lemmas of a verb with each verb in kana as its own lemma, as the dictionary has it where it knows no more.

    >>> kana_key(tokenize("ついていく")), kana_key(tokenize("付いて行く"))
    (('つく', 'て', 'いく'), ('付く', 'て', '行く'))
    """
    kana = (token.pos1 == "動詞" and all("ぁ" <= char <= "ゖ" for char in token.base) for token in tokens)
    return tuple(token.base if alone else token.lemma for token, alone in zip(tokens, kana, strict=True))


def function_keys(entry: Entry) -> Iterator[Key]:
    """Yield the lemmas of a particle, link or ending, read behind a host as in running text.

    The で and に at its end are particle or copula for the dictionary as it pleases (おかげで): both are keys. An ending in ない is found
    in its polite form too (わけではありません), one in だ with です (終わったところです).
    """
    for key in _plain_keys(entry):
        yield key
        if entry.kind == "ending" and (polite := _polite_key(key)):
            yield polite
        if entry.kind == "ending" and len(key) > 1 and key[-1] == "だ":
            yield (*key[:-1], "です")


def _polite_key(key: Key) -> Key:
    """Return the lemmas of an ending with ません for its ない, an empty key for one that is no more than a negation."""
    if len(key) < 2 or (len(key) == 2 and key[0] in ("だ", "で", "は", "も")):
        return ()
    if key[-1] == "か" and (asked := _polite_key(key[:-1])):
        return (*asked, "か")
    if key[-1] == "無い":
        return (*key[:-1], "有る", "ます", "ず")
    return (*key[:-1], "ます", "ず") if key[-1] == "ない" else ()


def _plain_keys(entry: Entry) -> Iterator[Key]:
    if entry.ja.startswith("="):
        yield tuple(entry.ja[1:].split())
        return
    host = {"~": "食べ", "+": "検討"}.get(entry.ja[0], _HOST[entry.kind])
    *before, last = tokenize(host + entry.ja.lstrip("~+!"))[1:]
    key = tuple(token.lemma for token in before)
    yield (*key, last.lemma)
    if key and last.norm in ("で", "に"):
        yield (*key, "だ" if last.lemma == last.norm else last.norm)


def collocation_keys(ja: str) -> frozenset[Collocation]:
    """Return what a collocation is found by: its key, and that with the verb as kana where it is written so."""
    parts = collocation_key(ja)
    if parts is None:
        return frozenset()
    noun, particle, verb = parts
    tokens = tokenize(ja)[-len(verb) :]
    keys = {kana_key(tokens), *_past_keys(ja, tokens)} if tokens[-1].pos1 == "動詞" else {kana_key(tokens)}
    return frozenset({parts, *((noun, particle, key) for key in keys if len(key) == len(verb))})


def collocation_key(ja: str) -> Collocation | None:
    """Return noun lemmas, particle and verb lemmas of 議題に上がる; None when it is not so built.

    >>> collocation_key("議題に上がる")
    (('議題',), 'に', ('上がる',))
    """
    tokens = tokenize(ja)
    if len(tokens) > 3 and tokens[-1].lemma in ("為る", "成る") and tokens[-2].pos1 == "形容詞":
        return tuple(token.lemma for token in tokens[:-1]), "に", (tokens[-1].lemma,)  # 気を良くする
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at].pos1 == "助動詞" and tokens[at].norm == "に":
            return tuple(token.lemma for token in tokens[:at]), "に", verb_key(tokens[at + 1 :])  # 頭が真っ白になる
        if tokens[at].pos1 == "助詞" and tokens[at].lemma in _PARTICLES:
            end = (
                at - 1 if at > 1 and tokens[at].lemma == "も" and tokens[at - 1].pos1 == "助詞" else at
            )  # 足元にも及ばない
            return tuple(token.lemma for token in tokens[:end]), tokens[end].lemma, verb_key(tokens[at + 1 :])
    return None


_PARTICLES = frozenset("が を に で と から へ も".split())
