"""Come here when a note of something to do (見積もりを部会で報告する) is put as a statement, or a statement as something to do."""

from __future__ import annotations

from pipeline.model.frames import Frame
from pipeline.translation.transfer.carried import stated_subject
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.roles import resolved
from pipeline.translation.transfer.subject import does_itself, gives_favour, needs_person, takes_object
from pipeline.translation.transfer.time_phrases import is_time
from pipeline.translation.transfer.valency import choose_verb, collocation


def form_of_note(ctx: Context, frame: Frame) -> str:
    """Return the form of a clause that notes what to do, imperative in an item and "-ing" in a heading; empty for statements."""
    if not is_to_do(ctx, frame):
        return ""
    return "ing" if ctx.analyzed.sentence.role == "heading" else "imperative"


def is_to_do(ctx: Context, frame: Frame) -> bool:
    """Whether a clause is a note that says what to do and not who does it: an item without a full stop, in the plain form.

    English notes such things as Japanese does, by the bare verb: 環境を6月中に構築する, build the environment in June; in a heading
    it names them: 会議を主催する, organizing the meeting.
    Prose, ます, what has a topic, and what only things do stay statements.
    """
    tail = frame.tail
    task = _is_named_task(ctx)
    verbal = ctx.phrases[frame.phrase].verbal or task
    if (ctx.depth and not task) or frame.kind != "verb" or not verbal or _is_prose(ctx):
        return False
    if tail.past or tail.passive or tail.state or tail.question or tail.benefactive or tail.link or tail.experience:
        return False
    if tail.modals or tail.chains or tail.gerunds or tail.adverbs or tail.manners or tail.wraps or tail.ongoing:
        return False
    if ctx.tokens[ctx.phrases[frame.phrase].closing].norm == "ず":
        return False  # 期限切れに気づかず
    if not (task or tail.form.startswith(("終止形", "連体形"))) or _is_polite(ctx, frame):
        return False
    return _names_nobody(ctx, frame) and _is_done(ctx, frame) and not gives_favour(ctx, frame)


def _is_named_task(ctx: Context) -> bool:
    """Whether the note stands behind a label that calls it something to do: TODO：発表者に連絡."""
    start = ctx.phrases[0].start
    if start < 2 or ctx.tokens[start - 1].norm not in (":", "→"):
        return False
    label = ctx.reader.text[: ctx.tokens[start - 1].start].strip(" 　・-")
    return label.upper() in _TASKS


_TASKS = frozenset(
    "TODO 宿題 やること アクション 次のアクション AI 今後やること 残作業 次回まで 要対応 依頼事項".split()
)
"""Labels of what somebody has to do."""


def is_invitation(ctx: Context, frame: Frame) -> bool:
    """Whether a clause invites to do something: 見直してみませんか, 一緒に働きませんか; not エラーは出ませんか, 動きませんか."""
    tail = frame.tail
    asks = frame.kind == "verb" and tail.negative and tail.question and not tail.link and _is_polite(ctx, frame)
    if (
        not asks
        or tail.past
        or tail.state
        or tail.passive
        or tail.modals
        or any(mark.rule != "e.niiku" for mark in tail.chains)
        or tail.wraps
        or tail.benefactive
    ):
        return False
    together = any(ctx.phrases[one].core.text in ("一緒に", "いっしょに", "ともに") for one in frame.adverbs)
    return _names_nobody(ctx, frame) and (together or _is_done(ctx, frame))


def _is_prose(ctx: Context) -> bool:
    """Whether the sentence closes as running text does."""
    sentence = ctx.analyzed.sentence
    closed = sentence.text.rstrip("」』)） ").endswith(("。", "．", ".", "｡", "!", "！", "?", "？", "…", ":", "："))
    return closed or sentence.role not in ("heading", "sentence", "item", "cell", "value")


def _is_polite(ctx: Context, frame: Frame) -> bool:
    phrase = ctx.phrases[frame.phrase]
    return any(ctx.tokens[at].lemma in ("ます", "です") for part in phrase.parts for at in range(part.start, part.end))


def _names_nobody(ctx: Context, frame: Frame) -> bool:
    """Whether neither the clause nor one that it goes on from says of whom or what it speaks."""
    if stated_subject(ctx, frame) is not None:
        return False
    topics = [one.phrase for one in frame.arguments if "topic" in one.focus]
    if any(not is_time(ctx, index) and ctx.phrases[index].core.amount is None for index in topics):
        return False  # 月に1回は集まる says how often
    return all(_names_nobody(ctx, sub) for sub in frame.subordinates if sub.tail.link in ("te", "and", "contrast"))


_FELT = frozenset(
    "困る 悩む 迷う 驚く 疲れる 助かる 焦る 感じる 思う 分かる 知る 忘れる 気付く 飽きる 慣れる 起きる".split()
)
"""What comes over people, which nobody notes to do."""


def _is_done(ctx: Context, frame: Frame) -> bool:
    """Whether somebody does what the verb says, and to what the clause names: まとめる, 参加する, not 示す of a figure."""
    arguments = resolved(ctx, frame, choose_verb(ctx, frame))
    found = collocation(ctx, frame, arguments)
    verb = found[0] if found else choose_verb(ctx, frame)
    if verb is None or verb.subject in ("it", "active-it"):
        return False
    felt = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _FELT
    if felt or any(one.role == "quote" for one in arguments):
        return False  # バグだと思う
    if frame.tail.causative:
        return any(one.role == "wo" for one in arguments)
    objects = {role for role, slot in verb.frame.items() if slot == "obj"}
    named = bool(found) or any(one.role in objects for one in arguments)
    named = named and (verb.subject != "none" or ctx.analyzed.sentence.role == "heading")
    return (takes_object(verb) and named) or needs_person(verb) or does_itself(ctx, frame)
