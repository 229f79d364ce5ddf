// The bar at the top: who one is, the clock, the bot.

import { switchPerson } from "./actions.js";
import { clockFace, dayAndTime, fullTime, inStyle, now, relativeShort, setClock } from "./clock.js";
import { toast, toastRefusal } from "./dialog.js";
import { badge } from "./rail.js";
import { h, rebuild } from "./dom.js";
import { newsElsewhere } from "./elsewhere.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { aboutPerson, avatar, isMe, nameOf } from "./people.js";
import { on, state } from "./state.js";
import { nextTheme, theme } from "./theme.js";
import { post } from "./wire.js";

let person, clock, bot;
const face = h("span", { class: "clock-face", dataset: { testid: "clock" } });
const nextJob = h("button", {
  type: "button",
  class: "bar-button",
  dataset: { key: "next-job", testid: "to-next-job" },
  onclick: () => move({ to: "next_job" }),
});

export function startTopbar(bar) {
  person = h("div", { class: "bar-person" });
  clock = h("div", { class: "bar-clock", role: "group", "aria-label": "Clock of the rehearsal" });
  bot = h("div", { class: "bar-bot" });
  bar.append(person, clock, bot);
  drawClock();
  on("snapshot elsewhere", drawPerson);
  on("snapshot bot connection", drawBot);
  on("clock snapshot", tick);
  setInterval(tick, 1000);
}

function drawPerson() {
  const me = state.people.find((one) => isMe(one.id)) ?? { ...state.user, zone: state.zone };
  const waiting = [...newsElsewhere.values()].reduce((sum, count) => sum + count, 0);
  rebuild(
    person,
    h(
      "button",
      {
        type: "button",
        class: "person-switch",
        id: "person-switch",
        "aria-haspopup": "menu",
        dataset: { key: "person", testid: "person-switch" },
        "aria-label": `You are: ${nameOf(me.id)} - ${aboutPerson(me)}. Switch person${waiting ? `; others have ${waiting} new` : ""}`,
        "aria-keyshortcuts": "Alt+P",
        title: "Switch person (Alt+P)",
        onclick: choosePerson,
      },
      avatar(me.id, null, "small"),
      h(
        "span",
        { class: "person-words" },
        h("span", {}, h("small", {}, "You are: "), h("b", {}, nameOf(me.id))),
        h("small", {}, aboutPerson(me)),
      ),
      badge(waiting),
      icon("down"),
    ),
  );
}

export function choosePerson() {
  const groups = new Map();
  for (const one of state.people) {
    const title = aboutPerson(one).split(",")[0];
    const item = {
      label: nameOf(one.id),
      detail: aboutPerson(one),
      face: avatar(one.id, null, "small"),
      checked: isMe(one.id),
      badge: badge(newsElsewhere.get(one.id)),
      run: () => switchPerson(one.id),
    };
    groups.set(title, [...(groups.get(title) ?? []), item]);
  }
  const { node } = openMenu(
    person.firstElementChild,
    "Be another person",
    [...groups].map(([label, items]) => ({ label, items })),
  );
  node.querySelector("[aria-checked=true]")?.focus();
}

const STEPS = [
  ["+10 min", 600],
  ["+1 h", 3600],
  ["+1 day", 86400],
];

function drawClock() {
  rebuild(
    clock,
    icon("clock"),
    face,
    STEPS.map(([words, by]) =>
      h(
        "button",
        {
          type: "button",
          class: "bar-button",
          "aria-label": `Move the clock ${words.replace("+", "forward by ")}`,
          onclick: () => move({ by }),
        },
        words,
      ),
    ),
    nextJob,
  );
}

function tick() {
  face.textContent = clockFace();
  face.title = `${fullTime(now())}, ${state.zone}`;
  const at = state.clock.next_job_at;
  const words = at ? `To the next job · ${whenNext(at)}` : "No job is waiting";
  if (nextJob.dataset.words === words) return;
  nextJob.dataset.words = words;
  nextJob.disabled = !at;
  nextJob.replaceChildren(icon("forward"), words);
}

function whenNext(at) {
  if (at <= now()) return "due now";
  return at - now() > 72000 ? dayAndTime(at) : `${inStyle(at, "t")}, ${relativeShort(at)}`;
}

async function move(step) {
  clock.setAttribute("aria-busy", "true");
  try {
    setClock(await post("/page/clock", step));
    toast(`It is now ${clockFace()}.`);
  } catch (refusal) {
    toastRefusal(refusal);
  }
  clock.setAttribute("aria-busy", "false");
}

function drawBot() {
  const { online } = state.bot;
  const words =
    state.connection === "open"
      ? `${nameOf(state.bot.id, null, "Bot")} is ${online ? "online" : "offline"}`
      : "No connection";
  const themes = {
    auto: ["auto", "Colours: as the system"],
    light: ["sun", "Colours: light"],
    dark: ["moon", "Colours: dark"],
  };
  const [picture, spoken] = themes[theme()];
  rebuild(
    bot,
    h(
      "span",
      { class: `bot-mark ${online ? "online" : ""}`, role: "status", dataset: { testid: "bot-mark" } },
      h("i", { "aria-hidden": "true" }),
      words,
    ),
    h(
      "button",
      {
        type: "button",
        class: "bar-button",
        dataset: { key: "restart", testid: "restart-bot" },
        onclick: restart,
        "aria-label": "Restart the bot",
      },
      icon("restart"),
      h("span", { class: "only-wide" }, "Restart"),
    ),
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": spoken,
        title: spoken,
        dataset: { key: "theme" },
        onclick: () => {
          nextTheme();
          drawBot();
        },
      },
      icon(picture),
    ),
    h(
      "button",
      {
        type: "button",
        class: "icon-button only-wide",
        "aria-label": "Keyboard shortcuts",
        title: "Keyboard shortcuts (Ctrl+/)",
        dataset: { key: "keys" },
        onclick: () => document.dispatchEvent(new CustomEvent("show-shortcuts")),
      },
      icon("keyboard"),
    ),
  );
}

async function restart() {
  try {
    await post("/page/bot", { action: "restart" });
    toast("The bot is restarting.");
  } catch (refusal) {
    toastRefusal(refusal);
  }
}
