"""All checks together: each runs, in order, and a long article costs little."""

import time

from practice.editing.content_checks.content import Content, Link, Picture, WordChoice
from practice.editing.content_checks.registry import RULES, findings_in
from tests.practice.editing.content_checks.texts import BODY, text


def test_every_finding_says_its_rule_and_the_language_of_the_text():
    content = text(
        "es",
        "Quiere morir. La recomiendo. Garantizamos todo. Llame al 951-778-0231. Un adicto.",
        " ".join(["palabra"] * 130),
        description="",
        links=[Link("aquí", BODY)],
        pictures=[Picture("", BODY)],
        word_choices=[WordChoice(("adicto",), "persona con una adicción")],
    )
    found = findings_in(content)
    assert {finding.language for finding in found} == {"es"}
    assert [finding.rule for finding in found] == [rule for rule in RULES if rule != "heading"]


def test_empty_text_is_no_fault():
    assert findings_in(Content("en", description="What it is about.")) == []


def test_an_article_of_3000_words_costs_little():
    sentence = "Most people sleep badly for some weeks after they have lost someone they love, and then less so. "
    choices = [WordChoice((f"word{number}", f"two words{number}"), "x") for number in range(100)]
    content = text("en", *[sentence * 5] * 33, has_crisis_block=False, word_choices=choices, description="x")
    findings_in(content)
    costs = []
    for _attempt in range(5):
        for passage in content.passages:
            vars(passage).pop("sentences", None)
        start = time.process_time()
        findings_in(content)
        costs.append(time.process_time() - start)
    assert min(costs) < 0.05
