"""Sentences that speak of an obstacle or its remedy: which category, which stance, and which do not."""

import json

import pytest
import spacy

from itx_nlp.components.challenges import Challenges

FOUND = [
    # sentence                                                                     category          stance
    ("Fresh graduates come to us without any practical programming skills.",       "skills_gap",     "problem"),
    ("A coding apprenticeship would give our graduates the skills clients want.",  "skills_gap",     "remedy"),
    ("Freelancers wait for weeks until a transfer from abroad reaches them.",      "payments",       "problem"),
    ("Foreign clients doubt that our vendors will deliver on time.",               "trust",          "problem"),
    ("The tax on IT exports was changed twice in one year.",                       "policy",         "problem"),
    ("A tax holiday until 2030 should be given to IT exporters.",                  "policy",         "remedy"),
    ("Frequent internet outages stopped the work of software houses.",             "infrastructure", "problem"),
    ("Our best developers are leaving the country for jobs in Germany.",           "talent_retention", "problem"),
    ("The company lost 300 engineers to rivals in Germany.",                       "talent_retention", "problem"),
    ("Start-ups cannot find venture capital at home.",                             "investment",     "problem"),
]  # fmt: skip
NOT_FOUND = [
    "Exports of software rose 12% to $310 million in April.",
    "The national cricket team beat its rivals by six wickets.",
    "The minister attended the ceremony.",
    "Cement sales fell for the third month.",
    "The company has 300 employees in two cities.",
    "The studio employs 120 animators and 40 editors.",
    "The bank has 1,200 branches.",
    "Thank you.",
]


@pytest.fixture(scope="module")
def alone():
    blank = spacy.blank("en")
    blank.add_pipe("itx_challenges")
    return blank


def challenges(doc):
    return [row for span in doc.spans["challenges"] for row in span._.challenges]


@pytest.mark.parametrize("text, category, stance", FOUND, ids=[row[0][:40] for row in FOUND])
def test_challenge(alone, text, category, stance):
    found = {row.category: row for row in challenges(alone(text))}
    assert category in found
    assert found[category].stance == stance
    assert (found[category].start, found[category].end) == (0, len(text))
    assert 0 <= found[category].score <= 1


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_challenge(alone, text):
    assert challenges(alone(text)) == []


def test_nothing_in_nothing(alone):
    assert challenges(alone("")) == challenges(alone(" \n ")) == []


def test_headers_furniture_and_lead_ins_are_left_out(nlp):
    body = "Freelancers wait for weeks until a transfer from abroad reaches them."
    doc = nlp(f"PAYMENTS REMAIN A HURDLE FOR FREELANCERS\n\n{body}\n\nLeave a Reply\n")
    assert {doc.text[row.start : row.end] for row in challenges(doc)} == {body}
    assert challenges(nlp("Freelancers wait for weeks until a transfer from abroad reaches them:")) == []


def test_the_speaker_of_the_claim_is_named(nlp):
    doc = nlp("“Our clients wait six weeks for a wire to clear,” said Zara Mirza, chief executive of Lumen Codeworks.")
    assert {row.speaker_name for row in challenges(doc)} == {"Zara Mirza"}


def test_the_same_sentence_counts_less_in_a_text_on_another_industry(nlp):
    sentence = "Export payments are held up by the banks for weeks."
    fields = "The growers brought their cotton to the market. The mills bought less of it than last year. " * 6
    alone = sum(row.score for row in challenges(nlp(sentence)))
    assert alone > 0.5
    assert sum(row.score for row in challenges(nlp(fields + sentence))) < alone


UNRELATED = [
    "The kitten slept on the piano.", "Rain fell on the mountain village.", "A surgeon repaired the bone.",
    "Goats cost more this spring.", "The orchestra played until midnight.", "He solved the equation at once.",
]  # fmt: skip

MILL = "The mill spins cotton from the south. Its looms ran all winter. The owner sold yarn to the weavers. " * 3
WEAVERS = "The weavers waited. Their cloth was dyed. It went to the port. "


@pytest.mark.parametrize(
    "text, found",
    [
        ("{}" + MILL, False),
        (MILL + "{}", False),
        (MILL + "The owner's son works in software. {}", True),
        (MILL + "{}The owner's son works in software.", True),
        (MILL + "The owner's son works in software. " + WEAVERS + "{}", False),
        (MILL + "The mill has a website. " + WEAVERS + "{}", False),
        ("{}", True),
        (" ".join(UNRELATED) + " {}", True),
    ],
)
def test_where_the_industry_is_seldom_named_only_what_is_near_is_about_it(trusting, text, found):
    sentence = "The state should restore the tax exemption and end the red tape that drives exporters away. "
    rows = challenges(trusting(text.format(sentence)))
    assert ("policy" in {row.category for row in rows}) is found


