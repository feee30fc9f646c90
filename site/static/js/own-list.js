// A reader's own list: identifiers and a name in this browser's storage, and nowhere else. Buttons stand where
// [data-keep] is; [data-own-list] is the page of a list, which its reader may arrange. What cannot be kept is said.
(() => {
  const KEY = "own-list";
  const MOST = 100;
  const ID = /^[0-9a-z]{10}$/;

  const read = () => {
    try {
      const { ids = [], name = "" } = JSON.parse(localStorage.getItem(KEY)) || {};
      return { ids: [...new Set(ids)].filter((id) => ID.test(id)).slice(0, MOST), name: String(name).slice(0, 120) };
    } catch {
      return { ids: [], name: "" }; // what is there is not ours, or no longer whole; or storage is forbidden
    }
  };

  const addressOf = (base, { ids, name }) => {
    const asked = new URLSearchParams(ids.map((id) => ["r", id]));
    if (name) asked.set("ten", name);
    return ids.length ? `${base}?${asked}` : base;
  };

  const live = document.createElement("p");
  live.className = "visually-hidden";
  live.setAttribute("role", "status");
  document.getElementById("main").append(live);
  // What was done is seen on the page, and only heard; what could not be done is shown as well.
  const announce = (words, className = "visually-hidden") => {
    live.textContent = "";
    live.className = className;
    // The same words are read again only if the region was seen empty in between.
    setTimeout(() => { live.textContent = words; }, 50);
  };
  const refuse = (words) => announce(words, "alert alert-warning own-refusal");

  // Tells whether the browser keeps the list now: it may forbid storage, or have no room left.
  const write = (list, unkept) => {
    try {
      if (list.ids.length) localStorage.setItem(KEY, JSON.stringify(list));
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      refuse(unkept);
      return false;
    }
  };

  const buttonOf = (label, act, hidden = "") => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-second";
    const words = document.createElement("span");
    words.append(label); // an empty one, too, is a text to be filled later
    button.append(words);
    if (hidden) {
      const more = document.createElement("span");
      more.className = "visually-hidden";
      more.textContent = `: ${hidden}`;
      words.append(more);
    }
    button.addEventListener("click", () => act(button));
    return button;
  };

  // Save, saved

  for (const place of document.querySelectorAll("[data-keep]")) {
    const { keep: id, keepTitle: title, address, save, saved, saidSaved, saidRemoved, full, unkept, link: label } = place.dataset;
    const link = document.createElement("a");
    const button = buttonOf("", () => {
      const list = read();
      const kept = list.ids.includes(id);
      if (!kept && list.ids.length >= MOST) { refuse(full); return; }
      list.ids = kept ? list.ids.filter((one) => one !== id) : [...list.ids, id];
      if (!write(list, unkept)) return;
      show();
      announce(kept ? saidRemoved : saidSaved);
    }, title);
    const words = button.querySelector("span").firstChild;
    button.prepend(...place.childNodes); // the icon

    const show = () => {
      const list = read();
      const kept = list.ids.includes(id);
      words.data = kept ? saved : save;
      button.toggleAttribute("data-kept", kept); // its label says the state, aria-pressed would say it twice
      link.href = addressOf(address, list);
      link.textContent = `${label} (${list.ids.length})`;
      link.hidden = !list.ids.length;
    };
    show();
    window.addEventListener("storage", show); // another window
    window.addEventListener("pageshow", show); // the way back
    place.append(button, link);
    place.hidden = false;
  }

  // The page of a list

  const page = document.querySelector("[data-own-list]");
  if (!page) return;
  const said = page.dataset;
  const entry = page.querySelector("[data-own-entry]");
  const steps = page.querySelector("[data-own-steps]");
  const tools = page.querySelector("[data-own-tools]");

  const leadTo = (place) => {
    const list = read();
    if (!list.ids.length) return;
    const link = document.createElement("a");
    link.className = "button";
    link.href = addressOf(said.address, list);
    link.textContent = `${said.open} (${list.ids.length})`;
    place.append(link);
  };

  if (entry) leadTo(entry);
  if (!steps) return;

  const shown = () => [...steps.children].map((step) => step.dataset.id);

  // The address and the link follow what is shown, whether the browser keeps it or not; tells whether it does.
  const follow = () => {
    const list = { ids: shown(), name: said.name };
    const kept = write(list, said.unkept);
    const address = addressOf(said.address, list);
    if (!list.ids.length) { location.assign(address); return kept; }
    history.replaceState(null, "", address);
    const link = document.getElementById("own-link");
    link.href = address;
    link.textContent = link.href;
    for (const other of document.querySelectorAll("a[hreflang]")) other.search = link.search;
    const inputs = list.ids.map((id) => {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: "r", value: id });
      return input;
    });
    const form = page.querySelector("[data-own-name]");
    form.querySelectorAll("[name=r]").forEach((input) => input.remove());
    form.prepend(...inputs);
    [...steps.children].forEach((step, at) => { step.querySelector("[data-number]").textContent = at + 1; });
    return kept;
  };

  const move = (step, by) => (button) => {
    const other = by < 0 ? step.previousElementSibling : step.nextElementSibling;
    if (other) (by < 0 ? other.before(step) : other.after(step));
    const kept = follow();
    button.focus(); // moving took the focus away
    if (kept) announce(`${said.saidMoved} ${[...steps.children].indexOf(step) + 1}`);
  };

  const takeOff = (step) => () => {
    const next = step.nextElementSibling || step.previousElementSibling;
    step.remove();
    const kept = follow();
    if (next) next.querySelector("[data-take-off]").focus();
    if (kept) announce(said.saidOff);
  };

  const arrange = () => {
    for (const step of steps.children) {
      const { title } = step.dataset;
      const group = document.createElement("div");
      group.className = "button-group own-buttons";
      const off = buttonOf(said.off, takeOff(step), title);
      off.dataset.takeOff = "";
      group.append(buttonOf(said.up, move(step, -1), title), buttonOf(said.down, move(step, 1), title), off);
      step.append(group);
    }
    tools.append(buttonOf(said.forget, () => {
      if (!window.confirm(said.sure)) return;
      if (write({ ids: [], name: "" }, said.unkept)) location.assign(said.address);
    }));
  };

  const own = read();
  const asked = [...new Set(new URLSearchParams(location.search).getAll("r"))];
  if (own.ids.length && own.ids.join() === asked.join()) {
    write({ ids: own.ids, name: said.name }, said.unkept);
    arrange();
  } else {
    tools.append(buttonOf(said.mine, () => {
      const list = read();
      const ids = [...new Set([...list.ids, ...shown()])];
      if (ids.length > MOST) { refuse(said.full); return; }
      const mine = { ids, name: list.name || said.name };
      if (write(mine, said.unkept)) location.assign(addressOf(said.address, mine));
    }));
    leadTo(tools);
  }
})();
