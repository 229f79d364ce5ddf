// A person's card: who they are here, their local time, and what one can do with them.

import { switchPerson } from "./actions.js";
import { openDirect, personAppsFor } from "./apps_menu.js";
import { clockFace } from "./clock.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { appTag, avatar, hexColour, isMe, memberOf, nameOf, personOf, roleColour, rolesOf, userOf } from "./people.js";
import { openPopover } from "./popover.js";
import { currentChannel, state } from "./state.js";

export function showProfile(userId, anchor) {
  const guildId = currentChannel()?.guild_id ?? state.view.guildId;
  const user = userOf(userId);
  if (!user) return;
  const { close } = openPopover(
    anchor,
    [
      h(
        "div",
        { class: "profile-head" },
        avatar(userId, guildId, "large"),
        h(
          "div",
          {},
          h("h2", {}, nameOf(userId, guildId), " ", appTag(userId)),
          h("p", { class: "muted" }, `@${user.username}`),
        ),
      ),
      facts(userId, guildId),
      h(
        "div",
        { class: "profile-actions" },
        buttons(userId, guildId, () => close()),
      ),
    ],
    { label: `Profile of ${nameOf(userId, guildId)}`, kind: "profile" },
  );
}

function facts(userId, guildId) {
  const roles = rolesOf(userId, guildId);
  const zone = personOf(userId)?.zone;
  return h(
    "dl",
    { class: "facts" },
    zone && [h("dt", {}, "Local time"), h("dd", {}, `${clockFace(zone)} (${zone})`)],
    h("dt", {}, "Roles"),
    h(
      "dd",
      {},
      roles.length
        ? roles.map((role) =>
            h(
              "span",
              {
                class: "role-chip",
                style: { "--dot": roleColour(role) ? hexColour(roleColour(role)) : "var(--muted)" },
              },
              role.name,
            ),
          )
        : memberOf(userId, guildId)
          ? "none"
          : "not in this server",
    ),
  );
}

function buttons(userId, guildId, close) {
  const action = (words, picture, run, kind = "secondary") =>
    h(
      "button",
      {
        type: "button",
        class: `button ${kind}`,
        onclick: () => {
          close();
          run();
        },
      },
      icon(picture),
      words,
    );
  return [
    personOf(userId) &&
      !isMe(userId) &&
      action(`Act as ${nameOf(userId, guildId)}`, "role", () => switchPerson(userId), "primary"),
    !isMe(userId) && action("Message", "chat", () => openDirect(userId)),
    personAppsFor(userId).map((item) => action(item.label, "leaf", item.run)),
  ];
}
