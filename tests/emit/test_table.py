"""The flat table and the joined records."""

import json
import re

import pandas as pd
import pytest

from claimspan.emit.bibliography import bibtex, csl_items
from claimspan.emit.joined import join_claims
from claimspan.emit.table import COLUMNS, claim_table, to_csv
from claimspan.ingest.references import Earlier, parse_references
from claimspan.records import Claim, Date, Entity, Footnote, Note, NoteLink, Reference, Relation, Unit

UNITS = (
    Unit(unit=0, kind="body", start=0, end=20, text="Peru signed in 1990.", section=("Past",), line=1),
    Unit(unit=1, kind="body", start=21, end=39, text="It feared the sea.", section=("Past",), line=1),
)


def claim(claim_id: str, unit: int, **fields: object) -> Claim:
    place = UNITS[unit]
    values: dict[str, object] = {
        "role": "claim",
        "type": "motive",
        "holder": "author",
        "certainty": "certain",
        "polarity": "positive",
        "thesis": False,
    }
    return Claim.model_validate(
        {"id": claim_id, "unit": unit, "start": place.start, "end": place.end, "text": place.text} | values | fields
    )


def joined() -> list[object]:
    peru = Entity(unit=0, start=0, end=4, text="Peru", label="GPE", canonical="Peru")
    outside = Entity(unit=0, start=18, end=30, text="x", label="GPE", canonical="x")
    date = Date(unit=0, start=15, end=19, text="1990", type="DATE", value="1990")
    note = Footnote(number=3, start=20, end=21, anchor=20, unit=0, note=NoteLink(start=90, text="A book."))
    claims = (
        claim("c-1", 0, role="evidence", type=None, notes=(3,), relation=Relation(to="c-2", type="support")),
        claim("c-2", 1, relation=None),
    )
    return list(join_claims("p", UNITS, claims, (peru, outside), (date,), (note,), ()))


def test_a_claim_carries_what_lies_in_its_span_and_nothing_else() -> None:
    first, second = joined()
    assert [entity.text for entity in first.entities] == ["Peru"]
    assert [date.value for date in first.dates] == ["1990"]
    assert [(note.number, note.text) for note in first.footnotes] == [(3, "A book.")]
    assert second.entities == ()
    assert [(link.id, link.text) for link in second.supported_by] == [("c-1", "Peru signed in 1990.")]
    assert second.attacked_by == ()


def test_the_table_has_a_row_a_claim_and_always_the_same_columns() -> None:
    table = claim_table(joined())
    assert tuple(table.columns) == COLUMNS == tuple(claim_table([]).columns)
    assert table.loc[0, ["id", "entities", "dates", "notes", "relation_to"]].tolist() == [
        "c-1",
        "Peru",
        "1990",
        "3",
        "c-2",
    ]
    assert table.loc[1, "supported_by"] == "c-1"


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx"])
def test_a_cell_that_is_a_formula_is_made_harmless(cell: str) -> None:
    assert to_csv(pd.DataFrame({"text": [cell]})).splitlines()[1].lstrip('"').startswith("'")


def test_references_become_csl_and_bibtex_but_pointers_to_other_notes_do_not() -> None:
    reference = Reference(
        text="J. Doe, Sea & Land, 1990.", authors=("J. Doe",), title="Sea & Land", year=1990, doi="10.1/x"
    )
    notes = [
        Note(number=1, start=0, end=5, text="…", references=(reference,)),
        Note(number=2, start=6, end=9, text="Ibid.", references=(Reference(text="Ibid.", refers_to=1),)),
    ]
    (item,) = csl_items(notes)
    assert item["title"] == "Sea & Land"
    assert item["issued"] == {"date-parts": [[1990]]}
    assert json.dumps(item)
    entry = bibtex(notes)
    assert entry.count("@misc{") == 1
    assert r"title = {Sea \& Land}" in entry


CSL_FIELDS = {"id", "type", "author", "title", "container-title", "URL", "DOI", "issued", "accessed", "note"}
CSL_TYPES = {"article-journal", "book", "document", "webpage"}
ENTRY = re.compile(r"@(?:article|misc)\{[A-Za-z0-9-]+,\n(?:  [a-z]+ = \{(?:[^{}]|\\[{}]|\{[^{}]*\})*\},\n)+\}\n")


def test_csl_and_bibtex_of_odd_references_are_well_formed() -> None:
    texts = [
        "Ana de Ruiz and Ministry of Trade, “Gas & {Oil}, 100% #1,” Andean_Review 3 (2015): 4, http://a.org/{x}_%20.",
        "Per Holm, Ports (Lima: Puerto, 2004), accessed May 3, 2019, https://example.org/a.",
        "This is a remark of the author.",
        "“Odd {Signs \\ $^~ here,” Lima Herald, May 1, 2001.",
    ]
    earlier = Earlier()
    notes = [
        Note(number=at, label=label, start=at, end=9, text=text, references=parse_references(text, at, earlier))
        for at, (label, text) in enumerate(zip("12*†", texts, strict=True), 1)
    ]
    items = csl_items(notes)
    assert all(item.keys() <= CSL_FIELDS and item["type"] in CSL_TYPES for item in items)
    assert len({item["id"] for item in items}) == len(items) == 3
    assert items[1]["author"] == [{"family": "Holm", "given": "Per"}]
    assert items[1]["accessed"] == {"date-parts": [[2019, 5, 3]]}
    entries = bibtex(notes)
    assert "".join(match.group() + "\n" for match in ENTRY.finditer(entries)).strip() == entries.strip()
