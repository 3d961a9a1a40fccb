"""Drafts that cannot be read, and drafts that are only strange: a clear message for the first, documents for the second."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.failure.conftest import OUTPUTS, Call

Put = Callable[..., Path]
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
LONG = "概要\n\n" + "カーネルについて議論した。サーバーを使った。\n" * 30


def zipped(**members: str) -> bytes:
    """Return a zip; `__` in a name stands for a slash, `_` for a dot."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


def word_document(body: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    return zipped(word__document_xml=document)


BROKEN = {
    "empty": ("draft.txt", b"", "no text"),
    "byte order mark only": ("draft.txt", b"\xef\xbb\xbf", "no text"),
    "UTF-16 mark only": ("draft.txt", b"\xff\xfe", "no text"),
    "white space only": ("draft.txt", " \n\t\u3000\r\n\u00a0".encode(), "no text"),
    "white space only in Markdown": ("draft.md", b" \n\n", "no text"),
    "a heading mark without a heading": ("draft.md", b"#\n", "no text"),
    "binary": ("draft.txt", bytes(range(256)) * 20, "not a text file"),
    "a zero byte": ("draft.txt", "概要\n\nあ\0い\n".encode(), "not a text file"),
    "a control character": ("draft.txt", "概要\n\nあ\x01い\n".encode(), "draft.txt:3: the control character U+0001"),
    "an escape sequence": ("draft.txt", "概要\n\n\x1b[31mい\n".encode(), "U+001B"),
    "a lone surrogate in UTF-16": ("draft.txt", b"\xff\xfe\x82\x69\x0a\x00\x00\xd8x\0", "draft.txt:2: the bytes 00 d8"),
    "cut off within a character": ("draft.txt", LONG.encode()[:965], "draft.txt:17: the bytes e3"),
    "one byte lost": ("draft.txt", LONG.encode()[:300] + LONG.encode()[301:], "draft.txt:7:"),
    "one byte too many": ("draft.txt", LONG.encode()[:300] + b"\xff" + LONG.encode()[300:], "draft.txt:7: the bytes ff"),
    "larger than 32 MiB": ("draft.txt", b"a\n" * (16 * 1024 * 1024 + 1), "larger than 32 MiB"),
    "an empty .docx": ("draft.docx", b"", "no text"),
    "text under the name of a .docx": ("draft.docx", "概要\n".encode(), "not a Word document"),
    "a half-written .docx": ("draft.docx", word_document("<w:p/>")[:-30], "cut off"),
    "a .docx without words": ("draft.docx", word_document("<w:p/>"), "no text"),
    "a .docx with broken XML": ("draft.docx", zipped(word__document_xml="<w:document"), "word/document.xml, line 1"),
    "a .docx with entities": (
        "draft.docx", zipped(word__document_xml='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "document type"
    ),
    "a workbook": ("draft.docx", zipped(xl__workbook_xml="<x/>"), "Excel"),
    "an OpenDocument text": ("draft.docx", zipped(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument"),
    "an empty zip": ("draft.docx", zipped(), "not a Word document"),
    "a document with a password": ("draft.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "a Word 97 document": ("draft.docx", OLE + "WordDocument".encode("utf-16-le"), "Word 97"),
    "a PDF": ("draft.docx", b"%PDF-1.5", "PDF"),
    "a .docx under the name of a .txt": ("draft.txt", word_document("<w:p/>"), "the name .docx"),
    "tables nested three thousand deep": (
        "draft.docx", word_document("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000), "word/document.xml"
    ),
    "a zip bomb": ("draft.docx", word_document(" " * 20_000_000), "zip bomb"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN, ids=list(BROKEN))
def test_a_draft_that_cannot_be_read_is_named_and_leaves_nothing(
    call: Call, put: Put, project: Path, case: str
) -> None:
    name, data, words = BROKEN[case]
    put("trip", data, name)
    built = call("build", "trip")
    assert built.status == 2, built.err
    assert f"reports/trip/{name}" in built.err and words in built.err
    assert not (project / "build").exists()
    checked = call("check", "trip", "--format", "json")
    assert (checked.status, checked.out) == (2, b""), "the same for check, and no half of a JSON"
    japanese = call("--lang", "ja", "check", "trip")
    assert f"reports/trip/{name}" in japanese.err and any("ぁ" <= char <= "ん" for char in japanese.err)


STRANGE = {
    "one word": "はい",
    "one letter": "x",
    "only bullets": "・一つ\n・二つ\n",
    "only bullet marks": "・\n・\n- \n",
    "only a heading": "■ 概要\n",
    "only English": "Overview\n\nThis is a report. We met Mr. Smith of Foo Inc. at 3.5 GHz.\n",
    "only emoji": "😀😀👨‍👩‍👧‍👦\n🇯🇵\n",
    "only marks": "。。。\n？！\n",
    "right to left": "שלום עולם\nمرحبا بالعالم\n概要\u202eabc\u202c\n",
    "decomposed kana": "か\u3099いよう\n\nサーハ\u3099を使った。\n",
    "half-width kana": "ｶﾞｲﾖｳ\n\nｻｰﾊﾞを使った。ﾎｯﾄﾌﾟﾗｸﾞ\n",
    "every line end": "概要\r\n\rサーバーを使った。\n\r\nメーカー。\r次。",
    "rare line ends": "概要\n\nあ\x85い\u2028う\u2029え\x0cお\x0bか\n",
    "private and last code points": "\ue000\uf8ff\ufffd\uffff\U0010ffff テスト\n",
    "a template's fields": "{path} %s {0} $HOME <b>&amp;\n",
}


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("case", STRANGE, ids=list(STRANGE))
def test_a_strange_draft_becomes_every_output(call: Call, put: Put, project: Path, case: str, suffix: str) -> None:
    from docx import Document

    put("trip", STRANGE[case], f"draft.{suffix}")
    assert call("build").status == 0
    folder = project / "build" / "trip"
    assert sorted(path.name for path in folder.iterdir()) == sorted([".stamp", *(f"trip{one}" for one in OUTPUTS)])
    Document(str(folder / "trip.docx"))
    Document(str(folder / "trip.review.docx"))
    assert json.loads((folder / "trip.json").read_bytes())["schema"]
    assert call("check", "--fail-on", "never").status == 0


DEEP = {
    "quotes": (">" * 10_000 + " 引用文\n", "引用文"),
    "lists": ("- " * 5_000 + "項目文\n", "項目文"),
    "brackets": ("[" * 10_000 + "括弧文\n", "括弧文"),
    "links": ("[" * 3_000 + "連結文" + "](x)" * 3_000 + "\n", "連結文"),
    "strong": ("**" * 3_000 + "強調文" + "**" * 3_000 + "\n", "強調文"),
    "images": ("![" * 5_000 + "画像文\n", "画像文"),
}


@pytest.mark.parametrize("case", DEEP, ids=list(DEEP))
def test_deep_markdown_is_read_or_named_as_not_read(call: Call, put: Put, project: Path, case: str) -> None:
    text, words = DEEP[case]
    put("trip", text, "draft.md")
    assert call("build").status == 0
    assert words in (project / "build" / "trip" / "trip.json").read_text("utf-8")


def test_build_says_which_encoding_was_guessed(call: Call, put: Put) -> None:
    put("trip", "概要\n\nカーネルについて議論した。\n".encode("cp932"))
    assert "CP932" in call("build", "trip").err


def test_check_says_which_encoding_was_guessed(call: Call, put: Put) -> None:
    put("trip", "概要\n\nカーネルについて議論した。\n".encode("cp932"))
    assert "CP932" in call("check", "trip").err


@pytest.mark.parametrize("top", ["社外秘\n\n", "【社外秘】訪問報告\n\n", "訪問報告　　　　社外秘\n\n"])
def test_a_classification_on_top_of_a_text_is_one(call: Call, put: Put, project: Path, top: str) -> None:
    put("trip", f"{top}■ 概要\n本文。\n")
    call("build", "trip")
    meta = json.loads((project / "build" / "trip" / "trip.json").read_bytes())["report"]["meta"]
    assert meta["classification"] == "社外秘" and "社外秘" not in meta["title"]


def test_a_latin_name_in_the_title_stays_as_written(call: Call, put: Put, project: Path) -> None:
    put("trip", "# Example Cloud Summit 2024 参加報告\n\n本文。\n", "draft.md")
    call("build", "trip")
    title = json.loads((project / "build" / "trip" / "trip.json").read_bytes())["report"]["title"]
    assert "Example Cloud Summit 2024" in title


def test_what_is_not_read_is_told_when_it_is_not_read(call: Call, put: Put, project: Path) -> None:
    put("trip", "本文。\n\n<!-- 隠した文 -->\n", "draft.md")
    call("build", "trip")
    assert "隠した文" in (project / "build" / "trip" / "trip.md").read_text("utf-8")
