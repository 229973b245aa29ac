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
    ("Additional guidance is needed for owners of older vessels.", "prescriptive"),
    ("What the system needs most is trained staff.", "prescriptive"),
    ("The Authority concludes that a shorter deadline is warranted.", "prescriptive"),
    ("Parliament would be wise to reject the bill.", "prescriptive"),
    ("There is no substitute for honest accounts.", "prescriptive"),
    ("Stronger safeguards are required.", "prescriptive"),
    ("Schools cannot afford to ignore the problem.", "prescriptive"),
    ("More research is needed.", "prescriptive"),
    ("It falls to the courts to draw the line.", "prescriptive"),
    ("It is up to the regions to decide.", "prescriptive"),
    ("Without better records, the Department risks losing track of its assets.", "predictive"),
    ("The plan is doomed.", "predictive"),
    ("The dispute looks set to drag on.", "predictive"),
    ("There is every reason to expect a rebound.", "predictive"),
    ("The prospects for a settlement are dim.", "predictive"),
    ("Further cuts are on the way.", "predictive"),
    ("Uncertainty about the rules has kept investors away.", "causal"),
    ("The current reporting interval leaves inspectors without timely data.", "causal"),
    ("Smoking remains the leading cause of preventable death.", "causal"),
    ("Distrust of the health service keeps many parents away.", "causal"),
    ("Funding gaps stand in the way of a wider roll-out.", "causal"),
    ("The feed-in tariff turned farmers into power producers.", "causal"),
    ("Drought has cut hydropower output by a third, which has forced the utility to import diesel.", "causal"),
    ("Currency depreciation gave exporters a temporary boost.", "causal"),
    ("Numbers alone do not win wars.", "causal"),
    ("Easy credit fed the building boom.", "causal"),
    ("Lack of transport keeps patients from finishing treatment.", "causal"),
    ("Outages at the exchange brought trading to a halt.", "causal"),
    ("What broke the siege was a change in the weather.", "causal"),
    ("High fees keep poor students out of the universities.", "causal"),
    ("The root of the problem lies in the way schools are funded.", "causal"),
    ("What saved the harvest was an early monsoon.", "causal"),
    ("The explanation lies in the structure of the tax code.", "causal"),
    ("That is why most of the clinics stand empty.", "causal"),
    ("The quota system rewards large fleets.", "causal"),
    ("The winters are so harsh that the roads close for months.", "causal"),
    ("The crisis has its origins in the land reform of the sixties.", "causal"),
    ("More police on the streets did nothing to reduce theft.", "causal"),
    ("One possible explanation is that the survey missed the camps.", "causal"),
    ("Utilities are betting on gas.", "motive"),
    ("Efforts to win over the rural voters continued throughout the year.", "motive"),
    ("Concerns about privacy have dominated the debate.", "motive"),
    ("Opposition to the dam runs deep in the valley.", "motive"),
    ("The clause was added at the insistence of the shipowners.", "motive"),
    ("Local elites have a stake in the status quo.", "motive"),
    ("The premier was in no mood for compromise.", "motive"),
    ("What the generals feared most was a mutiny.", "motive"),
    ("The company's strategy is to lock customers in.", "motive"),
    ("The commission attaches great importance to transparency.", "motive"),
    ("The rules exist to protect depositors.", "motive"),
    ("The tax was imposed in the expectation that drinking would fall.", "motive"),
    ("They acted on the assumption that help was on its way.", "motive"),
    ("The club exists to bring young players together.", "motive"),
    ("The artist was fascinated by machines.", "motive"),
    ("The firm prides itself on its pensions.", "motive"),
    ("The brothers dreamed of a railway to the coast.", "motive"),
    ("The course is meant for beginners.", "motive"),
    ("The emphasis is on prevention.", "motive"),
    ("The focus of the programme is on young offenders.", "motive"),
    ("The garden was laid out with the blind in mind.", "motive"),
    ("Effects are concentrated among the least skilled.", "comparative"),
    ("The second round drew a wider field of bidders.", "comparative"),
    ("The reform was more ambitious on paper than in practice.", "comparative"),
    ("The code departs from earlier practice in three ways.", "comparative"),
    ("Women are under-represented among senior judges.", "comparative"),
    ("The islands are among the most exposed places on earth.", "comparative"),
    ("It was the first general strike in the country's history.", "comparative"),
    ("Carbon capture is still an unproven technology.", "evaluative"),
    ("Record keeping was sloppy.", "evaluative"),
    ("The referral system is a shambles.", "evaluative"),
    ("Headmasters are ill prepared for the task.", "evaluative"),
    ("The inspectors did a creditable job.", "evaluative"),
    ("The figures do not add up.", "evaluative"),
    ("That objection misses the point.", "evaluative"),
    ("The decision came too late.", "evaluative"),
    ("The treaty is a dead letter.", "evaluative"),
    ("The court got it right.", "evaluative"),
    ("It is regrettable that the survey was never repeated.", "evaluative"),
    ("The ministry deserves credit for publishing the data.", "evaluative"),
    ("The road map is short on detail.", "evaluative"),
    ("The new visa is popular with students.", "evaluative"),
    ("The army's logistics were in disarray.", "evaluative"),
    ("The fund has little to show for its efforts.", "evaluative"),
    ("The paper trail is incomplete.", "evaluative"),
    ("So far the results have been encouraging.", "evaluative"),
    ("The guidance is of little help to small firms.", "evaluative"),
    ("The law is a blunt instrument.", "evaluative"),
    ("The union overplayed its hand.", "evaluative"),
    ("The proposal has obvious attractions.", "evaluative"),
    ("Standing doctrine rests on two pillars, injury and redressability.", "descriptive"),
    ("Nothing in the record suggests that the parties bargained over the clause.", "descriptive"),
    ("The decision appears to rest on an unstated premise.", "descriptive"),
    ("Schools in the hills often share a single teacher.", "descriptive"),
    ("Deterrence is a state of mind.", "descriptive"),
    ("In those days a journey would take three weeks.", "descriptive"),
    ("The term may refer to a person or to an office.", "descriptive"),
    ("The term can refer to a person or to an office.", "descriptive"),
    ("The route leads through the old quarter.", "descriptive"),
]
NOT_TYPES = [
    ("Older residents stay in the old quarter.", "comparative"),
    ("The library keeps a copy of every map.", "causal"),
    ("The market takes place on the quay.", "causal"),
    ("The ministers chose trade rather than war.", "comparative"),
    ("Mirror statistics suggest that the trade has moved.", "prescriptive"),
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
    ("Firms in the region are mostly family owned and rarely borrow abroad.", "certain"),
    ("Children in rural districts are three times as likely to miss a dose.", "certain"),
    ("The court's explanation is less than satisfying, perhaps because the briefs were poor.", "hedged"),
    ("Fear, it seems, drove the settlers out.", "hedged"),
    ("The archive, it would appear, was sold.", "hedged"),
    ("One possible explanation is that the survey missed the camps.", "hedged"),
    ("The plan was made possible by foreign loans.", "certain"),
    ("The north is more likely to flood than the south.", "certain"),
    ("Rural voters are less likely to turn out.", "certain"),
    ("The rise is in large part due to migration.", "hedged"),
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
    ("Not a single town escaped the levy.", "negative"),
    ("The levy is a tax, not a fee.", "positive"),
    ("The town is old but not beautiful.", "positive"),
    ("The issue is not whether but when the dam will be built.", "positive"),
    ("It is not clear who owns the land.", "negative"),
    ("The firm was founded in 1990 and did not sell a ship.", "positive"),
    ("Without ships, the ports seem empty.", "positive"),
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


ADVICE = [
    (
        "The Admiralty ought to cap the class at six ships and raise the force to fifteen.",
        "a duty that the paper itself",
    ),
    ("Recommendation 5: Ports set up a common register of ships and boats.", "labelled as a recommendation"),
    ("We recommend that fees for ships, boats and rafts be abolished in all ports.", "advice of the paper itself"),
]


@pytest.mark.parametrize(("text", "sign"), ADVICE)
def test_what_the_paper_advises_is_a_claim_in_whatever_words(nlp: Language, text: str, sign: str) -> None:
    (unit,) = arguments(nlp, text)
    assert (unit.role, unit.type) == ("claim", "prescriptive")
    assert unit.confidences["role"] >= 0.9
    (why,) = (why for why in unit.why if why.field == "role")
    assert why.rule.startswith(f"sign: {sign}")
