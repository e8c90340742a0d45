package dev.cqrs.core.eventstore;

import dev.cqrs.core.codec.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The commands that led to a version of an aggregate, in four bytes each: three of a fingerprint of
 * the command id, and how many events the command caused.
 *
 * <p>The counts lead from a fingerprint to the version of the command's last event. A fingerprint
 * may be that of another command, once in sixteen million: read the event to be sure.
 */
public final class CommandMemory {

  private static final CommandMemory EMPTY = new CommandMemory(new byte[0]);
  private static final int FINGERPRINT = 3;
  private static final int ENTRY = FINGERPRINT + 1;
  private static final int MAX_COUNT = 255;

  /** The entries, the newest command last. */
  private final byte[] entries;

  private CommandMemory(byte[] entries) {
    this.entries = entries;
  }

  /** Returns the memory of an aggregate without events. */
  public static CommandMemory empty() {
    return EMPTY;
  }

  /**
   * Returns the memory that was written as bytes.
   *
   * @throws IllegalArgumentException if the bytes are no entries of four
   */
  public static CommandMemory of(byte[] bytes) {
    if (bytes.length % ENTRY != 0) {
      throw new IllegalArgumentException(
          "a memory of commands has 4 bytes for each, but this one has " + bytes.length);
    }
    return new CommandMemory(bytes.clone());
  }

  /** Returns the memory as bytes. */
  public byte[] bytes() {
    return entries.clone();
  }

  /** Returns how many commands are remembered. */
  public int size() {
    return entries.length / ENTRY;
  }

  /**
   * Returns the memory after more events.
   *
   * @param previous the id of the command that caused the event before them, or null
   * @param events the events that followed, in order
   * @param limit how many commands are remembered at most; the oldest are forgotten
   */
  public CommandMemory plus(String previous, List<StoredEvent> events, int limit) {
    byte[] all = Arrays.copyOf(entries, entries.length + events.size() * ENTRY);
    int end = entries.length;
    String before = previous;
    for (StoredEvent event : events) {
      String commandId = event.metadata().commandId();
      boolean same = commandId != null && commandId.equals(before);
      if (same && end > 0 && Byte.toUnsignedInt(all[end - 1]) < MAX_COUNT) {
        all[end - 1]++;
      } else {
        System.arraycopy(fingerprint(commandId), 0, all, end, FINGERPRINT);
        all[end + FINGERPRINT] = 1;
        end += ENTRY;
      }
      before = commandId;
    }
    int start = (int) Math.max(0, end - (long) limit * ENTRY);
    return new CommandMemory(Arrays.copyOfRange(all, start, end));
  }

  /**
   * Returns where the last event of a command may be, the newest version first.
   *
   * @param commandId the id of the command
   * @param version the version of the aggregate that this memory belongs to
   */
  public List<Long> candidates(String commandId, long version) {
    byte[] wanted = fingerprint(commandId);
    List<Long> versions = new ArrayList<>();
    long last = version;
    for (int start = entries.length - ENTRY; start >= 0; start -= ENTRY) {
      if (Arrays.equals(entries, start, start + FINGERPRINT, wanted, 0, FINGERPRINT)) {
        versions.add(last);
      }
      last -= Byte.toUnsignedInt(entries[start + FINGERPRINT]);
    }
    return versions;
  }

  private static byte[] fingerprint(String commandId) {
    return Arrays.copyOf(Sha256.of(Objects.requireNonNullElse(commandId, "")), FINGERPRINT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CommandMemory that && Arrays.equals(entries, that.entries);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(entries);
  }

  @Override
  public String toString() {
    return size() + " commands";
  }
}
