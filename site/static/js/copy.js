// Copying: buttons where [data-copy-button] stands, and permalinks [data-copy-link]. Where the browser offers no
// clipboard (plain http), no button appears and a permalink stays an ordinary link.
(() => {
  if (!navigator.clipboard) return;

  const live = document.createElement("p");
  live.className = "visually-hidden";
  live.setAttribute("role", "status");
  document.getElementById("main").append(live);

  const announce = (words) => {
    live.textContent = "";
    // The same words are read again only if the region was seen empty in between.
    setTimeout(() => { live.textContent = words; }, 50);
  };

  for (const place of document.querySelectorAll("[data-copy-button]")) {
    const source = document.getElementById(place.dataset.source);
    const { done } = place.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-second";
    button.append(...place.childNodes);
    const label = button.querySelector("span");
    const words = label.textContent;
    button.addEventListener("click", async () => {
      const text = source.textContent.trim();
      // What is set line by line stays so; elsewhere spaces and breaks are those of the markup.
      await navigator.clipboard.writeText(source.localName === "pre" ? `${text}\n` : text.replace(/\s+/g, " "));
      announce(done);
      label.textContent = done;
      setTimeout(() => { label.textContent = words; }, 3000);
    });
    place.replaceWith(button);
  }

  for (const link of document.querySelectorAll("[data-copy-link]")) {
    link.addEventListener("click", () => {
      navigator.clipboard.writeText(link.href).then(() => announce(link.dataset.done), () => {});
    });
  }
})();
