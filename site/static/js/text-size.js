// Text size: A− A A+ in the utility line. The choice stays in this browser; without storage it lasts one page.
(() => {
  const KEY = "text-size";
  const SIZES = [["small", "A−"], ["normal", "A"], ["large", "A+"]];
  const root = document.documentElement;

  const apply = (size) => {
    if (size === "small" || size === "large") root.dataset.textSize = size;
    else delete root.dataset.textSize;
  };

  const read = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };

  const keep = (size) => {
    try { localStorage.setItem(KEY, size); } catch { /* storage may be forbidden; the page still changes */ }
  };

  const mark = () => {
    const current = root.dataset.textSize || "normal";
    for (const button of document.querySelectorAll("[data-size]")) {
      button.setAttribute("aria-pressed", String(button.dataset.size === current));
    }
  };

  const build = (control) => {
    const { label } = control.dataset;
    control.setAttribute("role", "group");
    control.setAttribute("aria-label", label);
    const word = document.createElement("span");
    word.textContent = label;
    control.append(word);
    for (const [size, sign] of SIZES) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "utility-item";
      button.dataset.size = size;
      button.textContent = sign;
      // The visible sign comes first in the name, so that voice control finds the button by what it shows.
      button.setAttribute("aria-label", `${sign} ${control.dataset[size]}`);
      button.addEventListener("click", () => { apply(size); keep(size); mark(); });
      control.append(button);
    }
  };

  apply(read());
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-text-size-control]").forEach(build);
    mark();
  });
})();
