"""Which language a text is in, told from its commonest words."""

import re
from functools import lru_cache

from claimspan.rules import RuleModel, load_rules

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 200_000
MIN_WORDS = 40


class LanguageRules(RuleModel):
    """For each ISO 639-1 code the commonest function words."""

    words: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def _rules() -> LanguageRules:
    return load_rules("claimspan.ingest", "languages.toml", LanguageRules)


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language, ``und`` where none of the known ones fits, null for too short a text.

    >>> detect("The ministers of the two countries agreed on a treaty that is to be signed in May. " * 4)
    'en'
    >>> detect("Die Minister der beiden Länder haben sich auf einen Vertrag geeinigt, der nicht im Mai kommt. " * 4)
    'de'
    """
    words = [word.lower() for word in WORD.findall(text[:SAMPLE])]
    if len(words) < MIN_WORDS:
        return None
    shares = {code: sum(word in known for word in words) / len(words) for code, known in _rules().words.items()}
    best = max(sorted(shares), key=lambda code: shares[code])
    return best if shares[best] >= 0.12 else "und"
