"""Every sentence about scores and feedback."""

from core.translation import t


def about_me(drafts: int, given: int) -> list[str]:
    lines = []
    if drafts:
        lines.append(t("**Forms not handed in:** {count}. `/interview score` goes on with them.", count=drafts))
    if given:
        lines.append(t("**Feedback you were given:** {count}. `/interview feedback` shows it.", count=given))
    return lines


def job_in_words(kind: str) -> str:
    return {
        "scores:due": t("open the feedback of an interview at the promised time"),
        "scores:remind": t("remind people of a score form that is not handed in"),
        "scores:invite": t("invite people to score an interview"),
        "scores:tell": t("tell somebody that feedback can be read"),
        "scores:replied": t("tell a volunteer what the member answered to the feedback"),
        "scores:card": t("show the group the feedback that a member chose to show"),
        "scores:remove": t("take down feedback that the group saw"),
    }[kind]
