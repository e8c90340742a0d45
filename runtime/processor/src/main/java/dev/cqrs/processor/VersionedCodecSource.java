package dev.cqrs.processor;

import dev.cqrs.processor.Model.Event;
import dev.cqrs.processor.Model.Upcast;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** The expression that reads every version of an event. */
final class VersionedCodecSource {

  private VersionedCodecSource() {}

  /** Returns the expression: a chain of versions, or just the codec where there is only one. */
  static String of(Event event, Imports imports) {
    List<Upcast> upcasts = event.upcasts();
    if (upcasts.isEmpty()) {
      return event.record().codec(imports);
    }
    StringBuilder chain =
        new StringBuilder(imports.model("VersionedCodec"))
            .append(".of(")
            .append(upcasts.get(0).record().codec(imports))
            .append(')');
    for (int at = 0; at < upcasts.size(); at++) {
      boolean last = at == upcasts.size() - 1;
      chain.append(
          "\n                    .then(old -> %s.%s(old), %s)"
              .formatted(
                  imports.name((TypeElement) upcasts.get(at).method().getEnclosingElement()),
                  upcasts.get(at).method().getSimpleName(),
                  (last ? event.record() : upcasts.get(at + 1).record()).codec(imports)));
    }
    return chain.toString();
  }
}
