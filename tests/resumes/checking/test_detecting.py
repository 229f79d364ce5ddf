"""What says who somebody is, line by line: also how to reach others, and what only looks like an address."""

from itertools import count

import pytest

from cogs.resumes.checking.detecting import detect
from cogs.resumes.checking.models import Kind
from cogs.resumes.checking.reading import Reading, Writer


def reading_of(text: str) -> Reading:
    writer = Writer(page=1)
    places = count()
    for number, line in enumerate(text.split("\n")):
        *cells, last = line.removesuffix("\t").split("\t")
        for cell, end in (*((one, "\t") for one in cells), (last, "\t\n" if line.endswith("\t") else "\n")):
            for character in cell:
                writer.write(character, next(places), 10.0 if number else 20.0)
            writer.end_line(end)
    return writer.reading()


def found(text: str) -> dict[Kind, list[str]]:
    kinds: dict[Kind, list[str]] = {}
    for hit in detect([reading_of(text)]):
        kinds.setdefault(hit.kind, []).append(hit.words)
    return kinds


@pytest.mark.parametrize(
    "line",
    [
        "Old Post Road, Bldg 3",
        "The Old Rectory, Back Lane",
        "Hinter der Mauer 9 (Hinterhaus)",
        "Stara Wieś 14",
        "Near SBI Bank, Sector 14",
        "Block 4, Flat 2, Gwarinpa Estate, opposite First Bank",
        "Quadra 5, Conjunto B, Casa 12",
        "P. O. Box 1744 - 00100",
        "пр-т Ленина 24/8, оф. 310",
    ],
)
def test_an_address_beside_the_contacts_is_found_however_it_is_written(line: str) -> None:
    assert line.split(",")[0] in " ".join(found(f"Maya Thornbury\n{line}\nmaya@example.com\n")[Kind.ADDRESS])


@pytest.mark.parametrize(
    "line",
    [
        "Real Estate Broker",
        "Tower Crane Operator",
        "Floor Manager",
        "Building Surveyor MRICS",
        "I close deals on the road and drive results",
        "Marketing et communication",
        "Class 1 HGV Driver",
        "Street Outreach Worker",
        "Level 3 Personal Trainer",
        "Open to work near London",
        "Berlin, Germany",
        "Senior Buyer, House of Fraser",
        "15 years in retail",
    ],
)
def test_what_somebody_does_stays_readable_beside_the_contacts(line: str) -> None:
    kinds = found(f"Maya Thornbury\n{line}\nmaya@example.com\n")
    assert set(kinds) == {Kind.NAME, Kind.EMAIL}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("References\nDolores Whitcombe, Director of Support, Blue Harbour Bank, 845-555-0102", "Dolores Whitcombe"),
        ("Referees\n1. Mr. Peter Kamau, Front Office Manager, Tel: 0722 555 099", "Mr. Peter Kamau"),
        ("Referenz\nBeat Zurbriggen, Produktionsleiter, +41 55 555 02 33", "Beat Zurbriggen"),
        ("S/O: Shri Ramesh Chandra Gupta", "Shri Ramesh Chandra Gupta"),
        ("Lena Wolff, geb. Kühn", "Kühn"),
    ],
)
def test_the_names_of_others_are_found(line: str, name: str) -> None:
    names = found(f"Maya Thornbury\nmaya@example.com\nSkills\nPython\n{line}\n")[Kind.NAME]
    assert any(name in one for one in names)


@pytest.mark.parametrize("line", ["34 years, single", "33 anos, casado", "31 años - DNI 37.555.146"])
def test_an_age_counts_beside_the_contacts_only(line: str) -> None:
    beside, below = f"Maya Thornbury\nmaya@example.com\n{line}", f"Maya Thornbury\nmaya@example.com\n\nWork\n\n\n{line}"
    assert line.split(",")[0].split(" -")[0] in found(beside)[Kind.PERSONAL]
    assert not any(" a" in one or "years" in one for one in found(below).get(Kind.PERSONAL, ()))


@pytest.mark.parametrize("employer", ["Thornbury & Sohn Druckerei", "Thornbury i Synowie", "Gebr. Thornbury"])
def test_a_firm_with_somebodys_name_stays_readable(employer: str) -> None:
    names = found(f"Maya Thornbury\nmaya@example.com\nWork\nTechnician, {employer}\n")[Kind.NAME]
    assert names == ["Maya Thornbury"]


