package ml.spred.coding;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** Atoms of square patches side by side, each on its own scale: grey is 0, white its largest magnitude, black minus that. */
public final class AtomPicture {
  private static final int GAP = 1;
  private static final int GREY = 128;

  private AtomPicture() {}

  /**
   * Draws atoms.
   *
   * @param zoom pixels of the picture for a side of one of the patch's, at least 1
   * @throws IllegalArgumentException for atoms that are no squares
   */
  public static BufferedImage draw(Dictionary dictionary, int zoom) {
    int side = (int) Math.round(Math.sqrt(dictionary.numFeatures()));
    if (side * side != dictionary.numFeatures() || zoom < 1) {
      throw new IllegalArgumentException("atoms of " + dictionary.numFeatures() + " values and a zoom of " + zoom
          + " make no picture; atoms must be squares, the zoom at least 1.");
    }
    int columns = (int) Math.ceil(Math.sqrt(dictionary.numAtoms()));
    int rows = (dictionary.numAtoms() + columns - 1) / columns;
    int cell = side * zoom + GAP;
    BufferedImage picture = new BufferedImage(columns * cell + GAP, rows * cell + GAP, BufferedImage.TYPE_BYTE_GRAY);
    for (int atom = 0; atom < dictionary.numAtoms(); atom++) {
      draw(picture, dictionary.atoms()[atom], side, zoom, GAP + atom % columns * cell, GAP + atom / columns * cell);
    }
    return picture;
  }

  private static void draw(BufferedImage picture, double[] atom, int side, int zoom, int left, int top) {
    double largest = 0;
    for (double value : atom) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int y = 0; y < side * zoom; y++) {
      for (int x = 0; x < side * zoom; x++) {
        double value = atom[y / zoom * side + x / zoom] / largest;
        picture.getRaster().setSample(left + x, top + y, 0, (int) Math.round(GREY + (GREY - 1) * value));
      }
    }
  }

  /** Writes a PNG. */
  public static void png(Dictionary dictionary, int zoom, OutputStream out) throws IOException {
    ImageIO.write(draw(dictionary, zoom), "png", out);
  }
}
