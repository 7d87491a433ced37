"""Quotation marks: brackets mark what stands inside a quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itx_nlp.text.quotations import find_quotations

PAIRED = [
    'He said, "[Orders are up.]" Then he left.',
    "“[Orders are up,]” he said. “[Prices are not.]”",
    "''[I have seen it,]'' she said.",
    "``[I have seen it]'', she said.",
    "the ‘[one window for every single exporter]’ scheme",
    "the firm's price and the firms' prices",
    "It’s the exporters’ own choice.",
    'a 15" screen beside a 13" one',
]
UNBALANCED = [
    # one mark too few costs one quotation
    'He said: "[Yes, it works.] She said: "[No.]" Both left.',
    "“[The first is open.] More follows. “[The second is closed,]” she said.",
    '"[Open to the end of its line]\nThe next line says "[nothing]" new.',
    "a closing mark ” alone",
]
RUNNING_ON = [
    "“[The first paragraph.]\n\n“[The second one,]” he said.",
    '"[The first paragraph.]\n"[The second one,]" he said.',
]


@pytest.mark.parametrize("marked", PAIRED + UNBALANCED + RUNNING_ON)
def test_quotations(marked, unbracket):
    text, spans = unbracket(marked)
    assert [(q.inner_start, q.inner_end) for q in find_quotations(text)] == spans


@pytest.mark.parametrize("marked", RUNNING_ON)
def test_running_on(marked, unbracket):
    first, second = find_quotations(unbracket(marked)[0])
    assert not first.closed and second.continued and second.closed


@given(st.text(alphabet="ab .,\n“”\"'‘’`", max_size=60))
def test_quotations_never_overlap(text):
    position = 0
    for q in find_quotations(text):
        assert position <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text)
        position = q.end
