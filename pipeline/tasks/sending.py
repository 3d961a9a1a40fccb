"""Handing a mail to a server by SMTP (RFC 5321): encrypted, with certificates checked, and never twice to anybody."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import InputError, TripreportError
from pipeline.model.mail import Mail
from pipeline.settings import MailSettings
from pipeline.tasks.sent_log import SentLog, SentRow, SentState
from pipeline.writers.eml import content_of, write_eml
from pipeline.writers.legible import one_line

ATTEMPTS = 3
PAUSE = 5.0
"""Seconds before the second attempt; the third waits three times as long."""

_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_FAILURES = (OSError, smtplib.SMTPException)
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


class SendingError(TripreportError):
    """The mail was not sent, or it is not known whether it was; the code says which."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where to hand mails over. ``user`` is empty if the server wants no login; ``security`` as in ``MailSettings``."""

    host: str
    port: int
    security: str
    user: str = ""
    password: str = ""
    timeout: float = 30
    ca_file: str = ""

    def __repr__(self) -> str:
        """Never show the password, in a traceback either."""
        return f"Server({self.host}:{self.port}, {self.security}, user={self.user or '-'})"


def server_of(settings: MailSettings, root: Path, environment: Mapping[str, str]) -> Server:
    """Return the server that ``settings`` name, with the credentials of ``environment`` or else of the netrc file.

    ``TRIPREPORT_SMTP_USER`` and ``TRIPREPORT_SMTP_PASSWORD`` come first, then the machine's entry in ``NETRC`` or
    ``~/.netrc``; ``ca_file`` is relative to ``root``. Raises InputError if no server is named, if it is far away and not
    encrypted, for a broken netrc and certificates that are not there.
    """
    host = settings.server
    if not host:
        raise InputError("smtp-no-server")
    if settings.security == "none" and host not in _THIS_MACHINE:
        raise InputError("smtp-not-encrypted", server=host)
    user, password = environment.get("TRIPREPORT_SMTP_USER", ""), environment.get("TRIPREPORT_SMTP_PASSWORD", "")
    if not user:
        user, password = _from_netrc(host, environment)
    ca_file = str(root / settings.ca_file) if settings.ca_file else ""
    if ca_file and not Path(ca_file).is_file():
        raise InputError("input-missing", path=ca_file)
    port = settings.port or _PORTS[settings.security]
    return Server(host, port, settings.security, user, password, settings.timeout, ca_file)


def _from_netrc(host: str, environment: Mapping[str, str]) -> tuple[str, str]:
    import netrc

    try:
        entry = netrc.netrc(environment.get("NETRC") or None).authenticators(host)
    except (FileNotFoundError, RuntimeError):
        return "", ""
    except (OSError, netrc.NetrcParseError, UnicodeDecodeError) as error:
        raise InputError("smtp-netrc", reason=one_line(str(error))) from None
    return (entry[0], entry[2] or "") if entry else ("", "")


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a mail: who got it now, who had it before, whom the server refused and with which words."""

    sent: tuple[str, ...]
    had: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def send(
    mail: Mail,
    server: Server,
    log: SentLog,
    *,
    date: str,
    when: str,
    pause: Callable[[float], None],
    again: bool = False,
) -> Delivery:
    """Send ``mail`` to those who have not got it yet, and write down who has.

    ``date`` is the header of RFC 5322, ``when`` the same moment for the record. What fails before the mail is handed over
    is tried ``ATTEMPTS`` times. Once it is handed over nothing is tried again: if the answer is lost nobody knows whether it
    was sent, and the record says so. ``again`` sends even to those who have it, or may have it.

    Raises SendingError when nothing was sent, or when it is not known; InputError if the earlier fate is not known.
    """
    if mail.sender is None:
        raise InputError("smtp-no-sender")
    content = content_of(mail)
    states: Mapping[str, SentState] = {} if again else log.states(content)
    unknown = [one for one in mail.recipients if states.get(one) == "unknown"]
    if unknown:
        raise InputError("smtp-fate-unknown", recipients=", ".join(unknown), log=str(log.path))
    had = tuple(one for one in mail.recipients if states.get(one) == "sent")
    wanted = tuple(one for one in mail.recipients if one not in had)
    if not wanted:
        return Delivery((), had, ())
    message_id = f"<{content[:32]}@{mail.sender.domain}>"
    data = write_eml(replace(mail, date=date, message_id=message_id))
    rows = {one: SentRow(content, one, "unknown", when, one_line(mail.subject)) for one in wanted}
    for attempt in range(1, ATTEMPTS + 1):
        try:
            refused = _hand_over(server, mail.sender.email, wanted, data, log, rows)
        except _TryAgainError as failure:
            if attempt == ATTEMPTS:
                raise SendingError("smtp-failed", server=server.host, reason=failure.reason) from None
            pause(PAUSE * (1, 3)[attempt - 1])
            continue
        log.note(rows[one]._replace(state="refused" if one in refused else "sent") for one in wanted)
        return Delivery(tuple(one for one in wanted if one not in refused), had, tuple(refused.items()))
    raise AssertionError("the last attempt returns or raises")


class _TryAgainError(Exception):
    """Nothing was handed over, and another attempt may do better."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def _hand_over(
    server: Server, sender: str, wanted: Sequence[str], data: bytes, log: SentLog, rows: Mapping[str, SentRow]
) -> dict[str, str]:
    """Hand ``data`` over once; return whom the server refused. Raises _TryAgainError only if nobody can have got it."""
    connection = _connected(server)
    try:
        refused = _envelope(connection, server, sender, wanted)
        accepted = [one for one in wanted if one not in refused]
        if not accepted and all(words.startswith("4") for words in refused.values()):
            raise _TryAgainError(_listed(refused))
        if not accepted:
            raise SendingError("smtp-all-refused", server=server.host, refused=_listed(refused))
        log.note(rows[one] for one in accepted)
        try:
            status, words = connection.docmd("DATA")
            if status == 354:
                connection.send(_LEADING_DOT.sub(b"..", data.removesuffix(b"\r\n")))
        except _FAILURES as error:
            # Without the closing dot no server delivers (RFC 5321, 4.1.1.4): this can be tried again.
            log.forget(rows[accepted[0]].content, accepted)
            raise _TryAgainError(_reason(error)) from None
        if status == 354:
            status, words = _closed(connection, server, accepted, log)
        if status != 250:
            log.forget(rows[accepted[0]].content, accepted)
            _refuse(server, status, words)
        return refused
    finally:
        _quit(connection)


