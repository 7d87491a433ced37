"""Which organizations a sentence names, and which one each is. Brackets mark the mentions."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import itx_nlp
from itx_nlp.document import ORGANIZATIONS, marked
from itx_nlp.errors import LexiconError
from itx_nlp.text.knownbodies import KnownOrganization

KNOWN = [
    # the text, and the id of each bracketed mention in order
    ("[P@SHA] welcomed the rule, and so did the [Pakistan Software Houses Association].", ["pasha", "pasha"]),
    ("The [State Bank of Pakistan] left its rate alone, and [SBP]’s note gave no reason.", ["sbp", "sbp"]),
    ("A delegation of the [Ministry of IT & Telecom] left Karachi for Dubai.", ["moitt"]),
    ("Officials of [MoITT] and [PSEB] toured the park near Islamabad.", ["moitt", "pseb"]),
    ("Wallets such as [Paypal] and [NayaPay] differ in fees.", ["paypal", "nayapay"]),
    ("The [Pakistan People’s Party] and the [PPP] leader Rana Javed agreed.", ["ppp", "ppp"]),
    ("[Bank Islami] and [BankIslami] are one bank.", ["bankislami", "bankislami"]),
    ("Exporters asked the [Federal Board of Revenue] for refunds; the [FBR] is silent.", ["fbr", "fbr"]),
    ("The [United Bank Ltd] lent to exporters in Lahore.", ["ubl"]),
    ("The [E.U.] and [OPEC] met.", ["eu", "opec"]),
    ("The photo shows a queue.File photoThe [State Bank of Pakistan] opened at nine.", ["sbp"]),
    ("[Moody’s] and [Fitch] rate the country.", ["moodys", "fitch"]),
    ("Indian coders trust [NASSCOM], Bangladeshi ones [BASIS], which speaks for software.", ["nasscom", "basis"]),
]
DOUBTFUL = [
    ("The operator [Jazz] sold more 4G data.", ["jazz"]),
    ("He plays jazz, and Jazz evenings draw crowds.", []),
    (
        "[Meta] and WhatsApp rivals fear the rule; [Facebook] does not.".replace("WhatsApp", "[WhatsApp]"),
        ["meta", "whatsapp", "meta"],
    ),
    ("A Meta analysis of forty trials found nothing.", []),
    ("Freelancers use [Wise] for transfers.", ["wise"]),
    ("Wise men keep receipts.", []),
    # a ministry that every country has: of the country named, or of the one spoken of most, or nobody's we know
    ("Prices in the US rose. The [Treasury] will borrow less, and the US will save.", ["us-treasury"]),
    ("Britain saves. The [Treasury] will borrow less.", ["hm-treasury"]),
    ("Kenya saves, as does Kenya's port. The Treasury will borrow less. Kenya trades with the US.", []),
    ("Kenya saves and trades with the US. The Treasury will borrow less. Kenya looks to the US.", []),
    ("The Treasury will borrow less.", []),
    ("Her Visa expired on the way to Rome.", []),
    ("[Visa] and [Mastercard] cards work there.", ["visa", "mastercard"]),
    ("Islamabad: The [Ministry of Finance] of Pakistan has a plan.", ["mof"]),
    ("The [interior ministry] in Islamabad replied; a ministry did not.", ["moi"]),
    ("The [US Senate] votes; in Washington the [Senate] is split.", ["us-senate", "us-senate"]),
    ("In Islamabad, [Parliament] took up the bill of a [PPP] lawmaker.", ["parliament", "ppp"]),
    ("In Islamabad, buses stop at the Parliament House, and guests sleep in the Parliament Lodges.", []),
    ("Karachi: The [Interior Division] and the [IT & Telecom Division] agreed.", ["moi", "moitt"]),
    ("Karachi: Trains of Larkana Division and clubs of the Second Division were late.", []),
    # a letter is a name where somebody writes
    ("She wrote on [X] that rates fell; [X] users disagreed on the platform [X].", ["x", "x", "x"]),
    ("Grade X pupils learn about X rays in part X, and the photo is from X/@pupils.", []),
    # an international body by its noun
    ("The [IMF] wrote in May. The [Fund] wants reforms; so does the [Fund]’s board.", ["imf", "imf", "imf"]),
    ("The [World Bank] lends; the [Bank] waits, and a bank does not.", ["worldbank", "worldbank"]),
    ("The Fund was set up by donors. The [IMF] has a fund for poor states.", ["imf"]),
]
DEFINED = [
    ("The [Quetta Coders Guild] ([QCG]) met. The [QCG] wants fibre.", ["quetta-coders-guild"] * 3),
    ("The [QCG] ([Quetta Coders Guild]) met.", ["quetta-coders-guild"] * 2),
    ("The [Karachi Harbour Trade Association] ([KHTA]) said fees fell.", ["karachi-harbour-trade-association"] * 2),
    ("Asma Lodhi, Member [National Assembly of Pakistan] (MNA), spoke; an MNA earns more.", ["na"]),
    # one short form, two bodies: the Karachi Development Authority is another one
    ("The [Kalam Development Authority] ([KDA]) met; the [KDA] agreed.", ["kalam-development-authority"] * 3),
    ("The [Baloch Liberation Army] ([BLA]) attacked.", ["bla", "bla"]),
    ("The [International Monetary Fund]’s ([IMF]) team left.", ["imf", "imf"]),
    (
        "The [Fees Committee of the Eastmere Tennis Association] ([ETA]) met. The [ETA] agreed.",
        ["fees-committee-of-the-eastmere-tennis-association", *(["eastmere-tennis-association"] * 2)],
    ),
    # capitals right behind a body's name are its short form in any language; a place or a known body is none
    (
        "The [Harbour Crimes Investigation Board] ([LIMAK]) met. [LIMAK] agreed.",
        ["harbour-crimes-investigation-board"] * 3,
    ),
    ("The [Eastmere Ports Board] (UAE) met in the UAE.", ["eastmere-ports-board"]),
    ("The [Eastmere Ports Board] (NOR) met the [Kiln Board] (FIN).", ["eastmere-ports-board", "kiln-board"]),
    ("The [Eastmere Ports Board] ([SBP]) met.", ["eastmere-ports-board", "sbp"]),
    (
        "The [National Harbour (Price Setting) Committee] ([NHPSC]) met. The [NHPSC] agreed.",
        ["national-harbour-price-setting-committee"] * 3,
    ),
    ("The gross domestic product (GDP) grew, and GDP per head too.", []),
    ("Key performance indicators (KPIs) bind managers; the KPIs are public.", []),
]
BY_FORM = [
    # fields that a department joins; initials that a firm of the article opens with
    (
        "The [Punjab Social Welfare and Wool Trade Department] gave out rugs.",
        ["punjab-social-welfare-and-wool-trade-department"],
    ),
    ("The [Excise, Taxation, and Wool Department] failed.", ["excise-taxation-and-wool-department"]),
    ("Officials of Health, Education, and the [Irrigation Department] came.", ["irrigation-department"]),
    ("The [Bramblewick Mills] and [Irrigation Department] signed.", ["bramblewick-mills", "irrigation-department"]),
    ("[MIT Solutions] lost as [MIT]’s captain fell.", ["mit-solutions", "mit-solutions"]),
    (
        "[MIT Solutions] hired graduates of the [Massachusetts Institute of Technology], or [MIT].",
        ["mit-solutions", "mit", "mit"],
    ),
    # what says something is no thing
    ("But [Rosewell Paper], which sells bags to banks, said no.", ["rosewell-paper"]),
    ("[Rosewell Paper], whose mill is in Fife, on Monday announced a sale.", ["rosewell-paper"]),
    ("The fleet of [Skylark Air] stood still.", ["skylark-air"]),
    ("[Tamar Chemicals] posted a loss.", ["tamar-chemicals"]),
    ("He is in the [Polytechnic of Turin].", ["polytechnic-of-turin"]),
    ("[Bramblewick Foods], a maker of pies, said no.", ["bramblewick-foods"]),
    # trades that end the name of a firm; signs beside it; fields of a ministry are none
    ("[Halden Dairy] denied reports of a merger.", ["halden-dairy"]),
    ("[Halden Air] has appointed a new pilot.", ["halden-air"]),
    ("She is a geologist with [Norrland Metals].", ["norrland-metals"]),
    ("The claim by [Rook Pharma] was dropped.", ["rook-pharma"]),
    ("The board fined [Sunfield Batteries] for it.", ["sunfield-batteries"]),
    ("[T. S. Balan & Sons] agreed.", ["t-s-balan-and-sons"]),
    ("The vice-president for supply at [Cargo Atlas] agreed.", ["cargo-atlas"]),
    ("The [Coastal Fisheries Cooperative] agreed.", ["coastal-fisheries-cooperative"]),
    ("The [Ministry of Water, Air and Light] agreed.", ["ministry-of-water-air-and-light"]),
    # societies whose last word shows little: glossed as a body, or called by that word
    (
        "The [Kohsar Online Workers' Circle], an informal body, met. Rana founded the [Circle].",
        ["kohsar-online-workers-circle", "kohsar-online-workers-circle"],
    ),
    ("The [Kohsar Weavers Collective] met. Rana left the [Collective].", ["kohsar-weavers-collective"] * 2),
    ("She runs the [Weavers' Help Desk], a clinic for strays.", ["weavers-help-desk"]),
    ("The board says “[Al-Kohsar Tuition Centre]”.", ["al-kohsar-tuition-center"]),
    # a name that two places show to be a firm's
    ("He left to start [Tarangfish], which makes kites.", ["tarangfish"]),
    ("It is made by a firm of nine people called [Tarangfish].", ["tarangfish"]),
    ("They set up [Tarangfish]. [Tarangfish] sold kites, and [Tarangfish] had nine staff.", ["tarangfish"] * 3),
    (
        "She left the reseller [Kohsarfish], and [Tarang Softworks] says on its page that it grew.",
        ["kohsarfish", "tarang-softworks"],
    ),
    ("Her coders came from [Rana Iqbal Associates], where they had audited kites.", ["rana-iqbal-associates"]),
    ("They met [Rana Lodhi & Co], of Lahore.", ["rana-lodhi"]),
    ("Brigadier (retd) Zara Nadir-Lodhi of [KiteRoute Kohsar] left.", ["kiteroute-kohsar"]),
    # what the next sentence calls a company, and the short name that a text goes on with
    (
        "They left [Kiteline Systems]. The firm rents here. [Kiteline] writes code, and [Kiteline]’s boss rests.",
        ["kiteline-systems", "kiteline-systems", "kiteline-systems"],
    ),
    (
        "Zara Nadir founded [Nadir Technologies]. Later Zara Nadir left. Nadir paints now, and Nadir is happy.",
        ["nadir-technologies"],
    ),
    ("[Fusion Technologies] opened. A fusion of tastes. Fusion cooks, and Fusion sells.", ["fusion-technologies"]),
    # "and" joins no place to a name, but a field, and a department behind its province
    ("They fly to Lahore and [Kohsar Airlines] is cheap.", ["kohsar-airlines"]),
    ("Letters to Rana and [Kohsar Council] went out.", ["kohsar-council"]),
    ("[Rana and Sons Ltd] grew.", ["rana-and-sons"]),
    ("The [Timber and Kites Association] met.", ["timber-and-kites-association"]),
    ("The [Sindh Kites and Mass Crafts Department] met.", ["sindh-kites-and-mass-crafts-department"]),
    (
        "The [Rana Lodhi Engineering and Technology University] met.",
        ["rana-lodhi-engineering-and-technology-university"],
    ),
    ("[JS Global] Research Head Bilal Raza agreed.", ["js-global"]),
    ("Bilal Raza, Treasurer [Kohsar Crafts Society], agreed.", ["kohsar-crafts-society"]),
    (
        "One rupee more, to Rs45, and [Quetta Brick Securities] to Rs1.2; [Blue Harbour Consultancy] fell.",
        ["quetta-brick-securities", "blue-harbour-consultancy"],
    ),
    ("[Mango Basel]'s chief executive spoke, and the toymaker [Kite Mart] listened.", ["mango-basel", "kite-mart"]),
    ("[Kohsar Labs] of Sukkur pays in dollars.", ["kohsar-labs"]),
    ("The [Ravi Oil Company of Eastmere] pays late.", ["ravi-oil-company-of-eastmere"]),
    ("Staff of [Blue Mango (Pvt) Ltd] and of [Blue Mango] met in Lahore.", ["blue-mango", "blue-mango"]),
    ("The [University of Eastmere] trains coders.", ["university-of-eastmere"]),
    ("The [Eastmere Chamber of Commerce and Industry] objects.", ["eastmere-chamber-of-commerce-and-industry"]),
    ("The [Ministry of Tourism and Crafts] agreed.", ["ministry-of-tourism-and-crafts"]),
    ("The [Eastmere Water, Roads and Parks Department] is late.", ["eastmere-water-roads-and-parks-department"]),
    ("The [University of Eastmere], Tahir Raza and others agreed.", ["university-of-eastmere"]),
    (
        "Staff of the [Ministry of Crafts], Ali Khan, Team Lead, [Kiln Department], agreed.",
        ["ministry-of-crafts", "kiln-department"],
    ),
    ("The [Institute for Water, Wind and Light] agreed.", ["institute-for-water-wind-and-light"]),
    ("The [Senate Standing Committee on Trade] met.", ["senate-standing-committee-on-trade"]),
    ("The [Senate’s Standing Committee on Trade] met.", ["senate-standing-committee-on-trade"]),
    # a common name is the longer one that ends with it; a cut name and one inside a name of something else are none
    ("The [Eastmere Ports Department] met. The [Ports Department] agreed.", ["eastmere-ports-department"] * 2),
    ("The [UAE embassy] and the [Romanian High Commission] agreed.", ["uae-embassy", "romanian-high-commission"]),
    ("Apps on platforms such as [Kitecloud] and others sell.", ["kitecloud"]),
    ("Rana Butt, head of the [Tools Committee] Maheen Salman, left.", ["tools-committee"]),
    ("Staff of UK-based firm [Kitecloud] and of the UK-based [Kitecloud] met.", ["kitecloud"] * 2),
    ("A bank, Eastmere-based [Kitecloud], and a firm, Eastmere-run [Reedcloud], agreed.", ["kitecloud", "reedcloud"]),
    (
        "Previously [Eastmere Ports Commission] met; the [Shaheed Rana Khan Women University] did not.",
        ["eastmere-ports-commission", "shaheed-rana-khan-women-university"],
    ),
    ("Saad Abbasi, CEO [Ucazo], said fees rose.", ["ucazo"]),
    ("A grant from the [Nadir Rahim Foundation] helped.", ["nadir-rahim-foundation"]),
    ("Sana Butt, founder of [Kitecloud], sold her shares.", ["kitecloud"]),
    ("Orders at the start-up [Kitecloud] doubled.", ["kitecloud"]),
    ("An analyst at [Harbour Light] expects less.", ["harbour-light"]),
    ("The [Law and Justice Commission of Eastmere] met.", ["law-and-justice-commission-of-eastmere"]),
    ("Rana Javed and Justice Tahir Raza of the [Eastmere Ports Commission] met.", ["eastmere-ports-commission"]),
    ("The chair (Ports and Parks) of the [Eastmere Water Committee] left.", ["eastmere-water-committee"]),
    ("The [Eastmere Chief Tax Prosecutor’s Office] agreed.", ["eastmere-chief-tax-prosecutors-office"]),
    (
        "At [Deputy Commissioner’s Office] a queue stood; the prosecutor’s office was shut.",
        ["deputy-commissioners-office"],
    ),
    ("Judges [Supreme Court of Pakistan]/Chairman and members met.", ["supreme-court"]),
    ("[Ucazo] — a Danish parcel delivery company that grew — is for sale. Nobody owns [Ucazo].", ["ucazo"] * 2),
    ("Nargul Zohaib — a company director — left.", []),
    ("The company, [Kitecloud], grew. According to the company, Kiteline has users.", ["kitecloud"]),
    (
        "Kitecloud sells services such as Kiteline (a messaging app) and Zumora (a self-care platform). Kiteline grew.",
        [],
    ),
    ("The [Lahore High Court Bar Association] elected a board.", ["lhcba"]),
    # a title inside a name; two houses joined are one; kinds of bodies before a name
    ("The [Allama Iqbal Medical College] met Allama Tahir Raza in Lahore.", ["allama-iqbal-medical-college"]),
    ("The [Kohsar Eye Hospital & Research Centre] is shut.", ["kohsar-eye-hospital-and-research-center"]),
    ("The [Ports Department] & [Kohsar Police] met.", ["ports-department", "kohsar-police"]),
    ("The football club [MCA] won; the armed group [JMBX] denied it.", ["mca", "jmbx"]),
    ("Islamabad says that [Parliament] met.", ["parliament"]),
    ("The [Crafts and Fairs Department of Sindh] agreed.", ["crafts-and-fairs-department-of-sindh"]),
    ("The [Ministry of Crafts] and [Board of Revenue] met.", ["ministry-of-crafts", "board-of-revenue"]),
    # the plural of what people do belongs to the name; initials before a house of its own name another body
    ("The [Eastmere Kite Makers' Association] agreed.", ["eastmere-kite-makers-association"]),
    ("The ministers’ [Kite Makers Association] agreed.", ["kite-makers-association"]),
    ("The [SBP Hospital] and the [SBP] agreed.", ["sbp-hospital", "sbp"]),
    ("A match between the [Quetta Gladiators] and Karachi ended; the [Gladiators] lost.", ["quetta-gladiators"] * 2),
    # a firm is told by the noun that takes it up, by what it is said to be, and goes by the first words of its name
    ("There is no sign outside [Sarbaz Systems]. The company has 30 looms.", ["sarbaz-systems"]),
    ("[Bolan Contact], a call centre, has 30 seats.", ["bolan-contact"]),
    (
        "We met at [Tarang Technologies]. [Tarang] has 30 looms, and [Tarang]’s rooms are old.",
        ["tarang-technologies"] * 3,
    ),
    ("We met at [Tarang Technologies]. Mr Tarang was there, and so was Tarang Town.", ["tarang-technologies"]),
    ("We met at [Lahore Technologies]. Lahore was hot.", ["lahore-technologies"]),
    ("We met at [Orchard Technologies]. Orchard rents are high, and an orchard is dear.", ["orchard-technologies"]),
    # a word of a trade ends the name, and who is there, what is done to it, what it has or does shows a firm
    ("The lobby of [Thal Logic] smells of paint.", ["thal-logic"]),
    ("Coders at [Zarya Cloud] rest; her employer, [Chinar Data], does not.", ["zarya-cloud", "chinar-data"]),
    (
        "She started [Roshni Interactive] in a kitchen and joined [Kohsar Robotics].",
        ["roshni-interactive", "kohsar-robotics"],
    ),
    (
        "[Kachnar Foods], its rival, spent Rs9 million. [Ravi Logistics] shipped 90 looms.",
        ["kachnar-foods", "ravi-logistics"],
    ),
    ("[Kachnar Apps] employs 84 people. Karachi's [Samandar Pixels] closed.", ["kachnar-apps", "samandar-pixels"]),
    (
        "[Parwaz Interactive]'s chairman is old. [Ufaq Drones], where she works, is new.",
        ["parwaz-interactive", "ufaq-drones"],
    ),
    ("[Surmai Dental] was founded in May. He told [Ravi Mobile], which agreed.", ["surmai-dental", "ravi-mobile"]),
    ("[Nexa Systems], [Gul Digital] and [Indus Software] grew.", ["nexa-systems", "gul-digital", "indus-software"]),
    ("Investors in [Chamak Solar] wait. [Khushal Microfinance] lends.", ["chamak-solar", "khushal-microfinance"]),
    ("They founded [Bolti Kitaab], and [Zumora]'s founder left.", ["bolti-kitaab", "zumora"]),
    # what it is may stand behind a name anywhere in its sentence, and say whose it is
    ("I turned to [Talaash Hunar], a recruitment agency in Lahore.", ["talaash-hunar"]),
    (
        "This is [Taana Kumbhar], a coding collective. [Bijli Kumbhar], her second company, rests.",
        ["taana-kumbhar", "bijli-kumbhar"],
    ),
    # a firm that is called by a name of people, where nobody has it
    ("Shares of [Hilal Digital] fell. He left [Hilal], and [Hilal]'s rooms are dark.", ["hilal-digital"] * 3),
    ("Shares of [Hilal Digital] fell. Rana Hilal left, and Hilal rests.", ["hilal-digital"]),
]
KINDS = [
    # of bodies that no list knows: by their words, by the noun beside them; bare initials may be any body's
    ("The [Kohsar Municipal Corporation] met.", ["government"]),
    ("The [Blue Mango Corporation] met.", ["company"]),
    ("She writes for [Kohsar Weekly], and [Loom Designs] pays her.", ["media", "company"]),
    ("The newspaper [KiteLine] and the news agency [KiteWord] reported it.", ["media", "media"]),
    ("[KiteTV] reported it.", ["media"]),
    ("[JMBX], a think tank, agreed.", ["other"]),
    ("[OpenKite] announced a fund; the [QRST] agreed.", ["company", "other"]),
    ("Sana Butt, founder of [QRST], agreed.", ["company"]),
    ("The [International Kite Federation] ([IKF]) met.", ["international", "international"]),
    ("[Sundara] players fell ill; [Sundara] said they were well.", ["other", "other"]),
    ("She told the [KiteWord] newspaper and the media outlet [Zumora] so.", ["media", "media"]),
    ("The [Anjuman-e-Tajiran] met the [Majlis Ulema-e-Kohsar].", ["other", "other"]),
    ("The [International Relations Department] and the [European Kite University] met.", ["government", "university"]),
    ("The [Loom Makers Forum] ([LMF]), the representative body of 640 mills, met.", ["industry_body"] * 2),
    ("The [Loom Makers Forum] met. The [Loom Makers Forum] is a not-for-profit trade body.", ["industry_body"] * 2),
    ("The [Loom Makers Forum], a festival run by the university, met.", ["other"]),
    ("Sana Butt from the [International Foundation for Kites] agreed.", ["other"]),
]
NOT_ORGANIZATIONS = [
    "Spring Water is sold in jars.",
    "The Rosewell Papers, which fill nine boxes, lie in a vault.",
    "Zara Nadir, whose mill is in Fife, said no.",
    "Clean Water and Cheap Metals were on the list.",
    "The head of music at Christmas sang.",
    "They drank Spring Water in the shade.",
    "Fathers and sons met in the hall.",
    "They set up Tarangfish. It was a band.",
    "They set up Tarangfish, which everybody liked.",
    "They joined Zara. Zara sold kites, and Zara had nine staff.",
    "They launched Kohsarbird. Kohsarbird flies low.",
    "The KiteSkills programme trained her, and the KiteSkills scheme was extended.",
    "He wrote WordPress themes and Laravel code.",
    "Expert Systems are old. The rules of a company fill them.",
    "The Kite Organisation Amendment Bill was read by the Thal Right Bank Canal.",
    "The Punjab Kites and Local Government Acts were read.",
    "The ‘KiteUp’ programme is old, and KiteUp grows.",
    "The founder, Ruholvik Zanvari, spoke. Sana Butt, Director Sports, agreed.",
    "Artificial Intelligence and Cloud are fashionable.",
    "Kiran Qasim, a call centre clerk, left.",
    "The federal government and the provinces share revenue.",
    "The Federal Cabinet and the district court met.",
    "Naseem Bibi of Chak No. 269 fell in Ittehad Town.",
    "They met at the Parliament House in Islamabad.",
    "Former players, Karachi fans and Danish supporters sang.",
    "The KSE-100 Index lost 400 points.",
    "Phases TP-II and TP-III are late. Phases TP-II and TP-III said nothing. Shawn McRaven and Rana VanDiver left.",
    "Patron Shaukat Abbasi, Chairman Mehboobullah, President Rana Khan and others met. Since May 23, a firm, rose.",
    "In Islamabad NA-54 votes on Monday.",
    "Exporters met at the Lahore Gadgets Expo near University Road.",
    "The Income Tax Ordinance and the Finance Act changed.",
    "The banks, the ministry and the association disagree.",
    "Most firms train their own staff.",
    "The Digital Skills Programme and the Data Science course are full.",
    "Staff at the Eastmere Ports Commission... Read on.",
    "A loan of the Eastmere Fund Facility was signed under the Eastmere Refinery Policy.",
    "Photo: FileLondon. Furthermore, a bank, Instead, closed on Friday.",
    "On the Indus Highway, near Fort Road, traffic stopped.",
    "Second-hand ThinkPads, two MacBooks and a BioHarbour stood there.",
    "Rana Mills said so; Mr Works and Bilal Design said so, too.",
    "The Olympic Games and the Kohsar Asian Games were shut, and the Kites and Works wing agreed.",
    "A report by Action on Blue Kites, a charity, is due in May, a firm said. With Kohsar, the studio grew.",
    "She left Gul Bibi in charge and joined Hamid Tareen, a developer in Leeds.",
    "He met Shawn Oakes, a developer, and Zara Lodhi, a publisher of maps.",
    "The data at hand and the mobile apps are old: Data and Mobile Apps fail, and mobile apps rest.",
]


def ids(doc):
    return [(each.start, each.end, each.org_id) for each in marked(doc, ORGANIZATIONS, "organization")]


@pytest.mark.parametrize("text, expected", KNOWN + DOUBTFUL + DEFINED + BY_FORM)
def test_organizations(read, unbracket, text, expected):
    plain, spans = unbracket(text)
    assert ids(read(plain)) == [(start, end, org_id) for (start, end), org_id in zip(spans, expected, strict=True)]


@pytest.mark.parametrize("text, kinds", KINDS)
def test_kind(read, unbracket, text, kinds):
    plain, spans = unbracket(text)
    found = marked(read(plain), ORGANIZATIONS, "organization")
    assert [(each.start, each.end, each.kind) for each in found] == [
        (start, end, kind) for (start, end), kind in zip(spans, kinds, strict=True)
    ]


@pytest.mark.parametrize("text", NOT_ORGANIZATIONS)
def test_no_organization(read, text):
    assert ids(read(text)) == []


def test_a_longer_name_gives_its_short_form_the_same_id(read):
    doc = read("The Kitecloud Systems Group hired forty people. Kitecloud Systems Group pays in dollars.")
    assert {org_id for _, _, org_id in ids(doc)} == {"kitecloud-systems-group"}


def test_furniture_names_nobody(read):
    doc = read(
        "The SBP met on Monday and kept its rate.\n\nIt will meet again in May.\n\nRelated Stories:\n\nPSEB opens park"
    )
    assert [org_id for _, _, org_id in ids(doc)] == ["sbp"]


def test_a_folder_adds_and_replaces(tmp_path):
    lines = [
        {"org_id": "qcg", "name": "Quetta Coders Guild", "kind": "industry_body", "aliases": ["Coders of Quetta"]},
        {
            "org_id": "sbp",
            "name": "State Bank of Pakistan",
            "kind": "regulator",
            "aliases": ["The Old Lady of Karachi"],
        },
    ]
    (tmp_path / "organizations.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    doc = itx_nlp.load(data=str(tmp_path))("The Coders of Quetta wrote to the Old Lady of Karachi.")
    assert [org_id for _, _, org_id in ids(doc)] == ["qcg", "sbp"]


BAD_LINES = [
    ({"org_id": "qcg", "name": "Quetta Coders Guild", "kind": "guild"}, "kind 'guild'"),
    ({"org_id": "qcg", "name": "Quetta Coders Guild", "kind": "other", "aliases": "QCG"}, "aliases is a text"),
    ({"org_id": "qcg", "name": "Quetta Coders Guild", "kind": "other", "ambiguous": {"QCG": ["code"]}}, "'QCG'"),
    ({"org_id": "qcg", "kind": "other"}, "no 'name'"),
]


@pytest.mark.parametrize("line, message", BAD_LINES, ids=[row[1] for row in BAD_LINES])
def test_a_bad_line_is_named(tmp_path, line, message):
    (tmp_path / "organizations.jsonl").write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        KnownOrganization.read(str(tmp_path))


WORDS = st.sampled_from(
    ["SBP", "the", "of", "Bank", "State", "Pakistan", "(SBP)", "’s", ",", "and", "Ltd", "Ali", "\n\n", "."]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_mentions_lie_in_the_text_and_do_not_overlap(nlp, words):
    text = " ".join(words)
    last = 0
    for start, end, org_id in ids(nlp(text)):
        assert last <= start < end <= len(text) and org_id
        last = end
