package dev.cqrs.maven.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionZipTest {

  @TempDir Path folder;

  private Path classes;
  private Path runtime;
  private Path zip;

  @BeforeEach
  void prepare() throws IOException {
    classes = Files.createDirectories(folder.resolve("classes/a"));
    Files.writeString(classes.resolve("B.class"), "b");
    classes = folder.resolve("classes");
    runtime = jar("cqrs-aws.jar", "dev/cqrs/aws/CommandFunction.class");
    zip = folder.resolve("target/cqrs/functions.zip");
  }

  @Test
  void holds_classes_at_the_root_and_libraries_in_lib() throws IOException {
    FunctionZip written = FunctionZip.write(classes, List.of(runtime), zip);
    try (ZipFile content = new ZipFile(zip.toFile())) {
      assertThat(content.stream().map(ZipEntry::getName))
          .containsExactly("a/B.class", "lib/cqrs-aws.jar");
    }
    assertThat(written.size()).isEqualTo(Files.size(zip));
    assertThat(written.sha256()).hasSize(64);
  }

  @Test
  void equal_input_gives_equal_bytes_and_leaves_the_file_alone() throws IOException {
    FunctionZip first = FunctionZip.write(classes, List.of(runtime), zip);
    FileTime past = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(zip, past);
    Files.setLastModifiedTime(classes.resolve("a/B.class"), past);
    assertThat(FunctionZip.write(classes, List.of(runtime), zip)).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(zip)).isEqualTo(past);
  }

  @Test
  void a_changed_class_changes_the_hash() throws IOException {
    FunctionZip first = FunctionZip.write(classes, List.of(runtime), zip);
    Files.writeString(classes.resolve("a/B.class"), "c");
    assertThat(FunctionZip.write(classes, List.of(runtime), zip).sha256())
        .isNotEqualTo(first.sha256());
  }

  @Test
  void missing_handlers_are_named_with_the_dependency_to_add() throws IOException {
    Path other = jar("other.jar", "x/Y.class");
    assertThatThrownBy(() -> FunctionZip.write(classes, List.of(other), zip))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The functions' handlers (dev.cqrs.aws.CommandFunction) are on none of the project's 1"
                + " run-time libraries. Add the dependency dev.cqrs:cqrs-aws, with scope"
                + " runtime.");
  }

  @Test
  void a_zip_that_is_too_large_names_its_largest_library() throws IOException {
    long size = Files.size(runtime);
    assertThatThrownBy(() -> FunctionZip.write(classes, List.of(runtime), zip, 1000, size))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The function zip is too large: %d bytes unzipped, at most %d are allowed. Its largest"
                    .formatted(size + 1, size)
                + " library is cqrs-aws.jar (%d bytes): exclude what the functions do not need."
                    .formatted(size));
  }

  private Path jar(String name, String entry) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write(1);
      out.closeEntry();
    }
    return jar;
  }
}
