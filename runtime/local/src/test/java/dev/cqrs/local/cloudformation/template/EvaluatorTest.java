package dev.cqrs.local.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

  private static final Names NAMES =
      new Names() {
        @Override
        public JsonNode ref(String logicalId) {
          return TextNode.valueOf("ref-" + logicalId);
        }

        @Override
        public JsonNode attribute(String logicalId, String attribute) {
          return TextNode.valueOf(logicalId + "/" + attribute);
        }
      };

  private static String evaluate(String value) {
    Template template =
        Template.read(
            """
            Parameters:
              Name: { Type: String }
              List: { Type: CommaDelimitedList }
            Mappings: { Sizes: { dev: { Memory: 512 } } }
            Conditions:
              IsDev: !Equals [!Ref Name, dev]
              IsNotDev: !Not [!Condition IsDev]
              Both: !And [!Condition IsDev, !Condition IsNotDev]
              Either: !Or [!Condition IsDev, !Condition IsNotDev]
            Resources:
              R: { Type: T, Properties: { V: %s } }
            """
                .formatted(value));
    Evaluator evaluator =
        new Evaluator(
            template,
            Map.of("Name", "dev", "List", "a, b"),
            Map.of("AWS::Region", "us-east-1"),
            NAMES);
    return evaluator
        .value(template.resource("R").orElseThrow().path("Properties"))
        .path("V")
        .toString();
  }

  @Test
  void references() {
    assertThat(evaluate("!Ref Name")).isEqualTo("\"dev\"");
    assertThat(evaluate("!Ref List")).isEqualTo("[\"a\",\"b\"]");
    assertThat(evaluate("!Ref AWS::Region")).isEqualTo("\"us-east-1\"");
    assertThat(evaluate("!Ref Other")).isEqualTo("\"ref-Other\"");
    assertThat(evaluate("!GetAtt Other.A.B")).isEqualTo("\"Other/A.B\"");
  }

  @Test
  void text_functions() {
    assertThat(evaluate("!Sub '${Name}-${Other.Arn}-${!Literal}-${AWS::Region}'"))
        .isEqualTo("\"dev-Other/Arn-${Literal}-us-east-1\"");
    assertThat(evaluate("!Sub ['${X}', { X: !Ref Name }]")).isEqualTo("\"dev\"");
    assertThat(evaluate("!Join ['-', [a, !Ref Name]]")).isEqualTo("\"a-dev\"");
    assertThat(evaluate("!Select [1, !Split [':', 'a:b:c']]")).isEqualTo("\"b\"");
    assertThat(evaluate("!Base64 ab")).isEqualTo("\"YWI=\"");
    assertThat(evaluate("!FindInMap [Sizes, !Ref Name, Memory]")).isEqualTo("512");
  }

  @Test
  void conditions() {
    assertThat(evaluate("!If [IsDev, a, b]")).isEqualTo("\"a\"");
    assertThat(evaluate("!If [IsNotDev, a, b]")).isEqualTo("\"b\"");
    assertThat(evaluate("!If [Both, a, b]")).isEqualTo("\"b\"");
    assertThat(evaluate("!If [Either, a, b]")).isEqualTo("\"a\"");
    assertThat(evaluate("[a, !If [IsDev, !Ref AWS::NoValue, b]]")).isEqualTo("[\"a\"]");
  }

  @Test
  void what_cannot_be_evaluated_is_refused() {
    assertThatThrownBy(() -> evaluate("!Select [3, [a]]"))
        .hasMessage("Template format error: Fn::Select cannot select nonexistent value at index 3");
    assertThatThrownBy(() -> evaluate("!FindInMap [Sizes, x, y]"))
        .hasMessage("Template format error: Unable to get mapping for Sizes::x::y");
    assertThatThrownBy(() -> evaluate("!Color red"))
        .hasMessage("Template format error: the tag !Color is not known (line 11).");
  }
}
