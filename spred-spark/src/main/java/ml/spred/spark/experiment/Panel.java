package ml.spred.spark.experiment;

import static ml.spred.spark.experiment.Figure.escape;
import static ml.spred.spark.experiment.Figure.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import ml.spred.spark.experiment.Figure.Axis;

/** Lines, points and a shaded surface over two axes. */
public final class Panel {
  private static final int LEFT = 66;
  private static final int RIGHT = 16;
  private static final int TOP = 24;
  private static final int BOTTOM = 52;
  /** From the lowest to the highest level of a surface. */
  private static final String[] SHADES = {"#08306b", "#08519c", "#2171b5", "#4292c6", "#6baed6", "#9ecae1", "#c6dbef", "#deebf7",
    "#eef5fb", "#f7fbff"};

  private final Figure figure;
  private final String caption;
  private final Axis horizontal;
  private final Axis vertical;
  private final List<Series> series = new ArrayList<>();
  private Surface surface;

  private enum Kind { LINE, MARKED, POINTS, BARS }

  private record Series(int number, Kind kind, double[] x, double[] y, double[] error) {}

  private record Surface(double[] x, double[] y, double[][] values) {}

  Panel(Figure figure, String caption, Axis horizontal, Axis vertical) {
    this.figure = figure;
    this.caption = caption;
    this.horizontal = horizontal;
    this.vertical = vertical;
  }

  /** A line through points in rising order of x. */
  public Panel line(String name, double[] x, double[] y) {
    return add(name, Kind.LINE, x, y, null);
  }

  /** A line with its points. @param error half the length of a bar at each point; NaN for none, null for none at all */
  public Panel marked(String name, double[] x, double[] y, double[] error) {
    return add(name, Kind.MARKED, x, y, error);
  }

  /**
   * A line through means with their standard errors, in the order of the points.
   *
   * @param points the rows of each
   * @param x column whose mean is the place
   * @param y column that is shown
   * @param scale times which it is shown
   */
  Panel marked(String name, Collection<Results> points, String x, String y, double scale) {
    return marked(name, points.stream().mapToDouble(point -> point.mean(x).mean()).toArray(),
        points.stream().mapToDouble(point -> scale * point.mean(y).mean()).toArray(),
        points.stream().mapToDouble(point -> scale * point.mean(y).error()).toArray());
  }

  /** Points without a line. */
  public Panel points(String name, double[] x, double[] y) {
    return add(name, Kind.POINTS, x, y, null);
  }

  /** Points with a bar of half this length up and down at each. */
  public Panel bars(String name, double[] x, double[] y, double[] error) {
    return add(name, Kind.BARS, x, y, error);
  }

  /** Shades by rank of the values {@code [y][x]} over an even grid: dark is low. */
  public Panel surface(double[] x, double[] y, double[][] values) {
    surface = new Surface(x, y, values);
    return this;
  }

  private Panel add(String name, Kind kind, double[] x, double[] y, double[] error) {
    int[] shown = IntStream.range(0, x.length).filter(k -> shown(x[k], horizontal) && shown(y[k], vertical)).toArray();
    int number = figure.number(name, kind != Kind.LINE);
    series.add(new Series(number, kind, pick(x, shown), pick(y, shown), error == null ? null : pick(error, shown)));
    return this;
  }

  private static boolean shown(double value, Axis axis) {
    return Double.isFinite(value) && (!axis.logarithmic() || value > 0);
  }

  private static double[] pick(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(k -> values[k]).toArray();
  }

