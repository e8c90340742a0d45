package dev.cqrs.maven.render.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.infrastructure.Applications;
import dev.cqrs.maven.problem.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTemplateTest {

  @Test
  void a_stack_has_at_most_500_resources() {
    assertThat(StackTemplate.of(readModels(false).plan()).resources()).hasSize(500);
    assertThatThrownBy(() -> StackTemplate.of(readModels(true).plan()))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The stack would have 501 resources, but CloudFormation allows 500. The application has"
                + " 42 read models and reactions, and each needs at least ten. Split the"
                + " application, or let -Dcqrs.formats name terraform or scripts, which know no such"
                + " limit, and remove what target/cqrs has of the other formats.");
  }

  private static Applications readModels(boolean lastAcrossAggregates) {
    List<String> events = List.of("Created");
    Applications application = new Applications().aggregate("Thing", true, events);
    Applications.numbered("rows", 41)
        .forEach(name -> application.readModel(name, 1, false, List.of(), events));
    return application.readModel("last", 1, lastAcrossAggregates, List.of(), events);
  }
}
