// The channels of the open server by category with their threads, or the direct messages.

import { openChannel } from "./actions.js";
import { CATEGORY, channelIcon, isDirect, isSpoken, isThread, kindInWords } from "./channel_kinds.js";
import { confirmDialog, toastRefusal } from "./dialog.js";
import { h, rebuild } from "./dom.js";
import { openEvents, liveEvents } from "./events_dialog.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { isUnread } from "./messages.js";
import { avatar, nameOf } from "./people.js";
import { badge, spokenMarks } from "./rail.js";
import { compareIds, currentGuild, on, state } from "./state.js";
import { act } from "./wire.js";

let place;
const folded = new Set(); // categories shown closed

export function startChannelList(container) {
  place = container;
  on("snapshot view channels unread events voice members", draw);
  draw();
}

function draw() {
  const guild = currentGuild();
  rebuild(
    place,
    guild
      ? [guildHead(guild), h("div", { class: "scroller" }, eventsEntry(guild), channelTree(guild))]
      : [h("h2", { class: "side-head" }, "Direct messages"), h("div", { class: "scroller" }, directMessages())],
  );
}

function guildHead(guild) {
  const menu = (event) =>
    openMenu(event.currentTarget, guild.name, [
      {
        items: [
          { label: "Events", icon: "calendar", run: () => openEvents(guild.id) },
          { label: "Leave server", icon: "leave", danger: true, run: () => leave(guild) },
        ],
      },
    ]);
  return h(
    "h2",
    { class: "side-head" },
    h(
      "button",
      { type: "button", class: "guild-menu", dataset: { key: "guild-menu" }, "aria-haspopup": "menu", onclick: menu },
      h("span", {}, guild.name),
      icon("down"),
    ),
  );
}

function leave(guild) {
  confirmDialog({
    title: `Leave ${guild.name}?`,
    words: "You will see nothing of it any more, and nobody in the rehearsal can invite you back.",
    yes: "Leave server",
    onYes: () => act("leave", { guild_id: guild.id }).catch(toastRefusal),
  });
}

function eventsEntry(guild) {
  const count = liveEvents(guild).length;
  return h(
    "button",
    {
      type: "button",
      class: "channel",
      dataset: { key: "events", testid: "events" },
      onclick: () => openEvents(guild.id),
    },
    icon("calendar"),
    h("span", { class: "channel-name" }, "Events"),
    count ? h("span", { class: "count" }, count) : null,
  );
}

const byPlace = (a, b) => isSpoken(a) - isSpoken(b) || a.position - b.position || compareIds(a.id, b.id);

function channelTree(guild) {
  const mine = [...state.channels.values()].filter((channel) => channel.guild_id === guild.id && !isThread(channel));
  const categories = mine.filter((channel) => channel.type === CATEGORY).sort(byPlace);
  const known = new Set(categories.map((category) => category.id));
  const inside = (id) =>
    mine
      .filter(
        (channel) =>
          channel.type !== CATEGORY && (known.has(channel.parent_id) ? channel.parent_id === id : id === null),
      )
      .sort(byPlace);
  return [
    h("ul", { class: "channel-group" }, inside(null).flatMap(channelRows)),
    categories.map((category) => categoryGroup(category, inside(category.id))),
  ];
}

function categoryGroup(category, channels) {
  if (!channels.length) return null;
  const closed = folded.has(category.id);
  const toggle = () => {
    if (closed) folded.delete(category.id);
    else folded.add(category.id);
    draw();
  };
  const shown = closed
    ? channels.filter((channel) => isUnread(channel) || channel.id === state.view.channelId)
    : channels;
  return h(
    "section",
    { "aria-label": category.name },
    h(
      "h3",
      {},
      h(
        "button",
        { type: "button", class: "category", "aria-expanded": !closed, dataset: { key: category.id }, onclick: toggle },
        icon(closed ? "right" : "down"),
        category.name,
      ),
    ),
    h("ul", { class: "channel-group" }, shown.flatMap(channelRows)),
  );
}

function channelRows(channel) {
  return [channelRow(channel), ...(isSpoken(channel) ? speakers(channel) : []), ...threadsOf(channel).map(channelRow)];
}

function threadsOf(channel) {
  return [...state.channels.values()]
    .filter(
      (thread) =>
        thread.parent_id === channel.id &&
        isThread(thread) &&
        (!thread.thread_metadata?.archived || thread.id === state.view.channelId),
    )
    .sort((a, b) => compareIds(b.last_message_id ?? b.id, a.last_message_id ?? a.id));
}

function channelRow(channel) {
  const mentions = state.mentions.get(channel.id) ?? 0;
  const unread = isUnread(channel);
  const current = channel.id === state.view.channelId;
  const kind = `${kindInWords(channel)} ${channel.name}`;
  return h(
    "li",
    { class: `${isThread(channel) ? "thread" : ""} ${unread && !current ? "unread" : ""}` },
    h(
      "button",
      {
        type: "button",
        class: "channel",
        "aria-current": current ? "page" : null,
        dataset: { key: channel.id, channelId: channel.id },
        "aria-label": `${kind}${spokenMarks({ mentions, unread: unread && !current })}`,
        onclick: () => openChannel(channel.id),
      },
      icon(channelIcon(channel)),
      h("span", { class: "channel-name", title: channel.name }, channel.name),
      badge(mentions),
    ),
  );
}

function speakers(channel) {
  const guild = state.guilds.get(channel.guild_id);
  const inside = [...guild.voice.values()].filter((voice) => voice.channel_id === channel.id);
  return inside.map((voice) =>
    h("li", { class: "speaker" }, avatar(voice.user_id, guild.id, "tiny"), nameOf(voice.user_id, guild.id)),
  );
}

function directMessages() {
  const rooms = [...state.channels.values()]
    .filter(isDirect)
    .sort((a, b) => compareIds(b.last_message_id ?? b.id, a.last_message_id ?? a.id));
  if (!rooms.length)
    return h("p", { class: "side-note" }, "No direct messages yet. Choose a person in a server to write to them.");
  return h(
    "ul",
    { class: "channel-group" },
    rooms.map((channel) => {
      const mentions = state.mentions.get(channel.id) ?? 0;
      const other = channel.recipients?.find((user) => user.id !== state.user.id);
      return h(
        "li",
        { class: isUnread(channel) ? "unread" : "" },
        h(
          "button",
          {
            type: "button",
            class: "channel",
            "aria-current": channel.id === state.view.channelId ? "page" : null,
            dataset: { key: channel.id, channelId: channel.id },
            "aria-label": `direct messages with ${channel.name}${spokenMarks({ mentions, unread: isUnread(channel) })}`,
            onclick: () => openChannel(channel.id),
          },
          avatar(other?.id ?? state.user.id, null, "small"),
          h("span", { class: "channel-name" }, channel.name),
          badge(mentions),
        ),
      );
    }),
  );
}
