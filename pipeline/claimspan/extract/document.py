"""A paper as one spaCy ``Doc``, and the way back from its characters to the source.

The model reads paragraphs (``nlp.pipe`` batches them); the parsed paragraphs become one ``Doc``, so that the
components of claimspan see the whole paper. Sentences are the paper's units.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from claimspan.records import Offsets, Unit
from claimspan.source import Paper


@dataclass(frozen=True)
class Block:
    """A unit inside a ``Doc``: tokens ``[start, end)`` with the unit's number, kind, paragraph and section path."""

    start: int
    end: int
    unit: int
    kind: str = "body"
    paragraph: int = 0
    section: tuple[str, ...] = ()


Doc.set_extension("claimspan_blocks", default=None, force=True)
Doc.set_extension("claimspan_published", default=None, force=True)


def blocks(doc: Doc) -> tuple[Block, ...]:
    """The units of a ``Doc``: those that ingest set, otherwise each sentence as a unit of one body paragraph."""
    if doc._.claimspan_blocks is None:
        return tuple(Block(sent.start, sent.end, number) for number, sent in enumerate(doc.sents))
    known: tuple[Block, ...] = doc._.claimspan_blocks
    return known


@dataclass(frozen=True)
class PaperDoc:
    """The parsed paper. ``starts[i]`` is the ``Doc`` offset and ``clean_starts[i]`` the clean offset of block ``i``."""

    paper: Paper
    doc: Doc
    starts: tuple[int, ...]
    clean_starts: tuple[int, ...]

    def source_span(self, start: int, end: int) -> Offsets:
        """The source span of the ``Doc`` characters ``[start, end)``; the two ends may lie in different units."""
        first, _ = self.paper.clean.to_source(self._clean(start), self._clean(start) + 1)
        _, last = self.paper.clean.to_source(self._clean(end - 1), self._clean(end - 1) + 1)
        return first, last

    def text(self, start: int, end: int) -> str:
        """The cleaned text of the ``Doc`` characters ``[start, end)``."""
        return self._text[start:end]

    def unit(self, start: int) -> int:
        """The number of the unit in which the ``Doc`` character ``start`` lies."""
        return self._blocks[bisect_right(self.starts, start) - 1].unit

    @cached_property
    def _text(self) -> str:
        return self.doc.text

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return blocks(self.doc)

    def _clean(self, offset: int) -> int:
        index = bisect_right(self.starts, offset) - 1
        return offset - self.starts[index] + self.clean_starts[index]


def parse(paper: Paper, nlp: Language) -> PaperDoc:
    """Run the model over the body and front units of a paper."""
    paragraphs = list(_paragraphs(paper.units))
    docs = list(nlp.pipe(_tokenized(units, paper, nlp) for units in paragraphs))
    merged = Doc.from_docs(docs, ensure_whitespace=True) if docs else Doc(nlp.vocab)
    assert merged is not None
    units = [unit for paragraph in paragraphs for unit in paragraph]
    sentences = list(merged.sents)
    merged._.claimspan_blocks = tuple(
        Block(sent.start, sent.end, unit.unit, unit.kind, unit.paragraph or 0, unit.section)
        for unit, sent in zip(units, sentences, strict=True)
    )
    published = paper.metadata.date
    merged._.claimspan_published = published.value if published else None
    return PaperDoc(
        paper, merged, tuple(sent.start_char for sent in sentences), tuple(_clean_start(unit) for unit in units)
    )


def _paragraphs(units: Iterable[Unit]) -> Iterable[list[Unit]]:
    analysed = (unit for unit in units if unit.kind in ("body", "front"))
    for _, group in groupby(analysed, key=lambda unit: (unit.paragraph, unit.kind)):
        yield list(group)


def _tokenized(units: list[Unit], paper: Paper, nlp: Language) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for unit in units:
        tokens = nlp.make_doc(paper.clean.text[_clean_start(unit) : unit.clean_end])
        words.extend(token.text for token in tokens)
        spaces.extend(bool(token.whitespace_) for token in tokens)
        spaces[-1] = True
        starts.extend(token.i == 0 for token in tokens)
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)


def _clean_start(unit: Unit) -> int:
    if unit.clean_start is None:
        raise ValueError(f"unit {unit.unit} has no place in the cleaned text")
    return unit.clean_start
