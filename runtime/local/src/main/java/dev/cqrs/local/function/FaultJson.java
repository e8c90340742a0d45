package dev.cqrs.local.function;

import com.amazonaws.services.lambda.runtime.api.client.UserFault;

/**
 * Writes an error as Lambda shows it to callers; by hand, because there is no JSON library here.
 */
final class FaultJson {

  private FaultJson() {}

  static String type(Throwable fault) {
    if (fault instanceof UserFault user && user.exception != null) {
      return user.exception;
    }
    return fault.getClass().getName();
  }

  static String of(Throwable fault) {
    StringBuilder json = new StringBuilder();
    write(fault, json, 0);
    return json.toString();
  }

  private static void write(Throwable fault, StringBuilder json, int depth) {
    String message = fault instanceof UserFault user ? user.msg : fault.getMessage();
    json.append('{');
    if (message != null) {
      json.append("\"errorMessage\":");
      quote(message, json);
      json.append(',');
    }
    json.append("\"errorType\":");
    quote(type(fault), json);
    if (!(fault instanceof UserFault)) {
      json.append(",\"stackTrace\":[");
      StackTraceElement[] trace = fault.getStackTrace();
      for (int i = 0; i < trace.length; i++) {
        json.append(i == 0 ? "" : ",");
        quote(trace[i].toString(), json);
      }
      json.append(']');
      if (fault.getCause() != null && depth < 10) {
        json.append(",\"cause\":");
        write(fault.getCause(), json, depth + 1);
      }
    }
    json.append('}');
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
