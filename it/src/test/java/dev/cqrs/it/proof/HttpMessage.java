package dev.cqrs.it.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request or an answer of HTTP/1.1, read whole.
 *
 * @param start the request line or the status line
 * @param headers the other lines of the head, without those that tell the length
 * @param body the body, without the frames of chunks
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record HttpMessage(String start, List<String> headers, byte[] body) {

  /** Returns an answer with a JSON body. */
  static HttpMessage answer(int status, String json) {
    return new HttpMessage(
        "HTTP/1.1 " + status + " Fault",
        List.of("Content-Type: application/x-amz-json-1.0"),
        json.getBytes(UTF_8));
  }

  /** Reads a message, or returns null if the stream ends before its first byte. */
  static HttpMessage read(InputStream in) throws IOException {
    String start = line(in);
    if (start == null) {
      return null;
    }
    List<String> headers = new ArrayList<>();
    int length = 0;
    boolean chunked = false;
    for (String line = need(in); !line.isEmpty(); line = need(in)) {
      String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
      if (name.equals("content-length")) {
        length = Integer.parseInt(line.substring(name.length() + 1).strip());
      } else if (name.equals("transfer-encoding")) {
        chunked = true;
      } else {
        headers.add(line);
      }
    }
    byte[] body = chunked ? chunks(in) : in.readNBytes(length);
    if (!chunked && body.length < length) {
      throw new EOFException("the body is cut");
    }
    return new HttpMessage(start, headers, body);
  }

  /** Returns the value of a header, or an empty text. */
  String header(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** Returns the status of an answer. */
  int status() {
    return Integer.parseInt(start.split(" ", 3)[1]);
  }

  /** Writes the head and a part of the body; the head promises the whole. */
  void write(OutputStream out, int bytesOfBody) throws IOException {
    StringBuilder head = new StringBuilder(start).append("\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.toString().getBytes(ISO_8859_1));
    whole.write(body, 0, bytesOfBody);
    out.write(whole.toByteArray());
    out.flush();
  }

  /** Writes the message. */
  void write(OutputStream out) throws IOException {
    write(out, body.length);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.writeBytes(in.readNBytes(size));
      need(in);
    }
    need(in);
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(need(in).split(";", 2)[0].strip(), 16);
  }

  private static String need(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      throw new EOFException("the head is cut");
    }
    return line;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }
}
