// Who is here, grouped by their highest role.

import { openProfile } from "./actions.js";
import { openPersonMenu } from "./apps_menu.js";
import { isDirect, PRIVATE_THREAD } from "./channel_kinds.js";
import { h, rebuild } from "./dom.js";
import { appTag, avatar, isMe, nameColour, nameOf, rolesOf, userOf } from "./people.js";
import { currentChannel, currentGuild, on, state } from "./state.js";

let place;

export function startMemberList(container) {
  place = container;
  on("snapshot view members roles bot", draw);
  draw();
}

function draw() {
  const groups = groupsHere();
  rebuild(
    place,
    h("h2", { class: "hidden-words" }, "Members"),
    groups.map(([title, ids]) => group(title, ids)),
  );
}

// [[title, user ids]]
function groupsHere() {
  const channel = currentChannel();
  if (channel && isDirect(channel))
    return [
      ["In this conversation", [state.user.id, ...channel.recipients.map((user) => user.id).filter((id) => !isMe(id))]],
    ];
  const guild = currentGuild();
  if (!guild) return [];
  const ids =
    channel?.type === PRIVATE_THREAD && channel.member_ids?.length ? channel.member_ids : [...guild.members.keys()];
  return byRole(ids, guild);
}

function byRole(ids, guild) {
  const hoisted = [...guild.roles.values()].some((role) => role.hoist);
  const titles = new Map();
  for (const id of ids) {
    const role = rolesOf(id, guild.id).find((one) => one.hoist || (!hoisted && one.id !== guild.id));
    const key = role ?? { name: "Others", position: -1 };
    titles.set(key.name, { position: key.position, ids: [...(titles.get(key.name)?.ids ?? []), id] });
  }
  const byName = (a, b) => nameOf(a, guild.id).localeCompare(nameOf(b, guild.id));
  return [...titles]
    .sort(([, a], [, b]) => b.position - a.position)
    .map(([title, { ids: inside }]) => [title, inside.sort(byName)]);
}

function group(title, ids) {
  return h(
    "section",
    { "aria-label": `${title}, ${ids.length}` },
    h("h3", {}, `${title} · ${ids.length}`),
    h("ul", {}, ids.map(member)),
  );
}

function member(id) {
  const guildId = state.view.guildId;
  const colour = nameColour(id, guildId);
  const away = userOf(id)?.bot && id === state.bot.id && !state.bot.online;
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: `member ${away ? "away" : ""}`,
        dataset: { key: `member-${id}`, person: id, testid: "member" },
        "aria-haspopup": "dialog",
        onclick: (event) => openProfile(id, event.currentTarget),
        oncontextmenu: (event) => {
          event.preventDefault();
          openPersonMenu(id, event.currentTarget, event);
        },
      },
      avatar(id, guildId, "small"),
      h("span", { class: "member-name", style: colour ? { "--name": colour } : undefined }, nameOf(id, guildId)),
      appTag(id),
      isMe(id) ? h("span", { class: "muted" }, "you") : null,
      away ? h("span", { class: "muted" }, "offline") : null,
    ),
  );
}
