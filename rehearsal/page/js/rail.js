// The left rail: direct messages and servers.

import { openGuild } from "./actions.js";
import { isDirect } from "./channel_kinds.js";
import { h, rebuild } from "./dom.js";
import { icon } from "./icons.js";
import { isUnread } from "./messages.js";
import { on, state } from "./state.js";

let place;

export function startRail(container) {
  place = container;
  on("snapshot view channels unread", draw);
  draw();
}

function marks(channels) {
  const mentions = channels.reduce((sum, channel) => sum + (state.mentions.get(channel.id) ?? 0), 0);
  return { mentions, unread: mentions > 0 || channels.some(isUnread) };
}

export function badge(count) {
  return count ? h("span", { class: "badge", "aria-hidden": "true" }, count > 99 ? "99+" : count) : null;
}

// "3 mentions", "unread messages" or nothing, for ears.
export function spokenMarks({ mentions, unread }) {
  if (mentions) return `, ${mentions} ${mentions === 1 ? "mention" : "mentions"}`;
  return unread ? ", unread messages" : "";
}

function entry({ key, label, face, current, seen, onclick }) {
  return h(
    "li",
    { class: `${current ? "current" : ""} ${seen.unread ? "unread" : ""}` },
    h(
      "button",
      {
        type: "button",
        class: "rail-button",
        "aria-label": label + spokenMarks(seen),
        title: label,
        "aria-current": current ? "true" : null,
        dataset: { key },
        onclick,
      },
      face,
    ),
    badge(seen.mentions),
  );
}

const initials = (name) =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .join("")
    .slice(0, 3)
    .toUpperCase();

function draw() {
  const channels = [...state.channels.values()];
  const direct = entry({
    key: "dms",
    label: "Direct messages",
    face: icon("chat"),
    current: state.view.guildId === null,
    seen: marks(channels.filter(isDirect)),
    onclick: () => openGuild(null),
  });
  const guilds = [...state.guilds.values()].map((guild) =>
    entry({
      key: guild.id,
      label: guild.name,
      face: initials(guild.name),
      current: state.view.guildId === guild.id,
      seen: marks(channels.filter((channel) => channel.guild_id === guild.id)),
      onclick: () => openGuild(guild.id),
    }),
  );
  rebuild(place, h("ul", {}, direct, h("li", { class: "rail-line", role: "presentation" }), guilds));
}
