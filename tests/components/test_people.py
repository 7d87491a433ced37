"""Who is named, under which full name, in which role, of which organization. Brackets mark the mentions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itx_nlp.document import PEOPLE, marked

ROLES = [
    # a noun for the body between an office and its name
    ("[Zara Nadir], head of American tech giant Blue Mango Ltd, left.", "Zara Nadir", "head", "blue-mango"),
    (
        "[Zara Nadir], head of research at tech firm Blue Mango Ltd, left.",
        "Zara Nadir",
        "head of research",
        "blue-mango",
    ),
    # an office with a hyphen; an age before what one does; another of the kind; whose office a retired one's is
    ("Blue Mango Ltd Director-General [Zara Nadir] left.", "Zara Nadir", "Director-General", "blue-mango"),
    ("Blue Mango Ltd met Gen [Zara Nadir].", "Zara Nadir", None, None),
    ("“It is over,” said 60-year-old weaver [Zara Nadir].", "Zara Nadir", "weaver", None),
    ("[Zara Nadir], another P@SHA vice president, left.", "Zara Nadir", "vice president", "pasha"),
    ("[Zara Nadir], also a member of P@SHA, left.", "Zara Nadir", "member", "pasha"),
    ("[Zara Nadir], another time, left.", "Zara Nadir", None, None),
    ("MNA [Noor-ul-Islam] left.", "Noor-ul-Islam", "MNA", None),
    ("Law and Justice Minister [Zara Nadir] left.", "Zara Nadir", "Law and Justice Minister", None),
    ("They read IT and Telecom Minister [Zara Nadir] left.", "Zara Nadir", "IT and Telecom Minister", None),
    ("A deal between Crete and Trade Minister [Zara Nadir] fell.", "Zara Nadir", "Trade Minister", None),
    ("Students of [Noor Lodhi] and Islam left.", "Noor Lodhi", None, None),
    # whose office it is by a word for the body named last; an unknown name behind such an office
    ("Blue Mango Ltd grew. Its president, [Zara Nadir], left.", "Zara Nadir", "president", "blue-mango"),
    ("It met Blue Mango Ltd, whose curator, [Zara Nadir], left.", "Zara Nadir", "curator", "blue-mango"),
    ("The loom is old. Its owner, [Zara Nadir], left.", "Zara Nadir", "owner", None),
    ("Blue Mango Ltd’s chairman, [Urz Tallin], left.", "Urz Tallin", "chairman", "blue-mango"),
    # a gloss or kin beside a lone name; who took something over; offices in firms
    ("[Akbar], the cook, laughed.", "Akbar", "cook", None),
    ("She and her son [Zaroop] left.", "Zaroop", None, None),
    ("[Zara Nadir], who took over as head of sales, agreed.", "Zara Nadir", "head of sales", None),
    ("[Zara Nadir], who used to be a nurse, agreed.", "Zara Nadir", "nurse", None),
    ("[Zara Nadir], who is now a lawyer, agreed.", "Zara Nadir", "lawyer", None),
    ("[Zara Nadir], who had been told by a clerk to leave, stayed.", "Zara Nadir", None, None),
    ("[Zara Nadir] had been the branch manager of a bank.", "Zara Nadir", "branch manager of a bank", None),
    ("[Zara Nadir] was once a clerk at a bank.", "Zara Nadir", "clerk at a bank", None),
    ("[Zara Nadir] is the landlord.", "Zara Nadir", "landlord", None),
    ("[Zara Nadir] had been ill for weeks.", "Zara Nadir", None, None),
    ("[Zara Nadir] was still at her desk when the clerk came.", "Zara Nadir", None, None),
    ("[Zara Nadir], who took over the mill, agreed.", "Zara Nadir", None, None),
    ("[Zara Nadir], finance director of Rwenzori Coffee, left.", "Zara Nadir", "finance director", "rwenzori-coffee"),
    # an office that opens its sentence; what is so now; whose it is by "its"; what one does for a living
    ("The leader of Harrow council, [Zara Nadir], told us.", "Zara Nadir", "leader of Harrow council", None),
    ("A spokesman for the ministry, [Zara Nadir], agreed.", "Zara Nadir", "spokesman for the ministry", None),
    ("Fees for the leader of Harrow council, [Zara Nadir] said, rose.", "Zara Nadir", None, None),
    ("[Zara Nadir], now a treasurer, agreed.", "Zara Nadir", "treasurer", None),
    ("[Zara Nadir], now in Crete, agreed.", "Zara Nadir", None, None),
    ("Blue Mango Ltd grew, said [Zara Nadir], its chief executive.", "Zara Nadir", "chief executive", "blue-mango"),
    ("Blue Mango Ltd named [Zara Nadir] its new director.", "Zara Nadir", "new director", "blue-mango"),
    ("Blue Mango Ltd met [Zara Nadir], a new director.", "Zara Nadir", "new director", None),
    ("[Zara Nadir], who treats farm workers, agreed.", "Zara Nadir", "treats farm workers", None),
    ("[Zara Nadir] repairs pianos in a cellar.", "Zara Nadir", "repairs pianos in a cellar", None),
    ("[Zara Nadir] sells.", "Zara Nadir", None, None),
    ("[Zara Nadir] has sold the mill.", "Zara Nadir", None, None),
    ("They met [Bilal Rana], which surprised the press.", "Bilal Rana", None, None),
    # what one leads, grows or became; an occupation that no list has; a firm before the office; the next sentence's
    ("[Zara Nadir] leads a team of forty at P@SHA.", "Zara Nadir", "leads a team of forty", "pasha"),
    (
        "[Zara Nadir], who leads a group of 300 women to share advice, spoke.",
        "Zara Nadir",
        "leads a group of 300 women",
        None,
    ),
    ("[Zara Nadir], who runs a shop that sells yarn, spoke.", "Zara Nadir", "runs a shop", None),
    ("[Zara Nadir] runs a riding school.", "Zara Nadir", "runs a riding school", None),
    ("[Zara Nadir] leads a quiet life.", "Zara Nadir", None, None),
    ("[Zara Nadir] runs the mile in six minutes.", "Zara Nadir", None, None),
    ("[Zara Nadir], who grows roses near Okara, agreed.", "Zara Nadir", "grows roses near Okara", None),
    ("[Zara Nadir], who grows tired of it, agreed.", "Zara Nadir", "grows tired of it", None),
    ("[Zara Nadir] joined P@SHA and became its treasurer.", "Zara Nadir", "treasurer", "pasha"),
    ("[Zara Nadir] joined P@SHA and became tired of it.", "Zara Nadir", None, None),
    ("[Zara Nadir], a seamstress, agreed.", "Zara Nadir", "seamstress", None),
    ("Hydrologist [Sipho Dlamini] agreed.", "Sipho Dlamini", "Hydrologist", None),
    ("“It pays,” said Kiteline’s operations director, [Zara Nadir].", "Zara Nadir", "operations director", "kiteline"),
    ("Blue Mango Ltd made a loss. Chief executive [Zara Nadir] left.", "Zara Nadir", "Chief executive", "blue-mango"),
    ("Blue Mango Ltd made a loss. Minister [Zara Nadir] left.", "Zara Nadir", "Minister", None),
    ("Blue Mango Ltd has named [Zara Nadir] as head of sales.", "Zara Nadir", "head of sales", "blue-mango"),
    (
        "Blue Mango Ltd has named [Zara Nadir] as treasurer with effect from May.",
        "Zara Nadir",
        "treasurer",
        "blue-mango",
    ),
    ("Answering Senator [Zara Nadir], the water minister said it was late.", "Zara Nadir", "Senator", None),
    ("[A. R. Venkatesh], a trader, agreed.", "A. R. Venkatesh", "trader", None),
    ("[Zaroop], 34, has driven the bus for years.", "Zaroop", None, None),
    ("It is old. Adds [Zaroop]: “We were never asked.”", "Zaroop", None, None),
    ("[Omar “Kit” Tiwana] sells tyres.", "Omar “Kit” Tiwana", "sells tyres", None),
    # text, full name, role, organization; one person a text
    ("The veteran [Dania Shah] won the race.", "Dania Shah", "veteran", None),
    ("First Lady [Dania Shah] opened the race.", "Dania Shah", "First Lady", None),
    ("Lady [Dania Shah] opened the race.", "Dania Shah", None, None),
    ("The plant [Omar Tiwana] built was closed.", "Omar Tiwana", None, None),
    ("[Zara Nadir], chairperson of P@SHA, spoke.", "Zara Nadir", "chairperson", "pasha"),
    # an age before the role; what one calls oneself; what one moderates; a noun that only ends like a role
    ("Among them is [Zara Nadir], 27, a video editor.", "Zara Nadir", "video editor", None),
    ("[Zara Nadir], 41, chairperson of P@SHA, spoke.", "Zara Nadir", "chairperson", "pasha"),
    ("[Zara Nadir] now heads P@SHA and its clubs.", "Zara Nadir", None, "pasha"),
    ("[Zara Nadir] left P@SHA.", "Zara Nadir", None, None),
    ("[Zara Nadir], 27, left.", "Zara Nadir", None, None),
    ("[Zara Nadir], who described himself as a recruiter, spoke.", "Zara Nadir", "recruiter", None),
    ("[Zara Nadir], who described the recruiter as old, spoke.", "Zara Nadir", None, None),
    ("[Zara Nadir], who moderates a forum, spoke.", "Zara Nadir", "moderates a forum", None),
    ("On the mill’s median, [Zara Nadir] said, few would do.", "Zara Nadir", None, None),
    ("SBP Governor [Rashid Nawaz] spoke.", "Rashid Nawaz", "Governor", "sbp"),
    (
        "The chairman of the Quetta Coders Guild (QCG), [Tahir Iqbal], spoke.",
        "Tahir Iqbal",
        "chairman",
        "quetta-coders-guild",
    ),
    (
        "Farmers met the new country director of the World Bank in Crete, [Nejo Bentassine].",
        "Nejo Bentassine",
        "new country director",
        "worldbank",
    ),
    ("Former NASSCOM managing director [Nida Malik] agreed.", "Nida Malik", "Former managing director", "nasscom"),
    ("Minister for Farming and Livestock [Ashiq Raza] left.", "Ashiq Raza", "Minister for Farming and Livestock", None),
    (
        "Senior Vice President of P@SHA [Tarvik Javed Malik] left.",
        "Tarvik Javed Malik",
        "Senior Vice President",
        "pasha",
    ),
    ("Former Chairman Senate [Bilal Raza] agreed.", "Bilal Raza", "Former Chairman Senate", None),
    ("Analyst [Adeel Raza] at Blue Mango Ltd agreed.", "Adeel Raza", "Analyst", "blue-mango"),
    ("Senator [Adeel Raza] at Blue Mango Ltd agreed.", "Adeel Raza", "Senator", None),
    ("The late [Bilal Hobson] was remembered.", "Bilal Hobson", None, None),
    ("They met at [Bilal Hobson]’s house.", "Bilal Hobson", None, None),
    ("Secretary Privatisation [Bilal Raza] agreed.", "Bilal Raza", "Secretary Privatisation", None),
    ("Dear [Sana Butt], the money has come.", "Sana Butt", None, None),
    ("[Kamran Sheikh], a textile exporter, agreed.", "Kamran Sheikh", "textile exporter", None),
    ("Textile exporter [Kamran Sheikh] agreed.", "Kamran Sheikh", "Textile exporter", None),
    ("Federal Minister for Planning [Hina Abbasi] spoke.", "Hina Abbasi", "Federal Minister for Planning", None),
    ("[Bilal Qureshi], Director, Blue Mango Ltd, agreed.", "Bilal Qureshi", "Director", "blue-mango"),
    ("[Omar bin Tariq], who heads SDPI, agreed.", "Omar bin Tariq", "heads SDPI", "sdpi"),
    ("[Sana Butt], founder of Kitecloud, sold shares.", "Sana Butt", "founder", "kitecloud"),
    (
        "[Adeel Raza], serving as a search expert for a foreign firm, agreed.",
        "Adeel Raza",
        "search expert for a foreign firm",
        None,
    ),
    (
        "“It works,” said [Imran Haider], head of research at Topline Securities.",
        "Imran Haider",
        "head of research",
        "topline",
    ),
    (
        "Group Chief Regulatory Officer at Jazz [Sara Aziz] agreed.",
        "Sara Aziz",
        "Group Chief Regulatory Officer",
        "jazz",
    ),
    (
        "QCG Chief Executive Officer (CEO) [Bilal Raza] left the Quetta Coders Guild (QCG).",
        "Bilal Raza",
        "Chief Executive Officer",
        "quetta-coders-guild",
    ),
    (
        "Special Assistant to the Prime Minister (SAPM) on Crafts [Bilal Raza] agreed.",
        "Bilal Raza",
        "Special Assistant to the Prime Minister on Crafts",
        None,
    ),
    ("A visitor to the Prime Minister (ABC) [Bilal Raza] agreed.", "Bilal Raza", None, None),
    ("President Azad Kashmir (AK) Barrister [Bilal Raza] agreed.", "Bilal Raza", "President Azad Kashmir", None),
    # a field or a branch in brackets; a body's other name in brackets; what is said of a role before a comma
    (
        "Additional Chief Secretary (Crafts) [Bilal Raza] left.",
        "Bilal Raza",
        "Additional Chief Secretary (Crafts)",
        None,
    ),
    (
        "President of the Blue Mango Association (North Zone) [Bilal Raza] left.",
        "Bilal Raza",
        "President",
        "blue-mango-association",
    ),
    ("Eastmere Arts Council (Rikal) Chairman [Bilal Raza] left.", "Bilal Raza", "Chairman", "eastmere-arts-council"),
    ("The talks (Lahore) [Bilal Raza] led were short.", "Bilal Raza", None, None),
    ("The highly respected foreign minister, [Bilal Raza], left.", "Bilal Raza", "respected foreign minister", None),
    (
        "They met Group Chief Crafts Officer, Blue Mango Ltd [Bilal Raza] there.",
        "Bilal Raza",
        "Group Chief Crafts Officer",
        "blue-mango",
    ),
    ("A deal with their chairman, P@SHA, [Bilal Raza] said, is due.", "Bilal Raza", None, None),
    ("Letters were signed by [Omar Lodhi], Co-CEO of Blue Mango Ltd.", "Omar Lodhi", "Co-CEO", "blue-mango"),
    ("[Omar Lodhi], chairman, Blue Mango Ltd and others came.", "Omar Lodhi", "chairman", "blue-mango"),
    (
        "Minister for Roads, Ports and Special Fairs [Bilal Raza] left.",
        "Bilal Raza",
        "Minister for Roads, Ports and Special Fairs",
        None,
    ),
    ("The minister praised Roads, Ports and [Bilal Raza].", "Bilal Raza", None, None),
    ("[Omar Lodhi], GCTIO of Blue Mango Ltd, agreed.", "Omar Lodhi", "GCTIO", "blue-mango"),
    ("[Omar Lodhi], CNN of Blue Mango Ltd, agreed.", "Omar Lodhi", None, None),
    ("Blue Mango boss [Bilal Raza] left.", "Bilal Raza", "Blue Mango boss", None),
    ("Warden [Bilal Raza] left.", "Bilal Raza", "Warden", None),
    # whose man somebody is belongs to the other one; a day or a month is no part of a role
    ("A close adviser to Prime Minister [Omar Raza] left.", "Omar Raza", "Prime Minister", None),
    ("Adviser to Finance Minister [Omar Raza] left.", "Omar Raza", "Adviser to Finance Minister", None),
    ("In June Foreign Minister [Sana Butt] agreed.", "Sana Butt", "Foreign Minister", None),
    # titles in initials are no names; a town behind a body is none either
    ("CEC [Omar Raza] agreed.", "Omar Raza", "CEC", None),
    ("President Crafts Council Quetta [Ismail Jatoi] came.", "Ismail Jatoi", "President", "crafts-council"),
    ("P@SHA Chairman Lt Gen (retd) [Tahir Iqbal] agreed.", "Tahir Iqbal", "Chairman", "pasha"),
    ("The far-right trade minister [Ivar Solden] agreed.", "Ivar Solden", "far-right trade minister", None),
    ("Deputy Minister of Crafts [Sarvan Jafar] agreed.", "Sarvan Jafar", "Deputy Minister of Crafts", None),
    ("Senators [Adeel Raza] and others left.", "Adeel Raza", "Senator", None),
    ("[Hina Abbasi] from Blue Mango Ltd agreed.", "Hina Abbasi", None, "blue-mango"),
    ("[Saad Abbasi], CEO Ucazo, agreed.", "Saad Abbasi", "CEO", "ucazo"),
    ("Senator [Saleem Lodhi] agreed.", "Saleem Lodhi", "Senator", None),
    # what stands right before a name, though no list has it; whose somebody is, is no role
    ("Danish javelin-thrower [Zara Nadir] won again.", "Zara Nadir", "Danish javelin-thrower", None),
    ("A prize went to puppet-show dabbler [Zara Nadir].", "Zara Nadir", "puppet-show dabbler", None),
    ("Customs Assessor [Bilal Hobson] met the traders.", "Bilal Hobson", "Customs Assessor", None),
    ("The puppet’s maker, [Bilal Hobson], agreed.", "Bilal Hobson", "puppet’s maker", None),
    ("[Omar Lodhi], a marathon runner from Quetta, agreed.", "Omar Lodhi", "marathon runner", None),
    ("PPP Fateh Jang tehsil president [Bilal Hobson] agreed.", "Bilal Hobson", "Fateh Jang tehsil president", "ppp"),
    ("CM [Bilal Hobson] agreed.", "Bilal Hobson", "CM", None),
    ("Her brother [Kamran Raza] agreed.", "Kamran Raza", None, None),
    ("A goal by team-mate [Kamran Raza] helped.", "Kamran Raza", None, None),
    ("Charge d'affaires [Kamran Raza] agreed.", "Kamran Raza", "Charge d'affaires", None),
    ("They met Eastmere's [Bilal Lodhi] in May.", "Bilal Lodhi", None, None),
    ("In September [Kamran Raza] agreed.", "Kamran Raza", None, None),
    ("They drove to the river [Kamran Raza] knew.", "Kamran Raza", None, None),
    # a role that a verb gives
    (
        "[Asma Lodhi], previously on leave, has been appointed as Member, Eastmere Ports Board.",
        "Asma Lodhi",
        "Member",
        "eastmere-ports-board",
    ),
    (
        "[Omar Khan] was elected president of the Eastmere Chamber of Commerce.",
        "Omar Khan",
        "president",
        "eastmere-chamber-of-commerce",
    ),
    ("Shareholders named [Asma Lodhi] chief executive of Kitecloud Ltd.", "Asma Lodhi", "chief executive", "kitecloud"),
    (
        "[Asma Lodhi], previously Additional Secretary Finance, was named director.",
        "Asma Lodhi",
        "Additional Secretary Finance",
        None,
    ),
    ("[Asma Lodhi] took oath as governor on Monday.", "Asma Lodhi", "governor", None),
    ("[Asma Lodhi] took the minister as an example.", "Asma Lodhi", None, None),
    ("[Asma Lodhi] was named in a letter to the chairman.", "Asma Lodhi", None, None),
    (
        "The Imam of the Ravi Mosque, Sheikh Dr [Saleh bin Tariq], agreed.",
        "Saleh bin Tariq",
        "Imam of the Ravi Mosque",
        None,
    ),
    (
        "[Mohammed Al-Abd Al-Nadir], the port’s assistant harbour master, agreed.",
        "Mohammed Al-Abd Al-Nadir",
        "port’s assistant harbour master",
        None,
    ),
    ("[M Usman Hobson] agreed.", "M Usman Hobson", None, None),
    # a body that a common noun names
    ("Kitecloud Ltd grew, the company’s chairman, [Rashid Nawaz], said.", "Rashid Nawaz", "chairman", "kitecloud"),
    (
        "The Harbour Planning Secretariat met. [Sana Butt], the secretariat’s director, agreed.",
        "Sana Butt",
        "director",
        "harbour-planning-secretariat",
    ),
    (
        "The Eastmere Ports Committee met. Committee member [Sana Butt] agreed.",
        "Sana Butt",
        "Committee member",
        "eastmere-ports-committee",
    ),
    ("Kitecloud Ltd grew. [Zara Nadir], owner of a company, agreed.", "Zara Nadir", "owner of a company", None),
    # who is in the chair
    (
        "The Eastmere Ports Committee met under the chairmanship of [Adeel Raza].",
        "Adeel Raza",
        "chair",
        "eastmere-ports-committee",
    ),
    ("Kitecloud Ltd grew. A dinner was presided over by [Adeel Raza].", "Adeel Raza", None, None),
    ("A World Bank mission, led by Chairman [Adeel Raza], came.", "Adeel Raza", "Chairman", "worldbank"),
    ("The World Bank met a mission led by [Adeel Raza].", "Adeel Raza", None, None),
    ("A labourer named [Abdul Lodhi] fell.", "Abdul Lodhi", "labourer", None),
]
SAME_PERSON = [
    ("On the wall behind [Bilal Rana-Khel]'s desk there is a board. [Rana-Khel] smiles.", ["Bilal Rana-Khel"] * 2),
    ("“They dig,” said the clerk, [Tauseef Rana-Jan]. Repairs take long.", ["Tauseef Rana-Jan"]),
    ("[Rana Iqbal Jr.] left.", ["Rana Iqbal Jr."]),
    ("Trader [Farhan Javed] left. [Javed] came back, and [Farhan] stayed.", ["Farhan Javed"] * 3),
    ("Dr. [Noman Said] left. Exports rose, Dr. [Said] added.", ["Noman Said"] * 2),
    ("[Mohammad Asif] met reporters. [Muhammad Asif] left.", ["Mohammad Asif"] * 2),
    ("[Bilal bin Saqib] spoke. [Saqib] left.", ["Bilal bin Saqib"] * 2),
    ("[Sadia Khan] met [Tariq Khan]. Ms [Khan] left.", ["Sadia Khan", "Tariq Khan", "Sadia Khan"]),
    ("[Tariq Nadir-Lodhi] spoke. [Nadir-Lodhi] left.", ["Tariq Nadir-Lodhi"] * 2),
    ("[Aminul Haq] spoke. [Haque] left.", ["Aminul Haq"] * 2),
    (
        "He met the director of the World Bank, [Nejo Bentassine]. “Stay,” he said to [Bentassine]. Soon "
        "[Nejo Bentassine] and others left.",
        ["Nejo Bentassine"] * 3,
    ),
    ("[Nasir Gul Wazir] spoke. [Nasir Wazir] left.", ["Nasir Gul Wazir"] * 2),
    # first by one name, then in full; a family name that others have as a given name, or that is a role's word
    ("CM [Bilal] spoke. [Bilal Ali Shah] agreed, and [Bilal] left.", ["Bilal Ali Shah"] * 3),
    ("[Ehsan] spoke. [Sadia Ehsan] agreed.", ["Ehsan", "Sadia Ehsan"]),
    ("[Tammy Bruce] spoke. [Bruce] told reporters.", ["Tammy Bruce"] * 2),
    (
        "President [Emmanuel Hobson] came with his wife [Brigitte]. [Hobson] spoke, "
        "[Brigitte Hobson] left. [Hobson] told more.",
        ["Emmanuel Hobson", "Brigitte Hobson", "Emmanuel Hobson", "Brigitte Hobson", "Emmanuel Hobson"],
    ),
    ("[Khawar Lodhi] and [Layeq] had left. [Umm-e-Hani] scored.", ["Khawar Lodhi", "Layeq", "Umm-e-Hani"]),
    ("[Travis Head] spoke. But [Head] said no.", ["Travis Head"] * 2),
    # a thing that bears a name is not who bears it; what another newspaper makes of an apostrophe
    ("[Zara Nadir] opened the Nadir Crafts Programme and the Zara Nadir Girls Hostel Scheme.", ["Zara Nadir"]),
    ("[Zara Nadir] met Punjab Police. Later [Nadir] told Punjab Police more.", ["Zara Nadir"] * 2),
    (
        "He read Kirnal Darvo by [Zara Nadir]. [Omar Lodhi] was hired by [Zara Nadir].",
        ["Zara Nadir", "Omar Lodhi", "Zara Nadir"],
    ),
    ("[Omar Lodhi Jr] met [Omar Lodhi].", ["Omar Lodhi Jr", "Omar Lodhi"]),
    ("King [Charles III] came. [Charles] spoke.", ["Charles III"] * 2),
    ("First Lady [Sadia Ali Lodhi] came. President [Lodhi] spoke.", ["Sadia Ali Lodhi", "Lodhi"]),
    (
        "President [Omar Lodhi] met First Lady [Sadia Lodhi]. President [Lodhi] left.",
        ["Omar Lodhi", "Sadia Lodhi", "Omar Lodhi"],
    ),
    ("Vice President [Omar Lodhi] came. President [Lodhi] spoke.", ["Omar Lodhi"] * 2),
    ("Bowler [Imran Markvik] left before the other bowlers. Bowler [Markvik] stayed.", ["Imran Markvik"] * 2),
    ("The Spaniard [Carlos Alvarin] won. Spaniard [Alvarin] said so.", ["Carlos Alvarin"] * 2),
    (
        "They did without [Steve Smith] or [Marnik Dorval]. [Dorval] agreed.",
        ["Steve Smith", "Marnik Dorval", "Marnik Dorval"],
    ),
]
NOBODY = [
    "Debt was 3 percent of the Gross State Domestic Product.",
    "It is sold by Star Foods in Thal.",
    "The mill’s chairman, Thal Mills and the bank left.",
    "He and his father Friday after Friday left.",
    "The dam, the largest, leaked.",
    "Ravi Codeworks, which builds tills, said it would move.",
    "The shop on Main Boulevard was shut.",
    "They met at Nadir Garden near the court.",
    "Sukkar, 34 and 12, are numbers.",
    "The scheme covers 34 homes in Sukkar, 12 in Thal, and none here.",
    "Opener bats were sold.",
    "The minister spoke of the Rikal Hills Copper Project near Qazi Killay and in Kot Fazil.",
    "He drove his Astor Martin to the Rikal Basel fair.",
    "Dear Customer, the line is dead. Dear Colleagues, so is the other.",
    "Rana Labs and Bilal Systems are hiring.",
    "The Ravi Ledger reported it first.",
    "They were sent to the Services and General Administration Dept and to Civil Hospital Rana Town.",
    "The flight reached the Allama Iqbal International Airport.",
    "The Director General Sports and the Deputy Minister Competitiveness left for Dera Ghazi Khan.",
    "Youm-e-Takbeer is a holiday, and Youm-e-Takbeer said nothing.",
    "The Lodhi-Nadir talks failed.",
    "The banks of El Salvador, Costa Rica and Sierra Leone agreed; Burkina Faso said nothing.",
    "He thanked the director of the Eastmere Guild in Crete, Blue Mango and others.",
    "They toured the offices of the World Bank in Crete, Blue Mango Park.",
    "The chairman said that he agreed.",
    "Karachi and Lahore grew. Said one trader: no.",
    "The crowd in St Bilal's Square waved.",
    "The Bilal spokesperson and two Rana ambulances came.",
    "A loan for Eastmere's Reko Kansi mining project was signed.",
    "The Reko Express and the Musa Pak Express met at Mian Channu.",
    "She won the Footballers' Association Men's award.",
    "A fisherman from Ibrahim Kansi came.",
    "A resident of Sakhi Rehan and the villagers of Bilal Noor came.",
    "The hall of Blue Mango and Harbour Light is full.",
    "Fatima Jinnah Road was closed.",
    "The lane runs from Akbari Gate past Jain Mandir.",
    "They were given a Disc Plow and a Wheat Reaper.",
    "Cadets came to the General Parade on Monday and the band played in the General Parade.",
    "The Trump administration and the Habib University agreed.",
    "Diamer Bhasha Dam is late.",
    "The kite film “Thal Sivano” is out. A ‘Reverse Rikal’ was tried.",
    "The Goat Marriage Bill was read, and the Thal Goat Marriage Restraint Bill too.",
    "Workers built the Kalri Rikal Feeder and cleaned Thalvik Lake.",
    "Rain fell in the coastal city of Tel Yamin and the district of Zanvik Noor.",
    "Votes were counted after the General Elections.",
    "She took tests in Kite Reasoning, for which reasoning is not needed.",
    "A new Chief Kite Commissioner (CKC) will come. Nobody asked the CKC.",
    "The director of the firm and its manager resigned.",
]


def people(doc):
    return marked(doc, PEOPLE, "person")


@pytest.mark.parametrize("text, name, role, org_id", ROLES)
def test_role(read, unbracket, text, name, role, org_id):
    plain, [(start, end)] = unbracket(text)
    [found] = people(read(plain))
    assert (found.start, found.end, found.name, found.role, found.org_id) == (start, end, name, role, org_id)


@pytest.mark.parametrize("text, names", SAME_PERSON)
def test_short_forms(read, unbracket, text, names):
    plain, spans = unbracket(text)
    found = people(read(plain))
    assert [(each.start, each.end) for each in found] == spans
    assert [each.name for each in found] == names


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(read, text):
    assert people(read(text)) == []


def test_a_role_told_once_holds_for_every_mention(read):
    doc = read("Rules help, Asma Lodhi said. Lodhi, president of the Eastmere Chamber, wants more.")
    assert {each.role for each in people(doc)} == {"president"}


def test_a_role_behind_a_name_ends_before_the_next_one(read):
    for joined in ("and", "and Dr", ", Dr."):
        found = people(read(f"They thanked Omar Lodhi, owner of Blue Mango Ltd {joined} Sana Butt for it."))
        assert [(each.role, each.org_id) for each in found] == [("owner", "blue-mango"), (None, None)]
    found = people(read("They thanked Omar Lodhi, Minister Sana Butt and others."))
    assert [each.role for each in found] == [None, "Minister"]


def test_gender_of_a_title_is_known(read):
    doc = read("Ms Zara Nadir and Mr Omar Tariq met.")
    assert [span._.gender for span in doc.spans[PEOPLE]] == ["female", "male"]


def test_a_byline_names_nobody(read):
    doc = read(
        "Exports rise again in June\n\nBy Hamza Rafiq\n\nExports rose in June, it said on Monday.\n\nThey fell in May."
    )
    assert people(doc) == []


def test_a_name_ends_with_its_line(read):
    doc = read("The prize went to the trader Farhan Javed\n\nKhan Traders and others sent notes to the bank on Monday.")
    assert all("\n" not in doc.text[each.start : each.end] for each in people(doc))


WORDS = st.sampled_from(
    ["Ali", "Khan", "Dr.", "Said", "said", "chairman", "of", "SBP", ",", "and", "bin", "Mr", "\n\n", ".", "’s"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_mentions_lie_in_the_text_and_do_not_overlap(nlp, words):
    text = " ".join(words)
    last = 0
    for each in people(nlp(text)):
        assert last <= each.start < each.end <= len(text) and each.name
        last = each.end
