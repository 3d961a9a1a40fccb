"""The review of a glossary change in Markdown, HTML and Word: nothing runs, nothing is lost in silence, the same bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.changes import Affected, Change, English, GlossaryReview, Impact, Row
from pipeline.writers.glossary_review import REVIEW_WRITERS
from pipeline.writers.glossary_review.markdown import write_markdown
from pipeline.writers.glossary_review.outline import marked_parts

HOSTILE = "<script>alert(1)</script> @all #1 **b** --> | `x` \x1b[31m"


def review(concepts: int = 3, sentences: int = 2, words: str = "fast reboot") -> GlossaryReview:
    changes, affected = [], []
    for number in range(concepts):
        id_ = f"c{number}"
        rows = [Row("terms", (id_, f"用語{number}", en, *[""] * 10)) for en in (words, f"{words} now")]
        changes.append(Change(id_, "retargeted", words, f"{words} now", "en", "id", *rows))
        for at in range(sentences):
            english = [English(f"A {text} is planned.", 0.9, ()) for text in (words, f"{words} now")]
            affected.append(Affected((id_,), f"report-{at}", f"s{at}", "1", at + 1, f"用語{number}の話。", *english))
    impact = Impact(9, 99, len(affected), tuple(affected))
    return GlossaryReview("main", "work tree", tuple(changes), impact, (("version", "1"),))


@pytest.mark.parametrize("name", REVIEW_WRITERS)
def test_every_format_names_every_change_and_sentence(name: str) -> None:
    data = REVIEW_WRITERS[name](review())
    text = data if name != "docx" else ZipFile(BytesIO(data)).read("word/document.xml")
    for wanted in ("c0", "c2", "report-0", "report-1", "now"):
        assert wanted.encode() in text
    assert data == REVIEW_WRITERS[name](review()), "the same bytes"


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_what_is_quoted_is_never_markup(name: str) -> None:
    text = REVIEW_WRITERS[name](review(words=HOSTILE)).decode()
    assert "<script>alert" not in text and "\x1b" not in text
    if name == "markdown":
        assert "@all" not in text and " #1" not in text
        assert not any("**b**" in line for line in text.splitlines() if not line.startswith("<summary>"))


@given(st.integers(1, 60), st.integers(0, 30), st.integers(1500, 20_000))
def test_markdown_keeps_to_its_size_and_counts_what_it_leaves_out(concepts: int, sentences: int, longest: int) -> None:
    data = write_markdown(review(concepts, sentences), longest)
    assert len(data) <= longest
    text = data.decode()
    shown = sum(f"c{number}</code>" in text or f"(c{number})" in text for number in range(concepts))
    assert shown == concepts or f"{concepts - shown} more" in text
    assert text.count("<details") == text.count("</details>")


@given(st.text("ab ,.", max_size=20), st.text("ab ,.", max_size=20))
def test_the_marked_parts_make_the_sentences_again(before: str, after: str) -> None:
    old, new = marked_parts(before, after)
    assert ("".join(part.text for part in old), "".join(part.text for part in new)) == (before, after)
    assert (not any(part.differs for part in (*old, *new))) == (before == after)
