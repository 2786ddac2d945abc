package ml.spred.expression.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.NameList;
import ml.spred.expression.NumberText;
import ml.spred.expression.ReadOptions;

/** Reads a table whose lines are samples. */
final class SampleLines {
  private final String source;
  private final DelimitedText text;
  private final TableHandler handler;
  private final ReadOptions options;

  SampleLines(DelimitedText text, Preview preview, ReadOptions options) {
    source = text.source();
    this.text = text;
    this.options = options;
    handler = new TableHandler(source, preview.unnamed(), options);
  }

  ExpressionSet.Builder read() {
    text.parse(handler, () -> handler.rows().size(), () -> false);
    refuseUnusable();
    return builder();
  }

  private void refuseUnusable() {
    ColumnPlan plan = handler.plan();
    if (plan == null) {
      throw new InputException(source + " has no header line; the first line must name the sample column and the features.");
    }
    if (plan.names.length == 1) {
      throw new InputException(source + " has a single column, '" + abbreviated(plan.names[0])
          + "'; its fields must be separated by "
          + text.otherSeparator());
    }
    if (handler.rows().isEmpty()) {
      throw new InputException(source + " has a header line and no samples; add one line per sample.");
    }
    plan.texts.keySet().forEach(this::refuseMostlyNumbers);
    if (plan.numericColumns().isEmpty()) {
      throw new InputException(source + " has no column of numbers (column '" + plan.names[1] + "' starts with '"
          + plan.texts.values().iterator().next().get(0) + "'); features must be numbers with a decimal point.");
    }
  }

  private static String abbreviated(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  /** A column that holds one text and numbers otherwise is a feature with a slip in its first row, not a label. */
  private void refuseMostlyNumbers(int column) {
    String name = handler.plan().names[column];
    if (name.equals(ColumnPlan.LABEL) || options.labelColumns().contains(name)) {
      return;
    }
    List<String> present = handler.plan().texts.get(column).stream().filter(Objects::nonNull).toList();
    List<String> texts = present.stream().filter(value -> !NumberText.isNumber(value)).toList();
    if (present.size() > 2 && texts.size() == 1) {
      throw new InputException(source + " column '" + name + "' holds numbers except for '" + texts.get(0)
          + "' of its first sample '" + handler.sampleNames().get(handler.plan().texts.get(column).indexOf(texts.get(0)))
          + "'; correct it, name the column with --label or --group if it is not a feature, or turn the"
          + " table with --orientation genes-as-rows.");
    }
  }

  private ExpressionSet.Builder builder() {
    handler.compact();
    ColumnPlan plan = handler.plan();
    ExpressionSet.Builder builder = ExpressionSet.builder().source(source).samples(handler.sampleNames())
        .features(plan.featureNames()).values(handler.rows().toArray(double[][]::new)).notes(notes());
    plan.texts.forEach((column, values) -> builder.column(plan.names[column], values));
    return builder;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    handler.plan().duplicateNote().ifPresent(notes::add);
    handler.duplicateNote().ifPresent(notes::add);
    noteTextColumns(notes);
    noteNumbersAmongTexts(notes);
    return notes;
  }

  private void noteTextColumns(List<String> notes) {
    ColumnPlan plan = handler.plan();
    List<String> guessed = plan.texts.keySet().stream().map(column -> plan.names[column])
        .filter(name -> !name.equals(ColumnPlan.LABEL) && !options.labelColumns().contains(name)).toList();
    if (!guessed.isEmpty()) {
      notes.add("Read as label or group, because the values are text: " + NameList.of(guessed) + ".");
    }
  }

  private void noteNumbersAmongTexts(List<String> notes) {
    ColumnPlan plan = handler.plan();
    int lastText = plan.texts.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> between = plan.numericColumns().stream().filter(column -> column < lastText)
        .map(column -> plan.names[column]).toList();
    if (!between.isEmpty()) {
      notes.add("Read as feature, though it stands before a text column: " + NameList.of(between)
          + "; name it with --label or --group if it is none.");
    }
  }
}
