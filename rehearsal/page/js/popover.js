// Small boxes that float beside what opened them: one at a time, closed by Escape, a click elsewhere or leaving.

import { openDialogNode } from "./dialog.js";
import { h } from "./dom.js";

let open = null;

export const closePopover = () => open?.close();
export const popoverIsOpen = () => Boolean(open);

// Answers {node, close, place}; place() once the content has grown. `point` ({clientX, clientY}) places it at the pointer instead of at the anchor.
export function openPopover(anchor, content, { label, role = "dialog", kind = "", focus, point, width, onClose } = {}) {
  closePopover();
  const node = h("div", { class: `popover ${kind}`, role, "aria-label": label, tabIndex: -1 }, content);
  (openDialogNode() ?? document.body).append(node);
  const mine = { node, close, place: replace };
  open = mine;

  function close({ restore = true, escaped = false } = {}) {
    if (open !== mine) return;
    open = null;
    const hadFocus = node.contains(document.activeElement) || document.activeElement === document.body;
    node.remove();
    document.removeEventListener("pointerdown", elsewhere, true);
    window.removeEventListener("resize", replace);
    onClose?.(escaped);
    if (restore && hadFocus && anchor.isConnected) anchor.focus({ preventScroll: true });
  }
  function replace() {
    place(node, anchor, point, width);
  }
  function elsewhere(event) {
    if (!node.contains(event.target) && !anchor.contains(event.target)) close({ restore: false });
  }
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close({ escaped: true });
  });
  node.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !node.contains(event.relatedTarget) && event.relatedTarget !== anchor)
      close({ restore: false });
  });
  document.addEventListener("pointerdown", elsewhere, true);
  window.addEventListener("resize", replace);
  replace();
  (focus ? node.querySelector(focus) : node)?.focus({ preventScroll: true });
  return mine;
}

const MARGIN = 8;

// On narrow screens the style sheet makes it a sheet at the bottom; elsewhere it goes below, or above where there is no room.
function place(node, anchor, point, width) {
  if (matchMedia("(max-width: 640px)").matches) return;
  const box = point?.clientX
    ? { left: point.clientX, right: point.clientX, top: point.clientY, bottom: point.clientY, width: 0 }
    : anchor.getBoundingClientRect();
  if (width === "anchor") node.style.minWidth = `${box.width}px`;
  const { offsetWidth, offsetHeight } = node;
  const below = innerHeight - box.bottom;
  const top = below >= offsetHeight + MARGIN || below > box.top ? box.bottom + 4 : box.top - offsetHeight - 4;
  const left = Math.min(box.left, innerWidth - offsetWidth - MARGIN);
  node.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - offsetHeight - MARGIN))}px`;
  node.style.left = `${Math.max(MARGIN, left)}px`;
}
