"""Role, type, certainty and polarity of invented sentences, among them what must not fool the rules."""

import pytest
from spacy.language import Language

from tests.claims.reading import arguments, reading

ROLES = [
    ("On 3 May 2011, Peru signed the treaty in Lima.", "evidence"),
    ("In 2014, the ministry banned imports of 23 goods from Chile.", "evidence"),
    ("The survey was completed in March 2019 by 40 firms.", "evidence"),
    ("Exports to Chile rose to $3 billion in 2012.", "evidence"),
    ("Peru was reluctant to sign the treaty, since it feared isolation.", "claim"),
    ("The agreement has been a failure.", "claim"),
    ("Peru should open its ports to foreign ships.", "claim"),
    ("Lima could use the ports as leverage against its neighbours.", "claim"),
    ("This shows that the alliance is far weaker than its members believe.", "claim"),
    ("A ton is defined as 1,000 kilograms.", "evidence"),
    ("The share of rice was 15 percent in 2012.", "evidence"),
    ("Chile’s defeat weakened the alliance and forced Peru to seek new partners.", "claim"),
    ("The alliance is brittle and depends on the goodwill of its members.", "claim"),
]
TYPES = [
    ("Peru must open its ports because trade is falling.", "prescriptive"),
    ("Peru needs new partners.", "prescriptive"),
    ("The pact will weaken the alliance.", "predictive"),
    ("Prices are likely to fall.", "predictive"),
    ("Lima was expected to share the costs.", "descriptive"),
    ("Peru left the pact because of the drought.", "causal"),
    ("As the drought did not end, Peru left the pact.", "causal"),
    ("The crisis was triggered by a wish to save money.", "causal"),
    ("Peru wanted to prevent a crisis.", "motive"),
    ("Peru is interested in new markets.", "motive"),
    ("The plan was used as a tool of pressure.", "motive"),
    ("The laws were passed to curb fraud.", "motive"),
    ("Unlike Chile, Peru imposed the softest measures.", "comparative"),
    ("The agreement was a failure.", "evaluative"),
    ("The vote reflects an old habit.", "descriptive"),
    ("It is vital to open the ports.", "prescriptive"),
    ("It is essential that the ports stay open.", "prescriptive"),
    ("The next step is to open the ports.", "prescriptive"),
    ("Please open the ports.", "prescriptive"),
    ("We recommend lower tariffs.", "prescriptive"),
    ("Importers would be required to keep lists.", "prescriptive"),
    ("The rule is one that must be kept.", "prescriptive"),
    ("Peru is on the verge of leaving the pact.", "predictive"),
    ("Prices are rising and are liable to stay high.", "predictive"),
    ("Spending can be raised through local shops.", "predictive"),
    ("The fee can hurt trade.", "causal"),
    ("The tariff continues to weaken the peso.", "causal"),
    ("The quota has tended to erode trust.", "causal"),
    ("The court shut two ports, raising the price of rice.", "causal"),
    ("There are rules that prevent trade.", "causal"),
    ("The drought made the crops fail.", "causal"),
    ("Given its size, Peru is an exception.", "causal"),
    ("Peru was weak since it had no ships.", "causal"),
    ("The price can be attributed to the drought.", "causal"),
    ("Exports depend on the drought.", "causal"),
    ("The government condemned the plan.", "motive"),
    ("It is in the interest of Peru to wait.", "motive"),
    ("Lima is eager to sign.", "motive"),
    ("Like the ports of Chile, those of Peru are old.", "comparative"),
    ("The port is as large as the town.", "comparative"),
    ("Peru imposed one of the softest measures.", "comparative"),
    ("When compared to Chile, Peru is poor in ships.", "comparative"),
    ("Both countries have old navies.", "comparative"),
    ("The data is of poor quality.", "evaluative"),
    ("The talks failed.", "evaluative"),
    ("Lima faces a serious dilemma.", "evaluative"),
    ("The alliance is brittle.", "evaluative"),
    ("The port has two gates.", "descriptive"),
]
NOT_TYPES = [
    ("In May 2014 the case was eventually settled.", "predictive"),
    ("The minister was given a list.", "causal"),
    ("Peru has sold more than 30 ships.", "comparative"),
    ("Peru sells goods to Chile.", "evaluative"),
    ("As Chile did, Peru left.", "causal"),
    ("Since Chile left, Peru has sold ships.", "causal"),
    ("The share was 15 percent of the effect.", "causal"),
    ("It is important to note that Peru sold ships.", "prescriptive"),
    ("Peru may be an outsider.", "predictive"),
]
CERTAINTY = [
    ("Peru may leave the pact.", "hedged"),
    ("Peru seems isolated.", "hedged"),
    ("The measures were largely symbolic.", "hedged"),
    ("It could be argued that the pact is dead.", "hedged"),
    ("The list is believed to target ten officials.", "hedged"),
    ("Peru will leave the pact.", "certain"),
    ("One possible answer is a new port.", "hedged"),
    ("Prices are liable to rise.", "hedged"),
    ("Perhaps hoping for a reward, Peru left.", "hedged"),
    ("The effects include a warning, a delay, and may hurt trade.", "hedged"),
    ("The plan is perhaps one of the best.", "hedged"),
    ("It is possible that Peru will leave.", "hedged"),
    ("The fears are mistaken and somewhat exaggerated.", "hedged"),
    ("The cost is estimated to be 3 million dollars.", "certain"),
    ("The talks are about a possible union.", "certain"),
    ("Lima was expected to share the costs.", "certain"),
    ("Peru chose trade rather than war.", "certain"),
    ("In May 2014 the pact, which some may regret, ended the dispute.", "certain"),
    ("Peru imposed sanctions that could hurt Chile.", "certain"),
    ("The minister appeared in court because the law demands it.", "certain"),
]
POLARITY = [
    ("Peru did not want to leave the pact.", "negative"),
    ("The plan is no longer useful.", "negative"),
    ("Peru has no reason to leave the pact.", "negative"),
    ("None of the firms were successful.", "negative"),
    ("Peru could hardly leave the pact.", "negative"),
    ("The pact was not without its flaws.", "negative"),
    ("Peru failed to leave the pact.", "positive"),
    ("Peru is not only an ally but also a friend.", "positive"),
    ("Chile, which did not sign, is important.", "positive"),
    ("With no power to stop the plan, Peru decided to join it because trade was falling.", "positive"),
    ("The pact lacks support.", "positive"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_role(nlp: Language, text: str, role: str) -> None:
    assert [found.role for found in arguments(nlp, text)] == [role]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_type_rule(nlp: Language, text: str, kind: str) -> None:
    assert reading(nlp, text).rule.type == kind


@pytest.mark.parametrize(("text", "kind"), NOT_TYPES)
def test_what_is_not_of_a_type(nlp: Language, text: str, kind: str) -> None:
    assert reading(nlp, text).rule.type != kind


@pytest.mark.parametrize(("text", "certainty"), CERTAINTY)
def test_certainty(nlp: Language, text: str, certainty: str) -> None:
    assert [found.certainty for found in arguments(nlp, text)] == [certainty]


@pytest.mark.parametrize(("text", "polarity"), POLARITY)
def test_polarity(nlp: Language, text: str, polarity: str) -> None:
    assert [found.polarity for found in arguments(nlp, text)] == [polarity]


def test_a_reported_view_is_judged_by_its_content(nlp: Language) -> None:
    (found,) = arguments(nlp, "The minister argued that Peru should leave the pact.")
    assert (found.role, found.type) == ("claim", "prescriptive")
    assert found.holder is not None
    assert found.content is not None


@pytest.mark.parametrize(
    "text",
    [
        "Why did Peru leave the pact?",
        "This paper examines the trade policy of Peru.",
        "Section two turns to the ports of the south.",
        "The author would like to thank the ministry for its help.",
        "Table 3: Exports of Peru by country.",
        "The paper analyses how Peru sells its rice.",
        "Chapter II describes the ports of the south.",
        "The report is divided into four parts.",
        "The paper concludes with a list of ports.",
        "The main findings are:",
        "The services include the following:",
        "The council wishes to thank the ministry for its help.",
    ],
)
def test_what_carries_no_claim(nlp: Language, text: str) -> None:
    assert arguments(nlp, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The report shows that Peru sells rice.",
        "The ministry examines the ports of the south.",
        "The main findings are old.",
        "The minister thanked the council.",
    ],
)
def test_what_only_looks_like_a_signpost(nlp: Language, text: str) -> None:
    assert len(arguments(nlp, text)) == 1


def test_the_paper_arguing_is_a_claim_and_no_signpost(nlp: Language) -> None:
    (found,) = arguments(nlp, "This paper argues that Peru left the pact because of the drought.")
    assert (found.role, found.type) == ("claim", "causal")
