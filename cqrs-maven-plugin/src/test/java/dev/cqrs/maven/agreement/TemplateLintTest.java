package dev.cqrs.maven.agreement;

import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import dev.cqrs.maven.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tools")
class TemplateLintTest {

  @TempDir private Path folder;

  @Test
  void the_template_of_every_kind_of_application_is_clean_for_cfn_lint() throws IOException {
    List<String> command = new ArrayList<>(List.of("cfn-lint"));
    for (ApplicationKind kind : ApplicationKind.values()) {
      Path template = folder.resolve(kind + ".yaml");
      Files.writeString(template, CloudFormationRenderer.render(kind.plan()));
      command.add(template.toString());
    }
    Tools.succeed(folder, Map.of(), command.toArray(String[]::new));
  }
}
