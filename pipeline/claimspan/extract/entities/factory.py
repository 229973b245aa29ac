"""The spaCy component of this layer."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from claimspan.extract.entities.acronyms import drop_common_acronyms, find_definitions, with_definitions
from claimspan.extract.entities.amounts import find_amounts
from claimspan.extract.entities.canonical import find_bodies, name_all
from claimspan.extract.entities.cases import find_cases
from claimspan.extract.entities.consistency import drop_common_words, find_surnames, spread, surnames, vote
from claimspan.extract.entities.context import label_by_context
from claimspan.extract.entities.gazetteer import Phrases, find_compounds, find_known, find_state_codes, gazetteer
from claimspan.extract.entities.lexicon import Entry, package_names, user_names
from claimspan.extract.entities.mentions import Mention
from claimspan.extract.entities.metonymy import Reading, read_metonyms
from claimspan.extract.entities.names import find_affiliations, find_extended_places, find_headed
from claimspan.extract.entities.patterns import find_patterns
from claimspan.extract.entities.repair import repaired
from claimspan.extract.entities.sections import find_sections
from claimspan.extract.entities.select import select
from claimspan.extract.entities.view import Candidate, View

Doc.set_extension("claimspan_mentions", default=None, force=True)

FAMILIES = (
    "boundaries",
    "gazetteers",
    "amounts",
    "patterns",
    "heads",
    "bodies",
    "acronyms",
    "context",
    "consistency",
    "surnames",
    "metonymy",
)


@Language.factory(
    "claimspan_entities",
    assigns=["doc._.claimspan_mentions"],
    requires=["doc.ents", "token.pos", "token.dep"],
    default_config={"names": None, "without": []},
)
def make_entities(nlp: Language, name: str, names: str | None, without: list[str]) -> "Entities":
    """Make the component. ``names`` is the path of a user's own names file, ``without`` switches rule families off."""
    return Entities(nlp, Path(names) if names else None, frozenset(without))


class Entities:
    """Sets ``doc._.claimspan_mentions``; ``doc.ents`` stays as the model left it."""

    def __init__(self, nlp: Language, names: Path | None = None, without: frozenset[str] = frozenset()):
        unknown = without.difference(FAMILIES)
        if unknown:
            raise ValueError(f"no rule family {', '.join(sorted(unknown))}: choose from {', '.join(FAMILIES)}")
        self.families = frozenset(FAMILIES) - without
        self.phrases: Phrases[Entry] = gazetteer(package_names() | (user_names(names) if names else {}), nlp)
        self.known = self.phrases.as_dict()

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of ``doc`` and hand it on."""
        view = View.of(doc)
        found = self._candidates(view)
        mentions = self._settled(view, found)
        readings: dict[int, Reading] = {}
        if "metonymy" in self.families and doc.has_annotation("DEP"):
            readings = read_metonyms(view, mentions)
        doc._.claimspan_mentions = tuple(
            _mention(view, mention, readings.get(index)) for index, mention in enumerate(mentions)
        )
        return doc

    def _candidates(self, view: View) -> list[Candidate]:
        """What the model, the gazetteers and the fixed shapes give."""
        families = self.families
        found = list(repaired(view, self.known, "boundaries" in families))
        if "gazetteers" in families:
            known = list(find_known(view, self.phrases))
            found += known
            found += find_compounds(view, known)
            found += list(find_state_codes(view, found))
        if "amounts" in families:
            found += find_amounts(view)
        if "patterns" in families:
            found += find_patterns(view)
            found += find_cases(view)
        if "heads" in families:
            chosen = select(found)
            found += find_headed(view, chosen)
            found += find_extended_places(view, chosen)
            found += find_affiliations(view, chosen)
            found += find_sections(view, select(found))
        if "bodies" in families:
            found += find_bodies(view, found)
        return found

    def _settled(self, view: View, found: list[Candidate]) -> list[Candidate]:
        """One set of mentions, consistent over the document and named."""
        families = self.families
        if "acronyms" in families:
            chosen = select(found)
            definitions = list(find_definitions(view, chosen))
            found = with_definitions(view, found, chosen, definitions)
            found = drop_common_acronyms(view, found, self.known)
        if "context" in families:
            label_by_context(view, found, self.known)
        if "consistency" in families:
            vote(view, found, self.known)
            found = drop_common_words(view, found)
        chosen = select(found)
        persons = surnames(view, chosen) if "surnames" in families else {}
        if persons:
            found += find_surnames(view, persons, self.known, {})
            chosen = select(found)
        if "consistency" in families:
            chosen = select([*chosen, *spread(view, chosen, persons)])
        name_all(view, chosen, persons, self.known)
        return chosen


def _mention(view: View, found: Candidate, reading: Reading | None) -> Mention:
    trigger = (view.starts[found.trigger[0]], view.ends[found.trigger[1] - 1]) if found.trigger else None
    assert found.canonical is not None
    return Mention(
        view.starts[found.start],
        view.ends[found.end - 1],
        found.label,
        found.canonical,
        found.rule,
        stands_for=found.stands_for if reading else None,
        country=found.country,
        amount=found.amount,
        currency=found.currency,
        modifier=found.modifier,
        label_rule=found.label_rule,
        trigger=trigger,
        stands_for_rule=reading.rule if reading else None,
        stands_for_trigger=_token_span(view, reading.token) if reading else None,
    )


def _token_span(view: View, token: int) -> tuple[int, int]:
    start = view.doc[token].idx
    return start, start + len(view.doc[token])
