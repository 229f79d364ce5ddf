// Keys that work everywhere, and the list of them.

import { focusComposer } from "./composer.js";
import { openDialog, openDialogNode } from "./dialog.js";
import { h } from "./dom.js";
import { moveInLog } from "./log.js";
import { messageById } from "./message.js";
import { openMessageMenu, openPersonMenu } from "./apps_menu.js";
import { popoverIsOpen } from "./popover.js";
import { openSwitcher } from "./switcher.js";
import { state } from "./state.js";
import { choosePerson } from "./topbar.js";

const SHORTCUTS = [
  ["Alt + P", "Be another person"],
  ["Ctrl + K", "Go to a channel, thread or conversation"],
  ["F6", "Next part of the page"],
  ["Escape", "Close what is open; from the messages: to the composer"],
  ["/", "In the composer: commands"],
  ["↑ ↓", "In the messages: previous and next message"],
  ["Shift + F10 or the menu key", "On a message or a person: its menu with the bot's commands"],
  ["Tab, Enter, Escape", "In a command: next option, choose or send, discard"],
];

function showShortcuts() {
  openDialog({
    title: "Keyboard shortcuts",
    body: h(
      "dl",
      { class: "shortcuts" },
      SHORTCUTS.map(([keys, words]) => h("div", {}, h("dt", {}, h("kbd", {}, keys)), h("dd", {}, words))),
    ),
  });
}

function menuFor(node) {
  const person = node.closest("[data-person]");
  if (person) {
    openPersonMenu(person.dataset.person, person);
    return true;
  }
  const article = node.closest("article[data-message-id]");
  const message = article && messageById(state.view.channelId, article.dataset.messageId);
  if (message) openMessageMenu(message, article);
  return Boolean(message);
}

const PARTS = ["topbar", "rail", "channels", "log", "composer", "members"];

function nextPart(back) {
  const parts = PARTS.map((id) => document.getElementById(id)).filter((part) => part && part.offsetParent !== null);
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[(at + (back ? -1 : 1) + parts.length) % parts.length];
  const target =
    next.id === "log"
      ? (next.querySelector("article[tabindex='0']") ?? next)
      : next.querySelector("[aria-current], textarea, button, input");
  (target ?? next).focus();
}

function onEverywhere(event) {
  if (event.altKey && !event.ctrlKey && event.code === "KeyP") {
    event.preventDefault();
    choosePerson();
  } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openSwitcher();
  } else if ((event.ctrlKey || event.metaKey) && event.key === "/") {
    event.preventDefault();
    showShortcuts();
  } else if (event.key === "F6") {
    event.preventDefault();
    nextPart(event.shiftKey);
  } else if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) {
    if (menuFor(event.target)) event.preventDefault();
  }
}

function onLog(event) {
  const steps = { ArrowUp: -1, ArrowDown: 1, Home: -1e6, End: 1e6 };
  const onMessage = event.target.matches("article, #log");
  if (onMessage && event.key in steps) {
    event.preventDefault();
    moveInLog(steps[event.key]);
  } else if (event.key === "Escape" && !popoverIsOpen()) {
    focusComposer();
  }
}

export function startKeyboard() {
  document.addEventListener("keydown", (event) => {
    if (!openDialogNode()) onEverywhere(event);
  });
  document.getElementById("log").addEventListener("keydown", onLog);
  document.addEventListener("show-shortcuts", showShortcuts);
}
