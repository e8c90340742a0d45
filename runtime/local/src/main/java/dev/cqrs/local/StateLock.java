package dev.cqrs.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two local clouds out of one state folder; the system frees it if the process dies. */
final class StateLock implements AutoCloseable {

  /** Says that another local cloud uses the folder. */
  static final class InUse extends RuntimeException {
    InUse(Path folder) {
      super("Another local cloud uses the state folder " + folder + ". Stop it first.");
    }
  }

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a folder, and makes it if it is missing.
   *
   * @throws InUse if another local cloud has it
   */
  static StateLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new InUse(folder);
    }
    return new StateLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
