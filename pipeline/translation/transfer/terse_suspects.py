"""Come here when a sentence that leaves words out is wrong and passes unflagged: 準備は後からでいい, 次回の課題とさせていただく, デモ本番、…が."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pipeline.translation.transfer.clause_phrases import PORTIONS
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.phrases import Phrase, noun_class
from pipeline.translation.transfer.short_answers import answers_alone


class Seen(NamedTuple):
    """A phrase with what is asked of it again and again: its lemma, the roles behind it, its dependents by role, its head (-1: none)."""

    ctx: Context
    phrase: Phrase
    lemma: str
    roles: frozenset[str]
    cases: Mapping[str, int]
    head: int


def terse_suspects(ctx: Context, index: int) -> Iterator[str]:
    """Yield the name of each doubt about a phrase whose Japanese leaves words out: ``fine-with``, ``made-so`` and the like."""
    phrase = ctx.phrases[index]
    cases = {ctx.clauses.role_of(one): one for one in ctx.clauses.dependents[index]}
    roles = frozenset(part.role for part in phrase.parts)
    seen = Seen(ctx, phrase, ctx.tokens[phrase.core.start].lemma, roles, cases, phrase.head)
    yield from (name for name, holds in _SUSPECTS.items() if holds(seen))


def _short_answer(seen: Seen) -> bool:
    """A. しない。: only the question says who does not."""
    return seen.head < 0 and answers_alone(seen.ctx) and seen.lemma not in ("成る", "有る", "無い")


def _how_many_up_to(seen: Seen) -> bool:
    """何個まで作ったか: up to how many."""
    amount = seen.phrase.core.amount
    return "made" in seen.roles and amount is not None and amount.text.startswith("how many")


def _fine_with(seen: Seen) -> bool:
    """申し込みは当日でいい: it is fine to do so then; これでいい is this."""
    what = seen.cases.get("de", -1)
    return seen.lemma == "良い" and what >= 0 and "ga" not in seen.cases and _class(seen, what) != "pronoun"


def _made_so(seen: Seen) -> bool:
    """次回の課題とさせていただく, 受付は終了とする: what is decided about it."""
    what = seen.cases.get("to", -1)
    if seen.lemma != "為る" or what < 0 or _class(seen, what) not in ("act", "abstract", "content", "thing"):
        return False
    stated = "wo" in seen.cases or _topics(seen, seen.phrase.index)
    let = any("causative" in part.role or part.role == "request" for part in seen.phrase.parts)
    return not stated or (let and _class(seen, what) == "act")


def _alone_by(seen: Seen) -> bool:
    """一人休むだけで: by one who is away."""
    entry = seen.phrase.core.entry
    one = entry is not None and entry.en == "one person" and not seen.phrase.parts and seen.head >= 0
    if not one or seen.ctx.clauses.tails[seen.head].link != "only":
        return False
    return seen.ctx.tokens[seen.ctx.phrases[seen.head].core.start].lemma not in ("居る", "有る")


def _one_of_them(seen: Seen) -> bool:
    """5軸機は1台を2人で組み上げる: one of the machines is what is put together."""
    amount = seen.phrase.core.amount
    if amount is None or amount.text not in ("one", "1") or "wo" not in seen.roles or seen.head < 0:
        return False
    topics = _topics(seen, seen.head)
    return bool(topics) and _class(seen, topics[0]) not in ("person", "group")


def _so_much(seen: Seen) -> bool:
    """二人で分けても多いくらいだった: so much that."""
    said = seen.phrase.verbal or seen.phrase.core.kind == "adjective"
    return said and {"about", "copula"} <= seen.roles


def _best_is(seen: Seen) -> bool:
    """夏は素麺に限る: nothing is better than."""
    tail = seen.ctx.clauses.tails[seen.phrase.index]
    return seen.lemma == "限る" and "ni" in seen.cases and not (tail.passive or tail.past)


def _scene_or_member(seen: Seen) -> bool:
    """デモ本番、会場のWi-Fiが混み合う: an act that opens the sentence is when it was, and no member of a list with what has が."""
    phrase = seen.phrase
    if phrase.index or not phrase.comma or seen.roles or seen.head < 0 or phrase.core.kind != "noun":
        return False
    above = seen.ctx.phrases[seen.head]
    listed = not above.verbal and any(part.role == "ga" for part in above.parts)
    return listed and noun_class(phrase) == "act" != noun_class(above) and phrase.core.amount is None


def _urged(seen: Seen) -> bool:
    """来年はぜひ現地で。: what one is asked to do is left out."""
    if seen.phrase.core.text not in ("ぜひ", "是非") or seen.head < 0:
        return False
    return not seen.ctx.phrases[seen.head].verbal and not seen.ctx.clauses.is_quote(seen.head)


def _most_of(seen: Seen) -> bool:
    """予稿はほとんどが無料で読める: most of what the topic names."""
    if seen.phrase.core.text not in PORTIONS or "ga" not in seen.roles or seen.head < 0:
        return False
    return any(one < seen.phrase.index for one in _topics(seen, seen.head))


def _asked_favour(seen: Seen) -> bool:
    """時間をいただいて、提案させてください: the time is asked for too."""
    if seen.lemma not in ("頂く", "貰う") or seen.phrase.core.kind != "verb" or seen.head < 0:
        return False
    asks = any(part.role.startswith("request") for part in seen.ctx.phrases[seen.head].parts)
    return asks and seen.ctx.clauses.tails[seen.phrase.index].link == "te"


def _half_done(seen: Seen) -> bool:
    """…になったら半分は成功: it is half a success."""
    closes = seen.head < 0 and not seen.phrase.verbal and seen.phrase.core.text in ("成功", "失敗", "完成")
    return closes and any(seen.ctx.phrases[one].core.text in PORTIONS for one in seen.cases.values())


def _no_verb(seen: Seen) -> bool:
    """いずれも重複排除を前面に。: the verb that takes the object is left out."""
    acts = seen.phrase.verbal or seen.ctx.clauses.is_predicate(seen.phrase.index)
    return seen.head < 0 and not acts and bool(seen.phrase.parts) and "wo" in seen.cases


def _class(seen: Seen, index: int) -> str:
    return noun_class(seen.ctx.phrases[index])


def _topics(seen: Seen, index: int) -> list[int]:
    """Return the phrases with は or も that hang on phrase ``index`` and are no clauses."""
    below = seen.ctx.clauses.dependents[index]
    return [one for one in below if not seen.ctx.phrases[one].verbal and seen.ctx.clauses.argument(one).topic]


_SUSPECTS: Mapping[str, Callable[[Seen], bool]] = {
    "short-answer": _short_answer,
    "how-many-up-to": _how_many_up_to,
    "fine-with": _fine_with,
    "made-so": _made_so,
    "alone-by": _alone_by,
    "one-of-them": _one_of_them,
    "so-much": _so_much,
    "best-is": _best_is,
    "scene-or-member": _scene_or_member,
    "urged": _urged,
    "most-of": _most_of,
    "asked-favour": _asked_favour,
    "half-done": _half_done,
    "no-verb": _no_verb,
}
