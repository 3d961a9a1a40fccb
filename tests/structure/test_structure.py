"""The project keeps its own promises: messages in both languages, commands in the README, notices for data."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from string import Formatter

import pytest

from pipeline.cli.glossary import PARTS
from pipeline.cli.main import COMMANDS, parser
from pipeline.messages import LANGUAGES, codes, words
from pipeline.model.english import Flag

MESSAGES = [(code, words(code)) for code in sorted(codes())]


@pytest.mark.parametrize(("code", "words"), MESSAGES, ids=[code for code, _ in MESSAGES])
def test_a_message_has_the_same_fields_in_both_languages(code: str, words: dict[str, str]) -> None:
    assert set(words) == set(LANGUAGES)
    fields = [{name for _, name, _, _ in Formatter().parse(words[lang]) if name is not None} for lang in LANGUAGES]
    assert fields[0] == fields[1]
    assert "" not in fields[0], "fields are named"


def test_every_error_raised_has_its_words(root: Path) -> None:
    raised = re.compile(
        r"\b(?:UsageError|InputError|GlossaryError|OutputError|SendingError|TokenizationError)\(\s*\"([a-z-]+)\""
    )
    used = {code for path in (root / "pipeline").rglob("*.py") for code in raised.findall(path.read_text("utf-8"))}
    assert used, "the pattern finds no error at all"
    assert used - codes() == set()


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_every_command_is_in_the_readme(root: Path, readme: str) -> None:
    text = (root / readme).read_text("utf-8")
    assert [name for name in COMMANDS if f"tripreport {name}" not in text] == []
    parts = text.replace("export\\|import", "export\\|tripreport glossary import")
    assert [part for part in PARTS if part != "driver" and f"tripreport glossary {part}" not in parts] == []


def test_every_make_target_is_explained(root: Path) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert [target for target in phony.split() if not re.search(rf"^{target}:.*## \S", makefile, re.MULTILINE)] == []


def test_every_flag_is_documented(root: Path) -> None:
    text = (root / "docs" / "flags.md").read_text("utf-8")
    assert [flag for flag in Flag if f"`{flag}`" not in text] == []


def test_lock_files_name_no_registry(root: Path) -> None:
    for path in sorted((root / "requirements").iterdir()):
        assert "http" not in path.read_text("utf-8").replace("httpx", "").replace("httpcore", ""), path.name


def test_common_options_may_stand_before_and_behind_the_command() -> None:
    assert parser().parse_args(["--lang", "ja", "check"]).lang == "ja"
    assert parser().parse_args(["check", "--lang", "ja"]).lang == "ja"
    assert parser().parse_args(["glossary", "lint", "--lang", "ja", "--debug"]).lang == "ja"
    assert parser().parse_args(["--lang", "ja", "glossary", "lint"]).lang == "ja"
    assert isinstance(parser(), argparse.ArgumentParser)
