"""Come here when a clause that goes with the main one is read as part of a clause before a noun: 電源がないので持ち込んだ機材を充電した.

Rules as in ``attachment.py``; ``clause_attachment.py`` says when each is tried.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.description_attachment import both_describe
from pipeline.translation.transfer.phrases import (
    Phrase,
    hangs_on,
    is_noun,
    last_role,
    link_role,
    names_subject,
    noun_class,
    predicate_above,
)
from pipeline.translation.transfer.units import EXISTS


def outside_when_doubtful(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """A clause before a comma of which the parser cannot tell whether it is part of a relative clause stands outside it.

    Where that is wrong, it is a clause of its own in the order of the Japanese; the other mistake garbles both clauses.
    """
    phrase = phrases[index]
    reason = last_role(phrase) == "cause"  # 電源がないので持ち込んだ機材を充電した
    if phrase.head < 0 or not phrase.verbal or not (phrase.comma or reason):
        return None
    if (past := _past_description(phrases, phrase, tokens)) is not None:
        return past
    if len(tokens) < _LONG and not reason:
        return None
    if link_role(phrase, tokens) not in _TOLD_IN_TURN:
        return None
    chances = dict(phrase.chances)
    if phrase.head not in chances:
        return None
    outer = [
        head for head in chances if head > phrase.head and phrases[head].verbal and _holds(phrases, phrase.head, head)
    ]
    best = max(outer, key=lambda head: chances[head], default=None)
    told = noun_class(phrases[phrases[phrase.head].head]) == "fact" and link_role(phrase, tokens) in ("te", "")
    if told and best is not None and chances[best] < chances[phrase.head]:
        return None  # 声をかけていただき、約束ができたのは成果だ
    if both_describe(phrases, index, tokens):
        return None
    if best is None:
        return None
    inside = [head for head in chances if head < best and hangs_on(phrases, head, phrases[phrase.head].head)]
    held = sum(chances[head] for head in inside) if link_role(phrase, tokens) in ("te", "") else chances[phrase.head]
    return best if chances[best] >= _nearly(phrase, tokens) * held else None


_TOLD_IN_TURN = frozenset({"te", "and", "contrast", "cause", "because", "tame", "copula", "after", "before", ""})


def _holds(phrases: Sequence[Phrase], inner: int, outer: int) -> bool:
    """Whether predicate ``inner`` is part of ``outer`` by way of a noun that it describes."""
    at, nouns = inner, 0
    while 0 <= at < outer:
        nouns += not phrases[at].verbal
        at = phrases[at].head
    return at == outer and nouns > 0


def _past_description(phrases: Sequence[Phrase], phrase: Phrase, tokens: Sequence[Token]) -> int | None:
    """Return the verb above the noun that a clause behind が, or one of another subject before 投稿された, cannot describe."""
    inner = phrases[phrase.head]
    noun = phrases[inner.head] if inner.head >= 0 else inner
    if not inner.verbal or not is_noun(noun) or any(part.entry.kind != "ending" for part in inner.parts):
        return None
    root = predicate_above(phrases, noun)
    if not root.verbal or not phrase.parts:
        return None
    alone = not any(one.head == inner.index for one in phrases if one.index != phrase.index)
    bare = alone and any(part.role == "passive" for part in inner.parts) and names_subject(phrases, phrase.index)
    if phrase.parts[-1].entry.id in ("l.bahodo", "l.nitsure", "l.nitsurete"):
        return root.index  # 調べるほど、わからないことが増える
    if last_role(phrase) == "contrast":
        return root.index if tokens[root.core.start].lemma not in EXISTS else None
    return root.index if bare and link_role(phrase, tokens) in ("te", "negative", "") else None


_LONG = 18
"""So many tokens make a sentence in which a clause is better off in the order of the Japanese than in the wrong clause."""


def _nearly(phrase: Phrase, tokens: Sequence[Token]) -> float:
    """Return how likely the outer head has to be, as a share of the inner one: が and ので close more than て does."""
    return 0.4 if link_role(phrase, tokens) in ("te", "and", "copula", "") else 0.25


def past_time_of_noun(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """困っていると話したら、解決した時の資料をくれた: what joins clauses before a comma is no part of the time of a noun."""
    phrase = phrases[index]
    joins = last_role(phrase) in ("tara", "found", "cause", "because", "contrast", "tame", "although")
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or not joins:
        return None
    timed = phrases[phrase.head]
    adnominal = timed.verbal and bool(timed.parts) and timed.parts[-1].entry.role == "when.adn"
    above = predicate_above(phrases, phrases[timed.head]) if adnominal and timed.head >= 0 else phrase
    return above.index if adnominal and above.verbal else None


def past_what_it_takes(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """形を変えるだけで組み立てにかかる時間が半分になった: by what it was changed is no part of what it takes."""
    phrase = phrases[index]
    takes = phrases[phrase.head] if phrase.head >= 0 else phrase
    if not phrase.verbal or last_role(phrase) not in ("only", "by-ing") or takes.head != takes.index + 1:
        return None
    noun = phrases[takes.head]
    above = predicate_above(phrases, noun)
    fits = tokens[takes.core.start].lemma in ("掛かる", "要する", "必要") and is_noun(noun)
    return above.index if fits and above.verbal else None


def connector_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """用意したが、実際には予想しなかった質問だった: what joins sentences joins no clause that describes a noun."""
    phrase = phrases[index]
    before = phrases[index - 1] if index else phrase
    if phrase.core.kind != "connector" or phrase.head < 0 or not (before.verbal and before.comma):
        return None
    inner = phrases[phrase.head]
    noun = phrases[inner.head] if inner.head >= 0 else inner
    if not inner.verbal or not is_noun(noun) or any(part.entry.kind != "ending" for part in inner.parts):
        return None
    root = predicate_above(phrases, noun)
    return root.index if root.verbal else None
