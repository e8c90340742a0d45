package dev.cqrs.core.model;

import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.codec.Decoding;
import java.util.function.Function;

/**
 * Reads an event of any version of its shape as the record of today, and writes that one.
 *
 * <p>Each version is read by its own codec and turned into the next one by an upcaster, so that
 * what folds events knows today's record only. The compiler holds the chain together:
 *
 * <pre>{@code
 * VersionedCodec.of(UserCreated_V1Codec.CODEC)
 *     .then(UserCreated.V1::next, UserCreated_V2Codec.CODEC)
 *     .then(UserCreated.V2::next, UserCreatedCodec.CODEC)
 * }</pre>
 *
 * @param <E> the event record
 */
public final class VersionedCodec<E> {

  private final int version;
  private final Codec<E> codec;
  private final Older<?, E> older;

  private VersionedCodec(int version, Codec<E> codec, Older<?, E> older) {
    this.version = version;
    this.codec = codec;
    this.older = older;
  }

  /** The versions before the last one. */
  private record Older<O, E>(VersionedCodec<O> codec, Function<O, E> upcaster) {
    E decode(int version, Object tree, Decoding at) {
      int before = at.violations().size();
      O decoded = codec.decode(version, tree, at);
      if (at.violations().size() > before) {
        return null;
      }
      E upcast = upcaster.apply(decoded);
      if (upcast == null) {
        throw new IllegalStateException(
            "the upcaster from version " + codec.version() + " returned null");
      }
      return upcast;
    }
  }

  /** Returns the codec of a shape that has only version 1. */
  public static <E> VersionedCodec<E> of(Codec<E> codec) {
    return new VersionedCodec<>(1, codec, null);
  }

  /**
   * Returns the codec of one version more.
   *
   * @param upcaster turns the record of the last version so far into the new one; never null
   * @param codec reads and writes the new record
   */
  public <N> VersionedCodec<N> then(Function<E, N> upcaster, Codec<N> codec) {
    return new VersionedCodec<>(version + 1, codec, new Older<>(this, upcaster));
  }

  /** Returns the version that is written, the greatest one that can be read. */
  public int version() {
    return version;
  }

  /**
   * Returns the record of a tree; faults of the tree are added to the decoding.
   *
   * @param version the version that the tree was written in
   * @throws UnknownVersionException if this code has no such version
   * @throws IllegalStateException if an upcaster returned null; also throws what upcasters throw
   */
  public E decode(int version, Object tree, Decoding at) {
    if (version < 1 || version > this.version) {
      throw new UnknownVersionException(version, this.version);
    }
    return version == this.version ? codec.decode(tree, at) : older.decode(version, tree, at);
  }

  /** Returns the tree of a record, in the version of today. */
  public Object encode(E value) {
    return codec.encode(value);
  }
}
