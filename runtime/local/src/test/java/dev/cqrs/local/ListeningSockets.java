package dev.cqrs.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP sockets on which a process listens, as Linux's /proc tells. */
final class ListeningSockets {

  private static final String LISTENING = "0A";

  private ListeningSockets() {}

  /** Returns the local addresses in the hexadecimal form of /proc, such as 0100007F:1F90. */
  static List<String> of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> own = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          own.add(Files.readSymbolicLink(descriptor).toString());
        }
      }
    }
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      for (String line : Files.readAllLines(process.resolve(table))) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns[3].equals(LISTENING) && own.contains("socket:[" + columns[9] + "]")) {
          addresses.add(columns[1]);
        }
      }
    }
    return addresses;
  }

  /** Tells whether an address is 127.0.0.1, or that within IPv6, or ::1. */
  static boolean isLoopback(String address) {
    return Set.of(
            "0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000")
        .contains(address.substring(0, address.indexOf(':')));
  }
}
