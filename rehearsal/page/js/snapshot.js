// Turns the stand-in's first word into the page's state.

import { isDirect } from "./channel_kinds.js";
import { rememberUser } from "./people.js";
import { emit, state } from "./state.js";
import { setClock } from "./clock.js";

const byId = (list, key = (item) => item.id) => new Map((list ?? []).map((item) => [key(item), item]));

export function takeSnapshot(data) {
  const samePerson = state.user?.id === data.user.id;
  Object.assign(state, {
    user: data.user,
    zone: data.zone ?? "UTC",
    people: data.people ?? [],
    bot: data.bot ?? { id: null, online: false },
    guilds: new Map(),
    channels: new Map(),
    commands: data.commands ?? {},
    dmCommands: data.dm_commands ?? [],
    reads: { ...data.reads },
  });
  forgetMessages(samePerson);
  rememberUser(data.user);
  data.people?.forEach(rememberUser);
  data.guilds.forEach(takeGuild);
  data.dms.forEach((channel) => takeChannel(channel, null));
  if (data.clock) setClock(data.clock);
  emit("snapshot", { samePerson });
}

// For the same person what is shown stays until it has been loaded anew.
function forgetMessages(samePerson) {
  if (!samePerson) {
    state.messages.clear();
    state.mentions.clear();
    return;
  }
  for (const room of state.messages.values()) room.loaded = room.complete = false;
}

export function takeGuild(data) {
  data.members?.forEach((member) => rememberUser(member.user));
  state.guilds.set(data.id, {
    id: data.id,
    name: data.name,
    owner_id: data.owner_id,
    roles: byId(data.roles),
    members: byId(data.members, (member) => member.user.id),
    events: byId(data.events ?? data.guild_scheduled_events),
    stages: byId(data.stage_instances),
    voice: byId(data.voice_states, (voice) => voice.user_id),
  });
  data.channels?.forEach((channel) => takeChannel(channel, data.id));
  data.threads?.forEach((thread) => takeChannel(thread, data.id));
}

function directName(channel) {
  const others = (channel.recipients ?? []).filter((user) => user.id !== state.user.id);
  return others.map((user) => user.global_name ?? user.username).join(", ") || "yourself";
}

export function takeChannel(channel, guildId) {
  channel.recipients?.forEach(rememberUser);
  const known = state.channels.get(channel.id);
  const merged = { ...known, ...channel, guild_id: channel.guild_id ?? guildId ?? known?.guild_id ?? null };
  if (isDirect(merged)) merged.name = directName(merged);
  state.channels.set(channel.id, merged);
  return merged;
}
