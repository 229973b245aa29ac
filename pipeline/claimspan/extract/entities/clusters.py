"""The index of entities: all mentions of one thing together."""

from collections.abc import Iterable
from functools import lru_cache

from claimspan.extract.entities.lexicon import country_names
from claimspan.records import Entity, EntityCluster, EntityLabel, Unit

UNNAMED = frozenset(("MONEY", "PERCENT"))


def entity_clusters(entities: Iterable[Entity], units: Iterable[Unit]) -> tuple[EntityCluster, ...]:
    """One record for each name and label, the most mentioned first, then by name. Sums and shares have none.

    >>> peru = [Entity(unit=0, start=at, end=at + 4, text=text, label="GPE", canonical="Peru", stands_for=None)
    ...         for at, text in ((0, "Peru"), (9, "Perú"))]
    >>> cluster = entity_clusters(peru, [Unit(unit=0, start=0, end=20, text="…", kind="body", section=("1 Trade",))])[0]
    >>> cluster.name, cluster.mentions, cluster.aliases, cluster.country, cluster.sections
    ('Peru', ((0, 4), (9, 13)), ('Perú',), 'PE', (('1 Trade',),))
    """
    sections = {unit.unit: unit.section for unit in units}
    groups: dict[tuple[str, EntityLabel], list[Entity]] = {}
    metonyms: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.label not in UNNAMED:
            groups.setdefault((entity.canonical, entity.label), []).append(entity)
        if entity.stands_for:
            metonyms.setdefault(entity.stands_for, []).append(entity)
    clusters = [
        EntityCluster(
            name=name,
            label=label,
            mentions=tuple((mention.start, mention.end) for mention in mentions),
            aliases=tuple(sorted({mention.text for mention in mentions} - {name})),
            country=_codes().get(name),
            metonyms=tuple((mention.start, mention.end) for mention in metonyms.get(name, ()) if label != "NORP"),
            sections=tuple(dict.fromkeys(sections[mention.unit] for mention in mentions if sections.get(mention.unit))),
        )
        for (name, label), mentions in groups.items()
    ]
    return tuple(sorted(clusters, key=lambda cluster: (-len(cluster.mentions), cluster.name, cluster.label)))


@lru_cache
def _codes() -> dict[str, str]:
    return {names[0]: code for code, names in country_names().items()}
