"""Every sentence of the help but the commands' own descriptions.

In a topic's lines, "`/name`" becomes a command that can be clicked, and a line that names a command which the reader
cannot use is left out.
"""

from collections.abc import Sequence

from cogs.help.models import Topic
from core.actor import Actor, Who
from core.settings import Settings
from core.translation import t

SET_MY_ZONE = "Set my time zone"
ABOUT_ME = "What you know about me"
FIRST_PAGE = "Back to the start"
EVERY_COMMAND = "commands"


def topics(settings: Settings) -> list[Topic]:
    return [
        Topic(
            "start",
            t("Getting started"),
            t("What this is, and your first steps"),
            (
                t(
                    "Employers rarely say why they declined somebody. Here you make your own feedback: a volunteer "
                    "recruiter interviews a member for {minutes} minutes, others may watch, and afterwards anyone may "
                    "ask why a question was asked and how to do better.",
                    minutes=settings.interview_minutes,
                ),
                t("- `/me timezone` tells me what your clock shows."),
                t("- `/interview book` shows the open times, and you choose one."),
                t("- `/interview request` waits for a match when no time suits you."),
                t("- `/interview watch` lets you listen to somebody else's interview first."),
                t("- `/resume submit` has your resume reviewed."),
                t("- `/feedback draft` helps you to ask an employer, once and well."),
                t("- `/volunteer apply` if you are a recruiter, hiring manager or coach and want to help."),
                t("- `/volunteer offer` opens times of yours that members can book."),
                t("- `/volunteer requests` shows who is looking for somebody like you."),
                t("- `/resume next` gives you a resume to review."),
                t("- `/setup` prepares the channels and roles, and tells what is missing."),
            ),
        ),
        Topic(
            "interviews",
            t("Interviews"),
            t("Book, move, cancel, watch, and what happens in one"),
            (
                t(
                    "Book an open time, or leave a request and be matched. Both sides are reminded, and both can move "
                    "or cancel."
                ),
                t(
                    "Requests wait in fair order: a deadline within a week comes first, once a month, then first "
                    "interviews, then whoever waited longest. `/interview list` shows your place and what would help."
                ),
                t(
                    "Cancel at least {hours} hours before, and the time can go to somebody else. Running late? Say so: "
                    "the other side waits {grace} minutes.",
                    hours=settings.free_cancel_hours,
                    grace=settings.grace_minutes,
                ),
                t(
                    "Free at short notice? `/interview standby` puts you on stand-by: when an interview is called off, "
                    "I ask one person at a time whether they want its time. Where others watch, **Check in** on the "
                    "panel says that you could step in, should the member not come."
                ),
                t(
                    "Watch others before your own turn: `/interview watch` shows which interviews are open to the "
                    "group. Seats go in the order of asking, and whoever waits is told when one is free. **Take a "
                    "duty** there to look out for one thing: your notes become part of the member's feedback."
                ),
                t(
                    "The day before, both sides get a prep pack: how the time goes, how to get ready, and for the "
                    "volunteer questions that you were not asked here before. **Prep pack** on the card of the "
                    "interview shows it again."
                ),
                t(
                    "`/interview progress` shows how your interviews went over time, and what you wanted to try next. "
                    "Only you see it."
                ),
                t(
                    "Afterwards, everybody says how it went, independently: `/interview score`. Nobody sees the "
                    "other's form before both sides are in, or {hours} hours have passed. Then `/interview feedback` "
                    "shows you all of it, and the group sees only what you choose.",
                    hours=settings.reveal_hours,
                ),
            ),
            ("interview",),
        ),
        Topic(
            "resumes",
            t("Resumes"),
            t("The review queue, for members and reviewers"),
            (
                t(
                    "A volunteer reads your resume and writes a review, in a private thread for the two of you. The "
                    "queue shows your target role, field and level, never your name or your file."
                ),
                t(
                    "Before anybody else sees it, I look for your name, contact data, photo and hidden text, show you "
                    "what I found with pictures of each page, and make a copy without that. I miss things, so look "
                    "yourself: **Hide more words** takes out what you name. You decide whether reviewers get the copy "
                    "or the file, or nothing."
                ),
                t(
                    "You can also use the menu of a message of yours: **Apps > Submit resume**. `/resume mine` shows "
                    "where yours stands; **Withdraw** there removes it everywhere at once. Otherwise the file goes "
                    "{days} days after the last review, with a warning before.",
                    days=settings.resume_days,
                ),
                t(
                    "`/resume queue` shows what waits, your place for reviewers of your field, and how long others "
                    "waited lately. When your review is there I tell you, and `/resume review` shows it again."
                ),
                t(
                    "Below a review, **Make this a goal** keeps what you want to work on: it is suggested in the next "
                    "forms. **Ask back** puts a question to your reviewer, **New version** hands in the next one, "
                    "and **Second opinion** asks another volunteer."
                ),
                t(
                    "Reviewing? `/resume review` has the form in three parts, in any order, and keeps a draft until "
                    "you **Hand in**. No time after all? `/resume release` gives the resume back: it keeps its place, "
                    "and your draft stays."
                ),
            ),
            ("resume",),
        ),
        Topic(
            "asking",
            t("Asking an employer"),
            t("How to ask for feedback after a decline"),
            (
                t(
                    "Ask about one skill or experience, accept the decision, ask once, and do not push: that is what "
                    "gets answered."
                ),
                t(
                    "I send nothing myself, and nobody else sees what you draft. After seven working days I remind you "
                    "of one gentle follow-up, and later of letting go."
                ),
            ),
            ("feedback",),
        ),
        Topic(
            "feedback",
            t("Why did they not tell me?"),
            t("The recruiter's side, in a few plain sentences"),
            (
                t("Silence is rarely about you. Most people who are declined hear no reason. What recruiters say:"),
                t(
                    "- **They fear a claim.** A harmless word can be read as bias, so lawyers advise them to say "
                    "little. (TBH, “Essential legal considerations for providing feedback”; Zif HR, “The F Word”)"
                ),
                t(
                    "- **They fear an argument.** Whoever gave a reason has often had to defend it. (Evil HR Lady, "
                    "“How to Ask Why You Didn't Get the Job”; Comstock's magazine, May 2019)"
                ),
                t(
                    "- **They may not.** HR also has to protect the employer, and some forbid every comment on a "
                    "decision. (John Kador, “301 Best Questions to Ask on Your Interview”, 2010)"
                ),
                t(
                    "- **Bad news is hard, and there are many of you.** Some soften the truth, others find no time. "
                    "(JobJenny, “Why Getting Feedback After the Interview is Hard”, 2015; WorkNest)"
                ),
                t(
                    "- **The risk may be smaller than many think.** One firm that looked for engineers who had sued "
                    "over constructive feedback reported none. (interviewing.io)"
                ),
                t(
                    "So make it easy: accept the decision, thank them, ask about one skill, once, and argue with "
                    "nothing that comes back."
                ),
                t("- `/feedback draft` writes that message with you."),
                t("- `/tip` has more, each with its source."),
            ),
        ),
        Topic(
            "volunteering",
            t("Volunteering"),
            t("For recruiters, hiring managers and coaches"),
            (
                t(
                    "Volunteers interview members and review resumes, as often as they like: the usual limit is "
                    "{limit} a week, and everybody sets their own.",
                    limit=settings.weekly_limit,
                ),
                t(
                    "When a member's wish fits you, I write to you: accept with one click, decline, or ask for "
                    "details. A no is fine. Without an answer in {hours} hours I ask somebody else, and after a few "
                    "like that I take it that you are busy and give you a break.",
                    hours=settings.answer_hours,
                ),
                t(
                    "After an interview, your words help most: what to keep, and one moment to grow from, in "
                    "`/interview score`. It is practice, and no decision about anybody; I point at words that could "
                    "hurt, and the member can say thank you."
                ),
                t("Lost the message? `/volunteer requests` shows it again, with what else fits you."),
                t(
                    "To review a resume, let `/resume next` give you the one that waits longest and fits you, or "
                    "choose: **Claim** in `/resume queue`, or `/resume claim`. It is yours for {hours} hours, in a "
                    "private thread with its member.",
                    hours=settings.claim_hours,
                ),
            ),
            ("volunteer",),
        ),
        Topic(
            "tips",
            t("Tips"),
            t("Short advice, each with its source"),
            (
                t(
                    "I give you what you have not had yet. Say whether it is helpful: what many like comes up "
                    "earlier, and what is not for you comes last. You can propose a tip, and the moderators decide."
                ),
                t("`/moderator tips` is where moderators change them, post one now, and pause the posts."),
            ),
            ("tip",),
        ),
        Topic(
            "times",
            t("Times and time zones"),
            t("How to type a time, and whose clock counts"),
            (
                t(
                    "Type a time as you would say it: “tomorrow 6pm”, “tue 18:30”, “in 2 hours”, “dec 3 at 5pm”, or "
                    "2026-12-01 18:30. While you type, I show how I read it."
                ),
                t(
                    "I never guess. “3/12” or “at 6” could be two things: then I ask. A time that the clock skips in "
                    "spring is refused."
                ),
                t("Your time zone is the one you set with `/me timezone`, whatever device you use."),
                t("Who has set none gets the group's, {zone}.", zone=settings.timezone),
                t(
                    "Times in my messages are shown by Discord in each reader's own clock. Agreed bookings never move, "
                    "whoever changes a zone."
                ),
            ),
        ),
        Topic(
            "privacy",
            t("You and your data"),
            t("What I know about you; your time zone, profile and blocks"),
            (
                t(
                    "I keep what you enter in my commands and forms and what follows from it, under your Discord id, "
                    "for this server alone. I cannot read your messages, and I keep no resume files: they lie in "
                    "private threads on Discord and are removed on a clock."
                ),
                t("`/me show` shows all of it, `/me data` gives it to you as a file, `/me forget` deletes it."),
                t("This is practice, not hiring: nobody is ranked here, and nothing goes to employers."),
            ),
            ("me",),
        ),
        Topic(
            "safety",
            t("When something is wrong"),
            t("Reporting a person or a message"),
            (
                t(
                    "`/report` writes to the moderators, about a person or anything else. It is also in the menu of a "
                    "person or a message, under **Apps**."
                ),
                t(
                    "Only moderators read it, and nobody what is reported about themselves. The person you report is "
                    "told neither that there is a report nor that it was you. I tell you once it was dealt with."
                ),
                t("`/me block` keeps somebody away from you, without anybody knowing."),
                t("`/moderator person` shows moderators the reports about somebody, and all that are open."),
            ),
            ("report", "Report"),
        ),
        Topic(
            "moderators",
            t("Moderators"),
            t("Setting up, people, matching, numbers"),
            (
                t("Start with `/setup`: it makes channels and roles, and says what is missing and how to mend it."),
                t(
                    "`/moderator match` shows who could be brought together now, and why, and what keeps the others "
                    "waiting; there you can pin a pair to a time, or rule one out."
                ),
                t(
                    "`/moderator interviews` shows everybody's interviews: there you can call one off, find another "
                    "volunteer for it, and say who came."
                ),
                t(
                    "`/moderator person` shows somebody's bookings, misses and reports; there you can excuse a miss, "
                    "and begin or lift a pause."
                ),
                t("Every change a moderator makes is in `/moderator audit`."),
            ),
            ("setup", "settings", "moderator"),
        ),
        Topic(
            EVERY_COMMAND,
            t("All commands"),
            t("Every command that you can use"),
            (),
        ),
    ]


