package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** AWS::CloudWatch::Alarm on one metric or on metric math. */
final class MetricAlarm extends DeclaredType {

  private static final String DIMENSIONS = "Dimensions[]{Name!, Value!}";

  MetricAlarm() {
    super(
        "AWS::CloudWatch::Alarm",
        "AlarmName, AlarmDescription, ActionsEnabled:boolean, AlarmActions[], OKActions[],"
            + "InsufficientDataActions[], MetricName, Namespace, Statistic, ExtendedStatistic,"
            + DIMENSIONS
            + ", Period:integer, Unit, EvaluationPeriods!:integer, DatapointsToAlarm:integer,"
            + "Threshold:number, ComparisonOperator!, TreatMissingData,"
            + "EvaluateLowSampleCountPercentile,"
            + "Metrics[]{Id!, Label, Expression, ReturnData:boolean, Period:integer,"
            + "MetricStat{Metric!{Namespace, MetricName,"
            + DIMENSIONS
            + "}, Period!:integer, Stat!, Unit}}, Tags[]{Key!, Value!}",
        Set.of("Arn"),
        Set.of("AlarmName"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    ObjectNode input = properties.deepCopy();
    if (!input.has("AlarmName")) {
      input.put("AlarmName", context.newName(255));
    }
    String name = input.get("AlarmName").asText();
    context.call("monitoring", "PutMetricAlarm", input);
    context.created(name);
    return Resource.of(name).with("Arn", context.cloud().arn("cloudwatch", "alarm:" + name));
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    ObjectNode input = after.deepCopy().put("AlarmName", current.physicalId());
    // PutMetricAlarm takes tags for a new alarm only.
    input.remove("Tags");
    ObjectNode old = before.deepCopy().put("AlarmName", current.physicalId());
    old.remove("Tags");
    if (!old.equals(input)) {
      context.call("monitoring", "PutMetricAlarm", input);
    }
    if (Context.changed(before, after, "Tags")) {
      String arn = current.attributes().path("Arn").asText();
      var removed = Context.removedTags(before, after);
      if (!removed.isEmpty()) {
        ObjectNode untag = Context.input().put("ResourceARN", arn);
        untag.set("TagKeys", removed);
        context.call("monitoring", "UntagResource", untag);
      }
      context.call(
          "monitoring", "TagResource", Context.input(after, "Tags").put("ResourceARN", arn));
    }
    return current;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    ObjectNode input = Context.input();
    input.putArray("AlarmNames").add(physicalId);
    context.callIfPresent("monitoring", "DeleteAlarms", input);
  }
}
