"""Make a mail of one or more reports: a draft to open in a mail program or, with --send, a mail on its way.

The Word documents are attached; what should be looked at first is said, and keeps --send from sending.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.build import add_layout, chosen_layout
from pipeline.cli.console import FINE, USER_ERROR, Console
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.model.mail import Mail
    from pipeline.settings import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("reports", nargs="+", metavar="REPORT", help="a slug, a report folder or a draft file")
    parser.add_argument("--to", action="append", default=[], metavar="ADDRESS", help="who gets it (may be repeated)")
    parser.add_argument("--cc", action="append", default=[], metavar="ADDRESS", help="who gets a copy")
    parser.add_argument("--sender", default="", metavar="ADDRESS", help="who it is from")
    parser.add_argument("--subject", default="", help="the subject (default: the title)")
    parser.add_argument("--out", metavar="FILE.eml", type=Path, help="where to put the draft")
    parser.add_argument("--no-build", dest="renew", action="store_false", help="attach the documents as they are")
    parser.add_argument("--send", action="store_true", help="send it by the server of tripreport.toml")
    parser.add_argument("--allow", action="append", default=[], metavar="WARNING", help="send in spite of this warning")
    parser.add_argument("--allow-unreviewed", action="store_true", help="the same as --allow unreviewed")
    parser.add_argument("--again", action="store_true", help="send even to those who have it or may have it")
    add_layout(parser)
    parser.add_argument("--engine", default="", help="the translation engine")
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="parse everything anew, keep no parses")


def run(options: argparse.Namespace, console: Console) -> int:
    """Compose, warn, and write the draft or send."""
    from pipeline.settings import find_project
    from pipeline.tasks.drafts import find_drafts
    from pipeline.tasks.mail import WARNINGS, Wishes, compose, lint
    from pipeline.workflow import open_workshop, pack

    allowed = [*options.allow, *(["unreviewed"] if options.allow_unreviewed else [])]
    if unknown := [name for name in allowed if name not in WARNINGS]:
        raise UsageError("mail-allow-unknown", value=unknown[0], allowed=", ".join(WARNINGS))
    project = find_project([Path(one) for one in options.reports])
    found = find_drafts(project, options.reports)
    if found.problems:
        return console.tell_problems(found.problems)  # a mail that lacks one of its reports is not the one asked for
    layout = chosen_layout(project, options, console)
    workshop = open_workshop(project, options.engine, cache=options.cache, layout=layout)
    reports = [pack(draft, workshop, project.out, renew=options.renew) for draft in found.drafts]
    settings = project.settings.mail
    mail = compose(reports, Wishes(options.sender, tuple(options.to), tuple(options.cc), options.subject), settings)
    warnings = lint(mail, reports, settings)
    for warning in warnings:
        console.tell(f"mail-warn-{warning.name}", **dict(warning.fields))
    if options.send:
        _refuse([warning.name for warning in warnings], allowed)
        return _send(mail, project, options.again, console)
    slugs = [draft.slug for draft in found.drafts]
    default = project.out / slugs[0] / f"{slugs[0]}.eml" if len(slugs) == 1 else project.out / "reports.eml"
    return _write(mail, options.out or default, console)


def _refuse(warned: Sequence[str], allowed: Sequence[str]) -> None:
    """Refuse to send on warnings that nobody allowed; without recipients there is nothing to allow."""
    reasons = list(dict.fromkeys(name for name in warned if name not in allowed or name == "recipients"))
    if reasons:
        raise UsageError(
            "mail-refused", reasons=", ".join(reasons), options=" ".join(f"--allow {one}" for one in reasons)
        )


def _write(mail: Mail, path: Path, console: Console) -> int:
    from pipeline.tasks.store import write_file
    from pipeline.writers.eml import write_eml

    write_file(path, write_eml(mail))
    console.tell("mail-written", path=str(path))
    return FINE


def _send(mail: Mail, project: Project, again: bool, console: Console) -> int:
    import time
    from datetime import datetime
    from email.utils import format_datetime

    from pipeline.tasks.sending import send, server_of
    from pipeline.tasks.sent_log import sent_log

    server = server_of(project.settings.mail, project.root, os.environ)
    now = datetime.now().astimezone()
    with sent_log(project.reports / "sent.tsv") as log:
        moment = {"date": format_datetime(now), "when": now.isoformat(timespec="seconds")}
        delivery = send(mail, server, log, **moment, pause=time.sleep, again=again)
    if delivery.had:
        console.tell("mail-had", recipients=", ".join(delivery.had))
    if delivery.sent:
        console.tell("mail-sent", recipients=", ".join(delivery.sent), server=server.host)
    for recipient, words in delivery.refused:
        console.tell("mail-recipient-refused", recipient=recipient, reason=words)
    return USER_ERROR if delivery.refused else FINE
