// Builds DOM nodes. Text only ever becomes text: there is no way to pass HTML through here.

const PROPERTIES = new Set([
  "value",
  "checked",
  "disabled",
  "hidden",
  "multiple",
  "required",
  "readOnly",
  "tabIndex",
  "open",
  "inert",
  "indeterminate",
  "accept",
  "maxLength",
  "placeholder",
  "rows",
  "name",
  "type",
  "autocomplete",
  "spellcheck",
]);

function apply(node, name, value) {
  if (name.startsWith("aria-")) {
    if (value !== undefined && value !== null) node.setAttribute(name, String(value));
  } else if (value === undefined || value === null || value === false) {
    if (PROPERTIES.has(name) && value === false) node[name] = false;
  } else if (name.startsWith("on")) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
  } else if (name === "class") {
    node.setAttribute("class", value);
  } else if (name === "dataset") {
    Object.entries(value).forEach(([key, text]) => {
      if (text !== undefined) node.dataset[key] = text;
    });
  } else if (name === "style") {
    Object.entries(value).forEach(([key, text]) => node.style.setProperty(key, text));
  } else if (PROPERTIES.has(name)) {
    node[name] = value;
  } else {
    node.setAttribute(name, value === true ? "" : String(value));
  }
}

const wanted = (child) => child !== null && child !== undefined && child !== false && child !== "";

export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  Object.entries(props ?? {}).forEach(([name, value]) => apply(node, name, value));
  node.append(...children.flat(Infinity).filter(wanted));
  return node;
}

// Replaces what is in `container`, keeping the scroll position and the focus on the node with the same data-key.
export function rebuild(container, ...children) {
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const { scrollTop } = container;
  container.replaceChildren(...children.flat(Infinity).filter(wanted));
  container.scrollTop = scrollTop;
  if (focused) container.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

// Brings the children of `container` in line with `items` ({key, version, build}); unchanged nodes stay as they are.
export function reconcile(container, items) {
  const old = new Map([...container.children].map((node) => [node.dataset.item, node]));
  let place = container.firstElementChild;
  for (const { key, version, build } of items) {
    let node = old.get(key);
    old.delete(key);
    if (!node || node.itemVersion !== version) {
      const fresh = build();
      fresh.dataset.item = key;
      fresh.itemVersion = version;
      if (node) {
        replaceKeepingFocus(node, fresh);
        if (place === node) place = fresh;
      }
      node = fresh;
    }
    if (node === place) place = place.nextElementSibling;
    else container.insertBefore(node, place);
  }
  old.forEach((node) => node.remove());
}

function replaceKeepingFocus(node, fresh) {
  const active = document.activeElement;
  const key = node.contains(active) ? active.dataset.key : undefined;
  const whole = node === active;
  node.replaceWith(fresh);
  if (whole) fresh.focus({ preventScroll: true });
  else if (key) fresh.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

let counter = 0;
export const uniqueId = (prefix) => `${prefix}-${++counter}`;

export function safeUrl(url) {
  try {
    const parsed = new URL(url, location.href);
    return ["http:", "https:", "discord:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

// An attachment's address on this page's own host name: 127.0.0.1 and localhost are the same stand-in.
export function localUrl(url) {
  const safe = safeUrl(url);
  if (!safe) return null;
  const parsed = new URL(safe);
  const here = ["127.0.0.1", "localhost"].includes(parsed.hostname) && parsed.port === location.port;
  return here ? `${location.origin}${parsed.pathname}${parsed.search}` : safe;
}
