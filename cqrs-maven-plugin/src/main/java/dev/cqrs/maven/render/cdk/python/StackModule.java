package dev.cqrs.maven.render.cdk.python;

import static dev.cqrs.maven.render.cdk.python.Expression.atom;

import dev.cqrs.maven.render.cdk.PartNames;
import dev.cqrs.maven.render.cdk.python.Expression.Call;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Template;
import java.util.List;
import java.util.stream.Stream;

/** Writes the module with the stack. */
final class StackModule {

  private static final int INDENT = 8;

  private StackModule() {}

  static String text(Template template, List<ResourceModule> modules) {
    Source source = new Source("The stack.");
    source.needs("settings", "Settings");
    source.needs("function_code", "FunctionCode");
    source.add(
        """
        class CqrsStack(Stack):
            ""\"The application's infrastructure.""\"

            def __init__(self, scope: Construct, construct_id: str) -> None:
                super().__init__(
                    scope,
                    construct_id,
                    description=%s,
                    # The rule would add a parameter that the template beside has not.
                    synthesizer=DefaultStackSynthesizer(generate_bootstrap_version_rule=False),
                )
                settings = Settings(self, "Settings")
                code = FunctionCode(self, "Code")
        """
            .formatted(PythonText.quoted(template.description())));
    for (ResourceModule module : modules) {
      source.needs(PartNames.file(module.part()), PartNames.type(module.part()));
      source.statement(INDENT, variable(module.part()), module.call());
    }
    source.add("\n        # What callers and scripts need to know.\n");
    Values values = new Values(Scope.stack(template));
    template
        .outputs()
        .entries()
        .forEach(
            (name, value) ->
                source.statement(
                    INDENT,
                    "",
                    Call.of("CfnOutput", atom("self"), atom(PythonText.quoted(name)))
                        .with("value", values.free(value))));
    source.needs("lambda_function", "LambdaFunction");
    return source
        .add(
            """

                def _allocate_logical_id(self, cfn_element: CfnElement) -> str:
                    own = (
                        %s,
                    )
                    # As in the template beside, so that a stack made from it can go on with CDK.
                    # What other constructs make, such as a topic's resource, is named by CDK.
                    if isinstance(cfn_element.node.scope, own):
                        return cfn_element.node.id
                    return super()._allocate_logical_id(cfn_element)
            """
                .formatted(String.join(",\n            ", ownConstructs(modules))))
        .text();
  }

  /** The classes below whose instances the template's elements are. */
  private static List<String> ownConstructs(List<ResourceModule> modules) {
    return Stream.concat(
            Stream.of("LambdaFunction", "Settings"),
            modules.stream().map(module -> PartNames.type(module.part())))
        .sorted()
        .toList();
  }

  /** Nothing refers to what delivers and what is watched. */
  private static String variable(Part part) {
    return part == Part.DELIVERY || part == Part.OBSERVABILITY ? "" : PartNames.file(part) + " = ";
  }
}
