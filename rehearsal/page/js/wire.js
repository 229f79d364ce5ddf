// The line to the stand-in: one WebSocket for what happens, small requests for what the person does.

import { emit, state } from "./state.js";

let socket = null;
let renewal = null; // the line that is to follow
let person = null;
let wait = 500;
let retryTimer = 0;
let handle = () => {};

export function onLive(callback) {
  handle = callback;
}

// Opens the line as this person, in place of the old one; without a person the stand-in chooses.
export function connect(userId) {
  person = userId;
  clearTimeout(retryTimer);
  renewal = null;
  use(open(userId));
}

function use(mine) {
  const previous = socket;
  socket = mine;
  previous?.close();
}

function open(userId) {
  const mine = new WebSocket(liveUrl(userId));
  let greeted = false;
  mine.addEventListener("message", ({ data }) => {
    const { t, d } = JSON.parse(data);
    if (t === "SNAPSHOT") {
      if (renewal === mine) {
        renewal = null;
        use(mine);
      }
      greeted = true;
      wait = 500;
      setConnection("open");
    }
    if (socket !== mine) return;
    if (t === "RESYNC") renew();
    else handle(t, d);
  });
  mine.addEventListener("close", () => {
    if (renewal === mine) renewal = null;
    if (socket !== mine) return;
    setConnection("lost");
    // A person who was refused before the first word does not exist in this group: let the stand-in choose.
    retryTimer = setTimeout(() => connect(greeted ? person : null), wait);
    wait = Math.min(wait * 2, 5000);
  });
  return mine;
}

// Takes a new snapshot; the old line serves until it is there, so that nothing falls between the two.
function renew() {
  renewal?.close();
  renewal = open(person);
}

export const asked = () => person;

export function liveUrl(userId) {
  const url = new URL("/page/live", location.href);
  url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  if (userId) url.searchParams.set("as", userId);
  return url;
}

function setConnection(value) {
  state.connection = value;
  emit("connection");
}

class Refused extends Error {}

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Refused("The rehearsal does not answer. Is it still running?");
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(body?.message ?? `The rehearsal answered ${response.status}.`);
  return body;
}

// files: [[field name, File]]; with files the body travels as payload_json beside them.
export function post(path, body, files = []) {
  if (!files.length) {
    return answer(
      fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }),
    );
  }
  const form = new FormData();
  form.append("payload_json", JSON.stringify(body));
  files.forEach(([name, file]) => form.append(name, file, file.name));
  return answer(fetch(path, { method: "POST", body: form }));
}

export const act = (what, body, files) => post(`/page/as/${state.user.id}/${what}`, body, files);

export function fetchMessages(channelId, before) {
  const query = new URLSearchParams({ as: state.user.id, limit: "50" });
  if (before) query.set("before", before);
  return answer(fetch(`/page/channels/${channelId}/messages?${query}`));
}
