"""Phrases that people type as times, and what each must come to.

After the arrow: a wall time in the reader's zone when the phrase is read; "ask" and the wall times that are offered
when it is refused with choices ("again": the second time that clocks show it); "ask any" when samples are offered;
"no" when there is nothing to offer.
"""

# Thursday evening; clocks go back on Sunday 1 November.
THURSDAY_IN_NEW_YORK = """
<t:1796000000:F> -> 2026-11-29 19:53:20
<t:1796000000> -> 2026-11-29 19:53:20
<t:1796000000:R> -> 2026-11-29 19:53:20
<t:1796000000:s> -> 2026-11-29 19:53:20
<t:1796000000:S> -> 2026-11-29 19:53:20
at <t:1796000000:F> please -> 2026-11-29 19:53:20
<t:1780000000:F> -> no
<t:99999999999999999999:F> -> no
<t:-5:F> -> no
<t:1796000000:F> <t:1796000060:F> -> ask 2026-11-29 19:53:20, 2026-11-29 19:54:20
<t:1796000000:F> 6pm -> ask 2026-11-29 19:53:20
2026-12-01 18:30 -> 2026-12-01 18:30
2026-12-01T18:30 -> 2026-12-01 18:30
2026-12-01t18:30:00 -> 2026-12-01 18:30
2026-12-01T18:30Z -> 2026-12-01 13:30
2026-12-01T18:30:00.000Z -> 2026-12-01 13:30
2026-12-01T18:30+01:00 -> 2026-12-01 12:30
2026-12-01T18:30:00+0530 -> 2026-12-01 08:00
2026-12-01T18:30-08:00 -> 2026-12-01 21:30
2026-12-01 18:30Z -> 2026-12-01 13:30
2026-12-01 18:30 UTC -> 2026-12-01 13:30
2026-12-01 18:30+01:00 -> 2026-12-01 12:30
2026-12-01 18:30:00+00:00 -> 2026-12-01 13:30
2026-12-01 18:30 -0800 -> 2026-12-01 21:30
2026-12-01 18:30-08:00 -> 2026-12-01 21:30
2026-12-01 09:00-10:00 -> ask 2026-12-01 09:00, 2026-12-01 14:00
2026-12-01 18:30-20:00 -> ask 2026-12-01 18:30
20261201T1830Z -> 2026-12-01 13:30
2026-12-01 06:30 -> 2026-12-01 06:30
2026-12-01 10:30 -> 2026-12-01 10:30
2026-12-01 12:00 -> 2026-12-01 12:00
2026-12-01, 12:30 -> 2026-12-01 12:30
2026-12-01 00:00 -> 2026-12-01 00:00
2026-12-01 10:30 pm -> 2026-12-01 22:30
2026-12-01 10:30 EST -> 2026-12-01 10:30
2026-12-01 10:30+01:00 -> 2026-12-01 04:30
2026-12-01 at 10:30 -> ask 2026-12-01 10:30, 2026-12-01 22:30
2026-12-1 10:30 -> ask 2026-12-01 10:30, 2026-12-01 22:30
2026-12-01 6:30 -> ask 2026-12-01 06:30, 2026-12-01 18:30
2026-12-01 6:30pm -> 2026-12-01 18:30
2026-12-01 6pm -> 2026-12-01 18:00
2026/12/01 18:30 -> 2026-12-01 18:30
2026.12.01 18:30 -> 2026-12-01 18:30
2026-12-1 18:30 -> 2026-12-01 18:30
2026-12-01 -> ask any
2026-12-01 24:00 -> ask 2026-12-02 00:00
2026-13-01 18:30 -> no
2026-02-30 18:30 -> no
2025-12-01 18:30 -> no
2027-10-29 21:30 -> 2027-10-29 21:30
2027-10-29 21:31 -> no
2028-12-01 18:30 -> no
9999-12-31 23:59 -> no
0000-00-00 00:00 -> no
0001-01-01T00:00Z -> no
2026-10-29 21:30 -> no
2026-10-29 21:31 -> 2026-10-29 21:31
2026-11-01 01:30 -> 2026-11-01 01:30
2027-03-14 02:30 -> ask 2027-03-14 01:30, 2027-03-14 03:30
today 11pm -> 2026-10-29 23:00
today 5pm -> ask 2026-10-30 17:00
today -> ask any
tonight 11pm -> 2026-10-29 23:00
tonight at 11 -> 2026-10-29 23:00
tonight 8pm -> ask 2026-10-30 20:00
tonight -> ask any
tonight at midnight -> 2026-10-30 00:00
midnight tonight -> 2026-10-30 00:00
tonight 12am -> 2026-10-30 00:00
tonight at 12 -> ask 2026-10-30 00:00
tonight 2am -> ask 2026-10-30 02:00
tonight 3pm -> ask 2026-10-30 15:00
tomorrow 6pm -> 2026-10-30 18:00
Tomorrow, 6 PM -> 2026-10-30 18:00
TOMORROW AT 6PM -> 2026-10-30 18:00
6pm tomorrow -> 2026-10-30 18:00
tomorrow @ 6pm -> 2026-10-30 18:00
tomorrow 18:30 -> 2026-10-30 18:30
tomorrow 6 p.m. -> 2026-10-30 18:00
tomorrow 6:30 P.M. -> 2026-10-30 18:30
tomorrow 6.30pm -> 2026-10-30 18:30
tomorrow 630pm -> 2026-10-30 18:30
tomorrow 6p -> 2026-10-30 18:00
tomorrow at 6 -> ask 2026-10-30 06:00, 2026-10-30 18:00
tomorrow at 18 -> 2026-10-30 18:00
friday 2026 -> ask 2026-10-30 20:26
friday 2030 -> 2026-10-30 20:30
tomorrow in 2 hours -> ask 2026-10-29 23:30
9999-12-31 in 2 hours -> ask 2026-10-29 23:30
in 2 hours in the morning -> ask 2026-10-29 23:30
eod friday 6pm -> ask 2026-10-30 18:00
in 2 hours 10 hours -> ask any
tomorrow two weeks from 6pm -> ask 2026-10-30 18:00
tomorrow 18 -> ask 2026-10-30 18:00
tomorrow at 06:30 -> 2026-10-30 06:30
tomorrow at 0630 -> 2026-10-30 06:30
tomorrow at 12 -> ask 2026-10-30 00:00, 2026-10-30 12:00
tomorrow 12:30 -> ask 2026-10-30 00:30, 2026-10-30 12:30
tomorrow 00:30 -> 2026-10-30 00:30
tomorrow 12pm -> 2026-10-30 12:00
tomorrow 12am -> 2026-10-30 00:00
tomorrow -> ask any
tomorrow morning -> ask 2026-10-30 08:00, 2026-10-30 09:00, 2026-10-30 10:00, 2026-10-30 11:00
tomorrow morning at 9 -> 2026-10-30 09:00
tomorrow at 9 in the morning -> 2026-10-30 09:00
tomorrow evening at 6 -> 2026-10-30 18:00
tomorrow afternoon 3:15 -> 2026-10-30 15:15
tomorrow evening 7pm -> 2026-10-30 19:00
tomorrow morning 7pm -> ask 2026-10-30 19:00
tmrw 6pm -> 2026-10-30 18:00
tommorow 6pm -> 2026-10-30 18:00
tomorow 6pm -> 2026-10-30 18:00
tomorroww 6pm -> ask 2026-10-30 18:00
2morrow 6pm -> 2026-10-30 18:00
day after tomorrow 9am -> 2026-10-31 09:00
the day after tomorrow at 9 am -> 2026-10-31 09:00
yesterday 5pm -> no
noon tomorrow -> 2026-10-30 12:00
tomorrow noon -> 2026-10-30 12:00
12 noon tomorrow -> 2026-10-30 12:00
midday tomorrow -> 2026-10-30 12:00
noon -> 2026-10-30 12:00
midnight -> 2026-10-30 00:00
midnight tomorrow -> ask 2026-10-30 00:00, 2026-10-31 00:00
tomorrow at midnight -> ask 2026-10-30 00:00, 2026-10-31 00:00
friday midnight -> ask 2026-10-30 00:00, 2026-10-31 00:00
friday -> ask any
monday -> ask any
friday 3pm -> 2026-10-30 15:00
Fri 3pm -> 2026-10-30 15:00
fri. 3pm -> 2026-10-30 15:00
on friday at 3 pm -> 2026-10-30 15:00
by friday 3pm -> 2026-10-30 15:00
until friday 3pm -> 2026-10-30 15:00
3pm on friday -> 2026-10-30 15:00
tue 18:30 -> 2026-11-03 18:30
tues 18:30 -> 2026-11-03 18:30
weds 18:30 -> 2026-11-04 18:30
thurs 18:30 -> 2026-11-05 18:30
thursday 10pm -> 2026-10-29 22:00
thursday 3pm -> 2026-11-05 15:00
friday at 6 -> ask 2026-10-30 06:00, 2026-10-30 18:00
friday at 6 (am or pm?) -> ask 2026-10-30 06:00, 2026-10-30 18:00
friday 6:30 -> ask 2026-10-30 06:30, 2026-10-30 18:30
friday 6 -> ask 2026-10-30 06:00, 2026-10-30 18:00
friday 18 -> ask 2026-10-30 18:00
friday 18h -> 2026-10-30 18:00
this friday 3pm -> 2026-10-30 15:00
this coming friday 3pm -> 2026-10-30 15:00
next friday 3pm -> ask 2026-10-30 15:00, 2026-11-06 15:00
next tuesday 3pm -> 2026-11-03 15:00
next thursday 3pm -> 2026-11-05 15:00
next sunday 3pm -> ask 2026-11-01 15:00, 2026-11-08 15:00
next friday -> ask any
friday next week 3pm -> 2026-11-06 15:00
next week friday 3pm -> 2026-11-06 15:00
next week tuesday 10:30 -> ask 2026-11-03 10:30, 2026-11-03 22:30
next week tuesday 10:30am -> 2026-11-03 10:30
next friday 6 nov 3pm -> 2026-11-06 15:00
next week 3pm -> no
next month -> no
friday week 3pm -> 2026-11-06 15:00
a week on friday 3pm -> 2026-11-06 15:00
a week from friday at 3pm -> 2026-11-06 15:00
a week tomorrow 3pm -> 2026-11-06 15:00
friday after next 3pm -> ask 2026-11-06 15:00, 2026-11-13 15:00
two weeks from friday 3pm -> 2026-11-13 15:00
2 weeks from friday at 3 -> ask 2026-11-13 03:00, 2026-11-13 15:00
two weeks from next friday 3pm -> ask 2026-11-13 15:00, 2026-11-20 15:00
two weeks from tomorrow noon -> 2026-11-13 12:00
a fortnight from today 3pm -> 2026-11-12 15:00
in two weeks on friday 3pm -> 2026-11-13 15:00
two weeks from now -> ask any
two weeks from friday -> ask any
last friday 3pm -> no
every friday 3pm -> ask 2026-10-30 15:00
fridays 3pm -> ask 2026-10-30 15:00
weekly on friday 3pm -> ask 2026-10-30 15:00
this weekend 3pm -> no
sunday 1:30am -> 2026-11-01 01:30
sunday 1:30 am EST -> 2026-11-01 01:30 again
sunday 1:30 am EDT -> 2026-11-01 01:30
in 2 hours -> 2026-10-29 23:30
In 2 hours! -> 2026-10-29 23:30
in 2h30m -> 2026-10-30 00:00
in 2h 30min -> 2026-10-30 00:00
in 2h30 -> 2026-10-30 00:00
in 2 hours and 30 minutes -> 2026-10-30 00:00
in 1.5 hours -> 2026-10-29 23:00
in 1,5 hours -> 2026-10-29 23:00
in 1½ hours -> 2026-10-29 23:00
in an hour -> 2026-10-29 22:30
in an hour and a half -> 2026-10-29 23:00
in one and a half hours -> 2026-10-29 23:00
in half an hour -> 2026-10-29 22:00
in a quarter of an hour -> 2026-10-29 21:45
in three quarters of an hour -> 2026-10-29 22:15
in 90 minutes -> 2026-10-29 23:00
in 45m -> 2026-10-29 22:15
in 24 hours -> 2026-10-30 21:30
in 72 hours -> 2026-11-01 20:30
in 2 hours time -> 2026-10-29 23:30
2 hours from now -> 2026-10-29 23:30
an hour from now -> 2026-10-29 22:30
in 1 day 2 hours -> 2026-10-30 23:30
in 2 days 3 hours -> 2026-11-01 00:30
in 3 days 3 hours -> ask 2026-11-01 23:30, 2026-11-02 00:30
in 3 days -> ask any
in 3 days at 6pm -> 2026-11-01 18:00
3 days from now at 6pm -> 2026-11-01 18:00
in a week at 6pm -> 2026-11-05 18:00
in a month at 6pm -> 2026-11-29 18:00
in 4 months at 6pm -> ask 2027-02-28 18:00
in 30 -> ask 2026-10-29 22:00, 2026-10-31 03:30
in a few hours -> ask 2026-10-30 00:30
in a couple of hours -> ask 2026-10-29 23:30
within 2 hours -> ask 2026-10-29 23:30
2 hours -> ask 2026-10-29 23:30
2h30m -> ask 2026-10-30 00:00
2 hours ago -> no
in 2 hours at 6pm -> ask 2026-10-29 23:30
in 0 minutes -> no
in 366 days at 6pm -> no
in 99999999999999 hours -> no
in 9999 days -> no
3pm -> 2026-10-30 15:00
10pm -> 2026-10-29 22:00
18:30 -> 2026-10-30 18:30
23:30 -> 2026-10-29 23:30
at 6 -> ask 2026-10-30 06:00, 2026-10-30 18:00
6 -> ask 2026-10-30 06:00, 2026-10-30 18:00
6:30 -> ask 2026-10-30 06:30, 2026-10-30 18:30
6.30 -> ask 2026-10-30 06:30, 2026-10-30 18:30
10:30 -> ask 2026-10-29 22:30, 2026-10-30 10:30
12:00 -> ask 2026-10-30 00:00, 2026-10-30 12:00
1730 -> 2026-10-30 17:30
17.30 -> 2026-10-30 17:30
18h30 -> 2026-10-30 18:30
18h -> 2026-10-30 18:00
09h -> 2026-10-30 09:00
6h -> ask 2026-10-30 03:30, 2026-10-30 06:00, 2026-10-30 18:00
930 -> ask 2026-10-30 09:30, 2026-10-30 21:30
0930 -> 2026-10-30 09:30
1730 hours -> 2026-10-30 17:30
17:30 hrs -> 2026-10-30 17:30
1830Z -> 2026-10-30 14:30
6 o'clock -> ask 2026-10-30 06:00, 2026-10-30 18:00
6 o’clock pm -> 2026-10-30 18:00
six o'clock in the evening -> 2026-10-30 18:00
half past six pm -> 2026-10-30 18:30
half past six -> ask 2026-10-30 06:30, 2026-10-30 18:30
quarter to seven pm -> 2026-10-30 18:45
a quarter past 6pm -> 2026-10-30 18:15
twenty to seven pm -> 2026-10-30 18:40
ten past five pm -> 2026-10-30 17:10
10 minutes to 6pm -> 2026-10-30 17:50
10 to 6pm -> ask 2026-10-29 22:00, 2026-10-30 17:50
half six pm -> ask 2026-10-30 17:30, 2026-10-30 18:30
quarter to 12 pm -> ask 2026-10-29 23:45, 2026-10-30 11:45
six thirty pm tomorrow -> 2026-10-30 18:30
5 30 pm tomorrow -> 2026-10-30 17:30
twelve thirty pm tomorrow -> 2026-10-30 12:30
25:00 -> no
18:75 -> no
6:75pm tomorrow -> ask any
13pm tomorrow -> ask 2026-10-30 13:00
0am tomorrow -> ask 2026-10-30 00:00
dec 3 at 5pm -> 2026-12-03 17:00
Dec 3rd, 5:00 p.m. -> 2026-12-03 17:00
3 december 14h -> 2026-12-03 14:00
3 november 14h -> 2026-11-03 14:00
3rd of december at 17:00 -> 2026-12-03 17:00
the 3rd of december at 17:00 -> 2026-12-03 17:00
december third at five pm -> 2026-12-03 17:00
twenty-first of december 5pm -> 2026-12-21 17:00
3 dec 2026 5pm -> 2026-12-03 17:00
3 dec '26 5pm -> 2026-12-03 17:00
3-dec-2026 17:00 -> 2026-12-03 17:00
Tuesday, December 1, 2026 at 6:30 PM -> 2026-12-01 18:30
Tue 1 Dec 2026, 6:30 PM EST, in 33 days -> 2026-12-01 18:30
Fri 30 Oct 2026, 12:00 AM EDT (midnight from Thu to Fri), in 2 hours 30 minutes -> 2026-10-30 00:00
9 dec 1 in the morning -> ask 2026-12-09 01:00
3 dec 6 pm -> 2026-12-03 18:00
3 dec 6 o'clock -> ask 2026-12-03 06:00, 2026-12-03 18:00
dec 3 -> ask any
dec 3 2026 -> ask any
dec 3 2030 -> ask 2026-12-03 20:30
dec 3 1930 -> 2026-12-03 19:30
december 5pm -> no
may 5pm -> no
may 5 5pm -> 2027-05-05 17:00
jan 5 5pm -> 2027-01-05 17:00
oct 20 5pm -> ask 2027-10-20 17:00
oct 29 5pm -> ask 2027-10-29 17:00
oct 29 10pm -> 2026-10-29 22:00
nov 31 6pm -> no
feb 29 6pm -> no
feb 30 6pm -> no
the 3rd at 5pm -> 2026-11-03 17:00
the 31st at 5pm -> 2026-10-31 17:00
the 29th at 5pm -> ask 2026-11-29 17:00
3rd of next month 5pm -> 2026-11-03 17:00
first monday of december 5pm -> 2026-12-07 17:00
last friday of november at noon -> 2026-11-27 12:00
tuesday 1 dec 6pm -> 2026-12-01 18:00
wednesday 1 dec 6pm -> ask 2026-12-01 18:00, 2026-12-02 18:00
tomorrow friday 6pm -> 2026-10-30 18:00
tomorrow saturday 6pm -> ask 2026-10-30 18:00, 2026-10-31 18:00
friday the 13th at 6pm -> 2026-11-13 18:00
friday the 14th at 6pm -> ask 2026-11-13 18:00, 2026-11-14 18:00
3/12 -> ask any
3/12 6pm -> ask 2026-12-03 18:00, 2027-03-12 18:00
3/12/2026 6pm -> ask 2026-12-03 18:00
05.12. 18:30 -> ask 2026-12-05 18:30, 2027-05-12 18:30
05.12. -> ask any
5.12.2026 18:30 -> ask 2026-12-05 18:30
03-12-2026 18:30 -> ask 2026-12-03 18:30
tue 3/11 6pm -> ask 2026-11-03 18:00, 2027-03-11 18:00
13/12 6pm -> 2026-12-13 18:00
12/13 6pm -> 2026-12-13 18:00
12/12 6pm -> 2026-12-12 18:00
31.12. 18:00 -> 2026-12-31 18:00
31/12/26 18:00 -> 2026-12-31 18:00
32/13 6pm -> no
5.12 -> ask 2026-10-30 05:12, 2026-10-30 17:12
7pm EST -> 2026-10-30 19:00
7pm EDT -> 2026-10-30 19:00
7pm ET -> 2026-10-30 19:00
7pm eastern -> 2026-10-30 19:00
7pm Eastern Time -> 2026-10-30 19:00
6pm PST -> 2026-10-30 21:00
6pm pacific time -> 2026-10-30 21:00
6pm GMT -> 2026-10-30 14:00
6pm UTC -> 2026-10-30 14:00
6pm CET -> 2026-10-30 13:00
6pm CEST -> 2026-10-30 13:00
6pm CST -> ask 2026-10-30 06:00, 2026-10-30 18:00, 2026-10-30 19:00
6pm IST -> ask 2026-10-30 08:30, 2026-10-30 12:00, 2026-10-30 14:00
6pm BST -> ask 2026-10-30 08:00, 2026-10-30 14:00
6pm UTC+2 -> 2026-10-30 12:00
6pm GMT-5 -> 2026-10-30 19:00
6pm utc +5:30 -> 2026-10-30 08:30
5pm London time -> 2026-10-30 13:00
5pm in London -> 2026-10-30 13:00
friday 6pm Berlin -> 2026-10-30 13:00
friday 6pm Europe/Berlin -> 2026-10-30 13:00
6pm America/New_York -> 2026-10-30 18:00
6pm São Paulo -> 2026-10-30 17:00
5pm Portland time -> ask 2026-10-30 17:00, 2026-10-30 20:00
5pm Georgia time -> ask 2026-10-30 09:00, 2026-10-30 17:00
5pm US time -> ask any
6pm LA -> 2026-10-30 21:00
6pm my time -> 2026-10-30 18:00
6pm local time -> 2026-10-30 18:00
6pm your time -> no
6pm +2 -> ask any
6pm xyzzy -> ask 2026-10-30 18:00
tomorrow 9am PST -> 2026-10-30 12:00
tomorrow 5-6pm -> ask 2026-10-30 17:00
tomorrow 11-1pm -> ask 2026-10-30 11:00
tomorrow 5pm-6pm -> ask 2026-10-30 17:00
tomorrow 5pm – 6pm -> ask 2026-10-30 17:00
tomorrow from 5 to 6pm -> ask 2026-10-30 17:00
tomorrow 9 to 5 -> ask 2026-10-30 09:00, 2026-10-30 21:00
between 5 and 6pm friday -> ask 2026-10-30 17:00
fri 15-16 -> ask 2026-10-30 15:00
fri 15:00-16:00 -> ask 2026-10-30 15:00
mon-fri 5pm -> ask 2026-11-02 17:00
3-5 dec 5pm -> ask 2026-12-03 17:00
fri - 5pm -> 2026-10-30 17:00
dec 3 – 5pm -> 2026-12-03 17:00
friday 5pm for 1 hour -> ask 2026-10-30 17:00
friday 5pm, 30 minutes -> ask 2026-10-30 17:00
6pm or 7pm -> ask 2026-10-30 18:00, 2026-10-30 19:00
tue or wed 6pm -> ask 2026-11-03 18:00, 2026-11-04 18:00
tue/wed 6pm -> ask 2026-11-03 18:00, 2026-11-04 18:00
mon, wed 5pm -> ask 2026-11-02 17:00, 2026-11-04 17:00
tomorrow 6pm 7pm -> ask 2026-10-30 18:00, 2026-10-30 19:00
around 6pm -> ask 2026-10-30 18:00
6ish tomorrow -> ask 2026-10-30 06:00, 2026-10-30 18:00
after 6pm tomorrow -> ask 2026-10-30 18:00
from 6pm tomorrow -> ask 2026-10-30 18:00
before friday 6pm -> ask 2026-10-30 18:00
not tomorrow 6pm -> ask 2026-10-30 18:00
tomorrow 6pm please -> 2026-10-30 18:00
📅 tomorrow @ 6pm 🙂 -> 2026-10-30 18:00
  tomorrow   6pm   -> 2026-10-30 18:00
６pm tomorrow -> 2026-10-30 18:00
**tomorrow** "6pm" -> 2026-10-30 18:00
lets meet tomorrow at 6pm -> ask 2026-10-30 18:00
wendesday 6pm -> ask 2026-11-04 18:00
firday 6pm -> ask 2026-10-30 18:00
demain à 15h -> no
mañana a las 5pm -> no
morgen um 18 Uhr -> no
завтра в 18:00 -> no
明天下午6点 -> no
٦pm tomorrow -> no
غدا 6pm -> no
Freitag 18 Uhr -> no
vendredi 15h -> no
3 mai 15h -> no
3 okt 18:00 -> no
déc 3 15h -> 2026-12-03 15:00
in two hours -> 2026-10-29 23:30
half an hour from now -> 2026-10-29 22:00
2.5 hours from now -> 2026-10-30 00:00
in five minutes' time -> 2026-10-29 21:35
in 1:30 -> ask 2026-10-29 23:00
in 1:30 hours -> ask 2026-10-29 23:00
1:30 hours -> ask 2026-10-30 01:30, 2026-10-30 13:30
1.25 hours -> ask 2026-10-29 22:45
2.25h -> ask 2026-10-29 23:45, 2026-10-30 02:25, 2026-10-30 14:25
6:30h -> ask 2026-10-30 06:30, 2026-10-30 18:30
17.30h -> 2026-10-30 17:30
6 this evening -> ask 2026-10-30 18:00
10/30 6pm -> 2026-10-30 18:00
10/30/26 6pm -> 2026-10-30 18:00
30.10. 18:00 -> 2026-10-30 18:00
30.10.2026 18:00 -> 2026-10-30 18:00
2026-30-10 18:00 -> no
18:30 on 2026-12-01 -> 2026-12-01 18:30
2026-12-01 1830 -> 2026-12-01 18:30
1 dec 18.30 -> 2026-12-01 18:30
5.12 at 18.30 -> ask 2026-12-05 18:30, 2027-05-12 18:30
in 2 years at 6pm -> no
a year from now at 6pm -> 2027-10-29 18:00
3 days after tomorrow 6pm -> 2026-11-02 18:00
from 3 until 5pm friday -> ask 2026-10-30 15:00
monday to friday 9am -> ask 2026-11-02 09:00
dec 1 to dec 3 5pm -> ask 2026-12-01 17:00
6pm, saturday or sunday -> ask 2026-10-31 18:00, 2026-11-01 18:00
fri 6pm & sat 6pm -> ask 2026-10-30 18:00, 2026-10-31 18:00
sat. oct. 31, 6 p.m. -> 2026-10-31 18:00
Sat, 31 Oct 2026 18:00:00 +0000 -> 2026-10-31 14:00
6pm on the first -> 2026-11-01 18:00
'til friday 6pm -> 2026-10-30 18:00
noon today -> ask 2026-10-30 12:00
dec 25 12:00 -> ask 2026-12-25 00:00, 2026-12-25 12:00
6pm MST -> ask 2026-10-30 20:00, 2026-10-30 21:00
6pm MDT -> 2026-10-30 20:00
6pm CDT -> 2026-10-30 19:00
6pm JST -> 2026-10-30 05:00
6pm EST PST -> ask 2026-10-30 18:00, 2026-10-30 21:00
6pm EST (New York) -> 2026-10-30 18:00
6pm Birmingham time -> ask 2026-10-30 14:00, 2026-10-30 19:00
6pm British Summer Time -> 2026-10-30 14:00
5pm Sydney, Australia -> 2026-10-30 02:00
5pm in the UK -> 2026-10-30 13:00
6pm nice -> ask 2026-10-30 18:00
6pm in Nice -> 2026-10-30 13:00
tomorrow 6pm with jordan -> ask 2026-10-30 18:00
jordan tomorrow 6pm -> ask 2026-10-30 18:00
tomorrow 6pm ART -> 2026-10-30 17:00
tomorrow 6pm art -> ask 2026-10-30 18:00
the second at 6pm -> ask 2026-10-30 18:00
can we do tuesday at 3pm? -> ask 2026-11-03 15:00
6 30 tomorrow -> ask 2026-10-30 06:00, 2026-10-30 18:00
garbage -> no
now -> no
asap -> no
whenever -> no
6:3pm -> ask any
room 5 tomorrow -> ask any
1780000000 -> no
; drop table slots -> no
@everyone -> no
<@123456789012345678> tomorrow -> ask any
"""