  void render(StringBuilder svg, int width, int height) {
    Ticks x = new Ticks(horizontal, all(true), LEFT, width - RIGHT);
    Ticks y = new Ticks(vertical, all(false), height - BOTTOM, TOP);
    svg.append(format("<text x=\"%d\" y=\"15\">%s</text>%n", LEFT, escape(caption)));
    if (surface != null) {
      shade(svg, x, y);
    }
    for (double tick : x.values()) {
      svg.append(format("<path d=\"M%.1f %dV%d\" stroke=\"#ddd\"%s/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
          x.place(tick), TOP, height - BOTTOM, surface == null ? "" : " opacity=\"0.3\"", x.place(tick), height - BOTTOM + 17,
          x.label(tick)));
    }
    for (double tick : y.values()) {
      svg.append(format("<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"%s/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
          LEFT, y.place(tick), width - RIGHT, surface == null ? "" : " opacity=\"0.3\"", LEFT - 6, y.place(tick) + 4,
          y.label(tick)));
    }
    int middle = (TOP + height - BOTTOM) / 2;
    svg.append(format("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n<text x=\"14\" y=\"%d\" text-anchor=\"middle\" "
        + "transform=\"rotate(-90 14 %d)\">%s</text>%n", (LEFT + width - RIGHT) / 2, height - BOTTOM + 36,
        escape(horizontal.name()), middle, middle, escape(vertical.name())));
    series.forEach(one -> draw(svg, one, x, y));
  }

  private double[] all(boolean ofX) {
    DoubleStream own = series.stream().flatMapToDouble(one -> Arrays.stream(ofX ? one.x : one.y));
    DoubleStream included = (ofX ? horizontal : vertical).included().stream().mapToDouble(value -> value);
    DoubleStream shades = surface == null ? DoubleStream.empty() : Arrays.stream(ofX ? surface.x : surface.y);
    return DoubleStream.concat(DoubleStream.concat(own, included), shades).toArray();
  }

  /** Runs of one shade are one rectangle. */
  private void shade(StringBuilder svg, Ticks x, Ticks y) {
    double[] sorted = Arrays.stream(surface.values).flatMapToDouble(Arrays::stream).sorted().toArray();
    double halfX = (surface.x[1] - surface.x[0]) / 2;
    double halfY = (surface.y[1] - surface.y[0]) / 2;
    for (int row = 0; row < surface.y.length; row++) {
      double top = y.place(Math.min(surface.y[row] + halfY, surface.y[surface.y.length - 1]));
      double bottom = y.place(Math.max(surface.y[row] - halfY, surface.y[0]));
      for (int from = 0, to; from < surface.x.length; from = to) {
        int level = level(surface.values[row][from], sorted);
        for (to = from + 1; to < surface.x.length && level(surface.values[row][to], sorted) == level; ) {
          to++;
        }
        double left = x.place(Math.max(surface.x[from] - halfX, surface.x[0]));
        double right = x.place(Math.min(surface.x[to - 1] + halfX, surface.x[surface.x.length - 1]));
        svg.append(format("<path d=\"M%.1f %.1fH%.1fV%.1fH%.1fz\" fill=\"%s\"/>", left, top, right + 0.3, bottom + 0.3, left,
            SHADES[level]));
      }
    }
    svg.append('\n');
  }

  private static int level(double value, double[] sorted) {
    int rank = Arrays.binarySearch(sorted, value);
    return Math.min(SHADES.length - 1, SHADES.length * Math.abs(rank) / sorted.length);
  }

  private static void draw(StringBuilder svg, Series one, Ticks x, Ticks y) {
    String colour = Figure.colour(one.number);
    if ((one.kind == Kind.LINE || one.kind == Kind.MARKED) && one.x.length > 0) {
      StringBuilder path = new StringBuilder();
      for (int k = 0; k < one.x.length; k++) {
        path.append(format("%s%.1f %.1f", k == 0 ? "M" : "L", x.place(one.x[k]), y.place(one.y[k])));
      }
      svg.append(format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>%n", path, colour,
          Figure.dash(one.number)));
    }
    for (int k = 0; k < one.x.length && one.kind != Kind.LINE; k++) {
      double place = x.place(one.x[k]);
      svg.append(Figure.mark(one.number, place, y.place(one.y[k])));
      if (one.error != null && one.error[k] > 0) {
        double low = one.y[k] - one.error[k];
        svg.append(format("<path d=\"M%.1f %.1fV%.1f\" stroke=\"%s\"/>", place, y.place(y.within(low)),
            y.place(y.within(one.y[k] + one.error[k])), colour));
      }
    }
    svg.append('\n');
  }
}
