// Slash commands as a flat list, found by what was typed.

import { commandsHere } from "./state.js";

const SUBCOMMAND = 1;
const GROUP = 2;
const described = (thing) => thing.description_localized ?? thing.description;

// [{name: "interview book", id, description, options}]
function slashCommands() {
  return commandsHere()
    .filter((command) => (command.type ?? 1) === 1)
    .flatMap((command) => leaves(command, command.name, command.id));
}

function leaves(node, name, id) {
  const below = (node.options ?? []).filter((option) => option.type === SUBCOMMAND || option.type === GROUP);
  if (!below.length) return [{ name, id, description: described(node), options: node.options ?? [] }];
  return below.flatMap((option) => leaves(option, `${name} ${option.name}`, id));
}

export const findCommand = (name) => slashCommands().find((command) => command.name === name) ?? null;

// "/inter bo" finds "interview book": every typed word begins a word of the name, in order; then looser matches.
export function matchingCommands(typed) {
  const wanted = typed.replace(/^\//, "").toLowerCase().trim();
  const words = wanted.split(/\s+/).filter(Boolean);
  const rank = (command) => {
    if (command.name === wanted) return 0;
    if (command.name.startsWith(wanted)) return 1;
    const parts = command.name.split(" ");
    let at = 0;
    const inOrder = words.every((word) => {
      while (at < parts.length && !parts[at].startsWith(word)) at += 1;
      return at++ < parts.length;
    });
    if (inOrder) return 2;
    if (words.every((word) => command.name.includes(word))) return 3;
    return words.every((word) => `${command.name} ${command.description.toLowerCase()}`.includes(word)) ? 4 : 5;
  };
  return slashCommands()
    .map((command) => ({ command, place: rank(command) }))
    .filter(({ place }) => place < 5)
    .sort((a, b) => a.place - b.place || a.command.name.localeCompare(b.command.name))
    .map(({ command }) => command);
}

// A whole command name followed by a space or the end: {command, rest}, when no longer name could still be meant.
export function completeCommand(typed) {
  if (!typed.startsWith("/")) return null;
  const text = typed.slice(1);
  const command = slashCommands()
    .filter(({ name }) => text.toLowerCase().startsWith(`${name} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  return command ? { command, rest: text.slice(command.name.length + 1) } : null;
}

// "slot: tue 6pm kind:case" as {slot: "tue 6pm", kind: "case"}.
export function optionsFromText(command, rest) {
  const names = command.options.map((option) => option.name);
  if (!names.length) return {};
  const marks = [...rest.matchAll(new RegExp(`(?:^|\\s)(${names.join("|")}):\\s*`, "g"))];
  return Object.fromEntries(
    marks.map((mark, at) => [mark[1], rest.slice(mark.index + mark[0].length, marks[at + 1]?.index).trim()]),
  );
}

export const inOrder = (command) => [...command.options].sort((a, b) => Boolean(b.required) - Boolean(a.required));