# Sunday, half past midnight, before clocks go back at 2.
CHANGE_DAY_IN_NEW_YORK = """
1:30am -> 2026-11-01 01:30
today 1:30am -> 2026-11-01 01:30
today 1:30am EST -> 2026-11-01 01:30 again
01:30 -> 2026-11-01 01:30
tomorrow 6pm -> 2026-11-02 18:00
tonight 8pm -> 2026-11-01 20:00
tonight 1am -> ask 2026-11-01 01:00, 2026-11-02 01:00
in 2 hours -> 2026-11-01 01:30 again
in 1 hour -> 2026-11-01 01:30
in 3 hours -> 2026-11-01 02:30
in 24 hours -> 2026-11-01 23:30
in 1 day 1 hour -> ask 2026-11-02 00:30, 2026-11-02 01:30
sunday 6pm -> 2026-11-01 18:00
sunday 12:15am -> 2026-11-08 00:15
next sunday 6pm -> 2026-11-08 18:00
next friday 3pm -> ask 2026-11-06 15:00, 2026-11-13 15:00
midnight -> 2026-11-02 00:00
midnight tonight -> 2026-11-02 00:00
in two weeks on friday 3pm -> ask 2026-11-13 15:00, 2026-11-20 15:00
friday next week 3pm -> ask 2026-11-06 15:00, 2026-11-13 15:00
"""

