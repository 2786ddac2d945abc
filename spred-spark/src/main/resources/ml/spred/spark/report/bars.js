/*
 * Bars of counts on a logarithmic axis, one series over the other: layers below each other, or the bins of a histogram.
 * data: { category, value, horizontal, views: [{ name, categories, series: [{ name, values, labels }] }] }
 * categories: texts, or the middles of bins.
 * labels: written beside the bars of a layer.
 */
spred.kinds.bars = function (data, controls, redraw) {
  "use strict";
  var ROW = 34, TOP = 40, BOTTOM = 58, LEFT = data.horizontal ? 170 : 74, RIGHT = data.horizontal ? 110 : 30;
  var TALL = 300, LEAST = 1;
  var COLOURS = ["#a9b4c0", "#0072B2"];
  var chosen = 0;

  spred.choice(controls, "Layer", data.views.map(function (view) { return view.name; }), 0, function (index) {
    chosen = index;
    redraw();
  });

  function view() { return data.views[chosen]; }

  function text(category) { return typeof category === "number" ? String(Number(category.toPrecision(2))) : String(category); }

  /* A bin is named by its middle, and by its layer where there are several. */
  function tip(items) {
    var at = items[0].dataIndex, name = text(view().categories[at]);
    var heading = data.horizontal ? name : view().name + ", " + data.category + " about " + name;
    return spred.tip(heading, view().series.map(function (one) {
      return [one.name, spred.number(one.values[at]) + (one.labels ? " (" + one.labels[at] + ")" : "")];
    }));
  }

  function categories() {
    var bins = !data.horizontal, count = view().categories.length;
    return spred.axis({
      type: "category", data: view().categories.map(text), inverse: data.horizontal, axisTick: { show: false },
      name: bins ? data.category : "", nameLocation: "middle", nameGap: 30,
      axisLabel: { color: spred.INK, interval: bins ? function (index) { return (index - (count - 1) / 2) % 10 === 0; } : 0,
        formatter: function (name) { return spred.short(name, 22); } }
    });
  }

  function counts() {
    return spred.axis({
      type: "log", min: LEAST, name: data.value, nameLocation: "middle", nameGap: data.horizontal ? 28 : 52,
      axisLabel: { color: spred.INK, hideOverlap: true, formatter: spred.number }
    });
  }

  function series(one, index) {
    return {
      type: "bar", name: one.name, barMinHeight: 3, color: COLOURS[index], barGap: "-100%",
      barCategoryGap: data.horizontal ? "30%" : "10%", z: 2 + index,
      // The later count of a histogram is smaller nearly everywhere, and must not hide what it was.
      itemStyle: { opacity: data.horizontal || index === 0 ? 1 : 0.85 },
      data: one.values.map(function (value, at) {
        return { value: value > 0 ? value : null, label: !one.labels ? undefined : {
          show: true, position: "right", color: spred.INK, formatter: one.labels[at], distance: 6 } };
      })
    };
  }

  function option() {
    return {
      grid: { left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM },
      legend: { top: 4, left: LEFT, icon: "rect", itemWidth: 14, itemHeight: 10, textStyle: { color: spred.INK } },
      tooltip: Object.assign(spred.tooltip(tip), { trigger: "axis", axisPointer: { type: "shadow" } }),
      xAxis: data.horizontal ? counts() : categories(), yAxis: data.horizontal ? categories() : counts(),
      series: view().series.map(series)
    };
  }

  function csv() {
    var names = data.views[0].series.map(function (one, index) {
      return data.horizontal ? one.name : index === 0 ? "before" : "after";
    });
    var rows = [["layer"].concat(data.horizontal ? [] : [data.category]).concat(names)];
    data.views.forEach(function (one) {
      one.categories.forEach(function (category, at) {
        rows.push((data.horizontal ? [category] : [one.name, category])
          .concat(one.series.map(function (each) { return each.values[at]; })));
      });
    });
    return rows;
  }

  return { option: option, csv: csv, height: function () {
    return TOP + BOTTOM + (data.horizontal ? ROW * view().categories.length : TALL);
  } };
};