@pytest.mark.parametrize(
    "line",
    [
        "Flat 2/1",
        "Jd. Primavera",
        "At & Post Nimgaon, Tal. Shirur, Dist. Pune",
        "Trav. das Acácias, n. 163, casa 2 (fundos)",
        "Priv. Los Encinos #163 int. 4, Fracc. Lomas del Valle",
    ],
)
def test_a_house_or_quarter_beside_the_contacts_is_found_by_what_it_is_called(line: str) -> None:
    assert line in found(f"Maya Thornbury\n{line}\nmaya@example.com\n")[Kind.ADDRESS]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("References\nNurse manager Patricia Delgado-Hughes: (832) 555-0171", "Patricia Delgado-Hughes"),
        ("References: Darlene Whitehorse, dispatcher, 406 555 0165", "Darlene Whitehorse"),
        ("Supervisor: Inez Valdovinos, 40 hours a week", "Inez Valdovinos"),
    ],
)
def test_the_names_of_others_are_found_behind_what_they_are(line: str, name: str) -> None:
    assert name in found(f"Maya Thornbury\nmaya@example.com\nSkills\nPython\n{line}\n")[Kind.NAME]


def test_a_number_of_an_identity_card_is_found_anywhere() -> None:
    text = "Maya Thornbury\nmaya@example.com\n\nWork\n\n\nCNIC: 35202-5550146-1\n"
    assert found(text)[Kind.PERSONAL] == ["35202-5550146-1"]


@pytest.mark.parametrize("employer", ["Boulangerie Thornbury", "Grupo Thornbury", "Camp La Thornbury"])
def test_a_firm_that_says_what_it_is_before_somebodys_name_stays_readable(employer: str) -> None:
    assert found(f"Maya Thornbury\nmaya@example.com\nWork\nClerk, {employer}\n")[Kind.NAME] == ["Maya Thornbury"]


@pytest.mark.parametrize(
    "line",
    [
        "GD-182-4471",
        "Hse No. C18, Atomic Roundabout",
        "1827½ W. Cullerton St., 2R",
        "E 185th & Neff, Cleveland 44119",
        "Chez M. Haddad",
    ],
)
def test_names_and_numbers_beside_the_contacts_are_an_address(line: str) -> None:
    assert line in found(f"Maya Thornbury\n{line}\nmaya@example.com\n")[Kind.ADDRESS]


@pytest.mark.parametrize(
    "line", ["18/02/1990", "Feb 18, 1990", "18TH FEB 1990", "13th July '89", "1990. február 18", "Anywhere 1990"]
)
def test_a_day_or_a_year_long_ago_beside_the_contacts_is_a_birth(line: str) -> None:
    work = "Clerk of Works\n" * 30
    assert Kind.BIRTH in found(f"Maya Thornbury\nmaya@example.com\n{line}\n{work}")
    assert Kind.BIRTH not in found(f"Maya Thornbury\nmaya@example.com\n{work}{line}\n")


@pytest.mark.parametrize("line", ["Született: Szeged, 1988. február 18.", "Wiek i data: 18.02.1988", "DOB\t7-Oct-95"])
def test_a_day_alone_behind_any_label_is_a_birth_wherever_it_stands(line: str) -> None:
    assert Kind.BIRTH in found(f"Maya Thornbury\nmaya@example.com\n\n\nWork\n\n{line}\n")


def test_months_of_work_are_no_birth() -> None:
    ranges = "Clerk: 01.03.2005 - 31.12.2008\n1 May 2004 to 31 May 2008\n01.02.2003 bis heute\nTeller\t2004 - 2005"
    lines = f"{ranges}\nIssued: 2019-05-01"
    assert Kind.BIRTH not in found(f"Maya Thornbury\nmaya@example.com\n\n\nWork\n\n{lines}\n")


def test_somebody_behind_a_label_that_is_not_about_work_is_found_beside_the_contacts() -> None:
    names = found("Maya Thornbury\nmaya@example.com\nAnyja neve: Ilona Vasker\nEmployer: Blue Harbour\n")[Kind.NAME]
    assert names == ["Maya Thornbury", "Ilona Vasker"]


def test_contacts_at_the_end_of_a_resume_have_an_address_beside_them_too() -> None:
    work = "Clerk of Works\n" * 30
    assert "Stara Wieś 14" in found(f"Maya Thornbury\n{work}Stara Wieś 14\nmaya@example.com\n")[Kind.ADDRESS]


