// A chosen slash command in the composer: its options as labelled fields, filled and sent by keyboard alone.

import { CommandChoices } from "./command_choices.js";
import { inOrder } from "./commands.js";
import { toast } from "./dialog.js";
import { h, rebuild } from "./dom.js";
import { icon } from "./icons.js";
import { ask } from "./interactions.js";
import { OptionField } from "./option_field.js";
import { currentChannel } from "./state.js";

export class CommandForm {
  // saved: {option name: text or what save() gave}. onClose(text) puts the ordinary composer back.
  constructor(command, saved, onClose) {
    Object.assign(this, { command, onClose, fields: [], sending: false });
    this.choices = new CommandChoices(command, (item) => this.pick(item));
    this.fieldsNode = h("div", { class: "option-fields" });
    this.about = h("p", { class: "command-about", id: "command-about", "aria-live": "polite" }, command.description);
    this.alert = h("p", { class: "composer-alert", role: "alert" });
    this.adder = this.makeAdder();
    this.node = this.makeNode();
    inOrder(command)
      .filter((option) => option.required || saved[option.name] !== undefined)
      .forEach((option) => this.addField(option, saved[option.name]));
    this.showFields();
  }

  makeAdder() {
    return h("input", {
      type: "text",
      class: "adder",
      autocomplete: "off",
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": this.choices.list.node.id,
      "aria-label": "Add an option",
      dataset: { testid: "add-option" },
      oninput: () => this.offer(),
    });
  }

  makeNode() {
    const pill = h("span", { class: "command-pill" }, icon("slash"), h("b", {}, `/${this.command.name}`));
    const discard = h(
      "button",
      { type: "button", class: "icon-button", "aria-label": "Discard command", onclick: () => this.leave("") },
      icon("close"),
    );
    this.send = h(
      "button",
      { type: "button", class: "button primary send", "aria-label": "Send command", onclick: () => this.submit() },
      icon("send"),
    );
    const row = h("div", { class: "command-row" }, pill, this.fieldsNode, discard, this.send);
    return h(
      "div",
      {
        class: "command-form",
        role: "group",
        "aria-label": `Command ${this.command.name}`,
        dataset: { testid: "command-form" },
        onkeydown: (event) => this.key(event),
        onfocusin: (event) => this.entered(event.target),
        onfocusout: (event) => {
          if (!this.node.contains(event.relatedTarget)) this.choices.hide();
        },
      },
      this.choices.node,
      this.alert,
      row,
      this.about,
    );
  }

  get unused() {
    const used = new Set(this.fields.map((field) => field.option.name));
    return inOrder(this.command).filter((option) => !used.has(option.name));
  }

  get filled() {
    return this.fields.filter((field) => !field.empty);
  }

  addField(option, saved) {
    const field = new OptionField(option, {
      listId: this.choices.list.node.id,
      onChange: () => {
        this.say(null);
        this.offer();
      },
      onRemove: (one) => this.removeField(one),
    });
    this.fields.push(field);
    if (saved !== undefined) field.restore(typeof saved === "string" ? { text: saved } : saved);
    return field;
  }

  removeField(field) {
    this.fields = this.fields.filter((one) => one !== field);
    this.showFields();
    this.focusNext();
  }

  showFields() {
    const more = this.unused.length;
    this.adder.placeholder = more ? `+ ${more} optional` : "Enter sends";
    this.adder.hidden = more === 0 && this.fields.length > 0;
    rebuild(
      this.fieldsNode,
      this.fields.map((field) => field.node),
      this.adder,
    );
  }

  // The first field that is still empty, else where one can add options or send.
  focusNext() {
    const empty = this.fields.find((field) => field.empty);
    if (empty) empty.input.focus();
    else (this.adder.hidden ? this.send : this.adder).focus();
  }

  get focused() {
    return this.fields.find((field) => field.input === document.activeElement) ?? null;
  }

  entered(target) {
    const field = this.fields.find((one) => one.input === target);
    this.about.textContent = field ? `${field.option.name}: ${field.option.description}` : this.command.description;
    this.offer();
  }

  // Shows what can be chosen where the focus is.
  offer() {
    const { focused } = this;
    if (document.activeElement === this.adder) this.choices.offerOptions(this.adder, this.unused);
    else if (focused?.offers)
      this.choices.offerFor(
        focused,
        this.filled.filter((one) => one !== focused && !one.file && !one.problem()),
      );
    else this.choices.hide();
  }

  pick(item) {
    if (item.option) {
      this.adder.value = "";
      const field = this.addField(item.option);
      this.showFields();
      field.input.focus();
      return;
    }
    this.fields.find((one) => one.input === this.choices.owner)?.set({ label: item.label, value: item.value });
    this.choices.hide();
    this.focusNext();
  }

  key(event) {
    if (event.target.tagName === "BUTTON" && event.key !== "Escape") return;
    if (event.key === "Escape") this.escape(event);
    else if (this.choices.isOpen && this.choices.list.steer(event)) return;
    else if (event.key === "ArrowDown" && this.choices.node.hidden) this.offer();
    else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      if (!this.choices.enter(() => this.submit())) this.submit();
    } else if (event.key === "Tab" && !event.shiftKey && event.target.value && !this.focused?.picked) {
      if (this.choices.enter(() => this.focusNext())) event.preventDefault();
    } else if (event.key === "Backspace" && !event.target.value) this.backspace(event);
  }

  escape(event) {
    event.preventDefault();
    event.stopPropagation();
    if (this.choices.isOpen) this.choices.hide();
    else this.leave("");
  }

  backspace(event) {
    const { focused } = this;
    event.preventDefault();
    if (focused && !focused.option.required) this.removeField(focused);
    else if (!focused && this.fields.length) this.fields.at(-1).input.focus();
    else if (!this.filled.length) this.leave(`/${this.command.name}`);
  }

  leave(text) {
    this.choices.hide();
    this.onClose(text);
  }

  say(words) {
    this.alert.textContent = words ?? "";
  }

  save() {
    return Object.fromEntries(this.filled.map((field) => [field.option.name, field.save()]));
  }

  async submit() {
    this.choices.hide();
    const wrong = this.fields.filter((field) => !field.check());
    if (wrong.length) {
      wrong[0].input.focus();
      return;
    }
    if (this.sending) return;
    const channel = currentChannel();
    const options = Object.fromEntries(
      this.filled.filter((field) => !field.file).map((field) => [field.option.name, field.value()]),
    );
    const files = this.filled.filter((field) => field.file).map((field) => [field.option.name, field.file]);
    const body = {
      guild_id: channel.guild_id,
      channel_id: channel.id,
      command_id: this.command.id,
      name: this.command.name,
      options,
    };
    this.say(null);
    this.sending = true;
    try {
      await ask("command", body, { files, title: this.command.name, saved: this.save() });
      this.onClose("");
    } catch (refusal) {
      this.say(refusal.message);
      if (!this.node.isConnected) toast(refusal.message, "bad");
    }
    this.sending = false;
  }
}
