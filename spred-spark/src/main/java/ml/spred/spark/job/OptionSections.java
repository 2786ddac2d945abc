package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options under the names of their mixins. Picocli's own groups could do that too, but they begin anew, with defaults, when two
 * exclusive options meet.
 */
final class OptionSections implements IHelpSectionRenderer {
  private static final String OTHERS = "Other";

  @Override
  public String render(Help help) {
    Map<String, List<OptionSpec>> sections = sections(help.commandSpec());
    StringBuilder text = new StringBuilder();
    sections.forEach((name, options) -> {
      Help.Layout layout = help.createDefaultLayout(help.commandSpec().options(), List.of(), help.colorScheme());
      layout.addAllOptions(options, help.createDefaultParamLabelRenderer());
      text.append(System.lineSeparator()).append(name).append(':').append(System.lineSeparator()).append(layout);
    });
    return text.toString();
  }

  /** Mixins in their order, then what belongs to none. */
  private static Map<String, List<OptionSpec>> sections(CommandSpec spec) {
    Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
    List<OptionSpec> others = new ArrayList<>(spec.options());
    spec.mixins().forEach((name, mixin) -> {
      // The standard help options are a mixin without a heading.
      if (Character.isUpperCase(name.charAt(0))) {
        sections.put(name, mixin.options());
        others.removeAll(mixin.options());
      }
    });
    sections.put(OTHERS, others);
    return sections;
  }
}
