// "@ana" and "#general" in the composer: what to suggest while typing, and what to send instead.

import { rolesOf, userOf } from "./people.js";
import { currentChannel, state } from "./state.js";
import { channelChoices, filterChoices, peopleChoices, roleChoices } from "./things.js";

// What completes the word at the caret: {from, to, title, rows} or null.
export function suggestionAt(value, caret) {
  const found = /(^|\s)([@#])([\w.\-]*)$/.exec(value.slice(0, caret));
  if (!found || !currentChannel()) return null;
  const [, , mark, typed] = found;
  const rows = mark === "@" ? people(typed) : channels(typed);
  if (!rows.length || (rows.length === 1 && rows[0].inserts === mark + typed)) return null;
  return { from: caret - typed.length - 1, to: caret, title: mark === "@" ? "People and roles" : "Channels", rows };
}

function people(typed) {
  const guildId = currentChannel().guild_id;
  const found = peopleChoices().map((choice) => ({
    ...choice,
    inserts: `@${userOf(choice.value).username}`,
    side: rolesOf(choice.value, guildId)[0]?.name,
  }));
  const roles = roleChoices()
    .filter(({ label }) => !/\s/.test(label))
    .map((choice) => ({ ...choice, inserts: `@${choice.label}`, detail: "role" }));
  return filterChoices([...found, ...roles], typed, 12).map((choice) => ({ ...choice, face: choice.face?.() }));
}

const channels = (typed) =>
  filterChoices(
    channelChoices().filter(({ label }) => !/\s/.test(label)),
    typed,
    12,
  ).map((choice) => ({ ...choice, inserts: `#${choice.label}` }));

// The markup that Discord expects for the names a person typed.
export function sendable(content) {
  const guildId = currentChannel()?.guild_id;
  const users = new Map(peopleChoices().map(({ value }) => [userOf(value)?.username, `<@${value}>`]));
  const roles = new Map(roleChoices().map(({ value, label }) => [label, `<@&${value}>`]));
  const places = new Map(
    [...state.channels.values()]
      .filter((channel) => guildId && channel.guild_id === guildId)
      .map((channel) => [channel.name, `<#${channel.id}>`]),
  );
  return content
    .replace(
      /(^|\s)@([\w.\-]+)/g,
      (whole, space, name) => space + (users.get(name) ?? roles.get(name) ?? whole.slice(space.length)),
    )
    .replace(/(^|\s)#([\w.\-]+)/g, (whole, space, name) => space + (places.get(name) ?? whole.slice(space.length)));
}
