// Where one writes: text with files, or a slash command.

import { may, silence, isThread } from "./channel_kinds.js";
import { CommandForm } from "./command_form.js";
import { completeCommand, findCommand, matchingCommands, optionsFromText } from "./commands.js";
import { fileSize } from "./attachments.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { Listbox } from "./listbox.js";
import { sendable, suggestionAt } from "./composer_mentions.js";
import { currentChannel, on, state } from "./state.js";
import { act } from "./wire.js";

const LONGEST = 2000, MOST_FILES = 10;

let place;
let text, list, listBox, tray, alert, counter, fileInput;
let form = null;
let files = [];
let suggested = null; // what the open list completes: {from, to} or "command"
const unsent = new Map(); // channel id -> text not sent yet

export function startComposer(container) {
  place = container;
  list = new Listbox({ label: "Suggestions", onPick: pick });
  listBox = h("div", { class: "composer-list", hidden: true }, h("p", { class: "list-title" }), list.node);
  alert = h("p", { class: "composer-alert", role: "alert" });
  tray = h("ul", { class: "file-list", "aria-label": "Files to send" });
  counter = h("span", { class: "counter" });
  text = h("textarea", {
    id: "composer-text", rows: 1, autocomplete: "off", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.node.id,
    dataset: { testid: "composer" }, oninput: typed, onkeydown: key, onpaste: (event) => addFiles(event.clipboardData?.files),
  });
  list.owner = text;
  fileInput = h("input", { type: "file", multiple: true, class: "hidden-words", tabIndex: -1, "aria-hidden": "true", dataset: { testid: "composer-files" }, onchange: () => { addFiles(fileInput.files); fileInput.value = ""; } });
  on("view", opened);
  on("snapshot channels roles", showWritable);
  on("commands", () => { if (!form) typed(); });
  opened();
}

function opened() {
  files = [];
  showText(unsent.get(state.view.channelId) ?? "");
}

function showText(value) {
  form = null;
  const attach = h("button", { type: "button", class: "icon-button", "aria-label": "Attach files", onclick: () => fileInput.click() }, icon("plus"));
  const send = h("button", { type: "button", class: "icon-button send", "aria-label": "Send message", onclick: submit }, icon("send"));
  const commands = h("button", { type: "button", class: "icon-button", "aria-label": "Show commands", title: "Commands (/)", onclick: () => { set("/"); text.focus(); } }, icon("slash"));
  place.replaceChildren(listBox, alert, tray, h("div", { class: "composer-row" }, attach, fileInput, text, counter, commands, send));
  set(value);
  showFiles();
  showWritable();
}

function showWritable() {
  const channel = currentChannel();
  if (!channel || form) return;
  const silent = silence(channel, state.channels);
  const archived = isThread(channel) && channel.thread_metadata?.archived;
  text.disabled = Boolean(silent);
  place.classList.toggle("silent", Boolean(silent));
  const name = channel.guild_id ? `#${channel.name}` : channel.name;
  text.placeholder = silent ?? (archived ? "This thread is archived: a message reopens it" : `Message ${name}`);
  text.setAttribute("aria-label", silent ?? `Message ${name}. Type / for commands.`);
  place.querySelectorAll("button").forEach((button) => { button.disabled = Boolean(silent); });
  const attach = place.querySelector("[aria-label='Attach files']");
  if (attach) attach.disabled = Boolean(silent) || !may("attachFiles", channel, state.channels);
}

export function set(value) {
  text.value = value;
  typed();
}

export const focusComposer = () => (form ? form.focusNext() : text.focus());
export const composerIsEmpty = () => !form && !text.value && !files.length;

export function writeInComposer(words) {
  if (form) showText("");
  set(text.value + words);
  text.focus();
}

