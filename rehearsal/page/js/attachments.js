// Files in messages: pictures are shown, the others can be downloaded.

import { h, localUrl } from "./dom.js";
import { icon } from "./icons.js";
import { openLightbox } from "./lightbox.js";

export function fileSize(bytes) {
  if (bytes === undefined || bytes === null) return "";
  if (bytes < 1024) return `${bytes} bytes`;
  const unit = bytes < 1024 ** 2 ? [1024, "KB"] : [1024 ** 2, "MB"];
  return `${(bytes / unit[0]).toFixed(1)} ${unit[1]}`;
}

// "attachment://name" means a file of the message itself.
export function attachmentUrl(url, message) {
  if (!url?.startsWith("attachment://")) return url;
  const name = url.slice("attachment://".length);
  return message.attachments?.find((file) => file.filename === name)?.url ?? url;
}

const isPicture = (file) =>
  /^image\/(png|jpe?g|gif|webp|avif|bmp)/.test(file.content_type ?? "") ||
  (!file.content_type && /\.(png|jpe?g|gif|webp)$/i.test(file.filename));

export function renderAttachments(message) {
  const shown = message.attachments ?? [];
  if (!shown.length) return null;
  const used = JSON.stringify(message.embeds ?? []);
  return shown
    .filter((file) => !used.includes(`attachment://${file.filename}`))
    .map((file) => {
      if (!isPicture(file)) return fileCard(file);
      return cover(
        picture(file.url, file.description ?? file.filename, "attached-picture", file),
        file.filename.startsWith("SPOILER_"),
      );
    });
}

export function fileCard(file) {
  const href = localUrl(file.url);
  const name = file.title ? `${file.title}${/\.\w+$/.exec(file.filename)?.[0] ?? ""}` : file.filename;
  return h(
    "a",
    { class: "file-card", href, download: file.filename, dataset: { testid: "attachment" } },
    icon("file"),
    h("span", {}, h("b", {}, name), h("small", {}, [fileSize(file.size), "Download"].filter(Boolean).join(" · "))),
  );
}

// A picture that opens large. A picture that cannot be loaded leaves its words.
export function picture(url, words, kind, size = {}) {
  const src = localUrl(url);
  const image = h("img", { src, alt: words, loading: "lazy", width: size.width, height: size.height });
  const button = h(
    "button",
    {
      type: "button",
      class: `picture ${kind}`,
      "aria-label": words ? `Enlarge picture: ${words}` : "Enlarge picture",
      onclick: () => openLightbox(src, words),
    },
    image,
  );
  image.addEventListener("error", () =>
    button.replaceWith(h("span", { class: `picture missing ${kind}` }, words || "Picture not available here")),
  );
  return button;
}

export function cover(node, hidden) {
  if (!hidden) return node;
  const box = h("div", { class: "covered" }, node);
  node.inert = true;
  const show = h(
    "button",
    {
      type: "button",
      class: "uncover",
      onclick: () => {
        node.inert = false;
        show.remove();
        box.classList.remove("covered");
      },
    },
    "Spoiler: show",
  );
  box.append(show);
  return box;
}