HOUSE = (
    "The software house stands on a hill. Its programmers sit on the upper floor. Visitors see a wall of screens. " * 2
)


@pytest.mark.parametrize(
    "sentence, categories",
    [("Its engineers speak English and Urdu.", set()), ("Its engineers lack English.", {"skills_gap"})],
)
def test_a_plain_fact_in_an_article_is_no_challenge(nlp, sentence, categories):
    assert {row.category for row in challenges(nlp(HOUSE + sentence))} == categories


def test_a_list_of_unrelated_sentences_is_no_article(nlp):
    sentence = "Export payments are held up by the banks for weeks."
    alone = [row.score for row in challenges(nlp(sentence))]
    assert [row.score for row in challenges(nlp(" ".join([*UNRELATED, sentence])))] == pytest.approx(alone, abs=0.05)


def test_a_sentence_is_likelier_of_what_the_one_before_is_of(nlp):
    before, sentence = "No gateway such as Stripe brings payments into the country. ", "Their money comes weeks late."
    near, far = (
        {row.category: row.score for row in challenges(nlp(text)) if row.end == len(text)}
        for text in (HOUSE + before + sentence, before + HOUSE + sentence)
    )
    assert near["payments"] > far.get("payments", 0)


COLUMN = (
    "My aunt keeps goats behind the mosque. She sells their milk to a sweet shop. It pays her every Friday. "
    "Her son mended radios. He learnt to code on a borrowed laptop. It had no lid. The dogs of the lane bark at night. "
    "They do not wake him. He draws signs for a bakery in Oslo. "
)
LATE = "No gateway such as Stripe brings payments into the country. Their money comes weeks late."


@pytest.mark.parametrize("text, joined", [(COLUMN + LATE, True), (" ".join([*UNRELATED, LATE]), False)])
def test_a_column_that_speaks_of_many_things_is_one_text_and_a_list_is_none(nlp, text, joined):
    near, alone = (
        next(row.score for row in challenges(nlp(each)) if row.category == "payments" and row.end == len(each))
        for each in (text, LATE)
    )
    assert (near > alone + 0.1) is joined


@pytest.mark.parametrize("sentence, category", [
    ("The withholding tax on services and the red tape around every licence must go.", "policy"),
    ("Brain drain continues, and employers fail to retain their people.",              "talent_retention"),
    ("Load-shedding and internet outages disrupt the night shift.",                    "infrastructure"),
    ("No international payment gateway such as Stripe operates in the country.",       "payments"),
])  # fmt: skip
def test_a_clear_sentence_needs_no_word_of_the_domain(nlp, sentence, category):
    report = "Software exports rose in May. Freelancers earned more than last year. Most coders live in Lahore. "
    assert category in {row.category for row in challenges(nlp(report + sentence))}


@pytest.fixture
def own(tmp_path):
    """A researcher's folder with a category of their own."""
    folder = tmp_path / "challenges" / "gender_gap"
    folder.mkdir(parents=True)
    (folder / "about.json").write_text(json.dumps({"title": "Gender gap"}), encoding="utf-8")
    (folder / "problem.txt").write_text(
        "Few women lead engineering teams.\nFemale coders earn less than men for the same work.\n"
        "Women give up their jobs when they marry.\nOnly one programmer in ten is a woman.\n"
        "Families do not let their daughters travel to the office at night.\n",
        encoding="utf-8",
    )
    (folder / "remedy.txt").write_text(
        "A crèche in the building keeps mothers at work.\nHalf of the scholarships will go to young women.\n"
        "Bootcamps for women open a door to the industry.\n",
        encoding="utf-8",
    )
    return str(tmp_path)


def test_a_category_of_ones_own_works_at_once(own, caplog):
    component = Challenges(spacy.blank("en"), "itx_challenges", own)
    blank = spacy.blank("en")

    def categories(text):
        return {row.category for row in challenges(component(blank(text)))}

    assert "gender_gap" in categories("Very few women become team leads in software houses.")
    # nearer to its examples than all but one in a hundred sentences, if not than all of ours that speak of women
    assert "gender_gap" in categories("Women are seldom hired as programmers.")
    assert "gender_gap" not in categories("Freelancers wait for weeks until a transfer from abroad reaches them.")
    assert "gender_gap" not in categories("The national cricket team beat its rivals by six wickets.")
    assert "itx-nlp train challenges --data" in caplog.text


def test_a_folder_of_ones_own_is_judged_where_nobody_speaks_of_the_industry(own):
    text = MILL + "The state should restore the tax exemption and end the red tape that drives exporters away."
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    component = Challenges(spacy.blank("en"), "itx_challenges", own)
    component.likeness = None  # as where the category has been trained
    assert "policy" in {row.category for row in challenges(component(blank(text)))}
    assert not challenges(Challenges(spacy.blank("en"), "itx_challenges", None)(blank(text)))
