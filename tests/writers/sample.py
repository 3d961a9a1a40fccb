"""A small report made by hand, with every kind of block, and the build that the writers are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.analysis import AnalyzedReport, AnalyzedSentence
from pipeline.model.build import Build, Signature
from pipeline.model.english import Flag, Translation
from pipeline.model.findings import Finding, Fix
from pipeline.model.report import (
    Agenda,
    AgendaEntry,
    Block,
    Caption,
    Cell,
    Code,
    Dialogue,
    Field,
    Fields,
    Image,
    ItemList,
    Link,
    ListItem,
    Meta,
    Note,
    Paragraph,
    Quote,
    Report,
    Role,
    Section,
    Sentence,
    Source,
    Table,
    Turn,
    Unread,
    report_sentences,
)
from pipeline.model.terms import Concept, Name, Term, TermMatch
from pipeline.model.text import Anchor, Span
from pipeline.summary import summarize

SIGNATURE = Signature("0.1.0", "sample 1", "0123456789ab", "ba9876543210", "unidic-lite 1.0.8", "a1b2c3d4e5f6")

NUMA = Term("numa", "NUMA", "NUMA", expansion="non-uniform memory access")
HOTPLUG = Term("memory-hotplug", "メモリホットプラグ", "memory hotplug")
MIGRATION = Term("memory-migration", "メモリ移動", "memory migration", status="proposed")
OTTAWA = Name("ottawa", "オタワ", "Ottawa", "place")
OTTAWA_LATIN = Name("ottawa", "OTTAWA", "Ottawa", "place")
CANADA = Name("canada", "カナダ", "Canada", "place")
IWAMOTO = Name("iwamoto", "岩本", "Iwamoto", "person")
SUMMIT = Name("kernel-summit", "カーネルサミット", "Kernel Summit", "event")
CONCEPTS: tuple[Concept, ...] = (NUMA, HOTPLUG, MIGRATION, OTTAWA, OTTAWA_LATIN, CANADA, IWAMOTO, SUMMIT)

META = Meta(
    kind="conference",
    title="カーネルサミット参加報告",
    title_en="Kernel Summit 2004: trip report",
    event="カーネルサミット",
    place="カナダ、オタワ",
    start="2004-07-19",
    end="2004-07-20",
    travellers=("T. Imawoto", "西木 花子"),
    classification="社外秘",
    other=(("目的", "NUMA"), ("宿泊先", "Meditheo")),
)


class Draft:
    """Writes a source text and remembers where each sentence of it stands."""

    def __init__(self) -> None:
        self.text = ""
        self.english: dict[str, tuple[str, float, tuple[Flag, ...]]] = {}

    def say(self, ja: str, en: str, *flags: Flag, sure: float = 0.9, role: Role = "sentence") -> Sentence:
        start = len(self.text)
        self.text += ja + "\n"
        name = f"s{len(self.english):04d}-1"
        self.english[name] = (en, sure, flags)
        return Sentence(name, ja, Span(start, start + len(ja)), (Anchor(0, start),), role)

    def report(self, sections: Sequence[Section], meta: Meta = META) -> Report:
        source = Source("reports/kernel-summit/draft.txt", self.text, "text", "utf-8", "0" * 64)
        unread = (Unread("text-box", "word/document.xml paragraph 3", 2, "欄外のメモ"),)
        return Report(source, meta, tuple(sections), unread)


def analyzed(report: Report) -> AnalyzedReport:
    """Find the sample's concepts in ``report`` by their Japanese."""
    return AnalyzedReport(report, tuple(AnalyzedSentence(one, (), find(one.text)) for one in report_sentences(report)))


def find(text: str) -> tuple[TermMatch, ...]:
    return tuple(sorted(_matches(text), key=lambda match: match.span))


def _matches(text: str) -> Iterator[TermMatch]:
    for concept in CONCEPTS:
        at = text.find(concept.ja)
        while at >= 0:
            yield TermMatch(concept, Span(at, at + len(concept.ja)), "exact")
            at = text.find(concept.ja, at + 1)


def translations(draft: Draft) -> tuple[Translation, ...]:
    return tuple(Translation(name, en, sure, flags) for name, (en, sure, flags) in draft.english.items())


def build(draft: Draft, report: Report, findings: tuple[Finding, ...] = (), slug: str = "kernel-summit") -> Build:
    """Take ``report`` to the value that the writers are given."""
    whole, english = analyzed(report), translations(draft)
    return Build(slug, whole, english, summarize(whole, english), findings, SIGNATURE)


