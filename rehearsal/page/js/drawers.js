// On narrow screens channels and members are drawers; on wide ones the member list can be hidden.

const body = document.body;
const wide = matchMedia("(min-width: 1000px)");
const narrow = matchMedia("(max-width: 800px)");

export function startDrawers(changed) {
  const close = () => {
    body.classList.remove("channels-open", "members-open");
    document.getElementById("veil").hidden = true;
    changed();
  };
  const open = (name) => {
    const already = body.classList.contains(name);
    close();
    if (already) return;
    body.classList.add(name);
    document.getElementById("veil").hidden = false;
    const part = document.getElementById(name === "channels-open" ? "channels" : "members");
    part.querySelector("[aria-current], button")?.focus();
    changed();
  };
  document.getElementById("veil").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.getElementById("veil").hidden) close();
  });
  wide.addEventListener("change", close);
  narrow.addEventListener("change", close);
  return {
    close,
    channels: () => open("channels-open"),
    members: () => (wide.matches ? body.classList.toggle("members-hidden") : open("members-open")),
    membersShown: () =>
      wide.matches ? !body.classList.contains("members-hidden") : body.classList.contains("members-open"),
  };
}
