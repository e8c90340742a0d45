package dev.cqrs.maven.render.cdk.typescript;

import static dev.cqrs.maven.render.cdk.typescript.Expression.atom;

import dev.cqrs.maven.render.cdk.PartNames;
import dev.cqrs.maven.render.cdk.typescript.Expression.Call;
import dev.cqrs.maven.render.template.Section.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A part of the stack: a file with a function that adds the part's resources.
 *
 * @param part which part
 * @param body the function's body
 * @param types types of the resources whose constructs the body makes
 */
record StackPart(Part part, String body, Set<String> types) {

  private static final int INDENT = 4;

  /** The file's name, without its ending. */
  String name() {
    return PartNames.file(part);
  }

  /** The file's text. */
  String text() {
    return new Module(PartComments.of(part), "add" + PartNames.type(part), PartNames.type(part))
        .text(body, types);
  }

  /** How the stack adds the part. */
  String call() {
    List<Expression> arguments = new ArrayList<>(List.of(atom("this")));
    Module.arguments(body).keySet().forEach(name -> arguments.add(atom(name)));
    Expression call = new Call("add" + PartNames.type(part), arguments);
    String before = Module.returns(body) ? "const %s = ".formatted(name()) : "";
    return " ".repeat(INDENT)
        + before
        + Printer.print(call, INDENT, INDENT + before.length(), 1)
        + ";\n";
  }
}
