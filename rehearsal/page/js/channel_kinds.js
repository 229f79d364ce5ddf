// What kinds of channel there are, and what a person may do in one.

export const TEXT = 0;
const DM = 1;
const VOICE = 2;
const GROUP_DM = 3;
export const CATEGORY = 4;
const NEWS = 5;
const NEWS_THREAD = 10;
const PUBLIC_THREAD = 11;
export const PRIVATE_THREAD = 12;
export const STAGE = 13;
const FORUM = 15;
const MEDIA = 16;

const PERMISSION = {
  sendMessages: 1n << 11n,
  attachFiles: 1n << 15n,
  useCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  sendInThreads: 1n << 38n,
};

export const isThread = (channel) => [NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD].includes(channel.type);
export const isDirect = (channel) => [DM, GROUP_DM].includes(channel.type);
export const isSpoken = (channel) => [VOICE, STAGE].includes(channel.type);
export const isForum = (channel) => [FORUM, MEDIA].includes(channel.type);

export function channelIcon(channel) {
  if (channel.type === PRIVATE_THREAD) return "lock";
  if (isThread(channel)) return "thread";
  return (
    { [VOICE]: "voice", [STAGE]: "stage", [NEWS]: "megaphone", [FORUM]: "forum", [MEDIA]: "forum", [DM]: "at" }[
      channel.type
    ] ?? "hash"
  );
}

export function kindInWords(channel) {
  if (channel.type === PRIVATE_THREAD) return "private thread";
  if (isThread(channel)) return "thread";
  return (
    {
      [VOICE]: "voice channel",
      [STAGE]: "stage channel",
      [NEWS]: "announcement channel",
      [FORUM]: "forum",
      [DM]: "direct messages",
    }[channel.type] ?? "text channel"
  );
}

function permissionsOf(channel, channels) {
  const source = channel.permissions === undefined && isThread(channel) ? channels.get(channel.parent_id) : channel;
  return source?.permissions === undefined ? null : BigInt(source.permissions);
}

export function may(permission, channel, channels) {
  if (isDirect(channel)) return true;
  const bits = permissionsOf(channel, channels);
  return bits === null || (bits & PERMISSION[permission]) !== 0n;
}

// Why this person cannot write here, or null.
export function silence(channel, channels) {
  if (isDirect(channel)) return null;
  if (isForum(channel)) return "Posts of a forum are its threads: choose one on the left.";
  const locked = isThread(channel) && channel.thread_metadata?.locked;
  if (locked && !may("manageThreads", channel, channels))
    return "This thread is locked: only moderators can write here.";
  const needed = isThread(channel) ? "sendInThreads" : "sendMessages";
  return may(needed, channel, channels) ? null : "You do not have permission to send messages here.";
}
