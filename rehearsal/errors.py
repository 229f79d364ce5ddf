"""Discord's own refusals: HTTP status, error code and sentence, as its API sends them."""

from typing import Any


class DiscordError(Exception):
    """An answer of the API other than success. `errors` is the nested tree of a 50035."""

    def __init__(
        self,
        status: int,
        code: int,
        message: str,
        errors: dict[str, Any] | None = None,
        *,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(f"{status} {code}: {message}" + (f" {errors}" if errors else ""))
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors
        self.retry_after = retry_after

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        if self.retry_after is not None:
            body["retry_after"] = self.retry_after
        return body


def rate_limited(retry_after: float) -> DiscordError:
    """A limit of its own that the headers do not tell, such as renaming a channel."""
    return DiscordError(429, 0, "You are being rate limited.", retry_after=retry_after)


def unauthorized() -> DiscordError:
    return DiscordError(401, 0, "401: Unauthorized")


def not_found() -> DiscordError:
    return DiscordError(404, 0, "404: Not Found")


def method_not_allowed() -> DiscordError:
    return DiscordError(405, 0, "405: Method Not Allowed")


def malformed() -> DiscordError:
    return DiscordError(400, 50109, "The request body contains invalid JSON.")


def invalid_form(*problems: tuple[str, str, str]) -> DiscordError:
    """50035 with the given (dotted path, Discord's word for the problem, sentence)."""
    tree: dict[str, Any] = {}
    for path, code, sentence in problems:
        node = tree
        for step in path.split(".") if path else []:
            node = node.setdefault(step, {})
        node.setdefault("_errors", []).append({"code": code, "message": sentence})
    return DiscordError(400, 50035, "Invalid Form Body", tree)


def unknown_application() -> DiscordError:
    return DiscordError(404, 10002, "Unknown Application")


def unknown_channel() -> DiscordError:
    return DiscordError(404, 10003, "Unknown Channel")


def unknown_guild() -> DiscordError:
    return DiscordError(404, 10004, "Unknown Guild")


def unknown_member() -> DiscordError:
    return DiscordError(404, 10007, "Unknown Member")


def unknown_message() -> DiscordError:
    return DiscordError(404, 10008, "Unknown Message")


def unknown_overwrite() -> DiscordError:
    return DiscordError(404, 10009, "Unknown Overwrite")


def unknown_role() -> DiscordError:
    return DiscordError(404, 10011, "Unknown Role")


def unknown_user() -> DiscordError:
    return DiscordError(404, 10013, "Unknown User")


def unknown_emoji() -> DiscordError:
    return DiscordError(400, 10014, "Unknown Emoji")


def unknown_webhook() -> DiscordError:
    return DiscordError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> DiscordError:
    return DiscordError(404, 10062, "Unknown interaction")


def unknown_command() -> DiscordError:
    return DiscordError(404, 10063, "Unknown application command")


def unknown_voice_state() -> DiscordError:
    return DiscordError(404, 10065, "Unknown Voice State")


def unknown_command_permissions() -> DiscordError:
    return DiscordError(404, 10066, "Unknown application command permissions")


def unknown_stage_instance() -> DiscordError:
    return DiscordError(404, 10067, "Unknown Stage Instance")


def unknown_scheduled_event() -> DiscordError:
    return DiscordError(404, 10070, "Unknown Guild Scheduled Event")


def slow_mode(retry_after: float) -> DiscordError:
    sentence = "This action cannot be performed due to slowmode rate limit."
    return DiscordError(429, 20016, sentence, retry_after=retry_after)


def too_many_pins() -> DiscordError:
    return DiscordError(400, 30003, "Maximum number of pins reached for the channel (250)")


def too_many_roles() -> DiscordError:
    return DiscordError(400, 30005, "Maximum number of server roles reached (250)")


def too_many_reactions() -> DiscordError:
    return DiscordError(400, 30010, "Maximum number of reactions reached (20)")


def too_many_channels() -> DiscordError:
    return DiscordError(400, 30013, "Maximum number of server channels reached (500)")


def too_many_commands(kind: str, most: int) -> DiscordError:
    return DiscordError(400, 30032, f"Maximum number of {kind} application commands reached ({most}).")


def too_many_scheduled_events() -> DiscordError:
    return DiscordError(400, 30038, "Maximum number of guild scheduled events reached (100)")


def too_large() -> DiscordError:
    return DiscordError(413, 40005, "Request entity too large")


def opening_dms_too_fast() -> DiscordError:
    return DiscordError(403, 40003, "You are opening direct messages too fast")


def already_acknowledged() -> DiscordError:
    return DiscordError(400, 40060, "Interaction has already been acknowledged.")


def tag_required() -> DiscordError:
    return DiscordError(400, 40067, "A tag is required to create a forum post in this channel")


def missing_access() -> DiscordError:
    return DiscordError(403, 50001, "Missing Access")


def not_in_dm() -> DiscordError:
    return DiscordError(403, 50003, "Cannot execute action on a DM channel")


def not_your_message() -> DiscordError:
    return DiscordError(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> DiscordError:
    return DiscordError(400, 50006, "Cannot send an empty message")


def cannot_dm() -> DiscordError:
    return DiscordError(403, 50007, "Cannot send messages to this user")


def not_a_text_channel() -> DiscordError:
    return DiscordError(400, 50008, "Cannot send messages in a non-text channel")


def missing_permissions() -> DiscordError:
    return DiscordError(403, 50013, "Missing Permissions")


def wrong_delete_count() -> DiscordError:
    return DiscordError(
        400,
        50016,
        "Provided too few or too many messages to delete. Must provide at least 2 and "
        "fewer than 100 messages to delete.",
    )


def system_message() -> DiscordError:
    return DiscordError(403, 50021, "Cannot execute action on a system message")


def wrong_channel_type() -> DiscordError:
    return DiscordError(400, 50024, "Cannot execute action on this channel type")


def invalid_webhook_token() -> DiscordError:
    return DiscordError(401, 50027, "Invalid Webhook Token")


def invalid_role() -> DiscordError:
    return DiscordError(400, 50028, "Invalid Role")


def message_too_old() -> DiscordError:
    return DiscordError(400, 50034, "A message provided was too old to bulk delete")


def no_shared_guild() -> DiscordError:
    return DiscordError(403, 50278, "Cannot send messages to this user due to having no mutual guilds")


def thread_archived() -> DiscordError:
    return DiscordError(400, 50083, "Thread is archived")


def reaction_blocked() -> DiscordError:
    return DiscordError(403, 90001, "Reaction was blocked")


def stage_already_open() -> DiscordError:
    return DiscordError(400, 150006, "The Stage is already open")


def no_reply_without_history() -> DiscordError:
    return DiscordError(403, 160002, "Cannot reply without permission to read message history")


def thread_exists() -> DiscordError:
    return DiscordError(400, 160004, "A thread has already been created for this message")


def thread_locked() -> DiscordError:
    return DiscordError(400, 160005, "Thread is locked")


def too_many_threads() -> DiscordError:
    return DiscordError(400, 160006, "Maximum number of active threads reached")
