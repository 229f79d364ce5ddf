// Components of messages, classic and V2.

import { attachmentUrl, cover, fileCard, picture } from "./attachments.js";
import { h, safeUrl } from "./dom.js";
import { icon } from "./icons.js";
import { useComponent } from "./interactions.js";
import { hexColour } from "./people.js";
import { renderText } from "./render_text.js";
import { SELECTS, SelectBox } from "./select.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary" };

export function renderComponents(message, guildId, uses) {
  const context = { message, guildId, uses };
  return h(
    "div",
    { class: "components" },
    message.components.map((component) => render(component, context)),
  );
}

function render(component, context) {
  if (component.type in SELECTS) return renderSelect(component, context);
  return RENDER[component.type]?.(component, context) ?? null;
}

const RENDER = {
  1: (row, context) =>
    h(
      "div",
      { class: "action-row" },
      row.components.map((component) => render(component, context)),
    ),
  2: renderButton,
  9: renderSection,
  10: (text, { guildId }) =>
    h("div", { class: "text", dataset: { testid: "message-text" } }, renderText(text.content, guildId)),
  11: (thumbnail, { message }) =>
    cover(
      picture(attachmentUrl(thumbnail.media.url, message), thumbnail.description ?? "", "thumbnail"),
      thumbnail.spoiler,
    ),
  12: renderGallery,
  13: renderFile,
  14: (separator) =>
    h("hr", {
      class: `separator ${separator.spacing === 2 ? "large" : ""} ${separator.divider === false ? "bare" : ""}`,
    }),
  17: renderContainer,
};

function renderButton(button, { message, uses }) {
  const emoji =
    button.emoji &&
    h(
      "span",
      { class: "emoji", "aria-hidden": "true" },
      button.emoji.id ? `:${button.emoji.name}:` : button.emoji.name,
    );
  const words = [emoji, button.label && h("span", {}, button.label)];
  const kind = `button ${STYLES[button.style] ?? "secondary"}`;
  const href = button.style === 5 && safeUrl(button.url);
  if (href && !button.disabled)
    return h("a", { class: kind, href, target: "_blank", rel: "noopener noreferrer" }, words, icon("external"));
  const busy = uses.busy.has(button.custom_id);
  return h(
    "button",
    {
      type: "button",
      class: kind,
      disabled: Boolean(button.disabled),
      "aria-busy": busy || null,
      "aria-disabled": busy || null,
      "aria-label": button.label ? null : button.emoji?.name,
      dataset: { customId: button.custom_id, key: `button-${button.custom_id}` },
      onclick: () => busy || useComponent("click", message, button.custom_id),
    },
    busy ? h("span", { class: "spinner" }) : null,
    words,
  );
}

function renderSelect(component, { message, uses }) {
  const box = new SelectBox(component, {
    values: message.picked?.[component.custom_id],
    busy: uses.busy.has(component.custom_id),
    onPick(values) {
      message.picked = { ...message.picked, [component.custom_id]: values };
      useComponent("select", message, component.custom_id, { values });
    },
  });
  return box.node;
}

function renderSection(section, context) {
  return h(
    "div",
    { class: "section" },
    h(
      "div",
      { class: "section-texts" },
      section.components.map((text) => render(text, context)),
    ),
    h("div", { class: "section-accessory" }, render(section.accessory, context)),
  );
}

function renderGallery(gallery, { message }) {
  const items = gallery.items.map((item) =>
    cover(picture(attachmentUrl(item.media.url, message), item.description ?? "", "gallery-picture"), item.spoiler),
  );
  return h("div", { class: `gallery count-${Math.min(items.length, 4)}` }, items);
}

function renderFile(component, { message }) {
  const url = attachmentUrl(component.file.url, message);
  const known = message.attachments?.find((file) => file.url === url);
  const filename = component.name ?? known?.filename ?? url.split("/").pop().split("?")[0];
  return cover(fileCard({ url, filename, size: component.size ?? known?.size }), component.spoiler);
}

function renderContainer(container, context) {
  const accent = Number.isInteger(container.accent_color) ? { "--edge": hexColour(container.accent_color) } : undefined;
  const box = h(
    "section",
    { class: `container ${accent ? "accented" : ""}`, style: accent, dataset: { testid: "card" } },
    container.components.map((component) => render(component, context)),
  );
  return cover(box, container.spoiler);
}
