package dev.cqrs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name that no resource could have is refused when the project is generated, not at deploy. */
class ArchetypeNameIT {

  private Path folder;
  private MavenBuild build;

  @BeforeEach
  void prepare() {
    folder = MavenBuild.freshFolder("archetype-name");
    build = MavenBuild.in(folder);
  }

  @Test
  void capitals_too_many_characters_and_a_hyphen_at_the_end_are_refused_and_leave_nothing() {
    for (String name : new String[] {"MyShop", "a-very-long-artifact-name-x", "shop-"}) {
      assertRefused(name);
      assertThat(folder).as(name).isEmptyDirectory();
    }
  }

  @Test
  void what_was_in_the_folder_before_stays() throws IOException {
    Path notes = Files.createDirectories(folder.resolve("MyShop")).resolve("notes.txt");
    Files.writeString(notes, "mine");
    Files.setLastModifiedTime(notes, FileTime.fromMillis(0));

    assertRefused("MyShop");

    assertThat(notes).hasContent("mine");
  }

  private void assertRefused(String name) {
    MavenBuild.Result result = build.generation(name);

    assertThat(result.exitCode()).as(name).isNotZero();
    assertThat(result.output())
        .contains(
            "artifactId is '%s', but must be 3 to 20 lower-case letters, digits and hyphens, a letter first, no hyphen last: it becomes the first part of every resource's name. Choose another with -DartifactId=…"
                .formatted(name));
  }
}
