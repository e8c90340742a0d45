package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.render.cdk.PartNames;
import dev.cqrs.maven.render.template.Section.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The class of a part: its head, and what it is made with. */
final class Constructor {

  private final Part part;
  private final Map<String, String> needs = new LinkedHashMap<>();

  /**
   * Looks what the class needs.
   *
   * @param part the part
   * @param code what its constructor and its methods do
   */
  Constructor(Part part, String code) {
    this.part = part;
    Map<String, String> all = new LinkedHashMap<>();
    all.put("settings", "Settings");
    all.put("code", "FunctionCode");
    Arrays.stream(Part.values()).forEach(p -> all.put(PartNames.file(p), PartNames.type(p)));
    all.forEach(
        (name, type) -> {
          if (Pattern.compile("(?<![\\w.\"])(self\\._)?" + name + "[.,)]").matcher(code).find()) {
            needs.put(name, type);
          }
        });
  }

  /** Begins the class. */
  void begin(Source source, String methods) {
    needs.forEach((name, type) -> source.needs(module(name), type));
    source.add(
        """
        class %s(Construct):
            ""\"%s""\"

            def __init__(
                self,
                scope: Construct,
                construct_id: str,
                *,
        """
            .formatted(PartNames.type(part), PartComments.of(part)));
    needs.forEach((name, type) -> source.add("        %s: %s,\n".formatted(name, type)));
    source.add("    ) -> None:\n        super().__init__(scope, construct_id)\n");
    needs.keySet().stream()
        .filter(name -> methods.contains("self._" + name + "."))
        .forEach(name -> source.add("        self._%s = %s\n".formatted(name, name)));
  }

  /** Makes an object of the class within the stack. */
  Expression call() {
    String type = PartNames.type(part);
    Expression.Call call =
        Expression.Call.of(type, Expression.atom("self"), Expression.atom('"' + type + '"'));
    for (String name : needs.keySet()) {
      call = call.with(name, Expression.atom(name));
    }
    return call;
  }

  private static String module(String name) {
    return name.equals("code") ? "function_code" : name;
  }
}
