// Commands that wait for the bot's first answer, and those that got none.

import { openCommand } from "./actions.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { pending, putAway } from "./interactions.js";
import { avatar, nameOf } from "./people.js";
import { currentChannel, messagesOf, state } from "./state.js";

// As items of the log; a deferred answer stands for itself.
export function waiting(channel) {
  const answered = new Set(
    messagesOf(channel.id)
      .list.map((message) => message.interaction_metadata?.id)
      .filter(Boolean),
  );
  return [...pending.values()]
    .filter(
      (one) =>
        one.channelId === channel.id &&
        ["command", "menu"].includes(one.kind) &&
        !(answered.has(one.interactionId) && !one.failed),
    )
    .map((one) => ({
      key: `pending-${one.nonce}`,
      version: one.failed ?? "",
      build: () => (one.failed ? failedCommand(one) : sendingCommand(one)),
    }));
}

function pendingHead(one, guildId) {
  const words = one.kind === "menu" ? one.title : `/${one.title}`;
  return h(
    "div",
    { class: "above" },
    avatar(state.user.id, guildId, "tiny"),
    h("span", {}, h("b", {}, "You"), " used ", h("span", { class: "command-name" }, words)),
  );
}

function sendingCommand(one) {
  const guildId = currentChannel().guild_id;
  const bot = nameOf(state.bot.id, guildId, "The bot");
  return h(
    "div",
    { class: "message pending", dataset: { testid: "pending" } },
    pendingHead(one, guildId),
    avatar(state.bot.id, guildId),
    h(
      "div",
      { class: "message-body" },
      h(
        "p",
        { class: "thinking", role: "status" },
        h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
        `Waiting for ${bot}…`,
      ),
    ),
  );
}

function failedCommand(one) {
  const guildId = currentChannel().guild_id;
  const typed = Object.entries(one.saved ?? {});
  const again =
    one.kind === "command" &&
    h(
      "button",
      {
        type: "button",
        class: "button secondary",
        onclick: () => {
          putAway(one);
          openCommand(one.title, one.saved);
        },
      },
      icon("restart"),
      "Edit and send again",
    );
  return h(
    "div",
    { class: "message pending", dataset: { testid: "failed" } },
    pendingHead(one, guildId),
    avatar(state.bot.id, guildId),
    h(
      "div",
      { class: "message-body" },
      h("p", { class: "failure", role: "alert" }, icon("warning"), one.failed),
      typed.length
        ? h(
            "dl",
            { class: "typed-options" },
            typed.map(([name, { text, file }]) => h("div", {}, h("dt", {}, name), h("dd", {}, file?.name ?? text))),
          )
        : null,
      h(
        "div",
        { class: "action-row" },
        again,
        h("button", { type: "button", class: "button secondary", onclick: () => putAway(one) }, "Dismiss"),
      ),
    ),
  );
}
