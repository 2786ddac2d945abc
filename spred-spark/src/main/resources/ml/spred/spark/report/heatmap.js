/*
 * Rows x columns in colour, each row on its own scale, columns grouped by class under a coloured band.
 * data: { features, samples, classes, classOf, splits, values[feature][sample] }, columns already in their order.
 */
spred.kinds.heatmap = function (data) {
  "use strict";
  var LIMIT = 2.5, ROW = 18, TOP = 74, BAND = 18, LEFT = 150, RIGHT = 20, NAMED_SAMPLES = 45;
  var named = data.samples.length <= NAMED_SAMPLES;
  var BOTTOM = named ? 132 : 52;

  /* Distance from the row's mean in standard deviations: what the colour shows. */
  function standardised(row) {
    var known = row.filter(function (value) { return value !== null; });
    var mean = known.reduce(function (sum, value) { return sum + value; }, 0) / known.length;
    var variance = known.reduce(function (sum, value) { return sum + (value - mean) * (value - mean); }, 0) / known.length;
    var deviation = Math.sqrt(variance) || 1;
    return row.map(function (value) { return value === null ? null : (value - mean) / deviation; });
  }

  function cells() {
    var all = [];
    data.values.map(standardised).forEach(function (row, feature) {
      row.forEach(function (value, sample) { if (value !== null) { all.push([sample, feature, value]); } });
    });
    return all;
  }

  /* Runs of columns of one class: [first, last, class]. */
  function runs() {
    var all = [];
    data.classOf.forEach(function (label, sample) {
      var last = all[all.length - 1];
      if (last && last[2] === label) { last[1] = sample; } else { all.push([sample, sample, label]); }
    });
    return all;
  }

  function band(params, api) {
    var from = api.coord([api.value(0), 0])[0], to = api.coord([api.value(1), 0])[0], half = api.size([1, 0])[0] / 2;
    var area = params.coordSys, label = api.value(2);
    var shape = echarts.graphic.clipRectByRect(
      { x: from - half, y: area.y, width: to - from + 2 * half, height: area.height },
      { x: area.x, y: area.y, width: area.width, height: area.height });
    if (!shape) { return null; }
    var name = spred.short(data.classes[label], Math.max(0, Math.floor(shape.width / 7.2)));
    return { type: "group", children: [
      { type: "rect", shape: shape, style: { fill: spred.colour(label), stroke: "#fff", lineWidth: 1 } },
      { type: "text", silent: true, style: {
        x: shape.x + shape.width / 2, y: area.y - 4, text: name.length > 1 ? name : "", fill: spred.INK,
        align: "center", verticalAlign: "bottom", fontSize: 12
      } }
    ] };
  }

  function tip(item) {
    if (item.seriesIndex === 1) {
      var label = item.value[2];
      return spred.tip(data.classes[label], [["samples shown", item.value[1] - item.value[0] + 1]]);
    }
    var sample = item.value[0], feature = item.value[1];
    return spred.tip(data.features[feature], [
      ["sample", data.samples[sample] + " (" + data.splits[sample] + ")"], ["class", data.classes[data.classOf[sample]]],
      ["value", spred.number(data.values[feature][sample])], ["standard deviations from the mean", spred.number(item.value[2])]
    ]);
  }

  function xAxis(index) {
    return spred.axis({
      type: "category", gridIndex: index, data: data.samples.map(String), axisTick: { show: false }, axisLine: { show: false },
      axisLabel: {
        show: named && index === 0, rotate: 90, interval: 0, fontSize: 11, color: spred.INK,
        formatter: function (name) { return spred.short(name, 13); }
      }
    });
  }

  function option() {
    var rows = data.features.length * ROW;
    return {
      grid: [
        { left: LEFT, right: RIGHT, top: TOP, height: rows },
        { left: LEFT, right: RIGHT, top: TOP - BAND - 3, height: BAND }
      ],
      tooltip: spred.tooltip(tip),
      xAxis: [xAxis(0), xAxis(1)],
      yAxis: [
        spred.axis({ type: "category", inverse: true, data: data.features.map(String), axisTick: { show: false },
          axisLine: { show: false }, axisLabel: { interval: 0, fontSize: 12, color: spred.INK, formatter: function (name) {
            return spred.short(name, 19);
          } } }),
        { type: "value", gridIndex: 1, show: false, min: -1, max: 1 }
      ],
      visualMap: { type: "continuous", seriesIndex: 0, min: -LIMIT, max: LIMIT, orient: "horizontal", right: RIGHT, top: 0,
        itemWidth: 11, itemHeight: 120, text: ["high", "low in this gene's own range"],
        textStyle: { color: spred.MUTED, fontSize: 12 },
        inRange: { color: spred.DIVERGING }, hoverLink: false, calculable: false },
      dataZoom: [
        { type: "slider", xAxisIndex: [0, 1], bottom: 6, height: 18, showDataShadow: false, brushSelect: false,
          filterMode: "none", showDetail: false },
        { type: "inside", xAxisIndex: [0, 1], zoomOnMouseWheel: "shift", filterMode: "none" }
      ],
      series: [
        { type: "heatmap", data: cells(), progressive: 0,
          emphasis: { itemStyle: { borderColor: spred.INK, borderWidth: 1 } } },
        { type: "custom", xAxisIndex: 1, yAxisIndex: 1, renderItem: band, data: runs(), clip: false }
      ]
    };
  }

  return {
    option: option, csv: function () { return spred.expressionRows(data); },
    height: function () { return TOP + data.features.length * ROW + BOTTOM; }
  };
};
