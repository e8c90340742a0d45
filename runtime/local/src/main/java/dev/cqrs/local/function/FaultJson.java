package dev.cqrs.local.function;

import com.amazonaws.services.lambda.runtime.api.client.UserFault;

/**
 * Writes an error as Lambda shows it to callers, without its causes; by hand, because there is no
 * JSON library here.
 */
final class FaultJson {

  private FaultJson() {}

  /** Returns the type of an error; null if it has none, because no exception led to it. */
  static String type(Throwable fault) {
    return fault instanceof UserFault user ? user.exception : fault.getClass().getName();
  }

  static String of(Throwable fault) {
    StringBuilder json = new StringBuilder();
    String message = fault instanceof UserFault user ? user.msg : fault.getMessage();
    json.append('{');
    if (message != null) {
      json.append("\"errorMessage\":");
      quote(message, json);
    }
    if (type(fault) != null) {
      json.append(message == null ? "" : ",").append("\"errorType\":");
      quote(type(fault), json);
    }
    if (!(fault instanceof UserFault)) {
      json.append(",\"stackTrace\":[");
      StackTraceElement[] trace = fault.getStackTrace();
      for (int i = 0; i < trace.length; i++) {
        json.append(i == 0 ? "" : ",");
        quote(trace[i].toString(), json);
      }
      json.append(']');
    }
    return json.append('}').toString();
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
