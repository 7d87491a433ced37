# ruff: noqa: E501 -- a marked sentence stands on one line
"""Relations that ask for their figures by grammar: a change for its level and base, a share for its whole, a rest for what it is left of."""

import pytest

from itx_nlp.knowledge.checks import find_checks

# passage, then rule, expected, verdict of each check
CHANGES = [
    # a change that is worded by what it makes of its level, whose months are told elsewhere
    (
        """record: May sets one at [$430 million|{van exports}4.3e8 USD 2025-05], [+23%|23 percent 2025-05 +].
           van exports: They came to [$430 million|4.3e8 USD 2025-05].
           buses: None were sold.
           buses: None were made.
           van exports: A year ago it was [$350 million|3.5e8 USD 2024-05].""",
        [("growth", 22.8571, "rounded")],
    ),
    # bases in brackets, behind the name of an earlier time
    (
        "van exports: They reached [$430 million|4.3e8 USD 2025-05], up [23%|23 percent 2025-05 +] (May-24:[$350 million|3.5e8 USD 2025-05]).",
        [("growth", 22.8571, "rounded")],
    ),
    (
        "van exports: They reached [$1.9 billion|1.9e9 USD 2025-05] ([+22%|22 percent 2025-05 +] on the year; last year:[$1.56 billion|1.56e9 USD 2025-05]).",
        [("growth", 21.7949, "rounded")],
    ),
    # between its level and its base nothing else is meant, whatever the years were read as
    (
        "van sales: We stay at [$4.6 billion|4.6e9 USD FY2025] ([+21%|21 percent FY2026 +] over FY25's [$3.81 billion|3.81e9 USD FY2025]).",
        [("growth", 20.7349, "rounded")],
    ),
    # two levels that were read as of one time
    (
        "van sales: The second half brought [1,179|1179 van 2025-05] and the first [1,057|1057 van 2025-05], a gain of [11.5%|11.5 percent 2025-05 +].",
        [("growth", 11.5421, "rounded")],
    ),
    # pointing back to the level before
    (
        """riders: They were [5.2 million|5.2e6 - 2025-03] in March.
           riders: That is [400,000|400000 - 2024-12 +] more than the [4.8 million|4.8e6 - 2024-12] of December.""",
        [("difference", 4e5, "consistent")],
    ),
]
NO_CHANGES = [
    # names of places in brackets are no earlier times
    "van exports: They reached [$430 million|4.3e8 USD 2025-05], up [23%|23 percent 2025-05 +] (Lahore:[$250 million|2.5e8 USD 2025-05]).",
    # two levels of one time that happen to lie about so far apart
    "van budget: Gwadar spent [$12.5 billion|1.25e10 USD 2025], followed by Hub at [$10.4 billion|1.04e10 USD 2025], a rise of [$2.2 billion|2.2e9 USD 2025 +].",
    # it may point back to something else
    """riders: They were [5.2 million|5.2e6 - 2025-03] in March.
       riders: That is [600,000|600000 - 2024-12 +] more than the [4.8 million|4.8e6 - 2024-12] of December.""",
    # and two levels of one time make no mistake
    "van sales: The north brought [1,179|1179 van 2025-05] and the south [1,057|1057 van 2025-05], a gain of [13.5%|13.5 percent 2025-05 +].",
]


@pytest.mark.parametrize(("passage", "wanted"), CHANGES)
def test_changes_find_what_they_ask_for(passage, wanted, article):
    found = find_checks(article("a", passage))
    assert [(each.rule, pytest.approx(each.expected, rel=1e-4), each.verdict) for each in found] == wanted


@pytest.mark.parametrize("passage", NO_CHANGES)
def test_what_no_change_asks_for_is_no_mistake(passage, article):
    assert find_checks(article("a", passage)) == []