# Saturday, ten to midnight; clocks skip from 2 to 3 this night.
NIGHT_OF_THE_GAP_IN_NEW_YORK = """
2:30am -> ask 2027-03-14 01:30, 2027-03-14 03:30
02:30 -> ask 2027-03-14 01:30, 2027-03-14 03:30
tomorrow 2:30am -> ask 2027-03-14 01:30, 2027-03-14 03:30
sunday 02:00 -> ask 2027-03-14 01:00, 2027-03-14 03:00
tomorrow 3am -> 2027-03-14 03:00
tomorrow 1:59am -> 2027-03-14 01:59
in 3 hours -> 2027-03-14 03:50
tomorrow 6pm -> 2027-03-14 18:00
tonight 11:55pm -> 2027-03-13 23:55
saturday 11:55pm -> 2027-03-13 23:55
saturday 11:45pm -> 2027-03-20 23:45
mar 13 11:45pm -> no
next saturday 3pm -> 2027-03-20 15:00
"""

# Friday, one in the afternoon.
FRIDAY_IN_NEW_YORK = """
friday 3pm -> 2026-10-30 15:00
friday 9am -> 2026-11-06 09:00
this friday 9am -> ask 2026-11-06 09:00
next friday 3pm -> 2026-11-06 15:00
next monday 9am -> 2026-11-02 09:00
next saturday 9am -> ask 2026-10-31 09:00, 2026-11-07 09:00
two weeks from friday 3pm -> ask 2026-11-13 15:00, 2026-11-20 15:00
today at 6 -> ask 2026-10-30 18:00
today at 3pm -> 2026-10-30 15:00
at 6 -> ask 2026-10-30 18:00, 2026-10-31 06:00
friday at 6 -> ask 2026-10-30 18:00, 2026-11-06 06:00
1pm -> 2026-10-31 13:00
13:01 -> 2026-10-30 13:01
sunday 1:30am -> 2026-11-01 01:30
the 30th 5pm -> 2026-10-30 17:00
the 31st 5pm -> 2026-10-31 17:00
"""

