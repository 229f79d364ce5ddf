// Reactions below a message, and a small choice of them.

import { toastRefusal } from "./dialog.js";
import { h } from "./dom.js";
import { openPopover } from "./popover.js";
import { act } from "./wire.js";

const CHOICES = [
  ["👍", "thumbs up"],
  ["👏", "applause"],
  ["🎉", "party"],
  ["❤️", "heart"],
  ["🙏", "thank you"],
  ["✅", "done"],
  ["👀", "looking"],
  ["💡", "idea"],
  ["🔥", "fire"],
  ["😀", "smile"],
  ["🤔", "thinking"],
  ["👋", "hello"],
];

const emojiText = (emoji) => (emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name);

function react(message, emoji) {
  act("react", { channel_id: message.channel_id, message_id: message.id, emoji }).catch(toastRefusal);
}

export function renderReactions(message) {
  if (!message.reactions?.length) return null;
  const buttons = message.reactions.map(({ emoji, count, me }) =>
    h(
      "button",
      {
        type: "button",
        class: "reaction",
        "aria-pressed": Boolean(me),
        dataset: { key: `reaction-${emojiText(emoji)}` },
        "aria-label": `${emoji.name}: ${count} ${count === 1 ? "person" : "people"}${me ? ", you too" : ""}`,
        onclick: () => react(message, emojiText(emoji)),
      },
      emoji.id ? `:${emoji.name}:` : emoji.name,
      h("span", {}, count),
    ),
  );
  return h("div", { class: "reactions" }, buttons);
}

export function openReactionPicker(message, anchor) {
  const { close } = openPopover(
    anchor,
    h(
      "div",
      { class: "emoji-grid" },
      CHOICES.map(([emoji, words]) =>
        h(
          "button",
          {
            type: "button",
            class: "emoji-choice",
            "aria-label": words,
            title: words,
            onclick: () => {
              close();
              react(message, emoji);
            },
          },
          emoji,
        ),
      ),
    ),
    { label: "Add reaction", focus: ".emoji-choice" },
  );
}
