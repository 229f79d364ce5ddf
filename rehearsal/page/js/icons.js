// Small line icons, drawn on a 24 x 24 grid. They are decoration: every control also has words.

const PATHS = {
  chat: "M4 5h16v11H9l-5 4z",
  hash: "M9 4 7 20M17 4l-2 16M4 9h16M3 15h16",
  thread: "M4 5h16v10h-8l-5 4v-4H4zM8 9h8M8 12h5",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  voice: "M4 10v4h4l5 4V6L8 10zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11",
  stage: "M12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 20l1-5h4l1 5M7.5 14a6 6 0 1 1 9 0",
  megaphone: "M4 10v4l11 4V6zM15 9c2 0 3 1.3 3 3s-1 3-3 3M7 15l1 5h2.5",
  forum: "M4 5h11v8H8l-4 3zM18 9h2v11l-4-3h-6v-1",
  calendar: "M5 6h14v14H5zM5 10h14M9 3.5V8M15 3.5V8",
  people:
    "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19a5.5 5.5 0 0 1 11 0M16 11.5a2.5 2.5 0 1 0 0-5M17 14a5 5 0 0 1 3.5 5",
  menu: "M4 7h16M4 12h16M4 17h16",
  down: "m6 9 6 6 6-6",
  right: "m9 6 6 6-6 6",
  close: "M6 6l12 12M18 6 6 18",
  plus: "M12 5v14M5 12h14",
  dots: "M5.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0zM11.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0zM17.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0z",
  clock: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7v5l3.5 2",
  forward: "M5 6l7 6-7 6zM13 6l7 6-7 6z",
  restart: "M19 12a7 7 0 1 1-2.5-5.4M17 3v4h-4",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3l1.7 1.7M17 17l1.7 1.7M18.7 5.3 17 7M7 17l-1.7 1.7",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  auto: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 3.5v17M14.5 4.5v15M17 6v12",
  send: "m4 12 16-7-6 15-3-6z",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  smile: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8.5 14.5c1.8 2.3 5.2 2.3 7 0M9 10h.01M15 10h.01",
  reply: "M10 7 5 12l5 5M5 12h8a6 6 0 0 1 6 6",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  eye: "M2.5 12s3.5-6 9.5-6 9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  external: "M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9",
  check: "m5 12.5 4.5 4.5L19 7.5",
  warning: "M12 4 2.5 20h19zM12 10v4.5M12 17.2v.1",
  slash: "M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM14 8l-4 8",
  leaf: "M5 19C4 10 9 4 20 4c0 11-5 16-13 15M5 20c2-6 5-9 9-11",
  keyboard: "M3 7h18v11H3zM6.5 10.5h.01M10 10.5h.01M13.5 10.5h.01M17 10.5h.01M8 14.5h8",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0 0v1.5a2.5 2.5 0 0 0 4.5 1.5 8.5 8.5 0 1 0-3 4",
  role: "M12 3.5 5 6v6c0 4.5 3 7 7 8.5 4-1.5 7-4 7-8.5V6z",
  leave: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  attach: "M8 12.5 14 6.5a3 3 0 0 1 4.3 4.3l-7.5 7.5a5 5 0 0 1-7.1-7.1L11 4",
};

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
