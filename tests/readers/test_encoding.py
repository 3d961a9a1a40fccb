"""Bytes become text, or an error that says where they do not."""

from __future__ import annotations

import codecs

import pytest

from pipeline.errors import InputError
from pipeline.model.report import report_sentences
from pipeline.readers.encoding import Decoded, decode
from pipeline.readers.plain_text import read_plain_text
from pipeline.readers.raw import RawFile

TEXT = "概要\r\n\r\n①東陽㈱の工場を見学した。ホットプラグの実装である。\r\n"
PLAIN = TEXT.replace("①", "").replace("㈱", "")


def decoded(data: bytes) -> Decoded:
    return decode(RawFile("draft.txt", data, ""))


def failure(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        decoded(data)
    return caught.value


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_what_is_certain_has_no_note(data: bytes, encoding: str) -> None:
    assert decoded(data) == Decoded(TEXT, encoding, ())


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (TEXT, "cp932", "cp932"),
        (PLAIN, "euc_jp", "euc-jp"),
        (PLAIN, "iso2022_jp", "iso-2022-jp"),
        (TEXT, "utf-16-le", "utf-16-le"),
        (TEXT, "utf-16-be", "utf-16-be"),
        ("ﾎｯﾄﾌﾟﾗｸﾞ の実装を見た。", "cp932", "cp932"),
    ],
)
def test_what_is_guessed_is_told(text: str, codec: str, name: str) -> None:
    result = decoded(text.encode(codec))
    assert (result.text, result.encoding) == (text, name)
    assert result.notes[0].code == "encoding-guessed"
    assert dict(result.notes[0].fields) == {"encoding": name.upper()}


def test_ascii_is_utf_8() -> None:
    assert decoded(b"Kernel Summit\n") == Decoded("Kernel Summit\n", "utf-8", ())


def test_a_broken_byte_in_utf_8_is_found() -> None:
    data = "一行目は正しい。\n二行目の途中で".encode() + b"\xff" + "壊れている。\n".encode()
    error = failure(data)
    assert (error.code, error.fields["line"], error.fields["bytes"]) == ("input-encoding", "2", "ff")
    assert error.fields["offset"] == str(data.index(0xFF))


def test_a_text_cut_in_the_middle_of_a_character() -> None:
    assert failure("途中で切れた。".encode()[:-1]).code == "input-encoding"
    assert failure(codecs.BOM_UTF16_LE + "切れた。".encode("utf-16-le")[:-1]).code == "input-encoding"


def test_a_lone_surrogate_is_refused() -> None:
    assert failure("工場\ud800を見た。".encode("utf-8", "surrogatepass")).code == "input-encoding"
    assert (
        failure(codecs.BOM_UTF16_LE + "工場\ud800を見た。".encode("utf-16-le", "surrogatepass")).code
        == "input-encoding"
    )


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\x00\x06\x00", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"a\x00b"])
def test_binary_files_are_refused(data: bytes) -> None:
    assert failure(data).code in ("input-binary", "input-encoding", "input-control-character")


def test_a_zero_byte_is_found() -> None:
    error = failure("工場\n".encode() + b"\x00")
    assert (error.code, error.fields["offset"]) == ("input-binary", "7")


@pytest.mark.parametrize(
    "data", [b"a\0b\n", b"a\0b\n" * 50, b"abc\0def\0" * 50, bytes(100), b"log1\0log2\0log10\0" * 9]
)
def test_zero_bytes_alone_do_not_make_utf_16(data: bytes) -> None:
    assert failure(data).code == "input-binary"


def test_control_characters_are_refused_with_their_line() -> None:
    error = failure("工場\n\x1b[31m赤".encode())
    assert (error.code, error.fields["line"], error.fields["character"]) == ("input-control-character", "2", "U+001B")


def test_western_bytes_are_not_taken_for_japanese() -> None:
    assert failure("Café à Zürich, naïve\n".encode("latin-1")).code == "input-encoding"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_in_the_source_and_change_no_sentence(end: str) -> None:
    text = f"概要{end}{end}工場を見た。{end}部品は、{end}自動で運ばれる。{end}"
    report = read_plain_text(RawFile("draft.txt", text.encode(), ""))
    assert report.source.text == text
    assert [sentence.text for sentence in report_sentences(report)] == [
        "概要",
        "工場を見た。",
        "部品は、自動で運ばれる。",
    ]


def test_mixed_line_ends() -> None:
    report = read_plain_text(RawFile("draft.txt", "概要\r\n\n工場を見た。\r帰った。\n\r\n以上。".encode(), ""))
    assert [sentence.text for sentence in report_sentences(report)] == ["概要", "工場を見た。", "帰った。", "以上。"]


def test_decomposed_characters_stay_as_they_are() -> None:
    text = "か\u3099工場を見た。"
    report = read_plain_text(RawFile("draft.txt", text.encode(), ""))
    assert [sentence.text for sentence in report_sentences(report)] == [text]
