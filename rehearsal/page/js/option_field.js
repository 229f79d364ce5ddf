// One option of a slash command: a labelled field that offers choices and knows what is wrong with it.

import { h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";
import { fileSize } from "./attachments.js";
import { asRow, channelChoices, filterChoices, mentionableChoices, peopleChoices, roleChoices } from "./things.js";

const OPTION = {
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
};
const YES_NO = [
  { label: "True", value: true },
  { label: "False", value: false },
];

// Fixed sources of choices; null where anything may be typed.
function fixedChoices(option) {
  if (option.choices?.length)
    return () => option.choices.map((choice) => ({ label: choice.name_localized ?? choice.name, value: choice.value }));
  return (
    {
      [OPTION.boolean]: () => YES_NO,
      [OPTION.user]: peopleChoices,
      [OPTION.role]: roleChoices,
      [OPTION.mentionable]: mentionableChoices,
      [OPTION.channel]: () => channelChoices(option.channel_types),
    }[option.type] ?? null
  );
}

export class OptionField {
  // host: {listId, onChange(), onRemove(field)}
  constructor(option, host) {
    Object.assign(this, { option, host, picked: null, file: null });
    this.choices = fixedChoices(option);
    this.asks = Boolean(option.autocomplete);
    this.offers = Boolean(this.choices) || this.asks;
    this.id = uniqueId("option");
    this.error = h("span", { class: "option-error", id: `${this.id}-error`, role: "status" });
    this.input = option.type === OPTION.attachment ? this.fileInput() : this.textInput();
    this.node = h(
      "div",
      { class: `option-field ${option.required ? "needed" : ""}`, dataset: { option: option.name } },
      h(
        "label",
        { for: this.id },
        option.name,
        option.required ? h("span", { class: "hidden-words" }, " (required)") : null,
      ),
      this.input,
      this.fileWords,
      option.required
        ? null
        : h(
            "button",
            {
              type: "button",
              class: "icon-button small",
              tabIndex: -1,
              "aria-label": `Remove option ${option.name}`,
              onclick: () => host.onRemove(this),
            },
            icon("close"),
          ),
      this.error,
    );
  }

  textInput() {
    const numeric = [OPTION.integer, OPTION.number].includes(this.option.type) && !this.offers;
    const input = h("input", {
      type: "text",
      id: this.id,
      autocomplete: "off",
      spellcheck: !this.offers,
      inputmode: numeric ? "decimal" : null,
      title: this.option.description,
      "aria-describedby": `${this.id}-error command-about`,
      "aria-required": Boolean(this.option.required),
      placeholder: this.offers ? "Choose or type" : "",
      dataset: { option: this.option.name },
      oninput: () => {
        this.picked = null;
        this.grow();
        this.show(null);
        this.host.onChange();
      },
    });
    if (this.offers)
      Object.entries({
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": this.host.listId,
      }).forEach(([name, value]) => input.setAttribute(name, value));
    return input;
  }

  fileInput() {
    this.fileWords = h("span", { class: "file-words" });
    const input = h("input", {
      type: "file",
      id: this.id,
      dataset: { option: this.option.name },
      "aria-describedby": `${this.id}-error command-about`,
      onchange: () => this.setFile(input.files[0] ?? null),
    });
    return input;
  }

  setFile(file) {
    this.file = file;
    this.fileWords.textContent = file ? `${file.name} (${fileSize(file.size)})` : "";
    this.input.classList.toggle("hidden-words", Boolean(file));
    this.show(null);
  }

  grow() {
    this.input.style.width = `${Math.min(42, Math.max(14, this.input.value.length + 2))}ch`;
  }

  set(choice) {
    this.picked = choice;
    this.input.value = choice.label;
    this.grow();
    this.show(null);
  }

  // Takes back a saved state {text, picked, file} or a bare text.
  restore(saved) {
    if (saved.file) this.setFile(saved.file);
    else if (saved.picked) this.set(saved.picked);
    else {
      this.input.value = saved.text ?? "";
      this.grow();
    }
  }

  save() {
    return { text: this.file?.name ?? this.input.value, picked: this.picked, file: this.file };
  }

  get typed() {
    return this.option.type === OPTION.attachment ? "" : this.input.value;
  }

  get empty() {
    return this.option.type === OPTION.attachment ? !this.file : !this.picked && !this.typed.trim();
  }

  // What is asked of the bot while one types.
  get question() {
    return this.picked ? this.picked.label : this.typed;
  }

  fixedRows() {
    const query = this.picked ? "" : this.typed;
    return filterChoices(this.choices(), query, 25).map((choice) => asRow(choice, choice.value === this.picked?.value));
  }

  // What to send; call check() first.
  value() {
    if (this.file) return this.file;
    if (this.picked) return this.picked.value;
    const exact = this.exactChoice();
    if (exact) return exact.value;
    const typed = this.typed.trim();
    return [OPTION.integer, OPTION.number].includes(this.option.type) ? Number(typed.replace(",", ".")) : typed;
  }

  exactChoice() {
    const wanted = this.typed.trim().replace(/^[@#]/, "").toLowerCase();
    return this.choices?.().find(
      (choice) => choice.label.toLowerCase() === wanted || choice.detail?.toLowerCase() === `@${wanted}`,
    );
  }

  check() {
    return this.show(this.problem());
  }

  problem() {
    const { option } = this;
    if (this.empty) return option.required ? "Please fill this in." : null;
    if (this.file || this.picked) return null;
    if (this.choices) return this.exactChoice() ? null : "Please choose one from the list.";
    if ([OPTION.integer, OPTION.number].includes(option.type)) return this.numberProblem();
    const length = [...this.typed.trim()].length;
    if (option.min_length && length < option.min_length) return `At least ${option.min_length} characters.`;
    if (length > (option.max_length ?? 6000)) return `At most ${option.max_length ?? 6000} characters.`;
    return null;
  }

  numberProblem() {
    const { option } = this;
    const value = this.value();
    if (Number.isNaN(value) || (option.type === OPTION.integer && !Number.isInteger(value)))
      return option.type === OPTION.integer ? "Please write a whole number." : "Please write a number.";
    const { min_value: least, max_value: most } = option;
    const low = least !== undefined && least !== null && value < least;
    const high = most !== undefined && most !== null && value > most;
    if (!low && !high) return null;
    if (least !== undefined && most !== undefined) return `From ${least} to ${most}.`;
    return low ? `At least ${least}.` : `At most ${most}.`;
  }

  show(sentence) {
    this.error.textContent = sentence ?? "";
    this.node.classList.toggle("wrong", Boolean(sentence));
    if (sentence) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
    return !sentence;
  }
}
