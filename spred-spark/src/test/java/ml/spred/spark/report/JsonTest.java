package ml.spred.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void noTextCanEndTheScript() {
    assertThat(Json.forScript(List.of("</script>", "<!--", "a&b", "\u2028")))
        .isEqualTo("[\"\\u003c/script\\u003e\",\"\\u003c!--\",\"a\\u0026b\",\"\\u2028\"]");
  }

  @Test
  void numbersAreShortAndNeverNotANumber() {
    assertThat(Json.forScript(new double[] {1, 0.123456789, Double.NaN, Double.POSITIVE_INFINITY, -2.5e-9, 1234567.8}))
        .isEqualTo("[1,0.12346,null,null,-2.5E-9,1234600.0]");
    assertThat(Json.forScript(Map.of("rows", List.of(0.5, 3)))).isEqualTo("{\"rows\":[0.5,3]}");
    assertThat(Json.forScript(new double[][] {{Double.NaN}, {2}})).isEqualTo("[[null],[2]]");
  }

  @Test
  void recordsKeepTheirNames() {
    assertThat(Json.forScript(new LineChart.Line("dev", new double[] {0.25})))
        .isEqualTo("{\"name\":\"dev\",\"values\":[0.25],\"dashed\":false,\"margin\":null}");
  }
}
