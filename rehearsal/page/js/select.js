// A select menu of a message or a form: a button that opens a searchable list.

import { asRow, channelChoices, filterChoices, mentionableChoices, peopleChoices, roleChoices } from "./things.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { Listbox } from "./listbox.js";
import { openPopover } from "./popover.js";

export const SELECTS = { 3: "string", 5: "user", 6: "role", 7: "mentionable", 8: "channel" };

const LISTS = { 5: peopleChoices, 6: roleChoices, 7: mentionableChoices };
const PLACEHOLDERS = {
  3: "Make a selection",
  5: "Select a person",
  6: "Select a role",
  7: "Select a person or role",
  8: "Select a channel",
};

function optionChoice(option) {
  const emoji =
    option.emoji && !option.emoji.id ? h("span", { class: "emoji", "aria-hidden": "true" }, option.emoji.name) : null;
  return {
    value: option.value,
    label: option.label,
    detail: option.description,
    face: emoji ? () => emoji.cloneNode(true) : undefined,
  };
}

function choicesOf(component) {
  if (component.type === 3) return component.options.map(optionChoice);
  if (component.type === 8) return channelChoices(component.channel_types);
  return LISTS[component.type]();
}

function defaultsOf(component) {
  if (component.type === 3) return component.options.filter((option) => option.default).map((option) => option.value);
  return (component.default_values ?? []).map((value) => value.id);
}

export class SelectBox {
  // onPick(values) runs when the choice is complete: at once for a single one, on closing for several.
  constructor(component, { values, onPick, label, busy = false, describedBy, onForm = false }) {
    Object.assign(this, { component, onPick, onForm, busy });
    this.values = values ?? defaultsOf(component);
    this.least = component.min_values ?? 1;
    this.most = component.max_values ?? 1;
    this.words = label ?? (component.placeholder || PLACEHOLDERS[component.type]);
    this.node = h("button", {
      type: "button",
      class: "select",
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-label": this.words,
      "aria-describedby": describedBy,
      "aria-busy": busy || null,
      "aria-disabled": busy || null,
      disabled: Boolean(component.disabled),
      dataset: { customId: component.custom_id, key: `select-${component.custom_id}` },
      onclick: () => this.toggle(),
      onkeydown: (event) => {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          event.preventDefault();
          this.openList();
        }
      },
    });
    this.showValues();
  }

  showValues() {
    const choices = choicesOf(this.component);
    const chosen = this.values.map(
      (value) => choices.find((choice) => choice.value === value) ?? { value, label: value },
    );
    const words = chosen.length
      ? chosen.map((choice) => h("span", { class: this.most > 1 ? "chip" : "chosen" }, choice.face?.(), choice.label))
      : h("span", { class: "placeholder" }, this.component.placeholder || PLACEHOLDERS[this.component.type]);
    this.node.replaceChildren(
      h("span", { class: "select-words" }, words),
      this.busy ? h("span", { class: "spinner" }) : icon("down"),
    );
    const spoken = chosen.map((choice) => choice.label).join(", ");
    this.node.setAttribute("aria-label", spoken ? `${this.words}: ${spoken}` : this.words);
  }

  toggle() {
    if (this.popover) this.popover.close();
    else this.openList();
  }

  openList() {
    if (this.popover || this.busy) return;
    const before = [...this.values];
    const searchable = this.component.type !== 3 || this.component.options.length > 6;
    this.list = new Listbox({ label: this.words, multiple: this.most > 1, onPick: (choice) => this.choose(choice) });
    this.search = h("input", {
      type: "text",
      class: "input",
      placeholder: "Search",
      autocomplete: "off",
      role: "combobox",
      "aria-label": `Search: ${this.words}`,
      "aria-expanded": "true",
      "aria-controls": this.list.node.id,
      "aria-autocomplete": "list",
      oninput: () => this.fill(),
    });
    if (searchable) this.list.owner = this.search;
    else this.list.node.tabIndex = 0;
    const done =
      this.most > 1
        ? h("button", { type: "button", class: "button primary", onclick: () => this.popover.close() }, "Done")
        : null;
    const hint = this.most > 1 ? h("p", { class: "muted" }, this.amountInWords()) : null;
    this.node.setAttribute("aria-expanded", "true");
    this.popover = openPopover(
      this.node,
      [searchable ? this.search : null, this.list.node, done && h("div", { class: "select-foot" }, hint, done)],
      {
        label: this.words,
        kind: "select-list",
        width: "anchor",
        focus: searchable ? "input" : "[role=listbox]",
        onClose: (escaped) => this.closed(before, escaped),
      },
    );
    this.popover.node.addEventListener("keydown", (event) => this.key(event));
    this.fill();
    this.popover.place();
  }

  fill(active = 0) {
    const rows = filterChoices(choicesOf(this.component), this.search.value).map((choice) =>
      asRow(choice, this.values.includes(choice.value)),
    );
    const at =
      active ||
      Math.max(
        0,
        rows.findIndex((row) => row.selected),
      );
    this.list.show(rows, { active: at, note: rows.length ? undefined : "Nothing matches." });
  }

  key(event) {
    if (this.list.steer(event)) return;
    if (event.key === "Enter" && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      this.list.pick();
    } else if (event.key === " " && event.target === this.list.node) {
      event.preventDefault();
      this.list.pick();
    }
  }

  choose({ value }) {
    if (this.most === 1) {
      this.values = this.values[0] === value && this.least === 0 ? [] : [value];
      this.picked = true;
      this.popover.close();
      return;
    }
    if (this.values.includes(value)) this.values = this.values.filter((one) => one !== value);
    else if (this.values.length < this.most) this.values = [...this.values, value];
    this.fill(this.list.active);
    this.showValues();
  }

  amountInWords() {
    if (this.least === this.most) return `Choose ${this.most}`;
    return this.least > 0 ? `Choose ${this.least} to ${this.most}` : `Choose up to ${this.most}`;
  }

  closed(before, escaped) {
    this.popover = null;
    this.node.setAttribute("aria-expanded", "false");
    if (escaped) this.values = before;
    const changed = this.picked || before.join() !== this.values.join();
    this.picked = false;
    const enough = this.values.length >= this.least || (this.onForm && !this.values.length);
    if (!enough && !this.onForm) this.values = before;
    this.showValues();
    if (changed && (enough || this.onForm)) this.onPick?.(this.values);
  }
}
