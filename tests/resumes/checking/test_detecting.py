"""What says who somebody is, line by line: also how to reach others, and what only looks like an address."""

import pytest

from cogs.resumes.checking.detecting import detect
from cogs.resumes.checking.models import Kind
from cogs.resumes.checking.reading import Reading, Writer


def reading_of(text: str) -> Reading:
    writer = Writer(page=1)
    for line in text.split("\n"):
        for place, character in enumerate(line, start=len(writer._characters)):
            writer.write(character, place, 20.0 if line == text.split("\n")[0] else 10.0)
        writer.end_line()
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
