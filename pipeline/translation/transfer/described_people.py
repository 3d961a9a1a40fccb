"""Come here when a relative clause takes a company for a person (who), one person for many, or a name for any noun."""

from __future__ import annotations

import re
from functools import cache

from pipeline.model.frames import Frame
from pipeline.text.shipped import table
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.gaps import Gap
from pipeline.translation.transfer.heads import Compound
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.names import HONORIFICS
from pipeline.translation.transfer.subject import needs_person


def is_named(made: Compound) -> bool:
    """Whether the noun is a name: it needs no clause to tell which one is meant."""
    if made.head is None or made.head.category != "noun" or made.entry is None or "proper" not in made.entry.grammar:
        return False
    name = made.head.lemma[:1].isupper() and made.entry.noun_class not in ("time", "quantity", "pronoun")
    return name and not (made.determiner or made.counted or made.before)


def is_somebodys_name(ctx: Context, frame: Frame) -> bool:
    """Whether the name behind the clause is a person's: with さん, or two Latin words that do what only people do (提案していた)."""
    head = ctx.phrases[ctx.phrases[frame.phrase].head]
    if ctx.tokens[head.core.end - 1].norm in HONORIFICS or any(part.entry.ja in HONORIFICS for part in head.parts):
        return True
    verb = ctx.phrases[frame.phrase].core.entry
    spelled = _FULL_NAME.fullmatch(head.core.text)
    return spelled is not None and spelled[1] not in _body_names() and verb is not None and needs_person(verb)


_FULL_NAME = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z]\.?)?(?: (?:van|von|de|der|den|la))* ([A-Z][A-Za-z'’-]+)")


@cache
def _body_names() -> frozenset[str]:
    """Return what the names of companies, projects and events end in."""
    return frozenset(row["word"] for row in table("english/body_names"))


def is_one_person(ctx: Context, frame: Frame, made: Compound, gap: Gap) -> bool:
    """Whether a clause tells of what one person did: 案内してくれた方, 質問した人; those who came or use it are many."""
    if made.entry is None or made.entry.ja not in ("人", "方", "人物") or made.determiner or made.counted:
        return False
    tail = frame.tail
    serves = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma == "務める"  # 代表を務める方
    if not (tail.past or serves) or tail.state or tail.experience or frame.kind != "verb":
        return False
    noun = ctx.phrases[frame.phrase].head
    above = ctx.phrases[noun].head
    if (
        above >= 0
        and (lemma := ctx.tokens[ctx.phrases[above].core.start].lemma) in _COUNTS
        and (lemma in _HOW_MANY or not ctx.clauses.argument(noun).topic)
    ):
        return False
    gathers = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _OF_MANY
    return made.entry.ja == "方" or (gap.kind == "subject" and not gathers)


_COUNTS = frozenset({"多い", "少ない", "居る", "有る", "無い", "増える", "減る"})

_HOW_MANY = frozenset({"多い", "少ない"})

_OF_MANY = frozenset(
    (
        "来る 参加 集まる 残る 使う 利用 読む 見る 聞く 帰る 訪れる 並ぶ 登録 購入 買う 辞める 受ける 申し込む 応募 体験 増える 移る 乗る "
        "合格 卒業 当選 来場 回答 答える 賛成 反対 投票 協力 入社 退職 希望"
    ).split()
)
"""What many people do alike: 参加した人 are the people who participated."""


def is_generic(entry: Entry | None, made: Compound) -> bool:
    """Whether the bare noun stands for any number of its kind, and is better in the plural: people and companies."""
    if entry is None or made.determiner or made.counted:
        return False
    if entry.en.startswith("person in charge"):
        return False
    return "count" in entry.grammar and "the" not in entry.grammar and entry.noun_class in ("person", "group")
