// Menus by keyboard or pointer: arrows move, Enter chooses, letters jump, Escape closes.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openPopover } from "./popover.js";

// groups: [{label?, items: [{label, icon?, danger?, checked?, run}]}]
export function openMenu(anchor, label, groups, point) {
  const parts = groups.filter((group) => group.items.length).map((group) => renderGroup(group, choose));
  const { node, close } = openPopover(anchor, parts, {
    label,
    role: "menu",
    kind: "menu",
    focus: "[role^=menuitem]",
    point,
  });
  node.addEventListener("keydown", (event) => moveFocus(event, node));

  function choose(item) {
    close();
    item.run();
  }
  return { node, close };
}

function renderGroup({ label, items }, choose) {
  return h(
    "div",
    { role: "group", "aria-label": label },
    label && h("p", { class: "menu-label", "aria-hidden": "true" }, label),
    items.map((item) =>
      h(
        "button",
        {
          type: "button",
          role: item.checked === undefined ? "menuitem" : "menuitemradio",
          "aria-checked": item.checked,
          tabIndex: -1,
          class: `menu-item ${item.danger ? "danger" : ""}`,
          onclick: () => choose(item),
          onpointermove: (event) => event.currentTarget.focus({ preventScroll: true }),
        },
        item.face ?? (item.icon && icon(item.icon)),
        h("span", { class: "menu-words" }, item.label, item.detail && h("small", {}, item.detail)),
        item.badge,
        item.checked ? icon("check") : null,
      ),
    ),
  );
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function moveFocus(event, node) {
  const items = [...node.querySelectorAll("[role^=menuitem]")];
  const at = items.indexOf(document.activeElement);
  let next = null;
  if (event.key in STEPS) next = items[(at + STEPS[event.key] + items.length) % items.length];
  else if (event.key === "Home") [next] = items;
  else if (event.key === "End") next = items.at(-1);
  else if (event.key === "Tab") next = items[(at + (event.shiftKey ? -1 : 1) + items.length) % items.length];
  else if (event.key.length === 1 && event.key !== " ") {
    const wanted = event.key.toLowerCase();
    next = [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) =>
      item.textContent.trim().toLowerCase().startsWith(wanted),
    );
  }
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: false });
}
