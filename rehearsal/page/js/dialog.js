// Dialogs: the browser's own, so focus stays inside, Escape closes and focus returns to where it was.

import { h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";

// body and footer are nodes; onClose runs however it was closed. Answers {node, close}.
export function openDialog({ title, kind = "", body, footer, onClose, testid }) {
  const from = document.activeElement;
  const titleId = uniqueId("dialog-title");
  const close = () => node.close();
  const node = h(
    "dialog",
    { class: `dialog ${kind}`, "aria-labelledby": titleId, dataset: { testid } },
    h(
      "header",
      {},
      h("h2", { id: titleId }, title),
      h("button", { type: "button", class: "icon-button", "aria-label": "Close", onclick: close }, icon("close")),
    ),
    h("div", { class: "dialog-body" }, body),
    footer && h("footer", {}, footer),
  );
  node.addEventListener("mousedown", (event) => {
    if (event.target === node) close();
  });
  node.addEventListener("close", () => {
    node.remove();
    onClose?.();
    if (!openDialogNode()) focusAgain(from);
  });
  document.body.append(node);
  node.showModal();
  return { node, close };
}

// What opened it may be gone: then the composer is where one goes on.
function focusAgain(from) {
  const target = from?.isConnected && from !== document.body ? from : document.getElementById("composer-text");
  target?.focus({ preventScroll: true });
}

export function confirmDialog({ title, words, yes, onYes }) {
  const sure = h("button", { type: "button", class: "button danger" }, yes);
  const cancel = h("button", { type: "button", class: "button secondary" }, "Cancel");
  const { close } = openDialog({ title, kind: "small", body: h("p", {}, words), footer: [cancel, sure] });
  cancel.addEventListener("click", close);
  sure.addEventListener("click", () => {
    close();
    onYes();
  });
}

export const openDialogNode = () => [...document.querySelectorAll("dialog[open]")].at(-1) ?? null;

const toasts = () => document.getElementById("toasts");

export function toast(words, kind = "") {
  const node = h("p", { class: `toast ${kind}` }, words);
  toasts().append(node);
  setTimeout(() => node.remove(), 6000);
}

export const toastRefusal = (refusal) => toast(refusal.message, "bad");
