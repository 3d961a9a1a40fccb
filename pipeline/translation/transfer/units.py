"""Come here when a word is not found or is taken for another: tokens become units, each one thing to be put into English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.model.terms import Concept
from pipeline.model.tokens import Token
from pipeline.text.scripts import contains_japanese
from pipeline.translation.quantities import Quantity
from pipeline.translation.transfer.amounts import Expression
from pipeline.translation.transfer.compound_verbs import compound_verb
from pipeline.translation.transfer.dictionary import dictionary_words
from pipeline.translation.transfer.lexicon import Entry, Lexicon
from pipeline.translation.transfer.names import company_at, is_certainly_name, loan_word, name_at
from pipeline.translation.transfer.word_kinds import preferred_kinds

UnitKind = Literal["noun", "verb", "adjective", "adverb", "adnominal", "connector", "number", "latin", "raw", "mark"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens ``[start, end)`` that are put into English as one: a term, a word of the lexicon, a number, a Latin name.

    ``entries`` are the senses of one kind, the best first; ``english`` is set for terms and Latin words, ``quantity`` and ``amount`` for numbers. A
    ``raw`` unit is Japanese that no table has.
    """

    start: int
    end: int
    kind: UnitKind
    text: str
    entries: tuple[Entry, ...] = ()
    english: str = ""
    quantity: Quantity | None = None
    amount: Expression | None = None
    concept: Concept | None = None

    @property
    def entry(self) -> Entry | None:
        """The first sense."""
        return self.entries[0] if self.entries else None

    @property
    def tokens(self) -> tuple[int, ...]:
        """The indexes of the unit's tokens."""
        return tuple(range(self.start, self.end))


