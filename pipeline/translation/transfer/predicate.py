"""Come here when tense, negation, voice or modality is misread: the endings behind a predicate, summed up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Frame, Mark, Tail
from pipeline.model.tokens import Token
from pipeline.translation.transfer.drafts import Part
from pipeline.translation.transfer.phrases import Phrase


def read_tail(phrase: Phrase, tokens: Sequence[Token]) -> Tail:
    """Return what the endings of ``phrase`` say, from the inside out."""
    facts: dict[str, bool] = {}
    marks: dict[str, list[Mark]] = {name: [] for name in ("modals", "chains", "gerunds", "adverbs", "manners", "wraps")}
    spent: list[int] = list(phrase.light)
    focus: list[str] = []
    link = template = rule = form = ""
    told = False
    if phrase.light and tokens[phrase.light[0]].lemma == "出来る":
        marks["modals"].append(Mark("can", phrase.light, "e.dekiru"))
    elif phrase.verbal and phrase.core.kind == "verb" and _commands_as_stem(phrase, tokens):
        marks["wraps"].append(Mark("", (), "e.command"))
    elif phrase.verbal and phrase.core.kind == "verb" and _is_potential(tokens[phrase.core.end - 1]):
        marks["modals"].append(Mark("can", (phrase.core.end - 1,), "e.dekiru"))
    if any(tokens[at].lemma in _FAVOURS for at in phrase.light):
        facts["benefactive"] = True
    for part in phrase.parts:
        span = tuple(range(part.start, part.end))
        form = part.form or form
        role = part.role
        mark = Mark(part.entry.en, span, part.entry.id)
        if part.entry.kind == "link":
            link, template, rule = part.entry.role, part.entry.en, part.entry.id
            spent += span
        elif part.entry.kind in ("focus", "case"):
            focus.append(part.entry.role)
            spent += span
        elif phrase.core.kind == "adjective" and mark.rule in ("e.hougayoi", "e.hougayoi2"):
            marks["wraps"].append(replace(mark, english="it is better if"))
        elif mark.english == "be supposed to" and facts.get("past"):
            marks["modals"].append(replace(mark, english="must" if mark.rule == "e.hazu0" else "should"))
        elif mark.english == "be supposed to" and (
            facts.get("state") or facts.get("negative") or phrase.core.kind == "adjective"
        ):
            marks["modals"].append(replace(mark, english="should"))
        else:
            if mark.english in _NOT_TO and facts.get("negative"):
                facts["negative"], mark = False, replace(mark, english=_NOT_TO[mark.english])
            for one in role.split("+"):
                if one in _LISTS:
                    marks[_LISTS[one]].append(mark)
                    facts["negative"] = facts.get("negative", False) or one in _DENY
                    facts["experience"] = facts.get("experience", False) or one in _EXPERIENCE
                else:
                    spent += span
                    if not (told and one == "past"):
                        _note(one, mark, facts, marks)
        told = told or role == "report"
        if not told and any(tokens[at].lemma == "た" for at in _said_of_past(part)):
            facts["past"] = True
    last = tokens[phrase.closing]
    if (phrase.verbal and tokens[(phrase.light or phrase.core.tokens)[-1]].cform.startswith("命令形")) or (
        phrase.parts
        and (phrase.parts[-1].role in ("causative", "passive", "state") or phrase.parts[-1].entry.id == "e.teoku")
        and last.cform.startswith("命令形")  # やめておけ
    ):
        asks = any(tokens[at].lemma == "下さる" for at in phrase.light)  # ご確認ください
        marks["wraps"].append(Mark("please" if asks else "", (), "e.command"))
    if facts.get("past"):
        _had_to(marks)
    if facts.get("experience"):
        spent += [at for mark in marks["modals"] if mark.english == "can" for at in mark.tokens]
        marks["modals"] = [mark for mark in marks["modals"] if mark.english != "can"]  # 再現できたことがない
    if facts.get("negative"):
        _not_that_not(marks)
    if not link:
        closed = bool(phrase.parts) and phrase.parts[-1].entry.kind == "ending" and last.surface == "で"
        link, template, rule = _bare_link(last, closed)
    _seeming(phrase, marks)
    if not link and last.pos1 == "動詞" and last.cform.startswith("意志推量") and not marks["modals"]:
        marks["modals"].append(Mark("will", (), "e.will"))  # 帰ったら試そう。
    return Tail(
        past=facts.get("past", False),
        negative=facts.get("negative", False),
        passive=facts.get("passive", False),
        causative=facts.get("causative", False),
        benefactive=facts.get("benefactive", False),
        state=facts.get("state", False),
        finished=facts.get("finished", False),
        question=facts.get("question", False),
        copula=facts.get("copula", False),
        experience=facts.get("experience", False),
        ongoing=facts.get("ongoing", False),
        modals=tuple(marks["modals"]),
        chains=tuple(marks["chains"]),
        gerunds=tuple(marks["gerunds"]),
        adverbs=tuple(marks["adverbs"]),
        manners=tuple(marks["manners"]),
        wraps=tuple(marks["wraps"]),
        link=link,
        template=template,
        link_rule=rule,
        focus=tuple(focus),
        form=last.cform,
        tokens=tuple(spent),
    )


def _not_that_not(marks: dict[str, list[Mark]]) -> None:
    """Say 再現しないわけではない as "it is not that it is not": the denial of a denial stands outside."""
    outer = [mark for mark in marks["adverbs"] if mark.rule == "e.wakedehanai"]
    marks["adverbs"] = [mark for mark in marks["adverbs"] if mark not in outer]
    marks["wraps"] += [replace(mark, english="it is not that") for mark in outer]


def _seeming(phrase: Phrase, marks: dict[str, list[Mark]]) -> None:
    """Say そう of what is so as "seem to" (便利そうだ), and of what can be done as "probably" (使えそうだ)."""
    hardly = next((mark for mark in marks["chains"] if mark.english == "be unlikely to"), None)
    if hardly is not None and any(mark.english == "can" for mark in marks["modals"]):
        marks["modals"] = [mark for mark in marks["modals"] if mark.english != "can"]
        marks["chains"][marks["chains"].index(hardly)] = replace(hardly, english="be unlikely to be able to")
        return
    guess = next((mark for mark in marks["chains"] if mark.rule.startswith("e.soudayoutai")), None)
    if guess is None:
        return
    if any(mark.english == "can" for mark in marks["modals"]):
        marks["chains"].remove(guess)
        marks["adverbs"].append(replace(guess, english="probably"))
    elif phrase.core.kind == "adjective":
        marks["chains"][marks["chains"].index(guess)] = replace(guess, english="seem to")


def _had_to(marks: dict[str, list[Mark]]) -> None:
    """Say what had to be done as "had to": must have is what one concludes."""
    duty = [mark for mark in marks["modals"] if mark.english == "must" and mark.rule.startswith(_DUTIES)]
    if duty:
        marks["modals"] = [mark for mark in marks["modals"] if mark not in duty]
        marks["chains"].append(replace(duty[0], english="have to"))


def had_to(frame: Frame) -> Frame:
    """Return a clause that goes on into one in the past with what had to be done: 帰らなければならず、残念だった."""
    duty = tuple(mark for mark in frame.tail.modals if mark.english == "must" and mark.rule.startswith(_DUTIES))
    if not duty:
        return frame
    kept = tuple(mark for mark in frame.tail.modals if mark not in duty)
    had = replace(duty[0], english="have to")
    return replace(frame, tail=replace(frame.tail, modals=kept, chains=(*frame.tail.chains, had)))


_DUTIES = ("e.nakereba", "e.zaruwoenai")

_NOT_TO = {"make sure to": "make sure not to", "decide to": "decide not to"}
"""What is made sure or decided about something that is denied before it: 使わないことにした."""


_LISTS = {
    "modal": "modals",
    "chain": "chains",
    "chain-ing": "gerunds",
    "volition": "chains",
    "adverb": "adverbs",
    "manner": "manners",
    "wrap": "wraps",
    "request": "wraps",
    "request-negative": "wraps",
    "chain-negative": "chains",
    "report": "adverbs",
    "just": "adverbs",
    "merely": "adverbs",
    "never": "adverbs",
    "no-longer": "adverbs",
}
_EXPERIENCE = frozenset({"just", "never"})
_DENY = frozenset({"request-negative", "chain-negative"})
"""Roles whose Japanese denies what the English says positively: 〜ないでください, 〜必要はない."""


EVIDENCE = frozenset({"reportedly", "apparently", "perhaps"})
"""Marks that tell how one knows the clause; they open the sentence."""

_FAVOURS = frozenset({"頂く", "貰う"})


def _said_of_past(part: Part) -> range:
    """Return the tokens of a function word whose た puts the clause into the past: た後 does, ところだった as well."""
    if part.entry.kind == "link":
        return range(part.start, part.end - 1)
    return range(part.end - 1, part.end) if part.entry.kind == "ending" else range(0)


def _is_potential(last: Token) -> bool:
    """Whether a verb is the "can" form of a godan verb, which shares its lemma: 使える, lemma 使う."""
    if last.base.endswith("付ける"):
        return False  # 組み付ける is no 組み付く
    if last.lemma == "思う":
        return False  # 重要に思えた: it seemed so
    if not last.ctype.startswith("下一段") or len(last.base) < 2 or last.base[-2:] == last.lemma[-2:]:
        return False
    return _GODAN.get(last.base[-2]) == last.lemma[-1:]


def _commands_as_stem(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether what is tagged as the stem of a "can" form closes a sentence or a quotation, and so commands: 先に油を拭け。

    A comma or nothing behind it leaves it a stem: 手で拭け、洗える.
    """
    last, behind = tokens[phrase.core.end - 1], tokens[phrase.end - 1 : phrase.end + 1]
    closed = any(one.norm in _CLOSERS for one in behind)
    return not phrase.parts and last.cform.startswith("連用形") and closed and _is_potential(last)


