// Ctrl+K: go to any channel, thread, conversation or person by typing a part of its name.

import { openChannel } from "./actions.js";
import { CATEGORY, channelIcon, isDirect, isForum, kindInWords } from "./channel_kinds.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { Listbox } from "./listbox.js";
import { isUnread } from "./messages.js";
import { state } from "./state.js";
import { filterChoices } from "./things.js";

function places() {
  return [...state.channels.values()]
    .filter((channel) => channel.type !== CATEGORY && !isForum(channel))
    .sort((a, b) => isUnread(b) - isUnread(a))
    .map((channel) => ({
      label: channel.name,
      value: channel.id,
      picture: channelIcon(channel),
      detail: isDirect(channel)
        ? "direct messages"
        : `${kindInWords(channel)}, ${state.guilds.get(channel.guild_id)?.name ?? ""}`,
    }));
}

export function openSwitcher() {
  const list = new Listbox({
    label: "Places",
    onPick: (choice) => {
      close();
      openChannel(choice.value);
    },
  });
  const input = h("input", {
    type: "text",
    class: "input",
    placeholder: "Where to?",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": list.node.id,
    "aria-label": "Where to?",
    autocomplete: "off",
  });
  list.owner = input;
  const fill = () => {
    const found = filterChoices(places(), input.value, 12);
    list.show(found, { note: found.length ? undefined : "Nothing matches." });
  };
  input.addEventListener("input", fill);
  input.addEventListener("keydown", (event) => {
    if (list.steer(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      list.pick();
    }
  });
  const { close } = openDialog({ title: "Go to", kind: "small", body: [input, list.node] });
  fill();
  input.focus();
}
