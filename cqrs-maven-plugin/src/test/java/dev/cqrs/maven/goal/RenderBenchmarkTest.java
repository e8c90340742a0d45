package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.cdk.CdkProject;
import dev.cqrs.maven.tools.Tools.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rendering costs, beside what the CDK needs for one target. It asserts no time. */
@Tag("tools")
class RenderBenchmarkTest {

  private static final int WARM_UP = 20;

  @TempDir private Path folder;

  @Test
  void all_formats_are_rendered_and_one_is_synthesised_in_one_run() throws IOException {
    Infrastructure model = Plans.of("user-orders");
    Duration first = render(model);
    for (int i = 0; i < WARM_UP; i++) {
      render(model);
    }
    Duration warm = render(model);

    CdkProject project =
        CdkProject.write("benchmark", Format.CDK_TYPESCRIPT.renderer().render(model));
    project.linkNodePackages();
    long start = System.nanoTime();
    Outcome synth = project.run("npx", "cdk", "synth", "--quiet");
    Duration synthesised = Duration.ofNanos(System.nanoTime() - start);

    assertThat(synth.exitCode()).as(synth.output()).isZero();
    System.out.printf(
        "All %d formats of the sample: %d ms first, %d ms warm. cdk synth of the same stack: %d ms.%n",
        Format.values().length, first.toMillis(), warm.toMillis(), synthesised.toMillis());
  }

  /** Renders and writes all formats. */
  private Duration render(Infrastructure model) {
    long start = System.nanoTime();
    List<RenderedFile> files = new ArrayList<>();
    for (Format format : Format.values()) {
      files.addAll(format.renderer().render(model));
    }
    new RenderedFolder(folder).write(files);
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
