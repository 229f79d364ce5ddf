"""Words that are no part of a person's name, though they stand where one could."""

HEADINGS_AND_JOBS = frozenset(
    """
    resume résumé cv curriculum vitae lebenslauf bewerbung profile profil summary objective experience
    education skills contact contacts kontakt about me work employment history projects certifications
    languages references personal details information professional career key core technical
    competencies achievements awards publications interests hobbies volunteer training qualifications
    portfolio page cover letter application address phone email e-mail mobile tel website date birth
    name strengths expertise highlights activities courses tools overview statement present current
    engineer engineering developer manager management analyst designer consultant director architect
    specialist assistant administrator coordinator officer executive lead leader head chief senior
    junior intern trainee student graduate teacher nurse accountant scientist researcher programmer
    technician supervisor associate advisor representative agent clerk lawyer attorney doctor physician
    pharmacist marketing sales product project software hardware data web mobile cloud full stack front
    back end frontend backend devops security network systems system support quality assurance business
    human resources finance financial operations customer service digital content social media graphic
    mechanical electrical civil chemical industrial ux ui qa hr it ai ml machine learning artificial
    intelligence science computer university college school institute academy bachelor master masters
    diploma degree certified certificate company inc ltd llc gmbh corp corporation group limited
    solutions technologies services consulting bank hospital team studio agency writer editor producer
    chef driver warehouse retail store receptionist secretary mechanic electrician plumber carpenter
    welder photographer translator interpreter recruiter strategist planner buyer controller auditor
    tester foreman superintendent barista cashier waitress cleaner caregiver lecturer librarian
    paramedic midwife therapist dentist surveyor councilor councillor labourer laborer attendant operator inspector
    bookkeeper dispatcher principal staff vice president founder owner freelance freelancer remote experienced skilled
    motivated dedicated results driven creative python java javascript react excel germany france united
    states kingdom beruf berufserfahrung ausbildung bildung kenntnisse fähigkeiten sprachen persönliche
    daten angaben softwareentwickler softwareentwicklerin entwickler entwicklerin ingenieur ingenieurin
    leiter leiterin projektleiter projektleiterin berater kauffrau kaufmann fachinformatiker
    pflegefachfrau expérience expériences formation compétences langues développeur développeuse
    ingénieur ingénieure responsable chef projet logiciel comptable experiencia educación formación
    habilidades idiomas perfil ingeniero ingeniera desarrollador desarrolladora datos personales gerente
    contable esperienza istruzione competenze lingue sviluppatore sviluppatrice ingegnere experiência
    educação habilidades competências desenvolvedor desenvolvedora engenheiro engenheira werkervaring
    opleiding vaardigheden talen ontwikkelaar doświadczenie wykształcenie umiejętności języki
    programista inżynier erfarenhet utbildning utvecklare currículum życiorys резюме опыт работы
    образование навыки контакты обо мне инженер разработчик программист менеджер аналитик дизайнер языки
    бухгалтер ведущий старший младший специалист директор руководитель проект проектов βιογραφικό
    σημείωμα εμπειρία εκπαίδευση δεξιότητες γλώσσες στοιχεία επικοινωνίας μηχανικός λογισμικού
    προγραμματιστής αναλυτής επαγγελματική προσωπικά बायोडाटा अनुभव शिक्षा कौशल संपर्क व्यक्तिगत विवरण
    इंजीनियर सॉफ्टवेयर प्रबंधक विकासक भाषाएं उद्देश्य वरिष्ठ डेवलपर परियोजना السيرة الذاتية الخبرة
    الخبرات التعليم المهارات اللغات مهندس مهندسة مطور برمجيات محاسب مدير البيانات الشخصية معلومات
    الاتصال سيرة ذاتية أول العملية ملخص 个人简历 简历 履历 履歴書 職務経歴書 工作经历 工作经验 教育背景
    教育经历 专业技能 技能 自我评价 项目经验 联系方式 个人信息 基本信息 求职意向 软件工程师 工程师
    产品经理 项目经理 数据分析师 设计师 会计 学歴 職歴 資格 志望動機 自己紹介 エンジニア 연락처 이력서
    경력 학력 기술 한자 배우자 인적사항 자기소개서 자기소개 개발자 디자이너
    """.split()
)

CJK_PARTS = (
    "简历|履历|履歷|履歴|簡歷|經歷|經驗|聯絡|電話|專長|學歷|自傳|應徵|求職|郵件|通訊|经历|経歴|经验|教育|技能|工程|经理|分析|设计|会计|大学|公司|会社|联系|信息|意向|评价|背景|电话|邮箱|地址|"
    "住所|学歴|職歴|資格|志望|自己|语言|证书|项目|北京|上海|东京|東京|中国|日本|開発|担当|営業|管理|主管|手机|手機|微信|邮箱|性别|年龄|民族|学历|专业|毕业|就职|求职|姓名|出生|籍贯|歴書|프로필|자격|기술|경력|학력|개발자|총괄|개발|회사|대학|사항|성명"
).split("|")

