// The fields of a form. Each is {node, customId, value(), check(), focus()}; check() shows what is wrong at the field.

import { h, uniqueId } from "./dom.js";
import { fileRows } from "./file_tray.js";
import { icon } from "./icons.js";
import { SELECTS, SelectBox } from "./select.js";

const amount = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;

export function makeField(component, label, description) {
  const ids = { control: uniqueId("field"), about: uniqueId("about"), error: uniqueId("error") };
  const spec = { component, label: label ?? "", description, ids, required: component.required !== false };
  if (component.type in SELECTS) return selectField(spec);
  return (
    { 4: textField, 19: fileField, 21: radioField, 22: checkboxesField, 23: checkboxField }[component.type]?.(spec) ?? {
      node: h("p", {}, "This field cannot be shown here."),
    }
  );
}

const mark = (required) =>
  required
    ? h(
        "span",
        { class: "required", title: "Required" },
        h("span", { "aria-hidden": "true" }, " *"),
        h("span", { class: "hidden-words" }, " (required)"),
      )
    : null;
const about = ({ description, ids }) =>
  h("p", { class: "field-about", id: ids.about, hidden: !description }, description);
const errorPlace = ({ ids }) => h("p", { class: "field-error", id: ids.error, "aria-live": "polite" });
const describedBy = ({ ids }) => `${ids.about} ${ids.error}`;

// Completes a field: `problem()` answers a sentence or null.
function field(spec, node, { target, problem, ...rest }) {
  const place = node.querySelector(`#${spec.ids.error}`);
  const show = (sentence) => {
    place.replaceChildren(...(sentence ? [icon("warning"), sentence] : []));
    if (sentence) target.setAttribute("aria-invalid", "true");
    else target.removeAttribute("aria-invalid");
    node.classList.toggle("wrong", Boolean(sentence));
    return !sentence;
  };
  const check = () => show(problem());
  node.addEventListener("input", () => {
    if (node.classList.contains("wrong")) check();
  });
  return { node, customId: spec.component.custom_id, check, focus: () => target.focus(), ...rest };
}

function textField(spec) {
  const { component, ids, required } = spec;
  const paragraph = component.style === 2;
  const most = component.max_length ?? 4000;
  const least = component.min_length ?? 0;
  const input = h(paragraph ? "textarea" : "input", {
    id: ids.control,
    class: "input",
    placeholder: component.placeholder ?? "",
    value: component.value ?? "",
    autocomplete: "off",
    rows: paragraph ? 4 : undefined,
    "aria-describedby": describedBy(spec),
    "aria-required": required,
    dataset: { customId: component.custom_id },
  });
  const counter = h("span", { class: "counter" });
  const length = () => [...input.value].length;
  const count = () => {
    const show = component.max_length || component.min_length || length() > 3500;
    counter.textContent = show ? `${length()} / ${most}` : "";
    counter.classList.toggle("over", length() > most);
  };
  input.addEventListener("input", count);
  count();
  const node = h(
    "div",
    { class: "field" },
    h("label", { for: ids.control }, spec.label, mark(required)),
    about(spec),
    input,
    h("div", { class: "field-foot" }, errorPlace(spec), counter),
  );
  const problem = () => {
    if (!input.value.trim()) return required ? "Please fill this in." : null;
    if (length() < least) return `Please write at least ${amount(least, "character")} (now ${length()}).`;
    return length() > most ? `Please shorten this by ${amount(length() - most, "character")}.` : null;
  };
  const restore = (value) => {
    input.value = value;
    count();
  };
  return field(spec, node, {
    target: input,
    problem,
    value: () => input.value,
    restore,
    touched: () => input.value !== (component.value ?? ""),
  });
}

function countProblem(count, spec, { least, most, thing }) {
  if (!count) return spec.required && least !== 0 ? `Please choose ${least > 1 ? `at least ${least}` : "one"}.` : null;
  if (count < least) return `Please choose at least ${amount(least, thing)}.`;
  return count > most ? `Please choose at most ${amount(most, thing)}.` : null;
}

function selectField(spec) {
  const { component } = spec;
  const box = new SelectBox(component, {
    label: spec.label,
    describedBy: describedBy(spec),
    onForm: true,
    onPick: () => node.dispatchEvent(new Event("input")),
  });
  const node = h(
    "div",
    { class: "field" },
    h("span", { class: "label" }, spec.label, mark(spec.required)),
    about(spec),
    box.node,
    h("div", { class: "field-foot" }, errorPlace(spec)),
  );
  const problem = () =>
    countProblem(box.values.length, spec, {
      least: component.min_values ?? 1,
      most: component.max_values ?? 1,
      thing: "choice",
    });
  return field(spec, node, { target: box.node, problem, value: () => box.values });
}

