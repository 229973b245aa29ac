"""Optimal one-to-one matching of two sets of spans, which may overlap and nest within a set."""

from collections.abc import Callable, Sequence
from heapq import heappop, heappush

from claimspan.records import Offsets

Pair = tuple[int, int]
Weight = Callable[[int, int, int], int]


def overlap(left: Offsets, right: Offsets) -> int:
    """The number of code points that two spans share.

    >>> overlap((0, 5), (3, 9)), overlap((0, 3), (3, 9))
    (2, 0)
    """
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def lexicographic(*levels: int) -> int:
    """One weight out of several, where an earlier level outweighs any sum of later ones (below 2**64 in all).

    >>> lexicographic(1, 0) > lexicographic(0, 1_000_000)
    True
    """
    weight = 0
    for level in levels:
        weight = (weight << 64) + level
    return weight


def best_pairs(left: Sequence[Offsets], right: Sequence[Offsets], weight: Weight) -> list[Pair]:
    """The one-to-one pairs of overlapping spans with the largest total weight, as index pairs in order.

    ``weight(i, j, overlap)`` is asked for overlapping spans only; a pair whose weight is not above zero is never made.

    >>> def shared(i, j, overlap):
    ...     return overlap
    >>> best_pairs([(0, 4), (4, 10)], [(0, 6), (6, 10)], shared)
    [(0, 0), (1, 1)]
    """
    edges: list[list[tuple[int, int]]] = [[] for _ in left]
    degree = [0] * len(right)
    for i, j in overlapping(left, right):
        value = weight(i, j, overlap(left[i], right[j]))
        if value > 0:
            edges[i].append((j, value))
            degree[j] += 1
    chosen: list[Pair] = []
    contested: list[int] = []
    for i, candidates in enumerate(edges):
        if len(candidates) == 1 and degree[candidates[0][0]] == 1:
            chosen.append((i, candidates[0][0]))
        elif candidates:
            contested.append(i)
    assignment = _Assignment(edges)
    for i in contested:
        assignment.add(i)
    return sorted([*chosen, *assignment.partner.items()])


def overlapping(left: Sequence[Offsets], right: Sequence[Offsets]) -> list[Pair]:
    """Every pair of indices whose spans overlap, by one sweep over the starts.

    >>> overlapping([(0, 4), (2, 6)], [(3, 5), (5, 9)])
    [(0, 0), (1, 0), (1, 1)]
    """
    starts = sorted(
        [(span[0], 0, i) for i, span in enumerate(left) if span[0] < span[1]]
        + [(span[0], 1, j) for j, span in enumerate(right) if span[0] < span[1]]
    )
    spans = (left, right)
    active: tuple[list[int], list[int]] = ([], [])
    found: list[Pair] = []
    for start, side, index in starts:
        other = 1 - side
        active[other][:] = [open_ for open_ in active[other] if spans[other][open_][1] > start]
        found.extend((index, open_) if side == 0 else (open_, index) for open_ in active[other])
        active[side].append(index)
    return sorted(found)


class _Assignment:
    """Maximum-weight matching by shortest augmenting paths with potentials; a left span may stay alone at weight 0."""

    def __init__(self, edges: Sequence[Sequence[tuple[int, int]]]) -> None:
        self.edges = edges
        self.partner: dict[int, int] = {}
        self._owner: dict[int, int] = {}
        self._high: dict[int, int] = {}
        self._low: dict[int, int] = {}

    def add(self, source: int) -> None:
        """Match one more left span, moving others where that gains."""
        self._high[source] = max(value for _, value in self.edges[source])
        from_source = {source: 0}
        to_right: dict[int, int] = {}
        came_from: dict[int, int] = {}
        settled: set[int] = set()
        heap: list[tuple[int, bool, int]] = []
        reached = source
        while True:
            base = from_source[reached] + self._high[reached]
            heappush(heap, (base, True, reached))
            for j, value in self.edges[reached]:
                through = base + self._low.get(j, 0) - value
                if j not in settled and (j not in to_right or through < to_right[j]):
                    to_right[j] = through
                    came_from[j] = reached
                    heappush(heap, (through, False, j))
            total, alone, node = heappop(heap)
            while not alone and node in settled:
                total, alone, node = heappop(heap)
            if alone or node not in self._owner:
                break
            settled.add(node)
            reached = self._owner[node]
            from_source[reached] = total
        for i, distance in from_source.items():
            self._high[i] -= total - distance
        for j in settled:
            self._low[j] = self._low.get(j, 0) + total - to_right[j]
        self._flip(source, (node, None) if alone else (came_from[node], node), came_from)

    def _flip(self, source: int, last: tuple[int, int | None], came_from: dict[int, int]) -> None:
        current, wanted = last
        while True:
            given_up = self.partner.pop(current, None)
            if wanted is not None:
                self.partner[current] = wanted
                self._owner[wanted] = current
            if current == source:
                return
            assert given_up is not None
            current, wanted = came_from[given_up], given_up
