package ml.spred.spark.experiment;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;

/** Panels beside each other, in rows, as an SVG that needs nothing else; the legend below. */
public final class Figure {
  /** Told apart with impaired colour vision (Okabe and Ito 2008); dashes help where lines cover each other. */
  private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"};
  private static final String[] DASHES = {"", " stroke-dasharray=\"7 3\"", " stroke-dasharray=\"2 3\""};
  private static final int MARKS = 3;
  private static final int PANEL_WIDTH = 420;
  private static final int PANEL_HEIGHT = 330;
  private static final int TOP = 34;
  private static final int MARGIN = 16;
  private static final int CAPTION = 24;
  private static final int LEGEND_ROW = 20;
  private static final int LEGEND_COLUMN = 260;

  private final String title;
  private final int across;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Set<String> withMarks = new HashSet<>();

  /** What has a place of its own. */
  @FunctionalInterface
  private interface Part {
    void render(StringBuilder svg, int width, int height);
  }

  /** @param across panels in a row */
  public Figure(String title, int across) {
    this.title = title;
    this.across = across;
  }

  /** Adds a panel. */
  public Panel panel(String caption, Axis x, Axis y) {
    Panel panel = new Panel(this, caption, x, y);
    parts.add(panel::render);
    return panel;
  }

  /** Adds a picture of pixels in the place of a panel. */
  public void picture(String caption, RenderedImage picture) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException impossible) {
      throw new UncheckedIOException("cannot write to memory", impossible);
    }
    String content = Base64.getEncoder().encodeToString(png.toByteArray());
    parts.add((svg, width, height) -> svg.append(format("<text x=\"%d\" y=\"15\">%s</text>%n<image x=\"%d\" y=\"%d\" "
        + "width=\"%d\" height=\"%d\" href=\"data:image/png;base64,%s\"/>%n", MARGIN, escape(caption), MARGIN, CAPTION,
        width - 2 * MARGIN, height - CAPTION - MARGIN, content)));
  }

  /**
   * An axis, as long as its values.
   *
   * @param logarithmic whether powers of ten are evenly apart; values that are not positive are left out then
   * @param included values that it has room for in any case
   */
  public record Axis(String name, boolean logarithmic, List<Double> included) {
    public static Axis linear(String name) {
      return new Axis(name, false, List.of());
    }

    public static Axis logarithmic(String name) {
      return new Axis(name, true, List.of());
    }

    /** With room for more than its values, so that small differences look small. */
    public Axis including(Double... values) {
      return new Axis(name, logarithmic, List.of(values));
    }
  }

  /**
   * A name has one colour, one dash and one mark in all panels.
   *
   * @param marked whether its points are drawn
   */
  int number(String name, boolean marked) {
    if (!names.contains(name)) {
      names.add(name);
    }
    if (marked) {
      withMarks.add(name);
    }
    return names.indexOf(name);
  }

  static String colour(int number) {
    return COLOURS[number % COLOURS.length];
  }

  static String dash(int number) {
    return DASHES[number % DASHES.length];
  }

  /** A point: a disk, where the colours begin again a square, then a triangle. */
  static String mark(int number, double x, double y) {
    String colour = colour(number);
    return switch (number / COLOURS.length % MARKS) {
      case 0 -> format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x, y, colour);
      case 1 -> format("<path d=\"M%.1f %.1fh6.4v6.4h-6.4z\" fill=\"%s\"/>", x - 3.2, y - 3.2, colour);
      default -> format("<path d=\"M%.1f %.1fl4.2 7.2h-8.4z\" fill=\"%s\"/>", x, y - 4.8, colour);
    };
  }

  public String render() {
    int columns = Math.min(across, Math.max(1, parts.size()));
    int rows = (parts.size() + columns - 1) / columns;
    int width = columns * PANEL_WIDTH;
    int legendColumns = Math.max(1, (width - 40) / LEGEND_COLUMN);
    int legendTop = TOP + rows * PANEL_HEIGHT;
    int height = legendTop + LEGEND_ROW * ((names.size() + legendColumns - 1) / legendColumns) + 12;
    StringBuilder svg = new StringBuilder(format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
        + "font-family=\"sans-serif\" font-size=\"12\" role=\"img\">%n<title>%s</title>%n<rect width=\"100%%\" height=\"100%%\" "
        + "fill=\"#fff\"/>%n<text x=\"20\" y=\"22\" font-size=\"15\">%s</text>%n", width, height, escape(title), escape(title)));
    for (int k = 0; k < parts.size(); k++) {
      svg.append(format("<g transform=\"translate(%d %d)\">%n", k % columns * PANEL_WIDTH, TOP + k / columns * PANEL_HEIGHT));
      parts.get(k).render(svg, PANEL_WIDTH, PANEL_HEIGHT);
      svg.append("</g>\n");
    }
    for (int k = 0; k < names.size(); k++) {
      int x = 20 + k % legendColumns * LEGEND_COLUMN;
      int y = legendTop + 14 + k / legendColumns * LEGEND_ROW;
      svg.append(format("<path d=\"M%d %dh24\" stroke=\"%s\" stroke-width=\"3\"%s/><text x=\"%d\" y=\"%d\">%s</text>%n", x, y - 4,
          colour(k), dash(k), x + 30, y, escape(names.get(k))));
      svg.append(withMarks.contains(names.get(k)) ? mark(k, x + 12, y - 4) : "");
    }
    return svg.append("</svg>\n").toString();
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).replace("\r", "");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
