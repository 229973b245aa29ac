"""Numbers of lines in the margin, as bills, court papers and drafts have them."""

from collections import defaultdict
from itertools import pairwise

from claimspan.ingest.pdf.pieces import Piece

LEAST = 5
"""A page with numbered lines shows at least so many numbers."""

OUTSIDE = 0.95
"""This share of all other text stands clear of the numbers, on one side."""


def part_line_numbers(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The level pieces of a page parted into its text and the numbers of its lines.

    These rise by one step from the top of the page to its foot and stand outside of all text.
    """
    columns: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if len(piece.text) <= 4 and piece.text.isdecimal():
            columns[round(piece.x1 / 3)].append(piece)
    for numbers in columns.values():
        numbers.sort(key=lambda piece: piece.y)
        own = {id(piece) for piece in numbers}
        others = [piece for piece in pieces if id(piece) not in own]
        if len(numbers) >= LEAST and _rise(numbers) and _stand_outside(numbers, others):
            return others, numbers
    return pieces, []


def _rise(numbers: list[Piece]) -> bool:
    steps = [int(after.text) - int(before.text) for before, after in pairwise(numbers)]
    usual = max(steps, key=steps.count)
    return usual > 0 and steps.count(usual) >= 0.8 * len(steps)


def _stand_outside(numbers: list[Piece], others: list[Piece]) -> bool:
    left, right = min(piece.x0 for piece in numbers), max(piece.x1 for piece in numbers)
    text = [piece for piece in others if not piece.text.isdecimal()]
    clear = max(sum(piece.x0 > right for piece in text), sum(piece.x1 < left for piece in text))
    return bool(text) and clear >= OUTSIDE * len(text)