_CLOSERS = frozenset("。．.!！」』")


_GODAN = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))
"""The last but one kana of a potential form, and the last of its plain verb."""


def _note(role: str, mark: Mark, facts: dict[str, bool], marks: dict[str, list[Mark]]) -> None:
    """Write down a fact that has no English word of its own."""
    if role == "past":
        facts["past"] = True
    elif role in ("negative", "negated"):
        facts["negative"] = not facts.get("negative", False)
    elif role == "copula-negative":
        facts["negative"] = facts["copula"] = True
    elif role == "negative-adverb":
        facts["negative"] = True
        marks["adverbs"].append(mark)
    elif role == "prohibition":
        facts["negative"] = True
        marks["wraps"].append(mark)
    elif role == "adverb-negative":
        marks["adverbs"].append(mark)
    elif role in (
        "passive",
        "causative",
        "benefactive",
        "state",
        "finished",
        "question",
        "copula",
        "experience",
        "ongoing",
    ):
        facts[role] = True


def _bare_link(last: Token, closed: bool) -> tuple[str, str, str]:
    """Return the link that a conjugated form is by itself: 集まり、 and 〜で、; ``closed``: it is the で of an ending, 予定で、."""
    if closed or (last.cform.startswith("連用") and last.lemma not in ("た",)):
        return "te", "{}, and", "l.renyou"
    if last.cform.startswith("仮定"):
        return "if", "if {}", "l.katei"
    return "", "", ""


def has_part(phrase: Phrase, kind: str, role: str) -> Part | None:
    """Return the phrase's first function word of that kind and role."""
    return next((part for part in phrase.parts if part.entry.kind == kind and part.role == role), None)
