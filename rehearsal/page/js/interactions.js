// What the person asked of the bot and what became of it: each has a nonce until the bot has answered.

import { act } from "./wire.js";
import { emit, messagesOf, state } from "./state.js";

const PATIENCE = 12_000; // the stand-in gives up after 3 s; this is for a line that broke meanwhile

export const pending = new Map(); // nonce -> {nonce, kind, channelId, interactionId, failed, ...what the kind needs}
const early = new Map(); // interaction id -> events that overtook the answer to our request

const newNonce = () => `${Date.now()}${Math.floor(Math.random() * 1e6)}`.slice(0, 24);

function changed(one) {
  emit("pending", one);
  emit("messages", { channelId: one.channelId });
}

// Starts one; `kind` is command, menu, click, select or submit. Throws Refused when the stand-in says no.
export async function ask(kind, body, { files, ...details } = {}) {
  const nonce = newNonce();
  const one = {
    nonce,
    kind,
    channelId: body.channel_id ?? state.view.channelId,
    startedAt: performance.now(),
    ...details,
  };
  pending.set(nonce, one);
  changed(one);
  try {
    const { interaction_id: id } = (await act(kind, { ...body, nonce }, files)) ?? {};
    one.interactionId = id;
    (early.get(id) ?? []).forEach((event) => event());
    early.delete(id);
    setTimeout(() => giveUp(one), PATIENCE);
  } catch (refusal) {
    settle(one);
    throw refusal;
  }
  return one;
}

function find(data) {
  if (data.nonce && pending.has(data.nonce)) return pending.get(data.nonce);
  return [...pending.values()].find((one) => one.interactionId && one.interactionId === data.interaction_id);
}

function settle(one) {
  pending.delete(one.nonce);
  one.onSettled?.();
  changed(one);
}

// Events may overtake the answer to our request, when the id of the interaction is not known yet.
function whenKnown(data, then) {
  const one = find(data);
  if (one) return then(one);
  if (![...pending.values()].some((other) => !other.interactionId)) return undefined;
  const waiting = early.get(data.interaction_id) ?? [];
  early.set(data.interaction_id, [
    ...waiting,
    () => {
      const late = find(data);
      if (late) then(late);
    },
  ]);
  return undefined;
}

export function finished(data) {
  whenKnown(data, settle);
}

export function failed(data) {
  whenKnown(data, (one) => {
    one.failed =
      data.message || (one.kind === "command" ? "The application did not respond" : "This interaction failed");
    one.onFailed?.(one.failed);
    changed(one);
  });
}

// Another page of the same person hears of the form too: only the one that asked opens it.
export function formArrived(data) {
  whenKnown(data, (one) => {
    settle(one);
    emit("form", { data, channelId: one.channelId });
  });
}

function giveUp(one) {
  if (pending.get(one.nonce) !== one || one.failed) return;
  const answered = messagesOf(one.channelId).list.some(
    (message) => message.interaction_metadata?.id === one.interactionId,
  );
  if (answered) settle(one);
  else failed({ nonce: one.nonce });
}

export function putAway(one) {
  settle(one);
}

// The newest state of a component that was used: {busy, failed} for its message.
export function componentState(messageId) {
  const mine = [...pending.values()].filter((one) => one.messageId === messageId);
  return {
    busy: new Set(mine.filter((one) => !one.failed).map((one) => one.customId)),
    failure: mine.findLast((one) => one.failed),
  };
}

export async function useComponent(kind, message, customId, extra = {}) {
  for (const one of [...pending.values()]) if (one.messageId === message.id && one.failed) settle(one);
  const body = { channel_id: message.channel_id, message_id: message.id, custom_id: customId, ...extra };
  const details = { messageId: message.id, customId };
  try {
    await ask(kind, body, details);
  } catch (refusal) {
    const one = { nonce: newNonce(), kind, channelId: message.channel_id, ...details, failed: refusal.message };
    pending.set(one.nonce, one);
    changed(one);
  }
}
