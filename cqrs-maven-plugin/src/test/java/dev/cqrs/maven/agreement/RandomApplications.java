package dev.cqrs.maven.agreement;

import dev.cqrs.maven.application.ApplicationModel.Index;
import dev.cqrs.maven.infrastructure.Applications;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Makes applications that the annotation processor would take, of any size and with any names. */
final class RandomApplications {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String FURTHER = LETTERS + "0123456789-";

  private final Random random;
  private final Set<String> taken = new TreeSet<>();
  private final List<String> events = new ArrayList<>();

  private RandomApplications(Random random) {
    this.random = random;
  }

  /** Any such application. */
  static Arbitrary<Applications> any() {
    return Arbitraries.randomValue(random -> new RandomApplications(random).make());
  }

  /** The same one for the same seed. */
  static Applications of(long seed) {
    return new RandomApplications(new Random(seed)).make();
  }

  private Applications make() {
    Applications application = new Applications();
    int aggregates = 1 + random.nextInt(6);
    for (int i = 0; i < aggregates; i++) {
      List<String> own = new ArrayList<>();
      for (int j = random.nextInt(6); j >= 0; j--) {
        own.add("E" + name(40).replace('-', '_') + i + j);
      }
      events.addAll(own);
      application.aggregate("A" + i, random.nextInt(4) == 0, own);
    }
    for (int i = random.nextInt(7); i > 0; i--) {
      int version = 1 + random.nextInt(11) / 9;
      application.readModel(
          name(version == 1 ? 24 : 21), version, random.nextBoolean(), indexes(), some());
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      application.reaction(name(26), some());
    }
    return application;
  }

  /** Names differ in more than hyphens, and none looks like a later version's. */
  private String name(int longest) {
    while (true) {
      StringBuilder name = new StringBuilder();
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      for (int i = random.nextInt(longest); i > 0; i--) {
        name.append(FURTHER.charAt(random.nextInt(FURTHER.length())));
      }
      if (!name.toString().matches(".*-v[0-9]+") && taken.add(name.toString().replace("-", ""))) {
        return name.toString();
      }
    }
  }

  private List<Index> indexes() {
    List<Index> indexes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      indexes.add(
          Applications.index(
              "Index_" + i + "." + random.nextInt(9),
              "key" + random.nextInt(3),
              "S",
              "sort" + random.nextInt(3),
              List.of("", "N").get(random.nextInt(2))));
    }
    return indexes;
  }

  private List<String> some() {
    Set<String> some = new TreeSet<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      some.add(events.get(random.nextInt(events.size())));
    }
    return List.copyOf(some);
  }
}