# Two minutes before the new year.
NEW_YEARS_EVE_IN_LONDON = """
tomorrow 6pm -> 2027-01-01 18:00
today 11:59pm -> 2026-12-31 23:59
11:57pm -> 2027-01-01 23:57
in 5 minutes -> 2027-01-01 00:03
jan 1 6pm -> 2027-01-01 18:00
dec 31 6pm -> ask 2027-12-31 18:00
1/2 6pm -> ask 2027-01-02 18:00, 2027-02-01 18:00
the 31st 6pm -> ask 2027-01-31 18:00
the 1st 6pm -> 2027-01-01 18:00
in a month at noon -> 2027-01-31 12:00
in 2 months at noon -> ask 2027-02-28 12:00
6pm BST -> 2027-01-01 18:00
6pm GMT -> 2027-01-01 18:00
6pm IST -> ask 2027-01-01 12:30, 2027-01-01 16:00, 2027-01-01 18:00
midnight -> 2027-01-01 00:00
tomorrow midnight -> ask 2027-01-01 00:00, 2027-01-02 00:00
next week monday 9am -> 2027-01-04 09:00
july 1 6pm GMT -> ask 2027-07-01 18:00, 2027-07-01 19:00
"""

# Monday 28 February of a leap year.
LEAP_YEAR_IN_BERLIN = """
tomorrow 18:00 -> 2028-02-29 18:00
feb 29 6pm -> 2028-02-29 18:00
29/2 18:00 -> 2028-02-29 18:00
29.2.2028 18:00 -> 2028-02-29 18:00
2028-02-29 18:00 -> 2028-02-29 18:00
in 2 days at 18:00 -> 2028-03-01 18:00
the 30th 18:00 -> ask 2028-03-30 18:00
in a year at noon -> no
tuesday 18:00 -> 2028-02-29 18:00
1 march 6pm -> 2028-03-01 18:00
26 march 2:30 am -> ask 2028-03-26 01:30, 2028-03-26 03:30
26 march 02:30 -> ask 2028-03-26 01:30, 2028-03-26 03:30
29 october 02:30 -> 2028-10-29 02:30
6pm CET -> 2028-02-28 18:00
6pm EST -> 2028-02-29 00:00
6pm CST -> ask any
3/12 6pm -> ask 2028-03-12 18:00, 2028-12-03 18:00
"""

# Tuesday evening in Chicago, where CST is one's own.
TUESDAY_IN_CHICAGO = """
7pm CST -> 2026-11-24 19:00
7pm CDT -> 2026-11-24 19:00
tuesday 7pm -> 2026-11-24 19:00
tue 18:30 -> 2026-12-01 18:30
7pm EST -> 2026-11-25 18:00
tomorrow 7pm IST -> ask 2026-11-25 07:30, 2026-11-25 11:00, 2026-11-25 13:00
Tue 1 Dec 2026, 6:30 PM CST, in 7 days -> 2026-12-01 18:30
"""

# Wednesday morning in India, where IST is one's own, and it is still Tuesday in America.
WEDNESDAY_IN_KOLKATA = """
7pm IST -> 2026-11-25 19:00
tomorrow 7pm IST -> 2026-11-26 19:00
tomorrow 9am EST -> 2026-11-26 19:30
tomorrow 9am PST -> 2026-11-26 22:30
wednesday 7pm -> 2026-11-25 19:00
6pm BST -> ask 2026-11-25 17:30, 2026-11-25 23:30
"""
