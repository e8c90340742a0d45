package dev.cqrs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a run prints repeats it: in processes of their own, as builds are. */
class RepeatedRunTest {

  @Test
  void an_ordinary_run_tries_the_same_each_time() throws Exception {
    List<String> first = run();

    assertThat(tried(run())).isEqualTo(tried(first));
    assertThat(tried(first)).hasSizeGreaterThan(9);
    assertThat(first).noneMatch(line -> line.startsWith("Proof:"));
  }

  @Test
  void the_line_that_a_long_run_prints_repeats_it() throws Exception {
    List<String> first = run("-Dproof.seed=20261125170500", "-Dproof.scale=3");

    List<String> line = first.stream().filter(each -> each.startsWith("Proof:")).toList();
    assertThat(line)
        .containsExactly("Proof: repeat this run by -Dproof.seed=20261125170500 -Dproof.scale=3");
    assertThat(tried(run(options(line.get(0))))).isEqualTo(tried(first)).hasSize(60);
  }

  @Test
  void another_seed_tries_something_else_and_the_scale_says_how_often() throws Exception {
    List<String> ordinary = tried(run());
    List<String> other = tried(run("-Dproof.seed=2"));
    List<String> longer = tried(run("-Dproof.scale=3"));

    assertThat(other).isNotEqualTo(ordinary);
    assertThat(longer.stream().filter(line -> line.startsWith("tried any"))).hasSize(30);
    assertThat(ordinary.stream().filter(line -> line.startsWith("tried any"))).hasSize(10);
  }

  @Test
  void a_property_cannot_have_a_seed_of_its_own() throws Exception {
    List<String> ordinary = tried(run()).stream().filter(line -> line.contains("own")).toList();
    List<String> other =
        tried(run("-Dproof.seed=2")).stream().filter(line -> line.contains("own")).toList();

    assertThat(other).hasSize(10).isNotEqualTo(ordinary);
  }

  @Test
  void a_failed_property_shows_what_repeats_it() throws Exception {
    List<String> failed = run("-Dproof.seed=7", "-Dfails=true");

    assertThat(failed).anyMatch(line -> line.endsWith("repeat = -Dproof.seed=7 -Dproof.scale=1"));
    assertThat(tried(run("-Dproof.seed=7", "-Dfails=true"))).isEqualTo(tried(failed));
  }

  private static List<String> tried(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("tried")).toList();
  }

  private static String[] options(String line) {
    return Stream.of(line.split(" ")).filter(word -> word.startsWith("-D")).toArray(String[]::new);
  }

  private static List<String> run(String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xshare:auto"));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Properties.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
