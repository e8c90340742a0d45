package dev.cqrs.maven.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.script.ScriptRenderer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts make what the model describes, and a mistake in them would be seen. */
class ScriptAgreementTest {

  @TempDir Path folder;

  static Stream<Arguments> deployments() {
    Infrastructure warehouse = Plans.of("warehouse");
    return Stream.concat(
        ParameterValues.sets(Plans.of("user-orders")).stream()
            .map(values -> Arguments.of("user-orders", values)),
        Stream.of(Arguments.of("warehouse", ParameterValues.defaults(warehouse))));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void the_scripts_make_what_the_model_describes(String application, ParameterValues values) {
    Infrastructure model = Plans.of(application);

    assertThat(differences(model, values, new ScriptRenderer().render(model))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deploy.sh              | AggregateId:S,Version:N   | AggregateId:S,Sequence:N
          deploy.sh              | userId:S,createdAt:S      | userId:S,createdOn:S
          deploy.sh              | allow sqs:SendMessage     | : sqs:SendMessage
          deploy.sh              | dynamodb:PutItem          | dynamodb:UpdateItem
          deploy.sh              | OrderCreated Order        | Order
          deploy.sh              | variable READ_MODEL user  | variable READ_MODELS user
          deploy.sh              | ensure_failures buyer     | : buyer
          deploy.sh              | check_range lambda-time   | : lambda-time
          deploy.sh              | retention_days=30         | retention_days=31
          deploy.sh              | output EventBusArn        | output EventBus
          deploy.sh              | 60000 3                   | 60000 1
          lib/tables.sh          | PointInTimeRecoveryEnabled=true | PointInTimeRecoveryEnabled=false
          lib/tables.sh          | --sse-specification       | --sse-specifications
          lib/events.sh          | --principal events        | --principal sns
          lib/events.sh          | --bisect-batch-on-function-error | --no-bisect-batch-on-function-error
          lib/functions.sh       | --timeout                 | --time-out
          lib/versions.sh        | --qualifier live          | --qualifier life
          lib/observability.sh   | ReturnData                | ReturnDate
          """)
  void a_mistake_in_a_script_is_seen(String file, String right, String wrong) {
    Infrastructure model = Plans.of("user-orders");
    List<RenderedFile> mistaken =
        new ScriptRenderer()
            .render(model).stream().map(each -> plant(each, file, right, wrong)).toList();

    assertThat(mistaken).isNotEqualTo(new ScriptRenderer().render(model));
    assertThat(differences(model, ParameterValues.defaults(model), mistaken)).isNotEmpty();
  }

  private static RenderedFile plant(RenderedFile file, String name, String right, String wrong) {
    return file.path().equals("scripts/" + name)
        ? new RenderedFile(file.path(), file.text().replace(right, wrong), file.executable())
        : file;
  }

  private String differences(
      Infrastructure model, ParameterValues values, List<RenderedFile> files) {
    try {
      return ModelFacts.of(model, values)
          .without("stack", "code")
          .differences(DryRun.facts(files, values, folder));
    } catch (RuntimeException unreadable) {
      return unreadable.toString();
    }
  }
}
