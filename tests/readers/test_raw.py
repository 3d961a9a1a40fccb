"""Opening a draft: what is refused, and that the words for it exist."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.messages import codes, message, words
from pipeline.readers import READERS, raw, read
from pipeline.readers.lines import read_lines
from pipeline.readers.raw import load_raw


def failure(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read(path, path.name)
    assert message(caught.value.code, caught.value.fields, "ja").startswith(path.name)
    assert message(caught.value.code, caught.value.fields, "en").startswith(path.name)
    return caught.value


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_the_bytes_and_their_hash_are_given(tmp_path: Path) -> None:
    loaded = load_raw(written(tmp_path, "draft.txt", "語"), "reports\\draft.txt")
    assert (loaded.name, loaded.data) == ("reports\\draft.txt", "語".encode())
    assert loaded.sha256 == hashlib.sha256("語".encode()).hexdigest()


def test_names_in_messages_have_forward_slashes(tmp_path: Path) -> None:
    assert read(written(tmp_path, "draft.txt", "語"), "reports\\a\\draft.txt").source.name == "reports/a/draft.txt"


def test_a_missing_file(tmp_path: Path) -> None:
    assert failure(tmp_path / "draft.txt").code == "input-missing"


def test_a_file_below_a_file(tmp_path: Path) -> None:
    assert failure(written(tmp_path, "a.txt", "語") / "draft.txt").code in ("input-missing", "input-unreadable")


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").mkdir()
    assert failure(tmp_path / "draft.txt").code == "input-directory"


def test_a_pipe_and_a_device_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "draft.txt")
    (tmp_path / "draft.md").symlink_to("/dev/zero")
    for name in ("draft.txt", "draft.md"):
        assert failure(tmp_path / name).code == "input-no-file"


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").symlink_to("nowhere.txt")
    (tmp_path / "draft.md").symlink_to("draft.md")
    assert failure(tmp_path / "draft.txt").code == "input-dangling"
    assert failure(tmp_path / "draft.md").code == "input-unreadable"


@pytest.mark.parametrize(
    ("kind", "code"), [("folder", "input-directory"), ("pipe", "input-no-file"), ("link", "input-dangling")]
)
def test_a_report_toml_that_is_no_file_is_not_passed_over(tmp_path: Path, kind: str, code: str) -> None:
    draft, settings = written(tmp_path, "draft.txt", "語"), tmp_path / "report.toml"
    if kind == "folder":
        settings.mkdir()
    elif kind == "pipe":
        os.mkfifo(settings)
    else:
        settings.symlink_to("nowhere")
    with pytest.raises(InputError) as caught:
        read(draft, "a/draft.txt")
    assert (caught.value.code, caught.value.fields["path"]) == (code, "a/report.toml")


def test_a_name_that_no_system_allows(tmp_path: Path) -> None:
    assert failure(tmp_path / ("あ" * 300 + ".txt")).code in ("input-missing", "input-unreadable")


def test_a_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "draft.txt", "語")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert failure(path).code == "input-locked"


@pytest.mark.parametrize(
    "data", [b"", "\u200b\n\u2060\ufeff".encode(), b" \r\n\t", "　\n".encode(), b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"]
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_file_without_a_word(tmp_path: Path, data: bytes, suffix: str) -> None:
    assert failure(written(tmp_path, f"draft{suffix}", data)).code == "input-empty"


def test_a_file_that_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw, "LARGEST_DRAFT", 10)
    assert failure(written(tmp_path, "draft.txt", "x" * 11)).code == "input-too-big"
    assert read(written(tmp_path, "small.txt", "x" * 10)).source.text == "x" * 10
    with pytest.raises(InputError, match="input-too-big"):
        read_lines(b"x" * 11)


def test_the_lock_file_of_word(tmp_path: Path) -> None:
    error = failure(written(tmp_path, "~$draft.docx", b"\x05yamada"))
    assert (error.code, error.fields["document"]) == ("input-word-lock", "draft.docx")


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf", ".PDF", ".docm"])
def test_formats_that_word_can_convert(tmp_path: Path, suffix: str) -> None:
    assert failure(written(tmp_path, f"draft{suffix}", "語")).code == "input-save-as-docx"


@pytest.mark.parametrize("name", ["draft", "draft.xlsx", "draft.txt.bak"])
def test_formats_that_are_unknown(tmp_path: Path, name: str) -> None:
    error = failure(written(tmp_path, name, "語"))
    assert error.code == "input-unknown-kind"
    assert all(suffix in error.fields["allowed"] for suffix in READERS)


def test_suffixes_are_known_in_capitals_too(tmp_path: Path) -> None:
    assert read(written(tmp_path, "DRAFT.MD", "# 題\n\n文。")).source.format == "markdown"


def test_every_failure_of_the_readers_has_its_words() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(raw.__file__).parent.glob("**/*.py"))
    used = set(re.findall(r'(?:InputError|Note)\(\s*"([a-z0-9-]+)"', sources))
    assert len(used) > 20
    assert used <= set(codes())


def test_every_message_has_the_same_fields_in_both_languages() -> None:
    for code in codes():
        both = words(code)
        assert set(re.findall(r"{(\w+)}", both["en"])) == set(re.findall(r"{(\w+)}", both["ja"]))
