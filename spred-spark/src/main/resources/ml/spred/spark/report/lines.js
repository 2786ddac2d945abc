/*
 * Lines over one shared x axis, in panels below each other: a path over kappa, a training history.
 * data: { x: {name, log, inverse, values}, panels: [{name, series: [{name, values, dashed}]}], chosen, chosenName }
 */
spred.kinds.lines = function (data) {
  "use strict";
  var PANEL = 190, GAP = 26, TOP = 44, BOTTOM = 92, LEFT = 78, RIGHT = 30;
  var toAxis = data.x.log ? Math.log10 : Number;
  var fromAxis = data.x.log ? function (value) { return Math.pow(10, value); } : Number;
  var xs = data.x.values.map(toAxis);
  var all = [];
  data.panels.forEach(function (panel, index) {
    panel.series.forEach(function (series) { all.push({ panel: index, series: series }); });
  });

  function bottomOf(index) { return index === data.panels.length - 1; }

  function xAxis(panel, index) {
    return spred.axis({
      type: "value", gridIndex: index, scale: true, inverse: data.x.inverse, min: "dataMin", max: "dataMax",
      splitLine: { show: false }, name: bottomOf(index) ? data.x.name : "", nameLocation: "middle", nameGap: 28,
      axisTick: { show: bottomOf(index) },
      axisLabel: {
        show: bottomOf(index), color: spred.INK, hideOverlap: true, showMinLabel: !data.x.log, showMaxLabel: !data.x.log,
        formatter: function (value) { return data.x.log ? String(Number(fromAxis(value).toPrecision(2))) : spred.number(value); }
      },
      axisPointer: { label: { show: false } }
    });
  }

  function yAxis(panel, index) {
    return spred.axis({
      type: "value", gridIndex: index, scale: !panel.counts, minInterval: panel.counts ? 1 : 0, splitNumber: 4,
      name: panel.name, nameLocation: "middle", nameGap: 52,
      axisLabel: { color: spred.INK, formatter: spred.number }
    });
  }

  function chosenLine(panel) {
    return {
      silent: true, symbol: "none", lineStyle: { color: spred.INK, type: "solid", width: 1 },
      label: { show: panel === 0, formatter: data.chosenName, color: spred.INK, position: "end", distance: 9 },
      data: [{ xAxis: xs[data.chosen] }]
    };
  }

  function line(entry, index) {
    var first = all.findIndex(function (other) { return other.panel === entry.panel; }) === index;
    return {
      type: "line", name: entry.series.name, xAxisIndex: entry.panel, yAxisIndex: entry.panel, color: spred.colour(index),
      showSymbol: !entry.series.dashed && xs.length <= 60, symbolSize: 6, symbol: "circle", connectNulls: true,
      lineStyle: { width: entry.series.dashed ? 1.5 : 2, type: entry.series.dashed ? "dashed" : "solid" },
      data: entry.series.values.map(function (value, point) { return [xs[point], value]; }),
      markLine: first && data.chosen >= 0 ? chosenLine(entry.panel) : undefined
    };
  }

  function atPoint(items) {
    var point = items[0].dataIndex;
    return spred.tip(data.x.name + " " + spred.number(data.x.values[point]), all.map(function (entry) {
      return [entry.series.name, spred.number(entry.series.values[point])];
    }));
  }

  function height() { return TOP + BOTTOM + data.panels.length * (PANEL + GAP) - GAP; }

  function option() {
    var every = data.panels.map(function (panel, index) { return index; });
    return {
      grid: data.panels.map(function (panel, index) {
        return { left: LEFT, right: RIGHT, top: TOP + index * (PANEL + GAP), height: PANEL };
      }),
      legend: { top: 0, left: LEFT, icon: "roundRect", itemWidth: 16, itemHeight: 4, textStyle: { color: spred.INK } },
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      tooltip: Object.assign(spred.tooltip(atPoint), { trigger: "axis" }),
      xAxis: data.panels.map(xAxis), yAxis: data.panels.map(yAxis), series: all.map(line),
      dataZoom: [
        { type: "slider", xAxisIndex: every, bottom: 8, height: 18, showDataShadow: false, brushSelect: false, filterMode: "none",
          labelFormatter: function (value) { return spred.number(fromAxis(value)); } },
        { type: "inside", xAxisIndex: every, zoomOnMouseWheel: "shift", filterMode: "none" }
      ]
    };
  }

  function csv() {
    var names = all.map(function (entry) { return entry.series.name; });
    return [[data.x.name].concat(names)].concat(data.x.values.map(function (x, point) {
      return [x].concat(all.map(function (entry) { return entry.series.values[point]; }));
    }));
  }

  return { option: option, height: height, csv: csv };
};
