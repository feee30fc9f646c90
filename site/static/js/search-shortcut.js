// The key “/” moves to the search field. WCAG 2.1.4: a one-key shortcut can be turned off, in the footer.
(() => {
  const KEY = "search-shortcut";
  const field = [...document.querySelectorAll("[data-search-field]")].find((input) => input.offsetParent);
  const place = document.querySelector("[data-shortcut-switch]");
  if (!field || !place) return;

  let on = true;
  try { on = localStorage.getItem(KEY) !== "off"; } catch { /* storage may be forbidden */ }

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (!on || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-button";
  const say = () => { button.textContent = on ? place.dataset.off : place.dataset.on; };
  button.addEventListener("click", () => {
    on = !on;
    try { localStorage.setItem(KEY, on ? "on" : "off"); } catch { /* lasts for this page only */ }
    say();
  });
  say();
  place.append(button);
  place.hidden = false;
})();
