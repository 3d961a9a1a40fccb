"""Come here when a question about a topic, without a verb, comes out wrong: 〜とは, 価格は？, 監視は誰のためか."""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.noun_phrases import noun_phrase


def asked_for_meaning(ctx: Context) -> EnNode | None:
    """Return "What is X?" for 〜とは and 〜とは何か, which stand as headings; None for anything else."""
    last = ctx.phrases[-1]
    asks = ctx.tokens[last.core.start].lemma == "何" and len(last.units) == 1
    below = ctx.clauses.dependents[last.index]
    named = below[0] if asks and len(below) == 1 else last.index if not asks else -1
    if named < 0 or not _is_named(ctx, named):
        return None
    tokens = tuple(
        at for index in {named, last.index} for part in ctx.phrases[index].parts for at in range(part.start, part.end)
    )
    ctx.took((*tokens, *(last.core.tokens if asks else ())))
    own = ctx.clauses.dependents[named]
    first = [
        one for one in own if ctx.phrases[one].core.kind in ("adverb", "connector") and ctx.phrases[one].core.entry
    ]
    front: list[EnNode] = []
    for one in first:
        core = ctx.phrases[one].core
        front += [
            words(core.entry.en.rstrip(",") if core.entry else "", "adverb", ctx.took(core.tokens)),
            words(",", "r.toha"),
        ]
    what = noun_phrase(ctx, named, "title", [one for one in own if one not in first])
    return EnNode("sentence", children=(*front, words("what is", "r.toha", tokens), what, words("?", "r.toha")))


def _is_named(ctx: Context, index: int) -> bool:
    phrase = ctx.phrases[index]
    spelled = "".join(ctx.tokens[at].norm for part in phrase.parts for at in range(part.start, part.end))
    return spelled == "とは" and not phrase.verbal


def asked_for_whom(ctx: Context) -> EnNode | None:
    """Return "Who is it for?" for 監視は誰のためか and "Whose is it?" for SLOは誰のものか; None for anything else."""
    last = ctx.phrases[-1]
    roles = [part.role for part in last.parts]
    topics = [phrase.index for phrase in ctx.phrases[:-1] if ctx.clauses.argument(phrase.index).topic]
    if len(topics) != 1 or roles[-1:] not in (["question"], ["or"]) or (last.verbal and last.core.kind == "verb"):
        return None
    whom = ctx.phrases[-2] if ctx.tokens[last.core.start].lemma in ("物", "為") else last
    if ctx.tokens[whom.core.start].lemma not in ("誰", "何") or len(whom.units) > 1:
        return None
    owns = whom is not last and ctx.tokens[last.core.start].lemma == "物"
    if not owns and "notame" not in roles and whom is last:
        return None
    ctx.took(at for phrase in (whom, last) for at in range(phrase.start, phrase.end))
    topic = noun_phrase(ctx, topics[0], "topic")
    many = topic.feature("number") == "plural"
    be = words("are" if many else "is", "r.whom")
    if owns:
        return EnNode("sentence", children=(words("whose", "r.whom"), be, topic, words("?", "r.whom")))
    who = "who" if ctx.tokens[whom.core.start].lemma == "誰" else "what"
    return EnNode("sentence", children=(words(who, "r.whom"), be, topic, words("for?", "r.whom")))


def asked_about(ctx: Context) -> EnNode | None:
    """Return "What about the price?" for 価格は？, a topic that nothing is said of; None for anything else."""
    last = ctx.phrases[-1]
    asks = ctx.depth == 0 and ctx.analyzed.sentence.text.rstrip("」』 ").endswith(("？", "?"))
    below = ctx.clauses.dependents[last.index]
    if ctx.tokens[last.core.start].lemma == "何" and len(last.units) == 1 and len(below) == 1:
        last, tokens = ctx.phrases[below[0]], range(last.start, last.end)  # きっかけは何ですか
    else:
        tokens = range(0)
    told = any(ctx.clauses.is_predicate(one) for one in ctx.clauses.dependents[last.index])
    if ctx.tokens[last.core.start].lemma == "切っ掛け" and told and [part.role for part in last.parts] == ["topic"]:
        ctx.took((*tokens, *(at for part in last.parts for at in range(part.start, part.end))))
        return EnNode("sentence", children=(noun_phrase(ctx, last.index, "title"), words("?", "r.about")))
    if not asks or tokens or last.verbal or [part.role for part in last.parts] != ["topic"]:
        return None
    taken = ctx.took(at for part in last.parts for at in range(part.start, part.end))
    return EnNode("sentence", children=(words("what about", "r.about", taken), noun_phrase(ctx, last.index, "topic")))
