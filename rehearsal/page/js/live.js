// What happens in the world, event by event, as Discord's gateway tells it.

import { setClock } from "./clock.js";
import { finished, failed, formArrived } from "./interactions.js";
import { addMessage, changeMessage, changeReaction, removeMessages } from "./messages.js";
import { isMe, rememberUser } from "./people.js";
import { takeChannel, takeGuild, takeSnapshot } from "./snapshot.js";
import { emit, state } from "./state.js";

const guildOf = (data) => state.guilds.get(data.guild_id);

function channelChanged(data) {
  takeChannel(data, data.guild_id ?? null);
  emit("channels");
}

function channelGone(data) {
  state.channels.delete(data.id);
  state.messages.delete(data.id);
  emit("channels");
}

function threadMembers(data) {
  const thread = state.channels.get(data.id);
  if (!thread) return;
  data.added_members?.forEach((member) => rememberUser(member.member?.user));
  const left = new Set(data.removed_member_ids ?? []);
  const joined = (data.added_members ?? []).map((member) => member.user_id);
  const known = thread.member_ids ?? [];
  thread.member_ids = [...new Set([...known.filter((id) => !left.has(id)), ...joined])];
  emit("members");
}

function memberChanged(data) {
  const guild = guildOf(data);
  if (!guild || !data.user) return;
  rememberUser(data.user);
  guild.members.set(data.user.id, { ...guild.members.get(data.user.id), ...data });
  emit("members");
}

function memberGone(data) {
  guildOf(data)?.members.delete(data.user.id);
  if (isMe(data.user.id)) guildGone({ id: data.guild_id });
  emit("members");
}

function guildGone(data) {
  state.guilds.delete(data.id);
  for (const [id, channel] of state.channels) if (channel.guild_id === data.id) state.channels.delete(id);
  emit("channels");
}

function guildChanged(data) {
  const guild = state.guilds.get(data.id);
  if (guild) Object.assign(guild, { name: data.name ?? guild.name, owner_id: data.owner_id ?? guild.owner_id });
  else if (data.channels) takeGuild(data);
  emit("channels");
}

function roleChanged(data) {
  guildOf(data)?.roles.set(data.role.id, data.role);
  emit("roles");
}

function inGuild(part, topic, key = (data) => data.id) {
  return {
    put(data) {
      const known = guildOf(data)?.[part].get(key(data));
      guildOf(data)?.[part].set(key(data), { ...known, ...data });
      emit(topic);
    },
    drop(data) {
      guildOf(data)?.[part].delete(key(data));
      emit(topic);
    },
  };
}

const events = inGuild("events", "events");
const stages = inGuild("stages", "voice");
const voice = inGuild("voice", "voice", (data) => data.user_id);

function interest(data, by) {
  const event = guildOf(data)?.events.get(data.guild_scheduled_event_id);
  if (!event) return;
  event.user_count = Math.max(0, (event.user_count ?? 0) + by);
  if (isMe(data.user_id)) event.interested = by > 0;
  emit("events");
}

function reactionsCleared(data) {
  changeMessage({ id: data.message_id, channel_id: data.channel_id, reactions: [] });
}

const HANDLERS = {
  SNAPSHOT: takeSnapshot,
  CHANNEL_CREATE: channelChanged,
  CHANNEL_UPDATE: channelChanged,
  CHANNEL_DELETE: channelGone,
  THREAD_CREATE: channelChanged,
  THREAD_UPDATE: channelChanged,
  THREAD_DELETE: channelGone,
  THREAD_MEMBERS_UPDATE: threadMembers,
  MESSAGE_CREATE: addMessage,
  MESSAGE_UPDATE: changeMessage,
  MESSAGE_DELETE: (data) => removeMessages(data.channel_id, [data.id]),
  MESSAGE_DELETE_BULK: (data) => removeMessages(data.channel_id, data.ids),
  MESSAGE_REACTION_ADD: (data) => changeReaction(data, 1),
  MESSAGE_REACTION_REMOVE: (data) => changeReaction(data, -1),
  MESSAGE_REACTION_REMOVE_ALL: reactionsCleared,
  GUILD_CREATE: guildChanged,
  GUILD_UPDATE: guildChanged,
  GUILD_DELETE: guildGone,
  GUILD_MEMBER_ADD: memberChanged,
  GUILD_MEMBER_UPDATE: memberChanged,
  GUILD_MEMBER_REMOVE: memberGone,
  GUILD_ROLE_CREATE: roleChanged,
  GUILD_ROLE_UPDATE: roleChanged,
  GUILD_ROLE_DELETE(data) {
    guildOf(data)?.roles.delete(data.role_id);
    emit("roles");
  },
  GUILD_SCHEDULED_EVENT_CREATE: events.put,
  GUILD_SCHEDULED_EVENT_UPDATE: events.put,
  GUILD_SCHEDULED_EVENT_DELETE: events.drop,
  GUILD_SCHEDULED_EVENT_USER_ADD: (data) => interest(data, 1),
  GUILD_SCHEDULED_EVENT_USER_REMOVE: (data) => interest(data, -1),
  STAGE_INSTANCE_CREATE: stages.put,
  STAGE_INSTANCE_UPDATE: stages.put,
  STAGE_INSTANCE_DELETE: stages.drop,
  VOICE_STATE_UPDATE: (data) => (data.channel_id ? voice.put(data) : voice.drop(data)),
  COMMANDS_UPDATE(data) {
    if (data.commands) state.commands = data.commands;
    if (data.dm_commands) state.dmCommands = data.dm_commands;
    emit("commands");
  },
  MODAL: formArrived,
  INTERACTION_DONE: finished,
  INTERACTION_FAILED: failed,
  BOT(data) {
    Object.assign(state.bot, data);
    emit("bot");
  },
  CLOCK: setClock,
};

export function happened(type, data) {
  HANDLERS[type]?.(data);
}
