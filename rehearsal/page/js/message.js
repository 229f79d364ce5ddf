// One message as a node.

import { renderAttachments } from "./attachments.js";
import { fullTime, parseIso, inStyle, shortStamp } from "./clock.js";
import { renderComponents } from "./components.js";
import { h } from "./dom.js";
import { renderEmbeds } from "./embeds.js";
import { icon } from "./icons.js";
import { componentState, putAway } from "./interactions.js";
import { COMPONENTS_V2, dismiss, isEphemeral, LOADING } from "./messages.js";
import { openMessageMenu, openPersonMenu } from "./apps_menu.js";
import { appTag, avatar, isMe, mentionsMe, nameColour, nameOf } from "./people.js";
import { openProfile } from "./actions.js";
import { openReactionPicker, renderReactions } from "./reactions.js";
import { renderText } from "./render_text.js";
import { flattenText } from "./plain_text.js";
import { isSystem, renderSystem } from "./system_message.js";
import { messagesOf, state } from "./state.js";

const sentAt = (message) => parseIso(message.timestamp);
const guildOf = (message) => state.channels.get(message.channel_id)?.guild_id ?? null;

export function renderMessage(message, { compact }) {
  if (isSystem(message)) return article(message, renderSystem(message, guildOf(message), stamp(message)), "system");
  const guildId = guildOf(message);
  const used = usedCommand(message);
  const small = compact && !used && !message.referenced_message && !isEphemeral(message);
  const node = article(
    message,
    [
      used ?? renderReply(message, guildId),
      small
        ? h("span", { class: "side-stamp", "aria-hidden": "true" }, inStyle(sentAt(message), "t"))
        : face(message, guildId),
      h("div", { class: "message-body" }, small ? null : header(message, guildId), content(message, guildId)),
      toolbar(message),
    ],
    small ? "compact" : "",
  );
  if (isEphemeral(message)) node.classList.add("ephemeral");
  if (mentionsMe(message)) node.classList.add("mentions-me");
  return node;
}

function article(message, children, kind) {
  const author = nameOf(message.author?.id, guildOf(message), message.author?.username);
  return h(
    "article",
    {
      class: `message ${kind}`,
      tabIndex: -1,
      "aria-label": `${author}, ${shortStamp(sentAt(message))}`,
      dataset: { testid: "message", messageId: message.id, author },
      oncontextmenu: (event) => {
        if (event.shiftKey || event.target.closest("a, input, textarea, [data-person]")) return;
        event.preventDefault();
        openMessageMenu(message, event.currentTarget, event);
      },
    },
    children,
  );
}

function stamp(message) {
  const seconds = sentAt(message);
  return h(
    "time",
    { class: "message-time", datetime: message.timestamp, title: fullTime(seconds) },
    shortStamp(seconds),
  );
}

const onPerson = (userId) => ({
  onclick: (event) => openProfile(userId, event.currentTarget),
  oncontextmenu: (event) => {
    event.preventDefault();
    openPersonMenu(userId, event.currentTarget, event);
  },
});

function face(message, guildId) {
  const node = avatar(message.author.id, guildId);
  node.addEventListener("click", (event) => openProfile(message.author.id, event.currentTarget));
  return node;
}

function header(message, guildId) {
  const { id } = message.author;
  const colour = nameColour(id, guildId);
  return h(
    "div",
    { class: "message-head" },
    h(
      "button",
      {
        type: "button",
        class: "author",
        dataset: { person: id, key: "author" },
        style: colour ? { "--name": colour } : undefined,
        ...onPerson(id),
      },
      nameOf(id, guildId, message.author.username),
    ),
    appTag(id),
    stamp(message),
    message.pinned ? h("span", { class: "pinned" }, icon("pin"), "Pinned") : null,
  );
}

