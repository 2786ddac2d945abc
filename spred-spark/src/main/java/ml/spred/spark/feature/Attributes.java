package ml.spred.spark.feature;

import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.BinaryAttribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.sql.types.StructField;
import scala.Option;

/** What the ML attributes of columns know: names of features and classes. */
public final class Attributes {
  private Attributes() {}

  /** Number of features, where the column says it. */
  public static Optional<Integer> numFeatures(StructField features) {
    int size = AttributeGroup.fromStructField(features).size();
    return size < 0 ? Optional.empty() : Optional.of(size);
  }

  /** @throws IllegalArgumentException where the column says another number of features than a model was fitted on */
  public static void requireNumFeatures(StructField features, int expected) {
    numFeatures(features).filter(found -> found != expected).ifPresent(found -> {
      throw new IllegalArgumentException("featuresCol is '" + features.name() + "', whose vectors have " + found
          + " entries; the model was fitted on " + expected + ", so give the features of the fit in their order.");
    });
  }

  /** Name of each of these features; its index as text where it has none. */
  public static String[] featureNames(StructField features, int[] indices) {
    Option<Attribute[]> attributes = AttributeGroup.fromStructField(features).attributes();
    return IntStream.of(indices).mapToObj(index -> attributes.isDefined() && index < attributes.get().length
        ? name(attributes.get()[index], index) : String.valueOf(index)).toArray(String[]::new);
  }

  /** Name of each of that many features. */
  public static String[] featureNames(StructField features, int numFeatures) {
    return featureNames(features, IntStream.range(0, numFeatures).toArray());
  }

  private static String name(Attribute attribute, int index) {
    return attribute.name().isDefined() ? attribute.name().get() : String.valueOf(index);
  }

  /** Attributes of the selected features as the features column has them; numeric ones with the saved names if it has none. */
  public static AttributeGroup selected(StructField features, String column, int[] indices, String[] names) {
    if (indices.length == 0) {
      return new AttributeGroup(column, 0);
    }
    Option<Attribute[]> known = AttributeGroup.fromStructField(features).attributes();
    Attribute[] selected = new Attribute[indices.length];
    for (int k = 0; k < indices.length; k++) {
      Attribute attribute = known.isDefined() ? known.get()[indices[k]]
          : NumericAttribute.defaultAttr();
      selected[k] = (attribute.name().isDefined() ? attribute : attribute.withName(names[k])).withIndex(k);
    }
    return new AttributeGroup(column, selected);
  }

  /** Names of the classes; empty where the column has none. */
  public static Optional<String[]> classNames(StructField label) {
    Attribute attribute = Attribute.fromStructField(label);
    Option<String[]> values = attribute instanceof NominalAttribute nominal ? nominal.values()
        : attribute instanceof BinaryAttribute binary ? binary.values() : Option.empty();
    return values.isDefined() ? Optional.of(values.get()) : Optional.empty();
  }
}
