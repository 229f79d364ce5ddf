// The simulated clock, and times in words in the person's own zone.

import { emit, on, state } from "./state.js";

export function setClock(data) {
  state.clock = { ...state.clock, ...data, receivedAt: performance.now() };
  emit("clock");
}

export const now = () => state.clock.now + (performance.now() - state.clock.receivedAt) / 1000;

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

const formats = new Map();

function format(options, zone = state.zone) {
  const locale = state.user?.locale ?? "en-US";
  const key = JSON.stringify([options, zone, locale]);
  if (!formats.has(key)) {
    try {
      formats.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
    } catch {
      formats.set(key, new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" }));
    }
  }
  return formats.get(key);
}

const zoneName = (seconds, zone = state.zone) =>
  format({ timeZoneName: "short" }, zone)
    .formatToParts(seconds * 1000)
    .find((part) => part.type === "timeZoneName")?.value ?? zone;

export function inStyle(seconds, style = "f", zone = state.zone) {
  if (style === "R") return relative(seconds);
  return format(STYLES[style] ?? STYLES.f, zone).format(seconds * 1000);
}

export const fullTime = (seconds, zone = state.zone) => `${inStyle(seconds, "F", zone)} ${zoneName(seconds, zone)}`;

const UNITS = [
  ["year", 31557600],
  ["month", 2629800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];
const words = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const fewWords = new Intl.RelativeTimeFormat("en", { numeric: "always", style: "short" });

export const relativeShort = (seconds) => relative(seconds, fewWords).replace(".", "");

function relative(seconds, format = words) {
  const difference = seconds - now();
  const size = Math.abs(difference);
  const [unit, length] = UNITS.find(([, length]) => Math.round(size) >= length) ?? UNITS.at(-1);
  return format.format(Math.round(difference / length), unit).replace(/^in 0 seconds$|^0 seconds ago$/, "now");
}

export const dayKey = (seconds) => format({ year: "numeric", month: "2-digit", day: "2-digit" }).format(seconds * 1000);
export const dayInWords = (seconds) => inStyle(seconds, "D");

// As a chat shows it: the time alone today, the date with it before.
export function shortStamp(seconds) {
  if (dayKey(seconds) === dayKey(now())) return `Today at ${inStyle(seconds, "t")}`;
  if (dayKey(seconds) === dayKey(now() - 86400)) return `Yesterday at ${inStyle(seconds, "t")}`;
  return inStyle(seconds, "s");
}

export const clockFace = (zone = state.zone) =>
  format({ weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" }, zone).format(
    now() * 1000,
  );

export const dayAndTime = (seconds) =>
  format({ day: "numeric", month: "short", hour: "numeric", minute: "2-digit" }).format(seconds * 1000);

export const parseIso = (text) => Date.parse(text) / 1000;

// Keeps "in 5 minutes" true while the clock runs or is moved.
export function keepRelativeTimesTrue() {
  const refresh = () =>
    document.querySelectorAll("time[data-relative]").forEach((node) => {
      const text = relative(Number(node.dataset.relative));
      if (node.textContent !== text) node.textContent = text;
    });
  setInterval(refresh, 1000);
  on("clock", refresh);
}
