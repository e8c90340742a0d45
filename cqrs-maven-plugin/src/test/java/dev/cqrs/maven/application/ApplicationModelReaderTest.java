package dev.cqrs.maven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationModelReaderTest {

  @TempDir Path project;

  @Test
  void reads_what_the_processor_wrote() {
    ApplicationModel model = Plans.model("user-orders");
    assertThat(model.readModels().get(0).indexes().get(0).sort())
        .isEqualTo(Optional.of(new ApplicationModel.Key("createdAt", "S")));
    assertThat(model.readModels().get(2).indexes().get(0).sort()).isEmpty();
    assertThat(model.reactions())
        .containsExactly(
            new ApplicationModel.Reaction(
                "buyer-check",
                "com.example.order.BuyerCheck",
                List.of(new ApplicationModel.EventReference("OrderCreated", "Order"))));
    assertThat(model.aggregates().get(0).commands().get(1).components().get(0).values())
        .containsExactly("PENDING", "SHIPPED");
    assertThat(
            model
                .aggregates()
                .get(0)
                .commands()
                .get(0)
                .components()
                .get(1)
                .of()
                .orElseThrow()
                .components())
        .extracting(ApplicationModel.Component::type)
        .containsExactly("string", "decimal");
  }

  @Test
  void reads_what_an_aggregate_says_of_its_state() {
    ApplicationModel.Aggregate user = Plans.model("user-orders").aggregates().get(1);

    assertThat(user.snapshotEvery()).isEqualTo(10);
    assertThat(user.stateShape()).contains("1-a880d049");
    assertThat(user.rememberedCommands()).isEqualTo(500);
    assertThat(user.unique()).containsExactly(new ApplicationModel.Unique("email", true));
    assertThat(user.commands().get(0).components().get(0).personal()).isTrue();
  }

  @Test
  void what_an_older_processor_did_not_write_has_its_default() {
    ApplicationModel.Aggregate order = Plans.model("user-orders").aggregates().get(0);

    assertThat(order.snapshotEvery()).isZero();
    assertThat(order.stateShape()).isEmpty();
    assertThat(order.rememberedCommands()).isEqualTo(1_000);
    assertThat(order.unique()).isEmpty();
    assertThat(order.commands().get(0).components().get(0).personal()).isFalse();
  }

  @Test
  void a_project_without_model_is_told_what_to_do() {
    assertThatThrownBy(() -> ApplicationModelReader.read(classes()))
        .isInstanceOf(UserError.class)
        .hasMessage(
            project
                + """
                 is not a CQRS application: target/classes/META-INF/cqrs/application.json is \
                missing. The compiler writes it when
                  - the project has been compiled (mvn compile),
                  - at least one class carries @Aggregate, and
                  - dev.cqrs:cqrs-processor is an annotation processor of maven-compiler-plugin.""");
  }

  @Test
  void another_format_is_refused() throws IOException {
    Path file = write("{\"format\":2}");
    assertThatThrownBy(() -> ApplicationModelReader.read(classes()))
        .isInstanceOf(UserError.class)
        .hasMessage(
            file
                + " has format 2, but this plugin reads format 1. Give cqrs-processor and"
                + " cqrs-maven-plugin the same version, then run mvn clean compile.");
  }

  @Test
  void a_broken_file_is_refused() throws IOException {
    Path file = write("{\"format\" 1}");
    assertThatThrownBy(() -> ApplicationModelReader.read(classes()))
        .isInstanceOf(UserError.class)
        .hasMessage(
            file
                + " is not valid JSON: Unexpected character ('1' (code 49)): was expecting a colon"
                + " to separate field name and value. Compile again from scratch: mvn clean"
                + " compile");
  }

  private Path classes() {
    return project.resolve("target/classes");
  }

  private Path write(String text) throws IOException {
    Path file = classes().resolve(ApplicationModelReader.LOCATION);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
