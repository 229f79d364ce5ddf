// Where one writes: text with files, or a slash command. Each channel keeps what was begun there.

import { isThread, may, silence } from "./channel_kinds.js";
import { CommandForm } from "./command_form.js";
import { completeCommand, findCommand, matchingCommands, optionsFromText } from "./commands.js";
import { sendable, suggestionAt } from "./composer_mentions.js";
import { h } from "./dom.js";
import { fileRows } from "./file_tray.js";
import { icon } from "./icons.js";
import { Listbox } from "./listbox.js";
import { currentChannel, on, state } from "./state.js";
import { act } from "./wire.js";

const LONGEST = 2000;
const MOST_FILES = 10;

let place;
let text, list, listBox, tray, alert, counter, fileInput, attach, row;
let suggested = null; // the word that the open list completes: {from, to}
let draft = { text: "", files: [], form: null }; // of the open channel
const drafts = new Map(); // person and channel -> draft

export function startComposer(container) {
  place = container;
  list = new Listbox({ label: "Suggestions", onPick: pick });
  listBox = h("div", { class: "composer-list", hidden: true }, h("p", { class: "list-title" }), list.node);
  alert = h("p", { class: "composer-alert", role: "alert" });
  tray = h("ul", { class: "file-list", "aria-label": "Files to send" });
  counter = h("span", { class: "counter" });
  text = h("textarea", {
    id: "composer-text",
    rows: 1,
    autocomplete: "off",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.node.id,
    dataset: { testid: "composer" },
    oninput: typed,
    onkeydown: key,
    onpaste: (event) => addFiles(event.clipboardData?.files),
  });
  list.owner = text;
  fileInput = h("input", {
    type: "file",
    multiple: true,
    class: "hidden-words",
    tabIndex: -1,
    "aria-hidden": "true",
    dataset: { testid: "composer-files" },
    onchange: () => {
      addFiles(fileInput.files);
      fileInput.value = "";
    },
  });
  const button = (label, picture, onclick) =>
    h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick }, icon(picture));
  attach = button("Attach files", "plus", () => fileInput.click());
  row = h(
    "div",
    { class: "composer-row" },
    attach,
    fileInput,
    text,
    counter,
    button("Show commands", "slash", () => {
      set("/");
      text.focus();
    }),
    button("Send message", "send", submit),
  );
  on("view", opened);
  on("snapshot channels roles", showWritable);
  on("commands", () => {
    if (!draft.form) suggest();
  });
  showText();
}

function opened() {
  const key = `${state.user.id} ${state.view.channelId}`;
  if (!drafts.has(key)) drafts.set(key, { text: "", files: [], form: null });
  draft = drafts.get(key);
  if (draft.form) place.replaceChildren(draft.form.node);
  else showText();
}

function showText() {
  draft.form = null;
  place.replaceChildren(listBox, alert, tray, row);
  set(draft.text);
  showFiles();
  showWritable();
}

function showWritable() {
  const channel = currentChannel();
  if (!channel || draft.form) return;
  const silent = silence(channel, state.channels);
  const archived = isThread(channel) && channel.thread_metadata?.archived;
  const name = channel.guild_id && !isThread(channel) ? `#${channel.name}` : channel.name;
  text.placeholder = silent ?? (archived ? "This thread is archived: a message reopens it" : `Message ${name}`);
  text.setAttribute("aria-label", silent ?? `Message ${name}. Type / for commands.`);
  place.classList.toggle("silent", Boolean(silent));
  text.disabled = Boolean(silent);
  row.querySelectorAll("button").forEach((button) => {
    button.disabled = Boolean(silent);
  });
  if (!may("attachFiles", channel, state.channels)) attach.disabled = true;
}

function set(value) {
  text.value = value;
  typed();
}

export const focusComposer = () => (draft.form ? draft.form.focusNext() : text.focus());

export function writeInComposer(words) {
  if (draft.form) showText();
  set(text.value + words);
  text.focus();
}

// Opens the composer with this command; `saved` are values typed before.
export function openCommand(name, saved = {}) {
  const command = findCommand(name);
  if (!command) {
    if (draft.form) showText();
    text.focus();
    alert.textContent = `You cannot use /${name} here.`;
    return;
  }
  hideList();
  const mine = draft;
  mine.text = "";
  mine.form = new CommandForm(command, saved, (left) => {
    Object.assign(mine, { text: left, form: null });
    if (mine !== draft) return;
    showText();
    text.focus();
  });
  place.classList.remove("silent");
  place.replaceChildren(mine.form.node);
  mine.form.focusNext();
}

function typed() {
  alert.textContent = "";
  draft.text = text.value;
  const length = [...text.value].length;
  counter.textContent = length > LONGEST - 200 ? String(LONGEST - length) : "";
  counter.classList.toggle("over", length > LONGEST);
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, innerHeight * 0.4)}px`;
  suggest();
}

const meansCommand = () => text.value.startsWith("/") && !text.value.includes("\n");

function suggest() {
  if (meansCommand()) suggestCommands();
  else suggestMentions();
}

function suggestCommands() {
  const complete = completeCommand(text.value);
  if (complete) {
    openCommand(complete.command.name, optionsFromText(complete.command, complete.rest));
    return;
  }
  const found = matchingCommands(text.value).slice(0, 40);
  const rows = found.map((command) => ({
    label: `/${command.name}`,
    detail: command.description,
    picture: "slash",
    command,
  }));
  showList(rows, "Commands", rows.length ? undefined : "No command matches.");
}

function suggestMentions() {
  suggested = document.activeElement === text ? suggestionAt(text.value, text.selectionStart) : null;
  if (suggested) showList(suggested.rows, suggested.title);
  else hideList();
}

function showList(rows, title, note) {
  listBox.firstElementChild.textContent = title;
  list.show(rows, { note });
  listBox.hidden = !rows.length && !note;
  text.setAttribute("aria-expanded", String(!listBox.hidden));
}

function hideList() {
  showList([], "");
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
  if (!more?.length || text.disabled || draft.form) return;
  const all = [...draft.files, ...more];
  draft.files = all.slice(0, MOST_FILES);
  showFiles();
  if (all.length > MOST_FILES) alert.textContent = `Only ${MOST_FILES} files go with one message.`;
  text.focus();
}

function showFiles() {
  tray.hidden = !draft.files.length;
  tray.replaceChildren(
    ...fileRows(draft.files, (gone) => {
      draft.files = draft.files.filter((file) => file !== gone);
      showFiles();
      text.focus();
    }),
  );
}

// Why the text cannot be sent, or null.
function problem(content) {
  if (meansCommand()) {
    const beginning = matchingCommands(text.value).length
      ? "Choose a command from the list."
      : "There is no such command here.";
    return `${beginning} To send this as a message, put a space before it.`;
  }
  return [...content].length > LONGEST ? `Messages are limited to ${LONGEST} characters.` : null;
}

async function submit() {
  const content = text.value.trim();
  const wrong = problem(content);
  if (wrong) alert.textContent = wrong;
  if (wrong || (!content && !draft.files.length)) return;
  const mine = draft;
  const sent = { text: text.value, files: mine.files };
  mine.files = [];
  set("");
  showFiles();
  const files = sent.files.map((file, at) => [`files[${at}]`, file]);
  try {
    await act("message", { channel_id: state.view.channelId, content: sendable(content) }, files);
  } catch (refusal) {
    Object.assign(mine, sent);
    if (mine !== draft) return;
    showText();
    alert.textContent = refusal.message;
  }
}
