/* A table that sorts, filters, and shows its first rows until all are asked for. */
spred.table = function (data) {
  "use strict";
  var FIRST_ROWS = 100, ROWS_AT_ONCE = 400, ROWS_ON_PAPER = 40;
  var host = document.getElementById(data.id);
  var body = host.querySelector("tbody"), input = host.querySelector("input");
  var shown = host.querySelector(".shown"), all = host.querySelector(".all");
  var sorted = { column: -1, ascending: true }, everything = false, run = 0;
  var texts = data.rows.map(function (row) { return row.join(" ").toLowerCase(); });
  var maxima = data.columns.map(function (column, index) {
    return column.kind === "BAR" ? data.rows.reduce(function (most, row) { return Math.max(most, row[index] || 0); }, 0) : 0;
  });

  function compare(a, b) {
    if (a === null || b === null) { return (a === null) - (b === null); }
    return typeof a === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true });
  }

  function chosenRows() {
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    var rows = data.rows.filter(function (row, index) {
      return words.every(function (word) { return texts[index].indexOf(word) >= 0; });
    });
    if (sorted.column >= 0) {
      rows.sort(function (a, b) { return compare(a[sorted.column], b[sorted.column]) * (sorted.ascending ? 1 : -1); });
    }
    return rows;
  }

  function meter(cell, value, most) {
    var wrap = document.createElement("div"), text = document.createElement("span");
    var room = document.createElement("div"), bar = document.createElement("i");
    wrap.className = "meter";
    text.textContent = spred.number(value);
    bar.style.width = (most > 0 ? 100 * value / most : 0) + "%";
    room.appendChild(bar);
    wrap.append(text, room);
    cell.appendChild(wrap);
  }

  function rowElement(row) {
    var element = document.createElement("tr");
    row.forEach(function (value, index) {
      var cell = element.insertCell(), kind = data.columns[index].kind;
      if (kind === "BAR") {
        meter(cell, value, maxima[index]);
      } else {
        cell.textContent = kind === "NUMBER" ? spred.number(value) : value;
        if (kind === "NUMBER") { cell.className = "numeric"; }
      }
    });
    return element;
  }

  function fill(rows, from, to, current) {
    if (current !== run) { return; }
    var end = Math.min(to, from + ROWS_AT_ONCE), part = document.createDocumentFragment();
    for (var index = from; index < end; index++) { part.appendChild(rowElement(rows[index])); }
    body.appendChild(part);
    // The pause between two parts lets the page answer the reader; it also passes in a window that is not painted.
    if (end < to) { setTimeout(function () { fill(rows, end, to, current); }, 0); }
  }

  function draw() {
    var rows = chosenRows(), count = everything ? rows.length : Math.min(rows.length, FIRST_ROWS);
    body.textContent = "";
    run += 1;
    fill(rows, 0, count, run);
    shown.textContent = spred.number(count) + " of " + spred.number(rows.length) +
      (rows.length < data.rows.length ? " matching (" + spred.number(data.rows.length) + " in all)" : "");
    all.hidden = count === rows.length;
    host.classList.toggle("long", !everything && count > ROWS_ON_PAPER);
    all.textContent = "Show all " + spred.number(rows.length);
  }

  function sortBy(index) {
    sorted = { column: index, ascending: sorted.column === index ? !sorted.ascending : data.columns[index].kind !== "BAR" };
    Array.from(host.querySelectorAll("th")).forEach(function (heading, other) {
      heading.setAttribute("aria-sort", other !== index ? "none" : sorted.ascending ? "ascending" : "descending");
      heading.firstChild.textContent = data.columns[other].name + (other !== index ? "" : sorted.ascending ? " ▲" : " ▼");
    });
    draw();
  }

  var head = host.querySelector("thead").insertRow();
  data.columns.forEach(function (column, index) {
    var heading = document.createElement("th"), button = document.createElement("button");
    heading.scope = "col";
    if (column.kind === "NUMBER") { heading.className = "numeric"; }
    button.type = "button";
    button.textContent = column.name;
    button.addEventListener("click", function () { sortBy(index); });
    heading.appendChild(button);
    head.appendChild(heading);
  });
  input.addEventListener("input", draw);
  all.addEventListener("click", function () { everything = true; draw(); });
  host.querySelector('[data-save="csv"]').addEventListener("click", function () {
    var headings = data.columns.map(function (column) { return column.name; });
    spred.save(data.id + ".csv", "text/csv", spred.csv([headings].concat(data.rows)));
  });
  draw();
};
