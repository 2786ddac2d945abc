package ml.spred.spark.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** JSON that may stand inside an HTML {@code script} element. */
final class Json {
  /** A picture shows three digits; more would only make the file large. */
  private static final MathContext DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);

  private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new SimpleModule()
      .addSerializer(Double.class, new RoundedNumber())
      .addSerializer(double.class, new RoundedNumber())
      .addSerializer(double[].class, new RoundedRow()));

  private Json() {}

  /** Doubles are rounded to five digits, NaN and infinities become null, and no {@code <} is left that could end the element. */
  static String forScript(Object value) {
    try {
      return MAPPER.writeValueAsString(value)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the report's data cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void write(double value, JsonGenerator json) throws IOException {
    if (!Double.isFinite(value)) {
      json.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(new BigDecimal(value).round(DIGITS).doubleValue());
    }
  }

  private static final class RoundedNumber extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
      write(value, json);
    }
  }

  /** Jackson's own array writer does not ask for the element's serializer. */
  private static final class RoundedRow extends JsonSerializer<double[]> {
    @Override
    public void serialize(double[] row, JsonGenerator json, SerializerProvider provider) throws IOException {
      json.writeStartArray();
      for (double value : row) {
        write(value, json);
      }
      json.writeEndArray();
    }
  }
}
