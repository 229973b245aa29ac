"""The figures that the layer promises on the papers with gold, and on news in TimeML."""

from pathlib import Path

import pytest
from spacy.language import Language

from claimspan.extract.dates.grammar import grammar
from tests.bench.bench_dates import NEWS, counted, dated, figures, gold_papers, ours


@pytest.mark.slow
def test_the_contract_on_the_gold_papers(nlp: Language, shared: Path) -> None:
    found = figures(gold_papers(nlp), lambda parsed: dated(parsed, grammar("scheme")))
    exact, value = found["shagina-2018"]
    assert exact >= 0.95
    assert value >= 0.92
    exact, value = found["all"]
    assert exact >= 0.93
    assert value >= 0.88
    assert min(value for _, value in found.values()) >= 0.88


@pytest.mark.slow
def test_news_in_timeml(nlp: Language, shared: Path) -> None:
    paths = sorted(NEWS.glob("*/*.tml"))[::12]
    (strict, relaxed, value, predicted, gold), _ = counted(paths, lambda news: ours(nlp, news))
    total = predicted + gold
    assert 2 * strict / total > 0.80
    assert 2 * relaxed / total > 0.90
    assert 2 * value / total > 0.70
