"""Come here when what is told hangs on the wrong telling: who says it (が、), clauses told in a row (Aだ、Bだ、といった), 〜という、.

Rules as in ``attachment.py``, which runs them; ``report_attachment.py`` has the rules of は.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import (
    Phrase,
    Rule,
    hangs_on,
    has_own_subject,
    is_noun,
    last_role,
    names_subject,
    noun_class,
)
from pipeline.translation.transfer.tails import SAYS


def _teller_with_comma(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """議長が、時間は十分にあると言って笑った: somebody with が before a comma and a quote says it; he is no part of the quote."""
    phrase = phrases[index]
    if [part.role for part in phrase.parts] != ["ga"] or not phrase.comma or phrase.head < 0:
        return None
    if noun_class(phrase) not in ("person", "group") and phrase.core.text not in ("一人", "1人", "ひとり"):
        return None
    quote = next((one for one in phrases[index + 1 :] if one.verbal and _is_quote(phrases, one, tokens)), None)
    said = phrases[quote.head] if quote is not None and quote.head >= 0 else None
    if quote is None or said is None or phrase.head == said.index or has_own_subject(phrases, said.index):
        return None
    if not _says(said, tokens) or any(part.role == "passive" for part in said.parts):
        return None
    inside = hangs_on(phrases, phrase.head, quote.index)
    beyond = phrase.head > said.index and hangs_on(phrases, said.index, phrase.head)
    return said.index if inside or beyond else None


def _is_quote(phrases: Sequence[Phrase], one: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether と closes what is said, also where it could be a condition: 十分ではないと強調した."""
    plain = tokens[one.final].surface == "と" and not one.comma and one.head >= 0 and _says(phrases[one.head], tokens)
    return last_role(one) == "quote" or (plain and last_role(one) == "when")


