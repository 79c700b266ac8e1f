// Tables that filter and sort, rows that can be linked and lead to their place in the posts.
// Everything is on the page already; nothing is fetched.
"use strict";
(() => {
  const FEW = 6; // rows that are seen at a glance
  const make = (tag, has = {}) => Object.assign(document.createElement(tag), has);
  const value = (row, n) => {
    const cell = row.cells[n], text = (cell.dataset.value ?? cell.firstChild?.textContent ?? "").trim();
    return text !== "" && isFinite(text) ? Number(text) : text;
  };

  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "") || 0;
    return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
  };

  function sortable(table, rows) {
    [...table.tHead.rows[0].cells].forEach((head, n) => {
      const button = make("button", { type: "button", className: "sort" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.ariaSort === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const sign = (a, b) => (a === "" || b === "" ? 1 : down ? -1 : 1);
        const key = (row) => value(row, n);
        rows.sort((a, b) => sign(key(a), key(b)) * compare(key(a), key(b)));
        table.tBodies[0].append(...rows);
      });
    });
  }

  function filterable(box, rows, foot) {
    const hidden = rows.filter((row) => row.hidden), said = foot?.querySelector("span");
    const label = make("label", { className: "pressaudit-filter", textContent: "Filter " });
    const field = make("input", { type: "search" });
    label.append(field);
    box.before(label);
    const show = (words, all) => {
      let count = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = words.length ? !words.every((w) => text.includes(w)) : !all && hidden.includes(row);
        count += !row.hidden;
      }
      if (said) said.textContent = count < rows.length ? `${count} of ${rows.length} rows shown. ` : "";
    };
    let all = false;
    field.addEventListener("input", () => show(field.value.toLowerCase().split(/\s+/).filter(Boolean), all));
    if (!hidden.length) return;
    const more = make("button", { type: "button", className: "more", textContent: "Show all" });
    more.addEventListener("click", () => { all = true; show([], all); more.remove(); });
    said?.after(more, " ");
  }

  function linkable(rows, name) {
    rows.forEach((row, n) => {
      row.id = `${name}-${n + 1}`;
      const links = [make("a", { href: `#${row.id}`, textContent: "#", ariaLabel: `Link to row ${n + 1}` })];
      if (row.dataset.read) links.push(make("a", { href: row.dataset.read, textContent: "read" }));
      const span = make("span", { className: "row-links" });
      span.append(...links);
      row.cells[0].append(" ", span);
    });
  }

  function arrive() {
    const row = document.getElementById(location.hash.slice(1));
    if (!row?.matches("tr")) return;
    row.hidden = false;
    row.closest("details")?.setAttribute("open", "");
    row.classList.add("linked");
    row.scrollIntoView({ block: "center" });
  }

  // The reading page: #article.paragraph.from.to marks the words.
  function mark() {
    const found = /^#(.+\.\d+)\.(\d+)\.(\d+)$/.exec(decodeURIComponent(location.hash));
    const text = found && document.getElementById(found[1])?.firstChild;
    if (!text) return;
    const letters = [...text.data], before = letters.slice(0, found[2]).join("").length;
    const words = text.splitText(before);
    words.splitText(letters.slice(found[2], found[3]).join("").length);
    const marked = make("mark");
    words.replaceWith(marked);
    marked.append(words);
    marked.scrollIntoView({ block: "center" });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const names = new Map();
    for (const table of document.querySelectorAll("table.pressaudit[data-name]")) {
      const rows = [...table.tBodies[0].rows], name = table.dataset.name, times = (names.get(name) ?? 0) + 1;
      names.set(name, times);
      const box = table.closest(".pressaudit-scroll");
      if (rows.length >= FEW) {
        sortable(table, rows);
        filterable(box, rows, box.nextElementSibling);
      }
      linkable(rows, times > 1 ? `${name}-${times}` : name);
    }
    arrive();
    mark();
  });
  window.addEventListener("hashchange", arrive);
})();
