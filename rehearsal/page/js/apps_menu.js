// The menus on a message and on a person, with the bot's commands of types 3 and 2 under "Apps".

import { openProfile, openChannel, switchPerson, writeInComposer } from "./actions.js";
import { toast, toastRefusal } from "./dialog.js";
import { ask } from "./interactions.js";
import { openMenu } from "./menu.js";
import { isEphemeral } from "./messages.js";
import { isMe, nameOf, personOf, userOf } from "./people.js";
import { flattenText } from "./plain_text.js";
import { openReactionPicker } from "./reactions.js";
import { commandsHere, currentChannel } from "./state.js";
import { act } from "./wire.js";

const USER_COMMAND = 2;
const MESSAGE_COMMAND = 3;

function apps(type, targetId) {
  return commandsHere()
    .filter((command) => command.type === type)
    .map((command) => ({
      label: command.name,
      icon: "leaf",
      run: () => runMenuCommand(command, targetId),
    }));
}

function runMenuCommand(command, targetId) {
  const channel = currentChannel();
  const body = {
    guild_id: channel.guild_id,
    channel_id: channel.id,
    name: command.name,
    type: command.type,
    target_id: targetId,
  };
  ask("menu", body, { title: command.name }).catch(toastRefusal);
}

function copy(words, what) {
  navigator.clipboard?.writeText(words).then(
    () => toast(`${what} copied.`),
    () => toast("The browser did not allow copying.", "bad"),
  );
}

export function openMessageMenu(message, anchor, point) {
  const guildId = currentChannel()?.guild_id ?? null;
  const own = [
    !isEphemeral(message) && { label: "Add reaction", icon: "smile", run: () => openReactionPicker(message, anchor) },
    { label: "Profile of the author", icon: "people", run: () => openProfile(message.author.id, anchor) },
    { label: "Copy text", icon: "file", run: () => copy(flattenText(message, guildId), "Text") },
    { label: "Copy message ID", icon: "hash", run: () => copy(message.id, "Message ID") },
  ].filter(Boolean);
  const offered = isEphemeral(message) ? [] : apps(MESSAGE_COMMAND, message.id);
  openMenu(anchor, "Message", [{ items: own }, { label: "Apps", items: offered }], point);
}

export function openPersonMenu(userId, anchor, point) {
  const guildId = currentChannel()?.guild_id ?? null;
  const name = nameOf(userId, guildId);
  const own = [
    { label: "Profile", icon: "people", run: () => openProfile(userId, anchor) },
    { label: "Mention", icon: "at", run: () => writeInComposer(`@${userOf(userId)?.username ?? name} `) },
    !isMe(userId) && { label: "Message", icon: "chat", run: () => openDirect(userId) },
    personOf(userId) && !isMe(userId) && { label: `Act as ${name}`, icon: "role", run: () => switchPerson(userId) },
    { label: "Copy user ID", icon: "hash", run: () => copy(userId, "User ID") },
  ].filter(Boolean);
  openMenu(anchor, name, [{ items: own }, { label: "Apps", items: apps(USER_COMMAND, userId) }], point);
}

export async function openDirect(userId) {
  try {
    const answer = await act("open_dm", { user_id: userId });
    openChannel((answer.channel ?? answer).id, answer.channel ?? answer);
  } catch (refusal) {
    toastRefusal(refusal);
  }
}

export const personAppsFor = (userId) => apps(USER_COMMAND, userId);