function usedCommand(message) {
  const user = message.interaction_metadata?.user ?? message.interaction?.user;
  const name = message.interaction?.name ?? message.interaction_metadata?.name;
  if (!user || !name || ![20, 23].includes(message.type)) return null;
  const menu = message.type === 23;
  return h(
    "div",
    { class: "above" },
    avatar(user.id, guildOf(message), "tiny"),
    h(
      "span",
      {},
      h("b", {}, isMe(user.id) ? "You" : nameOf(user.id, guildOf(message))),
      " used ",
      h("span", { class: "command-name" }, menu ? name : `/${name}`),
    ),
  );
}

function renderReply(message, guildId) {
  const original = message.referenced_message;
  // Absent is not deleted: an answer to a click names its message without bringing it along.
  if (original === undefined) return null;
  if (original === null) return h("div", { class: "above" }, icon("reply"), h("i", {}, "Original message was deleted"));
  const preview = flattenText(original, guildId).slice(0, 120) || "Click to see the attachment";
  return h(
    "button",
    { type: "button", class: "above", onclick: () => jumpTo(original.id) },
    icon("reply"),
    avatar(original.author.id, guildId, "tiny"),
    h("b", {}, nameOf(original.author.id, guildId)),
    h("span", { class: "clip" }, preview),
  );
}

function jumpTo(messageId) {
  const target = document.querySelector(`[data-message-id="${CSS.escape(messageId)}"]`);
  if (!target) return;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  target.classList.add("flash");
  setTimeout(() => target.classList.remove("flash"), 1600);
}

function content(message, guildId) {
  if (message.flags & LOADING) return thinking(message, guildId);
  const uses = componentState(message.id);
  const v2 = message.flags & COMPONENTS_V2;
  return [
    message.content &&
      h(
        "div",
        { class: "text", dataset: { testid: "message-text" } },
        renderText(message.content, guildId),
        message.edited_timestamp && edited(message),
      ),
    !message.content && message.edited_timestamp && !v2 ? edited(message) : null,
    renderEmbeds(message, guildId),
    v2 ? null : renderAttachments(message),
    message.components?.length ? renderComponents(message, guildId, uses) : null,
    v2 && message.edited_timestamp ? edited(message) : null,
    uses.failure && failure(uses.failure),
    renderReactions(message),
    isEphemeral(message) && privateNote(message),
  ];
}

const edited = (message) =>
  h("span", { class: "edited", title: fullTime(parseIso(message.edited_timestamp)) }, " (edited)");

function thinking(message, guildId) {
  return [
    h(
      "p",
      { class: "thinking", role: "status" },
      h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
      `${nameOf(message.author.id, guildId)} is thinking…`,
    ),
    isEphemeral(message) && privateNote(message),
  ];
}

function failure(one) {
  return h(
    "p",
    { class: "failure", role: "alert" },
    icon("warning"),
    one.failed,
    h("button", { type: "button", class: "link", onclick: () => putAway(one) }, "Dismiss"),
  );
}

function privateNote(message) {
  return h(
    "p",
    { class: "private-note" },
    icon("eye"),
    "Only you can see this · ",
    h(
      "button",
      { type: "button", class: "link", dataset: { key: "dismiss" }, onclick: () => dismiss(message) },
      "Dismiss message",
    ),
  );
}

function toolbar(message) {
  const more = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": "More for this message",
      "aria-haspopup": "menu",
      dataset: { key: "more" },
      onclick: (event) => openMessageMenu(message, event.currentTarget),
    },
    icon("dots"),
  );
  const react = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": "Add reaction",
      dataset: { key: "react" },
      onclick: (event) => openReactionPicker(message, event.currentTarget),
    },
    icon("smile"),
  );
  return h("div", { class: "message-tools" }, isEphemeral(message) ? null : react, more);
}

// Two messages in a row by one person stand together when they are close in time.
export function continues(message, previous) {
  return (
    Boolean(previous) &&
    previous.author?.id === message.author?.id &&
    !isSystem(previous) &&
    !isSystem(message) &&
    isEphemeral(previous) === isEphemeral(message) &&
    sentAt(message) - sentAt(previous) < 420
  );
}

export const messageById = (channelId, id) => messagesOf(channelId).list.find((message) => message.id === id) ?? null;
