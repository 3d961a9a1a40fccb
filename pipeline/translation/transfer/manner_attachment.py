"""Come here when a clause that says how something is done (ずに, ながら, つつ) holds too much, or hangs on the wrong verb.

Rules as in ``attachment.py``, which runs them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, Rule, at_odds, has_own_subject, last_role, noun_class


def _outside_manner(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """白熱したが、結論を出さずに終わった: how something is done holds no clause that a comma parts from it."""
    phrase = phrases[index]
    parted = phrase.comma or last_role(phrase) == "cause"
    if phrase.head < 0 or not phrase.verbal or not parted or last_role(phrase) not in _PARTED:
        return None
    manner = phrases[phrase.head]
    if not manner.verbal or last_role(manner) not in _MANNERS or manner.head < 0:
        return None
    return manner.head if phrases[manner.head].verbal else None


_MANNERS = frozenset({"without-ing", "while-ing", "instead-ing"})
_PARTED = frozenset(
    "contrast although cause because tame since if when tara even after before te and negative".split()
) | {""}
"""Links of clauses that end at a comma; a verb that only goes on (行き、) has none."""


def _manner_of_next(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """止めずに交換できる点が評価された: how something is done, without a comma, is told of the verb that follows."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or phrase.comma or last_role(phrase) not in _MANNERS:
        return None
    behind = next((one for one in phrases[index + 1 :] if one.verbal), None)
    return behind.index if behind is not None and behind.index < phrase.head else None


def _doer_of_both(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Aliceは開発を続けながら規格を作った: who is spoken of does what the sentence says, in the way that the clause between says."""
    phrase = phrases[index]
    roles = [part.role for part in phrase.parts]
    if phrase.head < 0 or phrase.verbal or not (roles == ["topic"] or (roles == ["also"] and phrase.comma)):
        return None
    manner = phrases[phrase.head]
    how = _MANNERS | {"by-ing"} if phrase.comma else _MANNERS  # この部分も、説明を聞くことで理解できた
    if not manner.verbal or last_role(manner) not in how or manner.head < 0 or not phrases[manner.head].verbal:
        return None
    alone = phrases[index + 1].index == manner.index and noun_class(phrase) in ("content", "abstract", "fact", "act")
    return None if alone or has_own_subject(phrases, manner.head) else manner.head


def _subject_past_manner(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """ロボットが転ばずに歩いた: who does it does both, and belongs to what is done; 時間が足りずに断念した tells of two."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or phrase.comma or [part.role for part in phrase.parts] != ["ga"]:
        return None
    manner = phrases[phrase.head]
    if not manner.verbal or last_role(manner) not in ("without-ing", "while-ing") or manner.head < 0:
        return None
    done = phrases[manner.head]
    if not (done.core.kind == "verb" or done.light) or has_own_subject(phrases, done.index):
        return None
    somebody = noun_class(phrase) in ("person", "group") or phrase.core.kind == "latin"
    by_itself = noun_class(phrase) == "thing" and all(one.frame.get("wo") != "obj" for one in done.core.entries)
    by_itself = by_itself and not any(one.report in ("FEEL", "THINK", "DECIDE") for one in done.core.entries)
    moves = by_itself and any("wo" not in one.frame for one in manner.core.entries)
    return done.index if somebody or (moves and last_role(manner) == "without-ing") else None


def _subject_of_next(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """新しい規格が出る度に書類を作り直す: what has が right before a clause that a conjunction and a comma close belongs to it."""
    phrase, after = phrases[index], phrases[index + 1]
    if [part.role for part in phrase.parts] != ["ga"] or phrase.comma or phrase.head <= after.index or not after.comma:
        return None
    closed = after.verbal and after.parts and after.parts[-1].entry.kind == "link" and after.core.kind == "verb"
    return after.index if closed and not after.parts[-1].entry.role.endswith((".adn", "-ing", "quote")) else None


def _subject_past_means(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """分からなかったことが、動かすことで理解できた: what has が and a comma before a means with an object is what the main clause tells of."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or not phrase.comma or [part.role for part in phrase.parts] != ["ga"]:
        return None
    means = phrases[phrase.head]
    if not means.verbal or last_role(means) != "by-ing" or means.head < 0 or not phrases[means.head].verbal:
        return None
    done = any("wo" in one.frame for one in means.core.entries)
    return means.head if done and not has_own_subject(phrases, means.head) else None


MANNER_RULES: tuple[Rule, ...] = (
    _outside_manner,
    _doer_of_both,
    at_odds(0.25, _manner_of_next),
    _subject_past_manner,
    _subject_past_means,
    _subject_of_next,
)
