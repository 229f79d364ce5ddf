// The messages of the open channel: newest at the bottom, older ones on the way up.

import { isThread } from "./channel_kinds.js";
import { dayInWords, dayKey, now, parseIso } from "./clock.js";
import { toastRefusal } from "./dialog.js";
import { h, reconcile } from "./dom.js";
import { componentState } from "./interactions.js";
import { continues, renderMessage } from "./message.js";
import { isEphemeral, isUnread, loadMessages, markRead } from "./messages.js";
import { isMe } from "./people.js";
import { before, currentChannel, messagesOf, on, state } from "./state.js";
import { waiting } from "./waiting.js";

let log, list, jump;
let stick = true; // whether the newest message is kept in sight
let news = 0; // messages that came while reading further up
let readBefore = null; // what had been read when the channel was opened
let epoch = 0; // names or roles changed: everything is drawn anew
let loading = null; // the channel whose messages are on their way
let lastTop = 0;

export function startLog(container, jumpButton) {
  log = container;
  jump = jumpButton;
  list = h("div", { class: "log-list" });
  log.append(list);
  log.addEventListener("scroll", scrolled, { passive: true });
  jump.addEventListener("click", toNewest);
  new ResizeObserver(() => {
    if (stick) toBottom();
  }).observe(list);
  new ResizeObserver(() => {
    if (stick) toBottom();
  }).observe(log);
  document.addEventListener("visibilitychange", readWhenSeen);
  on("view", opened);
  on("snapshot", ({ samePerson }) => samePerson && load());
  on("messages", ({ channelId, arrived, older }) => {
    if (channelId === state.view.channelId) changed(arrived, older);
  });
  on("members roles", redraw);
  on("clock", () => render());
}

function redraw() {
  epoch += 1;
  render();
}

function opened() {
  const channel = currentChannel();
  stick = true;
  news = 0;
  readBefore = channel && isUnread(channel) ? (state.reads[channel.id] ?? "0") : null;
  list.replaceChildren();
  render();
  if (channel && !messagesOf(channel.id).loaded) load();
  else readWhenSeen();
}

async function load(options = {}) {
  const channel = currentChannel();
  if (!channel || loading === channel.id) return;
  loading = channel.id;
  log.setAttribute("aria-busy", "true");
  try {
    await loadMessages(channel.id, options);
  } catch (refusal) {
    toastRefusal(refusal);
  }
  loading = null;
  log.setAttribute("aria-busy", "false");
  readWhenSeen();
}

function changed(arrived, older) {
  if (arrived && isMe(arrived.author?.id)) {
    stick = true;
    readBefore = null;
  }
  if (arrived && !stick) news += 1;
  const fromBottom = log.scrollHeight - log.scrollTop;
  render();
  if (older) log.scrollTop = log.scrollHeight - fromBottom;
  readWhenSeen();
}

function scrolled() {
  // A smaller log (a growing composer) is no scrolling: only the way up ends it.
  stick = log.scrollHeight - log.scrollTop - log.clientHeight < 60 || (stick && log.scrollTop >= lastTop);
  lastTop = log.scrollTop;
  if (stick) {
    news = 0;
    readWhenSeen();
  }
  showJump();
  const room = messagesOf(state.view.channelId);
  if (log.scrollTop < 200 && room.loaded && !room.complete) load({ older: true });
}

const toBottom = () => {
  log.scrollTop = log.scrollHeight;
};

function toNewest() {
  stick = true;
  news = 0;
  toBottom();
  readWhenSeen();
  showJump();
}

function showJump() {
  jump.hidden = stick;
  jump.querySelector("span").textContent = news
    ? `${news} new ${news === 1 ? "message" : "messages"}`
    : "Newest messages";
}

function readWhenSeen() {
  const channel = currentChannel();
  if (channel && stick && document.visibilityState === "visible" && messagesOf(channel.id).loaded) markRead(channel.id);
}

function render() {
  const channel = currentChannel();
  if (!channel) {
    list.replaceChildren();
    return;
  }
  reconcile(list, [...beginning(channel), ...rows(channel), ...waiting(channel)]);
  if (stick) toBottom();
  showJump();
  keepOneTabStop();
}

function beginning(channel) {
  const room = messagesOf(channel.id);
  if (!room.loaded && !room.list.length)
    return [
      {
        key: "loading",
        version: "1",
        build: () => h("p", { class: "log-note" }, h("span", { class: "spinner" }), " Loading messages…"),
      },
    ];
  if (!room.complete) return [];
  const name = channel.guild_id ? (isThread(channel) ? channel.name : `#${channel.name}`) : channel.name;
  const words = channel.guild_id
    ? `This is the beginning of ${name}.`
    : `This is the beginning of your direct messages with ${name}.`;
  return [
    {
      key: "beginning",
      version: name,
      build: () =>
        h(
          "div",
          { class: "beginning" },
          h("h3", {}, name),
          h("p", {}, words, channel.topic ? ` ${channel.topic}` : ""),
        ),
    },
  ];
}

function rows(channel) {
  const items = [];
  const today = dayKey(now());
  let previous = null;
  let marked = false;
  for (const message of messagesOf(channel.id).list) {
    const day = dayKey(parseIso(message.timestamp));
    const newDay = !previous || day !== dayKey(parseIso(previous.timestamp));
    const unread = !marked && readBefore !== null && before(readBefore, message.id) && !isEphemeral(message);
    if (newDay) items.push(divider(`day-${message.id}`, dayInWords(parseIso(message.timestamp)), "day"));
    if (unread) {
      items.push(divider("new", "New", "new"));
      marked = true;
    }
    const compact = !newDay && !unread && continues(message, previous);
    const { busy, failure } = componentState(message.id);
    const version = [message.version, compact, [...busy], failure?.nonce, epoch, today].join("|");
    items.push({ key: message.id, version, build: () => renderMessage(message, { compact }) });
    previous = message;
  }
  return items;
}

const divider = (key, words, kind) => ({
  key,
  version: words,
  build: () => h("div", { class: `divider ${kind}`, role: "separator", "aria-label": words }, h("span", {}, words)),
});

// One message at a time is a tab stop; the arrow keys move between them (keyboard.js).
function keepOneTabStop() {
  const articles = [...list.querySelectorAll("article")];
  const focused = articles.find((node) => node === document.activeElement);
  const stop = focused ?? articles.at(-1);
  articles.forEach((node) => {
    node.tabIndex = node === stop ? 0 : -1;
  });
}

export function moveInLog(by) {
  const articles = [...list.querySelectorAll("article")];
  const at = articles.indexOf(document.activeElement.closest("article"));
  const next = articles[at < 0 ? articles.length - 1 : Math.max(0, Math.min(articles.length - 1, at + by))];
  if (!next) return;
  articles.forEach((node) => {
    node.tabIndex = node === next ? 0 : -1;
  });
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}
