"""Invented people of many places, with how each of them would write about themselves.

Numbers are of ranges that are kept free for stories where a country has one, addresses are on example domains.
"""

import random
import unicodedata
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """How people of a place write: names, streets (of one or two lines), phones, words of a resume."""

    key: str
    names: tuple[str, ...]
    logins: tuple[str, ...]
    streets: tuple[str, ...]
    phones: tuple[str, ...]
    births: tuple[str, ...]
    titles: tuple[str, ...]
    employers: tuple[str, ...]
    skills: tuple[str, ...]
    headings: tuple[str, str, str] = ("Summary", "Experience", "Skills")
    labels: tuple[str, str, str, str, str] = ("Name", "Email", "Phone", "Address", "Date of birth")
    text: str = "Delivered 12 projects for 40,000 users in 2019 - 2023 and cut costs by 35%."
    birth_has_label: bool = True


@dataclass
class Person:
    """What must be gone (`truth`, by kind) and what must stay (`stays`)."""

    place: Place
    name: str
    email: str
    phone: str
    street: str
    birth: str
    links: tuple[str, ...]
    title: str
    employers: tuple[str, ...]
    titles: tuple[str, ...]
    skills: tuple[str, ...]
    truth: dict[str, list[str]] = field(default_factory=dict)

    @property
    def stays(self) -> list[str]:
        return [self.title, *self.employers, *self.titles, *self.skills]


