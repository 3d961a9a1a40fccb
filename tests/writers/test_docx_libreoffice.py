"""Another program opens the Word files, loses nothing on the way back, and prints every page with something on it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from pipeline.model.build import Build, Layout
from pipeline.model.english import Flag
from pipeline.writers import WRITERS
from tests.writers.sample import sample
from tests.writers.test_docx_package import long_build, parts, pictured
from tests.writers.test_docx_template import company
from tests.writers.test_every_writer import hostile_build

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

BUILDS = {
    "sample": (".docx", sample),
    "review": (".review.docx", sample),
    "pictures": (".docx", pictured),
    "long": (".docx", long_build),
    "hostile": (".docx", hostile_build),
    "template": (".docx", lambda: replace(sample(), layout=Layout(template=company()))),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every document as written, and what LibreOffice makes of it: DOCX again in `back`, PDF in `printed`."""
    folder = tmp_path_factory.mktemp("office")
    for name, (suffix, build) in BUILDS.items():
        (folder / f"{name}.docx").write_bytes(WRITERS[suffix](build()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in BUILDS]
    for kind, out in (("docx", "back"), ("pdf", "printed")):
        subprocess.run(
            ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder / out), *files],
            check=True, capture_output=True, timeout=280,
        )  # fmt: skip
    return folder


def words(path: Path) -> str:
    body = parts(path.read_bytes())["word/document.xml"]
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


@pytest.mark.parametrize("name", ["sample", "review", "template"])
def test_every_sentence_survives_the_way_there_and_back(folder: Path, name: str, build: Build) -> None:
    text = words(folder / "back" / f"{name}.docx")
    assert [one.english for one in build.translations if one.english not in text] == []


def test_hostile_text_survives_too(folder: Path) -> None:
    before, after = (words(path).split() for path in (folder / "hostile.docx", folder / "back" / "hostile.docx"))
    assert [one for one in before if one not in after] == []


def test_comments_ids_and_ties_survive(folder: Path, build: Build) -> None:
    members = parts((folder / "back" / "review.docx").read_bytes())
    assert len(list(members["word/comments.xml"].iter(qn("w:comment")))) == len(build.summary.review)
    names = {mark.get(qn("w:name")) for mark in members["word/document.xml"].iter(qn("w:bookmarkStart"))}
    kept = [one for one in build.translations if Flag.KEPT not in one.flags]
    assert len([name for name in names if name.startswith("row_")]) == len(kept) + sum(
        item.sentence_id.startswith("meta:") for item in build.summary.review
    )


def test_pictures_keep_their_alternative_text(folder: Path) -> None:
    body = parts((folder / "back" / "pictures.docx").read_bytes())["word/document.xml"]
    said = [one.get("descr") for one in body.iter(qn("wp:docPr"))]
    assert said == ["Picture 1: the session as a whole", "Figure 2: The hall"]


def test_headings_and_lists_are_still_headings_and_lists(folder: Path) -> None:
    document = Document(str(folder / "back" / "sample.docx"))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["Day 1"] == "Heading 1" and styles["CPU configuration"] == "List Bullet"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="the PDF tools (poppler) are not installed")
@pytest.mark.parametrize("name", BUILDS)
def test_no_page_is_empty_and_each_has_its_number(folder: Path, name: str) -> None:
    printed = folder / "printed" / f"{name}.pdf"
    text = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, check=True, timeout=60).stdout
    pages = text.decode().split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert len(page.split()) > 8, f"page {number} has nothing on it"
        assert f"{number}/{len(pages)}" in page.replace(" ", "")
