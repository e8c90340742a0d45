package dev.cqrs.it.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How long calls took, to be shown: a machine under load says nothing by itself. */
final class Times {

  private final Map<String, List<Long>> nanoseconds = new TreeMap<>();

  /** Takes the time of a call. */
  <T> T of(String what, Supplier<T> call) {
    long start = System.nanoTime();
    T result = call.get();
    nanoseconds.computeIfAbsent(what, key -> new ArrayList<>()).add(System.nanoTime() - start);
    return result;
  }

  @Override
  public String toString() {
    return nanoseconds.entrySet().stream()
        .map(entry -> entry.getKey() + " " + summary(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String summary(List<Long> times) {
    Collections.sort(times);
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
        percentile(times, 50),
        percentile(times, 99),
        percentile(times, 100));
  }

  private static double percentile(List<Long> sorted, int percent) {
    return sorted.get(Math.max(0, sorted.size() * percent / 100 - 1)) / 1e6;
  }
}