ENGLISH_TITLES = (
    "Senior Software Engineer",
    "Data Analyst",
    "Product Manager",
    "Registered Nurse",
    "Account Manager",
    "DevOps Engineer",
    "Marketing Lead",
    "Financial Controller",
)
ENGLISH_EMPLOYERS = (
    "Northwind Traders",
    "Morgan Stanley",
    "Booking.com",
    "Contoso Ltd",
    "Blue Harbour Bank",
    "Acme Robotics Inc.",
    "St. Mary's Hospital",
    "Globex Corporation",
    "King's College London",
    "Goldman Sachs",
)
ENGLISH_SKILLS = (
    "Python",
    "Node.js",
    "ASP.NET",
    "Kubernetes",
    "SQL",
    "Project planning",
    "C++",
    "Vue.js",
    "Stakeholder management",
    "Socket.io",
    "React",
    "GitHub Actions",
    "Excel",
    "Negotiation",
)
US = Place(
    "us",
    (
        "Maya Thornbury",
        "Jordan A. Whitfield",
        "DeShawn Okafor-Reed",
        "Grace Lindqvist",
        "Will Abernathy",
        "Anh Nguyen",
        "Mary-Kate O'Sullivan",
        "Luis Fernando Ortega",
        "Dr. Helen Marsh, PhD",
        "Morgan Castellanos",
    ),
    (),
    (
        "4821 Juniper Hollow Rd, Apt 12B, Springfield, IL 62704",
        "77 W 3rd Street, Portland, OR 97204",
        "1590 Old Mill Ct\nAsheville, NC 28801",
        "P.O. Box 3391, Tulsa, OK 74101",
        "902 Seaview Blvd, Tampa, FL 33602-1122",
        "12 North Oak Avenue | Dayton, OH 45402",
    ),
    (
        "(212) 555-0143",
        "+1 415-555-0199",
        "312.555.0117",
        "1-646-555-0102 ext. 44",
        "7035550188",
        "+1 (555) 010-0147",
    ),
    ("March 14, 1991", "07/22/1988"),
    ENGLISH_TITLES,
    ENGLISH_EMPLOYERS,
    ENGLISH_SKILLS,
)
UK = Place(
    "uk",
    ("Imogen Hathersage", "Callum McBride", "Priyanka Ramaswamy-Bell", "Siân Llewellyn", "Oluwaseun Adebayo"),
    (),
    (
        "Flat 3, 18 Wexcombe Road, London N1 7GU",
        "42 Abbot's Lane, Bristol BS1 4QD",
        "9 The Crescent\nLeeds LS2 8JT",
        "Rose Cottage, 5 Mill Green, York YO10 3DS",
    ),
    ("07700 900123", "+44 7700 900456", "+44 (0)20 7946 0018", "020 7946 0958", "0161 496 0221"),
    ("3 May 1990", "21/11/1985"),
    ENGLISH_TITLES,
    ENGLISH_EMPLOYERS,
    ENGLISH_SKILLS,
)
INDIA = Place(
    "in",
    ("Ananya Krishnamurthy", "Rohit Deshpande", "Syed Imran Qureshi", "S. Venkataraman", "Harpreet Kaur Dhillon"),
    (),
    (
        "Flat No. 402, Lotus Residency, 5th Cross, Indiranagar, Bengaluru - 560038",
        "H.No 12-3/45, Vidya Nagar, Hyderabad 500044",
        "B-17, Sector 62, Noida, Uttar Pradesh 201301",
        "Plot 8, Shivaji Colony, Pune, Maharashtra - 411 014",
    ),
    ("+91 98765 43210", "9876501234", "+91-9988776655", "098450 12345", "(+91) 90000-12345"),
    ("15th August 1994", "02-10-1992"),
    ENGLISH_TITLES,
    ENGLISH_EMPLOYERS,
    ENGLISH_SKILLS,
    labels=("Name", "Email ID", "Mobile No", "Permanent Address", "D.O.B"),
)
GERMANY = Place(
    "de",
    ("Jörg Müßigmann", "Annika Schröder-Vogt", "Dr. Karl-Heinz von Falkenberg", "Özlem Yıldırım", "Greta Sommerfeld"),
    (),
    (
        "Lindenstraße 14a, 10969 Berlin",
        "Am Alten Markt 3, 50667 Köln",
        "Goethestr. 7\n80336 München",
        "Kirchweg 22, D-20095 Hamburg",
        "Schillerplatz 1, 01067 Dresden",
    ),
    ("+49 30 23125 014", "0171 / 3920 5581", "030-23125 033", "0049 89 12345678", "+49 (0)151 23456789"),
    ("12.03.1990", "5. Juli 1987"),
    ("Softwareentwickler", "Projektleiterin", "Steuerfachangestellte", "Vertriebsleiter"),
    ("Nordlicht Software GmbH", "Sparkasse Musterstadt", "Siemens AG", "Bäckerei Kornblume"),
    ("Java", "Projektmanagement", "SAP", "Buchhaltung", "Kundenbetreuung", "Docker"),
    ("Profil", "Berufserfahrung", "Kenntnisse"),
    ("Name", "E-Mail", "Telefon", "Anschrift", "Geburtsdatum"),
    "Verantwortlich für 25000 Kunden und 12 Mitarbeiter, Umsatz um 35 % gesteigert (2019 - 2023).",
)
FRANCE = Place(
    "fr",
    ("Éloïse Garnier-Petit", "Baptiste Lemoine", "Fatou N'Diaye"),
    (),
    (
        "12 rue des Lilas, 75011 Paris",
        "3 bis avenue Jean Jaurès\n69007 Lyon",
        "27, boulevard de la Liberté, 59800 Lille",
    ),
    ("06 39 98 12 34", "+33 1 99 00 12 34", "01.99.00.56.78"),
    ("14/07/1993", "2 février 1989"),
    ("Ingénieure logiciel", "Chef de projet", "Comptable", "Développeur web"),
    ("Banque du Rhône", "Atelier Lumière SARL", "Capgemini", "Hôpital Saint-Antoine"),
    ("Python", "Gestion de projet", "Comptabilité", "Négociation", "Docker"),
    ("Profil", "Expérience", "Compétences"),
    ("Nom", "Courriel", "Téléphone", "Adresse", "Date de naissance"),
    "Pilotage de 12 projets pour 40 000 utilisateurs entre 2019 et 2023.",
)
SPAIN = Place(
    "es",
    ("María José Ibáñez Ferrer", "Íñigo Echeverría", "Lucía Peña Castro"),
    (),
    (
        "Calle Mayor 12, 3º B, 28013 Madrid",
        "Avda. de la Constitución, 45, 41001 Sevilla",
        "Carrer de Balmes 120\n08008 Barcelona",
    ),
    ("+34 612 345 678", "612 34 56 78", "91 123 45 67"),
    ("23/04/1992", "8 de octubre de 1986"),
    ("Ingeniera de software", "Gerente de ventas", "Contable", "Analista de datos"),
    ("Banco Ejemplo", "Telefónica", "Grupo Olivar S.L.", "Hospital La Paz"),
    ("Java", "Gestión de equipos", "Contabilidad", "Ventas", "Docker"),
    ("Perfil", "Experiencia", "Habilidades"),
    ("Nombre", "Correo", "Teléfono", "Dirección", "Fecha de nacimiento"),
    "Lideré 12 proyectos para 40.000 usuarios entre 2019 y 2023.",
)
POLAND = Place(
    "pl",
    ("Agnieszka Wójcik-Łukasik", "Paweł Brzęczyszczykiewicz"),
    (),
    ("ul. Kwiatowa 5/7, 00-001 Warszawa", "os. Słoneczne 12 m. 3, 31-958 Kraków"),
    ("+48 512 345 678", "22 555 01 23"),
    ("12.05.1991", "1988-11-03"),
    ("Programistka", "Kierownik projektu"),
    ("Bank Przykładowy", "Allegro", "Zielona Huta S.A."),
    ("Python", "Zarządzanie projektami", "Docker", "Księgowość"),
    ("Profil", "Doświadczenie", "Umiejętności"),
    ("Imię i nazwisko", "E-mail", "Telefon", "Adres", "Data urodzenia"),
    "Projekty dla 40 000 klientów w latach 2019 - 2023.",
)
RUSSIA = Place(
    "ru",
    ("Екатерина Воробьёва", "Соколов Дмитрий Андреевич"),
    ("k.vorobyova", "dsokolov87"),
    ("г. Москва, ул. Садовая, д. 12, кв. 45", "пр. Мира, 18, Санкт-Петербург"),
    ("+7 (495) 123-45-67", "8 912 345-67-89"),
    ("14.02.1990", "3 июня 1987"),
    ("Ведущий разработчик", "Бухгалтер", "Менеджер проектов"),
    ("Банк Пример", "Яндекс", "ООО Северный ветер"),
    ("Python", "Управление проектами", "Бухгалтерский учёт", "Docker"),
    ("О себе", "Опыт работы", "Навыки"),
    ("ФИО", "Почта", "Телефон", "Адрес", "Дата рождения"),
    "Проекты для 40 000 клиентов в 2019 - 2023 годах.",
)
GREECE = Place(
    "gr",
    ("Ελένη Παπαδοπούλου", "Νίκος Αντωνίου"),
    ("e.papadopoulou", "nantoniou"),
    ("Οδός Ερμού 12, 105 63 Αθήνα", "Λεωφόρος Νίκης 45, 546 22 Θεσσαλονίκη"),
    ("+30 210 123 4567", "694 123 4567"),
    ("14/02/1990", "03-06-1987"),
    ("Μηχανικός λογισμικού", "Λογίστρια"),
    ("Τράπεζα Παράδειγμα", "Αιγαίο Α.Ε."),
    ("Python", "Διαχείριση έργων", "Docker"),
    ("Προφίλ", "Εμπειρία", "Δεξιότητες"),
    ("Ονοματεπώνυμο", "Email", "Τηλέφωνο", "Διεύθυνση", "Ημερομηνία γέννησης"),
    "Έργα για 40.000 πελάτες (2019 - 2023).",
)
CHINA = Place(
    "cn",
    ("李明轩", "欧阳晓雯", "王芳"),
    ("mingxuan.li", "xw_ouyang", "wangfang90"),
    ("北京市朝阳区示例路12号3单元401室", "上海市浦东新区张江路88号"),
    ("13800138000", "138-0013-8000", "+86 139 0000 1234"),
    ("1990年3月12日", "1988-11-03"),
    ("高级软件工程师", "产品经理"),
    ("示例科技有限公司", "腾讯", "蓝海银行"),
    ("Python", "项目管理", "数据分析", "Docker"),
    ("个人简介", "工作经历", "专业技能"),
    ("姓名", "邮箱", "电话", "地址", "出生日期"),
    "负责12个项目,服务40000名用户(2019 - 2023)。",
)
JAPAN = Place(
    "jp",
    ("山田 太郎", "佐々木 美咲"),
    ("taro.yamada", "misaki.s"),
    ("〒150-0001 東京都渋谷区神宮前1-2-3", "大阪府大阪市北区梅田2-4-9 例ビル5階"),
    ("090-1234-5678", "03-1234-5678"),
    ("1990年3月12日", "1988/11/03"),
    ("ソフトウェアエンジニア", "営業担当"),
    ("株式会社サンプル", "楽天", "青空銀行"),
    ("Python", "プロジェクト管理", "Docker"),
    ("職務要約", "職歴", "スキル"),
    ("氏名", "メール", "電話", "住所", "生年月日"),
    "40000人のユーザー向けに12件の案件を担当(2019 - 2023)。",
)
HINDI = Place(
    "hi",
    ("प्रिया शर्मा", "अमित वर्मा"),
    ("priya.sharma", "amitv"),
    ("मकान नं. 12, गांधी नगर, जयपुर 302015", "45, नेहरू मार्ग, लखनऊ 226001"),
    ("+91 98765 43210", "९८७६५४३२१०"),
    ("12/03/1990", "3-11-1988"),
    ("वरिष्ठ इंजीनियर", "लेखाकार"),
    ("उदाहरण बैंक", "टाटा"),
    ("Python", "परियोजना प्रबंधन"),
    ("परिचय", "अनुभव", "कौशल"),
    ("नाम", "ईमेल", "मोबाइल", "पता", "जन्म तिथि"),
    "2019 - 2023 में 12 परियोजनाएं।",
)
ARABIC = Place(
    "ar",
    ("محمد الأحمد", "ليلى حداد"),
    ("m.alahmad", "layla.haddad"),
    ("شارع الملك فهد 12، الرياض", "حي النخيل، شارع 5، دبي"),
    ("+971 50 123 4567", "+966 50 000 1234"),
    ("12/03/1990", "3-11-1988"),
    ("مهندس برمجيات", "محاسبة"),
    ("بنك المثال", "أرامكو"),
    ("Python", "إدارة المشاريع"),
    ("ملخص", "الخبرة", "المهارات"),
    ("الاسم", "البريد", "الهاتف", "العنوان", "تاريخ الميلاد"),
    "2019 - 2023",
)
LATIN = (US, UK, INDIA, GERMANY, FRANCE, SPAIN, POLAND)
OTHERS = (RUSSIA, GREECE, CHINA, JAPAN)
SHAPED = (HINDI, ARABIC)
"""Their letters join: a PDF seldom gives them back as they were written, a Word file does."""

