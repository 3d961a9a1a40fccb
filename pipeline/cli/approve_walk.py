"""The walk through sentences in the terminal: accept, edit, skip, undo, quit."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.cli.console import Console, printable
from pipeline.model.approval import Approval, by_japanese, on_one_line
from pipeline.model.build import Build
from pipeline.tasks.approvals import load_approvals, save_approvals
from pipeline.tasks.approving import Question, questions, warnings, with_approval, without_approval
from pipeline.tasks.drafts import Draft


@dataclass(slots=True)
class Desk:
    """Where a person decides. Each decision is laid over the file as it is at that moment, so that nobody's rows are lost."""

    draft: Draft
    build: Build
    who: str
    when: str
    console: Console
    done: list[tuple[str, Approval | None]] = field(default_factory=list)

    @property
    def decided(self) -> int:
        """How many sentences have been approved since the desk was opened."""
        return len(self.done)

    def approve(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Approve each English for its Japanese, on disk too; what stood there before is kept for ``undo``."""
        approvals = load_approvals(self.draft)
        for japanese, english in pairs:
            self.done.append((japanese, by_japanese(approvals).get(on_one_line(japanese))))
            new = Approval(on_one_line(japanese), on_one_line(english), self.who, self.when)
            approvals = with_approval(approvals, new)
        self._save(approvals)

    def undo(self) -> str:
        """Take the last approval back, on disk too, and return its Japanese."""
        japanese, before = self.done.pop()
        self._save(without_approval(load_approvals(self.draft), japanese, before))
        return japanese

    def _save(self, approvals: Iterable[Approval]) -> None:
        order = [item.japanese for item in self.build.summary.review if item.sentence_id.startswith("meta:")]
        order += [one.sentence.text for one in self.build.analyzed.sentences]
        save_approvals(self.draft, approvals, order)


def walk(desk: Desk, *, every: bool) -> None:
    """Ask about one sentence after the other until all are decided, or the person (or the input) ends."""
    waiting = questions(desk.build, every=every)
    if not waiting:
        desk.console.tell("approve-nothing", slug=desk.draft.slug)
        return
    desk.console.show(desk.console.words("approve-help"))
    at = 0
    asked: list[int] = []
    while at < len(waiting):
        question = waiting[at]
        _show(question, at + 1, len(waiting), desk.console)
        match _answer(desk.console):
            case "a" if question.has_english:
                _settle(desk, question, question.english)
            case "a":
                desk.console.show(desk.console.words("approve-no-english"))
                continue
            case "e":
                english = _edited(question, desk.console)
                if not english:
                    desk.console.show(desk.console.words("approve-unchanged"))
                    continue
                _settle(desk, question, english)
            case "s":
                at += 1
                continue
            case "u":
                if not asked:
                    desk.console.show(desk.console.words("approve-nothing-to-undo"))
                    continue
                at = asked.pop()
                desk.console.show(desk.console.words("approve-undone", ja=desk.undo()))
                continue
            case "q" | "":
                return
            case _:
                desk.console.show(desk.console.words("approve-help"))
                continue
        asked.append(at)
        at += 1


def _settle(desk: Desk, question: Question, english: str) -> None:
    desk.approve([(question.japanese, english)])
    desk.console.show(desk.console.words("approve-saved", en=english))
    for doubt in warnings(desk.build, question, english):
        words = desk.console.words(doubt.code, **dict(doubt.fields))
        desk.console.show(desk.console.words("approve-warning", words=words))


def _show(question: Question, number: int, of: int, console: Console) -> None:
    from pipeline.messages import message

    console.show("")
    console.show(printable(f"{number}/{of}  {question.section}"))
    console.show(printable(f"  ja  {question.japanese}"))
    console.show(printable(f"  en  {question.english}"))
    for flag in question.flags:
        if flag.asks_for_review:
            console.show(f"   !  {message(f'flag-{flag.value}', {}, console.lang)}")
    for doubt in question.doubts:
        console.show(f"      {console.words(doubt.code, **dict(doubt.fields))}")
    if question.earlier:
        console.show(f"      {console.words('approve-earlier', en=question.earlier)}")


def _answer(console: Console) -> str:
    """Return the first letter of what the person types, in lower case; nothing at the end of the input."""
    print("[a/e/s/u/q] ", end="", flush=True)
    line = sys.stdin.readline()
    return (line.strip()[:1].lower() or "?") if line else ""


def _edited(question: Question, console: Console) -> str:
    """Let the person write the English in an editor; return it, or nothing if it is empty or as it was."""
    lines = [question.english if question.has_english else question.earlier, ""]
    lines += [f"# {line}" for line in (console.words("approve-editor-note"), question.japanese)]
    with tempfile.TemporaryDirectory(prefix="tripreport-") as folder:
        path = Path(folder) / "sentence.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        if not _edit(path, console):
            return ""
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    english = on_one_line(" ".join(line for line in text.splitlines() if not line.startswith("#")))
    return "" if english == on_one_line(question.english) else english


def _edit(path: Path, console: Console) -> bool:
    """Open ``path`` in the person's editor and wait; False, with a word about it, if that fails."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    try:
        command = [part.strip('"') for part in shlex.split(editor, posix=os.name != "nt")]
        status = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - no shell, the user's own
    except (OSError, ValueError) as error:
        console.tell("approve-editor-failed", editor=editor, reason=str(error))
        return False
    if status:
        console.tell("approve-editor-failed", editor=editor, reason=f"status {status}")
    return status == 0