// Opens the composer with this command; `saved` are values typed before.
export function openCommand(name, saved = {}) {
  const command = findCommand(name);
  if (!command) {
    showText(`/${name}`);
    text.focus();
    alert.textContent = `You cannot use /${name} here.`;
    return;
  }
  hideList();
  form = new CommandForm(command, saved, (left) => { showText(left ?? ""); text.focus(); });
  place.replaceChildren(form.node);
  form.focusNext();
}

function typed() {
  alert.textContent = "";
  unsent.set(state.view.channelId, text.value);
  const length = [...text.value].length;
  counter.textContent = length > LONGEST - 200 ? String(LONGEST - length) : "";
  counter.classList.toggle("over", length > LONGEST);
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, innerHeight * 0.4)}px`;
  suggest();
}

function suggest() {
  const value = text.value;
  if (value.startsWith("/") && !value.includes("\n")) {
    const complete = completeCommand(value);
    if (complete) {
      openCommand(complete.command.name, optionsFromText(complete.command, complete.rest));
      return;
    }
    const found = matchingCommands(value).slice(0, 40).map((command) => ({ label: `/${command.name}`, detail: command.description, picture: "slash", command }));
    suggested = "command";
    showList(found, "Commands", found.length ? undefined : "No command matches.");
    return;
  }
  const mention = document.activeElement === text ? suggestionAt(value, text.selectionStart) : null;
  if (!mention) {
    hideList();
    return;
  }
  suggested = mention;
  showList(mention.rows, mention.title);
}

function showList(rows, title, note) {
  listBox.firstElementChild.textContent = title;
  list.show(rows, { note });
  listBox.hidden = !rows.length && !note;
  text.setAttribute("aria-expanded", String(!listBox.hidden));
}

function hideList() {
  suggested = null;
  listBox.hidden = true;
  list.show([]);
  text.setAttribute("aria-expanded", "false");
}

function pick(item) {
  if (item.command) {
    openCommand(item.command.name);
    return;
  }
  const { from, to } = suggested;
  const words = `${item.inserts} `;
  text.value = text.value.slice(0, from) + words + text.value.slice(to);
  text.selectionStart = text.selectionEnd = from + words.length;
  typed();
}

function key(event) {
  const open = !listBox.hidden && list.items.length > 0;
  if (open && list.steer(event)) return;
  if (event.key === "Escape" && !listBox.hidden) {
    event.stopPropagation();
    hideList();
  } else if (open && (event.key === "Enter" || event.key === "Tab") && !event.shiftKey && list.active >= 0) {
    event.preventDefault();
    list.pick();
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit();
  }
}

export function addFiles(more) {
  if (!more?.length) return;
  files = [...files, ...more];
  if (files.length > MOST_FILES) alert.textContent = `Only ${MOST_FILES} files go with one message.`;
  files = files.slice(0, MOST_FILES);
  showFiles();
  text.focus();
}

function showFiles() {
  tray.hidden = !files.length;
  tray.replaceChildren(...files.map((file, at) => h("li", {}, icon("file"), h("span", {}, file.name, h("small", {}, ` ${fileSize(file.size)}`)), h("button", { type: "button", class: "icon-button", "aria-label": `Remove ${file.name}`, onclick: () => { files.splice(at, 1); showFiles(); text.focus(); } }, icon("close")))));
}

async function submit() {
  const content = text.value.trim();
  const channelId = state.view.channelId;
  if (text.value.startsWith("/") && !content.includes("\n")) {
    alert.textContent = "There is no such command here. To send this as a message, put a space before it.";
    return;
  }
  if (!content && !files.length) return;
  if ([...content].length > LONGEST) {
    alert.textContent = `Messages are limited to ${LONGEST} characters.`;
    return;
  }
  const sent = { value: text.value, files };
  files = [];
  showFiles();
  set("");
  try {
    await act("message", { channel_id: channelId, content: sendable(content) }, sent.files.map((file, at) => [`files[${at}]`, file]));
  } catch (refusal) {
    if (state.view.channelId !== channelId) return;
    files = sent.files;
    showFiles();
    set(sent.value);
    alert.textContent = refusal.message;
  }
}
