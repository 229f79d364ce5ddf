// People, roles and channels of the present server as choices for selects and command options.

import { channelIcon, isDirect, isThread } from "./channel_kinds.js";
import { avatar, hexColour, nameOf, roleColour, userOf } from "./people.js";
import { currentChannel, state } from "./state.js";
import { h } from "./dom.js";

const byLabel = (a, b) => a.label.localeCompare(b.label);

export function peopleChoices() {
  const channel = currentChannel();
  const guild = state.guilds.get(channel?.guild_id);
  const ids = guild
    ? [...guild.members.keys()]
    : [state.user.id, ...(channel?.recipients ?? []).map((user) => user.id)];
  return ids
    .map((id) => ({
      value: id,
      label: nameOf(id, guild?.id),
      detail: `@${userOf(id)?.username ?? id}`,
      kind: "user",
      face: () => avatar(id, guild?.id, "tiny"),
    }))
    .sort(byLabel);
}

export function roleChoices() {
  const guild = state.guilds.get(currentChannel()?.guild_id);
  const roles = [...(guild?.roles.values() ?? [])].filter((role) => role.id !== guild.id);
  return roles
    .sort((a, b) => b.position - a.position)
    .map((role) => ({
      value: role.id,
      label: role.name,
      kind: "role",
      face: () =>
        h("span", {
          class: "role-dot",
          style: { "--dot": roleColour(role) ? hexColour(roleColour(role)) : "var(--muted)" },
        }),
    }));
}

export function channelChoices(types) {
  const guildId = currentChannel()?.guild_id;
  return [...state.channels.values()]
    .filter(
      (channel) =>
        channel.guild_id === guildId && !isDirect(channel) && (types?.length ? types.includes(channel.type) : true),
    )
    .map((channel) => ({
      value: channel.id,
      label: channel.name,
      detail: isThread(channel) ? `in #${state.channels.get(channel.parent_id)?.name ?? "?"}` : undefined,
      kind: "channel",
      picture: channelIcon(channel),
    }))
    .sort(byLabel);
}

export const mentionableChoices = () => [
  ...peopleChoices().map((choice) => ({ ...choice, group: "People" })),
  ...roleChoices().map((choice) => ({ ...choice, group: "Roles" })),
];

// Best first: begins so, has a word that begins so, contains it.
export function filterChoices(choices, query, most = 50) {
  const wanted = query.trim().toLowerCase().replace(/^[@#]/, "");
  if (!wanted) return choices.slice(0, most);
  const rank = ({ label, detail }) => {
    const words = `${label} ${detail ?? ""}`.toLowerCase();
    if (words.startsWith(wanted)) return 0;
    if (words.split(/[\s@#_-]+/).some((word) => word.startsWith(wanted))) return 1;
    return words.includes(wanted) ? 2 : 3;
  };
  return choices
    .map((choice) => [rank(choice), choice])
    .filter(([place]) => place < 3)
    .sort(([a], [b]) => a - b)
    .map(([, choice]) => choice)
    .slice(0, most);
}

// A choice as the list box shows it: faces are made anew for each showing.
export const asRow = (choice, selected = false) => ({ ...choice, face: choice.face?.(), selected });
