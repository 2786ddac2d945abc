/* What every chart shares: colours, number formats, tooltips, saving. A drawing registers itself in spred.kinds. */
var spred = (function () {
  "use strict";

  // Okabe and Ito's colours, safe for colour-blind readers, then darker ones of Paul Tol for more than seven classes.
  var PALETTE = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000",
    "#882255", "#999933", "#332288", "#44AA99", "#AA4499", "#661100", "#888888"];

  // Blue for low, orange for high: a pair that every kind of colour vision tells apart.
  var DIVERGING = ["#08519c", "#3f8ec4", "#9ecae1", "#f7f7f7", "#fdbe85", "#ec7014", "#993404"];
  var SEQUENTIAL = ["#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b"];

  var INK = "#1b2430", MUTED = "#5a6675", LINE = "#dfe4ea";
  var ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

  function escape(text) {
    return String(text).replace(/[&<>"']/g, function (found) { return ESCAPES[found]; });
  }

  function short(text, length) {
    text = String(text);
    return text.length > length ? text.slice(0, length - 1) + "…" : text;
  }

  function number(value) {
    if (value === null || value === undefined || !isFinite(value)) { return "–"; }
    if (Number.isInteger(value) && Math.abs(value) < 1e6) { return value.toLocaleString("en-US"); }
    var size = Math.abs(value);
    return size < 1e-3 || size >= 1e6 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
  }

  /* A number beside an axis: 300K, 1.2M, where digits would run into the axis' name. */
  function tick(value) {
    return Math.abs(value) >= 1e5 ? value.toLocaleString("en-US", { notation: "compact" }) : number(value);
  }

  /* A tooltip of escaped lines: a heading, then [name, value] pairs. */
  function tip(heading, pairs) {
    return '<div class="tip"><b>' + escape(heading) + "</b>" + pairs.map(function (pair) {
      return "<br>" + escape(pair[0]) + ": " + escape(pair[1]);
    }).join("") + "</div>";
  }

  function tooltip(formatter) {
    return {
      trigger: "item", confine: true, appendToBody: false, className: "tooltip", formatter: formatter, transitionDuration: 0,
      borderColor: "#c3ccd6", textStyle: { color: INK, fontSize: 13 }, extraCssText: "box-shadow:0 2px 8px rgba(0,0,0,.15)"
    };
  }

  function axis(more) {
    return Object.assign({
      axisLine: { onZero: false, lineStyle: { color: "#98a2ae" } }, axisTick: { lineStyle: { color: "#98a2ae" } },
      axisLabel: { color: INK, fontSize: 12 }, nameTextStyle: { color: MUTED, fontSize: 12 },
      splitLine: { lineStyle: { color: LINE } }
    }, more);
  }

  function save(name, type, text) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: type }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  function csv(rows) {
    return rows.map(function (row) {
      return row.map(function (cell) {
        var text = cell === null || cell === undefined ? "" : String(cell);
        return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
      }).join(",");
    }).join("\n") + "\n";
  }

  /* One row per sample: what the heat map and the strips are drawn from. */
  function expressionRows(data) {
    return [["sample", "split", "class"].concat(data.features)].concat(data.samples.map(function (sample, index) {
      var values = data.values.map(function (row) { return row[index]; });
      return [sample, data.splits[index], data.classes[data.classOf[index]]].concat(values);
    }));
  }

  /* A list to choose from; calls back with the chosen index. */
  function choice(host, label, names, chosen, onChoice) {
    if (names.length < 2) { return; }
    var wrap = document.createElement("label");
    var select = document.createElement("select");
    wrap.textContent = label + " ";
    names.forEach(function (name, index) { select.add(new Option(name, index, false, index === chosen)); });
    select.addEventListener("change", function () { onChoice(Number(select.value)); });
    wrap.appendChild(select);
    host.appendChild(wrap);
  }

  return {
    kinds: {}, PALETTE: PALETTE, DIVERGING: DIVERGING, SEQUENTIAL: SEQUENTIAL, INK: INK, MUTED: MUTED, LINE: LINE,
    escape: escape, short: short, number: number, tick: tick, tip: tip, tooltip: tooltip, axis: axis, save: save, csv: csv,
    expressionRows: expressionRows, choice: choice,
    colour: function (index) { return PALETTE[index % PALETTE.length]; }
  };
}());
