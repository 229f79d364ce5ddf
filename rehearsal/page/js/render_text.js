// Discord's markdown as DOM nodes: mentions, times in the person's zone, spoilers and all.

import { channelIcon } from "./channel_kinds.js";
import { inStyle, fullTime } from "./clock.js";
import { h, safeUrl } from "./dom.js";
import { icon } from "./icons.js";
import { parse, parseInline } from "./markdown.js";
import { hexColour, nameOf, roleColour } from "./people.js";
import { state } from "./state.js";
import { openCommand, openChannel, openProfile } from "./actions.js";

export function renderText(source, guildId) {
  const fragment = document.createDocumentFragment();
  const blocks = parse(source ?? "");
  fragment.append(...blocks.map((block) => renderBlock(block, guildId)));
  return fragment;
}

export function renderLine(source, guildId) {
  return parseInline(source ?? "").map((node) => renderNode(node, guildId));
}

function renderBlock(block, guildId) {
  const children = () => block.children.map((node) => renderNode(node, guildId));
  switch (block.kind) {
    case "header":
      return h(`h${block.level + 3}`, { class: `md-h${block.level}` }, children());
    case "subtext":
      return h("p", { class: "md-sub" }, children());
    case "quote":
      return h(
        "blockquote",
        {},
        block.children.map((one) => renderBlock(one, guildId)),
      );
    case "pre":
      return h("pre", { tabIndex: 0 }, h("code", {}, block.text));
    case "list":
      return renderList(block, guildId);
    default:
      return h("p", {}, children());
  }
}

function renderList(list, guildId) {
  const items = list.items.map((item) =>
    h(
      "li",
      {},
      item.children.map((node) => renderNode(node, guildId)),
      item.below && renderList(item.below, guildId),
    ),
  );
  return list.ordered ? h("ol", { start: list.start }, items) : h("ul", {}, items);
}

const WRAPPERS = new Set(["strong", "em", "u", "s"]);

function renderNode(node, guildId) {
  if (node.kind === "text") return node.text;
  if (WRAPPERS.has(node.kind))
    return h(
      node.kind,
      {},
      node.children.map((child) => renderNode(child, guildId)),
    );
  return RENDER[node.kind](node, guildId);
}

const RENDER = {
  code: (node) => h("code", {}, node.text),
  spoiler: renderSpoiler,
  link: renderLink,
  user: (node, guildId) =>
    mention(`@${nameOf(node.id, guildId)}`, (event) => openProfile(node.id, event.currentTarget)),
  role: renderRole,
  channel: renderChannel,
  command: (node) => mention(`/${node.name}`, () => openCommand(node.name), "command"),
  everyone: (node) => h("span", { class: "mention" }, `@${node.name}`),
  emoji: (node) => h("span", { class: "emoji", title: `:${node.name}:` }, `:${node.name}:`),
  time: (node) => renderTime(node.seconds, node.style),
};

function mention(words, onclick, extra = "") {
  return h("button", { type: "button", class: `mention ${extra}`, onclick }, words);
}

function renderRole(node, guildId) {
  const role = state.guilds.get(guildId)?.roles.get(node.id);
  const colour = role && roleColour(role);
  return h(
    "span",
    { class: "mention", style: colour ? { "--mention": hexColour(colour) } : undefined },
    `@${role?.name ?? "unknown role"}`,
  );
}

function renderChannel(node) {
  const channel = state.channels.get(node.id);
  if (!channel) return h("span", { class: "mention" }, "#unknown channel");
  return h(
    "button",
    { type: "button", class: "mention", onclick: () => openChannel(node.id) },
    icon(channelIcon(channel)),
    channel.name,
  );
}

function renderLink(node, guildId) {
  const href = safeUrl(node.url);
  const words = node.children.map((child) => renderNode(child, guildId));
  if (!href) return h("span", {}, words);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer nofollow", title: href }, words);
}

export function renderTime(seconds, style = "f") {
  if (Math.abs(seconds) > 8.64e12) return "Invalid date";
  const relative = style === "R" ? { relative: String(seconds) } : {};
  return h(
    "time",
    { class: "stamp", dataset: relative, datetime: new Date(seconds * 1000).toISOString(), title: fullTime(seconds) },
    inStyle(seconds, style),
  );
}

function renderSpoiler(node, guildId) {
  const inside = h(
    "span",
    { class: "spoiler-text", "aria-hidden": "true" },
    node.children.map((child) => renderNode(child, guildId)),
  );
  const cover = h("span", { class: "spoiler", role: "button", tabIndex: 0, "aria-label": "Spoiler: show" }, inside);
  inside.inert = true;
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    if (cover.classList.contains("shown")) return;
    event.preventDefault();
    cover.classList.add("shown");
    inside.removeAttribute("aria-hidden");
    inside.inert = false;
    ["role", "tabindex", "aria-label"].forEach((name) => cover.removeAttribute(name));
  };
  cover.addEventListener("click", reveal);
  cover.addEventListener("keydown", reveal);
  return cover;
}
