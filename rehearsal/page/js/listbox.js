// A list of choices steered from a text field (or from itself): the field keeps the focus, the list shows what is active.

import { h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";

export class Listbox {
  // onPick(item) is called for a choice by Enter or pointer.
  constructor({ label, multiple = false, onPick }) {
    this.onPick = onPick;
    this.items = [];
    this.active = -1;
    this.node = h("ul", {
      role: "listbox",
      class: "listbox",
      id: uniqueId("listbox"),
      "aria-label": label,
      "aria-multiselectable": multiple || null,
    });
    this.node.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  // items: [{label, detail?, picture?, face?, selected?, disabled?, group?}]
  show(items, { active = 0, note } = {}) {
    this.items = items;
    this.node.replaceChildren(
      ...this.rows(items),
      ...(note ? [h("li", { role: "presentation", class: "list-note" }, note)] : []),
    );
    this.setActive(items.length ? Math.min(active, items.length - 1) : -1);
  }

  rows(items) {
    let group = null;
    return items.flatMap((item, at) => {
      const heading =
        item.group && item.group !== group ? [h("li", { role: "presentation", class: "list-group" }, item.group)] : [];
      group = item.group ?? group;
      return [...heading, this.row(item, at)];
    });
  }

  row(item, at) {
    return h(
      "li",
      {
        role: "option",
        id: `${this.node.id}-${at}`,
        class: "option",
        "aria-selected": Boolean(item.selected),
        "aria-disabled": item.disabled || null,
        onclick: () => this.pick(at),
        onpointermove: () => {
          if (this.active !== at) this.setActive(at, { scroll: false });
        },
      },
      item.face ?? (item.picture && icon(item.picture)),
      h(
        "span",
        { class: "option-words" },
        h("span", { class: "option-label" }, item.label),
        item.detail && h("small", {}, item.detail),
      ),
      item.side && h("small", { class: "option-side" }, item.side),
      h("span", { class: "option-tick", "aria-hidden": "true" }, item.selected ? icon("check") : null),
    );
  }

  setActive(at, { scroll = true } = {}) {
    this.active = at;
    const rows = [...this.node.querySelectorAll("[role=option]")];
    rows.forEach((row, index) => row.classList.toggle("active", index === at));
    if (scroll) rows[at]?.scrollIntoView({ block: "nearest" });
    const id = rows[at]?.id;
    const owner = this.owner ?? this.node;
    if (id) owner.setAttribute("aria-activedescendant", id);
    else owner.removeAttribute("aria-activedescendant");
  }

  move(by) {
    const count = this.items.length;
    if (!count) return;
    this.setActive(this.active < 0 ? (by > 0 ? 0 : count - 1) : (this.active + by + count) % count);
  }

  pick(at = this.active) {
    const item = this.items[at];
    if (!item || item.disabled) return false;
    this.onPick(item);
    return true;
  }

  // The arrow keys, Home and End; answers whether it used the key.
  steer(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
    if (event.key in steps && !event.altKey && !event.ctrlKey) this.move(steps[event.key]);
    else return false;
    event.preventDefault();
    return true;
  }
}
