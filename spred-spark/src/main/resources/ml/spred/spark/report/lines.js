/*
 * Lines over one shared x axis, in panels below each other: a path over kappa, a training history.
 * data: { x: {name, log, inverse, values}, panels: [{name, counts, most, series: [{name, values, dashed, margin}]}],
 *   marks: [{index, name}] }
 */
spred.kinds.lines = function (data) {
  "use strict";
  var PANEL = data.panels.length === 1 ? 320 : 190;
  var GAP = 26, TOP = 44, BOTTOM = 92, LEFT = 78, RIGHT = 30, MOST_TIPS = 12, MARGIN = 0.01;
  var STEPS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
  var toAxis = data.x.log ? Math.log10 : Number;
  var fromAxis = data.x.log ? function (value) { return Math.pow(10, value); } : Number;
  var xs = data.x.values.map(toAxis);
  var all = [];
  data.panels.forEach(function (panel, index) {
    panel.series.forEach(function (series) { all.push({ panel: index, series: series }); });
  });
  var many = all.length > MOST_TIPS;

  /* A little room: a mark at the very edge of the axis would not be drawn. */
  function edge(side) {
    return function (range) { return (side < 0 ? range.min : range.max) + side * MARGIN * (range.max - range.min); };
  }

  function bottomOf(index) { return index === data.panels.length - 1; }

  function xAxis(panel, index) {
    return spred.axis({
      type: "value", gridIndex: index, scale: true, inverse: data.x.inverse, min: edge(-1), max: edge(1),
      splitLine: { show: false }, name: bottomOf(index) ? data.x.name : "", nameLocation: "middle", nameGap: 28,
      axisTick: { show: bottomOf(index) },
      axisLabel: {
        show: bottomOf(index), color: spred.INK, hideOverlap: true, showMinLabel: false, showMaxLabel: false,
        formatter: function (value) { return data.x.log ? String(Number(fromAxis(value).toPrecision(2))) : spred.number(value); }
      },
      axisPointer: { label: { show: false } }
    });
  }

  function yAxis(panel, index) {
    return spred.axis(Object.assign({
      type: "value", gridIndex: index, scale: !panel.counts, minInterval: panel.counts ? 1 : 0, splitNumber: 4,
      name: panel.name, nameLocation: "middle", nameGap: 52,
      axisLabel: { color: spred.INK, formatter: spred.tick }
    }, upTo(panel)));
  }

  /* Ticks beyond what is possible would mislead: they go down from it. Where values stay far below it, the room is theirs. */
  function upTo(panel) {
    var values = [];
    panel.series.forEach(function (one) {
      one.values.forEach(function (value, at) {
        if (value !== null) { values.push(value - (one.margin ? one.margin[at] : 0), value); }
      });
    });
    var low = Math.min.apply(null, values), high = Math.max.apply(null, values);
    if (panel.most === null || values.length === 0 || high < 0.8 * panel.most) { return {}; }
    var step = STEPS.find(function (one) { return 5 * one >= panel.most - low - 1e-9; }) || STEPS[STEPS.length - 1];
    return { max: panel.most, min: panel.most - step * Math.max(1, Math.ceil((panel.most - low) / step - 1e-9)), interval: step };
  }

  /* How far right a point is drawn, 0 to 1. */
  function place(index) {
    var low = Math.min.apply(null, xs), share = (xs[index] - low) / ((Math.max.apply(null, xs) - low) || 1);
    return data.x.inverse ? 1 - share : share;
  }

  /* Names of two marks go to either side of their lines, so that they do not meet. */
  function markAlign(mark) {
    var others = data.marks.filter(function (other) { return other !== mark; });
    var here = place(mark.index), there = others.length > 0 ? place(others[0].index) : NaN;
    if (Math.abs(here - there) < 0.3 && Math.min(here, there) > 0.1 && Math.max(here, there) < 0.9) {
      return here < there ? "right" : "left";
    }
    if (here < 0.25) { return "left"; }
    if (here > 0.75) { return "right"; }
    return others.length === 0 ? "center" : here < there ? "right" : "left";
  }

  function markLines(panel) {
    return {
      silent: true, symbol: "none", lineStyle: { color: spred.INK, type: "solid", width: 1 },
      data: data.marks.map(function (mark) {
        return {
          xAxis: xs[mark.index],
          label: {
            show: panel === 0, formatter: mark.name, color: spred.INK, position: "end", distance: 9, align: markAlign(mark)
          }
        };
      })
    };
  }

  /* A band around a line, a piece from each point to the next. */
  function band(entry, index) {
    var values = entry.series.values, margin = entry.series.margin;
    return {
      type: "custom", name: entry.series.name, xAxisIndex: entry.panel, yAxisIndex: entry.panel, silent: true, clip: true,
      color: spred.colour(index), z: 1, tooltip: { show: false }, data: values.map(function (value, point) {
        return [xs[point], value - margin[point], value + margin[point]];
      }),
      encode: { x: 0, y: [1, 2] },
      renderItem: function (params, api) {
        var point = params.dataIndex;
        if (point + 1 >= values.length || values[point] === null || values[point + 1] === null) { return null; }
        function corner(at, side) { return api.coord([xs[at], values[at] + side * margin[at]]); }
        return {
          type: "polygon", style: { fill: spred.colour(index), opacity: 0.15 },
          shape: { points: [corner(point, -1), corner(point, 1), corner(point + 1, 1), corner(point + 1, -1)] }
        };
      }
    };
  }

  function line(entry, index) {
    var first = all.findIndex(function (other) { return other.panel === entry.panel; }) === index;
    return {
      type: "line", name: entry.series.name, xAxisIndex: entry.panel, yAxisIndex: entry.panel, color: spred.colour(index),
      showSymbol: !entry.series.dashed && xs.length <= 60, symbolSize: 6, symbol: "circle", connectNulls: true,
      lineStyle: { width: entry.series.dashed ? 1.5 : 2, type: entry.series.dashed ? "dashed" : "solid" },
      data: entry.series.values.map(function (value, point) { return [xs[point], value]; }),
      markLine: first && data.marks.length > 0 ? markLines(entry.panel) : undefined
    };
  }

  /* Of many lines those that are highest at the point. */
  function told(point) {
    return !many ? all : all.filter(function (entry) { return entry.series.values[point]; })
      .sort(function (a, b) { return b.series.values[point] - a.series.values[point]; }).slice(0, MOST_TIPS);
  }

  function atPoint(items) {
    var point = items[0].dataIndex;
    return spred.tip(data.x.name + " " + spred.number(data.x.values[point]), told(point).map(function (entry) {
      var margin = entry.series.margin ? " ± " + spred.number(entry.series.margin[point]) : "";
      return [entry.series.name, spred.number(entry.series.values[point]) + margin];
    }));
  }

  function height() { return TOP + BOTTOM + data.panels.length * (PANEL + GAP) - GAP; }

  function option() {
    var every = data.panels.map(function (panel, index) { return index; });
    return {
      grid: data.panels.map(function (panel, index) {
        return { left: LEFT, right: RIGHT, top: TOP + index * (PANEL + GAP), height: PANEL };
      }),
      legend: {
        // A legend with pages cuts off what is higher than its icons.
        type: many ? "scroll" : "plain", top: 0, left: LEFT, right: many ? RIGHT : undefined, icon: "roundRect",
        itemWidth: many ? 10 : 16, itemHeight: many ? 14 : 4, textStyle: { color: spred.INK }
      },
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      tooltip: Object.assign(spred.tooltip(atPoint), { trigger: "axis" }),
      xAxis: data.panels.map(xAxis), yAxis: data.panels.map(yAxis), series: all.map(line).concat(bands()),
      dataZoom: [
        { type: "slider", xAxisIndex: every, bottom: 8, height: 18, showDataShadow: false, brushSelect: false, filterMode: "none",
          labelFormatter: function (value) { return spred.number(fromAxis(value)); } },
        { type: "inside", xAxisIndex: every, zoomOnMouseWheel: "shift", filterMode: "none" }
      ]
    };
  }

  function bands() {
    return all.map(function (entry, index) { return entry.series.margin ? band(entry, index) : null; }).filter(Boolean);
  }

  function csv() {
    var columns = [];
    all.forEach(function (entry) {
      columns.push({ name: entry.series.name, values: entry.series.values });
      if (entry.series.margin) { columns.push({ name: entry.series.name + " ±", values: entry.series.margin }); }
    });
    return [[data.x.name].concat(columns.map(function (column) { return column.name; }))].concat(
      data.x.values.map(function (x, point) {
        return [x].concat(columns.map(function (column) { return column.values[point]; }));
      }));
  }

  return { option: option, height: height, csv: csv };
};
