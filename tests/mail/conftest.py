"""A mail server on loopback that does what a test tells it, and a certificate for it made here and now."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from pipeline.tasks.sending import Server


@dataclass
class Inbox:
    """What the server was given, and how it is to behave: `refuse` by address, `drop` at these moments, in order."""

    mails: list[tuple[list[str], bytes]] = field(default_factory=list)
    attempts: int = 0
    refuse: dict[str, str] = field(default_factory=dict)
    drop: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    def _falls(self, server: SMTP, moment: str) -> bool:
        if self.drop and self.drop[0] == moment:
            self.drop.pop(0)
            server.transport.abort()  # type: ignore[union-attr]
            return True
        return False

    async def handle_MAIL(self, server: SMTP, session: Any, envelope: Any, address: str, options: Any) -> str:
        self.attempts += 1
        self._falls(server, "mail")
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        if self.answers:
            return self.answers.pop(0)
        self.mails.append((list(envelope.rcpt_tos), envelope.content))
        self._falls(server, "answer")
        return "250 Accepted"


class _Listening(SMTP):
    """A server that can also fall silent between its go-ahead and the mail."""

    async def smtp_DATA(self, arg: str) -> None:
        inbox: Inbox = self.event_handler
        if inbox.drop and inbox.drop[0] == "data":
            inbox.drop.pop(0)
            await self.push("354 go ahead")
            self.transport.abort()  # type: ignore[union-attr]
            return
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Listening(self.handler, **self.SMTP_kwargs)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


Serve = Callable[..., Server]


@pytest.fixture
def serve(inbox: Inbox, authority: trustme.CA, ca_file: Path) -> Iterator[Serve]:
    """Start the server with the security asked for; `host` is the name in its certificate."""
    running: list[Controller] = []

    def start(security: str = "starttls", host: str = "localhost", password: str = "", trusted: bool = True) -> Server:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(host).configure_cert(context)
        tls = {"ssl_context": context} if security == "tls" else {}
        offered = {"tls_context": context} if security == "starttls" else {}

        def check(server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
            right = isinstance(given, LoginPassword) and given.password == password.encode()
            return AuthResult(success=right, handled=False)

        controller = _Controller(
            inbox, hostname="127.0.0.1", port=_free_port(), data_size_limit=50_000_000,
            authenticator=check if password else None, auth_required=bool(password), **tls, **offered,
        )  # fmt: skip
        controller.start()
        running.append(controller)
        return Server("localhost", controller.port, security, timeout=10, ca_file=str(ca_file) if trusted else "")

    yield start
    for controller in running:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
