"""Come here when a word is not found or is taken for another: tokens become units, each one thing to be put into English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.model.terms import Concept, Term
from pipeline.model.tokens import Token
from pipeline.text.scripts import contains_japanese
from pipeline.translation.quantities import Quantity
from pipeline.translation.transfer.amounts import Expression
from pipeline.translation.transfer.company_names import company_at, short_form
from pipeline.translation.transfer.compound_verbs import compound_verb
from pipeline.translation.transfer.dictionary import dictionary_words
from pipeline.translation.transfer.english.inflect import verb_form
from pipeline.translation.transfer.known_names import known_name_at
from pipeline.translation.transfer.lexicon import Entry, Lexicon
from pipeline.translation.transfer.named_after import named_after_at
from pipeline.translation.transfer.names import is_certainly_name, is_family_name, loan_word, name_at, nobody_known_at
from pipeline.translation.transfer.word_fits import closes, compares, fitting, is_affix
from pipeline.translation.transfer.word_kinds import KINDS, UnitKind


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
        if (verb := EXISTS.get(self.tokens[at].lemma)) and closes(self.tokens, at + 1, end):
            return Unit(at, at + 1, "verb", self.tokens[at].surface, self.lexicon.words.get((verb,), ()))
        worded = self._word(at, at + 1 if self._asks(at) else limit)
        if self.tokens[at].pos2 == "準体助詞" or compares(self.tokens, at, end):
            return Unit(at, at + 1, "noun", self.tokens[at].surface, (_NOMINALIZER,))
        if undone := self._not_yet_done(at, end) or self._already_done(at, end):
            return undone
        claimed = self.fixed[at].end if at in self.fixed else at
        if (short := short_form(self.tokens, at)) and (named := self.fixed.get(at + short)):
            return replace(named, start=at)  # (株)日立製作所
        if (company := company_at(self.tokens, at, limit)) and company[0] > claimed:
            return Unit(at, company[0], "noun", self._text(at, company[0]), (company[1],))
        if (known := self._known_name(at, end)) and known.end > max(claimed, worded.end if worded else 0):
            return known
        if worded and (bounded := self._bounded_time(worded, end)):
            return bounded
        longer = self._word(at, end) if limit < end else None
        if longer and longer.end > limit and (_is_one_word(longer) or self._has_agreed_words(longer)):
            return longer  # もう一つの, 何一つ, whose numbers are none
        if self._is_bound(at):
            return Unit(at, at + 1, "noun", self.tokens[at].surface)
        fixed = self.fixed.get(at)
        if fixed and not (worded and worded.end > fixed.end):
            return self._person_of(fixed) or fixed
        somebody = is_certainly_name(self.tokens, at) or is_family_name(self.tokens, at)
        if worded and (worded.end > at + 1 or not somebody):
            return worded
        return (
            self._latin(at, limit)
            or self._name(at, limit)
            or worded
            or self._two_verbs(at)
            or self._listed(at, limit)
            or self._unknown(at, limit)
        )

    def _has_agreed_words(self, longer: Unit) -> bool:
        """Whether a noun of the lexicon has the agreed English of every term inside it: 自由ソフトウェア, free software."""
        inside = [unit for start, unit in self.fixed.items() if longer.start < start < longer.end]
        english = longer.entry.en.lower() if longer.kind == "noun" and longer.entry is not None else ""
        return all(
            isinstance(unit.concept, Term) and unit.end <= longer.end and unit.concept.en.lower() in english
            for unit in inside
        )

    def _not_yet_done(self, at: int, end: int) -> Unit | None:
        """未検証 is "not yet verified", 不採用 "not adopted", where no table has them as a word."""
        said = {"未": "not yet", "不": "not"}.get(self.tokens[at].norm)
        if said is None or self.tokens[at].pos1 != "接頭辞" or self._word(at, end):
            return None
        act = self._word(at + 1, end) if at + 1 < end else None
        act = act if act is not None and self._is_verbal_noun(act) else None
        return self._participle(act, f"{said} {{}}", act.end) if act is not None else None

    def _already_done(self, at: int, end: int) -> Unit | None:
        """出荷済み製品 is "shipped products": 済み before a noun, where no table has them as a word."""
        act = self._word(at, end)
        behind = act.end + 1 if act is not None else end
        if act is None or behind >= end or self.tokens[act.end].norm not in ("済み", "済", "ずみ"):
            return None
        described = self.tokens[behind].pos1 == "名詞" or self.tokens[behind].norm == "の"
        known = self._word(at, behind)
        if not described or not self._is_verbal_noun(act) or (known is not None and known.end == behind):
            return None
        return self._participle(act, "{}", behind)

    def _participle(self, act: Unit, said: str, end: int) -> Unit | None:
        """Return the tokens from an act to ``end`` as what is done so: an adjective that ``said`` puts together."""
        rows = self.lexicon.senses(self.tokens[act.start : act.end])
        verb = next((one for one in rows if one.kind == "verb" and "obj" in one.frame.values()), None)
        if verb is None:
            return None
        done = said.format(verb_form(verb.en.replace(" {obj}", ""), "participle"))
        start = act.start - (said != "{}")
        return Unit(start, end, "adjective", self._text(start, end), (Entry(verb.id, "no-adj", "", done),))

    def _is_verbal_noun(self, act: Unit) -> bool:
        """Whether a word is one that する makes a verb of, by itself or with 化: 検証, 初期化."""
        last = self.tokens[act.end - 1]
        return self.tokens[act.start].pos3 == "サ変可能" or (last.norm == "化" and act.end - act.start > 1)

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
        between = self.tokens[at].pos1 == "補助記号" and 0 < at < len(self.tokens) - 1  # AI × 製造
        if between or is_affix(self.tokens, at, end, self.lexicon):
            return None
        return self._longest(at, end, dictionary_words(self.tokens, at, end))

    def _longest(self, at: int, end: int, found: Iterable[tuple[int, tuple[Entry, ...]]]) -> Unit | None:
        for length, entries in found:
            if length > 1 and self._ends_in_person(at + length, end):
                continue
            when = any(entry.noun_class == "time" for entry in entries)
            if length > 1 and at > 0 and not when and self._is_state(at + length - 1):
                before = self.tokens[at - 1]
                if before.lemma == "を" or (
                    before.pos1 == "助詞" and before.lemma != "の" and closes(self.tokens, at + length, end)
                ):
                    continue
            fits = fitting(self.tokens, at, at + length, entries, self.lexicon)
            chosen = self._written_so(at, at + length, fits)
            if chosen:
                kind = KINDS[chosen[0].kind]
                return Unit(at, at + length, kind, self._text(at, at + length), chosen)
        return None

    def _ends_in_person(self, at: int, end: int) -> bool:
        """Whether 者 or 長 stands behind, and makes one word with the token before it: ハードウェア + 設計者, 運営 + 委員長."""
        person = at < end and self.tokens[at].norm in ("者", "長") and self.tokens[at].pos1 == "接尾辞"
        return person and (self.tokens[at - 1].lemma, self.tokens[at].norm) in self.lexicon.words

    def _written_so(self, at: int, end: int, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Of entries that share a lemma (速い and 早い) those that are written as the sentence has it come first, or alone."""
        base = self._text(at, end - 1) + self.tokens[end - 1].base if end - at > 1 else self.tokens[at].base
        exact = tuple(entry for entry in entries if entry.ja.removesuffix("する") == base)
        if any(not entry.when for entry in exact):
            return exact
        return (*exact, *(entry for entry in entries if entry not in exact))

    def _asks(self, at: int) -> bool:
        """Whether 何か and the like ask, as behind a topic: 原因は何かを調べた."""
        asks = self.tokens[at].lemma in ("何", "誰", "何時", "何処", "幾ら") and at + 1 < len(self.tokens)
        return asks and self.tokens[at + 1].surface == "か" and at > 0 and self.tokens[at - 1].surface in ("は", "が")

    def _is_state(self, last: int) -> bool:
        """Whether a word ends in 中, 済み and the like, which an object before it asks to be read as a verb: 方式を検討中."""
        found = self.lexicon.functions.get((self.tokens[last].lemma,), ())
        return any(entry.ja.startswith("+") for entry in found)

    def _latin(self, at: int, end: int) -> Unit | None:
        """A run of Latin words, kept as typed: names, file names, addresses."""
        if not _LATIN.fullmatch(self.tokens[at].norm) and not self._opens_name(at, end):
            return None
        if self._laughs(at, end):
            return Unit(at, at + 1, "mark", self.tokens[at].surface)
        stop = at + 1
        while stop < end and self.tokens[stop].norm.isascii() and stop not in self.fixed:
            if self.tokens[stop].norm in "()" and not self._is_call(stop, end):
                break
            stop += 1
        while stop > at + 1 and not _LATIN_END.search(self.tokens[stop - 1].norm):
            stop -= 1
        if stop > at + 1 and self.tokens[stop - 1].norm == "/" and not _ADDRESS.search(self._text(at, stop)):
            stop -= 1  # 5G/ローカル5G
        return Unit(at, stop, "latin", self._text(at, stop), english=self._text(at, stop).translate(_PLAIN))

    def _laughs(self, at: int, end: int) -> bool:
        """Whether ｗ right behind Japanese closes a remark with a laugh, which English leaves out: DAY1 のみｗ."""
        before = self.tokens[at - 1] if at else None
        beside = before is not None and before.end == self.tokens[at].start and not before.norm.isascii()
        return beside and set(self.tokens[at].norm) == {"w"} and closes(self.tokens, at + 1, end)

    def _opens_name(self, at: int, end: int) -> bool:
        """Whether a mark opens a path, a file name or an option, as behind white space: /etc/hosts, .bashrc, --force."""
        if self.tokens[at].norm not in _NAME_OPENERS or (at > 0 and self.tokens[at - 1].end == self.tokens[at].start):
            return False
        after = self.tokens[at + 1] if at + 1 < end else None
        named = after is not None and self.tokens[at].end == after.start and after.norm.isascii()
        return named and after is not None and after.norm[0].isalpha()

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

    def _known_name(self, at: int, end: int) -> Unit | None:
        """A place, company, venue or the like whose spelling is no guess, where the word is not somebody's name (長野さん)."""
        known = known_name_at(self.tokens, at, end)
        if is_certainly_name(self.tokens, at) and (known is None or known[0] <= at + 2):
            return None
        called = named_after_at(self.tokens, at, end) or nobody_known_at(self.tokens, at, end)
        found = called if called and (known is None or called[0] > known[0]) else known
        return Unit(at, found[0], "noun", self._text(at, found[0]), (found[1],)) if found else None

    def _person_of(self, place: Unit) -> Unit | None:
        """The person whose name the glossary has as a place's: 福岡さん, 松本 健二氏."""
        named = place.entry is not None and place.entry.noun_class == "place" and place.end == place.start + 1
        return self._name(place.start, place.end + 2) if named and is_certainly_name(self.tokens, place.start) else None

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

    def _text(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


EXISTS = {"有り": "有る", "無し": "無い"}
"""Nouns that close a note and are verbs there, with the verb."""

_BOUNDS = {"以降": "from {} onward", "以後": "from {} onward", "以前": "before {}", "以来": "since {}"}
"""What stands behind a time and makes of it the beginning or end of one."""

_NOMINALIZER = Entry("n.nominalizer", "noun", "の", "fact", frozenset({"count"}), "fact")
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_NAME_OPENERS = frozenset({"/", ".", "~/", "--"})
_LATIN = re.compile(r"[A-Za-z0-9#@$&~_./:+*=\-]*[A-Za-z0-9#@][A-Za-z0-9#@$&~_./:+*=?%'\-]*")
_ADDRESS = re.compile(r"://|\.[a-z]{2,}|^[/~]")
_LATIN_END = re.compile(r"[A-Za-z0-9+#)/!?%'\"]$")


def _is_one_word(unit: Unit) -> bool:
    """Whether a word with a numeral in it is one word of the lexicon: もう一つの, もう一度, 何一つ."""
    pronoun = unit.kind == "noun" and unit.entry is not None and unit.entry.noun_class == "pronoun"
    return unit.kind in ("adnominal", "adverb") or pronoun
