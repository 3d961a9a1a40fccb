"""Come here when an article or a plural is wrong: the one place that chooses between a, the and nothing."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pipeline.translation.transfer.lexicon import Entry

Use = Literal[
    "topic",
    "subject",
    "new",
    "object",
    "general",
    "of",
    "preposition",
    "complement",
    "list",
    "title",
    "exists",
    "bare",
    "role",
]
"""What the noun phrase does in the sentence, as far as articles care."""


class Choice(NamedTuple):
    """A determiner (``a``, ``the`` or empty) and a number."""

    determiner: str
    number: str


def choose(entry: Entry | None, use: Use, *, restricted: bool, described: bool, counted: bool = False) -> Choice:
    """Return the article and number of a noun that has no determiner of its own.

    ``restricted``: an of-phrase, an ordinal or a relative clause says which one; ``described``: an adjective or a という-clause
    says of what kind. What is generic (of drivers, lists of things) is plural; when in doubt ``the``, which is right more often
    than not in reports, whose readers know what is spoken of.

    >>> from pipeline.translation.transfer.lexicon import Entry
    >>> tool = Entry("n.tool", "noun", "ツール", "tool", frozenset({"count"}), "thing")
    >>> choose(tool, "of", restricted=False, described=False)
    Choice(determiner='', number='plural')
    >>> choose(tool, "topic", restricted=True, described=False)
    Choice(determiner='the', number='singular')
    """
    if entry is None:
        return Choice("", "singular")
    grammar, kind = entry.grammar, entry.noun_class
    if kind == "time" and use == "preposition" and entry.en.startswith(("middle of", "end of", "end")):
        return Choice("the", "singular")
    if kind == "time" and restricted and "proper" not in grammar and use != "title":
        return Choice("the", "singular")
    if kind == "time" and use in ("topic", "subject") and "count" in grammar and "adverb" not in entry.forms:
        return Choice("the", "singular")  # 締め切りは来週だ
    if {"proper", "the"} <= grammar and use not in ("title", "exists"):
        return Choice("the", "singular")
    if kind == "time" and "the" in grammar and use in ("object", "topic", "subject", "of"):
        return Choice("the", "singular")  # 前年を下回る
    if "proper" in grammar or kind in ("pronoun", "time", "modifier") or use == "title":
        return Choice("", "plural" if "plural" in grammar else "singular")
    if use == "general":
        several = kind in ("thing", "") and not restricted and entry.en.split(" ")[-1] not in _ONE_THERE
        if several and "count" in grammar and not {"the", "plural"} & grammar:
            return Choice("", "plural")
        use = "object"
    if use == "bare":
        return Choice("", "singular" if "mass" in grammar else "plural")
    if kind == "quantity" and entry.en in ("one", "many", "several", "most", "all", "some"):
        return Choice("", "plural" if entry.en != "one" else "singular")
    if "plural" in grammar:
        return Choice(
            "the" if (restricted or (use == "topic" and not described)) and use not in ("complement", "exists") else "",
            "plural",
        )
    if "the" in grammar:
        return Choice("the", "singular")
    if "mass" in grammar:
        return Choice(
            "the"
            if (restricted and (use in ("subject", "new", "of", "list") or (use in _WITH_VERBS and kind == "act")))
            or (use == "topic" and entry.en.islower())
            else "",
            "singular",
        )
    if use == "new" and kind not in ("person", "group", "place") and not (restricted or described):
        return Choice("a", "singular")
    if use == "new" and kind in ("thing", "content", "act", "") and entry.en.split(" ")[-1] not in _ONE_OF_ITS_KIND:
        return Choice("a", "singular")  # 製品の紹介動画を作った
    if use == "exists" and kind == "person" and entry.en.split(" ")[-1] not in ONE_PERSON:
        return Choice("", "plural")  # 学生がいる: how many is not said
    if use == "complement" and kind == "quantity" and not described:
        return Choice("the", "singular")  # 問題は価格だ
    if use in ("complement", "exists"):
        return Choice("a", "singular")
    if use == "role":
        return Choice("the" if restricted else "a", "singular")
    if entry.en in ("friend", "colleague") and not restricted and use != "topic":
        return Choice("a", "singular")  # 友人に誘われた
    if kind == "person" and entry.en.split(" ")[-1] not in ONE_PERSON and not entry.en.startswith("person "):
        return Choice(
            "the" if counted or _are_known(entry, use, restricted=restricted, described=described) else "",
            "plural",
        )
    if restricted:
        return Choice("the", "singular")
    if kind == "act" and use == "object" and not described and entry.en.split(" ")[-1] in _DONE_ONCE:
        return Choice("a", "singular")  # 採決に至らず: a vote
    if described and use != "topic":
        single = kind in ("content", "act", "event", "abstract", "place") or use in ("object", "subject", "new")
        return Choice("a", "singular") if single else Choice("", "plural")
    alone = kind == "person" and entry.en.split(" ")[-1] in ONE_PERSON  # 部長の了解
    if use in ("of", "list") and kind in ("thing", "person", "content", "") and not alone:
        return Choice("", "plural")
    if kind == "" and use in ("object", "preposition"):
        return Choice("", "plural")
    return Choice("the", "singular")


def _are_known(entry: Entry, use: Use, *, restricted: bool, described: bool) -> bool:
    """Whether people are those of the event that is reported (the attendees), or some that were named; others are any (users)."""
    if use == "topic" or entry.en.split(" ")[-1] in _OF_THE_EVENT:
        return restricted or (use in _TOLD_OF and not described and entry.en != "person")
    return restricted and use not in ("subject", "new", "preposition")


_OF_THE_EVENT = frozenset(
    (
        "attendee participant presenter organizer staff visitor exhibitor member audience attendant listener "
        "applicant winner developers maintainer reviewer party judge panelist newcomer"
    ).split()
)
"""People of whom readers know which they are: those of the event."""


def is_new_to_readers(entry: Entry, use: Use) -> bool:
    """Whether a noun that a clause tells of, as the clause's subject, is one that nobody has spoken of: a tool that we use was released.

    Of most things a clause says what sort it is; what there is one of (the cause, the result, the price) it says which.

    >>> from pipeline.translation.transfer.lexicon import Entry
    >>> is_new_to_readers(Entry("n.tool", "noun", "ツール", "tool", frozenset({"count"}), "thing"), "subject")
    True
    """
    last = entry.en.split(" ")[-1]
    if "mass" in entry.grammar:
        return use not in ("topic", "complement") and entry.noun_class not in ("quantity", "degree", "time")
    several = entry.noun_class in ("thing", "abstract", "act", "content", "event", "group", "place", "")
    if use == "of" and entry.noun_class == "group":
        return "count" in entry.grammar  # ツールを開発した会社の話: a talk by a company that
    return use in ("subject", "new") and several and last not in _ONE_OF_ITS_KIND


def in_title(entry: Entry, chosen: Choice) -> Choice:
    """Return the article and number that a noun without a determiner has inside a title, where it is told of in general.

    People and things are plural, acts have no article; what a title tells of one (the team, the site, the company) stays so.

    >>> from pipeline.translation.transfer.lexicon import Entry
    >>> user = Entry("n.user", "noun", "利用者", "user", frozenset({"count"}), "person")
    >>> in_title(user, Choice("the", "singular"))
    Choice(determiner='', number='plural')
    """
    alone = entry.en.split(" ")[-1] in ONE_PERSON
    if chosen.determiner not in ("the", "a") or {"the", "proper", "mass"} & entry.grammar or alone:
        return chosen
    several = entry.noun_class == "abstract" and entry.en.split(" ")[-1] in _MADE_OFTEN
    if entry.noun_class in ("person", "thing", "content", "") or several or entry.ja.endswith(_OF_MANY):
        return Choice("", "plural")
    return Choice("", chosen.number) if goes_on(entry) else chosen


def goes_on(entry: Entry) -> bool:
    """Whether the noun is an act that goes on and is told of without an article: registration, not presentation."""
    last = entry.en.split(" ")[-1]
    return entry.noun_class == "act" and last.endswith(_GOES_ON) and last not in _TAKES_PLACE


_GOES_ON = tuple("tion sion ment ing ance ence sis val failure support use control repair design".split())
"""How the English of acts ends that are told of without an article."""

_TAKES_PLACE = frozenset(
    "exhibition presentation meeting convention competition demonstration question discussion session conference gathering "
    "announcement hearing opening closing briefing reception demo tour visit trip workshop seminar".split()
)
"""Acts that take place once: the presentation, the gathering."""


_DONE_ONCE = frozenset(
    "vote break crash conference rehearsal backlash reduction increase estimate quotation bid visit call trip evaluation presentation "
    "accident meeting convention demo tour".split()
)
"""Acts of which there are many, so that one is done: put it to a vote; the test and the inspection are those that everybody knows."""

_OF_MANY = tuple("企業 大学 メーカー ベンダー 事業者 スタートアップ 拠点 店舗 数字 自治体 新興国 途上国 先進国".split())
"""Bodies of which there are many, where a title does not say which."""

_MADE_OFTEN = frozenset(
    "algorithm contract method technique model framework architecture strategy process protocol structure interface standard "
    "specification rule pattern principle function configuration mechanism license workflow".split()
)
"""What there are many of, where a title does not say which: the evolution of algorithms."""

_ONE_OF_ITS_KIND = frozenset(
    (
        "opening closing keynote ceremony party break reception result results cause reason purpose aim goal background content contents atmosphere difference "
        "situation effect impact side part highlight conclusion outcome answer origin question fact feeling "
        "venue organizer topology value condition requirement target rest history process order time "
        "beginning end"
    ).split()
)
"""What there is one of, so that a clause says which."""

_ONE_THERE = frozenset(
    (
        "kernel network web internet line building door stage microphone license screen budget cluster "
        "container counter layer library platform environment system infrastructure date step process power "
        "floor roof wall air water weather world market industry day title schedule program agenda plan list "
        "text hand body back head default limit deadline Internet Web cloud cache"
    ).split()
)
"""Of these there is one where the clause tells of it: the network, the screen."""

_WITH_VERBS = frozenset({"object", "general", "preposition"})
"""Uses of what a verb takes."""

_TOLD_OF = frozenset({"topic", "subject", "new", "object", "preposition"})

ONE_PERSON = frozenset(
    "chair chairman chairperson lecturer speaker presenter organizer president CEO CTO author moderator instructor manager director "
    "leader host guide professor teacher administrator representative minister facilitator guest founder creator boss supervisor editor-in-chief".split()
)
"""Roles that one person has at a time; other nouns for people are plural where nothing is said: the attendees."""
