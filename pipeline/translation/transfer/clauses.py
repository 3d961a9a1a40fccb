"""Come here when a clause has the wrong parts: phrases become frames, each dependent in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.frames import Argument, Frame, Mark
from pipeline.model.tokens import Token
from pipeline.translation.transfer.clause_phrases import ClausePhrases
from pipeline.translation.transfer.gapped import said_for_each
from pipeline.translation.transfer.indefinites import NOT_ONE, OPEN, Reach, floats, reach_of
from pipeline.translation.transfer.passives import read_passive
from pipeline.translation.transfer.phrases import Phrase, is_contrasted, last_role, noun_class
from pipeline.translation.transfer.tails import read_tails


def build_clauses(phrases: tuple[Phrase, ...], tokens: Sequence[Token]) -> Clauses:
    """Return the phrases with dependents and tails, ready for frames to be taken from them."""
    below: list[list[int]] = [[] for _ in phrases]
    for phrase in phrases:
        if phrase.head >= 0:
            below[phrase.head].append(phrase.index)
    return Clauses(tokens, phrases, tuple(map(tuple, below)), read_tails(phrases, below, tokens))


@dataclass(frozen=True, slots=True)
class Clauses(ClausePhrases):
    """The phrases of a stretch of text, from which frames are taken: each dependent of a predicate in its place."""

    def frame(self, index: int) -> Frame:
        """Return the clause whose predicate is phrase ``index``."""
        phrase = self.phrases[index]
        arguments: list[Argument] = []
        adverbs: list[int] = []
        connectors: list[int] = []
        subordinates: list[Frame] = []
        doubt = 0.0
        nominal = self.kind_of(phrase) == "nominal"
        for one in self.dependents[index]:
            other = self.phrases[one]
            doubt = max(doubt, other.doubt)
            if (nominal and self.modifies_noun(one)) or self.floats(one) >= 0:
                continue
            if other.core.kind == "connector":
                connectors.append(one)
            elif (
                other.core.text in FLOATING
                and not other.parts
                and not other.comma
                and not self.dependents[one]
                and other.core.kind in ("adverb", "noun", "adjective")
            ):
                arguments.append(Argument("", one))
            elif self.is_complement(one):
                arguments.append(Argument("comp", one))
            elif self.is_adverbial(one):
                adverbs.append(one)
            elif self.is_wish(one):
                arguments.append(Argument("youni", one))
            elif self.is_first_question(one):
                continue
            elif self.is_predicate(one) and not self.is_quote(one):
                subordinates.append(self.frame(one))
            elif self.is_quote(one):
                arguments.append(Argument("quote", one))
            else:
                arguments.append(self.argument(one))
        tail = self.tails[index]
        if tail.passive:
            tail = read_passive(self.phrases, phrase, arguments, tail, self.tokens)
        if self.tokens[phrase.core.start].lemma == "出来る" and any(one.role == "comp" for one in arguments):
            tail = replace(tail, modals=(Mark("can", (), "e.dekiru"), *tail.modals))  # 短くできる
        if any(part.entry.id == "e.tearu" for part in phrase.parts) and any(one.role == "ga" for one in arguments):
            tail = replace(tail, passive=True)  # 所属が書いてある
        if any("only-negative" in one.focus or self.is_denied(one.phrase) for one in arguments) or any(
            (self.floats(one) >= 0 and self.is_denied(one))
            or (one in adverbs and any(part.role == "only-negative" for part in self.phrases[one].parts))
            for one in self.dependents[index]
        ):
            tail = replace(tail, negative=False)
        if phrase.core.kind == "verb" and self.tokens[phrase.core.start].lemma == "為る":
            arguments = self._with_what_is_made(arguments)
        doing = (
            nominal
            and self.tokens[phrase.core.end - 1].pos3 == "サ変可能"
            and any(one.role == "wo" for one in arguments)
        )
        whole = Frame(
            index,
            "verb" if doing else self.kind_of(phrase),
            tail,
            tuple(arguments),
            tuple(adverbs),
            tuple(connectors),
            tuple(subordinates),
            doubt,
        )
        return said_for_each(self.phrases, whole)

    def _with_what_is_made(self, arguments: list[Argument]) -> list[Argument]:
        """Return the arguments of 期限は月末とした with the topic as what is set; 田中さんとした has a partner."""
        made = next((one for one in arguments if one.role == "to"), None)
        topics = [one for one in arguments if not one.role and one.topic and not self._is_when(one.phrase)]
        taken = any(one.role in ("wo", "ga") for one in arguments)
        somebody = {"person", "group"}
        if made is None or len(topics) != 1 or taken or noun_class(self.phrases[made.phrase]) in somebody:
            return arguments
        if (
            noun_class(self.phrases[topics[0].phrase]) in somebody
            or self.phrases[topics[0].phrase].core.kind == "latin"
        ):
            return arguments
        return [replace(one, role="wo") if one is topics[0] else one for one in arguments]

    def _is_when(self, index: int) -> bool:
        """Whether the phrase says when by itself: 来年は, not 開催日は."""
        entry = self.phrases[index].core.entry
        return noun_class(self.phrases[index]) == "time" and (entry is None or "adverb" in entry.forms)

    def modifies_noun(self, index: int) -> bool:
        """Whether the phrase, which hangs on a noun with a copula, belongs to the noun and not to the clause."""
        phrase = self.phrases[index]
        if self.is_asked(index):
            return False
        if is_contrasted(phrase, self.tokens):
            return True
        if self.is_predicate(index):
            tail = self.tails[index]
            told = tail.link.startswith("content")  # 遅れた、という話だった
            return told or ((not tail.link or tail.link.endswith(".adn")) and not phrase.comma)
        if phrase.core.kind == "adnominal" or self.is_adnominal(index):
            return True
        roles = [part.role for part in phrase.parts]
        if not roles and phrase.core.entry and phrase.core.entry.noun_class != "time" and phrase.core.kind != "adverb":
            return phrase.core.kind not in ("connector",)
        if not roles and phrase.comma and phrase.core.entry is None and phrase.core.kind in ("latin", "noun", "raw"):
            return True  # テーマはSimplicity、Intelligence
        return bool(roles) and (roles[-1] in ("and", "or") or (roles == ["to"] and self._joins(index)))

    def _joins(self, index: int) -> bool:
        """Whether と joins the phrase to its head: the next noun, or one of its kind with nothing but の between them."""
        head = self.phrases[index].head
        alike = noun_class(self.phrases[index]) == noun_class(self.phrases[head]) != ""
        return head == index + 1 or (alike and all(self.is_adnominal(at) for at in range(index + 1, head)))

    def argument(self, index: int) -> Argument:
        """Return the phrase as an argument with its role and focus."""
        focus = tuple(part.role for part in self.phrases[index].parts if part.entry.kind == "focus")
        role = self.role_of(index)
        if role == "nouchi" and self._is_when(index) and len(self.phrases[index].units) == 1:
            role = ""  # 朝のうちだけ快適
        if role in ("yori", "nashide"):
            focus = tuple(one for one in focus if one not in ("topic", "also"))
        if not role and self.phrases[index].core.text in _ANYBODY:
            role = "ga"
        core, where = self.phrases[index].core, noun_class(self.phrases[index])
        if not role and focus[:1] == ("about",) and core.amount is None and core.kind in ("noun", "latin"):
            return Argument("hodo", index)  # 昨年ほど暑くない
        if not role and "even" in focus and self.phrases[index].core.text in _WEATHER:
            role = "de"
        if not role and "even" in focus and where in ("time", "place"):
            also = where == "place" and any(part.entry.id == "f.demo" for part in self.phrases[index].parts)
            role, focus = "de", ("also",) if also else focus
        if self.phrases[index].core.text in OPEN | NOT_ONE and not focus:
            focus = ("also",)
        return Argument(role, index, "topic" in focus or "also" in focus, focus)

    def is_denied(self, index: int) -> bool:
        """Whether the phrase says that it is none: 誰も, 何も, 一人も, どの方式も before a negation."""
        phrase = self.phrases[index]
        also = any(part.role == "also" for part in phrase.parts) or phrase.core.text in NOT_ONE
        if phrase.head < 0 or not also:
            return False
        if not self.tails[phrase.head].negative or self.tokens[self.phrases[phrase.head].core.start].lemma == "無い":
            return False
        amount = phrase.core.amount
        one = amount is not None and amount.kind == "count" and not amount.plural
        return (one and len(phrase.units) == 1) or self.reach(index) == "no"

    def reach(self, index: int) -> Reach:
        """Return how far 誰も, どの方式も and the like reach: every, no, any; empty for what is none of them."""
        return reach_of(self.phrases, self.dependents, self.tails, self.tokens, index)

    def floats(self, index: int) -> int:
        """Return the phrase that いずれも and the like beside it speak of, -1 for none."""
        return floats(self.phrases, self.dependents, self.tails, self.tokens, index)

    def is_quote(self, index: int) -> bool:
        """Whether the phrase is what somebody says or thinks (〜と), or a question (〜か)."""
        tail = self.tails[index]
        phrase = self.phrases[index]
        if tail.link == "quote":
            return True
        embedded = tail.link == "whether" or (tail.question and phrase.head >= 0 and tail.link != "or")
        return embedded and phrase.verbal

    def is_asked(self, index: int) -> bool:
        """Whether the phrase is a question that takes the place of a noun: 何が問題か, 移行するかどうか."""
        tail = self.tails[index]
        asked = tail.link == "whether" or (tail.question and self.phrases[index].head >= 0)
        return asked and tail.link in ("", "whether") and self.is_predicate(index)

    def asks(self, index: int) -> bool:
        """Whether the phrase is a question, in the place of a noun or before one (どう使うかという点)."""
        tail = self.tails[index]
        return self.is_predicate(index) and (tail.question or tail.template.startswith("whether"))

    def is_first_question(self, index: int) -> bool:
        """Whether the question is joined to another one that it hangs on: どう使うか、何が要るかを聞いた."""
        phrase = self.phrases[index]
        second = phrase.head >= 0 and self.is_asked(phrase.head) and not self.is_adnominal(index)
        return second and self.is_asked(index) and not self._particle_role(index)

    def is_wish(self, index: int) -> bool:
        """Whether the phrase is what somebody is asked to do or asks for: 調査するように指示した."""
        head = self.phrases[self.phrases[index].head]
        if self.phrases[index].comma and any(
            last_role(self.phrases[at]) in ("ga", "wo") for at in self.dependents[head.index]
        ):
            return False  # 誰でも扱えるように、簡単な装置が求められる
        return self.tails[index].link == "so-that" and any("youni" in entry.frame for entry in head.core.entries)

    def is_adverbial(self, index: int) -> bool:
        """Whether the phrase says how: an adverb, 雑多に, 早く."""
        phrase = self.phrases[index]
        if phrase.core.kind == "adverb" and not phrase.verbal:
            return not self.tails[index].copula
        if phrase.core.kind == "adnominal" and not phrase.verbal:
            return True
        tail = self.tails[index]
        if phrase.core.kind == "adjective" and tail.link == "te" and not self.dependents_but_adverbs(index):
            head = self.phrases[phrase.head] if phrase.head >= 0 else None
            spelled = self.tokens[phrase.final].norm
            return head is not None and not phrase.comma and (spelled == "に" or spelled.endswith("く"))
        return phrase.core.kind == "adjective" and self._particle_is_ni(phrase)

    def is_complement(self, index: int) -> bool:
        """Whether the phrase is what something becomes, is made or looks: 重要になる, 速くする, 順調に見える."""
        phrase = self.phrases[index]
        head = self.phrases[phrase.head]
        if phrase.core.kind != "adjective" or phrase.comma or not self.is_adverbial(index):
            return False
        verb, quality = self.tokens[head.core.start], self.tokens[phrase.core.start].lemma
        felt = verb.lemma == "感ずる" and quality not in _KEENLY
        seems = verb.lemma == "思う" and verb.base.endswith("える")
        made = felt or seems or verb.lemma in ("成る", "為る", "見える", "聞こえる", "出来る")
        return made and head.core.end - head.core.start == 1

    def _particle_is_ni(self, phrase: Phrase) -> bool:
        return not phrase.verbal and len(phrase.parts) == 1 and self.tokens[phrase.parts[0].start].norm == "に"

    def dependents_but_adverbs(self, index: int) -> tuple[int, ...]:
        """Return the dependents of a phrase that are neither adverbs (かなり, 意図的に) nor what it is compared with (予定より早く)."""
        below = (
            one
            for one in self.dependents[index]
            if self.phrases[one].core.kind != "adverb" and not self._is_plain_adverb(one)
        )
        return tuple(one for one in below if self.role_of(one) != "yori" or self.is_predicate(one))

    def _is_plain_adverb(self, index: int) -> bool:
        """Whether the phrase is an adjective that says how, with nothing of its own: 意図的に."""
        alone = not self.dependents[index] and not self.phrases[index].comma
        return alone and self.phrases[index].core.kind == "adjective" and self.is_adverbial(index)


_WEATHER = frozenset("雨 小雨 大雨 雪 大雪 台風 悪天候 荒天 停電 暗闇 騒音".split())
"""What でも says it happens in, not to: 雨でも開催される."""

_ANYBODY = frozenset({"誰でも", "誰もが"})
"""Words whose particle is inside them, as they stand for a subject."""

_KEENLY = frozenset("強い 深い 鋭い 敏感 率直 素直 正直 直接 ひしひし".split())
"""What says how one feels something, and not what it feels like: 強く感じた."""

FLOATING = {
    "多く": "many",
    "数多く": "many",
    "いくつか": "several",
    "いくつも": "many",
    "幾つか": "several",
    "全て": "all",
    "すべて": "all",
    "大勢": "many",
    "たくさん": "a lot of",
    "沢山": "a lot of",
    "いっぱい": "a lot of",
}
"""Amounts that stand by the verb and count its subject or object (意見が多く出た), with their English."""
