/* Search over the index MkDocs writes, the print button, and what is overdue by the reader's clock. Without this file the
   form opens /search/, and a page is overdue that was so when it was built. */
(() => {
  "use strict";
  const base = document.documentElement.dataset.base.replace(/\/?$/, "/");
  const form = document.querySelector(".search");
  const input = form && form.querySelector("input");
  const opener = document.querySelector(".search-link");
  const KINDS = { nutrients: "Nutrient", symptoms: "Symptom", articles: "Article", faq: "Questions", compare: "Compare", foods: "Food", glossary: "Glossary", about: "About", sources: "Sources", visit: "Visit sheet" };

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
    const report = event.target.closest("[data-report]");
    if (report && location.hash) { // the form is told the row as well
      const form = new URL(report.href);
      form.searchParams.set("row", decodeURIComponent(location.hash.slice(1)));
      report.href = form.href;
    }
  });
  const banner = document.querySelector(".banner[hidden]");
  if (banner) {
    const [year, month, due] = banner.querySelector("time").dateTime.split("-");
    banner.hidden = new Date() < new Date(year, month - 1, +due + 1);
  }
  if (!input) return;

  const list = document.createElement("ul");
  list.id = "search-hits";
  list.className = "search-hits";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Search results");
  const count = document.createElement("p");
  count.className = "vh";
  count.setAttribute("role", "status");
  form.append(list, count);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"], ["aria-haspopup", "listbox"]]) input.setAttribute(name, value);

  /* Words as they are compared, of the query and of pages alike: no capitals, no accents of Latin letters, one space for any signs;
     B-12 and B 12 are B12. */
  const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/([a-z])[\u0300-\u036f]+/g, "$1").normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").replace(/(^| )([a-z]) (?=\d)/g, "$1$2").trim();
  const strip = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, " ").trim();
  let pages, loading, chosen = -1, hits = [];

  /* Entries of one page (page and its headings) become one entry: its title, headings and text. */
  const load = () => loading ||= fetch(base + "search/search_index.json").then((answer) => answer.json()).then(({ docs }) => {
    const byPage = new Map();
    for (const doc of docs) {
      const [path, anchor] = doc.location.split("#");
      const page = byPage.get(path) || byPage.set(path, { path, title: "", heads: "", text: "" }).get(path);
      if (anchor) page.heads += " " + doc.title; else page.title = strip(doc.title);
      page.text += " " + doc.text;
    }
    pages = [...byPage.values()].filter((page) => page.title).map((page) => ({
      ...page,
      kind: page.path === "" ? "Home" : KINDS[page.path.split("/")[0]] || "Page",
      name: plain(page.title), heads: plain(page.heads), text: plain(page.text),
    }));
  }).catch(() => { loading = undefined; });

  /* Edit distance of at most one: one letter wrong, missing, extra, or two swapped. */
  const near = (a, b) => {
    if (Math.abs(a.length - b.length) > 1 || a.length < 4) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i) ||
      (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
  };
  const rank = (page, query, words) => {
    if (page.name === query) return 100;
    if (page.name.startsWith(query)) return 80;
    const named = page.name.split(" ");
    let total = 0;
    for (const word of words) {
      const score = named.includes(word) ? 40 : named.some((part) => part.startsWith(word)) ? 30 : page.heads.includes(word) ? 12 : page.text.includes(word) ? 5 : named.some((part) => near(word, part)) ? 3 : 0;
      if (!score) return 0;
      total += score;
    }
    return total / words.length;
  };

  const find = (query) => pages.map((page) => [rank(page, query, query.split(" ")), page]).filter(([score]) => score)
    .sort(([a, p], [b, q]) => b - a || p.title.length - q.title.length || (p.path < q.path ? -1 : 1)).map(([, page]) => page);

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === index)));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index].scrollIntoView({ block: "nearest" });
  };
  const go = (hit) => { location.href = new URL(base + hit.path, location.href); };
  const show = async () => {
    const query = plain(input.value);
    if (!query) { count.textContent = ""; count.className = "vh"; return close(); }
    await load();
    if (!pages || query !== plain(input.value)) return;
    hits = find(query).slice(0, 8);
    list.replaceChildren(...hits.map((hit, i) => {
      const row = document.createElement("li");
      const kind = document.createElement("span");
      row.id = "search-hit-" + i;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.append(hit.title, " ", kind);
      kind.textContent = hit.kind;
      row.addEventListener("pointerdown", (event) => event.preventDefault());
      row.addEventListener("click", () => go(hit));
      return row;
    }));
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !hits.length;
    input.setAttribute("aria-expanded", String(!!hits.length));
    count.className = hits.length ? "vh" : "search-none";
    count.textContent = hits.length === 0 ? "No pages found" : hits.length === 1 ? "1 page found" : hits.length + " pages found";
  };

  input.addEventListener("focus", load, { once: true });
  input.addEventListener("input", show);
  input.addEventListener("blur", () => { close(); count.className = "vh"; });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !list.hidden) {
      event.preventDefault();
      choose((chosen + step + hits.length + (chosen < 0 && step < 0 ? 1 : 0)) % hits.length);
    } else if (step) {
      show();
    } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
      event.preventDefault();
      go(hits[chosen]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (!list.hidden) return close();
      input.value = count.textContent = "";
      count.className = "vh";
      if (form.classList.contains("open")) toggle(false); else input.blur();
    }
  });

  /* The search page: what was asked for stands above the list of everything. */
  const results = document.querySelector("#search-results, [data-search-results]");
  const asked = (new URLSearchParams(location.search).get("q") || "").trim();
  if (results && plain(asked)) load().then(() => {
    if (!pages) return;
    input.value = asked;
    const found = find(plain(asked));
    const summary = document.createElement("p");
    const rows = document.createElement("ul");
    summary.textContent = (found.length === 1 ? "1 page" : found.length + " pages") + " for “" + asked + "”";
    rows.className = "link-list";
    rows.append(...found.slice(0, 40).map((hit) => {
      const row = document.createElement("li");
      const link = document.createElement("a");
      const kind = document.createElement("span");
      link.href = base + hit.path;
      link.textContent = hit.title;
      kind.textContent = hit.kind;
      row.append(link, " ", kind);
      return row;
    }));
    results.replaceChildren(summary, rows);
  });

  const toggle = (open) => {
    form.classList.toggle("open", open);
    opener.setAttribute("aria-expanded", String(open));
    (open ? input : opener).focus();
  };
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", (event) => { event.preventDefault(); toggle(!form.classList.contains("open")); });
  opener.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); opener.click(); } });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    if (opener.offsetParent) toggle(true); else input.focus();
  });
})();
