package ml.spred.expression.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ml.spred.InputException;
import ml.spred.expression.GeneTable;
import ml.spred.expression.NameList;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.UniqueNames;

/** Which columns of a DataSet's table are samples, by its header line. */
final class DataSetLayout {
  static final String REMEDY = "the file is cut or altered there, so download it again";

  private final String source;
  private final List<String> sampleNames = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private DataSetLayout(String source) {
    this.source = source;
  }

  /**
   * @param fields of the header line
   * @param listedSamples samples that the header of the file lists; others are those named GSM…
   * @param notes takes what the user should know
   */
  static GeneTable.Layout of(String source, String[] fields, Set<String> listedSamples, ReadOptions options, List<String> notes) {
    DataSetLayout layout = new DataSetLayout(source);
    int[] places = layout.places(fields, listedSamples, options);
    notes.addAll(layout.notes);
    return new GeneTable.Layout(layout.sampleNames, places, REMEDY);
  }

  private int[] places(String[] fields, Set<String> listedSamples, ReadOptions options) {
    UniqueNames unique = new UniqueNames(source, "sample", options.duplicateSamples());
    List<String> leftOut = new ArrayList<>();
    int[] places = GeneTable.leftOut(fields.length);
    places[0] = GeneTable.Layout.NAME;
    for (int field = 1; field < fields.length; field++) {
      String name = fields[field];
      if (field == 1 && name.equalsIgnoreCase("IDENTIFIER")) {
        places[field] = GeneTable.Layout.ANNOTATION;
      } else if (!listedSamples.contains(name) && !name.matches("GSM\\d+")) {
        leftOut.add(name);
      } else if (unique.accept(name, "column", field + 1L).isPresent()) {
        places[field] = sampleNames.size();
        sampleNames.add(name);
      }
    }
    unique.note().ifPresent(notes::add);
    if (!leftOut.isEmpty()) {
      notes.add("Columns of the table that are not samples are left out: " + NameList.of(leftOut) + ".");
    }
    requireSamples();
    new ReadLimits(source, options).checkSamples(sampleNames.size());
    return places;
  }

  private void requireSamples() {
    if (sampleNames.isEmpty()) {
      throw new InputException(source + " has a table without samples: no column is named GSM… or listed in a subset;"
          + " give a GEO DataSet file, or a CSV table.");
    }
  }
}
