// Marks the entry of [data-toc] whose section the reader is in.
(() => {
  const toc = document.querySelector("[data-toc]");
  if (!toc || !("IntersectionObserver" in window)) return;

  const entries = new Map();
  for (const link of toc.querySelectorAll('a[href^="#"]')) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) entries.set(section, link);
  }
  const inView = new Set();
  const box = toc.querySelector("[data-toc-scroll]");

  const show = () => {
    // Sections nest, and the map keeps the order of the page: the last one in view is the innermost.
    const current = [...entries.keys()].filter((section) => inView.has(section)).pop();
    for (const [section, link] of entries) {
      if (section === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
    // Contents taller than the window scroll along; the page itself must not move.
    box.scrollTop = current ? entries.get(current).offsetTop - box.clientHeight / 2 : 0;
  };

  // A thin band near the top of the window decides; what crosses it is being read.
  const observer = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    show();
  }, { rootMargin: "-15% 0px -80% 0px" });
  for (const section of entries.keys()) observer.observe(section);
})();
