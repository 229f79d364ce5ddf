// Light, dark or as the system: remembered in this browser.

const ORDER = ["auto", "light", "dark"];
const KEY = "rehearsal.theme";

let chosen = ORDER.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : "auto";

function apply() {
  document.documentElement.dataset.theme = chosen;
}

export const theme = () => chosen;

export function nextTheme() {
  chosen = ORDER[(ORDER.indexOf(chosen) + 1) % ORDER.length];
  localStorage.setItem(KEY, chosen);
  apply();
}

apply();
