// What the page knows, and who wants to hear of changes. Only snapshot.js and live.js write the world's part.

export const state = {
  user: null,
  zone: "UTC",
  people: [],
  bot: { id: null, online: false },
  guilds: new Map(), // id -> {id, name, owner_id, roles, members, events, stages, voice} (the last five are Maps)
  channels: new Map(), // channels, threads and DMs by id; each knows its guild_id (null for DMs)
  commands: {}, // guild id -> commands this person may use there
  dmCommands: [],
  reads: {}, // channel id -> id of the last message read
  mentions: new Map(), // channel id -> unread mentions
  messages: new Map(), // channel id -> {list, loaded, complete}
  dismissed: new Set(), // private messages this person has put away
  clock: { now: Date.now() / 1000, offset: 0, next_job_at: null, receivedAt: performance.now() },
  view: { guildId: null, channelId: null },
  connection: "connecting", // connecting | open | lost
};

const listeners = new Map();

// Topics: snapshot, view, channels, members, roles, events, voice, unread, messages, pending, form, commands, clock,
// bot, connection, elsewhere.
export function on(topics, callback) {
  for (const topic of topics.split(" ")) {
    if (!listeners.has(topic)) listeners.set(topic, []);
    listeners.get(topic).push(callback);
  }
}

export function emit(topic, detail) {
  (listeners.get(topic) ?? []).forEach((callback) => callback(detail));
}

export const currentChannel = () => state.channels.get(state.view.channelId) ?? null;
export const currentGuild = () => state.guilds.get(state.view.guildId) ?? null;

export function messagesOf(channelId) {
  if (!state.messages.has(channelId)) {
    state.messages.set(channelId, { list: [], loaded: false, complete: false });
  }
  return state.messages.get(channelId);
}

// Snowflakes have up to 20 digits: compared as text of equal length they keep their order without losing digits.
export const before = (a, b) => String(a).padStart(20, "0") < String(b).padStart(20, "0");
export const compareIds = (a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0);

export function commandsHere() {
  const channel = currentChannel();
  if (!channel) return [];
  return channel.guild_id ? (state.commands[channel.guild_id] ?? []) : state.dmCommands;
}
