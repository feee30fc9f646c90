// Titles while somebody types, below every search form with [data-suggest]: an ARIA 1.2 combobox whose list never
// takes the focus. Without an answer, or without this script, it is a plain form.
(() => {
  const PAUSE = 180; // milliseconds without a key
  const LEAST = 2; // letters
  let lists = 0;

  const element = (name, className, attributes = {}) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  // Spaces and capitals make no other question, and an answer that a cache may have.
  const question = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();

  const build = (form) => {
    const input = form.querySelector("[data-search-field]");
    const { suggest, kind, one, many } = form.dataset;
    const answers = new Map();
    const id = `suggestions-${lists += 1}`;
    let options = [], answered = "", active = -1, timer, asking;

    const list = element("ul", "suggestions", { role: "listbox", id, "aria-label": form.dataset.list });
    list.hidden = true;
    const live = element("p", "visually-hidden", { role: "status" });
    form.append(list);
    form.after(live);

    input.type = "text"; // a field of type “search” may be no combobox (ARIA in HTML)
    for (const [key, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
    })) input.setAttribute(key, value);

    const clear = element("button", "search-clear", { type: "button", "aria-label": form.dataset.clear });
    clear.textContent = "×";
    input.after(clear);

    const mark = (place) => {
      options[active]?.setAttribute("aria-selected", "false");
      active = place;
      const option = options[active];
      if (option) {
        option.setAttribute("aria-selected", "true");
        input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else {
        input.removeAttribute("aria-activedescendant");
      }
    };

    const open = (shown) => {
      list.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
      if (!shown) mark(-1);
    };

    // What is on its way or about to be asked comes too late.
    const forget = () => {
      clearTimeout(timer);
      asking?.abort();
    };

    const close = () => {
      forget();
      open(false);
      live.textContent = "";
    };

    const show = (text) => {
      mark(-1);
      answered = answers.has(text) ? text : "";
      options = (answers.get(text) ?? []).map((row, place) => {
        const option = element("li", "suggestion", { role: "option", id: `${id}-${place}`, "aria-selected": "false" });
        const title = element("span");
        title.textContent = row.title;
        const label = element("span", "suggestion-kind");
        label.textContent = row.label;
        option.append(title, label);
        option.dataset.address = row.address;
        return option;
      });
      list.replaceChildren(...options);
      open(options.length > 0);
      live.textContent = options.length ? (options.length === 1 ? one : many.replace("#", options.length)) : "";
    };

    const ask = async (text, signal) => {
      const address = new URL(suggest, location.href);
      address.searchParams.set("q", text);
      if (kind) address.searchParams.set("kind", kind);
      try {
        const response = await fetch(address, { signal });
        if (!response.ok) return null;
        return (await response.json()).completions;
      } catch {
        return null; // the form works without an answer
      }
    };

    const look = async () => {
      const text = question(input.value);
      asking = new AbortController();
      const { signal } = asking;
      if (!answers.has(text)) {
        const found = await ask(text, signal);
        if (found) answers.set(text, found);
      }
      // Meanwhile the reader may have typed on, pressed Escape or gone elsewhere.
      if (!signal.aborted && document.activeElement === input) show(text);
    };

    const typed = () => {
      forget();
      clear.hidden = !input.value;
      if (question(input.value).length < LEAST) close();
      else timer = setTimeout(look, PAUSE);
    };

    const go = (option) => location.assign(option.dataset.address);

    input.addEventListener("input", typed); // while letters are composed as well

    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return; // the keys are the input method's
      const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (move && !event.altKey) {
        const text = question(input.value);
        if (text.length < LEAST || (answered === text && !options.length)) return;
        event.preventDefault();
        const first = list.hidden;
        if (first && answered !== text) { // what there is answers other words
          forget();
          look();
          return;
        }
        open(true);
        // Behind the last and before the first one stands the field itself, which is −1.
        const places = options.length + 1;
        mark(first ? (move > 0 ? 0 : options.length - 1) : ((active + 1 + move + places) % places) - 1);
      } else if (event.key === "Enter" && options[active]) {
        event.preventDefault();
        go(options[active]);
      } else if (event.key === "Escape") {
        if (!list.hidden) event.preventDefault();
        close();
      }
    });

    input.addEventListener("blur", close);
    form.addEventListener("submit", close);

    // The field keeps the focus, or its blur would take the list away before the click.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) go(option);
    });

    clear.addEventListener("click", () => {
      input.value = "";
      input.focus();
      typed();
    });
    clear.hidden = !input.value;
  };

  for (const form of document.querySelectorAll("form[data-suggest]")) {
    if (form.dataset.built) continue; // a page may hold this script several times
    form.dataset.built = "true";
    build(form);
  }
})();
