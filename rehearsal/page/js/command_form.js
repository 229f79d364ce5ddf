// A chosen slash command in the composer: its options as labelled fields, filled and sent by keyboard alone.

import { inOrder } from "./commands.js";
import { toast } from "./dialog.js";
import { h, rebuild } from "./dom.js";
import { icon } from "./icons.js";
import { ask } from "./interactions.js";
import { Listbox } from "./listbox.js";
import { OptionField } from "./option_field.js";
import { currentChannel } from "./state.js";
import { filterChoices } from "./things.js";
import { act } from "./wire.js";

const DEBOUNCE = 180;

export class CommandForm {
  // onClose(text or null) puts the ordinary composer back.
  constructor(command, saved, onClose) {
    Object.assign(this, { command, onClose, question: 0, timer: 0 });
    this.list = new Listbox({ label: "Choices", onPick: (item) => this.pick(item) });
    this.fields = [];
    this.fieldsNode = h("div", { class: "option-fields" });
    this.about = h("p", { class: "command-about", id: "command-about", "aria-live": "polite" }, command.description);
    this.alert = h("p", { class: "composer-alert", role: "alert" });
    this.adder = this.makeAdder();
    this.listBox = h("div", { class: "composer-list", hidden: true }, h("p", { class: "list-title" }), this.list.node);
    this.send = h("button", { type: "button", class: "button primary send", "aria-label": "Send command", onclick: () => this.submit() }, icon("send"));
    this.node = h("div", { class: "command-form", role: "group", "aria-label": `Command ${command.name}`, dataset: { testid: "command-form" } },
      this.listBox, this.alert,
      h("div", { class: "command-row" },
        h("span", { class: "command-pill" }, icon("slash"), h("b", {}, `/${command.name}`)),
        this.fieldsNode,
        h("button", { type: "button", class: "icon-button", "aria-label": "Discard command", onclick: () => this.leave("") }, icon("close")), this.send),
      this.about);
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.node.addEventListener("focusin", (event) => this.entered(event.target));
    this.node.addEventListener("focusout", (event) => { if (!this.node.contains(event.relatedTarget)) this.hideList(); });
    inOrder(command).filter((option) => option.required || saved[option.name] !== undefined).forEach((option) => this.addField(option, saved[option.name]));
    this.showFields();
  }