function optionRows(spec, type) {
  const group = uniqueId("group");
  return spec.component.options.map((option) => {
    const input = h("input", { type, name: group, value: option.value, checked: Boolean(option.default) });
    return {
      option,
      input,
      node: h(
        "label",
        { class: "tick-row" },
        input,
        h("span", {}, option.label, option.description && h("small", {}, option.description)),
      ),
    };
  });
}

function groupNode(spec, rows, extra) {
  return h(
    "fieldset",
    { class: "field", "aria-describedby": describedBy(spec), dataset: { customId: spec.component.custom_id } },
    h("legend", {}, spec.label, mark(spec.required)),
    about(spec),
    rows.map((row) => row.node),
    extra,
    h("div", { class: "field-foot" }, errorPlace(spec)),
  );
}

function radioField(spec) {
  const rows = optionRows(spec, "radio");
  const value = () => rows.find((row) => row.input.checked)?.option.value ?? null;
  const clear = spec.required
    ? null
    : h(
        "button",
        {
          type: "button",
          class: "link",
          onclick: () =>
            rows.forEach((row) => {
              row.input.checked = false;
            }),
        },
        "Clear choice",
      );
  return field(spec, groupNode(spec, rows, clear), {
    target: rows[0].input,
    problem: () => (spec.required && !value() ? "Please choose one." : null),
    value,
  });
}

function checkboxesField(spec) {
  const rows = optionRows(spec, "checkbox");
  const value = () => rows.filter((row) => row.input.checked).map((row) => row.option.value);
  const least = spec.component.min_values ?? (spec.required ? 1 : 0);
  const most = spec.component.max_values ?? rows.length;
  return field(spec, groupNode(spec, rows), {
    target: rows[0].input,
    problem: () => countProblem(value().length, spec, { least, most, thing: "box" }),
    value,
  });
}

function checkboxField(spec) {
  const input = h("input", {
    type: "checkbox",
    id: spec.ids.control,
    checked: Boolean(spec.component.default),
    "aria-describedby": describedBy(spec),
    dataset: { customId: spec.component.custom_id },
  });
  const node = h(
    "div",
    { class: "field" },
    h("label", { class: "tick-row" }, input, h("span", {}, spec.label)),
    about(spec),
    h("div", { class: "field-foot" }, errorPlace(spec)),
  );
  return field(spec, node, { target: input, problem: () => null, value: () => input.checked });
}

const LARGEST = 10 * 1024 * 1024;

function fileField(spec) {
  const { component, ids } = spec;
  const most = component.max_values ?? 1;
  let chosen = [];
  const list = h("ul", { class: "file-list" });
  const input = h("input", {
    type: "file",
    id: ids.control,
    multiple: most > 1,
    class: "hidden-words",
    "aria-describedby": describedBy(spec),
    dataset: { customId: component.custom_id },
  });
  const show = () => {
    list.replaceChildren(
      ...fileRows(chosen, (gone) => {
        chosen = chosen.filter((file) => file !== gone);
        show();
        input.focus();
      }),
    );
    node.dispatchEvent(new Event("input"));
  };
  input.addEventListener("change", () => {
    chosen = most > 1 ? [...chosen, ...input.files] : [...input.files];
    input.value = "";
    show();
  });
  const drop = h(
    "label",
    { class: "file-drop", for: ids.control },
    icon("attach"),
    most > 1 ? `Choose up to ${most} files` : "Choose a file",
  );
  const node = h(
    "div",
    { class: "field" },
    h("label", { class: "label", for: ids.control }, spec.label, mark(spec.required)),
    about(spec),
    input,
    drop,
    list,
    h("div", { class: "field-foot" }, errorPlace(spec)),
  );
  const problem = () => {
    const large = chosen.find((file) => file.size > LARGEST);
    if (large) return `${large.name} is larger than 10 MB.`;
    return (
      countProblem(chosen.length, spec, { least: component.min_values ?? 1, most, thing: "file" })?.replace(
        "choose one",
        "choose a file",
      ) ?? null
    );
  };
  return field(spec, node, {
    target: input,
    problem,
    files: () => chosen,
    value: () => chosen.map((file) => file.name),
  });
}