HOSTS = ("example.com", "example.org", "mail.example.net", "example.co.uk")
EMAIL_FORMS = ("{login}@{host}",) * 5 + (
    "{login} [at] {spoken}",
    "{login}(at){host}",
    "{login} @ {host}",
    "{login} at {dotted}",
)


def invent(seed: int, place: Place) -> Person:
    chance = random.Random(seed)
    number = chance.randrange(len(place.names))
    name = place.names[number]
    login = place.logins[number] if place.logins else _login(chance, name)
    host = chance.choice(HOSTS)
    form = chance.choice(EMAIL_FORMS)
    email = form.format(login=login, host=host, spoken=host.replace(".", " [dot] "), dotted=host.replace(".", " dot "))
    handle = login.replace(".", "-").replace("_", "-")
    links = (
        f"linkedin.com/in/{handle}",
        chance.choice([f"https://github.com/{handle}", f"www.{handle}.example", f"{handle}.dev"]),
    )
    titles = chance.sample(place.titles, 2)
    person = Person(
        place,
        name,
        email,
        chance.choice(place.phones),
        chance.choice(place.streets),
        chance.choice(place.births),
        links,
        titles[0],
        tuple(chance.sample(place.employers, 2)),
        tuple(titles),
        tuple(chance.sample(place.skills, 2)),
    )
    person.truth = {
        "email": [email],
        "phone": [person.phone],
        "birth": [person.birth],
        "link": list(links),
        "street": person.street.split("\n"),
        "name": [name],
    }
    return person


def _login(chance: random.Random, name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ł", "l").replace("ı", "i"))
    words = [
        "".join(one for one in word if one.isascii() and one.isalpha()).lower() for word in plain.split(",")[0].split()
    ]
    words = [word for word in words if word not in ("dr", "von")]
    return chance.choice(
        [
            ".".join((words[0], words[-1])),
            words[0][0] + words[-1],
            f"{words[-1]}_{words[0]}",
            f"{words[0]}{words[-1]}91",
        ]
    )