def first_page(actor: Actor) -> str:
    return t("## What you can do here\nYou are here as {who}. Three things to begin with:", who=_who_is(actor))


def _who_is(actor: Actor) -> str:
    roles = [
        (actor.is_moderator, t("moderator")),
        (actor.is_volunteer, t("volunteer")),
        (actor.is_member, t("member")),
    ]
    held = [f"**{role}**" for holds, role in roles if holds]
    if not held:
        return t("a guest: ask a moderator for the member role to take part")
    return ", ".join(held[:-1]) + t(" and ") + held[-1] if len(held) > 1 else held[0]


def more_about() -> str:
    return t("More about …")


def topic_heading(topic: Topic) -> str:
    return f"## {topic.title}"


def group_heading(who: Who) -> str:
    return {
        Who.EVERYONE: t("**For everyone**"),
        Who.MEMBER: t("**For members**"),
        Who.VOLUNTEER: t("**For volunteers**"),
        Who.MODERATOR: t("**For moderators**"),
    }[who]


def command_line(mention: str, description: str) -> str:
    return t("- {command}: {description}", command=mention, description=description)


def menu_line(name: str) -> str:
    return t("- **{name}** in the menu of a person or message, under **Apps**", name=name)


def and_more(count: int) -> str:
    return t("… and {count} more: type `/` to see them all.", count=count)


def found_heading() -> str:
    return t("## Commands that match")


def no_such_topic(titles: Sequence[str]) -> str:
    return t("I have no help on that. There is help on: {topics}.", topics=", ".join(titles))
