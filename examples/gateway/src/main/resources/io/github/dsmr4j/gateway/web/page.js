"use strict";

// Keeps the status page up to date: values by the events of each reading, everything else by looking again. A page without
// live readings has nothing to do here.
(() => {
  const LOOK_AGAIN_MS = 5000;
  const main = document.querySelector("main");
  const sections = [...document.querySelectorAll("[data-events]")];
  if (sections.length === 0) {
    return;
  }

  const format = (number, least, most) =>
    new Intl.NumberFormat(document.documentElement.lang, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    }).format(number);

  let looking = false;
  let timer = 0;
  let sources = [];

  function show(section, reading) {
    for (const value of section.querySelectorAll("[data-key]")) {
      const number = reading[value.dataset.key];
      if (typeof number === "number") {
        value.textContent = format(number, Number(value.dataset.least), Number(value.dataset.most));
      }
    }
  }

  // The page again, and of it what has changed.
  async function look() {
    if (looking) {
      return;
    }
    looking = true;
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of document.querySelectorAll("[data-part]")) {
        replace(part, page.querySelector(`[data-part="${part.dataset.part}"]`));
      }
      main.classList.remove("lost");
    } catch (failure) {
      lose();
    } finally {
      looking = false;
    }
  }

  function replace(part, fresh) {
    if (fresh && (part.innerHTML !== fresh.innerHTML || part.dataset.live !== fresh.dataset.live)) {
      part.replaceChildren(...fresh.childNodes);
      if (fresh.dataset.live) {
        part.dataset.live = fresh.dataset.live;
      }
    }
  }

  // Nobody must take for live what is not.
  function lose() {
    if (main.classList.contains("lost")) {
      return;
    }
    main.classList.add("lost");
    for (const value of document.querySelectorAll("[data-key]")) {
      value.textContent = "–";
    }
    for (const banner of document.querySelectorAll('[data-part^="banner"]')) {
      const words = document.createElement("p");
      words.className = "banner bad";
      words.textContent = main.dataset.lost;
      banner.replaceChildren(words);
    }
  }

  function listen(section) {
    const source = new EventSource(section.dataset.events);
    source.addEventListener("reading", (event) => {
      const live = section.querySelector('[data-live="true"]');
      if (live && !main.classList.contains("lost")) {
        show(live, JSON.parse(event.data));
      } else {
        look();
      }
    });
    source.addEventListener("error", () => {
      look();
      // The browser tries again by itself, unless the answer was no stream.
      if (source.readyState === EventSource.CLOSED) {
        source.close();
        sources = sources.filter((other) => other !== source);
        setTimeout(() => {
          if (timer) {
            sources.push(listen(section));
          }
        }, LOOK_AGAIN_MS);
      }
    });
    return source;
  }

  // A page that nobody sees holds no connection.
  function begin() {
    if (!timer) {
      timer = setInterval(look, LOOK_AGAIN_MS);
      sources = sections.map(listen);
    }
  }

  function end() {
    clearInterval(timer);
    timer = 0;
    sources.forEach((source) => source.close());
    sources = [];
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      end();
    } else {
      look();
      begin();
    }
  });
  if (!document.hidden) {
    begin();
  }
})();
