"""The spaCy component of this layer."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from claimspan.extract.dates.grammar import Grammar, Style, grammar
from claimspan.extract.dates.tagger import tag

for _name in ("claimspan_timexes", "claimspan_published"):
    Doc.set_extension(_name, default=None, force=True)


@Language.factory(
    "claimspan_dates", assigns=["doc._.claimspan_timexes"], default_config={"style": "scheme", "rules": None}
)
def make_dates(nlp: Language, name: str, style: Style, rules: str | None) -> "Dates":
    """Make the component. ``style`` is ``scheme`` (the annotation scheme of claimspan) or ``timeml``.

    In the style of TimeML a range stays two dates and ``today`` is the publication day. ``rules`` is the path of a TOML
    file with the user's own rules; one with the id of a rule of the package replaces it. A bad file raises RuleError.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> component = nlp.add_pipe("claimspan_dates")
    >>> [(timex.value, timex.earliest) for timex in nlp("It began in March 2011.")._.claimspan_timexes]
    [('2011-03', '2011-03-01')]
    """
    return Dates(style, grammar(style, Path(rules) if rules else None))


class Dates:
    """Sets ``doc._.claimspan_timexes`` to a tuple of ``Timex``.

    ``doc._.claimspan_published`` (an ISO date or year, or null) is the date that "last year" is told from.
    """

    def __init__(self, style: Style, rules: Grammar) -> None:
        self.style: Style = style
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Tag a ``Doc``."""
        doc._.claimspan_timexes = tag(doc, doc._.claimspan_published, self.style, self.rules)
        return doc
