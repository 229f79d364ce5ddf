// What one part of the page asks of another. main.js plugs the doers in, so that no module imports in a circle.

const doers = {};

export function doAs(name, callback) {
  doers[name] = callback;
}

const call =
  (name) =>
  (...args) =>
    doers[name]?.(...args);

export const openChannel = call("openChannel"); // (channelId)
export const openGuild = call("openGuild"); // (guildId or null for direct messages)
export const openCommand = call("openCommand"); // (full name, {option: value})
export const openProfile = call("openProfile"); // (userId, anchor)
export const switchPerson = call("switchPerson"); // (userId)
export const writeInComposer = call("writeInComposer"); // (text)
