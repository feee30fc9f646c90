// A search field inside long facets. “hoa hoc” finds “Hóa học”: accents, đ and case are folded.
(() => {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();
  // Words match from their beginning: “hoa hoc” is not meant to find “Khoa học”.
  const padded = (text) => ` ${fold(text)}`;

  for (const list of document.querySelectorAll("[data-facet-filter]")) {
    const legend = list.querySelector("legend");
    const rows = [...list.querySelectorAll(".choice")].map((row) => [row, padded(row.textContent)]);
    const more = list.querySelector("details");

    const input = document.createElement("input");
    input.type = "search";
    input.className = "input";
    input.placeholder = list.dataset.label;
    input.setAttribute("aria-label", `${list.dataset.label}: ${legend.textContent}`);
    const none = document.createElement("p");
    none.className = "small";
    none.setAttribute("role", "status");

    input.addEventListener("input", () => {
      const wanted = padded(input.value);
      for (const [row, words] of rows) row.hidden = !words.includes(wanted);
      none.textContent = rows.every(([row]) => row.hidden) ? list.dataset.none : "";
      if (more) more.open = wanted !== " ";
    });
    // Enter in this field would send the whole form of the page.
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });

    const box = document.createElement("div");
    box.className = "facet-search";
    box.append(input, none);
    legend.after(box);
  }
})();