OF_A_FIRM = frozenset(
    """
    inc ltd llc llp plc gmbh ag corp corporation company co group limited solutions technologies services consulting
    bank hospital school college university institute academy agency studio store shop bakery brothers partners
    associates foundation center centre industries systems software construction architects library museum clinic
    sa sas sarl eurl spa srl bv nv oy ab as aps kg ohg kft zrt sro ltda pvt oe αε οε επε ооо зао оао пао ип aş şti
    sons bros brothers nails salon spa farms foods motors electricals enterprises traders trading textiles tekstil
    """.split()
)
"""After a part of a name these make it a firm's or a school's."""

KINDS_OF_FIRMS = frozenset(
    """
    grupo groupe gruppo grup group boulangerie patisserie boucherie cafe restaurant restaurante ristorante trattoria
    brasserie hotel auberge pension clinique clinica farmacia pharmacie cabinet etude estudio studio studi atelier
    taller talleres officina oficina garage transportes transports transportadora construcciones construcoes
    costruzioni constructora imprenta imprimerie editorial editions edizioni bodegas cantina maison casa tienda loja
    comercial supermercado panaderia pasticceria ferreteria inmobiliaria colegio escuela escola ecole lycee instituto
    institut institute istituto liceo scuola colegiul universidad universite universidade camp fundacion fondation
    fondazione hospital centro centre laboratorios laboratoires banco banque banca firma firm kancelaria fabryka
    piekarnia sklep autohaus backerei metzgerei gasthaus kanzlei praxis apotheke spedition verlag druckerei tischlerei
    bakkerij zorgcentrum slagerij pt cv tbk toko rumah ооо ип зао оао ао тов фоп компания фирма группа завод холдинг
    """.split()
)
"""Before a part of a name these make it a firm's, folded."""

FAMILY_FIRMS = frozenset(
    "bros brothers gebr gebrüder gebruder freres fratelli hermanos irmaos bracia gebroeders familie αφοι братья".split()
)
"""The same before one, folded."""

PARTICLES = frozenset(
    """
    de del della di da das do dos du des la le van von der den zu zum zur ten ter bin ibn bint al el ben
    y e af av los las
    """.split()
)
TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir herr frau m mme mlle dipl ing dipl-ing phd mba msc bsc ba ma
    md rn cpa pmp pe jd esq jr sr ii iii iv he him she her they them his theirs shri smt kumari eng beng
    meng btech mtech acca cfa bcom llb llm г-н г-жа κ κα श्री श्रीमती سيد السيد الدكتور د م
    """.split()
)
ALSO_WORDS = frozenset(
    """
    may april june august will mark grace rose art drew page young king price banks field lead hope
    faith joy jack case bill grant chance major summer dean long white black brown green gray grey rich
    frank sky guy gene pat ray rob sue max li an he she so do can you ai go long ho ma day west north
    east south ford lane stone wood power julia ruby ada jenkins travis jasmine django pascal perl haskell
    gatsby maven tally jordan victoria florence charlotte austin sydney madison georgia carolina virginia dakota paris
    london brooklyn chelsea savannah santiago lincoln houston dallas phoenix
    baker barber butcher butler carpenter cook cooper fisher gardener gardner glover hunter judge marshall mason miller
    painter page parker piper porter potter sawyer shepherd smith taylor weaver blessing mercy precious sunday
    """.split()
)
"""Parts of names that are masked only next to another part of the name, or with a capital and a title before."""

FIRMS = frozenset(
    "morgan stanley|jp morgan|j.p. morgan|goldman sachs|johnson johnson|procter gamble|wells fargo|ernst young|"
    "marks spencer|baker mckenzie|hewlett packard|rolls royce|merrill lynch|thomas cook|thomson reuters|booz allen|"
    "mckinsey company|bain company|barnes noble|ben jerry|abercrombie fitch|charles schwab|deutsche bank|"
    "lockheed martin|martin marietta|smith nephew|wh smith|paul smith|general james|foster partners|king college|"
    "jones lang|dow jones|edward jones|fisher price|fisher scientific|thermo fisher|black decker|taylor francis|"
    "taylor wimpey|harris teeter|clifford chance|allen overy|norton rose|harvey nichols|john lewis|lewis university|"
    "jackson laboratory|carnegie mellon|johns hopkins|brown university|duke university|rice university|"
    "wilson sonsini|santa clara|san jose|san diego|san francisco|st george".split("|")
)
"""Well-known names of two words, folded: a person may be called like a part of one."""
