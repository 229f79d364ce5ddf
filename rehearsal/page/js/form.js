// The bot's forms (modals).

import { openDialog } from "./dialog.js";
import { h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";
import { ask } from "./interactions.js";
import { makeField } from "./fields.js";
import { renderText } from "./render_text.js";
import { on, state } from "./state.js";

const drafts = new Map(); // what was typed into a form that was closed unsent, until the page is left
let open = null;

const LABEL = 18;
const TEXT = 10;
const ROW = 1;

// Custom ids differ each time a form is made: it is known by what it says.
const draftKey = (form) =>
  JSON.stringify([state.user.id, form.title, form.components.map((part) => part.label ?? part.type)]);

function parts(form, guildId) {
  return form.components.flatMap((part) => {
    if (part.type === TEXT) return [{ node: h("div", { class: "text form-text" }, renderText(part.content, guildId)) }];
    if (part.type === LABEL) return [makeField(part.component, part.label, part.description)];
    if (part.type === ROW) return part.components.map((component) => makeField(component, component.label, null));
    return [];
  });
}

function openForm({ data: form, channelId }) {
  open?.close();
  const guildId = state.channels.get(channelId)?.guild_id ?? null;
  const fields = parts(form, guildId);
  const key = draftKey(form);
  const restored = restore(fields, drafts.get(key));
  const alert = h("p", { class: "form-alert", role: "alert", hidden: true });
  const submit = h("button", { type: "submit", class: "button primary", dataset: { testid: "form-submit" } }, "Submit");
  const cancel = h("button", { type: "button", class: "button secondary" }, "Cancel");
  const node = h(
    "form",
    {
      class: "form",
      id: uniqueId("form"),
      onsubmit: (event) => {
        event.preventDefault();
        send();
      },
    },
    restored ? h("p", { class: "form-note" }, icon("restart"), "What you typed before is still here.") : null,
    fields.map((field) => field.node),
    alert,
  );
  node.noValidate = true;
  submit.setAttribute("form", node.id);
  let sent = false;
  let waiting = false;
  const dialog = openDialog({
    title: form.title,
    kind: "form-dialog",
    testid: "form",
    body: node,
    footer: [cancel, submit],
    onClose: closed,
  });
  open = dialog;
  cancel.addEventListener("click", dialog.close);
  (fields.find((field) => field.focus) ?? { focus: () => submit.focus() }).focus();

  function closed() {
    if (open === dialog) open = null;
    if (sent) drafts.delete(key);
    else keep(fields, key);
  }

  function say(words) {
    alert.hidden = !words;
    alert.textContent = words ?? "";
  }

  function setWaiting(value) {
    waiting = value;
    submit.disabled = value;
    submit.replaceChildren(...(value ? [h("span", { class: "spinner" }), " Sending…"] : ["Submit"]));
  }

  async function send() {
    if (waiting) return;
    const wrong = fields.filter((field) => field.check && !field.check());
    if (wrong.length) {
      wrong[0].focus();
      return;
    }
    const real = fields.filter((field) => field.customId);
    const values = Object.fromEntries(
      real.filter((field) => !field.files).map((field) => [field.customId, field.value()]),
    );
    const files = real
      .filter((field) => field.files)
      .flatMap((field) => field.files().map((file) => [field.customId, file]));
    say(null);
    setWaiting(true);
    const onFailed = (words) => {
      setWaiting(false);
      say(
        words === "This interaction failed"
          ? "Something went wrong. What you typed is still here: try again."
          : `${words}. What you typed is still here: try again.`,
      );
    };
    try {
      await ask(
        "submit",
        { interaction_id: form.interaction_id, values },
        { files, channelId, title: form.title, onFailed, onSettled: settled },
      );
    } catch (refusal) {
      setWaiting(false);
      say(refusal.message);
    }
  }

  function settled() {
    if (!waiting) return;
    sent = true;
    dialog.close();
  }
}

function restore(fields, draft) {
  if (!draft) return false;
  fields.forEach((field, place) => {
    if (draft[place]) field.restore(draft[place]);
  });
  return true;
}

function keep(fields, key) {
  const typed = fields.map((field) => (field.restore && field.touched() ? field.value() : null));
  if (typed.some(Boolean)) drafts.set(key, typed);
}

on("form", openForm);
