"""Words that look technical and are not. Add a word here when unknown-term asks about it in vain."""

from __future__ import annotations

import re

_UNITS = """
bit bits byte bytes bps kbps mbps gbps tbps b kb mb gb tb pb kib mib gib tib hz khz mhz ghz thz w kw mw gw v
mv kv a ma mah wh kwh s ms us ns min sec h hr mm cm m km nm um mg g kg t l ml k c f pa hpa kpa mpa db dpi ppi
fps rpm px pt em rem am pm usd eur gbp jpy cad aud chf krw rmb cny yen
"""

_ENGLISH = """
a about after all also an and any are as at be because been before both but by can could did do does each else
for from had has have he her here his how i if in into is it its just like may me more most much my new no non
not now of off ok on one only or other our out over own per she should so some such than that the their them
then there these they this those to too two under until up upon us use used using very via vs was we well were
what when where which while who why will with within without would yes yet you your chapter fig figure table
page part section vol no item note notes appendix slide slides photo day date time place room hall monday
tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may
june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mr mrs
ms dr prof inc ltd co corp llc gmbh st nd rd th etc eg ie al et q qa tbd tba na fyi url http https www com org
net jp test tests testing ii iii iv vi vii viii ix xi xii
"""


UNITS = frozenset(_UNITS.split())
ENGLISH = frozenset(_ENGLISH.split())
_FILE_ENDINGS = """
c cc cpp h hpp py rb js ts go rs java sh txt md html htm css xml json yaml yml toml ini cfg conf log csv tsv pdf doc
docx xls xlsx ppt pptx png jpg jpeg gif svg zip gz tgz tar bz2 xz exe dll so iso img patch diff ko o a
"""

FILE_ENDINGS = frozenset(_FILE_ENDINGS.split())
"""What follows the last dot of a file name."""

_NUMBERED = re.compile(r"q&a|[qa]\d+|no\.\d+|\d+(?:st|nd|rd|th)|v?\d+(?:\.\d+)*")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|info|io|dev|be|ly|co|ac|jp|uk|us|eu|de|fr)")


def is_ordinary(word: str) -> bool:
    """Tell whether a Latin word is none that a glossary would have: everyday English, a unit, a file, a site, a number.

    >>> [is_ordinary(word) for word in ("with", "GB", "main.c", "example.com", "v2.6", "kexec")]
    [True, True, True, True, True, False]
    """
    low = word.lower().removesuffix("'s")
    is_file = "." in low and low.rpartition(".")[2] in FILE_ENDINGS
    is_marked = is_file or any(shape.fullmatch(low) for shape in (_NUMBERED, _DOMAIN))
    return len(low) < 2 or low in ENGLISH or low in UNITS or is_marked
