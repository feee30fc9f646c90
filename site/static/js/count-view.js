// Counting a view and the first play: [data-count-view] and [data-count-play] hold the addresses that are told, once
// each. The page must have been in sight for some seconds; who asks not to be tracked is not counted.
(() => {
  const SECONDS = 5;
  const page = document.querySelector("[data-count-view]");
  if (!page || !navigator.sendBeacon || navigator.globalPrivacyControl || navigator.doNotTrack === "1") return;

  let timer;
  const watch = () => {
    clearTimeout(timer);
    if (document.visibilityState !== "visible") return;
    timer = setTimeout(() => {
      document.removeEventListener("visibilitychange", watch);
      navigator.sendBeacon(page.dataset.countView);
    }, SECONDS * 1000);
  };
  document.addEventListener("visibilitychange", watch);
  watch();

  // "play" does not bubble, but it passes by on its way down.
  page.addEventListener("play", () => navigator.sendBeacon(page.dataset.countPlay), { capture: true, once: true });
})();
