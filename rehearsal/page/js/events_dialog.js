// Scheduled events of a server, and being interested in one.

import { openChannel } from "./actions.js";
import { openDialog, toastRefusal } from "./dialog.js";
import { parseIso } from "./clock.js";
import { h, rebuild, safeUrl } from "./dom.js";
import { icon } from "./icons.js";
import { nameOf } from "./people.js";
import { renderText, renderTime } from "./render_text.js";
import { on, state } from "./state.js";
import { act } from "./wire.js";

const SCHEDULED = 1;
const ACTIVE = 2;
const STATUS = { 1: "Scheduled", 2: "Happening now", 3: "Over", 4: "Cancelled" };

let shown = null; // {guildId, body}

const startOf = (event) => parseIso(event.scheduled_start_time);

export const liveEvents = (guild) =>
  [...guild.events.values()]
    .filter((event) => [SCHEDULED, ACTIVE].includes(event.status))
    .sort((a, b) => startOf(a) - startOf(b));

export function openEvents(guildId) {
  const body = h("div", { class: "events" });
  shown = { guildId, body };
  draw();
  openDialog({
    title: `Events of ${state.guilds.get(guildId).name}`,
    kind: "wide",
    testid: "events-dialog",
    body,
    onClose: () => {
      shown = null;
    },
  });
}

function draw() {
  const guild = shown && state.guilds.get(shown.guildId);
  if (!guild) return;
  const events = liveEvents(guild);
  rebuild(
    shown.body,
    events.length
      ? events.map((event) => renderEvent(event, guild.id))
      : h("p", { class: "muted" }, "There are no upcoming events."),
  );
}

function renderEvent(event, guildId) {
  const end = event.scheduled_end_time && parseIso(event.scheduled_end_time);
  const count = event.user_count ?? 0;
  return h(
    "article",
    { class: "event", "aria-label": event.name, dataset: { testid: "event" } },
    h(
      "p",
      { class: `event-when ${event.status === ACTIVE ? "live" : ""}` },
      h("span", { class: "tag" }, STATUS[event.status]),
      " ",
      renderTime(startOf(event), "F"),
      end ? [" to ", renderTime(end, "t")] : null,
      " (",
      renderTime(startOf(event), "R"),
      ")",
    ),
    h("h3", {}, event.name),
    event.description && h("div", { class: "text" }, renderText(event.description, guildId)),
    h(
      "div",
      { class: "event-foot" },
      placeOf(event),
      h(
        "span",
        { class: "muted" },
        `${count} interested`,
        event.creator_id ? ` · by ${nameOf(event.creator_id, guildId)}` : "",
      ),
      h(
        "button",
        {
          type: "button",
          class: `button ${event.interested ? "success" : "secondary"}`,
          "aria-pressed": Boolean(event.interested),
          dataset: { key: event.id },
          onclick: () => toggle(event),
        },
        event.interested ? icon("check") : null,
        "Interested",
      ),
    ),
  );
}

function placeOf(event) {
  const channel = state.channels.get(event.channel_id);
  if (channel)
    return h(
      "button",
      {
        type: "button",
        class: "link",
        onclick: () => {
          document.querySelector("[data-testid=events-dialog]")?.close();
          openChannel(channel.id);
        },
      },
      channel.name,
    );
  const location = event.entity_metadata?.location;
  if (!location) return null;
  const href = /^https?:/.test(location) && safeUrl(location);
  return href ? h("a", { href, target: "_blank", rel: "noopener noreferrer" }, location) : h("span", {}, location);
}

async function toggle(event) {
  const wanted = !event.interested;
  try {
    await act("interested", { event_id: event.id, on: wanted });
    event.interested = wanted;
    draw();
  } catch (refusal) {
    toastRefusal(refusal);
  }
}

on("events clock snapshot", draw);
