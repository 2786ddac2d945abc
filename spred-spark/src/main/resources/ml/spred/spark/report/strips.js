/*
 * A panel per gene: every sample as a point in its class's column, over the class's quartiles.
 * data: { features, samples, classes, classOf, splits, values[feature][sample] }
 */
spred.kinds.strips = function (data, controls, redraw) {
  "use strict";
  var PANEL = 210, TOP = 34, LEFT = 54, GAP_X = 26;
  // Many classes need wide panels, and wide panels are shown a few at a time.
  var MOST_COLUMNS = data.classes.length <= 4 ? 3 : data.classes.length <= 8 ? 2 : 1;
  var MOST_PANELS = MOST_COLUMNS === 1 ? 3 : 2 * MOST_COLUMNS;
  var page = 0;
  var pages = Math.ceil(data.features.length / MOST_PANELS);

  spred.choice(controls, "Genes", Array.from({ length: pages }, function (unused, index) {
    return "ranks " + (index * MOST_PANELS + 1) + "–" + Math.min(data.features.length, (index + 1) * MOST_PANELS);
  }), 0, function (chosen) { page = chosen; redraw(); });

  function onPage() {
    return data.features.map(function (name, index) { return index; }).slice(page * MOST_PANELS, (page + 1) * MOST_PANELS);
  }

  function columns(width) {
    return Math.max(1, Math.min(MOST_COLUMNS, Math.floor(width / 300), onPage().length));
  }

  function panelWidth(width) { return (width - 8) / columns(width) - LEFT - GAP_X; }

  /* Letters of a class's name that find room below its column. */
  function letters(width) { return Math.floor(panelWidth(width) / data.classes.length / 7); }

  function tilted(width) { return data.classes.some(function (name) { return name.length > letters(width); }); }

  function gap(width) { return tilted(width) ? 104 : 62; }

  function grid(width, position) {
    var across = columns(width), each = (width - 8) / across;
    return {
      left: (position % across) * each + LEFT, width: panelWidth(width),
      top: TOP + Math.floor(position / across) * (PANEL + gap(width)), height: PANEL
    };
  }

  function quantile(sorted, share) {
    var at = share * (sorted.length - 1), low = Math.floor(at);
    return sorted[low] + (at - low) * ((sorted[low + 1] === undefined ? sorted[low] : sorted[low + 1]) - sorted[low]);
  }

  function boxes(feature) {
    return data.classes.map(function (name, label) {
      var values = data.values[feature].filter(function (value, sample) {
        return value !== null && data.classOf[sample] === label;
      });
      values.sort(function (a, b) { return a - b; });
      return values.length ? [label, quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)] : null;
    }).filter(Boolean);
  }

  function drawBox(params, api) {
    var wide = api.size([1, 0])[0] * 0.66, low = api.coord([api.value(0), api.value(1)]);
    var middle = api.coord([api.value(0), api.value(2)])[1], high = api.coord([api.value(0), api.value(3)])[1];
    return { type: "group", silent: true, children: [
      { type: "rect", shape: { x: low[0] - wide / 2, y: high, width: wide, height: Math.max(1, low[1] - high) },
        style: { fill: "#e9edf1", stroke: "#b3bcc7", lineWidth: 1 } },
      { type: "line", shape: { x1: low[0] - wide / 2, x2: low[0] + wide / 2, y1: middle, y2: middle },
        style: { stroke: spred.INK, lineWidth: 2 } }
    ] };
  }

  /* Halves of halves: neighbours in the list land far apart, the same picture every time. */
  function spread(index) {
    var value = 0, part = 0.5;
    for (var rest = index + 1; rest > 0; rest = Math.floor(rest / 2), part /= 2) { value += (rest % 2) * part; }
    return value - 0.5;
  }

  function points(feature) {
    var seen = data.classes.map(function () { return 0; });
    return data.values[feature].map(function (value, sample) {
      var label = data.classOf[sample];
      return value === null ? null : [label, value, spread(seen[label]++), sample];
    }).filter(Boolean);
  }

  function drawPoint(params, api) {
    var at = api.coord([api.value(0), api.value(1)]), label = api.value(0);
    var x = at[0] + api.value(2) * api.size([1, 0])[0] * 0.56;
    var held = data.splits[api.value(3)] !== "train";
    return { type: "circle", shape: { cx: x, cy: at[1], r: held ? 3.4 : 3.2 }, style: {
      fill: held ? "#fff" : spred.colour(label), stroke: spred.colour(label), lineWidth: held ? 1.6 : 0, opacity: held ? 1 : 0.72
    } };
  }

  function tip(item) {
    var feature = onPage()[Math.floor(item.seriesIndex / 2)], sample = item.value[3];
    return spred.tip(data.features[feature], [
      ["sample", data.samples[sample] + " (" + data.splits[sample] + ")"], ["class", data.classes[data.classOf[sample]]],
      ["value", spred.number(item.value[1])]
    ]);
  }

  function series() {
    return onPage().map(function (feature, position) {
      var place = { type: "custom", xAxisIndex: position, yAxisIndex: position };
      return [
        Object.assign({ silent: true, renderItem: drawBox, data: boxes(feature) }, place),
        Object.assign({ renderItem: drawPoint, data: points(feature) }, place)
      ];
    }).reduce(function (all, pair) { return all.concat(pair); }, []);
  }

  function xAxis(width, position) {
    var tilts = tilted(width), most = tilts ? 18 : letters(width);
    return spred.axis({
      type: "category", gridIndex: position, data: data.classes.map(String), axisTick: { show: false },
      axisLabel: { interval: 0, rotate: tilts ? 32 : 0, color: spred.INK, fontSize: 12, formatter: function (name) {
        return spred.short(name, most);
      } }
    });
  }

  function option(width) {
    var shown = onPage();
    return {
      grid: shown.map(function (feature, position) { return grid(width, position); }),
      title: shown.map(function (feature, position) {
        var area = grid(width, position);
        return { text: spred.short(data.features[feature], Math.floor(area.width / 8)), left: area.left - 4, top: area.top - 28,
          textStyle: { fontSize: 13, fontWeight: 600, color: spred.INK } };
      }),
      tooltip: spred.tooltip(tip),
      xAxis: shown.map(function (feature, position) { return xAxis(width, position); }),
      yAxis: shown.map(function (feature, position) {
        return spred.axis({ type: "value", gridIndex: position, scale: true, splitNumber: 4,
          axisLabel: { color: spred.INK, formatter: spred.number } });
      }),
      series: series()
    };
  }

  return { option: option, csv: function () { return spred.expressionRows(data); }, height: function (width) {
    return TOP + Math.ceil(onPage().length / columns(width)) * (PANEL + gap(width));
  } };
};
