"""Standard input and output that are closed, full or in another encoding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.failure.conftest import Call, Start

Put = Callable[..., Path]
DRAFT = "概要\n\nサーバを使った。𠮷野家の😀。\n"


@pytest.mark.parametrize(
    "command", ["check trip --level info", "trace trip --until tokens", "translate trip --format tsv"]
)
def test_a_reader_that_leaves_is_no_error(in_a_process: Start, put: Put, command: str) -> None:
    put("trip", DRAFT * 300)
    told = in_a_process(*command.split(), behind="| head -1; exit ${PIPESTATUS[0]}")
    assert told.returncode == 0 and told.stderr.count(b"\n") <= 1 and b"Traceback" not in told.stderr


@pytest.mark.parametrize("command", ["check trip", "translate trip --format json"])
def test_a_full_disk_at_standard_output_is_no_fault_of_ours(in_a_process: Start, put: Put, command: str) -> None:
    put("trip", DRAFT)
    told = in_a_process(*command.split(), behind="> /dev/full")
    assert told.returncode == 2 and b"fault of ours" not in told.stderr


@pytest.mark.parametrize("closed", ["check trip >&-", "build trip >&-", "translate - <&-"])
def test_a_closed_stream_is_no_fault_of_ours(in_a_process: Start, put: Put, closed: str) -> None:
    put("trip", DRAFT)
    *command, behind = closed.split()
    told = in_a_process(*command, behind=behind)
    assert told.returncode in (0, 2) and b"fault of ours" not in told.stderr


@pytest.mark.parametrize("environment", [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "ja_JP.UTF-8"},
    {"PYTHONIOENCODING": "cp932"},
    {"HOME": "/nonexistent"},
], ids=lambda one: next(iter(one)))  # fmt: skip
def test_every_console_can_be_printed_on(in_a_process: Start, put: Put, environment: dict[str, str]) -> None:
    put("trip", DRAFT)
    told = in_a_process("check", "trip", **environment)
    assert told.returncode == 0 and b"warning" in told.stdout and b"Traceback" not in told.stderr


LINES = {
    "windows": ("一\r\n二\r\n\r\n三\r\n".encode(), 4),
    "nothing": (b"", 0),
    "one line end": (b"\n", 1),
    "no line end at the end": ("一\n二".encode(), 2),
    "tabs and blanks": ("一\t二\n\t\n\u3000\n".encode(), 3),
    "other separators": ("一\u2028二\x0b三\x85四\x0c五\r六\n".encode(), 1),
    "ten thousand characters": (("サーバーを使い" * 1430 + "\n").encode(), 1),
    "two sentences": ("一です。二です。\n".encode(), 1),
    "what looks like front matter": ("---\ntitle: x\n---\n# 一\n".encode(), 4),
    "empty lines around": ("\n\n一\n\n\n".encode(), 5),
    "CP932": ("サーバを使った。\n二\n".encode("cp932"), 2),
    "UTF-16": ("一\n二\n".encode("utf-16"), 2),
}


@pytest.mark.parametrize("case", LINES, ids=list(LINES))
def test_each_line_in_is_a_line_out(call: Call, case: str) -> None:
    data, count = LINES[case]
    told = call("translate", "-", "--format", "tsv", stdin=data)
    assert told.status == 0
    assert told.out.count(b"\n") == count and told.out.count(b"\t") == 3 * count


@pytest.mark.parametrize("data", ["一\n二\x01\n".encode(), "一\n".encode() + b"\xe3\n"])
def test_lines_that_are_no_text_are_refused_whole(call: Call, data: bytes) -> None:
    told = call("translate", "-", stdin=data)
    assert (told.status, told.out) == (2, b"") and "-:2:" in told.err


def test_a_zero_byte_is_not_taken_for_utf16(call: Call) -> None:
    assert call("translate", "-", stdin=b"a\0b\n").status == 2
