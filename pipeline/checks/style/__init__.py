"""How it is said: level of politeness, spoken words, kanji that official usage leaves out."""
