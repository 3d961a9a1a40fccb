"""What holds for every output: same bytes, nothing lost, nothing Japanese unmarked, no text that breaks it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.build import Build
from pipeline.model.english import Flag
from pipeline.model.report import Meta, Paragraph, Section
from pipeline.model.summary import Omitted
from pipeline.model.text import Span
from pipeline.text.scripts import contains_japanese
from pipeline.writers import WRITERS
from tests.writers.sample import META, SIGNATURE, Draft, section
from tests.writers.sample import build as build_from

HOSTILE = (
    "\x00\x01\x0b\x1f\x7f\x85 control",
    "\ud800 lone surrogate \udfff",
    "\ufffe\uffff not characters",
    "</w:t><script>alert(1)</script> & <b> ]]> &amp; --> <!--",
    '"quoted" \'single\' `code` *star* _under_ [link](javascript:alert(1)) ![x](y) | pipe',
    "# heading", "1. number", "- dash", "+ plus", "> quote", "=== setext", "    indented", "``` fence", "ends with #",
    "x" * 3000,
    "👩‍👩‍👧‍👦 🗾 emoji",
    "שלום עולם مرحبا بالعالم rtl \u202e override",
    "a\u2028b\u2029c\r\nd\re\tf",
    "{braces} {0} %s ${HOME}",
    "  ",
)  # fmt: skip


def hostile_build(texts: tuple[str, ...] = HOSTILE) -> Build:
    """Return a build in which every place that holds text holds a hostile one."""
    draft = Draft()
    sections = []
    for text in texts:
        heading = draft.say(text, text, role="heading")
        body = Paragraph((draft.say(text, text), draft.say(text, text, Flag.NUMBER)), Span(0, 0))
        sections.append(Section((heading,), 7, (text,), (body,), heading.span))
    first = texts[0]
    meta = Meta(
        "conference", first, first, first, first, first, first, (first,), classification=first, other=((first, first),)
    )
    return build_from(draft, draft.report(sections, meta), slug="hostile")


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_build_written_twice_gives_the_same_bytes(build: Build, suffix: str) -> None:
    assert WRITERS[suffix](build) == WRITERS[suffix](build)


SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
)


def test_hash_seed_time_zone_and_locale_change_nothing(build: Build, root: Path) -> None:
    program = (
        "import hashlib, json; from pipeline.writers import WRITERS; from tests.writers.sample import sample;"
        "print(json.dumps({s: hashlib.sha256(w(sample())).hexdigest() for s, w in WRITERS.items()}))"
    )
    here = {suffix: hashlib.sha256(writer(build)).hexdigest() for suffix, writer in WRITERS.items()}
    for surroundings in SURROUNDINGS:
        done = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, **surroundings}, cwd=root, capture_output=True, check=True,
        )  # fmt: skip
        assert json.loads(done.stdout) == here


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_output_carries_the_signature(build: Build, suffix: str) -> None:
    text = text_of(suffix, WRITERS[suffix](build))
    for value in (SIGNATURE.engine, SIGNATURE.glossary, SIGNATURE.lexicon, SIGNATURE.inputs, SIGNATURE.version):
        assert value in text


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_sentence_is_in_every_output(build: Build, suffix: str) -> None:
    text = text_of(suffix, WRITERS[suffix](build))
    assert [one.english for one in build.translations if one.english not in text] == []


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html"])
def test_a_section_without_text_says_so(build: Build, suffix: str) -> None:
    assert re.search(r"Afternoon\W+\(no text in the draft\)", text_of(suffix, WRITERS[suffix](build)))


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html"])
def test_a_heading_over_subsections_is_not_called_empty(suffix: str) -> None:
    draft = Draft()
    above = section(draft, "視察", "Tour", 1)
    below = section(draft, "工場", "Plant", 2, Paragraph((draft.say("広い。", "It is large."),), Span(0, 0)))
    report = draft.report((above, below), META)
    assert "no text in the draft" not in text_of(suffix, WRITERS[suffix](build_from(draft, report)))


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html"])
def test_japanese_in_the_summary_stands_only_on_marked_lines(build: Build, suffix: str) -> None:
    body = text_of(suffix, WRITERS[suffix](build)).split("Terms used")[0]
    lines = [line for line in body.splitlines() if contains_japanese(line)]
    assert lines, "the sample has such lines"
    assert [line for line in lines if "[review" not in line and "Internal use only" not in line] == []


@pytest.mark.parametrize("suffix", [".docx", ".review.docx", ".md", ".html", ".json"])
def test_what_was_not_read_is_named(build: Build, suffix: str) -> None:
    text = text_of(suffix, WRITERS[suffix](build))
    assert "欄外のメモ" in text


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html"])
def test_what_a_shorter_length_leaves_out_is_counted_and_what_it_alone_says_is_named(build: Build, suffix: str) -> None:
    gone = Omitted("s9999-1", "Day 1", "昼食はMeditheoで12ドルだった。", "Lunch was 12 dollars at Meditheo.", "aside",
                   carries=("Meditheo", "12"))  # fmt: skip
    shorter = replace(build, summary=replace(build.summary, omitted=(gone, replace(gone, reason="length", carries=()))))
    text = text_of(suffix, WRITERS[suffix](shorter)).replace("\\", "")
    assert "Asides left out: 1." in text and "in no bullet because of this: Meditheo, 12." in text
    assert "Sentences left out for shortness: 1." in text
    assert "left out" not in text_of(suffix, WRITERS[suffix](build))


@pytest.mark.parametrize("suffix", WRITERS)
def test_hostile_text_is_written_and_can_be_read_back(suffix: str) -> None:
    text = text_of(suffix, WRITERS[suffix](hostile_build()))
    for words in ("control", "lone surrogate", "not characters", "alert(1)", "emoji", "override", "x" * 3000):
        assert words in text


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec=None), min_size=1, max_size=40))
def test_no_text_at_all_breaks_a_writer(text: str) -> None:
    whole = hostile_build((text,))
    for suffix, writer in WRITERS.items():
        assert text_of(suffix, writer(whole))


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_report_without_anything_is_still_a_document(suffix: str) -> None:
    draft = Draft()
    whole = build_from(draft, replace(draft.report((), Meta()), unread=()))
    assert "Trip report: kernel-summit" in text_of(suffix, WRITERS[suffix](whole))


@pytest.mark.parametrize("suffix", WRITERS)
def test_sixty_entries_in_a_section_are_all_there(suffix: str) -> None:
    draft = Draft()
    body = Paragraph(tuple(draft.say(f"{n}番目の文。", f"Sentence number {n}.") for n in range(60)), Span(0, 0))
    whole = build_from(draft, draft.report((Section((), 0, (), (body,), Span(0, 0)),)))
    text = text_of(suffix, WRITERS[suffix](whole))
    assert [n for n in range(60) if f"Sentence number {n}." not in text] == []


def text_of(suffix: str, data: bytes) -> str:
    """Return what a reader of the output sees, a paragraph or a table row a line."""
    if suffix.endswith(".docx"):
        return _text_of_docx(data)
    text = data.decode()
    if suffix == ".html":
        return _Words().read(text)
    if suffix == ".md":
        return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return "\n".join(_strings(json.loads(text)))


def _text_of_docx(data: bytes) -> str:
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(BytesIO(data))
    lines = []
    for paragraph in document.element.body.iter(qn("w:p")):
        row = next((up for up in paragraph.iterancestors() if up.tag == qn("w:tr")), None)
        text = "".join(t.text or "" for t in (row if row is not None else paragraph).iter(qn("w:t")))
        lines.append(text)
    return "\n".join(lines)


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return [str(value)]


class _Words(HTMLParser):
    """Collects the text of an HTML file, a block a line."""

    def read(self, markup: str) -> str:
        self.words: list[str] = []
        self.skips = 0
        self.feed(markup)
        return "".join(self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "iframe", "object", "img"}
        self.skips += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.skips -= tag == "style"
        if tag in {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "tr", "pre", "blockquote"}:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skips:
            self.words.append(data.replace("\n", " "))
