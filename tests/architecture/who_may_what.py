"""The one table of who may do what, walked by test_who_may_what.py. A command, button or form without a row fails.

Each line is tried by everybody in the heading. An interview is booked between the booker and the host; other things
are the host's too. "yes" is done, "refused" is said no to, "not found" also hides that there is such a thing.
Discord's own hiding of commands and buttons is passed by: what counts is what the bot does when asked all the same.
"""

PEOPLE = {
    "stranger": "stranger",
    "member": "ben",
    "booker": "ana",
    "host": "priya",
    "volunteer": "tom",
    "moderator": "morgan",
    "outsider": "outsider",
}
"""Who is tried, by their names in the demo group. The outsider moderates another group, and acts there."""

USES: dict[str, dict[str, str]] = {
    "/feedback check": {"text": "Thank you for your time."},
    "/interview ask": {"question": "Why this question?", "interview": "{interview}"},
    "/interview book": {"slot": "{open_slot}"},
    "/interview cancel": {"interview": "{interview}"},
    "/interview checkin": {"interview": "{interview}"},
    "/interview edit": {"interview": "{interview}"},
    "/interview end": {"interview": "{interview}"},
    "/interview feedback": {"interview": "{scored}"},
    "/interview late": {"interview": "{interview}", "minutes": "5"},
    "/interview move": {"interview": "{interview}", "when": "in 200 hours"},
    "/interview next": {"interview": "{interview}"},
    "/interview score": {"interview": "{scored}"},
    "/interview start": {"interview": "{interview}"},
    "/interview stop": {"interview": "{interview}"},
    "/interview place": {"interview": "{interview}", "place": "Lounge"},
    "/interview request": {"field": "Data", "kind": "technical"},
    "/interview watch": {"interview": "{interview}"},
    "/interview standby": {"on": "True"},
    "/me block": {"employer": "Acme"},
    "/me profile": {"field": "Data"},
    "/me timezone": {"zone": "Europe/Berlin"},
    "/moderator person": {"person": "{host}"},
    "/resume claim": {"submission": "{waiting}"},
    "/resume release": {"submission": "{claimed}"},
    "/resume review": {"submission": "{claimed}"},
    "/settings set": {"setting": "answer_hours", "value": "24"},
    "/tip": {"topic": "resume"},
    "/volunteer offer": {"when": "in 300 hours"},
    "/volunteer profile": {"weekly_limit": "5"},
    "click asks:answer": {":": "{ask_sent}"},
    "click asks:change": {":": "{ask_drafted}"},
    "click asks:close": {":": "{ask_sent}"},
    "click asks:correct": {":": "1"},
    "click asks:discard": {":": "{ask_drafted}"},
    "click asks:page": {":": "0"},
    "click asks:sent": {":": "{ask_drafted}"},
    "click asks:show": {":": "{ask_drafted}"},
    "click asks:silent": {":": "{ask_sent}"},
    "click asks:tomorrow": {":": "{ask_drafted}"},
    "click attendance:answer": {":": "{interview}:met"},
    "click attendance:excuse": {":": "{miss}"},
    "click attendance:excuse_me": {":": "{miss}"},
    "click attendance:lift": {":": "{host}"},
    "click attendance:pause": {":": "{host}"},
    "click attendance:person": {":": "{host}"},
    "click attendance:stand_ins": {":": "{interview}"},
    "click attendance:step_in": {":": "{interview}:1"},
    "click consent:add": {":": "{interview}", "": "{host}"},
    "click consent:agree": {":": "{interview}"},
    "click consent:link": {":": "{interview}"},
    "click consent:no": {":": "{interview}"},
    "click consent:speaker": {":": "{interview}"},
    "click consent:withdraw": {":": "{interview}"},
    "click goals:done": {"": "{goal}"},
    "click help:first": {"": "interview book"},
    "click help:topic": {"": "interviews"},
    "click interviews:accept": {":": "{asked}"},
    "click interviews:accept_move": {":": "{move}"},
    "click interviews:book": {":": "{open_slot}"},
    "click interviews:calendar": {":": "{interview}"},
    "click interviews:cancel": {":": "{interview}"},
    "click interviews:coming": {":": "{interview}"},
    "click interviews:decline": {":": "{asked}"},
    "click interviews:filter_field": {":": "::0", "": "Software"},
    "click interviews:filter_kind": {":": "::0", "": "technical"},
    "click interviews:keep_time": {":": "{move}"},
    "click interviews:late": {":": "{interview}"},
    "click interviews:move": {":": "{interview}"},
    "click interviews:page": {":": "::0:0"},
    "click interviews:pick": {"": "{open_slot}"},
    "click interviews:pick_series": {":": "{series}"},
    "click interviews:place": {":": "{interview}"},
    "click live:check_in": {":": "{interview}"},
    "click live:end": {":": "{interview}"},
    "click live:next": {":": "{interview}:0"},
    "click live:start": {":": "{interview}"},
    "click live:stop": {":": "{interview}"},
    "click matching:apply": {":": "1"},
    "click matching:choose": {":": "{wish}", "": "{open_slot}"},
    "click matching:forbid": {":": "{wish}:{host}"},
    "click matching:lift": {":": "{ruling}"},
    "click matching:page": {":": "0"},
    "click matching:pin": {":": "{wish}:{open_slot}"},
    "click matching:request": {"": "{wish}"},
    "click members:pick_zone": {"": "Europe/Berlin"},
    "click moderation:audit": {":": "0"},
    "click moderation:choose": {":": "tips_channel", "": "{channel}"},
    "click moderation:done": {":": "{trouble}"},
    "click moderation:page": {":": "channels"},
    "click moderation:retry": {":": "{trouble}"},
    "click moderation:settings": {":": "0"},
    "click oversight:call_off": {":": "{ahead}"},
    "click oversight:change": {":": "{ahead}"},
    "click oversight:choose": {"": "{ahead}"},
    "click oversight:hand_over": {":": "{ahead}:{other_volunteer}"},
    "click oversight:list": {":": "coming:0"},
    "click oversight:mark": {":": "{scored}", "": "both"},
    "click oversight:volunteer": {":": "{ahead}:free", "": "{other_volunteer}"},
    "click prep:duty": {":": "{watched}"},
    "click prep:other": {":": "{interview}:1"},
    "click prep:pack": {":": "{interview}"},
    "click prep:take": {":": "{watched}", "": "star"},
    "click prep:write": {":": "{watched}"},
    "click progress:done": {":": "all", "": "{goal}"},
    "click progress:kind": {"": "all"},
    "click proposals:accept": {":": "{offer}"},
    "click proposals:answer": {":": "{offer_question}"},
    "click proposals:ask": {":": "{offer}"},
    "click proposals:decline": {":": "{offer}"},
    "click proposals:page": {":": "0"},
    "click proposals:pass": {":": "{wish}:0"},
    "click proposals:pick": {":": "{wish}"},
    "click proposals:take": {":": "{wish}", "": "{time}"},
    "click proposals:time": {":": "{offer}", "": "{time}"},
    "click reports:done": {":": "{report}"},
    "click reports:look": {":": "{report}"},
    "click requests:restore": {":": "{request}"},
    "click requests:withdraw": {":": "{request}"},
    "click reviews:ask": {":": "{reviewed}"},
    "click reviews:choose": {"": "{review}"},
    "click reviews:claim": {":": "{waiting}"},
    "click reviews:goal": {":": "{reviewed}"},
    "click reviews:goals": {":": "{reviewed}", "": "0"},
    "click reviews:hand_in": {":": "{review}"},
    "click reviews:let_go": {":": "{kept}"},
    "click reviews:page": {":": "0"},
    "click reviews:part": {":": "{review}:content"},
    "click reviews:release": {":": "{review}"},
    "click reviews:second": {":": "{reviewed}"},
    "click reviews:thank": {":": "{reviewed}"},
    "click reviews:write": {":": "{review}"},
    "click scores:action": {":": "{scored}"},
    "click scores:another": {"": "{scored}"},
    "click scores:choose": {"": "{scored}"},
    "click scores:hand_in": {":": "{scored}"},
    "click scores:levels": {":": "{scored}"},
    "click scores:notes": {":": "{read}"},
    "click scores:notes_page": {":": "{read}:0"},
    "click scores:open": {":": "{scored}"},
    "click scores:rate": {":": "{read}", "": "very"},
    "click scores:read": {":": "{scored}"},
    "click scores:show": {":": "{read}", "": "strengths"},
    "click scores:thank": {":": "{read}"},
    "click scores:words": {":": "{scored}:1"},
    "click seats:agree": {":": "{interview}"},
    "click seats:leave": {":": "{interview}"},
    "click seats:page": {":": "0"},
    "click seats:take": {":": "{interview}"},
    "click seats:watch": {":": "{interview}"},
    "click seats:where": {":": "{interview}"},
    "click slots:choose": {":": "0"},
    "click slots:list": {":": "0"},
    "click slots:open": {":": "0", "": "{open_slot}"},
    "click slots:withdraw": {":": "{open_slot}:this"},
    "click standby:pass": {":": "{call}"},
    "click standby:take": {":": "{call}"},
    "click submissions:anew": {":": "0:-"},
    "click submissions:discard": {":": "{resume_draft}"},
    "click submissions:hide": {":": "{resume_draft}"},
    "click submissions:look": {":": "{resume_draft}:0"},
    "click submissions:mine": {},
    "click submissions:new_version": {":": "{resume_reviewed}"},
    "click submissions:queue": {":": "{resume_draft}:0"},
    "click submissions:replace": {":": "{resume_draft}"},
    "click submissions:unhide": {":": "{resume_draft}"},
    "click submissions:withdraw": {":": "{resume_reviewed}"},
    "click submissions:withdraw_all": {":": "{resume_reviewed}"},
    "click tips:another": {":": "-1"},
    "click tips:approve": {":": "{proposal}"},
    "click tips:decline": {":": "{proposal}"},
    "click tips:edit": {":": "one-skill"},
    "click tips:helpful": {":": "one-skill:-1"},
    "click tips:not_for_me": {":": "one-skill:-1"},
    "click tips:open": {"": "one-skill"},
    "click tips:page": {":": "0:0"},
    "click tips:post": {":": "one-skill"},
    "click tips:proposal": {"": "{proposal}"},
    "click tips:restore": {":": "own-{retired_tip}"},
    "click tips:retire": {":": "one-skill"},
    "click tips:topic": {"": "2"},
    "click volunteers:application": {"": "{application}"},
    "click volunteers:approve": {":": "{application}"},
    "click volunteers:attest": {":": "{volunteer}"},
    "click volunteers:decline": {":": "{application}"},
    "click volunteers:lift": {":": "{suspended}"},
    "click volunteers:page": {":": "0"},
    "click volunteers:person": {"": "{host}"},
    "click volunteers:role": {":": "{volunteer}"},
    "click volunteers:suspend": {":": "{volunteer}"},
    "click volunteers:volunteer": {"": "{volunteer}"},
    "submit asks:answer": {":": "{ask_sent}", "answer": "Shorter", "develop": "Be brief"},
    "submit asks:change": {":": "{ask_drafted}", "text": "Thank you"},
    "submit asks:draft": {":": "1", "role": "nurse", "skill": "SQL", "valued": "", "declined": "email, yesterday"},
    "submit consent:link": {":": "{interview}", "link": "https://example.org/x"},
    "submit interviews:book": {":": "{open_slot}", "goals": "Practise"},
    "submit interviews:cancel": {":": "{interview}", "reason": ""},
    "submit interviews:edit": {":": "{interview}", "goals": "Practise more"},
    "submit interviews:late": {":": "{interview}", "minutes": "5"},
    "submit interviews:move": {":": "{interview}", "when": "in 200 hours"},
    "submit interviews:place": {":": "{interview}", "place": "Lounge"},
    "submit members:zone": {"zone": "Europe/Berlin"},
    "submit moderation:basics": {"timezone": "Europe/Berlin", "fields": "Software, Data"},
    "submit oversight:call_off": {":": "{ahead}", "reason": "Closed"},
    "submit prep:write": {":": "{watched}", "notes": "You said what you did"},
    "submit proposals:answer": {":": "{offer_question}", "answer": "Python"},
    "submit proposals:ask": {":": "{offer}", "question": "Which language?"},
    "submit reports:done": {":": "{report}", "note": "Talked"},
    "submit reports:make": {":": "{host}:0:0", "words": "He would not stop"},
    "submit reviews:ask": {":": "{reviewed}", "question": "Which one?"},
    "submit reviews:part": {":": "{review}:content", "fit": "It fits"},
    "submit scores:action": {":": "{scored}", "action": "Write three cases"},
    "submit scores:levels": {":": "{scored}", "structure": "[3]"},
    "submit scores:own_words": {":": "{scored}", "strength": "I was calm"},
    "submit scores:words": {":": "{scored}:1", "strength": "The result came first"},
    "submit submissions:details": {":": "{resume_draft}:0", "target_role": "Analyst"},
    "submit submissions:hide": {":": "{resume_draft}", "words": "Anything"},
    "submit submissions:renew": {":": "{resume_reviewed}", "target_role": "Analyst"},
    "submit submissions:replace": {":": "{resume_draft}"},
    "submit submissions:submit": {":": "0:-", "target_role": "Analyst"},
    "submit tips:add": {"topic": "[resume]", "text": "Say what you did, with what, and why.", "source": "Ana"},
    "submit tips:edit": {":": "one-skill", "text": "Name one skill, and ask about that.", "source": "Ana"},
    "submit tips:propose": {"topic": "[resume]", "text": "Say what you did, with what, and why.", "source": "Ana"},
    "submit questions:ask": {":": "{interview}", "question": "Why this question?"},
    "click questions:answered": {":": "{question}"},
    "click questions:anyway": {":": "{question_draft}"},
    "click questions:open": {":": "{interview}"},
    "click questions:skip": {":": "{question}"},
    "click questions:take": {":": "{interview}"},
    "click questions:take_back": {":": "{question}"},
    "click questions:vote": {":": "{question}"},
    "submit requests:make": {":": "230775901:technical:-:0:-", "goals": "Practise"},
    "submit volunteers:apply": {"occupation": "Coach", "proof": "Ask Priya", "conduct": "[agreed]"},
    "submit volunteers:attest": {":": "{volunteer}", "how": "[met in person]", "until": ""},
    "submit volunteers:decline": {":": "{application}", "reason": "Not now"},
    "submit volunteers:suspend": {":": "{volunteer}", "reason": "Sold coaching"},
}
"""What is given along: options of a command, fields of a form, for a click under ":" what follows its action in the
custom id and under "" what is chosen; in a form, what is chosen stands in brackets. Things
made for the test stand in braces."""

