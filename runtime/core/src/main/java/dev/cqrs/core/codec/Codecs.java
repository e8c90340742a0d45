package dev.cqrs.core.codec;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The codecs of the values that components of records may have. */
public final class Codecs {

  private static final Codec<String> TEXT = new TextCodec<>("a text", text -> text, text -> text);
  private static final Codec<Integer> INTEGER =
      new WholeNumberCodec<>(
          Integer.MIN_VALUE, Integer.MAX_VALUE, BigDecimal::intValueExact, BigDecimal::valueOf);
  private static final Codec<Long> LONG =
      new WholeNumberCodec<>(
          Long.MIN_VALUE, Long.MAX_VALUE, BigDecimal::longValueExact, BigDecimal::valueOf);
  private static final Codec<Instant> INSTANT =
      new TextCodec<>(
          "an instant such as 2026-01-02T03:04:05Z", Timestamps::parse, Timestamps::format);
  private static final Codec<LocalDate> DATE =
      new TextCodec<>("a date such as 2026-01-02", Codecs::parseDate, LocalDate::toString);

  private Codecs() {}

  /** Returns the codec of texts: any well-formed Unicode, also the empty one. */
  public static Codec<String> text() {
    return TEXT;
  }

  /**
   * Returns the codec of decimal numbers with at most 38 significant digits and an exponent from
   * -125 to 125, what the event store holds exactly. Trailing zeros after the point are dropped, so
   * that a value has one form before and after it was stored.
   */
  public static Codec<BigDecimal> decimal() {
    return DecimalCodec.INSTANCE;
  }

  /** Returns the codec of whole numbers of 32 bits. */
  public static Codec<Integer> integer() {
    return INTEGER;
  }

  /** Returns the codec of whole numbers of 64 bits. */
  public static Codec<Long> longInteger() {
    return LONG;
  }

  /** Returns the codec of true and false. */
  public static Codec<Boolean> bool() {
    return BooleanCodec.INSTANCE;
  }

  /**
   * Returns the codec of instants with microseconds, of the years 0 to 9999. They are written with
   * a fixed width, so that their texts sort as they do; finer parts are cut off when written.
   */
  public static Codec<Instant> instant() {
    return INSTANT;
  }

  /** Returns the codec of ISO dates, of the years 0 to 9999. */
  public static Codec<LocalDate> date() {
    return DATE;
  }

  /** Returns the codec of the constants of an enum, by name. */
  public static <E extends Enum<E>> Codec<E> enumeration(Class<E> type) {
    return new EnumCodec<>(type);
  }

  /** Returns the codec of a value that may be missing. */
  public static <T> Codec<Optional<T>> optional(Codec<T> inner) {
    return new OptionalCodec<>(inner);
  }

  /** Returns the codec of lists. */
  public static <T> Codec<List<T>> list(Codec<T> element) {
    return new ListCodec<>(element);
  }

  /** Returns the codec of maps from texts. */
  public static <T> Codec<Map<String, T>> map(Codec<T> value) {
    return new MapCodec<>(value);
  }

  /** Returns a codec that checks what another one has read; every failing check is a fault. */
  @SafeVarargs
  public static <T> Codec<T> checked(Codec<T> inner, Check<? super T>... checks) {
    List<Check<? super T>> all = new ArrayList<>();
    for (Check<? super T> check : checks) {
      all.add(check);
    }
    return new CheckedCodec<>(inner, List.copyOf(all));
  }

  /**
   * Returns a codec of personal values: its faults say what is expected and never what was found.
   */
  public static <T> Codec<T> personal(Codec<T> inner) {
    return new PersonalCodec<>(inner);
  }

  private static LocalDate parseDate(String text) {
    LocalDate date = LocalDate.parse(text);
    if (date.getYear() < 0 || date.getYear() > 9999) {
      throw new DateTimeException("the year must be from 0 to 9999");
    }
    return date;
  }
}
