package dev.cqrs.proof;

import java.util.Random;

/**
 * How long the tests with random input run, and from which seed.
 *
 * <p>The system property {@code proof.seed} is a number; {@code proof.scale} is how many times
 * longer than usual a test runs. Without them the seed is 1 and the scale 1, so that an ordinary
 * build does the same each time.
 */
public final class Proof {

  private static final long SEED = Long.parseLong(System.getProperty("proof.seed", "1"));
  private static final int SCALE = Integer.parseInt(System.getProperty("proof.scale", "1"));

  static {
    if (SEED != 1 || SCALE != 1) {
      // Also of a run that succeeds: a race may have been won by chance.
      System.out.println("Proof: repeat this run by " + repeat());
    }
  }

  private Proof() {}

  /**
   * Returns a source of chance that depends on the seed and on the test only.
   *
   * @param test the name of the test
   */
  public static Random random(String test) {
    return new Random(SEED * 31 + test.hashCode());
  }

  /**
   * Returns how often something is tried.
   *
   * @param ordinary how often in an ordinary build
   */
  public static int times(int ordinary) {
    return ordinary * SCALE;
  }

  /** Returns what repeats this run, to be shown when a test fails. */
  public static String repeat() {
    return "-Dproof.seed=" + SEED + " -Dproof.scale=" + SCALE;
  }
}
