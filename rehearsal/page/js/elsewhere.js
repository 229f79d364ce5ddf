// What the other people of the group have got while one is somebody else: counted, never read.

import { isMe } from "./people.js";
import { emit, on, state } from "./state.js";
import { liveUrl } from "./wire.js";

export const newsElsewhere = new Map(); // user id -> direct messages and mentions since one last was that person

const lines = new Map(); // user id -> {socket, directs, roles}

function concerns(line, userId, message) {
  if (message.author?.id === userId || message.flags & 64) return false;
  if (!message.guild_id || message.mentions?.some((user) => user.id === userId)) return true;
  return message.mention_everyone || (message.mention_roles ?? []).some((id) => line.roles.has(id));
}

function watch(userId) {
  const line = { socket: new WebSocket(liveUrl(userId)), roles: new Set() };
  lines.set(userId, line);
  line.socket.addEventListener("message", ({ data }) => {
    const { t, d } = JSON.parse(data);
    if (t === "SNAPSHOT")
      line.roles = new Set(
        d.guilds.flatMap((guild) => guild.members?.find((member) => member.user.id === userId)?.roles ?? []),
      );
    if (t !== "MESSAGE_CREATE" || isMe(userId) || !concerns(line, userId, d)) return;
    newsElsewhere.set(userId, (newsElsewhere.get(userId) ?? 0) + 1);
    emit("elsewhere");
  });
  line.socket.addEventListener("close", () => lines.delete(userId));
}

on("snapshot", () => {
  newsElsewhere.delete(state.user.id);
  state.people.filter((one) => !lines.has(one.id)).forEach((one) => watch(one.id));
  emit("elsewhere");
});
