package dev.cqrs.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every difference from the recorded baseline {@code resources/baseline/events.json}: a file beside
 * it for each, with nothing told for those that are compatible.
 */
class BaselineTest {

  private static final String RECORDED = "src/test/resources/baseline/events.json";

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> changeOfARecordedEventIsToldWithWhatToWrite() throws IOException {
    return with(RECORDED).tests();
  }

  @Test
  void aProjectThatHasRecordedNothingYetCompiles() throws IOException {
    assertThat(with(folder.resolve("none.json").toString()).compile("", "none").diagnostics())
        .isEmpty();
  }

  @Test
  void aFileThatIsNoBaselineIsToldWithWhyAndWhatToDo() throws IOException {
    assertThat(told("{\"format\": 1, \"events\""))
        .containsExactly(
            "Item.java:3: events.json is not a baseline of events: it is not JSON: Unexpected"
                + " end-of-input within/between Object entries at line 1, column 23. Restore it from version control");
    assertThat(told("{\"format\": 2, \"events\": []}"))
        .containsExactly(
            "Item.java:3: events.json is not a baseline of events: its format is 2, and this"
                + " version reads format 1. Restore it from version control");
    assertThat(told("{\"format\": 1, \"events\": [{\"name\": \"ItemAdded\"}]}"))
        .containsExactly(
            "Item.java:3: events.json is not a baseline of events: something is missing from it or"
                + " is of another type. Restore it from version control");
  }

  @Test
  void theModelFileOfAChangedEventIsWrittenForTheGoalThatRecordsIt() throws IOException {
    Compilation changed =
        with(RECORDED).compile("// Part.java\npublic record Part(String name) {}\n", "changed");

    assertThat(changed.diagnostics()).hasSize(1);
    assertThat(changed.generated()).containsKey(ModelFile.PATH);
  }

  private java.util.List<String> told(String baseline) throws IOException {
    Path file = folder.resolve("events.json");
    Files.writeString(file, baseline);
    return with(file.toString()).compile("", "broken").diagnostics().stream()
        .map(told -> told.replace(file.toString(), "events.json"))
        .toList();
  }

  private FaultFiles with(String baseline) {
    return new FaultFiles("baseline", folder, "-Acqrs.events=" + baseline);
  }
}
