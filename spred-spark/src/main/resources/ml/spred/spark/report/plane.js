/*
 * Points or lines in planes side by side: samples on two axes, rates against rates.
 * data: { classes, group, views: [{ name, panels: [{ title, x, y, log, square, diagonal,
 *   series: [{ class, name, line, points: [[x, y]], labels, held }] }] }] }
 * group: what a class is called; log: the horizontal axis is logarithmic.
 * square: both axes run from 0 to 1; diagonal: a line to compare with; held: samples that had no part in fitting, drawn hollow.
 */
spred.kinds.plane = function (data, controls, redraw) {
  "use strict";
  var TITLE = 42, LEGEND_ROW = 20, BOTTOM = 54, LEFT = 64, RIGHT = 24, TALLEST = 420, NARROWEST = 420;
  var chosen = 0;

  spred.choice(controls, "Split", data.views.map(function (view) { return view.name; }), 0, function (index) {
    chosen = index;
    redraw();
  });

  function panels() { return data.views[chosen].panels; }

  /* Room for the names of all classes, in as many rows as they need: on paper there is nothing to scroll. */
  function top(width) {
    var rows = 1, used = 0;
    panels()[0].series.forEach(function (one) {
      var needed = one.name.length * 6.6 + 42;
      if (used + needed > width - LEFT - RIGHT) { rows += 1; used = 0; }
      used += needed;
    });
    return TITLE + rows * LEGEND_ROW;
  }

  function across(width) { return Math.max(1, Math.min(panels().length, Math.floor(width / NARROWEST))); }

  function tall(width) { return Math.min(TALLEST, width / across(width) - LEFT - RIGHT); }

  function place(width, index) {
    var each = width / across(width), size = tall(width), row = Math.floor(index / across(width));
    return {
      left: (index % across(width)) * each + LEFT, top: top(width) + row * (size + BOTTOM + 34), height: size,
      width: panels()[index].square ? size : each - LEFT - RIGHT
    };
  }

  /* A tick wherever the value has doubled. */
  function doublings() {
    var step = Math.log10(2);
    return { interval: step, min: function (range) { return Math.floor(range.min / step + 1e-9) * step; } };
  }

  function axisOf(panel, name, index, horizontal) {
    return spred.axis(Object.assign({
      type: "value", gridIndex: index, name: name, nameLocation: "middle", nameGap: horizontal ? 28 : 44, scale: true,
      axisLabel: { color: spred.INK, hideOverlap: true, formatter: horizontal && panel.log ? function (value) {
        return String(Number(Math.pow(10, value).toPrecision(3)));
      } : spred.number }
    }, horizontal && panel.log ? doublings() : panel.square ? { min: 0, max: 1 } : {}));
  }

  function series(panel, index) {
    var own = panel.series.map(function (one) {
      var shared = { name: one.name, xAxisIndex: index, yAxisIndex: index, color: spred.colour(one.class),
        data: panel.log ? one.points.map(function (point) { return [Math.log10(point[0]), point[1]]; }) : one.points };
      return one.line ? Object.assign(shared, { type: "line", showSymbol: true, symbol: "circle", symbolSize: one.labels ? 9 : 4,
        lineStyle: { width: 2 } })
        : Object.assign(shared, { type: "scatter", symbolSize: 8, data: one.points.map(function (point, at) {
          var held = one.held && one.held[at], colour = spred.colour(one.class);
          return { value: point, itemStyle: { color: held ? "#fff" : colour, borderColor: colour, borderWidth: held ? 1.8 : 0,
            opacity: held ? 1 : 0.78 } };
        }) });
    });
    return !panel.diagonal ? own : own.concat([{
      type: "line", name: panel.diagonal, xAxisIndex: index, yAxisIndex: index, silent: true, showSymbol: false,
      data: [[0, 0], [1, 1]], color: spred.MUTED, lineStyle: { type: "dashed", width: 1 }
    }]);
  }

  function flat() {
    return panels().reduce(function (all, panel, index) {
      return all.concat(series(panel, index).map(function (one, at) {
        return { panel: panel, own: panel.series[at], drawn: one };
      }));
    }, []);
  }

  function tip(item) {
    var entry = flat()[item.seriesIndex];
    if (!entry.own) { return ""; }
    var at = entry.own.points[item.dataIndex];
    return spred.tip(entry.own.labels ? entry.own.labels[item.dataIndex] : entry.own.name,
      (entry.own.labels ? [[data.group || "class", data.classes[entry.own.class]]] : [])
        .concat([[entry.panel.x, spred.number(at[0])], [entry.panel.y, spred.number(at[1])]]));
  }

  function option(width) {
    var shown = panels();
    return {
      grid: shown.map(function (panel, index) { return place(width, index); }),
      legend: { top: 0, left: LEFT - 8, right: RIGHT, type: "plain", icon: "circle", itemHeight: 9,
        textStyle: { color: spred.INK, fontSize: 12 }, data: shown[0].series.map(function (one) {
          return { name: one.name, itemStyle: { color: spred.colour(one.class), borderWidth: 0 } };
        }) },
      title: shown.map(function (panel, index) {
        var area = place(width, index);
        return { text: panel.title, left: area.left - 4, top: area.top - 30,
          textStyle: { fontSize: 13, fontWeight: 600, color: spred.INK } };
      }),
      tooltip: spred.tooltip(tip),
      xAxis: shown.map(function (panel, index) { return axisOf(panel, panel.x, index, true); }),
      yAxis: shown.map(function (panel, index) { return axisOf(panel, panel.y, index, false); }),
      series: flat().map(function (entry) { return entry.drawn; })
    };
  }

  function csv() {
    var rows = [["view", "panel", "series", "label", "x", "y"]];
    data.views.forEach(function (view) {
      view.panels.forEach(function (panel) {
        panel.series.forEach(function (one) {
          one.points.forEach(function (point, at) {
            rows.push([view.name, panel.title, one.name, one.labels ? one.labels[at] : "", point[0], point[1]]);
          });
        });
      });
    });
    return rows;
  }

  return { option: option, csv: csv, height: function (width) {
    var rows = Math.ceil(panels().length / across(width));
    return top(width) + rows * tall(width) + (rows - 1) * (BOTTOM + 34) + BOTTOM;
  } };
};
