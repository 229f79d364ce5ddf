// The messages that Discord writes itself: a thread began, a pin, somebody came.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openChannel, openProfile } from "./actions.js";
import { nameOf } from "./people.js";
import { state } from "./state.js";

const SENTENCES = {
  1: ["people", (m) => [" added ", person(m.mentions?.[0], m), isThreadOf(m) ? " to the thread." : "."]],
  2: [
    "people",
    (m) => (m.mentions?.[0]?.id === m.author?.id ? [" left."] : [" removed ", person(m.mentions?.[0], m), "."]),
  ],
  4: ["hash", (m) => [" changed the name to ", h("b", {}, m.content), "."]],
  6: ["pin", () => [" pinned a message to this channel."]],
  7: ["right", () => [" joined the server."]],
  18: ["thread", (m) => [" started a thread: ", threadLink(m), "."]],
  21: ["thread", () => [" started this thread."]],
  27: ["stage", (m) => [" started ", h("b", {}, m.content), "."]],
  28: ["stage", (m) => [" ended ", h("b", {}, m.content), "."]],
  29: ["stage", () => [" is now a speaker."]],
  31: ["stage", (m) => [" changed the stage topic to ", h("b", {}, m.content), "."]],
};

export const isSystem = (message) => message.type in SENTENCES;

const guildOf = (message) => state.channels.get(message.channel_id)?.guild_id ?? null;
const isThreadOf = (message) => [10, 11, 12].includes(state.channels.get(message.channel_id)?.type);

function person(user, message) {
  if (!user) return "somebody";
  return h(
    "button",
    { type: "button", class: "author", onclick: (event) => openProfile(user.id, event.currentTarget) },
    nameOf(user.id, guildOf(message), user.username),
  );
}

function threadLink(message) {
  const id = message.message_reference?.channel_id ?? message.id;
  return h(
    "button",
    { type: "button", class: "link", onclick: () => openChannel(id) },
    message.content || state.channels.get(id)?.name || "a thread",
  );
}

export function renderSystem(message, guildId, stamp) {
  const [picture, sentence] = SENTENCES[message.type];
  return [
    h("span", { class: "system-icon", "aria-hidden": "true" }, icon(picture)),
    h(
      "div",
      { class: "message-body" },
      h("p", { class: "system-text" }, person(message.author, message), sentence(message), " ", stamp),
    ),
  ];
}
