"""Come here when a phrase with a case particle is something else to the verb than the particle says: 5月に, 配線まで確認した, Aliceより."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.phrases import is_quotation, noun_class
from pipeline.translation.transfer.predicate import EVIDENCE
from pipeline.translation.transfer.prepositions import origin_of
from pipeline.translation.transfer.senses import verbs_of
from pipeline.translation.transfer.subject import is_somebody, names_people
from pipeline.translation.transfer.time_phrases import is_beside, is_date, is_each, is_time


def reread(ctx: Context, frame: Frame, verb: Entry | None, one: Argument, taken: set[str]) -> Argument:
    """Return an argument that has a role with the one it has to this verb; a role that it newly takes is added to ``taken``."""
    role = _other_role(ctx, frame, verb, one, taken)
    if one.role == "made" and role:
        taken.add(role)
        ranges = any(ctx.clauses.role_of(below) == "kara" for below in ctx.clauses.dependents[one.phrase])
        if ctx.phrases[one.phrase].core.amount is not None:
            return replace(one, role=role, topic=False, focus=("up-to",))
        limited = ranges or ("topic" in one.focus and frame.tail.negative)
        return replace(one, role=role, topic=False, focus=() if limited else ("even",))
    if role and (one.role == "quote" or (role == "ga" and one.role != "ga")):
        taken.add(role)
    return replace(one, role=role) if role else one


def _other_role(ctx: Context, frame: Frame, verb: Entry | None, one: Argument, taken: set[str]) -> str:
    """Return the role that the words of the phrase and the verb speak for, empty where it is that of the particle."""
    match one.role:
        case "quote":
            return _role_of_question(ctx, frame, verb, one, taken)
        case "to":
            return "quote" if verb is not None and _is_quoted(ctx, frame, one) else ""
        case "ga":
            return "wo" if _can_be_done(ctx, frame, one, taken) else ""
        case "made":
            return _even(ctx, frame, verb, one, taken) if verb is not None else ""
        case "ni" | "kara" | "yori" if "ga" not in taken and _is_giver(ctx, frame, one):
            return "ga"
        case "de" if ctx.phrases[one.phrase].core.text in _EACH and _does_it(frame, verb, taken):
            return "ga"
        case "yori" if tells(ctx, frame, one.phrase):
            return "niyoruto"
        case "yori":
            return "kara" if frame.kind == "verb" and _is_source(ctx, verb, one.phrase) else ""
        case "ni" if ctx.phrases[one.phrase].units[-1].text in ("越し", "経由"):
            return "de"  # ネットワーク越しに移動させる: over the network
        case "ni" if "ga" not in taken and _is_able_one(ctx, frame, verb, one):
            return "ga"
        case "ni":
            return "time" if _says_when(ctx, frame, one) and not _is_new_length(ctx, verb, one) else ""
    return ""


def _is_able_one(ctx: Context, frame: Frame, verb: Entry | None, one: Argument) -> bool:
    """Whether に marks who can do it: 誰にでも読める, 初心者にも扱える; not 誰にでも話せる."""
    able = any(mark.rule == "e.dekiru" for mark in frame.tail.modals) and not frame.tail.passive
    if not able or verb is None or "ni" in verb.frame or not {"even", "also"} & set(one.focus):
        return False
    return ctx.tokens[ctx.phrases[one.phrase].core.start].lemma == "誰" or is_somebody(ctx, one.phrase)


_EACH = frozenset({"各自", "各社", "各人", "各班", "各部門", "各部署"})


def _does_it(frame: Frame, verb: Entry | None, taken: set[str]) -> bool:
    """Whether で marks who does it, each for himself: 工具は各自で用意する."""
    return frame.kind == "verb" and verb is not None and verb.frame.get("wo") == "obj" and "ga" not in taken


def _role_of_question(ctx: Context, frame: Frame, verb: Entry | None, one: Argument, taken: set[str]) -> str:
    """Return the role of a question that stands where a noun could (どう使うかが課題である, 誰が払うかについて), if the verb does not ask it."""
    if not ctx.clauses.is_asked(one.phrase):
        return ""
    asks = any("quote" in entry.frame or "nitsuite" in entry.frame for entry in verbs_of(ctx, frame.phrase))
    case = ctx.clauses.role_of(one.phrase)
    tail = ctx.clauses.tails[one.phrase]
    about = case in ("nitsuite", "nikanshite", "nitaishite", "nitotte", "niyotte")
    if about and not asks:
        return case
    if case == "de":
        return case
    subject = case == "ga" or (not case and {"topic", "also"} & set(tail.focus))
    if subject and verb is not None and "wo" in verb.frame and "wo" not in taken and not case:
        return "" if asks else "wo"
    if subject and "ga" not in taken and (frame.kind != "verb" or not asks):
        return "ga"
    if case == "wo" and not asks and verb is not None and "wo" in verb.frame and "wo" not in taken:
        return "wo"
    return ""


def _is_quoted(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether と marks what is said or what something is called, and nobody with whom it is done."""
    verbs = verbs_of(ctx, frame.phrase)
    named = any(entry.frame.get("quote") in ("comp", "as") for entry in verbs)
    said = any("quote" in entry.frame for entry in verbs) and not one.focus
    said = said and (is_quotation(ctx.phrases[one.phrase]) or _is_told(ctx, frame, one))
    return (named or said) and not one.topic


