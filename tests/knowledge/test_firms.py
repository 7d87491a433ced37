# ruff: noqa: E501 -- a text stands on one line
"""Whose a figure is where the firm is not named beside it: read from whole texts, by the entities of their facts."""

import pytest

from itx_nlp.extract import extract_corpus

# a text with marked figures, and whose each is
TEXTS = [
    # the firm is called one, or "it"
    ("Nexagrid Systems opened in Multan in 2019. The company employs [190 people].", ["Nexagrid Systems"]),
    ("Nexagrid Systems opened in Multan in 2019. The Multan-based firm's revenue rose to [Rs90 million].", ["Nexagrid Systems"]),
    ("Nexagrid Systems opened in Multan in 2019. It hired [120 engineers] last year.", ["Nexagrid Systems"]),
    ("Nexagrid Systems opened in Multan in 2019. Its staff grew to [190 people].", ["Nexagrid Systems"]),
    ("Nexagrid Systems opened in Multan in 2019. The startup raised [$8 million] last year.", ["Nexagrid Systems"]),
    # a time or the kind of firm before its name
    ("Last year Nexagrid Systems hired [190 engineers].", ["Nexagrid Systems"]),
    ("In 2024, the software firm Nexagrid Systems hired [190 engineers].", ["Nexagrid Systems"]),
    ("Last year the owner of Nexagrid Systems bought [190 horses].", ["Pakistan"]),
    # somebody's firm is "it", for who founds it is a person; not where something else may be
    ("Sana Khalid founded Nexagrid Systems in 2019. It employs [190 people].", ["Nexagrid Systems"]),
    ("Sana Khalid is an engineer at Nexagrid Systems. Its revenue was [Rs90 million].", ["Nexagrid Systems"]),
    ("The mill was sold to Nexagrid Systems. It employs [190 people].", ["Pakistan"]),
    ("Sana Khalid founded Nexagrid Systems after Orbita Technologies failed. It employs [190 people].", ["Pakistan"]),
    # two firms; a bank that is no firm; a plural; another subject between
    ("Nexagrid Systems sued Orbita Technologies in 2019. The company employs [190 people].", ["Pakistan"]),
    ("Nexagrid Systems opened in Multan in 2019. The central bank holds [$9 billion].", ["Pakistan"]),
    ("Nexagrid Systems opened in Multan in 2019. The companies of the town employ [190 people].", ["Pakistan"]),
    ("Nexagrid Systems opened in Multan in 2019. Pakistan has [190 airports].", ["Pakistan"]),
    ("Nexagrid Systems opened in Multan in 2019. The town then built a road. It cost [Rs90 million].", ["Pakistan"]),
    # who speaks of its own, and who of others
    ("Nexagrid Systems said its revenue rose to [$50 million].", ["Nexagrid Systems"]),
    ('"Our revenue crossed [$50 million]," said Sana Khalid, chief executive of Nexagrid Systems.', ["Nexagrid Systems"]),
    ('"Our summers have become hotter by [2 degrees]," said Sana Khalid, chief executive of Nexagrid Systems.', ["Pakistan"]),
    ("Nexagrid Systems said the wheat crop was [30 million tonnes].", ["Pakistan"]),
    # a profile goes on naming its firm, by the short name too; two firms, or one that is soon forgotten
    ("There is no sign outside Nexagrid Systems. The company rents a mill. Nexagrid writes code. Nexagrid also runs a school. Nexagrid’s founder is shy. Attrition is [9 per cent].", ["Nexagrid Systems"]),
    ("There is no sign outside Nexagrid Systems. The company rents a mill. Nexagrid writes code. Nexagrid sued Orbita Technologies. Orbita Technologies lost, but Nexagrid paid. Attrition is [9 per cent].", ["Pakistan"]),
    ("There is no sign outside Nexagrid Systems. The company rents a mill. Attrition of coders is [9 per cent].", ["Pakistan"]),
    # named but once, and then called the company again and again; not where another one is named
    ("Nexagrid Systems opened in Multan in 2019. The company rents a mill. The company is small. The firm is proud. Attrition is [9 per cent].", ["Nexagrid Systems"]),
    ("Nexagrid Systems sued Orbita Technologies in 2019. The company rents a mill. The company is small. The firm is proud. Attrition is [9 per cent].", ["Pakistan"]),
    ("Nexagrid Systems opened in Multan in 2019. The company rents a mill. The firms are small. The firm of the year is proud. Attrition is [9 per cent].", ["Pakistan"]),
    # exports are a country's, unless they are said to be a firm's own; then they go on being so
    ("Nexagrid Systems said its exports rose to [$42 million].", ["Nexagrid Systems"]),
    ("Nexagrid Systems said its exports rose to [$42 million]. The company expects exports of [$60 million] in 2027.", ["Nexagrid Systems", "Nexagrid Systems"]),
    ("Nexagrid Systems said IT exports rose to [$4 billion].", ["Pakistan"]),
    ("Nexagrid Systems expects IT exports of [$5 billion] in FY2027.", ["Pakistan"]),
    ("Nexagrid Systems said Pakistan must raise its exports to [$40 billion].", ["Pakistan"]),
    ("Nexagrid Systems said its exports rose to [$42 million]. IT exports were [$4 billion], the State Bank said.", ["Nexagrid Systems", "Pakistan"]),
    # a firm without a name is that of whoever is said to have it; what one earns is his own
    ("Sana Malik runs a design agency in Multan. She pays her staff [Rs90,000] a month. The agency has [14 people].", ["Sana Malik's agency", "Sana Malik's agency"]),
    ("Bilal Khan started a small firm in 2019. He hired [12 coders]. His firm now has [40 clients].", ["Bilal Khan's firm", "Bilal Khan's firm"]),
    ("“We have [40 clients],” says Sana Malik, who runs an agency.", ["Sana Malik's agency"]),
    ("Bilal Khan is a translator. He earns [Rs90,000] a month. Last year he made [$9,000].", ["Bilal Khan", "Bilal Khan"]),
    ("Bilal Khan, a coder from Okara, charges [$40] an hour. His sister charges [$25].", ["Bilal Khan", "Pakistan"]),
    ("“I charge [$40] an hour,” said Bilal Khan, a coder.", ["Bilal Khan"]),
    ("“Our country has [40 ports], and our firm is small,” said Sana Malik.", ["Pakistan"]),
    ("Bilal Khan said the town had [90 firms]. Minister Bilal Khan opened [9 parks]. He said [400 firms] would come.", ["Pakistan", "Pakistan", "Pakistan"]),
    ("Sana Malik heads the ministry. She got [$9 billion] from the fund and paid [40 clerks].", ["Pakistan", "Pakistan"]),
    # who answers for a firm says "we"
    ("There is no sign outside Nexagrid Systems. The company rents a mill. “We were late,” says Sana Malik. “We pay more. We hire girls.” The firm is proud. Attrition is [9 per cent].", ["Nexagrid Systems"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def owners(tmp_path_factory):
    """Give the entity of every figure, by article and place."""
    folder = tmp_path_factory.mktemp("firms")
    for number, (text, _) in enumerate(TEXTS):
        plain = text.replace("[", "").replace("]", "")
        # Two sentences that put the text in a country.
        around = "Pakistan's economy is growing, and Pakistan's towns with it."
        (folder / f"t{number:02d}.txt").write_text(f"Towns that grow\n\n{around}\n\n{plain}\n", encoding="utf-8")
    tables = extract_corpus(folder)
    entity = {figure: fact.entity for fact in tables["knowledge"] for figure in fact.figure_ids}
    found = {}
    for figure in tables["figures"]:
        found.setdefault(figure.article_id, {})[figure.text] = entity.get(figure.figure_id)
    return found


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=[text for text, _ in TEXTS])
def test_the_firm_that_a_figure_is_said_of(owners, number):
    text, expected = TEXTS[number]
    marked = [part.split("]")[0] for part in text.split("[")[1:]]
    assert [owners[f"t{number:02d}"].get(figure) for figure in marked] == expected
