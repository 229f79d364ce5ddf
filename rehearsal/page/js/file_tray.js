// Chosen files, each of which can be taken out again.

import { fileSize } from "./attachments.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";

export function fileRows(files, onRemove) {
  return files.map((file) => {
    const words = h("span", {}, file.name, h("small", {}, ` ${fileSize(file.size)}`));
    const remove = h(
      "button",
      { type: "button", class: "icon-button", "aria-label": `Remove ${file.name}`, onclick: () => onRemove(file) },
      icon("close"),
    );
    return h("li", {}, icon("file"), words, remove);
  });
}
