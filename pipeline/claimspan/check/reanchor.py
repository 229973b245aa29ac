"""Finding an annotated span again after its source text has changed: by its words and what stands around them."""

from array import array
from collections.abc import Sequence
from functools import lru_cache

from claimspan.records import Offsets

DROPPED = frozenset("-\u00ad\u2010\u2011")
UNIFIED = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "—"}
LONG_ENOUGH = 24
CONTEXT = 40
AGREEING = 8


def reanchor(quote: str, context: tuple[str, str], start: int, new_text: str) -> Offsets | None:
    """The span of ``quote`` in ``new_text``, or null where its place is not certain.

    ``context`` is what stood before and after the quote, ``start`` its old offset. White space, hyphens and the shape
    of quotation marks and dashes may differ. A place is certain when it is the only one and the quote is long or its
    surroundings agree, or when its surroundings agree better than those of every other place.

    >>> text = "Peru left. Then Chile left the bloc, and Peru re-\\nturned to it."
    >>> reanchor("Peru returned", ("bloc, and ", " to it"), 41, text)
    (41, 56)
    >>> reanchor("Peru", (" and ", " returned"), 40, text)
    (41, 45)
    >>> reanchor("Peru", ("", ""), 99, text) is None
    True
    """
    return _anchors(new_text).find(quote, context, start)


@lru_cache(maxsize=4)
def _anchors(text: str) -> "_Anchors":
    return _Anchors(text)


class _Anchors:
    def __init__(self, text: str) -> None:
        self._text = text
        self._folded, self._offsets = _fold(text)

    def find(self, quote: str, context: tuple[str, str], start: int) -> Offsets | None:
        wanted, _ = _fold(quote)
        places = self._places(wanted)
        if not places:
            return None
        before, after = _context(fold(context[0])[-CONTEXT:]), _context(fold(context[1])[:CONTEXT])
        agreement = [
            _common(_context(self._folded[max(0, place - CONTEXT) : place])[::-1], before[::-1])
            + _common(_context(self._folded[place + len(wanted) : place + len(wanted) + CONTEXT]), after)
            for place in places
        ]
        best = max(agreement)
        chosen = [place for place, value in zip(places, agreement, strict=True) if value == best]
        unmoved = [place for place in chosen if self._offsets[place] == start]
        if len(chosen) > 1 and unmoved and best == len(before) + len(after) > 0:
            chosen = unmoved
        if len(chosen) > 1:
            return None
        certain = best >= min(AGREEING, max(1, len(before) + len(after)))
        if not certain and not (len(places) == 1 and len(wanted) >= LONG_ENOUGH):
            return None
        return self._offsets[chosen[0]], self._offsets[chosen[0] + len(wanted) - 1] + 1

    def _places(self, wanted: str) -> list[int]:
        places: list[int] = []
        at = self._folded.find(wanted) if wanted else -1
        while at >= 0:
            if self._whole_words(self._offsets[at], self._offsets[at + len(wanted) - 1] + 1):
                places.append(at)
            at = self._folded.find(wanted, at + 1)
        return places

    def _whole_words(self, start: int, end: int) -> bool:
        return not any(
            0 < edge < len(self._text) and self._text[edge - 1].isalpha() and self._text[edge].isalpha()
            for edge in (start, end)
        )


def _context(folded: str) -> str:
    """Surroundings without digits: a note marker may stand there or not."""
    return "".join(character for character in folded if not character.isdigit())


def _common(left: str, right: str) -> int:
    length = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        length += 1
    return length


def fold(text: str) -> str:
    """The text without white space and hyphens, with one shape of quotation mark and dash.

    >>> fold("im-\\nposed “it”")
    'imposed"it"'
    """
    return _fold(text)[0]


def _fold(text: str) -> tuple[str, Sequence[int]]:
    kept: list[str] = []
    offsets = array("I")
    for offset, character in enumerate(text):
        if not character.isspace() and character not in DROPPED:
            kept.append(UNIFIED.get(character, character))
            offsets.append(offset)
    return "".join(kept), offsets