def _says(said: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the predicate says something aloud: 言う, 強調する, 説明する."""
    spoken = {entry.report for entry in said.core.entries} & {"REPORT", "ANSWER", "EXPLAIN", "ANNOUNCE"}
    return said.verbal and (bool(spoken) or tokens[said.core.start].lemma in SAYS)


def _asked_then_answered(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """値段を聞かれたので、便利だが高いと答えた: what was asked leads to the answer and is no part of it; what it is like is."""
    phrase = phrases[index]
    answer = next(
        (one for one in phrases[index + 1 :] if any(row.report == "ANSWER" for row in one.core.entries)), None
    )
    if answer is None or not answer.verbal or phrase.head < 0 or not phrase.verbal:
        return None
    told = next((one for one in phrases[::-1] if one.head == answer.index and _is_quote(phrases, one, tokens)), None)
    if told is None or told.index <= index:
        return None
    passive = any(part.role == "passive" for part in phrase.parts)
    asked = passive and tokens[phrase.core.start].lemma in ("聞く", "尋ねる", "問う", "質問")
    if asked and last_role(phrase) in ("cause", "contrast", "te", ""):
        return answer.index if phrase.head < answer.index else None
    like = phrase.core.kind == "adjective" and last_role(phrase) == "contrast" and not has_own_subject(phrases, index)
    return told.index if like and index and phrase.head == answer.index else None


def _hearer_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """同僚に問題が起きていると話した: somebody with に before what is said hears it, unless what is said takes に."""
    phrase = phrases[index]
    if [part.role for part in phrase.parts] not in (["ni"], ["ni", "topic"]) or phrase.head < 0 or phrase.verbal:
        return None
    if noun_class(phrase) not in ("person", "group"):
        return None
    quote = phrases[phrase.head]
    said = phrases[quote.head] if quote.head >= 0 else quote
    if not quote.verbal or not _is_quote(phrases, quote, tokens) or not _says(said, tokens):
        return None
    takes = tokens[quote.core.start].lemma in _WITH_SOMEBODY and not phrase.comma
    takes = takes or quote.core.kind == "adjective" or _undergone(quote)
    own = any(one.head == said.index and last_role(one) == "ni" for one in phrases[index + 1 : said.index])
    return None if takes or own else said.index


_WITH_SOMEBODY = frozenset(
    "有る 無い 居る 要る 出来る 分かる 合う 任せる 渡す 送る 教える 伝える 頼む 会う 見せる 配る 貸す".split()
)
"""Verbs to which somebody with に belongs as well: 部下に問題があると話した."""


def _undergone(phrase: Phrase) -> bool:
    """Whether に may be who does it or is made to: 上司に叱られたと話した."""
    return any(part.role in ("passive", "causative", "benefactive", "potential") for part in phrase.parts)


def quote_past_teller(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """時間がかかると担当者は説明した: what is said before the one who says it hangs on the saying."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or last_role(phrase) != "quote" or phrases[phrase.head].verbal:
        return None
    teller = phrases[phrase.head]
    said = phrases[teller.head] if teller.head >= 0 else teller
    if last_role(teller) not in ("topic", "ga", "also") or not said.verbal:
        return None
    return said.index if any("quote" in entry.frame for entry in said.core.entries) else None


def _told_past_comma(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """小さく始めるという、以前に聞いた方針に近い, 遅れたという面白い話: it belongs to the first noun behind that can say so."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.parts or phrase.parts[-1].entry.id not in _TOLD:
        return None
    if not phrase.comma and (not phrases[phrase.head].verbal or is_noun(phrases[phrase.head])):
        return None
    beside = phrases[index + 1]
    if is_noun(beside) and not beside.verbal and last_role(beside) != "no":
        return beside.index
    behind = (one for one in phrases[index + 1 :] if is_noun(one) and last_role(one) != "no")
    return next((one.index for one in behind if noun_class(one) in ("content", "act", "event")), None)


_TOLD = frozenset({"q.toiu", "q.toiu2", "q.toiu3", "q.tono"})


def _told_in_a_row(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """費用が高い、人がいない、といった意見が出た: finished clauses before といった are told one after another."""
    if not _is_finished(phrases[index], tokens) or not phrases[index].comma:
        return None
    row = [one for one in phrases[index + 1 :] if one.verbal and (_is_finished(one, tokens) or _is_told(one))]
    last = next((at for at, one in enumerate(row) if _is_told(one)), None)
    if last is None:
        return None
    members = [one for one in row[: last + 1] if one.comma or _is_told(one)]
    listed = row[last].parts[-1].entry.id == "q.toiu2"
    own = all(has_own_subject(phrases, one) or names_subject(phrases, one) for one in (index, row[last].index))
    lacks = not listed and _lacks_object(phrases, index)
    return members[0].index if listed or (own and not lacks) else None


def _lacks_object(phrases: Sequence[Phrase], index: int) -> bool:
    """Whether the verb may have its object behind it: 社員が作った、設定が簡単だという評判の道具."""
    passive = any(part.role == "passive" for part in phrases[index].parts)
    takes = not passive and any("wo" in entry.frame for entry in phrases[index].core.entries)
    return takes and not any(one.head == index and last_role(one) == "wo" for one in phrases[:index])


def _is_told(phrase: Phrase) -> bool:
    return bool(phrase.parts) and phrase.parts[-1].entry.id in _TOLD


def _is_finished(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the predicate has the form that ends a sentence, with nothing but endings behind it."""
    final = tokens[phrase.closing]
    ended = phrase.verbal and all(part.entry.kind == "ending" for part in phrase.parts)
    return ended and final.cform.startswith(("終止", "連体"))


def _thing_past_learning(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """この部分も、説明を聞いて理解できた: a thing hears and reads nothing; it is what was understood."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or not phrase.comma or last_role(phrase) not in ("topic", "also"):
        return None
    if noun_class(phrase) not in _THINGS or len(phrase.parts) > 1 or not is_noun(phrase):
        return None
    learns = phrases[phrase.head]
    heard = tokens[learns.core.start].lemma in ("聞く", "聴く", "読む", "見る", "調べる", "質問", "尋ねる")
    if not heard or last_role(learns) not in ("te", "tara", "when", "by-ing") or learns.head < 0:
        return None
    own = any(one.head == learns.index and last_role(one) == "wo" for one in phrases[index + 1 : learns.index])
    return learns.head if own and phrases[learns.head].verbal else None


_THINGS = frozenset({"thing", "abstract", "act", "content", "event", "quantity"})
"""Classes of nouns that hear and read nothing."""

TELLING_RULES: tuple[Rule, ...] = (
    _told_in_a_row,
    _told_past_comma,
    _hearer_outside,
    _asked_then_answered,
    _teller_with_comma,
    _thing_past_learning,
)
