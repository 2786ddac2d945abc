package ml.spred.spark.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Lines over a logarithmic axis as an SVG that needs nothing else. */
final class SvgPlot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int LEFT = 80;
  private static final int RIGHT = 190;
  private static final int TOP = 40;
  private static final int BOTTOM = 60;
  /** Told apart with impaired colour vision (Okabe and Ito 2008); dashes help where lines cover each other. */
  private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"};

  private final String title;
  private final String horizontal;
  private final String vertical;
  private final boolean logarithmic;
  private final List<Line> lines = new ArrayList<>();

  private record Line(String name, double[] x, double[] y) {}

  /** @param logarithmic whether the vertical axis is too; values must be positive then */
  SvgPlot(String title, String horizontal, String vertical, boolean logarithmic) {
    this.title = title;
    this.horizontal = horizontal;
    this.vertical = vertical;
    this.logarithmic = logarithmic;
  }

  /** Adds a line through points in rising order of x, all above 0. */
  SvgPlot line(String name, double[] x, double[] y) {
    lines.add(new Line(name, x, y));
    return this;
  }

  private double extreme(ToDoubleFunction<Line> value, boolean largest) {
    DoubleStream values = lines.stream().mapToDouble(value);
    return largest ? values.max().orElseThrow() : values.min().orElseThrow();
  }

  String render() {
    double lowX = Math.log10(extreme(line -> line.x[0], false));
    double highX = Math.log10(extreme(line -> line.x[line.x.length - 1], true));
    double lowY = extreme(line -> Arrays.stream(line.y).min().orElseThrow(), false);
    double highY = extreme(line -> Arrays.stream(line.y).max().orElseThrow(), true);
    double from = logarithmic ? Math.floor(Math.log10(lowY)) : Math.min(0, lowY);
    double to = logarithmic ? Math.ceil(Math.log10(highY)) : highY;
    StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\" "
            + "role=\"img\">%n"
            + "<title>%s</title>%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n"
            + "<text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>%n", WIDTH, HEIGHT, title, LEFT, title));
    for (double tick = Math.ceil(lowX - 1e-9); tick <= highX + 1e-9; tick++) {
      double x = place(tick, lowX, highX, LEFT, WIDTH - RIGHT);
      svg.append(String.format(Locale.ROOT, "<path d=\"M%.1f %dV%d\" stroke=\"#ddd\"/><text x=\"%.1f\" y=\"%d\" "
          + "text-anchor=\"middle\">"
          + "%s</text>%n", x, TOP, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 18, power(tick)));
    }
    double step = logarithmic ? 1 : (to - from) / 5;
    for (double tick = from; tick <= to + 1e-9; tick += step) {
      double y = place(tick, from, to, HEIGHT - BOTTOM, TOP);
      svg.append(String.format(Locale.ROOT, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" "
          + "text-anchor=\"end\">%s"
          + "</text>%n", LEFT, y, WIDTH - RIGHT, LEFT - 8, y + 4, logarithmic ? power(tick) : String.format(Locale.ROOT, "%.2g",
          tick)));
    }
    svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n"
        + "<text x=\"20\" y=\"%d\" text-anchor=\"middle\" transform=\"rotate(-90 20 %d)\">%s</text>%n", (LEFT
        + WIDTH - RIGHT) / 2,
        HEIGHT - 18, horizontal, (TOP + HEIGHT - BOTTOM) / 2, (TOP + HEIGHT - BOTTOM) / 2, vertical));
    for (int k = 0; k < lines.size(); k++) {
      append(svg, k, lowX, highX, from, to);
    }
    return svg.append("</svg>\n").toString();
  }

  private void append(StringBuilder svg, int index, double lowX, double highX, double from, double to) {
    Line line = lines.get(index);
    String style = String.format(Locale.ROOT, "fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s", COLOURS[index % COLOURS.length],
        index % 2 == 0 ? "" : " stroke-dasharray=\"6 3\"");
    StringBuilder path = new StringBuilder();
    for (int k = 0; k < line.x.length; k++) {
      double value = logarithmic ? Math.log10(line.y[k]) : line.y[k];
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", k == 0 ? "M" : "L",
          place(Math.log10(line.x[k]), lowX, highX, LEFT, WIDTH - RIGHT), place(value, from, to, HEIGHT - BOTTOM, TOP)));
    }
    int y = TOP + 12 + 20 * index;
    svg.append(String.format(Locale.ROOT, "<path d=\"%s\" %s/>%n<path d=\"M%d %dh24\" %s/><text x=\"%d\" y=\"%d\">%s</text>%n",
        path, style,
        WIDTH - RIGHT + 12, y - 4, style, WIDTH - RIGHT + 42, y, line.name));
  }

  private static double place(double value, double low, double high, double start, double end) {
    return high == low ? (start + end) / 2 : start + (value - low) / (high - low) * (end - start);
  }

  private static String power(double exponent) {
    return String.format(Locale.ROOT, "10<tspan dy=\"-5\" font-size=\"9\">%.0f</tspan>", exponent);
  }
}
