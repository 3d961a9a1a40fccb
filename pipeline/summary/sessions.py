"""Where a section of running text comes to another session: come here when a session of a conference has no heading of its own."""

from __future__ import annotations

import re

_SESSION = "(?:セッション|講演|発表|基調講演|キーノート|トーク|チュートリアル|ワークショップ|パネル|BoF)"
_LATIN = r"[A-Za-z][\w./+#-]*(?:(?: ?[/&] ?| )[A-Za-z0-9][\w./+#-]*)*"
_TITLE = rf"(?:[「『“\"](?P<quoted>[^「」『』“”\"]{{2,80}})[」』”\"]|(?P<plain>{_LATIN}))"

_OPENINGS = tuple(
    re.compile(pattern.replace("TITLE", _TITLE), re.ASCII)
    for pattern in (
        rf"^(?:(?:また|次に|続いて|続く|最後に|さらに|そして)[、，,]?\s*)?TITLE\s*(?:という|と題した|と題する|の)?\s*{_SESSION}(?:では|は|に|が|で|も)",
        rf"{_SESSION}(?:は|が)[、，]?\s*TITLE\s*(?:で(?:あ|し)|だ|です|[。．]?$)",
        rf"{_SESSION}として[、，]?\s*TITLE\s*(?:が|を)",
        rf"TITLE\s*という\s*{_SESSION}",
        rf"(?:日目|最初|最後|次)(?:の{_SESSION})?は[、，]?\s*TITLE\s*(?:という|と題).*{_SESSION}",
    )
)
"""How a paragraph begins that comes to a session: Xセッションでは, 次のセッションはXであった, 最後のセッションとして、Xが, Xというセッション."""


def session_title(text: str) -> str:
    """Return the title of the session that a paragraph beginning with the sentence ``text`` comes to, in its own spelling.

    Only a title in quotation marks or in Latin letters is one; empty when the sentence opens no session.

    >>> session_title("続いてClustered storageというセッションが行われた。"), session_title("次のセッションはRAS toolsであった。")
    ('Clustered storage', 'RAS tools')
    >>> session_title("kexec / fastboot セッションでは、様々な提案がなされた。"), session_title("続くNUMAのセッションでは、雑多な話があった。")
    ('kexec / fastboot', 'NUMA')
    >>> session_title("今年のセッションは多かった。"), session_title("CPUの話を聞いた。")
    ('', '')
    """
    for opening in _OPENINGS:
        if found := opening.search(text):
            return (found["quoted"] or found["plain"] or "").strip()
    return ""
