/*
 * True class against predicted class, and beside it the share of each class that was recognised.
 * data: { classes, choice, splits: [{name, counts[true][predicted]}] }
 */
spred.kinds.confusion = function (data, controls, redraw) {
  "use strict";
  var LEFT = 160, TOP = 36, GAP = 70, SMALLEST_BARS = 220, MOST_NUMBERS = 25;
  var chosen = 0, many = data.classes.length;

  spred.choice(controls, data.choice || "Split", data.splits.map(function (split) { return split.name; }), 0, function (index) {
    chosen = index;
    redraw();
  });

  function sum(row) { return row.reduce(function (total, value) { return total + value; }, 0); }

  function side(width) {
    var room = width - LEFT - 20;
    return Math.min(room, Math.max(200, Math.min(many * 92, 560)));
  }

  function tilted(square) { return data.classes.some(function (name) { return name.length * 7 > square / many; }); }

  function cells(counts) {
    var all = [];
    counts.forEach(function (row, actual) {
      row.forEach(function (count, predicted) {
        all.push({ value: [predicted, actual, sum(row) ? count / sum(row) : 0, count],
          label: { color: sum(row) && count / sum(row) > 0.55 ? "#fff" : spred.INK } });
      });
    });
    return all;
  }

  function tip(item) {
    var counts = data.splits[chosen].counts, actual = item.seriesIndex === 0 ? item.value[1] : item.dataIndex;
    var predicted = item.seriesIndex === 0 ? item.value[0] : actual, total = sum(counts[actual]);
    return spred.tip(data.splits[chosen].name + ", true class " + data.classes[actual], [
      ["predicted", data.classes[predicted]], ["samples", counts[actual][predicted] + " of " + total],
      ["share", total ? spred.number(100 * counts[actual][predicted] / total) + " %" : "–"]
    ]);
  }

  function classAxis(more) {
    return spred.axis(Object.assign({ type: "category", data: data.classes.map(String), axisTick: { show: false },
      axisLine: { show: false }, nameLocation: "middle", nameTextStyle: { color: spred.MUTED, fontSize: 12 } }, more));
  }

  function names(letters, rotate) {
    return { interval: many > MOST_NUMBERS ? "auto" : 0, rotate: rotate, color: spred.INK,
      formatter: function (name) { return spred.short(name, letters); } };
  }

  function recalls(counts) {
    return counts.map(function (row, actual) {
      var total = sum(row);
      return { value: total ? 100 * row[actual] / total : 0, label: {
        show: many <= MOST_NUMBERS, position: "right", color: spred.INK,
        formatter: total ? row[actual] + " of " + total : "no sample" } };
    });
  }

  function option(width) {
    var counts = data.splits[chosen].counts, square = side(width), barsLeft = LEFT + square + GAP;
    var barsWidth = Math.min(420, width - barsLeft - 90), bars = barsWidth >= SMALLEST_BARS;
    var tilts = tilted(square);
    return {
      grid: [{ left: LEFT, top: TOP, width: square, height: square },
        { left: barsLeft, top: TOP, width: Math.max(1, barsWidth), height: square, show: false }],
      title: [{ text: "true class, in rows; predicted class, in columns", left: LEFT - 4, top: 0,
        textStyle: { fontSize: 12, fontWeight: 400, color: spred.MUTED } },
      { text: "recognised of each class", left: barsLeft - 4, top: 0, show: bars,
        textStyle: { fontSize: 12, fontWeight: 400, color: spred.MUTED } }],
      tooltip: spred.tooltip(tip),
      xAxis: [
        classAxis({ gridIndex: 0, axisLabel: names(tilts ? 18 : 24, tilts ? 40 : 0) }),
        spred.axis({ type: "value", gridIndex: 1, show: bars, min: 0, max: 100,
          axisLabel: { formatter: "{value} %", color: spred.INK } })
      ],
      yAxis: [
        classAxis({ gridIndex: 0, inverse: true, axisLabel: names(20, 0) }),
        classAxis({ gridIndex: 1, inverse: true, show: false })
      ],
      visualMap: { show: false, seriesIndex: 0, dimension: 2, min: 0, max: 1, inRange: { color: spred.SEQUENTIAL } },
      series: [
        { type: "heatmap", data: cells(counts), progressive: 0,
          itemStyle: { borderColor: "#fff", borderWidth: many > MOST_NUMBERS ? 0 : 2 },
          label: { show: many <= MOST_NUMBERS, fontSize: 13,
            formatter: function (item) { return String(item.value[3] || "·"); } } },
        { type: "bar", xAxisIndex: 1, yAxisIndex: 1, barWidth: "46%", barMaxWidth: 30, itemStyle: { color: "#0072B2" },
          data: bars ? recalls(counts) : [] }
      ]
    };
  }

  function csv() {
    return data.splits.reduce(function (rows, split) {
      return rows.concat(split.counts.map(function (row, actual) { return [split.name, data.classes[actual]].concat(row); }));
    }, [["split", "true class"].concat(data.classes)]);
  }

  return { option: option, csv: csv, height: function (width) {
    return TOP + side(width) + (tilted(side(width)) ? 84 : 36);
  } };
};
