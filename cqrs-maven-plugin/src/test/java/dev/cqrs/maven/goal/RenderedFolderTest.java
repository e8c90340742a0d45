package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.render.RenderedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedFolderTest {

  @TempDir Path folder;

  @Test
  void files_are_written_and_what_people_run_can_be_run() throws Exception {
    new RenderedFolder(folder)
        .write(
            List.of(
                new RenderedFile("scripts/deploy.sh", "exit\n", true),
                new RenderedFile("a/b.txt", "text\n")));

    assertThat(folder.resolve("a/b.txt"))
        .hasContent("text\n")
        .satisfies(path -> assertThat(Files.isExecutable(path)).isFalse());
    assertThat(folder.resolve("scripts/deploy.sh")).isExecutable();
  }

  @Test
  void what_a_tool_keeps_beside_them_stays() throws Exception {
    Path state = folder.resolve("terraform/terraform.tfstate");
    Files.createDirectories(state.getParent());
    Files.writeString(state, "{}");

    new RenderedFolder(folder).write(List.of(new RenderedFile("terraform/main.tf", "\n")));

    assertThat(state).hasContent("{}");
  }

  @Test
  void it_tells_what_was_rendered_before() throws Exception {
    assertThat(new RenderedFolder(folder.resolve("nowhere")).formats()).isEmpty();
    Files.writeString(folder.resolve("cloudformation.yaml"), "");
    Files.createDirectories(folder.resolve("scripts"));

    assertThat(new RenderedFolder(folder).formats())
        .containsExactly(Format.CLOUDFORMATION, Format.SCRIPTS);
  }
}
