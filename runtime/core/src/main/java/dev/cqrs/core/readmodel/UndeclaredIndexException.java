package dev.cqrs.core.readmodel;

import dev.cqrs.core.model.ReadModelType;
import java.util.stream.Collectors;

/** A query asks for an index that its read model does not declare. */
public final class UndeclaredIndexException extends IllegalArgumentException {

  /**
   * Names the index and what is declared instead.
   *
   * @param readModel the read model
   * @param index the name that it does not declare
   */
  public UndeclaredIndexException(ReadModelType<?> readModel, String index) {
    super(
        "The read model %s declares no index %s; %s."
            .formatted(readModel.name(), index, declared(readModel)));
  }

  private static String declared(ReadModelType<?> readModel) {
    return readModel.indexes().isEmpty()
        ? "it declares none"
        : "it declares "
            + readModel.indexes().stream()
                .map(ReadModelType.IndexType::name)
                .collect(Collectors.joining(", "));
  }
}
