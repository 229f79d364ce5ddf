// Embeds: the framed cards below a message's text.

import { parseIso, shortStamp } from "./clock.js";
import { h, safeUrl } from "./dom.js";
import { attachmentUrl, picture } from "./attachments.js";
import { hexColour } from "./people.js";
import { renderLine, renderText } from "./render_text.js";

export function renderEmbeds(message, guildId) {
  return (message.embeds ?? []).map((embed) => renderEmbed(embed, message, guildId));
}

const linked = (words, url) => {
  const href = url && safeUrl(url);
  return href ? h("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, words) : words;
};

function renderEmbed(embed, message, guildId) {
  const colour = embed.color ? { "--edge": hexColour(embed.color) } : undefined;
  const inside = [
    embed.author?.name && h("p", { class: "embed-author" }, linked(embed.author.name, embed.author.url)),
    embed.title && h("p", { class: "embed-title" }, linked(renderLine(embed.title, guildId), embed.url)),
    embed.description && h("div", { class: "text" }, renderText(embed.description, guildId)),
    embed.fields?.length
      ? h(
          "dl",
          { class: "embed-fields" },
          embed.fields.map((field) => renderField(field, guildId)),
        )
      : null,
    embed.image && picture(attachmentUrl(embed.image.url, message), embed.image.description ?? "", "embed-image"),
    renderFooter(embed),
  ];
  const thumbnail =
    embed.thumbnail &&
    picture(attachmentUrl(embed.thumbnail.url, message), embed.thumbnail.description ?? "", "embed-thumbnail");
  return h(
    "section",
    { class: "embed", style: colour, "aria-label": embed.title ?? "Embed", dataset: { testid: "embed" } },
    h("div", { class: "embed-inside" }, inside),
    thumbnail,
  );
}

function renderField(field, guildId) {
  return h(
    "div",
    { class: field.inline ? "inline" : "" },
    h("dt", {}, renderLine(field.name, guildId)),
    h("dd", { class: "text" }, renderText(field.value, guildId)),
  );
}

function renderFooter(embed) {
  const parts = [embed.footer?.text, embed.timestamp && shortStamp(parseIso(embed.timestamp))].filter(Boolean);
  return parts.length ? h("p", { class: "embed-footer" }, parts.join(" · ")) : null;
}
