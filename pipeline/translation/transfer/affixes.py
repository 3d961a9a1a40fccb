"""Come here when a prefix or suffix is wrong: 各社, 以降, 向け, 性 are laid over the noun they stand at."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.compound_numbers import bounded_version
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.heads import Compound, set_head
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.units import Unit


def affix_of(ctx: Context, unit: Unit, at: int, more: bool) -> Entry | None:
    """Return the affix that a unit is, if it stands where an affix can; ``more`` tells whether the phrase has other units."""
    if at > 0 and (state := _state_of(ctx, unit)) is not None:
        return state
    if unit.end - unit.start != 1 and unit.text not in _LONG_SUFFIXES | _COMPANIES:
        return None
    token = ctx.tokens[unit.start]
    entries = ctx.lexicon.affixes.get(token.norm if unit.end - unit.start == 1 else unit.text, ())
    wanted = (
        "prefix"
        if token.pos1 == "接頭辞" or (at == 0 and (unit.text in _COMPANIES or (unit.kind == "raw" and more)))
        else "suffix"
        if at > 0 and (token.pos1 == "接尾辞" or unit.kind == "raw" or unit.text in _LONG_SUFFIXES | _COMPANIES)
        else ""
    )
    if not wanted or unit.concept:
        return None
    if unit.text == "関係" and (unit.end >= len(ctx.tokens) or ctx.tokens[unit.end].surface != "の"):
        return None  # 翻訳関係の話: about translation; 社員関係を保つ is a relationship
    return next((entry for entry in entries if entry.kind == wanted), None)


def closes_with_state(ctx: Context, units: Sequence[Unit]) -> bool:
    """Whether the last of ``units`` says before の what the noun behind is like, so that they are no part of what it does."""
    return len(units) > 1 and _state_of(ctx, units[-1]) is not None


def _state_of(ctx: Context, unit: Unit) -> Entry | None:
    """Return what the last word before の says of the noun before it for the noun behind: 予約不要の見学, 会員限定の資料."""
    found = ctx.lexicon.affixes.get(unit.text, ())
    state = next((one for one in found if one.kind == "state"), None)
    if state is not None and _is_beside_noun(ctx, unit):
        return state
    if state is None or unit.end + 1 >= len(ctx.tokens) or ctx.tokens[unit.end].pos2 != "格助詞":
        return None
    before, behind = ctx.tokens[unit.start - 1], ctx.tokens[unit.end + 1]
    if ctx.tokens[unit.end].surface != "の" or behind.pos1 in ("助詞", "助動詞", "補助記号"):
        return None
    if unit.text == "搭載" and before.lemma in _CARRIERS:
        return None
    return state if unit.text != "対応" or before.norm.isascii() else None  # 5G対応の端末, not 苦情対応の手順


def _is_beside_noun(ctx: Context, unit: Unit) -> bool:
    """Whether the noun that has it stands right behind, in one word with it: カメラ搭載ロボット, Linux対応端末."""
    before, after = ctx.tokens[unit.start - 1], ctx.tokens[unit.end] if unit.end < len(ctx.tokens) else None
    joined = (
        after is not None
        and after.pos1 == "名詞"
        and after.pos3 != "サ変可能"
        and after.start == ctx.tokens[unit.end - 1].end
    )
    if not joined or unit.text not in _HAD or after is None or after.norm in _NO_THINGS:
        return False
    return before.norm.isascii() if unit.text == "対応" else before.lemma not in _CARRIERS


_HAD = {"搭載": "equipped", "内蔵": "equipped", "準拠": "compliant", "対応": "compatible"}
"""What a thing has or goes with, said between the two, and how English says so: a camera-equipped robot."""

_NO_THINGS = frozenset(
    "率 数 量 策 表 済み 状況 予定 作業 方法 方針 例 事例 計画 時 後 前 中 可 不可 必須 窓口 部署 チーム 担当 者".split()
)
"""What has nothing built in, behind an act: 対応状況, 搭載率."""

_CARRIERS = frozenset("車 自動車 車両 航空機 衛星 船 船舶 ドローン 人工衛星 バス 列車".split())
"""What carries others as a rule: 自動車搭載のカメラ is mounted on a car."""


_LONG_SUFFIXES = frozenset(
    {
        "一般",
        "主導",
        "前後",
        "自体",
        "自身",
        "全体",
        "以外",
        "関係",
        "関連",
        "同士",
        "どうし",
        "時",
        "等",
        "ほか",
        "中",
        "後",
        "前",
        "間",
        "向け",
        "出身",
        "中心",
        "以降",
        "以後",
        "以前",
        "以来",
        "別",
        "内",
        "国内",
        "内部",
    }
)


_COMPANIES = frozenset({"株式会社", "有限会社", "合同会社"})
"""Forms of companies, whose English only the companies know: the name stands alone."""


def suffixed(ctx: Context, made: Compound, unit: Unit, affix: Entry) -> None:
    """Lay a suffix over what has been read so far."""
    tokens = ctx.took(unit.tokens)
    english = affix.en
    if unit.text in ("あたり", "当たり") and made.head is not None:
        made.before = [node for node in made.before if node.lemma not in ("1", "one", "１")]
        made.prep, made.plural, made.counted, made.floating = "per", False, True, True
    elif unit.text == "方" and made.head is not None:
        way = f"way of {made.head.lemma}"
        verb = made.head.feature("verb")
        forms = {"title": f"how to {verb}"} if verb else {}
        made.head = EnNode("noun", way, made.head.slot, (), (), (*made.head.tokens, *tokens), affix.id)
        made.entry = Entry(affix.id, "noun", "", way, frozenset({"count", "the"}), "abstract", forms)
    elif unit.text in _VERSIONS and bounded_version(made, _VERSIONS[unit.text], tokens, affix.id):
        return
    elif unit.text == "前" and made.entry is not None and made.entry.noun_class == "place":
        made.prep = "in front of"  # 三宮駅前のホテル
    elif unit.text == "以外" and made.entry is not None and made.entry.noun_class == "place":
        made.prep = "outside"  # 日本以外で
    elif unit.text == "以外" and made.head is not None and made.entry is not None and made.entry.noun_class == "person":
        one = made.head.having(number="plural")
        made.after = [words("other than", affix.id, tokens), *made.before, one, *made.after]
        made.before, made.entry = [], Entry(affix.id, "noun", "", "people", frozenset({"plural"}), "person")
        made.head = EnNode("noun", "people", rule=affix.id)  # 社員以外: people other than employees
    elif unit.text == "間" and made.entry is not None and made.entry.noun_class == "time":
        return  # 半年間
    elif made.head is None and made.before and english.endswith("{}"):
        made.prep = english[:-2].strip()
    elif made.head is None:
        set_head(
            ctx,
            made,
            EnNode("noun", english.replace("{}", "").strip() or unit.text, tokens=tokens, rule=affix.id),
            affix,
        )
    elif unit.text == "社":
        if made.head.rule in ("kept", "latin") and len(made.head.lemma) == 1:
            made.head = EnNode(
                "noun", f"Company {made.head.lemma}", made.head.slot, (), (), (*made.head.tokens, *tokens), affix.id
            )
            made.entry = _COMPANY
    elif english == "{}":
        if unit.text in ("達", "たち", "ら"):
            made.plural = True
    elif unit.text in ("等", "など", "ほか"):
        made.after += [words(",", "list"), words("etc.", affix.id, tokens)]
    elif unit.text == "系" and (made.head.rule == "number" or made.head.lemma.endswith(".x")):
        made.before.append(made.head.as_("modifier"))  # 2.6系
        made.head, made.ready, made.counted = EnNode("noun", "series", tokens=tokens, rule=affix.id), False, False
        made.entry = Entry(affix.id, "noun", "", "series", frozenset({"count", "the"}), "thing")
    elif unit.text == "的":
        made.head = EnNode(
            "noun", f"{made.head.lemma}-like", made.head.slot, (), (), (*made.head.tokens, *tokens), affix.id
        )
    elif unit.text in ("型", "系") and made.head.category == "noun" and (unit.text == "型" or _goes_on(ctx, unit)):
        kind = "type" if unit.text == "型" else "related"  # ネットワーク系の発表; 搬送系 alone is a system
        typed = EnNode(
            "word", f"{made.head.lemma.replace(' ', '-')}-{kind}", tokens=(*made.head.tokens, *tokens), rule=affix.id
        )
        made.before.append(typed)
        made.head, made.ready = None, False
    elif affix.kind == "state" and unit.text in _HAD and _is_beside_noun(ctx, unit):
        had = f"{made.head.lemma.replace(' ', '-')}-{_HAD[unit.text]}"
        made.before.append(EnNode("word", had, tokens=(*made.head.tokens, *tokens), rule=made.head.rule))
        made.head, made.ready = None, False
    elif english.endswith("{}"):
        lasts = unit.text == "中" and made.entry is not None and made.entry.noun_class in ("act", "content")
        if lasts and made.counted:
            made.prep = "of"  # コメント43件中
            return
        if affix.kind == "state" and " " in english.removesuffix(" {}"):
            _describe_state(made, affix)
            return
        recurs = made.head.lemma in _TIMES and english == "for each {}"
        made.prep = "during" if lasts else "every" if recurs else english[:-2].strip()
    elif unit.text in ("一般", "自体", "自身", "全体"):
        made.after.append(words(english.replace("{}", "").strip(), affix.id, tokens))
    else:
        noun = english.replace("{}", "").strip()
        made.ready = False
        set_head(
            ctx,
            made,
            EnNode("noun", noun, tokens=tokens, rule=affix.id),
            Entry(affix.id, "noun", "", noun, frozenset({"count"}), "thing", _forms(unit, made)),
        )


_VERSIONS = {"以降": "or later", "以後": "or later", "以前": "or earlier"}
"""How a bound stands behind the number of a version."""


def _describe_state(made: Compound, affix: Entry) -> None:
    """Put what a state says before its noun: requiring no reservation, with a built-in battery."""
    lead, _, word = affix.en.removesuffix(" {}").rpartition(" ")
    if word not in ("no", "free", "built-in"):
        made.prep = f"{lead} {word}"
        made.labelled = made.labelled or (
            made.entry is not None and made.entry.noun_class == "act"
        )  # requiring registration
        return
    if word == "free" and made.head is not None and made.head.lemma.endswith(("fee", "charge", "cost")):
        word = "no"  # 参加費無料の
    made.prep, made.determiner = lead, "no" if word == "no" else made.determiner
    made.before.insert(0, words(word, affix.id))


def _goes_on(ctx: Context, unit: Unit) -> bool:
    """Whether a noun follows, with の or without."""
    after = ctx.tokens[unit.end] if unit.end < len(ctx.tokens) else None
    return after is not None and (after.lemma == "の" or after.pos1 == "名詞")


def _forms(unit: Unit, made: Compound) -> dict[str, str]:
    """Return what stands before 化 behind it: OSS化, conversion to open source software."""
    named = made.entry is None or "proper" in made.entry.grammar or made.entry.id.startswith(("term:", "name:"))
    return {"behind": "to"} if unit.text == "化" and named else {}


def prefixed(ctx: Context, made: Compound, unit: Unit, template: str) -> None:
    """Lay a prefix with its English ``template`` over the noun behind it."""
    tokens = ctx.took(unit.tokens)
    word = template.replace("{}", "").strip()
    if not word:
        return
    if template.startswith("{}-") and made.head is not None:
        said = template.format(made.head.lemma)  # 省メモリ
        made.head = EnNode("word", said, made.head.slot, (), (), (*tokens, *made.head.tokens), made.head.rule)
        return
    if word == "required":
        made.after.append(words(word, "prefix", tokens))
        return
    if word in ("each", "this", "both", "all", "the same", "no"):
        made.determiner = word
        made.plural = made.plural or word in ("both", "all")
        made.before.insert(0, words(word, "prefix", tokens))
        return
    if word.endswith("-") and made.head is not None:
        made.head = EnNode(
            "noun",
            word + made.head.lemma,
            made.head.slot,
            made.head.features,
            (),
            (*tokens, *made.head.tokens),
            made.head.rule,
        )
        return
    made.before.append(words(word, "prefix", tokens))


_TIMES = frozenset(
    {"year", "half a year", "half year", "month", "week", "day", "hour", "season", "term", "quarter", "fiscal year"}
)
"""What comes back: every quarter; what is told of one by one has "for each"."""

_COMPANY = Entry("company", "noun", "", "", frozenset({"proper"}), "group")