def section(draft: Draft, ja: str, en: str, level: int, *blocks: Block, path: tuple[str, ...] = ()) -> Section:
    """Return a section under a heading (which should have been said before its blocks)."""
    heading = draft.say(ja, en, role="heading")
    return Section((heading,), level, (*path, ja), blocks, heading.span)


def sample() -> Build:
    """Return a build that has every kind of block, a section without text, flags, links, findings."""
    d = Draft()
    here = Span(0, 0)
    intro = Paragraph((d.say("今年もオタワで開催された。", "It was held in Ottawa this year again."),), here)
    monday = (
        Paragraph(
            (
                d.say("NUMAの話が雑多に行なわれた。", "Various matters around NUMA were discussed."),
                d.say(
                    "私の提案しているメモリホットプラグ機能と組み合わせて使われることになるかもしれない。",
                    "It may be used together with the memory hotplug feature that I propose.",
                    Flag.MODALITY,
                    sure=0.61,
                ),
            ),
            here,
        ),
        Paragraph(
            (
                replace(
                    d.say("資料はここにある。", "The slides are here."),
                    links=(Link(Span(0, 2), "https://example.org/slides_(2004).pdf"),),
                ),
                d.say("ガンとして認めてこなかった。", "ガンとして認めてこなかった。", sure=0.1),
            ),
            here,
        ),
        ItemList(
            (
                ListItem((d.say("CPUの構成", "CPU configuration", role="item"),), 0, "•", here),
                ListItem((d.say("CPUID の対応", "mapping of CPUIDs", role="item"),), 1, "-", here),
                ListItem((d.say("キャッシュ", "caches", role="item"),), 2, "-", here),
                ListItem((d.say("スケジューラー", "schedulers", role="item"),), 0, "•", here),
            ),
            False,
            here,
        ),
        ItemList(
            (
                ListItem((d.say("実装を公開する", "publish the implementation", role="item"),), 0, "1.", here),
                ListItem((d.say("メモリ移動を測る", "measure memory migration", role="item"),), 0, "(2)", here),
            ),
            True,
            here,
        ),
    )
    rows = (
        ("機能", "Feature", "状態", "State"),
        ("NUMA", "NUMA", "議論中", "under discussion"),
        ("AIO", "AIO", "", ""),
    )
    table = Table(
        tuple(
            (
                Cell((d.say(ja, en, role="cell"),), here),
                Cell((d.say(state, in_english, role="cell"),) if state else (), here),
            )
            for ja, en, state, in_english in rows
        ),
        1,
        here,
    )
    tuesday = (
        Caption((d.say("表1 機能の状態", "Table 1: State of the features", role="caption"),), here),
        table,
        Image("写真1.jpg", (d.say("セッション全景", "the session as a whole", role="alt"),), here),
        Image("写真2.jpg", (), here),
        Fields(
            (
                Field(
                    (d.say("日時", "Date", role="label"),),
                    (d.say("7月20日", "20 July", role="value"),),
                    here,
                ),
            ),
            here,
        ),
        Agenda(
            (AgendaEntry((d.say("11:30", "11:30", Flag.KEPT, role="time"),), (d.say("昼食", "Lunch"),), here),),
            here,
        ),
        Dialogue(
            (
                Turn((d.say("Q", "Q", role="speaker"),), (d.say("いつ始めるのか。", "When will it start?"),), here),
                Turn((d.say("A", "A", role="speaker"),), (d.say("未定である。", "It is not decided."),), here),
            ),
            here,
        ),
        Quote((d.say("2.6を仕上げてから始めたい。", "I want to start after 2.6 is finished."),), here),
        Code("if (a < b) {\n\treturn mem_map[`i`];\n}", here),
    )
    sections = (
        Section((), 0, (), (intro,), here),
        section(d, "1日目", "Day 1", 1, *monday),
        section(d, "午後", "Afternoon", 2, path=("1日目",)),
        section(d, "2日目", "Day 2", 1, *tuesday),
    )
    report = replace(d.report(sections), notes=(Note("input-missing", (("path", "写真2.jpg"),)),))
    at = d.text.index("スケジューラー")
    finding = Finding(
        "term-variant",
        "warning",
        Span(at, at + 7),
        "input-missing",
        (("path", "スケジューラー"),),
        (Fix(Span(at, at + 7), "スケジューラ", safe=True),),
        (Span(0, 2),),
        0.876,
        "f00d",
    )
    # The order of the sentences is that of the document, not that in which the sample says them.
    order = [one.id for one in report_sentences(report)]
    d.english = {name: d.english[name] for name in order}
    return build(d, report, (finding,))
