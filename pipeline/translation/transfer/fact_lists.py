"""Come here when facts told one after the other (Aが増えたこと、Bが減ったことが分かった) are not joined: こと、 goes on as "and that".

The last こと has the particle; those before it close a clause as a conjunction does, which is how the lexicon reads them (role ``fact``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, Rule, is_noun, last_role, noun_class


def goes_on_to_fact(tokens: Sequence[Token], at: int) -> bool:
    """Whether こと or ということ at ``at`` tells a fact before a comma, behind which another fact stands: not やること、次にやることを."""
    behind = next(one for one in range(at, len(tokens)) if tokens[one].surface in _FACT) + 1
    if behind >= len(tokens) or tokens[behind].surface not in _COMMAS:
        return False
    start = max((one + 1 for one in range(at) if tokens[one].surface in (*_FACT, "。")), default=0)
    if not any(tokens[one].surface in _SUBJECTS and tokens[one].pos1 == "助詞" for one in range(start, at)):
        return False
    later = next((one for one in range(behind + 1, len(tokens)) if _is_fact(tokens, one)), None)
    if later is None or later + 1 >= len(tokens):
        return False
    told = any(tokens[one].surface in _SUBJECTS and tokens[one].pos1 == "助詞" for one in range(behind, later))
    return told and tokens[later + 1].surface in _PARTICLES


_FACT = frozenset({"こと", "事"})
_COMMAS = frozenset({"、", "，", ","})
_SUBJECTS = frozenset({"は", "が", "も"})
_PARTICLES = frozenset({"が", "を", "など", "も", "に", "は", "で", "だ", "です", *_COMMAS})


def _is_fact(tokens: Sequence[Token], at: int) -> bool:
    predicate = at > 0 and tokens[at - 1].pos1 in ("動詞", "助動詞", "形容詞")
    return tokens[at].surface in _FACT and predicate


def joins_next_fact(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """利用者が増えたこと、費用が減ったことが紹介された: a fact before a comma goes on in the clause that tells the next fact."""
    if last_role(phrases[index]) != "fact":
        return None
    return next(_clauses_of_facts(phrases, index + 1), None)


def inside_next_fact(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Aが増えたこと、またBでもCが減ったことが分かった: what stands behind the first fact belongs to the next one."""
    first = next((one for one in phrases[:index] if last_role(one) == "fact" and one.head > index), None)
    phrase = phrases[index]
    if first is None or phrase.head <= first.head:
        return None
    return first.head


def _clauses_of_facts(phrases: Sequence[Phrase], start: int) -> Iterator[int]:
    """Yield the predicates of the facts behind ``start``."""
    for one in phrases[start:]:
        noun = phrases[one.head]
        if one.verbal and one.head == one.index + 1 and is_noun(noun) and noun_class(noun) == "fact":
            yield one.index


FACT_RULES: tuple[Rule, ...] = (joins_next_fact, inside_next_fact)
