// The line above the messages: where one is, threads, voice, and the list of members.

import { openChannel } from "./actions.js";
import { channelIcon, isSpoken, isThread, kindInWords, STAGE } from "./channel_kinds.js";
import { openDialog, toastRefusal } from "./dialog.js";
import { parseIso } from "./clock.js";
import { h, rebuild } from "./dom.js";
import { icon } from "./icons.js";
import { renderLine, renderTime } from "./render_text.js";
import { compareIds, currentChannel, on, state } from "./state.js";
import { act } from "./wire.js";

let place, toggles;

// toggles: {channels(), members(), membersShown()}: the drawers of the page
export function startHeader(container, given) {
  place = container;
  toggles = given;
  on("snapshot view channels voice", drawHeader);
  drawHeader();
}

export function drawHeader() {
  const channel = currentChannel();
  const menu = h(
    "button",
    {
      type: "button",
      class: "icon-button only-narrow",
      "aria-label": "Show channels",
      dataset: { key: "drawer" },
      onclick: toggles.channels,
    },
    icon("menu"),
  );
  if (!channel) {
    rebuild(place, menu, h("h1", {}, "Nothing chosen"));
    return;
  }
  const parent = isThread(channel) ? state.channels.get(channel.parent_id) : null;
  rebuild(
    place,
    menu,
    h(
      "h1",
      { title: kindInWords(channel) },
      parent && [
        h(
          "button",
          { type: "button", class: "crumb", dataset: { key: "parent" }, onclick: () => openChannel(parent.id) },
          icon(channelIcon(parent)),
          h("span", {}, parent.name),
        ),
        h("span", { class: "crumb-mark", "aria-hidden": "true" }, "›"),
      ],
      icon(channelIcon(channel)),
      h("span", { class: "channel-title", dataset: { testid: "channel-title" } }, channel.name),
      channel.thread_metadata?.archived
        ? h("span", { class: "tag" }, channel.thread_metadata.locked ? "Locked" : "Archived")
        : null,
    ),
    channel.topic
      ? h("p", { class: "topic", title: channel.topic }, renderLine(channel.topic, channel.guild_id))
      : h("span", { class: "topic" }),
    isSpoken(channel) ? voiceButton(channel) : null,
    channel.guild_id && !isSpoken(channel)
      ? h(
          "button",
          {
            type: "button",
            class: "icon-button",
            "aria-label": "Threads",
            title: "Threads",
            dataset: { key: "threads" },
            onclick: () => openThreads(parent ?? channel),
          },
          icon("thread"),
        )
      : null,
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": "Members",
        title: "Members",
        "aria-pressed": toggles.membersShown(),
        dataset: { key: "members" },
        onclick: () => {
          toggles.members();
          drawHeader();
        },
      },
      icon("people"),
    ),
  );
}

function voiceButton(channel) {
  const inside = state.guilds.get(channel.guild_id)?.voice.get(state.user.id)?.channel_id === channel.id;
  const stage =
    channel.type === STAGE
      ? [...state.guilds.get(channel.guild_id).stages.values()].find((one) => one.channel_id === channel.id)
      : null;
  return [
    stage && h("span", { class: "tag live" }, `Live: ${stage.topic}`),
    h(
      "button",
      {
        type: "button",
        class: `button ${inside ? "danger" : "success"} small`,
        dataset: { key: "voice" },
        onclick: () => act("voice", { channel_id: inside ? null : channel.id }).catch(toastRefusal),
      },
      inside ? "Leave" : channel.type === STAGE ? "Join the audience" : "Join voice",
    ),
  ];
}

function openThreads(channel) {
  const threads = [...state.channels.values()]
    .filter((thread) => thread.parent_id === channel.id && isThread(thread))
    .sort((a, b) => compareIds(b.last_message_id ?? b.id, a.last_message_id ?? a.id));
  const archived = (thread) => Boolean(thread.thread_metadata?.archived);
  const group = (title, some) =>
    some.length > 0 && h("section", {}, h("h3", {}, title), h("ul", { class: "thread-list" }, some.map(row)));
  const { node, close } = openDialog({
    title: `Threads of ${channel.name}`,
    body: threads.length
      ? [
          group(
            "Active",
            threads.filter((thread) => !archived(thread)),
          ),
          group("Archived", threads.filter(archived)),
        ]
      : h("p", { class: "muted" }, "There are no threads here that you can see."),
  });
  function row(thread) {
    const since = thread.thread_metadata?.archived
      ? thread.thread_metadata.archive_timestamp
      : thread.thread_metadata?.create_timestamp;
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "thread-row",
          onclick: () => {
            close();
            openChannel(thread.id);
          },
        },
        icon(channelIcon(thread)),
        h(
          "span",
          {},
          h("b", {}, thread.name),
          h(
            "small",
            {},
            `${kindInWords(thread)}, ${archived(thread) ? "archived" : "started"} `,
            since ? renderTime(parseIso(since), "R") : "",
          ),
        ),
      ),
    );
  }
  node.querySelector(".thread-row")?.focus();
}
