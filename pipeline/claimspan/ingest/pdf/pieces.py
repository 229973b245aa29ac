"""The pieces of a page: stretches of text of one size on one baseline, as the page draws them."""

import ctypes
import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

MAX_CHARACTERS = 60_000
"""A page with more characters is cut there; the densest book pages hold about 10,000."""

LINE_END_HYPHENS = (0x02, 0xFFFE)
"""What the library gives for a hyphen at the end of a line."""

BLANKS = "\u00a0\u2002\u2003\u2009\u200a\u2028\u2029\u202f"

SLACK = 0.12
"""Boxes of characters of one font differ by less than this share of the font size in height."""

CELL_GAP = 1.0
"""A gap of this many times the font size ends a piece; it may part the cells of a table."""


@dataclass(slots=True)
class Piece:
    """A stretch of text. Coordinates are points; ``y`` is the baseline and grows downwards.

    ``x0``/``x1`` are its left and right ends, ``top``/``bottom`` the font's box, ``size`` the font size in points as
    printed, ``turn`` its direction in quarter turns against the page's main direction, ``space`` whether a space stands
    before it.
    """

    text: str
    x0: float
    x1: float
    y: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    turn: int = 0
    space: bool = False


@dataclass(slots=True)
class PageText:
    """The pieces of a page in the order in which they are drawn; ``width`` and ``height`` of the page in points."""

    pieces: list[Piece]
    width: float
    height: float
    cut: bool = False


def read_page(page: pdfium.PdfPage) -> PageText:
    """All pieces of a page, turned so that most of its text runs from left to right, in the visible box only."""
    textpage = page.get_textpage()
    try:
        pieces, cut = _pieces(textpage)
    finally:
        textpage.close()
    left, bottom, right, top = page.get_cropbox()
    turn = _main_turn(pieces)
    pieces = [_upright(piece, turn, (left, bottom, right, top)) for piece in pieces]
    width, height = right - left, top - bottom
    if turn % 2:
        width, height = height, width
    visible = [piece for piece in pieces if -2 <= piece.x0 <= width + 2 and -2 <= piece.y <= height + 2]
    return PageText(visible, width, height, cut)


def _pieces(textpage: pdfium.PdfTextPage) -> tuple[list[Piece], bool]:
    handle = textpage.raw
    count = textpage.count_chars()
    box_of = raw.FPDFText_GetLooseCharBox
    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    pieces: list[Piece] = []
    current: Piece | None = None
    letters: list[str] = []
    space, last = False, 0
    low = high = end = reach = slack = 0.0
    for index, code in enumerate(_codes(handle, min(count, MAX_CHARACTERS))):
        letter = "-" if code in LINE_END_HYPHENS else chr(code)
        if letter <= " " or letter in BLANKS or "\ud800" <= letter <= "\udfff":
            space = space or letter not in "\r\n"
            continue
        if not box_of(handle, index, reference):
            continue
        if (
            current is not None
            and not current.turn
            and -slack < box.bottom - low < slack
            and -slack < box.top - high < slack
            and -reach < box.left - end < reach
        ):
            if space:
                letters.append(" ")
            letters.append(letter)
            end = current.x1 = box.right
        elif current is not None and current.turn and _goes_on(current, box):
            if space:
                letters.append(" ")
            letters.append(letter)
            current.x0, current.x1 = min(current.x0, box.left), max(current.x1, box.right)
            current.bottom, current.top = min(current.bottom, box.bottom), max(current.top, box.top)
        else:
            if current is not None:
                _finish(current, letters, handle, last)
                pieces.append(current)
            current = _start(handle, index, box)
            current.space = space
            letters = [letter]
            low, high, end = box.bottom, box.top, box.right
            reach, slack = CELL_GAP * current.size, SLACK * current.size
        space, last = False, index
    if current is not None:
        _finish(current, letters, handle, last)
        pieces.append(current)
    return pieces, count > MAX_CHARACTERS


def _codes(handle: object, count: int) -> Sequence[int]:
    """The code points of the first ``count`` characters, in one call where each is one UTF-16 unit."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if count and raw.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        return buffer[:count]
    codes = (raw.FPDFText_GetUnicode(handle, index) for index in range(count))
    return [code if code <= sys.maxunicode else 0xFFFD for code in codes]


def _start(handle: object, index: int, box: raw.FS_RECTF) -> Piece:
    """A new piece at a character, still in the page's own coordinates (y upwards)."""
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    raw.FPDFText_GetMatrix(handle, index, matrix)
    size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
    if not 0.5 < size < 500:
        size = min(500.0, max(0.5, abs(box.top - box.bottom)))
    turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    baseline = x.value if turn % 2 else y.value
    return Piece("", box.left, box.right, baseline, box.top, box.bottom, size, _is_bold(handle, index), turn)


def _finish(piece: Piece, letters: list[str], handle: object, last: int) -> None:
    """Set the text; a piece is bold where both its ends are."""
    piece.text = "".join(letters)
    piece.bold = piece.bold and _is_bold(handle, last)


def _is_bold(handle: object, index: int) -> bool:
    name, flags = ctypes.create_string_buffer(64), ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 64, flags)
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy", b"demi"))


def _goes_on(piece: Piece, box: raw.FS_RECTF) -> bool:
    """Whether a character follows in a piece that runs in another direction than from left to right."""
    reach = CELL_GAP * piece.size
    near_x = piece.x0 - reach < box.right and box.left < piece.x1 + reach
    near_y = piece.bottom - reach < box.top and box.bottom < piece.top + reach
    if not (near_x and near_y):
        return False
    if piece.turn % 2:
        return bool(abs(box.left - piece.x0) < 0.3 * piece.size)
    return bool(abs(box.bottom - piece.bottom) < 0.3 * piece.size)


def _main_turn(pieces: list[Piece]) -> int:
    weight: Counter[int] = Counter()
    for piece in pieces:
        weight[piece.turn] += len(piece.text)
    return min(weight, key=lambda turn: (-weight[turn], turn), default=0)


def _upright(piece: Piece, turn: int, box: tuple[float, float, float, float]) -> Piece:
    """The piece in coordinates in which ``turn`` runs from left to right and y grows downwards from the page's top."""
    left, bottom, right, top = box
    x0, x1, low, high = piece.x0, piece.x1, piece.bottom, piece.top
    if turn == 0:
        piece.x0, piece.x1, piece.top, piece.bottom = x0 - left, x1 - left, top - high, top - low
        base = top - piece.y
    elif turn == 1:
        piece.x0, piece.x1, piece.top, piece.bottom = low - bottom, high - bottom, x0 - left, x1 - left
        base = piece.y - left
    elif turn == 2:
        piece.x0, piece.x1, piece.top, piece.bottom = right - x1, right - x0, low - bottom, high - bottom
        base = piece.y - bottom
    else:
        piece.x0, piece.x1, piece.top, piece.bottom = top - high, top - low, right - x1, right - x0
        base = right - piece.y
    piece.turn = (piece.turn - turn) % 4
    piece.y = base if piece.turn == 0 else piece.bottom
    return piece
