/* Draws everything that the page's data names. A drawing: (data, controls, redraw) -> { option(width), height(width), csv() }. */
(function () {
  "use strict";

  function drawChart(data) {
    var figure = document.getElementById(data.id);
    var canvas = figure.querySelector(".canvas");
    var drawing = spred.kinds[data.kind](data, figure.querySelector(".controls"), redraw);
    var width = canvas.clientWidth;
    canvas.style.height = drawing.height(width) + "px";
    var chart = echarts.init(canvas, null, { renderer: "svg" });

    function redraw() {
      canvas.style.height = drawing.height(canvas.clientWidth) + "px";
      chart.resize();
      var settings = { animation: false, aria: { enabled: false } };
      chart.setOption(Object.assign(settings, drawing.option(canvas.clientWidth)), true);
      var svg = canvas.querySelector("svg");
      // With a view box the picture can be scaled to paper.
      svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
    }

    redraw();
    new ResizeObserver(function () {
      // Paper has its own width and scales the picture; only a window of another width asks for a new one.
      if (canvas.clientWidth !== width && !window.matchMedia("print").matches) {
        width = canvas.clientWidth;
        redraw();
      }
    }).observe(canvas);
    figure.querySelector('[data-save="csv"]').addEventListener("click", function () {
      spred.save(data.id + ".csv", "text/csv", spred.csv(drawing.csv()));
    });
    figure.querySelector('[data-save="svg"]').addEventListener("click", function () {
      var svg = canvas.querySelector("svg").cloneNode(true);
      svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
      spred.save(data.id + ".svg", "image/svg+xml", new XMLSerializer().serializeToString(svg));
    });
  }

  JSON.parse(document.getElementById("report-data").textContent).forEach(function (data) {
    try {
      if (data.kind === "table") { spred.table(data); } else { drawChart(data); }
    } catch (error) {
      // One broken chart must not take the others with it.
      window.spredNote(data.id + ": " + (error && error.stack || error));
    }
  });
  document.body.dataset.ready = "true";
}());
