"""The words that typed times are made of."""

from core.times.grammar.parts import DayPart

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tue", "tues"),
            ("wednesday", "wed", "weds"),
            ("thursday", "thu", "thur", "thurs"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

_ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
         "seventeen eighteen nineteen").split()  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
NUMBERS = {**{word: number for number, word in enumerate(_ONES)}, **TENS}

_FIRST_ORDINALS = ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
                   "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth").split()  # fmt: skip
ORDINALS = {**{word: number for number, word in enumerate(_FIRST_ORDINALS, start=1)}, "thirtieth": 30}
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})

MERIDIEMS = {"am": "am", "pm": "pm", "a": "am", "p": "pm"}

NEITHER_HALF = (("am", "or", "pm"), ("pm", "or", "am"), ("am", "/", "pm"), ("pm", "/", "am"))
"""Asking back which half of the day is meant says neither."""

SECONDS_PER_UNIT = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600),
}
DAYS_PER_UNIT = {
    **dict.fromkeys(("d", "day", "days"), 1),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), 7),
    **dict.fromkeys(("fortnight", "fortnights"), 14),
}
MONTHS_PER_UNIT = {
    **dict.fromkeys(("mo", "month", "months"), 1),
    **dict.fromkeys(("year", "years", "yr", "yrs"), 12),
}
UNITS = frozenset({*SECONDS_PER_UNIT, *DAYS_PER_UNIT, *MONTHS_PER_UNIT})

TOMORROW = frozenset({"tomorrow", "tmrw", "tmr", "tmw", "tomorow", "tommorow", "tommorrow", "tomorro", "2morrow"})
TONIGHT = frozenset({"tonight", "tonite", "2nite"})

PARTS_OF_DAY = {
    "morning": DayPart.MORNING,
    "afternoon": DayPart.AFTERNOON,
    "arvo": DayPart.AFTERNOON,
    "evening": DayPart.EVENING,
    "night": DayPart.NIGHT,
}

FILLERS = frozenset(
    "at on by the of in for to until till til @ , ; . ! ? ( ) [ ] { } : date time when oclock please pls thanks thx "
    "sharp exactly starting starts start due deadline".split()
)
"""Words that add nothing. Some mean something inside a phrase; the phrase then takes them first."""

HEDGES = frozenset(
    "around about approximately approx roughly circa ca ~ before after ish maybe perhaps probably sometime somewhen "
    "early earlier earliest late later latest since within".split()
)

EVERY = frozenset(
    "every each weekly daily biweekly fortnightly monthly weekdays weekends mondays tuesdays wednesdays thursdays "
    "fridays saturdays sundays".split()
)

END_OF_DAY = (("end", "of", "day"), ("end", "of", "the", "day"), ("eod",), ("cob",), ("close", "of", "business"))

NOT_ENGLISH = frozenset(
    # Spanish, Portuguese
    "manana hoy ene abr dic ayer lunes martes miercoles jueves viernes sabado domingo las tarde noche enero febrero "
    "marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre proximo pasado amanha "
    "hoje ontem segunda terca quarta quinta sexta feira janeiro fevereiro marco maio junho julho setembro "
    "outubro novembro dezembro horas hora "
    # French, Italian
    "avr juil giu lug ott "
    "demain aujourdhui hier lundi mardi mercredi jeudi vendredi samedi dimanche heure heures janvier "
    "fevrier mars avril mai juin juillet aout septembre octobre novembre decembre prochain midi minuit "
    "soir matin apres domani oggi ieri lunedi martedi mercoledi giovedi venerdi domenica ore alle gennaio "
    "febbraio aprile maggio giugno luglio settembre ottobre dicembre mezzogiorno mezzanotte "
    # German, Dutch, Nordic, Polish, Turkish, Malay
    "okt dez mrz morgen heute gestern ubermorgen uebermorgen montag dienstag mittwoch donnerstag freitag samstag "
    "sonnabend sonntag uhr um nachste naechste nachsten naechsten mittag mitternacht abend januar februar "
    "marz maerz juni juli oktober dezember vandaag maandag dinsdag woensdag donderdag vrijdag zaterdag "
    "zondag uur maart augustus imorgon idag mandag tirsdag onsdag torsdag fredag lordag sondag klockan "
    "jutro dzisiaj poniedzialek wtorek sroda czwartek piatek sobota niedziela godzina yarin bugun saat "
    "pazartesi sali carsamba persembe cuma cumartesi pazar besok hari jam".split()
)
