// The messages the page holds, which of them are unread, and which mention the person.

import { isDirect } from "./channel_kinds.js";
import { isMe, mentionsMe, rememberUser } from "./people.js";
import { act, fetchMessages } from "./wire.js";
import { before, compareIds, emit, messagesOf, state } from "./state.js";

const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;
export const COMPONENTS_V2 = 1 << 15;
export const isEphemeral = (message) => (message.flags & EPHEMERAL) !== 0;

let versions = 0;

function remember(message) {
  rememberUser(message.author);
  message.mentions?.forEach((user) => rememberUser(user));
  rememberUser(message.interaction_metadata?.user ?? message.interaction?.user);
  message.version = ++versions;
  return message;
}

function put(room, message) {
  const at = room.list.findIndex((one) => one.id === message.id);
  if (at >= 0)
    room.list[at] = remember({
      ...room.list[at],
      picked: message.components ? undefined : room.list[at].picked,
      ...message,
    });
  else room.list.push(remember(message));
  room.list.sort((a, b) => compareIds(a.id, b.id));
}

export function addMessage(message) {
  const room = messagesOf(message.channel_id);
  const known = room.list.some((one) => one.id === message.id);
  put(room, message);
  const channel = state.channels.get(message.channel_id);
  if (channel && !known && !isEphemeral(message)) {
    channel.last_message_id = message.id;
    if (isMe(message.author?.id)) state.reads[channel.id] = message.id;
    else if (isDirect(channel) || mentionsMe(message)) addMentions(channel.id, 1);
  }
  emit("messages", { channelId: message.channel_id, arrived: message });
  emit("unread");
}

export function changeMessage(message) {
  const room = messagesOf(message.channel_id);
  const known = room.list.find((one) => one.id === message.id);
  if (!known && !message.author) return;
  put(room, message);
  emit("messages", { channelId: message.channel_id });
}

export function removeMessages(channelId, ids) {
  const room = messagesOf(channelId);
  room.list = room.list.filter((message) => !ids.includes(message.id));
  emit("messages", { channelId });
}

// Puts a private message away: only this person saw it, and only this page showed it.
export function dismiss(message) {
  state.dismissed.add(message.id);
  removeMessages(message.channel_id, [message.id]);
}

const sameEmoji = (a, b) => (a.id ? a.id === b.id : a.name === b.name && !b.id);

export function changeReaction(data, by) {
  const message = messagesOf(data.channel_id).list.find((one) => one.id === data.message_id);
  if (!message) return;
  const reactions = (message.reactions ?? []).map((reaction) => ({ ...reaction }));
  let reaction = reactions.find((one) => sameEmoji(one.emoji, data.emoji));
  if (!reaction) reactions.push((reaction = { emoji: data.emoji, count: 0, me: false }));
  reaction.count += by;
  if (isMe(data.user_id)) reaction.me = by > 0;
  changeMessage({ id: message.id, channel_id: data.channel_id, reactions: reactions.filter((one) => one.count > 0) });
}

// After a lost connection the page decides what is still there; private messages are in no history.
function forgetStale(room, page) {
  const newest = page.at(-1)?.id ?? "0";
  room.list = room.list.filter((message) => isEphemeral(message) || before(newest, message.id));
}

// Loads the newest page, or the one before what is there. Answers whether anything came.
export async function loadMessages(channelId, { older = false } = {}) {
  const person = state.user.id;
  const room = messagesOf(channelId);
  const oldest = room.list.find((message) => !isEphemeral(message));
  const page = await fetchMessages(channelId, older ? oldest?.id : undefined);
  if (person !== state.user.id || !state.channels.has(channelId)) return false;
  if (!room.loaded) forgetStale(room, page);
  page.filter((message) => !state.dismissed.has(message.id)).forEach((message) => put(room, message));
  room.loaded = true;
  if (page.filter((message) => !isEphemeral(message)).length < 50) room.complete = true;
  emit("messages", { channelId, older });
  return page.length > 0;
}

export function isUnread(channel) {
  const last = channel.last_message_id;
  if (!last) return false;
  const read = state.reads[channel.id];
  return !read || before(read, last);
}

function addMentions(channelId, count) {
  state.mentions.set(channelId, (state.mentions.get(channelId) ?? 0) + count);
}

export function markRead(channelId) {
  const channel = state.channels.get(channelId);
  if (!channel || !isUnread(channel)) return;
  const last = channel.last_message_id;
  state.reads[channelId] = last;
  state.mentions.delete(channelId);
  emit("unread");
  act("read", { channel_id: channelId, message_id: last }).catch(() => {});
}

// After a snapshot: how many of the unread messages mention this person.
export async function countMentions() {
  const person = state.user.id;
  for (const channel of [...state.channels.values()].filter(isUnread)) {
    const page = await fetchMessages(channel.id).catch(() => []);
    if (person !== state.user.id) return;
    const read = state.reads[channel.id];
    const unread = page.filter(
      (message) => !isEphemeral(message) && !isMe(message.author?.id) && (!read || before(read, message.id)),
    );
    const count = unread.filter((message) => isDirect(channel) || mentionsMe(message)).length;
    if (count && isUnread(channel)) state.mentions.set(channel.id, count);
    emit("unread");
  }
}
