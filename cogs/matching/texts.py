"""What moderators read about matching, and what those who wait read where moderators match."""

from collections.abc import Sequence
from datetime import datetime

from cogs.matching.models import CarriedOut, LeftWaiting, Planned, Ruling, RulingKind, SlotChoice
from cogs.matching.pairing import texts as pairing_texts
from cogs.matching.pairing.models import RefusedPin, Rule
from cogs.matching.pairing.texts import pin_impossible
from cogs.requests.models import Request
from core.times import markup
from core.translation import t

__all__ = ["pin_impossible"]

LONGEST_LABEL = 100
LONGEST_LINE = 300

# Those who wait.


def for_moderators() -> str:
    return t("There is somebody for you. Moderators look at each match here before it is made.")


# The preview.


def title(planned: int, waiting: int) -> str:
    if planned == 0 and waiting == 0:
        return t("### Matching\nNobody waits for an interview.")
    return t(
        "### Matching\nThe best there is now: **{planned}** can be put together, **{waiting}** must wait.",
        planned=planned,
        waiting=waiting,
    )


def what_next(*, is_automatic: bool) -> str:
    if is_automatic:
        return t(
            "-# I match by myself here (setting `matching`), so this changes soon. **Apply** does it now. "
            "Choose a request to pin it to a time, or to rule somebody out."
        )
    return t(
        "-# Nothing happens before you press **Apply** (setting `matching`). "
        "Choose a request to pin it to a time, or to rule somebody out."
    )


def planned(number: int, one: Planned) -> str:
    lines = [_who(number, one), "-# " + _short("; ".join(one.reasons))]
    if one.broken:
        lines.append(t("⚠️ Breaks a rule: {rules}.", rules=broken_rules(one.broken)))
    return "\n".join(lines)


def _who(number: int, one: Planned) -> str:
    who = {
        "number": number,
        "member": f"<@{one.member_id}>",
        "volunteer": f"<@{one.volunteer_id}>",
        "field": one.field,
        "kind": one.kind,
    }
    if one.starts_at is None:
        return t("🟡 **{number}.** {member}: ask {volunteer} for a time · {field} · {kind}", **who)
    when = markup(one.starts_at)
    if one.asks_first:
        return t(
            "🟡 **{number}.** {member} and {volunteer}, who is asked first · {when} · {field} · {kind}",
            when=when,
            **who,
        )
    return t("🟢 **{number}.** {member} and {volunteer} · {when} · {field} · {kind}", when=when, **who)


def waiting(number: int, one: LeftWaiting) -> str:
    """The sentences are the member's own, so they are quoted."""
    said = t(
        "⏳ **{number}.** <@{member}> waits · {field} · {kind}",
        number=number,
        member=one.member_id,
        field=one.field,
        kind=one.kind,
    )
    quoted = "".join(f"\n> {_short(sentence)}" for sentence in one.in_the_way[:3])
    return said + quoted


def _short(said: str) -> str:
    return said if len(said) <= LONGEST_LINE else said[: LONGEST_LINE - 1] + "…"


def refused_pin(one: RefusedPin) -> str:
    return t("📌 The pin of request {request} is not carried out. {why}", request=one.request_id, why=one.said)


def broken_rules(rules: Sequence[Rule]) -> str:
    return "; ".join(map(pairing_texts.broken, rules))


def changed_meanwhile() -> str:
    return t("🟡 The situation has changed since you looked, so nothing was done. This is how things are now:")


def nothing_to_apply() -> str:
    return t("There is nobody to put together now, so nothing was done.")


def carried_out(done: CarriedOut) -> str:
    parts = [t("🟢 Done: {booked} booked, {asked} volunteers asked.", booked=done.booked, asked=done.asked)]
    if done.gone:
        parts.append(t("{gone} had changed in the meantime and were left out.", gone=done.gone))
    return " ".join(parts)


# One request.


def about_request(request: Request) -> str:
    return t(
        "### Request {id}\n<@{member}> · {field} · {kind} · {languages} · made {waiting}",
        id=request.id,
        member=request.member_id,
        field=request.field,
        kind=request.kind,
        languages=" / ".join(request.languages),
        waiting=markup(request.made_at),
    )


def no_times() -> str:
    return t("No open time could be pinned to this request.")


def ruling(number: int, one: Ruling) -> str:
    by = f"<@{one.made_by}>" if one.made_by else t("a moderator who has left")
    if one.kind is RulingKind.PIN:
        return t(
            "📌 {number}. Pinned to a time of <@{volunteer}> by {by}, {when}",
            number=number,
            volunteer=one.volunteer_id,
            by=by,
            when=markup(one.made_at),
        )
    return t(
        "🚫 {number}. Not with <@{volunteer}>, said {by}, {when}",
        number=number,
        volunteer=one.volunteer_id,
        by=by,
        when=markup(one.made_at),
    )


def about_pin(choice: SlotChoice) -> str:
    said = t(
        "Pin this request to <@{volunteer}>, {when}?", volunteer=choice.volunteer_id, when=markup(choice.starts_at)
    )
    if not choice.broken:
        return said
    return t("{said}\n⚠️ It breaks a rule: {rules}.", said=said, rules=broken_rules(choice.broken))


def pinned(choice: SlotChoice) -> str:
    said = t("📌 Pinned. The next matching puts them together.")
    if not choice.broken:
        return said
    return t("{said} It breaks a rule: {rules}.", said=said, rules=broken_rules(choice.broken))


def forbidden() -> str:
    return t("🚫 Ruled out. No matching puts these two together.")


def lifted() -> str:
    return t("Lifted. Matching decides again.")


# Controls.


def apply() -> str:
    return t("Apply")


def pin() -> str:
    return t("Pin")


def forbid() -> str:
    return t("Forbid")


def lift(number: int, count: int) -> str:
    return t("Lift") if count == 1 else t("Lift {number}", number=number)


def back() -> str:
    return t("Back")


def earlier() -> str:
    return t("Earlier")


def later() -> str:
    return t("Later")


def look_again() -> str:
    return t("Look again")


def choose_request() -> str:
    return t("Look at a request: pin or forbid")


def request_label(number: int, one: Planned | LeftWaiting) -> str:
    return t("{number} · {field} · {kind}", number=number, field=one.field, kind=one.kind)[:LONGEST_LABEL]


def choose_time() -> str:
    return t("Pin it to another time")


def breaks(rules: Sequence[Rule]) -> str:
    if not rules:
        return t("fits")
    return t("breaks a rule: {rules}", rules=broken_rules(rules))[:LONGEST_LABEL]


# Elsewhere.


def audit_request(request: Request) -> str:
    return audit_number(request.id)


def audit_number(request_id: int) -> str:
    return t("request {id}", id=request_id)


def audit_volunteer(volunteer_id: int) -> str:
    return t("with <@{volunteer}>", volunteer=volunteer_id)


def audit_pair(one: Planned) -> str:
    return _audited(one.volunteer_id, one.starts_at, one.broken)


def audit_choice(choice: SlotChoice) -> str:
    return _audited(choice.volunteer_id, choice.starts_at, choice.broken)


def _audited(volunteer_id: int, starts_at: datetime | None, broken: Sequence[Rule]) -> str:
    said = audit_volunteer(volunteer_id)
    if starts_at is not None:
        said = t("{said}, {when}", said=said, when=markup(starts_at))
    return t("{said}; breaks a rule: {rules}", said=said, rules=broken_rules(broken)) if broken else said


def job_in_words(kind: str) -> str:
    return t("the matching of requests with volunteers")
