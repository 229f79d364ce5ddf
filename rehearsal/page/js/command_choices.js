// The list above a command being filled in: the choices of the field that has the focus, asked of the bot where it completes.

import { h } from "./dom.js";
import { Listbox } from "./listbox.js";
import { currentChannel } from "./state.js";
import { filterChoices } from "./things.js";
import { act } from "./wire.js";

const DEBOUNCE = 180;

export class CommandChoices {
  constructor(command, onPick) {
    Object.assign(this, { command, question: 0, timer: 0, loading: false, eager: null });
    this.list = new Listbox({ label: "Choices", onPick });
    this.title = h("p", { class: "list-title" });
    this.node = h("div", { class: "composer-list", hidden: true }, this.title, this.list.node);
  }

  get isOpen() {
    return !this.node.hidden && this.list.items.length > 0;
  }

  get owner() {
    return this.list.owner;
  }

  // The options that can be added, for the field where one adds them.
  offerOptions(input, options) {
    const rows = options.map((option) => ({ label: option.name, detail: option.description, option }));
    this.stop();
    this.show(input, filterChoices(rows, input.value), "Options", { active: input.value ? 0 : -1 });
  }

  // The choices of one field; `others` are the fields that are filled in beside it.
  offerFor(field, others) {
    this.stop();
    if (!field.asks) {
      this.showRows(field, field.fixedRows());
      return;
    }
    this.loading = true;
    if (this.owner === field.input && this.isOpen) this.list.setActive(-1);
    else this.show(field.input, [], field.option.name, { note: "Loading choices…" });
    this.timer = setTimeout(() => this.load(field, others), DEBOUNCE);
  }

  async load(field, others) {
    const question = ++this.question;
    const rows = await this.complete(field, others).catch(() => null);
    if (question !== this.question) return;
    this.loading = false;
    this.showRows(field, rows);
    const { eager } = this;
    this.eager = null;
    if (eager && !this.list.pick()) eager();
  }

  showRows(field, rows) {
    const missing =
      rows === null
        ? "The choices could not be loaded."
        : field.asks
          ? "No choices match. You can send what you typed."
          : "No choices match.";
    this.show(field.input, rows ?? [], field.option.name, { note: rows?.length ? undefined : missing });
  }

  async complete(field, others) {
    const channel = currentChannel();
    const { name } = field.option;
    const options = Object.fromEntries(others.map((one) => [one.option.name, one.value()]));
    const body = {
      guild_id: channel.guild_id,
      channel_id: channel.id,
      command_id: this.command.id,
      name: this.command.name,
    };
    const answer = await act("autocomplete", {
      ...body,
      focused: name,
      options: { ...options, [name]: field.question },
    });
    return answer.choices.map((choice) => ({ label: choice.name_localized ?? choice.name, value: choice.value }));
  }

  // Enter takes the active choice. While choices are on their way it takes the first of them when they come,
  // never one that was listed for what stood there before; orElse() runs when none come.
  enter(orElse) {
    if (this.loading && this.list.active < 0) {
      this.eager = orElse;
      return true;
    }
    return this.isOpen && this.list.active >= 0 && this.list.pick();
  }

  show(owner, rows, title, { active = 0, note } = {}) {
    this.list.owner = owner;
    this.list.show(rows, { active, note });
    this.title.textContent = title;
    this.node.hidden = !rows.length && !note;
    owner.setAttribute("aria-expanded", String(!this.node.hidden));
  }

  stop() {
    this.question += 1;
    this.loading = false;
    this.eager = null;
    clearTimeout(this.timer);
  }

  hide() {
    this.stop();
    this.node.hidden = true;
    this.owner?.setAttribute("aria-expanded", "false");
  }
}
