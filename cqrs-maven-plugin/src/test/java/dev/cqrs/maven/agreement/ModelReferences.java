package dev.cqrs.maven.agreement;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Reference;
import dev.cqrs.maven.infrastructure.Reference.Arn;
import dev.cqrs.maven.infrastructure.Reference.IndexArn;
import dev.cqrs.maven.infrastructure.Reference.LogStreams;
import dev.cqrs.maven.infrastructure.Reference.Name;
import dev.cqrs.maven.infrastructure.Reference.OfParameter;
import dev.cqrs.maven.infrastructure.Reference.StreamArn;
import dev.cqrs.maven.infrastructure.Reference.TableNames;
import dev.cqrs.maven.infrastructure.Reference.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Says what the model's references are in a deployment. */
final class ModelReferences {

  private final ParameterValues values;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> arns = new HashMap<>();
  private final Map<String, String> refs = new HashMap<>();

  ModelReferences(Infrastructure infrastructure, ParameterValues values) {
    this.values = values;
    infrastructure
        .tables()
        .forEach(t -> resource(t.id(), t.suffix(), Arns.table(values.named(t.suffix()))));
    infrastructure
        .functions()
        .forEach(f -> resource(f.id(), f.suffix(), Arns.function(values.named(f.suffix()))));
    infrastructure
        .queues()
        .forEach(
            q -> {
              resource(q.id(), q.suffix(), Arns.queue(values.named(q.suffix())));
              refs.put(q.id(), Arns.queueUrl(values.named(q.suffix())));
            });
    String bus = infrastructure.bus().suffix();
    resource(infrastructure.bus().id(), bus, Arns.bus(values.named(bus)));
    String archive = infrastructure.bus().archiveSuffix();
    resource(infrastructure.bus().archiveId(), archive, "");
  }

  private void resource(String id, String suffix, String arn) {
    names.put(id, values.named(suffix));
    refs.put(id, values.named(suffix));
    arns.put(id, arn);
  }

  String name(String id) {
    return there(names, id);
  }

  String streamArn(String tableId) {
    return Arns.stream(name(tableId));
  }

  String source() {
    return "cqrs." + values.text("ProjectName");
  }

  String text(Reference reference) {
    if (reference instanceof Text text) {
      return text.value();
    } else if (reference instanceof OfParameter parameter) {
      return values.text(parameter.name());
    } else if (reference instanceof Name name) {
      return there(refs, name.id());
    } else if (reference instanceof Arn arn) {
      return there(arns, arn.id());
    } else if (reference instanceof IndexArn index) {
      return Arns.index(name(index.tableId()), index.index());
    } else if (reference instanceof StreamArn stream) {
      return streamArn(stream.tableId());
    } else if (reference instanceof LogStreams streams) {
      return Arns.logGroup("/aws/lambda/" + name(streams.functionId()));
    } else if (reference instanceof TableNames tables) {
      Map<String, String> byReadModel = new TreeMap<>();
      tables.tableIds().forEach((readModel, id) -> byReadModel.put(readModel, name(id)));
      return Canonical.json(byReadModel);
    } else if (reference instanceof Reference.EventSource) {
      return source();
    } else if (reference instanceof Reference.Region) {
      return Arns.REGION;
    } else if (reference instanceof Reference.Everything) {
      return "*";
    }
    throw new IllegalArgumentException("Unknown reference " + reference);
  }

  private static String there(Map<String, String> map, String id) {
    String value = map.get(id);
    if (value == null) {
      throw new IllegalArgumentException("The model has no resource " + id);
    }
    return value;
  }
}
