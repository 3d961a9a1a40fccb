"""Come here when a phrase is taken for a predicate and is none, or a predicate is missed; or when its particles give it the wrong role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.frames import PredicateKind, Tail
from pipeline.model.tokens import Token
from pipeline.translation.transfer.act_clauses import closes_act
from pipeline.translation.transfer.phrases import Phrase, is_moment, noun_class


@dataclass(frozen=True, slots=True)
class ClausePhrases:
    """The phrases of a stretch of text with their dependents (indexes, left to right) and tails, and what each is in its clause."""

    tokens: Sequence[Token]
    phrases: tuple[Phrase, ...]
    dependents: tuple[tuple[int, ...], ...]
    tails: tuple[Tail, ...]

    def is_predicate(self, index: int) -> bool:
        """Whether the phrase says something of something: a verb, an adjective, a noun with a copula, 開催 with arguments."""
        phrase = self.phrases[index]
        if phrase.verbal or self.tails[index].copula:
            return True
        cases = [part for part in phrase.parts if part.entry.kind == "case"]
        said = ("nado", "toonajiku", *(("kara", "made") if is_moment(phrase) else ()))
        if any(part.role not in said or phrase.head >= 0 for part in cases) or any(
            part.role == "topic" for part in phrase.parts
        ):
            return False
        if phrase.head < 0 and any(self._leads_up(one, phrase) for one in self.dependents[index]):
            return True
        if phrase.core.kind == "verb" or noun_class(phrase) == "act" or self._is_done(phrase):
            ended = any(part.entry.kind == "ending" and part.role not in ("none", "question") for part in phrase.parts)
            return ended or any(
                (self.role_of(one) in _ARGUMENTS and not self.is_adnominal(one) and not self._is_beside(one))
                or self._is_topic(one)
                or (phrase.head < 0 and noun_class(phrase) == "act" and (self._says_how(one) or self._leads_on(one)))
                for one in self.dependents[index]
            )
        return phrase.head < 0 and any(
            self._is_topic(one)
            or self.role_of(one) == "ga"
            or self._is_question_asked_of(one)
            or (phrase.core.kind == "adjective" and self._leads_on(one))
            for one in self.dependents[index]
        )

    def _is_topic(self, index: int) -> bool:
        phrase = self.phrases[index]
        return not phrase.verbal and any(
            part.role in ("topic", "also") for part in phrase.parts if part.entry.kind == "focus"
        )

    def _is_question_asked_of(self, index: int) -> bool:
        """Whether the phrase is a question that something is said of: どれを選ぶかは未定."""
        topic = any(part.role == "topic" for part in self.phrases[index].parts if part.entry.kind == "focus")
        return topic and self.tails[index].question and self.phrases[index].verbal

    def _leads_on(self, index: int) -> bool:
        """Whether the phrase is a clause that goes on in another, as no clause before its noun does: 結論は出ず、再審議。"""
        if not self.phrases[index].verbal or self.is_adnominal(index):
            return False
        link = self.tails[index].link
        return link in _LEADS_ON or (
            link == "te" and (self.phrases[index].comma or noun_class(self.phrases[-1]) == "act")
        )

    def _leads_up(self, index: int, phrase: Phrase) -> bool:
        """Whether a clause in ず is told before an act that is noted alone: 採決には至らず、継続審議。"""
        final = self.tokens[phrase.core.end - 1]
        before = self.phrases[index]
        last = self.tokens[before.parts[-1].end - 1] if before.parts else final
        return final.pos3 == "サ変可能" and before.verbal and last.surface == "ず"

    def _says_how(self, index: int) -> bool:
        """Whether the phrase is a plain adverb, which no noun has: 引き続き監視。"""
        phrase = self.phrases[index]
        return phrase.core.kind == "adverb" and not phrase.parts and not phrase.verbal

    def _is_beside(self, index: int) -> bool:
        """Whether と joins the phrase to a noun, and names nobody with whom it is done: カメラの故障とセンサの交換."""
        entry = self.phrases[index].core.entry
        named = entry is None or entry.noun_class in ("person", "group", "pronoun")
        return [part.role for part in self.phrases[index].parts] == ["to"] and not named

    def _is_done(self, phrase: Phrase) -> bool:
        """Whether a noun such as 発表, which names what is said, is what somebody does: 新製品を発表, 全員が合意."""
        verbal = (
            self.tokens[phrase.core.end - 1].pos3 == "サ変可能" and phrase.core.kind == "noun" and not phrase.verbal
        )
        entry = phrase.core.entry
        roles = (
            ("wo", "ga")
            if entry is not None and entry.noun_class in ("event", "place")
            else ("wo", "ga", "ni", "he", "de")
        )
        below = (one for one in self.dependents[phrase.index] if not self.is_adnominal(one))
        return verbal and any(self._particle_role(one) in roles for one in below)

    def kind_of(self, phrase: Phrase) -> PredicateKind:
        """Return what kind of predicate the phrase is."""
        if self.tails[phrase.index].link_rule == "l.copula" and phrase.core.kind in ("noun", "adverb"):
            return "nominal"  # 結果は賛成で、
        if self._is_this_one(phrase):
            return "nominal"
        if self._is_done(phrase):
            return "verb"
        if phrase.core.kind == "adjective":
            return "adjective"
        if phrase.core.kind == "verb" or phrase.light:
            return "verb"
        if (
            phrase.core.kind == "raw"
            and phrase.verbal
            and self.tokens[phrase.core.end - 1].pos1 not in ("名詞", "接尾辞", "形状詞")  # 初心者向けなので
            and not any(part.role.startswith("copula") for part in phrase.parts)
        ):
            return "verb"
        if self._is_named_by_topic(phrase) or (not phrase.verbal and self._is_pointed_at(phrase)):
            return "nominal"
        if any(part.entry.ja.startswith("+") and part.entry.kind == "ending" for part in phrase.parts):
            return "verb"  # 配布済みだが
        if (noun_class(phrase) == "act" and not phrase.verbal) or any(closes_act(part.entry) for part in phrase.parts):
            return "verb"
        return "nominal"

    def _is_pointed_at(self, phrase: Phrase) -> bool:
        """Whether この and the like make a noun of an act: 本命はこのセッション."""
        below = (self.phrases[one].core for one in self.dependents[phrase.index])
        return any(self.tokens[core.start].lemma in ("此の", "其の", "彼の") for core in below)

    def _is_named_by_topic(self, phrase: Phrase) -> bool:
        """Whether the act is what a topic of the mind is: 課題は精度の向上; 速度は30%の向上 says what a thing did."""
        if phrase.verbal or phrase.parts or noun_class(phrase) != "act":
            return False
        below = [self.phrases[one] for one in self.dependents[phrase.index]]
        below = [one for one in below if one.core.kind != "connector"]
        topics = [one for one in below if self._is_topic(one.index)]
        owners = [one for one in below if [part.role for part in one.parts] == ["no"] and one.core.amount is None]
        part = bool(topics) and topics[0].core.text in PORTIONS  # 残り半分はテストの実装
        minds = topics and (noun_class(topics[0]) == "content" or part) and not topics[0].verbal
        return bool(minds) and len(topics) == 1 and bool(owners) and len(below) == len(topics) + len(owners)

    def _is_this_one(self, phrase: Phrase) -> bool:
        """Whether これ or それ with が is what an act with its owner is, and is not done: これが一番の収穫."""
        if phrase.verbal or phrase.parts or noun_class(phrase) not in ("act", "content"):
            return False
        below = [self.phrases[one] for one in self.dependents[phrase.index]]
        this = any(
            one.core.text in ("これ", "それ", "ここ", "そこ") and [part.role for part in one.parts] == ["ga"]
            for one in below
        )
        owned = any([part.role for part in one.parts][-1:] == ["no"] or one.core.kind == "adnominal" for one in below)
        return this and owned

    def role_of(self, index: int) -> str:
        """Return the role that the phrase's particles give it, empty when it has none.

        の before a verb is が in a clause before a noun (私の提案した), を before 開催 and the like.
        """
        role = self._particle_role(index)
        head = self.phrases[index].head
        if role == "no" and head >= 0 and self.phrases[head].verbal and self.kind_of(self.phrases[head]) != "nominal":
            return "ga"
        return role

    def _particle_role(self, index: int) -> str:
        for part in reversed(self.phrases[index].parts):
            if part.entry.kind == "case" and part.role not in ("nado",):
                return part.role if part.role != "no" or len(self._cases(index)) == 1 else self._cases(index)[-2]
        return ""

    def _cases(self, index: int) -> list[str]:
        return [part.role for part in self.phrases[index].parts if part.entry.kind == "case" and part.role != "nado"]

    def is_adnominal(self, index: int) -> bool:
        """Whether the phrase stands before a noun: の, に関する, という, and predicates before nouns."""
        if not self.phrases[index].parts:
            return False
        last = self.phrases[index].parts[-1]
        if last.entry.role.endswith(".adn") or last.role == "no":
            return True
        return last.entry.kind == "case" and last.form.startswith(("連体", "終止")) and last.end - last.start > 1


PORTIONS = frozenset({"半分", "残り半分", "半数", "大半", "一部", "残り", "大部分", "多く", "ほとんど"})
"""What tells of some of what a note spoke of before."""

_ARGUMENTS = frozenset({"ga", "wo", "ni", "de", "kara", "nitsuite", "nikanshite", "toshite", "to", "he", "niyotte"})


_LEADS_ON = frozenset(
    {"contrast", "although", "cause", "because", "since", "tame", "without-ing", "if", "tara", "even-if"}
)
"""Links of clauses that are said of a whole clause behind them, also where a note leaves its verb out."""