def _is_told(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether the phrase is an amount that somebody says: 14か月と言われた, 3台と答えた."""
    named = any(other.role in ("wo", "ga") or other.topic for other in frame.arguments)
    core = ctx.phrases[one.phrase].core
    heard = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in ("聞く", "伺う", "感じる")
    thing = core.entry is not None and core.entry.noun_class in ("thing", "abstract", "degree", "quantity", "content")
    return (core.amount is not None or (heard and thing)) and not named


def _can_be_done(ctx: Context, frame: Frame, one: Argument, taken: set[str]) -> bool:
    """Whether が marks what can be done or is wanted, and not who can: 英語が話せる, 議論がしたい."""
    wanted = any(mark.english == "want to" for mark in frame.tail.chains) and not frame.tail.passive
    if not (is_able(ctx, frame) or wanted) or {"wo", "quote"} & taken:
        return False
    free = any("wo" in entry.frame for entry in verbs_of(ctx, frame.phrase))
    return free and not names_people(ctx.phrases[one.phrase].core.entry)


def is_able(ctx: Context, frame: Frame) -> bool:
    """Whether the verb says that something can be done, and stands before no noun."""
    phrase = ctx.phrases[frame.phrase]
    before_noun = not frame.tail.link and phrase.head >= 0 and not ctx.phrases[phrase.head].verbal
    return not before_noun and any(mark.rule == "e.dekiru" for mark in frame.tail.modals)


def _even(ctx: Context, frame: Frame, verb: Entry, one: Argument, taken: set[str]) -> str:
    """Return what 配線まで確認した takes the place of: its object or subject, where まで is no limit in time or place."""
    core = ctx.phrases[one.phrase].core
    entry = core.entry
    if core.amount is not None and core.amount.text.endswith((" people", " person", " companies")):
        able = is_able(ctx, frame) and "ga" not in taken and verb.frame.get("wo") == "obj"
        return "ga" if able and not ctx.clauses.dependents[one.phrase] else ""  # 5人まで使える
    if entry is None or core.amount is not None or entry.noun_class in _LIMITS or ctx.clauses.is_predicate(one.phrase):
        return ""
    if "made" in verb.frame or entry.en in ("end", "last"):
        return ""
    if "wo" in verb.frame:
        return "wo" if verb.frame["wo"] == "obj" and "wo" not in taken and not frame.tail.passive else ""
    below = [ctx.clauses.role_of(other) for other in ctx.clauses.dependents[one.phrase]]
    named = "ga" in taken or any(other.topic and not other.role for other in frame.arguments)
    return "" if named or "kara" in below else "ga"


_LIMITS = frozenset({"time", "place", "quantity", "pronoun", "degree"})


def _is_giver(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether に, から or より marks who does it, as in a favour or a wish: 先生に教えてもらった."""
    hoped = any(mark.english == "it is hoped that" for mark in frame.tail.wraps)
    favour = bool(frame.tail.benefactive) and not frame.tail.causative
    entry = ctx.phrases[one.phrase].core.entry
    house = favour and one.role == "ni" and entry is not None and entry.en in _HOUSES
    if not (favour or (hoped and one.role == "ni")) or not (house or is_somebody(ctx, one.phrase)):
        return False
    if entry is not None and entry.en == "I":
        return False
    return not any(other.topic and not other.role and is_somebody(ctx, other.phrase) for other in frame.arguments)


_HOUSES = frozenset("university school laboratory institute hospital library city town museum store shop bank".split())
"""Places that do somebody a favour as people do: 大学に協力してもらった."""


def _is_source(ctx: Context, verb: Entry | None, index: int) -> bool:
    """Whether より means "from" whom, when or what: Aliceより説明があった, 9時より開始した, 論文より引用した; 予想より遅れた compares."""
    entry = ctx.phrases[index].core.entry
    head = ctx.phrases[index].head
    below = ctx.clauses.dependents[head] if head >= 0 else ()
    if any(other > index and ctx.phrases[other].core.kind == "adjective" for other in below):
        return False  # 他社より安くする
    measured = entry is not None and entry.noun_class not in ORIGINS
    if verb is not None and verb.frame.get("kara") == "from" and not measured:
        return True
    grouped = entry is not None and entry.noun_class in ("person", "group")
    return grouped or is_somebody(ctx, index) or is_date(ctx, index)


ORIGINS = frozenset({"person", "group", "place", "thing", "content"})
"""Classes of nouns that something comes from with より; amounts, times and acts are what something is compared with."""


def tells(ctx: Context, frame: Frame, index: int) -> bool:
    """Whether somebody with より and a comma is who tells what follows: 先方より、次回は6月に開催する予定とのこと; 競合より、安い compares."""
    phrase = ctx.phrases[index]
    named = noun_class(phrase) in ("person", "group") or is_somebody(ctx, index)
    planned = any(mark.english == "be planned to" for mark in frame.tail.chains)
    hearsay = frame.kind == "verb" and any(mark.english in EVIDENCE for mark in frame.tail.adverbs)
    stated = frame.kind == "nominal" or planned or hearsay
    behind = {part.role for one in ctx.phrases[index + 1 : frame.phrase] for part in one.parts}
    topic = planned or "topic" in behind or "content" in behind
    return named and phrase.comma and stated and topic


def _is_new_length(ctx: Context, verb: Entry | None, one: Argument) -> bool:
    """Whether the verb makes something so long: 90日に延長する."""
    amount = ctx.phrases[one.phrase].core.amount
    changes = verb is not None and verb.frame.get("ni") == "to" and verb.report == "CHANGE"
    return changes and amount is not None and amount.kind == "duration"


def _says_when(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether に marks a time, or each of several, and not what something becomes."""
    amount = ctx.phrases[one.phrase].core.amount
    if is_each(ctx, one.phrase) or (amount is not None and (amount.kind == "rate" or amount.adverb == "one by one")):
        return True
    becomes = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma == "成る"
    becomes = becomes and not any(other.role == "ga" or other.topic for other in frame.arguments)
    later = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma == "成る" and is_beside(ctx, one.phrase)
    return not becomes and (later or is_time(ctx, one.phrase)) and origin_of(ctx, one.phrase) is None
