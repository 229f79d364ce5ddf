// All visible text of a message in one line: for previews and for copying.

import { fullTime } from "./clock.js";
import { parse } from "./markdown.js";
import { nameOf } from "./people.js";
import { state } from "./state.js";

function words(node, guildId) {
  const below = () => (node.children ?? []).map((child) => words(child, guildId)).join("");
  switch (node.kind) {
    case "text":
    case "code":
    case "pre":
      return node.text;
    case "user":
      return `@${nameOf(node.id, guildId)}`;
    case "role":
      return `@${state.guilds.get(guildId)?.roles.get(node.id)?.name ?? "unknown role"}`;
    case "channel":
      return `#${state.channels.get(node.id)?.name ?? "unknown channel"}`;
    case "spoiler":
      return "[spoiler]";
    case "command":
      return `/${node.name}`;
    case "everyone":
      return `@${node.name}`;
    case "emoji":
      return `:${node.name}:`;
    case "time":
      return fullTime(node.seconds);
    case "list":
      return node.items.map((item) => item.children.map((child) => words(child, guildId)).join("")).join(" ");
    default:
      return below();
  }
}

const plainBlocks = (source, guildId) =>
  parse(source ?? "")
    .map((block) => words(block, guildId))
    .join("\n");

function componentTexts(component) {
  const below = [...(component.components ?? []), component.accessory].filter(Boolean);
  return [component.content, component.label, ...below.flatMap(componentTexts)].filter(Boolean);
}

export function flattenText(message, guildId) {
  const embeds = (message.embeds ?? []).flatMap((embed) => [
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
  ]);
  const parts = [message.content, ...embeds, ...(message.components ?? []).flatMap(componentTexts)];
  return parts
    .filter(Boolean)
    .map((part) => plainBlocks(part, guildId))
    .join("\n");
}
