"""Labels, sessions, key points and lengths: what the summary says of a bullet, and what a shorter one leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.analysis import AnalyzedReport
from pipeline.model.english import Act, Flag, Piece, Translation
from pipeline.model.report import Field, Fields, Meta, Paragraph, Report, Section, Sentence, Source
from pipeline.model.summary import Summary
from pipeline.model.text import Anchor, Span
from pipeline.summary import summarize
from pipeline.summary.labels import label_of
from pipeline.text.tokenizer import tokenize
from tests.writers.sample import analyzed


def said(*acts: Act) -> tuple[Translation, ...]:
    return (Translation("s", "English.", 0.9, (), acts=acts),)


@pytest.mark.parametrize(
    ("acts", "path", "label"),
    [
        ([Act("PROPOSE")], ("1日目",), "proposal"),
        ([Act("PROPOSE"), Act("OPPOSE", past=True)], ("1日目",), "proposal"),
        ([Act("DISCUSS", past=True), Act("DECIDE", past=True)], ("1日目",), "decision"),
        ([Act("DECIDE")], ("1日目",), ""),
        ([Act("DECIDE", negative=True)], ("1日目",), ""),
        ([Act("DECIDE", modal=True)], ("1日目",), "outlook"),
        ([Act("PLAN")], ("まとめ",), "outlook"),
        ([Act("PLAN", past=True)], ("まとめ",), ""),
        ([Act("FEEL", "writer")], ("1日目",), "comment"),
        ([Act("FEEL", "reported")], ("1日目",), ""),
        ([Act("")], ("所感",), "comment"),
        ([Act("")], ("今後の課題・アクション",), "action"),
        ([], ("1日目",), ""),
    ],
)
def test_label_says_what_the_text_says_and_no_more(acts: list[Act], path: tuple[str, ...], label: str) -> None:
    assert label_of(said(*acts), path) == label


def sentence(name: str, text: str, at: int) -> Sentence:
    return Sentence(name, text, Span(at, at + len(text)), (Anchor(0, at),), "sentence")


TEXTS = {
    "heading": ("1日目", "Day 1", (Flag.KEPT,), ()),
    "opening": ("次のセッションはRAS toolsであった。", "The next session was RAS tools.", (), ()),
    "proposal": (
        "しかしkexecを使う提案がなされた。",
        "However, a proposal to use kexec was made.",
        (),
        (Act("PROPOSE"),),
    ),
    "unsure": ("反対もあった。", "There was opposition.", (Flag.LOW_CONFIDENCE,), (Act("OPPOSE", past=True),)),
    "lunch": ("昼食は美味しかった。", "Lunch was good.", (), (Act(""),)),
}


def tokenized(section: Section) -> AnalyzedReport:
    report = Report(Source("draft.txt", "", "text", "utf-8", ""), Meta(), (section,))
    whole = analyzed(report)
    return replace(whole, sentences=tuple(replace(one, tokens=tokenize(one.sentence.text)) for one in whole.sentences))


def summary(length: str) -> Summary:
    sentences = {name: sentence(name, ja, 100 * at) for at, (name, (ja, *_)) in enumerate(TEXTS.items())}
    blocks = (
        Paragraph((sentences["opening"], sentences["proposal"], sentences["unsure"]), Span(0, 0)),
        Paragraph((sentences["lunch"],), Span(0, 0)),
    )
    section = Section((sentences["heading"],), 1, ("1日目",), blocks, Span(0, 0))
    whole = tokenized(section)
    english = [
        Translation(
            name,
            en,
            0.9,
            flags,
            (Piece("However,", Span(0, 3), "k.however"), Piece(en.removeprefix("However,"), Span(3, 9), "x"))
            if en.startswith("However,")
            else (Piece(en, Span(0, 3), "x"),),
            acts=acts,
        )
        for name, (_, en, flags, acts) in TEXTS.items()
    ]
    return summarize(whole, english, length=length)  # type: ignore[arg-type]


def test_session_without_a_heading_gets_its_title_from_the_sentence_that_opens_it() -> None:
    entries = summary("full").sections[0].entries
    assert [(entry.kind, entry.english) for entry in entries][:2] == [
        ("session", "RAS tools"),
        ("text", "The next session was RAS tools."),
    ]


def test_full_summary_leaves_nothing_out() -> None:
    assert summary("full").omitted == ()


def test_standard_summary_leaves_out_asides_and_says_so() -> None:
    whole = summary("standard")
    assert [(one.sentence_id, one.reason) for one in whole.omitted] == [("lunch", "aside")]
    assert "lunch" not in {name for entry in whole.sections[0].entries for name in entry.sentences}


def test_lines_of_a_drawing_in_characters_are_asides() -> None:
    lines = [sentence("said", "製造業が来た。", 0), sentence("drawn", "＼/　　　/", 1), sentence("mark", "○", 2)]
    paragraphs = tuple(Paragraph((one,), Span(0, 0)) for one in lines)
    whole = tokenized(Section((), 0, (), paragraphs, Span(0, 0)))
    english = [Translation(one.id, one.id, 0.9, ()) for one in lines]
    short = summarize(whole, english, length="standard")
    assert [entry.english for entry in short.sections[0].entries] == ["said", "mark"]
    assert [(one.sentence_id, one.reason) for one in short.omitted] == [("drawn", "aside")]


def test_a_sentence_more_likely_wrong_than_right_is_no_bullet_but_stays_in_the_list_for_review() -> None:
    sure, unsure = sentence("sure", "会議は東京で開かれた。", 0), sentence("unsure", "予算は30万円になるらしい。", 10)
    whole = tokenized(Section((), 0, (), (Paragraph((sure, unsure), Span(0, 0)),), Span(0, 0)))
    english = [
        Translation("sure", "The meeting was held in Tokyo.", 0.95, ()),
        Translation("unsure", "The budget is it.", 0.2, (Flag.LOW_CONFIDENCE,)),
    ]
    short = summarize(whole, english, length="standard")
    assert [entry.english for entry in short.sections[0].entries] == ["The meeting was held in Tokyo."]
    assert short.sections[0].unsure == ("unsure",)
    assert [(one.reason, one.carries) for one in short.omitted] == [("unsure", ("30",))]
    assert [item.sentence_id for item in short.review] == ["unsure"]
    assert [len(section.entries) for section in summarize(whole, english, length="full").sections] == [2]
    approved = [english[0], replace(english[1], flags=(Flag.APPROVED,))]
    assert summarize(whole, approved, length="standard").sections[0].unsure == ()


def test_brief_summary_names_what_only_the_left_out_sentences_say() -> None:
    whole = summary("brief")
    assert [name for entry in whole.sections[0].entries for name in entry.sentences] == ["proposal", "unsure"]
    carried = {one.sentence_id: one.carries for one in whole.omitted}
    assert carried["opening"] == ("RAS", "tools")


def test_section_of_asides_alone_keeps_one() -> None:
    lunch = sentence("lunch", "昼食は美味しかった。", 0)
    whole = tokenized(Section((), 0, (), (Paragraph((lunch,), Span(0, 0)),), Span(0, 0)))
    shortest = summarize(whole, [Translation("lunch", "Lunch was good.", 0.9, ())], length="brief")
    assert [entry.english for entry in shortest.sections[0].entries] == ["Lunch was good."]


def test_key_point_stands_alone_with_its_session_and_without_its_however() -> None:
    points = summary("full").key_points
    assert [point.english for point in points] == [
        "RAS tools: A proposal to use kexec was made.",
        "RAS tools: There was opposition.",
    ]


@pytest.mark.parametrize(
    ("bullets", "points"),
    [
        # What was shown fills the top of the page only as far as it would be empty without it.
        ([("EXPLAIN", False)] * 5 + [("DECIDE", False)], ["EXPLAIN", "EXPLAIN", "DECIDE"]),
        # A decision counts even while a person must look at it.
        ([("EXPLAIN", False)] * 5 + [("DECIDE", True)], ["EXPLAIN", "EXPLAIN", "DECIDE"]),
        # A doubtful explanation gives way to a sure one.
        ([("EXPLAIN", True), *[("EXPLAIN", False)] * 3], ["EXPLAIN"] * 3),
    ],
)
def test_key_points_are_what_a_reader_acts_on(bullets: list[tuple[str, bool]], points: list[str]) -> None:
    sections, english = [], []
    for at, (kind, waits) in enumerate(bullets):
        one = sentence(f"s{at}", f"文{at}。", 10 * at)
        sections.append(Section((), 0, (), (Paragraph((one,), Span(0, 0)),), Span(0, 0)))
        flags = (Flag.LOW_CONFIDENCE,) if waits else ()
        english.append(Translation(f"s{at}", f"{kind}.", 0.9, flags, acts=(Act(kind, past=True),)))
    report = Report(Source("draft.txt", "", "text", "utf-8", ""), Meta(), tuple(sections))
    whole = analyzed(report)
    tokens = tuple(replace(one, tokens=tokenize(one.sentence.text)) for one in whole.sentences)
    found = summarize(replace(whole, sentences=tokens), english)
    assert [point.english.removesuffix(".") for point in found.key_points] == points
    assert not any(point.needs_review for point in found.key_points if point.english == "EXPLAIN.")


@pytest.mark.parametrize(
    ("bullets", "points"),
    [
        # What is more likely wrong than right does not open the page, even as a decision, while sure sentences are there.
        (
            [("DECIDE", 0.3), *[("", 0.95)] * 3],
            ["The plant makes about four thousand boards a day"] * 3,
        ),
        # With nothing else to say, it does, marked.
        ([("DECIDE", 0.3)], ["It was settled in the end that nothing changes"]),
    ],
)
def test_key_points_are_sure_where_they_can_be(bullets: list[tuple[str, float]], points: list[str]) -> None:
    sections, english = [], []
    for at, (kind, confidence) in enumerate(bullets):
        one = sentence(f"s{at}", f"文{at}。", 10 * at)
        sections.append(Section((), 0, (), (Paragraph((one,), Span(0, 0)),), Span(0, 0)))
        flags = (Flag.LOW_CONFIDENCE,) if confidence < 0.9 else ()
        words = (
            "It was settled in the end that nothing changes."
            if kind
            else "The plant makes about four thousand boards a day."
        )
        english.append(Translation(f"s{at}", words, confidence, flags, acts=(Act(kind, past=True),)))
    whole = analyzed(Report(Source("draft.txt", "", "text", "utf-8", ""), Meta(), tuple(sections)))
    tokens = tuple(replace(one, tokens=tokenize(one.sentence.text)) for one in whole.sentences)
    found = summarize(replace(whole, sentences=tokens), english)
    assert [point.english.removesuffix(".") for point in found.key_points] == points


def test_a_field_that_the_event_facts_say_is_not_said_again_unless_all_is_wanted() -> None:
    label, value = sentence("place", "訪問先", 0), sentence("tsukuba", "つくば", 10)
    field = Field((label,), (value,), Span(0, 0))
    purpose = Field((sentence("purpose", "目的", 20),), (sentence("tour", "視察", 30),), Span(0, 0))
    section = Section((), 0, (), (Fields((field, purpose), Span(0, 0)),), Span(0, 0))
    whole = tokenized(section)
    whole = replace(whole, report=replace(whole.report, stated=frozenset({"place", "tsukuba"})))
    english = [
        Translation(name, words, 0.9, ())
        for name, words in (("place", "Place"), ("tsukuba", "Tsukuba"), ("purpose", "Purpose"), ("tour", "Tour"))
    ]
    short = summarize(whole, english, length="standard")
    assert [entry.english for entry in short.sections[0].entries] == ["Purpose: Tour"]
    assert short.omitted == ()
    full = summarize(whole, english, length="full")
    assert [entry.english for entry in full.sections[0].entries] == ["Place: Tsukuba", "Purpose: Tour"]
