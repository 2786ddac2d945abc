package ml.spred.spark.report;

import java.util.Locale;

/** What a piece of text says beside its words; always said in the words too, so that colour is never the only sign. */
public enum Tone {
  PLAIN,
  GOOD,
  WARNING,
  FORMULA,
  COMMAND;

  String cssClass() {
    return name().toLowerCase(Locale.ROOT);
  }
}
