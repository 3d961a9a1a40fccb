"""Text that Word does not store as text: signs of pictorial fonts, and equations as one line."""

from __future__ import annotations

from typing import Final

from pipeline.readers.docx.names import Element, M

_SYMBOL: Final = """
    21! 28( 29) 2A∗ 2B+ 2C, 2D− 2E. 2F/ 300 311 322 333 344 355 366 377 388 399 3A: 3B; 3C< 3D= 3E> 3F?
    41Α 42Β 43Χ 44Δ 45Ε 46Φ 47Γ 48Η 49Ι 4Aϑ 4BΚ 4CΛ 4DΜ 4EΝ 4FΟ 50Π 51Θ 52Ρ 53Σ 54Τ 55Υ 56ς 57Ω 58Ξ 59Ψ 5AΖ
    61α 62β 63χ 64δ 65ε 66φ 67γ 68η 69ι 6Aϕ 6Bκ 6Cλ 6Dμ 6Eν 6Fο 70π 71θ 72ρ 73σ 74τ 75υ 76ϖ 77ω 78ξ 79ψ 7Aζ
    A3≤ A5∞ AB↔ AC← AD↑ AE→ AF↓ B0° B1± B2″ B3≥ B4× B7• B8÷ B9≠ BA≡ BB≈ C5⊕ CE∈ D6√ D7⋅ DB⇔ DC⇐ DE⇒ E5∑ F2∫
"""
"""After the Adobe Symbol encoding, as the Unicode Consortium publishes it."""

_WINGDINGS: Final = """
    6C● 6D❍ 6E■ 6F□ 71❑ 72❒ 75◆ 76❖ 77⬥ 9F• A1○ A7▪ A8◻ D8➢
    DF← E0→ E1↑ E2↓ E8➔ EF⇦ F0⇨ F1⇧ F2⇩ F3⬄ FB✗ FC✓ FD☒ FE☑
"""
"""The bullets, marks and arrows."""

SIGNS: Final = {
    font: {int(entry[:2], 16): entry[2:] for entry in table.split()}
    for font, table in (("symbol", _SYMBOL), ("wingdings", _WINGDINGS))
}
"""By font in small letters and code point (without the F000 of the private area): what the glyph is in Unicode."""


def sign(font: str, code: int) -> str:
    """Return the character that ``font`` draws for ``code``, empty when it is not known.

    >>> sign("Symbol", 0xF06D), sign("Wingdings", 0xFC), sign("Webdings", 0xF0FC)
    ('μ', '✓', '')
    """
    return SIGNS.get(font.casefold(), {}).get(code - 0xF000 if code >= 0xF000 else code, "")


def equation_line(element: Element) -> str:
    """Return an Office Math element in one line, as people type it: ``O(n^2)``, ``(a)/(b)``, ``x_i``.

    What is built in a way not known here gives its parts one after the other; the reader names every equation anyhow.
    """
    match element.tag.rpartition("}")[2]:
        case "t":
            return element.text or ""
        case "sSup":
            return f"{_part(element, 'e')}^{_grouped(_part(element, 'sup'))}"
        case "sSub":
            return f"{_part(element, 'e')}_{_grouped(_part(element, 'sub'))}"
        case "sSubSup":
            return f"{_part(element, 'e')}_{_grouped(_part(element, 'sub'))}^{_grouped(_part(element, 'sup'))}"
        case "f":
            return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"
        case "rad":
            return f"√{_grouped(_part(element, 'e'))}"
        case "d":
            return _in_brackets(element)
        case "nary":
            sign_of_sum = element.find(f"{M}naryPr/{M}chr")
            head = "∫" if sign_of_sum is None else sign_of_sum.get(M + "val", "")
            low, high = _part(element, "sub"), _part(element, "sup")
            return f"{head}{low and f'_{_grouped(low)}'}{high and f'^{_grouped(high)}'} {_part(element, 'e')}"
    return "".join(equation_line(child) for child in element)


def _part(element: Element, name: str) -> str:
    child = element.find(M + name)
    return "" if child is None else equation_line(child)


def _grouped(text: str) -> str:
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


def _in_brackets(element: Element) -> str:
    begin, end = (element.find(f"{M}dPr/{M}{name}") for name in ("begChr", "endChr"))
    opening = "(" if begin is None else begin.get(M + "val", "")
    closing = ")" if end is None else end.get(M + "val", "")
    return opening + "|".join(equation_line(child) for child in element.iterchildren(M + "e")) + closing