TABLE = """
what                            stranger   member     booker     host       volunteer  moderator  outsider
/feedback asks                  refused    yes        yes        yes        yes        yes        yes
/feedback check                 yes        yes        yes        yes        yes        yes        yes
/feedback draft                 refused    yes        yes        yes        yes        yes        yes
/help                           yes        yes        yes        yes        yes        yes        yes
/interview ask                  refused    refused    yes        yes        refused    yes        not found
/interview book                 refused    yes        yes        refused    yes        yes        refused
/interview cancel               refused    not found  yes        yes        not found  not found  not found
/interview checkin              refused    refused    yes        yes        refused    refused    not found
/interview edit                 refused    not found  yes        refused    not found  not found  not found
/interview end                  refused    refused    refused    yes        refused    yes        not found
/interview feedback             refused    not found  yes        yes        not found  not found  not found
/interview late                 refused    not found  yes        yes        not found  not found  not found
/interview list                 refused    yes        yes        yes        yes        yes        yes
/interview move                 refused    not found  yes        yes        not found  not found  not found
/interview next                 refused    refused    refused    yes        refused    yes        not found
/interview place                refused    not found  yes        yes        not found  not found  not found
/interview progress             refused    yes        yes        yes        yes        yes        yes
/interview request              refused    yes        yes        yes        yes        yes        refused
/interview score                refused    not found  yes        yes        not found  not found  not found
/interview standby              refused    yes        yes        yes        yes        yes        yes
/interview start                refused    refused    refused    yes        refused    yes        not found
/interview stop                 refused    refused    yes        yes        refused    yes        not found
/interview watch                refused    yes        refused    refused    yes        yes        not found
/me availability                yes        yes        yes        yes        yes        yes        yes
/me block                       yes        yes        yes        yes        yes        yes        yes
/me data                        yes        yes        yes        yes        yes        yes        yes
/me forget                      yes        yes        yes        yes        yes        yes        yes
/me needs                       yes        yes        yes        yes        yes        yes        yes
/me profile                     yes        yes        yes        yes        yes        yes        yes
/me show                        yes        yes        yes        yes        yes        yes        yes
/me timezone                    yes        yes        yes        yes        yes        yes        yes
/me unblock                     yes        yes        yes        yes        yes        yes        yes
/moderator audit                refused    refused    refused    refused    refused    yes        yes
/moderator interviews           refused    refused    refused    refused    refused    yes        yes
/moderator match                refused    refused    refused    refused    refused    yes        yes
/moderator person               refused    refused    refused    refused    refused    yes        yes
/moderator tips                 refused    refused    refused    refused    refused    yes        yes
/moderator volunteers           refused    refused    refused    refused    refused    yes        yes
/report                         yes        yes        yes        yes        yes        yes        yes
/resume claim                   refused    refused    refused    yes        yes        refused    refused
/resume mine                    refused    yes        yes        yes        yes        yes        yes
/resume next                    refused    refused    refused    yes        yes        refused    refused
/resume queue                   refused    yes        yes        yes        yes        yes        yes
/resume release                 refused    refused    refused    yes        not found  refused    refused
/resume review                  refused    not found  not found  yes        not found  not found  not found
/resume submit                  refused    yes        yes        yes        yes        yes        refused
/settings set                   refused    refused    refused    refused    refused    yes        yes
/settings show                  refused    refused    refused    refused    refused    yes        yes
/setup                          refused    refused    refused    refused    refused    yes        yes
/tip                            yes        yes        yes        yes        yes        yes        yes
/volunteer apply                yes        yes        yes        refused    refused    yes        yes
/volunteer offer                refused    refused    refused    yes        yes        refused    refused
/volunteer pause                refused    refused    refused    yes        yes        refused    refused
/volunteer profile              refused    refused    refused    yes        yes        refused    refused
/volunteer requests             refused    refused    refused    yes        yes        refused    refused
/volunteer slots                refused    refused    refused    yes        yes        refused    refused
click asks:answer               refused    not found  yes        not found  not found  not found  not found
click asks:begin                refused    yes        yes        yes        yes        yes        yes
click asks:change               refused    not found  yes        not found  not found  not found  not found
click asks:close                refused    not found  yes        not found  not found  not found  not found
click asks:correct              refused    yes        yes        yes        yes        yes        yes
click asks:discard              refused    not found  yes        not found  not found  not found  not found
click asks:list                 refused    yes        yes        yes        yes        yes        yes
click asks:page                 refused    yes        yes        yes        yes        yes        yes
click asks:sent                 refused    not found  yes        not found  not found  not found  not found
click asks:show                 refused    not found  yes        not found  not found  not found  not found
click asks:silent               refused    not found  yes        not found  not found  not found  not found
click asks:tomorrow             refused    not found  yes        not found  not found  not found  not found
click attendance:answer         not found  not found  yes        yes        not found  not found  not found
click attendance:appeal         refused    refused    refused    refused    refused    refused    refused
click attendance:excuse         refused    refused    refused    refused    refused    yes        not found
click attendance:excuse_me      not found  not found  yes        not found  not found  not found  not found
click attendance:lift           refused    refused    refused    refused    refused    yes        yes
click attendance:pause          refused    refused    refused    refused    refused    yes        yes
click attendance:person         refused    refused    refused    refused    refused    yes        yes
click attendance:stand_ins      refused    refused    refused    refused    refused    refused    refused
click attendance:step_in        refused    refused    refused    refused    refused    refused    refused
click consent:add               refused    not found  yes        yes        not found  not found  not found
click consent:agree             refused    not found  yes        yes        not found  not found  not found
click consent:link              refused    not found  yes        yes        not found  not found  not found
click consent:no                refused    not found  yes        yes        not found  not found  not found
click consent:speaker           refused    not found  yes        yes        not found  not found  not found
click consent:withdraw          refused    not found  yes        yes        not found  not found  not found
click goals:done                not found  not found  yes        not found  not found  not found  not found
click goals:list                yes        yes        yes        yes        yes        yes        yes
click help:first                yes        yes        yes        yes        yes        yes        yes
click help:topic                yes        yes        yes        yes        yes        yes        yes
click interviews:accept         refused    not found  not found  yes        not found  not found  not found
click interviews:accept_move    refused    not found  yes        refused    not found  not found  not found
click interviews:book           refused    yes        yes        refused    yes        yes        refused
click interviews:calendar       refused    not found  yes        yes        not found  not found  not found
click interviews:cancel         refused    not found  yes        yes        not found  not found  not found
click interviews:coming         refused    not found  yes        yes        not found  not found  not found
click interviews:decline        refused    not found  not found  yes        not found  not found  not found
click interviews:filter_field   refused    yes        yes        yes        yes        yes        yes
click interviews:filter_kind    refused    yes        yes        yes        yes        yes        yes
click interviews:keep_time      refused    not found  yes        refused    not found  not found  not found
click interviews:late           refused    not found  yes        yes        not found  not found  not found
click interviews:list           refused    yes        yes        yes        yes        yes        yes
click interviews:move           refused    not found  yes        yes        not found  not found  not found
click interviews:page           refused    yes        yes        yes        yes        yes        yes
click interviews:pick           refused    yes        yes        refused    yes        yes        refused
click interviews:pick_series    refused    yes        yes        yes        yes        yes        yes
click interviews:place          refused    not found  yes        yes        not found  not found  not found
click live:check_in             refused    refused    yes        yes        refused    refused    not found
click live:end                  refused    refused    refused    yes        refused    yes        not found
click live:next                 refused    refused    refused    yes        refused    yes        not found
click live:start                refused    refused    refused    yes        refused    yes        not found
click live:stop                 refused    refused    yes        yes        refused    yes        not found
click matching:apply           refused    refused    refused    refused    refused    yes        yes
click matching:choose          refused    refused    refused    refused    refused    yes        not found
click matching:forbid          refused    refused    refused    refused    refused    yes        not found
click matching:lift            refused    refused    refused    refused    refused    yes        not found
click matching:look            refused    refused    refused    refused    refused    yes        yes
click matching:page            refused    refused    refused    refused    refused    yes        yes
click matching:pin             refused    refused    refused    refused    refused    yes        not found
click matching:request         refused    refused    refused    refused    refused    yes        not found
click members:data              yes        yes        yes        yes        yes        yes        yes
click members:forget            yes        yes        yes        yes        yes        yes        yes
click members:forget_all        yes        yes        yes        yes        yes        yes        yes
click members:keep              yes        yes        yes        yes        yes        yes        yes
click members:open_zone         yes        yes        yes        yes        yes        yes        yes
click members:pick_zone         yes        yes        yes        yes        yes        yes        yes
click members:show              yes        yes        yes        yes        yes        yes        yes
click moderation:audit          refused    refused    refused    refused    refused    yes        yes
click moderation:basics         refused    refused    refused    refused    refused    yes        yes
click moderation:check          refused    refused    refused    refused    refused    yes        yes
click moderation:choose         refused    refused    refused    refused    refused    yes        refused
click moderation:create         refused    refused    refused    refused    refused    yes        refused
click moderation:done           refused    refused    refused    refused    refused    yes        refused
click moderation:page           refused    refused    refused    refused    refused    yes        yes
click moderation:retry          refused    refused    refused    refused    refused    yes        refused
click moderation:settings       refused    refused    refused    refused    refused    yes        yes
click moderation:test           refused    refused    refused    refused    refused    yes        yes
click oversight:call_off        refused    refused    refused    refused    refused    yes        not found
click oversight:change          refused    refused    refused    refused    refused    yes        not found
click oversight:choose          refused    refused    refused    refused    refused    yes        not found
click oversight:hand_over       refused    refused    refused    refused    refused    yes        refused
click oversight:list            refused    refused    refused    refused    refused    yes        yes
click oversight:mark            refused    refused    refused    refused    refused    yes        not found
click oversight:volunteer       refused    refused    refused    refused    refused    yes        refused
click prep:duty                 refused    refused    refused    refused    yes        refused    not found
click prep:limits               refused    yes        yes        yes        yes        yes        yes
click prep:other                refused    not found  not found  yes        not found  not found  not found
click prep:pack                 refused    not found  yes        yes        not found  not found  not found
click prep:take                 refused    refused    refused    refused    yes        refused    not found
click prep:write                refused    refused    refused    refused    yes        refused    not found
click profiles:availability     yes        yes        yes        yes        yes        yes        yes
click profiles:blocks           yes        yes        yes        yes        yes        yes        yes
click profiles:needs            yes        yes        yes        yes        yes        yes        yes
click profiles:profile          yes        yes        yes        yes        yes        yes        yes
click progress:done             refused    not found  yes        not found  not found  not found  not found
click progress:kind             refused    yes        yes        yes        yes        yes        yes
click proposals:accept          refused    refused    refused    yes        not found  refused    refused
click proposals:answer          refused    not found  yes        not found  not found  not found  not found
click proposals:ask             refused    refused    refused    yes        not found  refused    refused
click proposals:decline         refused    refused    refused    yes        not found  refused    refused
click proposals:page            refused    refused    refused    yes        yes        refused    refused
click proposals:pass            refused    refused    refused    yes        yes        refused    refused
click proposals:pick            refused    refused    refused    yes        yes        refused    refused
click proposals:take            refused    refused    refused    yes        yes        refused    refused
click proposals:time            refused    refused    refused    yes        not found  refused    refused
click questions:answered        refused    refused    yes        yes        refused    yes        not found
click questions:anyway          refused    not found  yes        not found  not found  not found  not found
click questions:open            refused    refused    yes        yes        refused    yes        not found
click questions:skip            refused    refused    yes        yes        refused    yes        not found
click questions:take            refused    refused    yes        yes        refused    yes        not found
click questions:take_back       refused    not found  yes        not found  not found  not found  not found
click questions:vote            refused    refused    refused    yes        refused    yes        not found
click reports:done              refused    refused    refused    refused    refused    yes        not found
click reports:list              refused    refused    refused    refused    refused    yes        yes
click reports:look              refused    refused    refused    refused    refused    yes        not found
click requests:restore          refused    not found  refused    not found  not found  not found  not found
click requests:withdraw         refused    not found  yes        not found  not found  not found  not found
click reviews:ask               refused    not found  yes        not found  not found  not found  not found
click reviews:choose            refused    refused    refused    yes        not found  refused    refused
click reviews:claim             refused    refused    refused    yes        yes        refused    refused
click reviews:goal              refused    not found  yes        not found  not found  not found  not found
click reviews:goals             refused    not found  yes        not found  not found  not found  not found
click reviews:hand_in           refused    refused    refused    yes        not found  refused    refused
click reviews:let_go            refused    refused    refused    yes        not found  refused    refused
click reviews:page              refused    yes        yes        yes        yes        yes        yes
click reviews:part              refused    refused    refused    yes        not found  refused    refused
click reviews:release           refused    refused    refused    yes        not found  refused    refused
click reviews:second            refused    not found  yes        not found  not found  not found  not found
click reviews:thank             refused    not found  yes        not found  not found  not found  not found
click reviews:write             refused    refused    refused    yes        not found  refused    refused
click scores:action             refused    not found  yes        yes        not found  not found  not found
click scores:another            refused    not found  yes        yes        not found  not found  not found
click scores:choose             refused    not found  yes        yes        not found  not found  not found
click scores:hand_in            refused    not found  yes        refused    not found  not found  not found
click scores:levels             refused    not found  yes        yes        not found  not found  not found
click scores:notes              refused    not found  yes        refused    not found  not found  not found
click scores:notes_page         refused    not found  yes        refused    not found  not found  not found
click scores:open               refused    not found  yes        yes        not found  not found  not found
click scores:rate               refused    not found  yes        refused    not found  not found  not found
click scores:read               refused    not found  yes        yes        not found  not found  not found
click scores:show               refused    not found  yes        refused    not found  not found  not found
click scores:thank              refused    not found  yes        refused    not found  not found  not found
click scores:words              refused    not found  yes        yes        not found  not found  not found
click seats:agree               refused    yes        refused    refused    yes        yes        not found
click seats:leave               refused    yes        yes        yes        yes        yes        not found
click seats:page                refused    yes        yes        yes        yes        yes        yes
click seats:take                refused    yes        refused    refused    yes        yes        not found
click seats:watch               refused    yes        refused    refused    yes        yes        not found
click seats:where               refused    yes        yes        yes        yes        yes        not found
click slots:choose              refused    refused    refused    yes        yes        refused    refused
click slots:list                refused    refused    refused    yes        yes        refused    refused
click slots:mine                refused    refused    refused    yes        yes        refused    refused
click slots:open                refused    refused    refused    yes        not found  refused    refused
click slots:withdraw            refused    refused    refused    yes        not found  refused    refused
click slots:withdraw_all        refused    refused    refused    yes        yes        refused    refused
click standby:pass              refused    not found  yes        not found  not found  not found  not found
click standby:take              refused    not found  yes        not found  not found  not found  not found
click submissions:anew          refused    yes        yes        yes        yes        yes        refused
click submissions:discard       refused    not found  yes        not found  not found  not found  not found
click submissions:hide          refused    not found  yes        not found  not found  not found  not found
click submissions:look          refused    not found  yes        not found  not found  not found  not found
click submissions:mine          refused    yes        yes        yes        yes        yes        yes
click submissions:new_version   refused    not found  yes        not found  not found  not found  refused
click submissions:queue         refused    not found  yes        not found  not found  not found  not found
click submissions:replace       refused    not found  yes        not found  not found  not found  not found
click submissions:unhide        refused    not found  yes        not found  not found  not found  not found
click submissions:withdraw      refused    not found  yes        not found  not found  not found  not found
click submissions:withdraw_all  refused    not found  yes        not found  not found  not found  not found
click tips:add                  refused    refused    refused    refused    refused    yes        yes
click tips:another              yes        yes        yes        yes        yes        yes        yes
click tips:approve              refused    refused    refused    refused    refused    yes        not found
click tips:decline              refused    refused    refused    refused    refused    yes        not found
click tips:edit                 refused    refused    refused    refused    refused    yes        yes
click tips:helpful              yes        yes        yes        yes        yes        yes        yes
click tips:not_for_me           yes        yes        yes        yes        yes        yes        yes
click tips:open                 refused    refused    refused    refused    refused    yes        yes
click tips:page                 refused    refused    refused    refused    refused    yes        yes
click tips:pause                refused    refused    refused    refused    refused    yes        yes
click tips:post                 refused    refused    refused    refused    refused    yes        refused
click tips:post_next            refused    refused    refused    refused    refused    yes        refused
click tips:proposal             refused    refused    refused    refused    refused    yes        not found
click tips:propose              refused    yes        yes        yes        yes        yes        yes
click tips:restore              refused    refused    refused    refused    refused    yes        not found
click tips:resume               refused    refused    refused    refused    refused    refused    refused
click tips:retire               refused    refused    refused    refused    refused    yes        yes
click tips:topic                refused    refused    refused    refused    refused    yes        yes
click volunteers:application    refused    refused    refused    refused    refused    yes        not found
click volunteers:approve        refused    refused    refused    refused    refused    yes        not found
click volunteers:attest         refused    refused    refused    refused    refused    yes        not found
click volunteers:decline        refused    refused    refused    refused    refused    yes        not found
click volunteers:lift           refused    refused    refused    refused    refused    yes        not found
click volunteers:page           refused    refused    refused    refused    refused    yes        yes
click volunteers:pause          refused    refused    refused    yes        yes        refused    refused
click volunteers:person         refused    refused    refused    refused    refused    yes        refused
click volunteers:resume         refused    refused    refused    yes        yes        refused    refused
click volunteers:role           refused    refused    refused    refused    refused    yes        not found
click volunteers:suspend        refused    refused    refused    refused    refused    yes        not found
click volunteers:volunteer      refused    refused    refused    refused    refused    yes        not found
click volunteers:withdraw       yes        refused    refused    refused    refused    refused    refused
submit asks:answer              refused    not found  yes        not found  not found  not found  not found
submit asks:change              refused    not found  yes        not found  not found  not found  not found
submit asks:draft               refused    yes        yes        yes        yes        yes        yes
submit consent:link             refused    not found  refused    refused    not found  not found  not found
submit interviews:book          refused    yes        yes        refused    yes        yes        refused
submit interviews:cancel        refused    not found  yes        yes        not found  not found  not found
submit interviews:edit          refused    not found  yes        refused    not found  not found  not found
submit interviews:late          refused    not found  yes        yes        not found  not found  not found
submit interviews:move          refused    not found  yes        yes        not found  not found  not found
submit interviews:place         refused    not found  yes        yes        not found  not found  not found
submit members:zone             yes        yes        yes        yes        yes        yes        yes
submit moderation:basics        refused    refused    refused    refused    refused    yes        yes
submit oversight:call_off       refused    refused    refused    refused    refused    yes        not found
submit prep:write               refused    refused    refused    refused    yes        refused    not found
submit profiles:availability    yes        yes        yes        yes        yes        yes        yes
submit profiles:needs           yes        yes        yes        yes        yes        yes        yes
submit proposals:answer         refused    not found  yes        not found  not found  not found  not found
submit proposals:ask            refused    refused    refused    yes        not found  refused    refused
submit reports:done             refused    refused    refused    refused    refused    yes        not found
submit reports:make             yes        yes        yes        refused    yes        yes        yes
submit reviews:ask              refused    not found  yes        not found  not found  not found  not found
submit reviews:part             refused    refused    refused    yes        not found  refused    refused
submit scores:action            refused    not found  yes        yes        not found  not found  not found
submit scores:levels            refused    not found  yes        yes        not found  not found  not found
submit scores:own_words         refused    not found  yes        yes        not found  not found  not found
submit scores:words             refused    not found  yes        yes        not found  not found  not found
submit submissions:details      refused    not found  yes        not found  not found  not found  not found
submit submissions:hide         refused    not found  refused    not found  not found  not found  not found
submit submissions:renew        refused    not found  refused    not found  not found  not found  not found
submit submissions:replace      refused    not found  refused    not found  not found  not found  not found
submit submissions:submit       refused    refused    refused    refused    refused    refused    refused
submit tips:add                 refused    refused    refused    refused    refused    yes        yes
submit tips:edit                refused    refused    refused    refused    refused    yes        yes
submit tips:propose             refused    yes        yes        yes        yes        yes        yes
submit questions:ask            refused    refused    yes        yes        refused    yes        not found
submit requests:make            refused    yes        yes        yes        yes        yes        refused
submit volunteers:apply         refused    yes        yes        refused    refused    yes        yes
submit volunteers:attest        refused    refused    refused    refused    refused    yes        not found
submit volunteers:decline       refused    refused    refused    refused    refused    yes        not found
submit volunteers:suspend       refused    refused    refused    refused    refused    yes        not found
"""
