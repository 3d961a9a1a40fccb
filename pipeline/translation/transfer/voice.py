"""Come here when a causative, or a passive of those who suffer it, has the wrong subject: させる, 〜を〜された."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.model.frames import Argument, Frame, Mark
from pipeline.text.shipped import table
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.english.inflect import verb_form
from pipeline.translation.transfer.favours import STILL_TO_DO
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.open_roles import BY_ITSELF
from pipeline.translation.transfer.subject import is_somebody, names_people, takes_object
from pipeline.translation.transfer.told import told


def turned(
    ctx: Context, frame: Frame, verb: Entry, arguments: Sequence[Argument], given: bool
) -> tuple[Frame, Entry, list[Argument]]:
    """Return a causative or suffered clause as a plain one whose English verb says so; any other as it is.

    ``given``: whether the subject comes from outside. The one who is made to do it has the role ``causee``.
    """
    tail = frame.tail
    if not given and (who := _from_whom(ctx, frame, verb, arguments)) is not None:
        undergone = "wo" if tail.passive else "ga"
        roles = {"kara": "ga", "ga": undergone}
        told_by = [replace(one, role=roles[one.role]) if one is who or one.role == "ga" else one for one in arguments]
        return replace(frame, tail=replace(tail, passive=False)), verb, told_by
    eased = any(mark.rule in _EASED for mark in tail.chains) and not tail.passive
    if eased and (verb.inner or verb.frame.get("wo") == "obj"):
        return (*_eased(ctx, frame, verb), list(arguments))
    if tail.causative:
        return _caused(ctx, frame, verb, list(arguments), given)
    if tail.passive and not given and told(ctx, frame, verb, arguments) is None:
        arguments = done_by(ctx, verb, arguments)
        if any(one.role == "ga" and ctx.clauses.role_of(one.phrase) == "ni" for one in arguments):
            return replace(frame, tail=replace(tail, passive=False)), verb, list(arguments)
    if tail.passive and not tail.benefactive and _sufferer(ctx, arguments):
        plain = replace(frame, tail=replace(tail, passive=False))
        had = Entry(verb.id, "verb", verb.ja, f"have {{obj}} {verb_form(_bare(verb), 'participle')}", frame=_had(verb))
        return plain, had, [replace(one, role="agent") if one.role == "ni" else one for one in arguments]
    return frame, verb, list(arguments)


def _from_whom(ctx: Context, frame: Frame, verb: Entry, arguments: Sequence[Argument]) -> Argument | None:
    """Return who told, asked or proposed it, where から names them: 開発者から説明があった, the developers explained it."""
    tail = frame.tail
    if (
        verb.report not in _TOLD_BY
        or "kara" in verb.frame
        or tail.benefactive
        or tail.causative
        or not takes_object(verb)
    ):
        return None
    if any(one.role in ("theme", "agent") or (one.role == "ga" and not tail.passive) for one in arguments):
        return None
    if tail.passive and (any(one.role == "wo" for one in arguments) or told(ctx, frame, verb, arguments) is not None):
        return None
    known = any(one.role in ("wo", "ga", "quote", "nitsuite", "nikanshite") for one in arguments)
    from_them = [one for one in arguments if one.role == "kara"]
    if len(from_them) != 1 or not known:
        return None
    return from_them[0] if is_somebody(ctx, from_them[0].phrase) else None


_TOLD_BY = frozenset({"ANNOUNCE", "EXPLAIN", "PRESENT", "PROPOSE", "REPORT", "ASK", "REQUEST", "ANSWER", "CRITICISE"})
"""What から names the one who does it of."""


def _eased(ctx: Context, frame: Frame, verb: Entry) -> tuple[Frame, Entry]:
    """Return 交換しやすくする as "make {obj} easier to replace", of which there is a passive."""
    mark = next(mark for mark in frame.tail.chains if mark.rule in _EASED)
    ctx.took(mark.tokens)
    chains = tuple(one for one in frame.tail.chains if one is not mark)
    bare = _bare(verb).replace(f" {verb.inner}", "") if verb.inner else _bare(verb)
    what = verb.inner or "{obj}"
    en = f"make {what} {mark.english.removeprefix('make it ')} {bare}"
    if mark.english == "leave":
        en = f"leave {what} {verb_form(bare, 'participle')}"  # 扉を開けたままにする
    return replace(frame, tail=replace(frame.tail, chains=chains)), replace(verb, en=en, subject="passive")


_EASED = frozenset({"e.yasukusuru", "e.nikukusuru", "e.tamamanisuru"})


def done_by(ctx: Context, verb: Entry, arguments: Sequence[Argument]) -> Sequence[Argument]:
    """Return 上司に反対された with the boss as the one who opposes: a verb whose object has に has no other passive of nobody named."""
    if verb.frame.get("ni") != "obj" or any(one.role in ("ga", "wo", "theme", "quote", "youni") for one in arguments):
        return arguments
    doer = next((one for one in arguments if one.role == "ni" and is_somebody(ctx, one.phrase)), None)
    return [replace(one, role="ga") if one is doer else one for one in arguments]


def _had(verb: Entry) -> dict[str, str]:
    return {**verb.frame, "ga": "subj", "wo": "obj", "agent": "by"}


def _bare(verb: Entry) -> str:
    """Return the English of a verb without the place of its object."""
    return verb.en.replace(" {obj}", "")


def _sufferer(ctx: Context, arguments: Sequence[Argument]) -> bool:
    """Whether somebody named has something done to what is theirs by somebody: A社は顧客に納期を延ばされた."""
    made = any(one.role == "wo" for one in arguments)
    agent = any(one.role == "ni" and names_people(ctx.phrases[one.phrase].core.entry) for one in arguments)
    return made and agent and any(one.role == "ga" for one in arguments)


def _caused(
    ctx: Context, frame: Frame, verb: Entry, arguments: list[Argument], given: bool
) -> tuple[Frame, Entry, list[Argument]]:
    tail = frame.tail
    plain = replace(frame, tail=replace(tail, causative=False, passive=False, benefactive=False))
    roles = {one.role for one in arguments}
    if any(mark.english == "please" for mark in tail.wraps):
        return _let(ctx, plain, verb, arguments)
    if tail.benefactive:
        own = not any(one.role == "ga" for one in arguments)
        if own and tail.question:
            may = replace(plain.tail, modals=(Mark("may", (), "e.saseteitadaku"),), negative=False)
            plain = replace(plain, tail=may)
        return plain, replace(verb, subject="author" if own else verb.subject), arguments
    if tail.passive:
        made = replace(verb, en=f"be made to {verb.en}", subject="author", frame={**verb.frame, "agent": "by"})
        return plain, made, [replace(one, role="agent") if one.role == "ni" else one for one in arguments]
    first = tail.chains[0].english if tail.chains else ""
    who = next((one for one in arguments if _is_causee(ctx, one, verb)), None)
    if who is not None and first in STILL_TO_DO and "ga" not in roles and not given:
        whose = "it" if first in ("decide to", "decide not to", "need to") else "author"
        having = replace(verb, en=f"have {{obj}} {_bare(verb)}", frame=_making(verb), subject=whose, inner="")
        return plain, having, [replace(one, role="causee") if one is who else one for one in arguments]
    transitive = "wo" in verb.frame and "obj" in verb.frame.values()
    if not transitive:
        return _intransitive(plain, verb, arguments, roles, given)
    if "ni" not in roles and verb.ja in (*BY_ITSELF, *_MOVED):
        return plain, verb, arguments
    if "ni" not in roles and verb.report in ("FEEL", "THINK", "LEARN"):
        return plain, replace(verb, en=f"make one {_bare(verb)}", subject="passive"), arguments
    if "ni" not in roles and "ga" not in roles and not given:
        ctx.notes.doubt("causative", 0.05)
        return plain, verb, arguments  # 部品を測定させた: nobody knows who had it done, or by whom
    if "ni" not in roles:
        had = f"have {{obj}} {verb_form(_bare(verb), 'participle')}"
        return plain, replace(verb, en=had, subject="passive"), arguments
    if "ga" in roles or given:
        arguments = [replace(one, role="causee") if one.role == "ni" else one for one in arguments]
        return (
            plain,
            replace(verb, en=f"make {{obj}} {_bare(verb).removeprefix('be ')}", frame=_making(verb)),
            arguments,
        )
    arguments = [replace(one, role="ga") if one.role == "ni" else one for one in arguments]
    return plain, replace(verb, en=f"be made to {verb.en}"), arguments


_MOVED = frozenset(
    "移動する 移行する 反映する 連携する 連動する 同期する 統合する 共有する 接続する 回転する 通知する".split()
)
"""What one does to a thing, or makes it do, with the same English: 仮想マシンを移動させた moved it."""


def _let(ctx: Context, plain: Frame, verb: Entry, arguments: list[Argument]) -> tuple[Frame, Entry, list[Argument]]:
    """Return 説明させてください as "please let me explain", 若手に行かせてください as "please let the young people go"."""
    who = next((one for one in arguments if one.role in ("ni", "wo") and _is_causee(ctx, one, verb)), None)
    if who is None:
        return plain, replace(verb, en=f"let me {_bare(verb)}"), arguments
    let = replace(verb, en=f"let {{obj}} {_bare(verb)}", frame=_making(verb))
    return plain, let, [replace(one, role="causee") if one is who else one for one in arguments]


def _is_causee(ctx: Context, one: Argument, verb: Entry) -> bool:
    somebody = names_people(ctx.phrases[one.phrase].core.entry)
    return somebody and (one.role == "ni" or "wo" not in verb.frame)


def _making(verb: Entry) -> dict[str, str]:
    return {**verb.frame, "causee": "causee", "wo": "second"}


def _intransitive(
    frame: Frame, verb: Entry, arguments: list[Argument], roles: set[str], given: bool
) -> tuple[Frame, Entry, list[Argument]]:
    """温度を上昇させる is to raise the temperature, 社員を驚かせる to make them surprised, 部下を出張させる to make them travel."""
    if "wo" not in roles and "ni" in roles:
        arguments = [replace(one, role="wo") if one.role == "ni" else one for one in arguments]
        roles = {one.role for one in arguments}
    caused = _causatives().get(verb.en)
    if caused is None:
        caused = f"make {{obj}} {verb.en.removeprefix('be ')}"
    kept = {role: slot for role, slot in verb.frame.items() if slot not in ("subj", "obj")}
    made = replace(verb, en=caused, frame={**kept, "ga": "subj", "wo": "obj"}, subject="passive")
    if not given and "ga" not in roles and caused.startswith("make {obj}") and "{obj} " in caused and "wo" in roles:
        done = caused.removeprefix("make {obj} ")
        to = "" if verb.en.startswith("be ") else "to "
        arguments = [replace(one, role="ga") if one.role == "wo" else one for one in arguments]
        return frame, replace(verb, en=f"be made {to}{done}", frame={**kept, "ga": "subj"}), arguments
    return frame, made, arguments


@cache
def _causatives() -> dict[str, str]:
    return {row["verb"]: row["causes"] for row in table("english/causatives")}