  makeAdder() {
    const input = h("input", { type: "text", class: "adder", autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-controls": this.list.node.id, "aria-label": "Add an option", dataset: { testid: "add-option" }, oninput: () => this.offer() });
    return { input, adds: true };
  }

  get unused() {
    const used = new Set(this.fields.map((field) => field.option.name));
    return inOrder(this.command).filter((option) => !used.has(option.name));
  }

  addField(option, saved) {
    const field = new OptionField(option, {
      list: this.list,
      complete: (one, typed) => this.complete(one, typed),
      changed: () => { this.say(null); this.offer(); },
      remove: (one) => this.removeField(one),
    });
    this.fields.push(field);
    if (saved !== undefined) field.restore(typeof saved === "string" ? { text: saved } : saved);
    return field;
  }

  removeField(field) {
    this.fields = this.fields.filter((one) => one !== field);
    this.showFields();
    this.focusNext(null);
  }

  showFields() {
    const more = this.unused.length;
    this.adder.input.placeholder = more ? `+ ${more} optional` : "Enter sends";
    this.adder.input.hidden = more === 0 && this.fields.length > 0;
    rebuild(this.fieldsNode, this.fields.map((field) => field.node), this.adder.input);
  }

  // The first required field that is empty, else where one can add options or send.
  focusNext() {
    const empty = this.fields.find((field) => field.empty);
    if (empty) empty.input.focus();
    else if (!this.adder.input.hidden) this.adder.input.focus();
    else this.send.focus();
  }

  get focused() {
    if (document.activeElement === this.adder.input) return this.adder;
    return this.fields.find((field) => field.input === document.activeElement) ?? null;
  }

  entered(target) {
    const field = this.fields.find((one) => one.input === target);
    this.about.textContent = field ? `${field.option.name}: ${field.option.description}` : this.command.description;
    this.offer();
  }

  // Shows what can be chosen for the field that has the focus.
  offer() {
    clearTimeout(this.timer);
    const { focused } = this;
    if (focused === this.adder) {
      const typed = this.adder.input.value;
      const rows = filterChoices(this.unused.map((option) => ({ label: option.name, detail: option.description, option })), typed);
      this.showList(this.adder.input, rows, "Options", { active: typed ? 0 : -1 });
    } else if (focused?.offers) {
      this.timer = setTimeout(() => this.fill(focused), focused.asks ? DEBOUNCE : 0);
      if (focused.asks && this.listBox.hidden) this.showList(focused.input, [], focused.option.name, { note: "Loading choices…" });
    } else this.hideList();
  }

  async fill(field) {
    const question = ++this.question;
    const rows = await field.rows().catch(() => null);
    if (question !== this.question || this.focused !== field) return;
    const note = rows === null ? "The choices could not be loaded." : rows.length ? undefined : "No choices match. You can send what you typed.";
    this.showList(field.input, rows ?? [], field.option.name, { note: field.choices && !rows?.length ? "No choices match." : note });
  }

  async complete(field, typed) {
    const channel = currentChannel();
    const options = Object.fromEntries(this.fields.filter((one) => one !== field && !one.empty && !one.file && !one.problem()).map((one) => [one.option.name, one.value()]));
    const body = { guild_id: channel.guild_id, channel_id: channel.id, command_id: this.command.id, name: this.command.name, focused: field.option.name, options: { ...options, [field.option.name]: typed } };
    return (await act("autocomplete", body)).choices;
  }

  showList(owner, rows, title, { active = 0, note } = {}) {
    this.list.owner = owner;
    this.list.show(rows, { active, note });
    this.listBox.firstElementChild.textContent = title;
    this.listBox.hidden = !rows.length && !note;
    owner.setAttribute("aria-expanded", String(!this.listBox.hidden));
  }

  hideList() {
    this.question += 1;
    clearTimeout(this.timer);
    this.listBox.hidden = true;
    this.list.owner?.setAttribute("aria-expanded", "false");
  }

  pick(item) {
    if (item.option) {
      this.adder.input.value = "";
      const field = this.addField(item.option);
      this.showFields();
      field.input.focus();
      return;
    }
    const field = this.fields.find((one) => one.input === this.list.owner);
    field?.set({ label: item.label, value: item.value });
    this.hideList();
    this.focusNext();
  }

  key(event) {
    if (event.target === this.send || event.target.tagName === "BUTTON") return;
    const open = !this.listBox.hidden && this.list.items.length > 0;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (!this.listBox.hidden && open) this.hideList();
      else this.leave("");
    } else if (open && this.list.steer(event)) {
      return;
    } else if (event.key === "ArrowDown" && this.listBox.hidden) {
      this.offer();
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      if (!(open && this.list.active >= 0 && this.list.pick())) this.submit();
    } else if (event.key === "Tab" && !event.shiftKey && open && event.target.value && this.list.active >= 0 && !this.focused?.picked) {
      event.preventDefault();
      this.list.pick();
    } else if (event.key === "Backspace" && !event.target.value) {
      this.backspace(event);
    }
  }

  backspace(event) {
    const { focused } = this;
    event.preventDefault();
    if (focused !== this.adder && focused && !focused.option.required) this.removeField(focused);
    else if (focused === this.adder && this.fields.length) this.fields.at(-1).input.focus();
    else if (!this.fields.some((field) => !field.empty)) this.leave(`/${this.command.name}`);
  }

  leave(text) {
    this.hideList();
    this.onClose(text);
  }

  say(words) {
    this.alert.textContent = words ?? "";
  }

  save() {
    return Object.fromEntries(this.fields.filter((field) => !field.empty).map((field) => [field.option.name, field.save()]));
  }

  async submit() {
    this.hideList();
    const wrong = this.fields.filter((field) => !field.check());
    if (wrong.length) {
      wrong[0].input.focus();
      return;
    }
    const channel = currentChannel();
    const filled = this.fields.filter((field) => !field.empty);
    const options = Object.fromEntries(filled.filter((field) => !field.file).map((field) => [field.option.name, field.value()]));
    const files = filled.filter((field) => field.file).map((field) => [field.option.name, field.file]);
    const body = { guild_id: channel.guild_id, channel_id: channel.id, command_id: this.command.id, name: this.command.name, options };
    this.say(null);
    this.send.disabled = true;
    try {
      await ask("command", body, { files, title: this.command.name, saved: this.save() });
      this.onClose("");
    } catch (refusal) {
      this.say(refusal.message);
      if (!this.node.isConnected) toast(refusal.message, "bad");
    }
    this.send.disabled = false;
  }
}

