"""Come here when how much, how little or too much stands in the wrong place beside a verb: very useful, too strong, went over best."""

from __future__ import annotations

from dataclasses import replace

from pipeline.translation.transfer.parts import Parts


def by_degree(parts: Parts) -> None:
    """Say a degree as the English verb has it: とても役に立った is very useful, かなり時間がかかる a considerable amount of time."""
    _superlative(parts)
    _too(parts)
    verb, degree = parts.verb, next((one for one in parts.pre if one.lemma in _DEGREES), None)
    if verb is None or degree is None:
        return
    at = parts.pre.index(degree)
    if verb.lemma in ("take time", "take effort"):
        head, _, what = verb.lemma.partition(" ")
        parts.pre.pop(at)
        parts.verb = replace(
            verb,
            lemma=f"{head} {_DEGREES[degree.lemma]} {what}",
            tokens=(*verb.tokens, *degree.tokens),
            children=tuple(one for one in verb.children if one is not degree),
        )
    elif verb.lemma.startswith("be ") and verb.feature("voice") != "passive" and degree.lemma == "very much":
        parts.pre[at] = replace(degree, lemma="very")


def _too(parts: Parts) -> None:
    """Say すぎる before the adjective that the English verb has in it: was too strong, got too nervous."""
    verb, much = parts.verb, next((one for one in parts.end if one.lemma == "too much"), None)
    head, _, rest = verb.lemma.partition(" ") if verb is not None else ("", "", "")
    if verb is None or much is None or head not in ("be", "get", "become") or not rest or verb.feature("voice"):
        return
    parts.end.remove(much)
    parts.verb = replace(verb, lemma=f"{head} too {rest}", tokens=(*verb.tokens, *much.tokens))


def _superlative(parts: Parts) -> None:
    """Say 一番 where the English verb has its place for it: went over best, was most memorable, what I most wanted to know."""
    verb, most = parts.verb, next((one for one in parts.end if one.lemma in ("the most", "a little")), None)
    if verb is None or most is None:
        return
    if most.lemma == "a little" and verb.lemma.startswith("be ") and not verb.feature("chain"):
        parts.end.remove(most)
        parts.pre.append(most)  # I was a little moved
        return
    if most.lemma == "a little":
        return
    if verb.lemma.endswith(" well"):
        parts.end.remove(most)
        parts.verb = replace(verb, lemma=verb.lemma.removesuffix("well") + "best", tokens=(*verb.tokens, *most.tokens))
    elif verb.lemma.startswith("be ") or verb.feature("chain"):
        parts.end.remove(most)
        parts.pre.append(replace(most, lemma="most"))


_DEGREES = {"very much": "a lot of", "considerably": "a considerable amount of"}
