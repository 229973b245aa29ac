"""Marked sentences: source, cue and content of each report, in order."""

import pytest
from spacy.language import Language

from tests.attributions.reading import read, words
from tests.marked import Mark, read_marked

SENTENCES = {
    "cut at a dash": "<source>The state–run paper</source> <cue>said</cue> <content>that it was dead</content>.",
    "reason": "<source>Doe</source> <cue>criticized</cue> <content>the treaty for its cost</content>.",
    "in favor of": "<source>Doe</source> <cue>argued in favor of</cue> <content>a new treaty</content>.",
    "doubt about": "<source>Doe</source> <cue>raised doubts about</cue> <content>whether it was dead</content>.",
    "predicate": "<source>Doe</source> <cue>called</cue> <content>the treaty useless</content>.",
    "passive as": "<content>The treaty</content> <cue>was described</cue> by <source>Doe</source> as useless.",
    "having": "<source>Doe</source> <cue>denied</cue> <content>having seen the treaty</content>.",
    "acronym": "<source>The Harbour Board (HB)</source> <cue>said</cue> <content>that it was dead</content>.",
    "indirect": "<source>The envoy</source> <cue>said</cue> <content>that the treaty was dead</content>.",
    "without that": "<source>Peru</source> <cue>feared</cue> <content>it would be isolated</content>.",
    "lemma mended": "<source>Peru</source> <cue>hoped</cue> <content>that Chile would sign</content>.",
    "direct": "<content>“The talks have failed,”</content> <cue>said</cue> <source>Jane Doe, the envoy</source>.",
    "inserted": "<content>The talks, <source>he</source> <cue>said</cue>, had failed</content>.",
    "following": "<content>The talks had failed</content>, <source>the envoy</source> <cue>said</cue>.",
    "running on": "<content>“The talks have failed,” <source>she</source> <cue>said</cue>. “None will sign.”</content>",
    "mixed": "<source>The envoy</source> <cue>said</cue> <content>the treaty was “a dead letter”</content>.",
    "auxiliaries": "<source>Doe</source> <cue>has repeatedly argued</cue> <content>that the treaty is dead</content>.",
    "particle": "<source>The envoy</source> <cue>pointed out</cue> <content>that the treaty was dead</content>.",
    "catenative": "<source>Doe</source> <cue>continued to insist</cue> <content>that the treaty was dead</content>.",
    "agentless": "It <cue>is widely believed</cue> <content>that the treaty will fail</content>.",
    "among whom": "It <cue>is widely believed</cue> in <source>Lima</source> <content>that it will fail</content>.",
    "raising": "The bank <cue>is reported</cue> <content>to have invested in gas</content>.",
    "passive with agent": "<content>The treaty</content> <cue>was endorsed</cue> by <source>the ministry</source>.",
    "fact": "<source>The envoy</source> <cue>emphasized the fact</cue> <content>that the treaty was dead</content>.",
    "made clear": "<source>The envoy</source> <cue>made clear</cue> <content>that the treaty was dead</content>.",
    "light verb": "<source>Doe</source> <cue>expressed concern</cue> <content>that the treaty was dead</content>.",
    "existential": "There is a widespread <cue>belief</cue> <content>that the treaty is dead</content>.",
    "copular": "<source>Peru’s</source> <cue>position</cue> is <content>that the treaty is void</content>.",
    "according to": "<cue>According to</cue> <source>the ministry</source>, <content>the treaty is dead</content>.",
    "according, last": "<content>The treaty is dead</content>, <cue>according to</cue> <source>the ministry</source>.",
    "view": "<cue>In <source>Lima’s</source> view</cue>, <content>the treaty is dead</content>.",
    "point of view": "<cue>From <source>Lima’s</source> point of view</cue>, <content>the treaty is dead</content>.",
    "adjective": "<cue>From the <source>Peruvian</source> viewpoint</cue>, <content>the treaty is dead</content>.",
    "dative": "<cue>For</cue> <source>Jane Doe</source>, <content>the treaty is a dead letter</content>.",
    "hearsay": "Peru <cue>reportedly</cue> <content>left the treaty</content>.",
    "stated": "<source>The ministry’s</source> <cue>stated aim</cue> is <content>to save the treaty</content>.",
    "as shown": "<cue>As shown in</cue> <source>a recent report</source>, <content>the treaty is dead</content>.",
    "accused": "<source>Peru</source> <cue>accused Chile of</cue> <content>hiding losses</content>.",
    "order": "<source>Peru</source> <cue>urged</cue> <content>Chile to sign the treaty</content>.",
    "relative": "The treaty, <content>which <source>the envoy</source> <cue>said</cue> was dead</content>, remained.",
    "interview": "<source>Jane Doe</source><cue>:</cue> <content>“The treaty is dead.”</content>",
    "epigraph": "<content>“The treaty is dead.”</content> <cue>—</cue> <source>Jane Doe</source>",
    "interrupted": "<content>“The talks,” <source>she</source> <cue>said</cue>, “have failed again.”</content>",
    "addressee": "<source>Doe</source> <cue>told</cue> voters <content>that the treaty was dead</content>.",
    "blamed without agent": "<content>The bank</content> <cue>was criticized</cue>.",
    "connective left out": "But <content>the talks had failed</content>, <source>she</source> <cue>said</cue>.",
    "a thing shows no view": "The war revealed a wide gap.",
    "in line with": "Peru adjusted its policy according to the progress of the talks.",
    "nothing reported": "Peru left the treaty in 1990 after long talks.",
    "term in quotation marks": "The so-called “peace zone” was never built.",
    "attitude inside": "<source>Doe</source> <cue>said</cue> <content>that Peru wanted a treaty</content>.",
    "own words": "<content>“I think that it is dead,”</content> <cue>said</cue> <source>Jane Doe</source>.",
    "set off": "<source>Jane Doe, the envoy,</source> <cue>said</cue> <content>that the treaty was dead</content>.",
    "dateline": "LIMA – <source>Officials</source> <cue>said</cue> <content>that it was dead</content>.",
    "hyphens": "<source>A 36-year-old trader</source> <cue>said</cue> <content>that it was dead</content>.",
    "introduced": "<source>The envoy</source> <cue>was blunt</cue>: <content>“It is dead and buried.”</content>",
    "it goes": "The <cue>argument goes</cue> <content>that the treaty is dead</content>.",
    "of the view": "<source>Peru</source> <cue>is of the view</cue> <content>that the treaty is dead</content>.",
    "claim met": "<source>Peru</source> <cue>rejected</cue> <content>claims that the treaty was dead</content>.",
    "ascribed": "<source>Peru</source> <cue>attributed</cue> <content>the failure to the treaty</content>.",
    "phrasal": "<source>The envoy</source> <cue>set out</cue> <content>a new plan</content>.",
    "catenatives": "<source>Doe</source> <cue>went on to argue</cue> <content>that it was dead</content>.",
    "and so on": "<content>Perhaps, <source>she</source> <cue>said</cue>, it had failed</content>.",
    "scare quotes": "The “allies” of the ministry left.",
    "motto": "The ministry’s “peace first” policy failed.",
    "no doubt": "There is no doubt that the treaty is dead.",
    "evidence": "There is evidence that the treaty is dead.",
    "own view": "In our view, the treaty is dead.",
    "perspective of a field": "From a legal perspective, the treaty is dead.",
}


def marked_parts(marks: list[Mark]) -> tuple[str | None, ...]:
    found = {mark.tag: mark.text for mark in marks}
    return tuple(found.get(tag) for tag in ("source", "cue", "content"))


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES.keys())
def test_one_report(nlp: Language, marked: str) -> None:
    text, marks = read_marked(marked)
    doc = read(nlp, text)
    found = [words(doc, report) for report in doc._.claimspan_reports]
    assert found == ([marked_parts(marks)] if marks else [])
