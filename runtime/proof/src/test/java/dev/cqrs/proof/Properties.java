package dev.cqrs.proof;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Properties that say what they try, and a program that runs them. */
final class Properties {

  private Properties() {}

  /** Not found by a build: only the program below runs it. */
  static class Examples {

    @Property(tries = 10)
    void any(@ForAll String text, @ForAll long number) {
      System.out.println("tried any " + text.hashCode() + " " + number);
      if (Boolean.getBoolean("fails") && number % 2 == 0) {
        throw new AssertionError("an even number");
      }
    }

    @Property(tries = 10, seed = "1", shrinking = ShrinkingMode.OFF)
    void ofItsOwn(@ForAll long number) {
      System.out.println("tried own " + number);
    }
  }

  public static void main(String[] arguments) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Examples.class)).build();
    LauncherFactory.create().execute(request);
  }
}