def below(line: str) -> str:
    """A line that stands among the work, far from the contacts."""
    return f"Maya Thornbury\nmaya@example.com\n\nWork\nClerk\nTeller\nPorter\n\n{line}\n\nClerk\n"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("PhD Geology. Supervisor: Prof. Malcolm Teasby", "Malcolm Teasby"),
        ("A study of dust, guided by Mrs. Sreelatha Menon, Assistant Professor", "Sreelatha Menon"),
        ("Thesis supervised by Ilona Vasker, 2014", "Ilona Vasker"),
        ("1. Teasby, M., Liu, Y. (2023). Dust in dry towns.", "Teasby, M., Liu, Y."),
        ("Verheiratet mit Gerlinde, drei Kinder", "Gerlinde"),
        ("India (wife Selvi): +91 4322 555 017", "Selvi"),
        ("Amara Obi (sister), 07700 900218", "Amara Obi"),
        ("佐藤 健一(父) 026-555-0128", "佐藤 健一"),
        ("Mother: Teresita Bautista", "Teresita Bautista"),
        ('"A rare talent." - Jane Dorling, director', "Jane Dorling"),
        ("Emergency contact: Kelechi Umeh", "Kelechi Umeh"),
        ('References\nHarjit "Harry" Dhaliwal, Site Foreman, 604.555.0173', 'Harjit "Harry" Dhaliwal'),
        ("Referees\nBarr. (Mrs.) Ngozi Eze, 0803 555 0166", "Ngozi Eze"),
        ("Everybody calls me Bee, and I like that", "Bee"),
    ],
)
def test_the_names_of_others_are_found_in_sentences_lists_and_brackets(line: str, name: str) -> None:
    assert any(name in one for one in found(below(line))[Kind.NAME])


@pytest.mark.parametrize(
    "line",
    [
        "Nurse, Hospital Dr. Ana Ruiz",
        "Winner of the Dr. Ana Ruiz Scholarship",
        "MS Project, MS Excel",
        "Python, R. and Excel",
        "Sister company of Blue Harbour",
        "Daughter of the founder of the firm",
        "Reporting to the Head of Sales",
    ],
)
def test_what_only_looks_like_somebody_stays_readable(line: str) -> None:
    assert found(below(line))[Kind.NAME] == ["Maya Thornbury"]


def test_a_name_beside_its_label_is_found_in_two_scripts_and_again_below() -> None:
    names = found("이 력 서\n성명\t김도현 (한자: 金道賢)\n연락처\t010-5550-0176\n\n경력사항\n\n지원자 김도현")[
        Kind.NAME
    ]
    assert names.count("김도현") == 2 and "金道賢" in names


def test_a_course_after_publications_is_no_author() -> None:
    names = found(below("Publications\nTeasby, M. (2023). Dust.\nU.S. Environmental History, Dry Towns"))[Kind.NAME]
    assert not any("Environmental" in name for name in names)


def test_a_fathers_name_behind_a_label_of_another_language_is_found() -> None:
    assert found(below("Baba Adı\tHasan"))[Kind.PERSONAL] == ["Hasan"]


def test_two_referees_side_by_side_are_both_found() -> None:
    names = found(below("Referees\nMr Steven Papas\tLauren Kitto\nPrincipal, Ashby School\tTeacher, Corio School"))
    assert {"Steven Papas", "Lauren Kitto"} <= {name.removeprefix("Mr ") for name in names[Kind.NAME]}


def test_a_skill_of_another_column_between_referees_stays_readable() -> None:
    text = below("References\nJane Dorling, Director, 845 555 0102\t\nAdobe Illustrator\t\nMS Project\t")
    assert not any(words in " ".join(found(text)[Kind.NAME]) for words in ("Adobe", "Project"))


def test_a_name_over_two_lines_of_a_narrow_column_is_found() -> None:
    names = found(below("References\nKgd. Arturo\nReyes\nClerk, 046 555 0190\nMrs. Luz\nSantos\nNurse"))[Kind.NAME]
    assert {"Kgd. Arturo Reyes", "Luz Santos"} <= {name.removeprefix("Mrs. ") for name in names}


def test_a_phone_number_over_two_lines_is_found() -> None:
    assert "+49 30 5550 0123" in found("Maya Thornbury\n+49 30\n5550 0123\n")[Kind.PHONE]


@pytest.mark.parametrize("line", ["My name is Maya, I am 41, and I sell.", "Ich bin 41 Jahre alt", "Aged 41."])
def test_an_age_told_in_a_sentence_is_found(line: str) -> None:
    assert any("41" in one for one in found(below(line))[Kind.PERSONAL])


@pytest.mark.parametrize("line", ["Cared for residents aged 65 and over", "I am 100 % reliable", "At 41 sites"])
def test_numbers_of_work_are_no_age(line: str) -> None:
    assert Kind.PERSONAL not in found(below(line))


def test_thousands_of_spaces_are_read_as_a_few() -> None:
    writer = Writer(page=1)
    for place, character in enumerate(f"Maya{' ' * 10_000}Thornbury"):
        writer.write(character, place, 10.0)
    reading = writer.reading()
    assert len(reading.text) < 30 and reading.places[reading.text.index("T")] == 10_004
