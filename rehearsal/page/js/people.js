// Names, colours and faces of people.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { state } from "./state.js";

const users = new Map();

export function rememberUser(user) {
  if (user?.id) users.set(user.id, { ...users.get(user.id), ...user });
}

export const userOf = (id) => users.get(id) ?? state.people.find((one) => one.id === id) ?? null;
export const personOf = (id) => state.people.find((one) => one.id === id) ?? null;
export const memberOf = (id, guildId) => state.guilds.get(guildId)?.members.get(id) ?? null;

export function nameOf(id, guildId, fallback = "unknown person") {
  const user = userOf(id);
  return memberOf(id, guildId)?.nick || user?.global_name || user?.username || fallback;
}

const byHeight = (a, b) => b.position - a.position;

export function rolesOf(id, guildId) {
  const guild = state.guilds.get(guildId);
  const owned = guild?.members.get(id)?.roles ?? [];
  return owned
    .map((roleId) => guild.roles.get(roleId))
    .filter(Boolean)
    .sort(byHeight);
}

export const roleColour = (role) => role.colors?.primary_color || role.color || 0;
export const hexColour = (number) => `#${Number(number).toString(16).padStart(6, "0")}`;

export function nameColour(id, guildId) {
  const role = rolesOf(id, guildId).find(roleColour);
  return role ? hexColour(roleColour(role)) : null;
}

const FACES = ["#3f6f8f", "#7a5a94", "#8a5a44", "#4f7350", "#8f4f68", "#47718a", "#756431", "#5d6698"];

function faceColour(user) {
  const accent = personOf(user.id)?.accent;
  if (typeof accent === "number") return hexColour(accent);
  if (typeof accent === "string" && /^#[0-9a-f]{6}$/i.test(accent)) return accent;
  const sum = [...(user.username ?? "")].reduce((total, letter) => total * 31 + letter.codePointAt(0), 7);
  return FACES[sum % FACES.length];
}

const initials = (name) =>
  name
    .split(/[\s._-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join("");

export function avatar(userId, guildId, size = "") {
  const user = userOf(userId) ?? { id: userId };
  const name = nameOf(userId, guildId, "?");
  const face = h("span", { class: `avatar ${size}`, "aria-hidden": "true", style: { "--face": faceColour(user) } });
  face.append(user.bot ? icon("leaf") : initials(name));
  if (user.bot) face.classList.add("bot");
  return face;
}

export const appTag = (userId) => (userOf(userId)?.bot ? h("span", { class: "tag" }, "App") : null);

export const isMe = (id) => id === state.user?.id;

// "member, Berlin": what the switcher says about a person beside the name.
export function aboutPerson(person) {
  const place = (person.zone ?? "UTC").split("/").pop().replaceAll("_", " ");
  const roles = (person.roles_text ?? "").trim().toLowerCase();
  return [roles || "member", place].filter(Boolean).join(", ");
}

export function mentionsMe(message) {
  if (message.author?.id === state.user.id) return false;
  if (message.mention_everyone || message.mentions?.some((user) => isMe(user.id))) return true;
  const mine = memberOf(state.user.id, state.channels.get(message.channel_id)?.guild_id)?.roles ?? [];
  return (message.mention_roles ?? []).some((role) => mine.includes(role.id ?? role));
}
