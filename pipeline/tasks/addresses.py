"""Mail addresses as people write them: 山田 太郎 <yamada@example.co.jp>. Come here for which are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.errors import InputError
from pipeline.model.mail import Address

_NAMED = re.compile(r"\s*(?P<name>.*?)\s*[<＜](?P<email>[^<>＜＞]*)[>＞]\s*", re.DOTALL)
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_SEPARATOR = re.compile(r"[,;、，；](?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def addresses_of(texts: Iterable[str]) -> tuple[Address, ...]:
    """Return the addresses in ``texts``, each of which may hold several with commas between.

    Raises InputError for what is no address: a name alone, two at signs, a line break anywhere (a header that nobody
    asked for could begin there), or a mailbox that is not ASCII, which many servers refuse.

    >>> addresses_of(["山田 太郎 <yamada@example.co.jp>, j@example.com"])[0]
    Address(email='yamada@example.co.jp', name='山田 太郎')
    """
    parts = (part for text in texts for part in _SEPARATOR.split(text))
    found: dict[str, Address] = {}
    for part in filter(str.strip, parts):
        address = _address(part)
        found.setdefault(address.email.lower(), address)
    return tuple(found.values())


def _address(text: str) -> Address:
    named = _NAMED.fullmatch(text)
    name, email = (named["name"].strip(' "'), named["email"].strip()) if named else ("", text.strip())
    local, at, domain = email.rpartition("@")
    if _BREAKS.search(text) or not at or len(local) > 64 or not _LOCAL.fullmatch(local):
        raise InputError("mail-address", value=text.strip())
    labels = _ascii(domain, text).split(".")
    if len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)):
        raise InputError("mail-address", value=text.strip())
    return Address(f"{local}@{'.'.join(labels)}", name.replace('\\"', '"'))


def _ascii(domain: str, text: str) -> str:
    """Return ``domain`` as it stands in the DNS: 例え.jp is xn--r8jz45g.jp."""
    try:
        return domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise InputError("mail-address", value=text.strip()) from None
