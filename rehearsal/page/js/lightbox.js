// A picture at its full size, above everything.

import { openDialog } from "./dialog.js";
import { h } from "./dom.js";

export function openLightbox(src, words) {
  openDialog({
    title: "Picture",
    kind: "lightbox",
    body: [
      h("img", { src, alt: words }),
      words && h("p", { class: "muted" }, words),
      h("a", { href: src, target: "_blank", rel: "noopener" }, "Open in a new tab"),
    ],
  });
}
