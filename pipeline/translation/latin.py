"""Latin stretches inside a text of either language that are taken as a whole: addresses."""

from __future__ import annotations

ADDRESS = r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/]|[A-Za-z0-9._-]{1,64}@[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z0-9]"
"""A regular expression for a URL or a mail address: copied, never read."""
