package dev.cqrs.processor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every check of the processor: a file of {@code resources/checks} for each fault. */
class ChecksTest {

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> faultIsToldAtItsPlaceWithWhatToWriteInstead() throws IOException {
    return new FaultFiles("checks", folder).tests();
  }
}
