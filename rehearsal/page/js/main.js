// Starts the page: the line to the stand-in, the parts of the page, and where one is.

import { doAs } from "./actions.js";
import { isDirect, CATEGORY, isForum, TEXT } from "./channel_kinds.js";
import { keepRelativeTimesTrue } from "./clock.js";
import { focusComposer, openCommand, startComposer, writeInComposer, addFiles } from "./composer.js";
import { startChannelList } from "./channel_list.js";
import { toast } from "./dialog.js";
import { startDrawers } from "./drawers.js";
import "./form.js";
import { drawHeader, startHeader } from "./header.js";
import { pending } from "./interactions.js";
import { startKeyboard } from "./keyboard.js";
import { happened } from "./live.js";
import { startLog } from "./log.js";
import { startMemberList } from "./member_list.js";
import { countMentions } from "./messages.js";
import { personOf } from "./people.js";
import { closePopover } from "./popover.js";
import { showProfile } from "./profile.js";
import { startRail } from "./rail.js";
import { takeChannel } from "./snapshot.js";
import { compareIds, emit, on, state } from "./state.js";
import { startTopbar } from "./topbar.js";
import { asked, connect, onLive } from "./wire.js";

const node = (id) => document.getElementById(id);
const PERSON = "rehearsal.person"; // the name, because ids change with every start
const lastChannel = new Map(); // guild id or null -> the channel last open there

function show(guildId, channelId, { remember = true } = {}) {
  closePopover();
  state.view = { guildId, channelId };
  if (channelId) lastChannel.set(guildId, channelId);
  if (remember) writeAddress();
  emit("view");
}

function writeAddress(replace = false) {
  const query = new URLSearchParams({ as: state.user.id });
  if (state.view.channelId) query.set("channel", state.view.channelId);
  const address = `?${query}`;
  if (address === location.search) return;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}

const address = () => new URLSearchParams(location.search);

function openChannel(channelId, channel) {
  if (channel && !state.channels.has(channelId)) {
    takeChannel(channel, null);
    emit("channels");
  }
  const found = state.channels.get(channelId);
  if (!found) {
    toast("You cannot see this channel.", "bad");
    return;
  }
  drawers.close();
  show(found.guild_id, channelId);
  if (matchMedia("(min-width: 641px)").matches) focusComposer();
}

function openGuild(guildId) {
  show(guildId, firstChannel(guildId));
}

function firstChannel(guildId) {
  const remembered = lastChannel.get(guildId);
  if (state.channels.has(remembered)) return remembered;
  const rooms = [...state.channels.values()].filter(
    (channel) => channel.guild_id === guildId && channel.type !== CATEGORY && !isForum(channel),
  );
  if (guildId === null)
    return (
      rooms.filter(isDirect).sort((a, b) => compareIds(b.last_message_id ?? b.id, a.last_message_id ?? a.id))[0]?.id ??
      null
    );
  const texts = rooms.filter((channel) => channel.type === TEXT).sort((a, b) => a.position - b.position);
  return texts.find((channel) => channel.name === "general")?.id ?? texts[0]?.id ?? rooms[0]?.id ?? null;
}

function switchPerson(userId) {
  if (userId === state.user.id) return;
  pending.clear();
  localStorage.setItem(PERSON, personOf(userId)?.username ?? "");
  connect(userId);
}

// Who one is when nobody in particular was asked for, or nobody is there by that id: whom the address names,
// else who one was last, else a job seeker.
function firstPerson() {
  const find = (wanted) => state.people.find(wanted);
  const remembered = localStorage.getItem(PERSON);
  return (
    find((one) => one.id === address().get("as")) ??
    find((one) => one.username === remembered) ??
    find((one) => /\bmember\b/i.test(one.roles_text))
  );
}

// After each snapshot: stay where one was if this person may, else begin in their first server.
function settle({ samePerson }) {
  const first = asked() === state.user.id ? null : firstPerson();
  if (first && first.id !== state.user.id) {
    connect(first.id);
    return;
  }
  const wanted = state.view.channelId ?? address().get("channel");
  const channel = state.channels.get(wanted);
  if (channel && samePerson && wanted === state.view.channelId) {
    countMentions();
    return;
  }
  if (channel) show(channel.guild_id, channel.id, { remember: false });
  else {
    const guildId = state.guilds.has(state.view.guildId)
      ? state.view.guildId
      : (state.guilds.keys().next().value ?? null);
    show(guildId, firstChannel(guildId), { remember: false });
  }
  writeAddress(!samePerson || !address().get("as"));
  document.title = `${personOf(state.user.id)?.global_name ?? state.user.username} · rehearsal`;
  document.body.classList.add("ready");
  countMentions();
}

// When the open channel goes away or is no longer visible, the first one of the server opens.
function leaveVanished() {
  if (state.channels.has(state.view.channelId)) return;
  const guildId =
    state.guilds.has(state.view.guildId) || state.view.guildId === null
      ? state.view.guildId
      : (state.guilds.keys().next().value ?? null);
  const next = firstChannel(guildId);
  if (next !== state.view.channelId) show(guildId, next);
}

function wentBack() {
  const query = address();
  const as = query.get("as");
  if (as && as !== state.user.id) connect(as);
  else if (state.channels.has(query.get("channel"))) {
    const channel = state.channels.get(query.get("channel"));
    show(channel.guild_id, channel.id, { remember: false });
  }
}

function showConnection() {
  node("connection").hidden = state.connection !== "lost";
}

function acceptDroppedFiles() {
  const main = node("main");
  main.addEventListener("dragover", (event) => event.preventDefault());
  main.addEventListener("drop", (event) => {
    event.preventDefault();
    addFiles(event.dataTransfer.files);
  });
}

const drawers = startDrawers(() => drawHeader());
Object.entries({
  openChannel,
  openGuild,
  openCommand,
  openProfile: showProfile,
  switchPerson,
  writeInComposer,
}).forEach(([name, doer]) => doAs(name, doer));
on("snapshot", settle);
on("channels", leaveVanished);
on("connection", showConnection);
onLive(happened);
startTopbar(node("topbar"));
startRail(node("rail"));
startChannelList(node("channels"));
startHeader(node("channel-header"), drawers);
startLog(node("log"), node("jump"));
startComposer(node("composer"));
startMemberList(node("members"));
startKeyboard();
keepRelativeTimesTrue();
acceptDroppedFiles();
window.addEventListener("popstate", wentBack);
connect(address().get("as"));
