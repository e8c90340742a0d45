package dev.cqrs.local.iam;

import java.util.Locale;

/** Patterns in which * stands for any characters and ? for one. */
final class Wildcard {

  private Wildcard() {}

  /** Returns whether a whole text fits a pattern. */
  static boolean matches(String pattern, String text, boolean ignoreCase) {
    return ignoreCase
        ? matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT))
        : matches(pattern, text);
  }

  private static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1; // where the last * stands,
    int resume = 0; // and where its match may still be made longer
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
