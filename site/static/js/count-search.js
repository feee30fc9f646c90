// Tells the portal that a query was asked and which result was opened: sums of a day, of nobody in particular. Nothing
// is stored in the browser, and whoever asks not to be followed (Do Not Track, Global Privacy Control) is not counted.
(() => {
  const place = document.querySelector("[data-count-search]");
  if (!place?.dataset.query || !navigator.sendBeacon) return;
  if (navigator.doNotTrack === "1" || navigator.globalPrivacyControl) return;

  const send = (more) => {
    const { countSearch, query, kind } = place.dataset;
    navigator.sendBeacon(countSearch, new URLSearchParams({ q: query, kind: kind ?? "", ...more }));
  };

  // A page that the browser makes ready for later is asked for once somebody sees it.
  if (document.prerendering) document.addEventListener("prerenderingchange", () => send(), { once: true });
  else send();

  const opened = (event) => {
    const link = event.target.closest("a[data-rank], [data-rank] a[href]");
    // Of the other buttons only the middle one opens something.
    if (link && event.button < 2) send({ rank: (link.closest("[data-rank]")).dataset.rank });
  };
  document.addEventListener("click", opened);
  document.addEventListener("auxclick", opened);
})();