@dataclass(frozen=True, slots=True)
class Reader:
    """Finds units in one sentence; ``fixed`` are those that terms and numbers have claimed, by their first token."""

    text: str
    tokens: Sequence[Token]
    lexicon: Lexicon
    fixed: dict[int, Unit]

    def unit_at(self, at: int, end: int) -> Unit:
        """Return the unit that begins at token ``at``; there always is one, in the worst case ``raw``."""
        limit = min((start for start in range(at + 1, min(end, at + 9)) if start in self.fixed), default=end)
        if (verb := EXISTS.get(self.tokens[at].lemma)) and self._closes(at + 1, end):
            return Unit(at, at + 1, "verb", self.tokens[at].surface, self.lexicon.words.get((verb,), ()))
        worded = self._word(at, at + 1 if self._asks(at) else limit)
        if self.tokens[at].pos2 == "準体助詞" or self._compares(at, end):
            return Unit(at, at + 1, "noun", self.tokens[at].surface, (_NOMINALIZER,))
        if company := company_at(self.tokens, at, limit):
            return Unit(at, company[0], "noun", self._text(at, company[0]), (company[1],))
        if worded and (bounded := self._bounded_time(worded, end)):
            return bounded
        if limit < end and (longer := self._word(at, end)) and _is_one_word(longer) and longer.end > limit:
            return longer  # もう一つの, 何一つ, whose numbers are none
        if self._is_bound(at):
            return Unit(at, at + 1, "noun", self.tokens[at].surface)
        fixed = self.fixed.get(at)
        if fixed and not (worded and worded.end > fixed.end):
            return fixed
        if worded and not is_certainly_name(self.tokens, at):
            return worded
        return (
            self._latin(at, limit)
            or self._name(at, limit)
            or worded
            or self._two_verbs(at)
            or self._listed(at, limit)
            or self._unknown(at, limit)
        )

    def _bounded_time(self, time: Unit, end: int) -> Unit | None:
        """来月以降 is one time, "from next month onward"."""
        entry, at = time.entry, time.end
        if entry is None or entry.noun_class != "time" or time.kind != "noun" or at >= end:
            return None
        said = _BOUNDS.get(self.tokens[at].norm)
        if said is None or self.tokens[at].start != self.tokens[at - 1].end:
            return None
        english = said.format(entry.en)
        whole = Entry(
            entry.id, "noun", "", english, frozenset({"proper"}), "time", {"adverb": english, "adnominal": english}
        )
        return Unit(time.start, at + 1, "noun", self._text(time.start, at + 1), (whole,))

    def _is_bound(self, at: int) -> bool:
        """Whether 以降 and the like stand behind a noun, as suffixes."""
        before = self.tokens[at - 1] if at else None
        beside = before is not None and before.end == self.tokens[at].start and before.pos1 in ("名詞", "接尾辞")
        if not beside or at in self.fixed:
            return False
        counted = any(unit.kind == "number" and unit.end < at <= unit.end + 3 for unit in self.fixed.values())
        return self.tokens[at].norm in (*_BOUNDS, "あたり", "当たり", *(("未満", "以上", "以下") if counted else ()))

    def _word(self, at: int, end: int) -> Unit | None:
        """The longest word of the lexicon that fits here in form and place."""
        return self._longest(at, end, self.lexicon.words_at(self.tokens, at, end))

    def _listed(self, at: int, end: int) -> Unit | None:
        """The longest word of the general dictionary that fits here: for what the lexicon lacks, and flagged."""
        return None if self._is_affix(at, end) else self._longest(at, end, dictionary_words(self.tokens, at, end))

    def _is_affix(self, at: int, end: int) -> bool:
        """Whether the word is a prefix or suffix of the lexicon that stands where one can: A社, 旧システム."""
        token = self.tokens[at]
        kinds = {entry.kind for entry in self.lexicon.affixes.get(token.norm, ())}
        if token.pos1 in ("接頭辞", "接尾辞"):
            return bool(kinds) and (at < end or token.pos1 == "接尾辞")
        behind = at > 0 and self.tokens[at - 1].end == token.start and self.tokens[at - 1].pos1 in _NAMING
        before = (
            at + 1 < len(self.tokens) and token.end == self.tokens[at + 1].start and self.tokens[at + 1].pos1 in _NAMING
        )
        return (behind and "suffix" in kinds) or (before and "prefix" in kinds)

    def _longest(self, at: int, end: int, found: Iterable[tuple[int, tuple[Entry, ...]]]) -> Unit | None:
        for length, entries in found:
            when = any(entry.noun_class == "time" for entry in entries)
            if length > 1 and at > 0 and not when and self._is_state(at + length - 1):
                before = self.tokens[at - 1]
                if before.lemma == "を" or (
                    before.pos1 == "助詞" and before.lemma != "の" and self._closes(at + length, end)
                ):
                    continue
            chosen = self._fitting(at, at + length, entries)
            if chosen:
                kind = _KINDS[chosen[0].kind]
                return Unit(at, at + length, kind, self._text(at, at + length), chosen)
        return None

    def _asks(self, at: int) -> bool:
        """Whether 何か and the like ask, as behind a topic: 原因は何かを調べた."""
        asks = self.tokens[at].lemma in ("何", "誰", "何時", "何処", "幾ら") and at + 1 < len(self.tokens)
        return asks and self.tokens[at + 1].surface == "か" and at > 0 and self.tokens[at - 1].surface in ("は", "が")

    def _closes(self, at: int, end: int) -> bool:
        """Whether nothing but a mark follows: 問題なし。, アイコンあり."""
        return at >= end or self.tokens[at].pos1 in ("補助記号", "空白")

    def _is_state(self, last: int) -> bool:
        """Whether a word ends in 中, 済み and the like, which an object before it asks to be read as a verb: 方式を検討中."""
        found = self.lexicon.functions.get((self.tokens[last].lemma,), ())
        return any(entry.ja.startswith("+") for entry in found)

    def _fitting(self, at: int, end: int, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Return the entries of the kind that the words' form and what follows them ask for."""
        spelled = "".join(token.norm for token in self.tokens[at:end])
        by_kind: dict[str, list[Entry]] = {}
        becomes = end < len(self.tokens) and self.tokens[end].lemma == "成る"
        for entry in entries:
            other = spelled != entry.ja and not (end - at == 1 and self.tokens[at].pos1 in _NOTHING_ELSE)
            if entry.kind in _UNINFLECTED and (
                other or (becomes and spelled.endswith(("に", "く"))) or self._does(at, end)
            ):
                continue
            if entry.kind in _UNINFLECTED and end - at > 1 and (self._is_helped(end) or self._is_said(end)):
                continue
            if entry.kind == "sentence-adverb" and entry.en.startswith("if ") and self._has_subject(at):
                continue  # この機能が必要なら
            if entry.kind in _UNINFLECTED and entry.ja.endswith("て") and self._begins_then(end):
                continue  # 安定してから使う
            if entry.kind == "noun" and other and end - at > 1 and self._is_finite(at):
                continue  # やる方 is no やり方
            if (
                entry.kind == "adnominal"
                and spelled.endswith("の")
                and (self._is_reason(end) or self._is_affix(at, at))
            ):
                continue
            if (
                entry.kind == "adnominal"
                and entry.ja.endswith(("た", "る", "い"))
                and self._closes(end, len(self.tokens))
            ):
                continue  # 木が枯れた。 has no noun that it could describe
            if spelled.endswith(("なら", "ならば")) and at and self.tokens[at - 1].lemma in ("が", "は", "も"):
                continue  # この機能が必要なら is a clause
            by_kind.setdefault(_KINDS[entry.kind], []).append(entry)
        for kind in preferred_kinds(self.tokens, at, end):
            if kind in by_kind:
                return self._written_so(at, end, by_kind[kind])
        return ()

    def _does(self, at: int, end: int) -> bool:
        """Whether one word is the stem of a verb behind its object: 目についた has no つい."""
        stem = end - at == 1 and self.tokens[at].pos1 == "動詞" and at > 0 and self.tokens[at - 1].pos2 == "格助詞"
        return stem and end < len(self.tokens) and self.tokens[end].lemma in ("た", "て")

    def _has_subject(self, at: int) -> bool:
        """Whether が, は or も stands right before, which 必要なら alone has not."""
        return at > 0 and self.tokens[at - 1].pos1 == "助詞" and self.tokens[at - 1].surface in ("が", "は", "も", "に")

    def _begins_then(self, end: int) -> bool:
        """Whether から follows, which makes a clause of a verb in て."""
        return end < len(self.tokens) and self.tokens[end].norm == "から" and self.tokens[end].pos1 == "助詞"

    def _is_finite(self, at: int) -> bool:
        """Whether a verb stands here as it does before a noun, where a noun made of it has its stem."""
        return self.tokens[at].pos1 == "動詞" and self.tokens[at].cform.startswith(("終止", "連体"))

    def _is_helped(self, end: int) -> bool:
        """Whether て and a helping verb make a verb of what else is an adverb: まとめておく, not まとめて送る."""
        after = self.tokens[end] if end < len(self.tokens) else None
        helps = after is not None and after.lemma in _HELPERS and after.pos2 == "非自立可能"
        return helps and self.tokens[end - 1].lemma == "て"

    def _is_said(self, end: int) -> bool:
        """Whether で is the copula and what is before it no adverb: 料金は無料である, 英語ではない, 無料で、広い."""
        if self.tokens[end - 1].surface != "で":
            return False
        behind = [token.lemma for token in self.tokens[end : end + 2]]
        if behind[:1] in (["は"], ["も"]):
            behind = behind[1:]
        return bool(behind) and behind[0] in ("有る", "無い", "ない", "御座る")

    def _is_reason(self, at: int) -> bool:
        """Whether ため follows, whose の it is: 人気のため満席."""
        return at < len(self.tokens) and self.tokens[at].lemma == "為"

    def _written_so(self, at: int, end: int, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Of entries that share a lemma (速い and 早い) those that are written as the sentence has it come first, or alone."""
        base = self._text(at, end - 1) + self.tokens[end - 1].base if end - at > 1 else self.tokens[at].base
        exact = tuple(entry for entry in entries if entry.ja.removesuffix("する") == base)
        if any(not entry.when for entry in exact):
            return exact
        return (*exact, *(entry for entry in entries if entry not in exact))

    def _latin(self, at: int, end: int) -> Unit | None:
        """A run of Latin words, kept as typed: names, file names, addresses."""
        if not _LATIN.fullmatch(self.tokens[at].norm):
            return None
        stop = at + 1
        while stop < end and self.tokens[stop].norm.isascii() and stop not in self.fixed:
            if self.tokens[stop].norm in "()" and not self._is_call(stop, end):
                break
            stop += 1
        while stop > at + 1 and not _LATIN_END.search(self.tokens[stop - 1].norm):
            stop -= 1
        return Unit(at, stop, "latin", self._text(at, stop), english=self._text(at, stop).translate(_PLAIN))

    def _is_call(self, at: int, end: int) -> bool:
        """Whether a bracket belongs to the Latin word before it, as in read(2), and is no aside."""
        if self.tokens[at].norm == ")" or self.tokens[at - 1].end != self.tokens[at].start:
            return self.tokens[at].norm == ")"
        inside = next((stop for stop in range(at, min(end, at + 30)) if self.tokens[stop].norm == ")"), at)
        return inside > at and all(token.norm.isascii() and len(token.norm) < 40 for token in self.tokens[at:inside])

    def _name(self, at: int, end: int) -> Unit | None:
        """A name that neither glossary nor lexicon has: romanised, and to be looked at."""
        found = name_at(self.tokens, at, end)
        return Unit(at, found[0], "noun", self._text(at, found[0]), (found[1],)) if found else None

    def _two_verbs(self, at: int) -> Unit | None:
        """A verb made of two that no table has as a whole: 選び直す."""
        verbs = compound_verb(self.tokens[at], self.lexicon)
        return Unit(at, at + 1, "verb", self.tokens[at].surface, verbs) if verbs else None

    def _unknown(self, at: int, end: int) -> Unit:
        token = self.tokens[at]
        if any(char.isalpha() and not (char.isascii() or contains_japanese(char)) for char in token.surface):
            return Unit(at, at + 1, "latin", token.surface, english=token.surface)
        if token.is_unknown and len(token.norm) >= 5 and (split := self._split(token.norm)):
            english = " ".join(entry.en for entry in split)
            return Unit(at, at + 1, "noun", token.surface, (split[-1],), english)
        if loan := loan_word(token):
            return Unit(at, at + 1, "noun", token.surface, (loan,))
        kind: UnitKind = "mark" if token.pos1 in ("補助記号", "空白", "助詞", "助動詞", "感動詞") else "raw"
        return Unit(at, at + 1, kind, token.surface)

    def _split(self, word: str) -> tuple[Entry, ...]:
        """Cut a word that the dictionary does not have (メモリサポート) into words of the lexicon, longest first."""
        if not word:
            return ()
        for end in range(len(word), 2, -1):
            found = next((one for one in self.lexicon.words.get((word[:end],), ()) if one.kind == "noun"), None)
            if found and (end == len(word) or (rest := self._split(word[end:]))):
                return (found, *rest) if end < len(word) else (found,)
        return ()

    def _compares(self, at: int, end: int) -> bool:
        """Whether 方 makes a clause one of two things to choose from: 分けて送る方が安い; 参加する方が多い speaks of people."""
        if self.tokens[at].surface not in ("方", "ほう") or not 0 < at < end - 2 or self.tokens[at + 1].lemma != "が":
            return False
        said = self.tokens[at + 2]
        like = (
            said.pos1 in ("形容詞", "形状詞")
            or "形状詞" in said.pos3
            or (at + 3 < end and self.tokens[at + 3].surface == "的")
        )
        stem = self.tokens[at - 1].cform.startswith("連用")  # 話し方: a way of doing
        return (
            self.tokens[at - 1].pos1 in ("動詞", "助動詞")
            and not stem
            and like
            and said.lemma not in ("多い", "少ない")
        )

    def _text(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


EXISTS = {"有り": "有る", "無し": "無い"}
"""Nouns that close a note and are verbs there, with the verb."""

_NAMING = frozenset({"名詞", "記号", "接尾辞", "形状詞"})
_BOUNDS = {"以降": "from {} onward", "以後": "from {} onward", "以前": "before {}", "以来": "since {}"}
"""What stands behind a time and makes of it the beginning or end of one."""

_NOMINALIZER = Entry("n.nominalizer", "noun", "の", "fact", frozenset({"count"}), "fact")
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_LATIN = re.compile(r"[A-Za-z0-9#@$&~_./:+*=\-]*[A-Za-z0-9#@][A-Za-z0-9#@$&~_./:+*=?%'\-]*")
_LATIN_END = re.compile(r"[A-Za-z0-9+#)/!?%'\"]$")
_NOTHING_ELSE = frozenset({"連体詞", "副詞", "接続詞"})
"""What the dictionary calls one of these is found however it is spelled (いちばん is 一番); kana of others may be another word."""


def _is_one_word(unit: Unit) -> bool:
    """Whether a word with a numeral in it is one word of the lexicon: もう一つの, もう一度, 何一つ."""
    pronoun = unit.kind == "noun" and unit.entry is not None and unit.entry.noun_class == "pronoun"
    return unit.kind in ("adnominal", "adverb") or pronoun


_HELPERS = frozenset("置く 居る 有る 見る 仕舞う 貰う 頂く 呉れる 下さる 欲しい".split())

_UNINFLECTED = frozenset({"adverb", "sentence-adverb", "connector", "adnominal"})
_KINDS: dict[str, UnitKind] = {
    "noun": "noun",
    "verb": "verb",
    "i-adj": "adjective",
    "na-adj": "adjective",
    "no-adj": "adjective",
    "adnominal": "adnominal",
    "adverb": "adverb",
    "sentence-adverb": "adverb",
    "connector": "connector",
}
