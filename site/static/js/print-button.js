// A print button where [data-print-button] stands.
for (const place of document.querySelectorAll("[data-print-button]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-second";
  button.append(...place.childNodes);
  button.addEventListener("click", () => window.print());
  place.hidden = false;
  place.replaceWith(button);
}
