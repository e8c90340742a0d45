package dev.cqrs.testing;

import dev.cqrs.core.model.Application;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the application that the annotation processor has generated. */
public final class Applications {

  private Applications() {}

  /**
   * Returns the application on the class path.
   *
   * @throws IllegalStateException if there is none or more than one
   */
  public static Application load() {
    List<Application> found =
        ServiceLoader.load(Application.class).stream().map(ServiceLoader.Provider::get).toList();
    if (found.isEmpty()) {
      throw new IllegalStateException(
          "No application is on the class path: a record marked with @Aggregate or @ReadModel must"
              + " have been compiled with the annotation processor cqrs-processor");
    }
    if (found.size() > 1) {
      throw new IllegalStateException(
          "More than one application is on the class path: "
              + found.stream().map(one -> one.getClass().getName()).toList());
    }
    return found.get(0);
  }
}