def _closed(connection: smtplib.SMTP, server: Server, accepted: Sequence[str], log: SentLog) -> tuple[int, bytes]:
    """Send the closing dot and return the answer: from here on the mail may be on its way."""
    try:
        connection.send(b"\r\n.\r\n")
        return connection.getreply()
    except _FAILURES as error:
        fields = {"server": server.host, "recipients": ", ".join(accepted), "log": str(log.path)}
        raise SendingError("smtp-answer-lost", reason=_reason(error), **fields) from None


def _connected(server: Server) -> smtplib.SMTP:
    """Return an encrypted connection, logged in. A wrong certificate or password is no matter of trying again."""
    context = ssl.create_default_context()
    connection: smtplib.SMTP | None = None
    try:
        if server.ca_file:
            context.load_verify_locations(server.ca_file)
        if server.security == "tls":
            connection = smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=context)
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
        if server.security == "starttls":
            connection.starttls(context=context)
        _log_in(connection, server)
        return connection
    except ssl.SSLError as error:
        _quit(connection)
        raise SendingError("smtp-certificate", server=server.host, reason=_reason(error)) from None
    except smtplib.SMTPNotSupportedError:
        _quit(connection)
        raise SendingError("smtp-no-starttls", server=server.host) from None
    except SendingError:
        _quit(connection)
        raise
    except smtplib.SMTPResponseException as error:
        _quit(connection)
        _refuse(server, error.smtp_code, error.smtp_error)
        raise AssertionError("a refusal raises") from None
    except _FAILURES as error:
        _quit(connection)
        raise _TryAgainError(_reason(error)) from None


def _log_in(connection: smtplib.SMTP, server: Server) -> None:
    """Log in if there are credentials; they never travel in the clear."""
    connection.ehlo_or_helo_if_needed()
    if not server.user or server.security == "none":
        return
    try:
        connection.login(server.user, server.password)
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException as error:
        raise SendingError("smtp-login", server=server.host, user=server.user, reason=_reason(error)) from None


def _envelope(connection: smtplib.SMTP, server: Server, sender: str, wanted: Sequence[str]) -> dict[str, str]:
    """Name sender and recipients; return the refused ones with the server's words."""
    try:
        status, words = connection.mail(sender)
        if status != 250:
            _refuse(server, status, words)
        refused: dict[str, str] = {}
        for recipient in wanted:
            status, words = connection.rcpt(recipient)
            if status not in (250, 251):
                refused[recipient] = f"{status} {_words(words)}"
        return refused
    except _FAILURES as error:
        raise _TryAgainError(_reason(error)) from None


def _refuse(server: Server, status: int, words: bytes | str) -> None:
    """Raise what a refusal calls for: 4xx may pass, anything else is final."""
    if 400 <= status < 500:
        raise _TryAgainError(f"{status} {_words(words)}")
    raise SendingError("smtp-refused", server=server.host, reason=f"{status} {_words(words)}")


def _quit(connection: smtplib.SMTP | None) -> None:
    if connection is None:
        return
    try:
        connection.quit()
    except _FAILURES:
        connection.close()


def _listed(refused: Mapping[str, str]) -> str:
    return "; ".join(f"{address}: {words}" for address, words in refused.items())


def _words(words: bytes | str) -> str:
    return one_line(words.decode("utf-8", "replace") if isinstance(words, bytes) else words)[:200]


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_words(error.smtp_error)}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, OSError):
        return one_line(error.strerror or str(error)) or type(error).__name__
    return one_line(str(error)) or type(error).__name__
