package dev.cqrs.it.proof;

import dev.cqrs.core.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Payloads of the ledger's commands. */
final class Commands {

  private Commands() {}

  /** Opens an account without naming its id. */
  static Map<String, Object> open(String commandId, long credit) {
    Map<String, Object> command = command("OpenAccount", null, commandId);
    command.put("owner", "ann");
    command.put("currency", "EUR");
    command.put("credit", BigDecimal.valueOf(credit));
    command.put("limits", List.of());
    command.put("labels", Map.of());
    return command;
  }

  /** Makes one deposit: one event. */
  static Map<String, Object> deposit(String account, String commandId, long amount) {
    Map<String, Object> command = command("Deposit", account, commandId);
    command.put("amount", BigDecimal.valueOf(amount));
    return command;
  }

  /** Makes several deposits: an event for each, all or none. */
  static Map<String, Object> deposit(String account, String commandId, long amount, int parts) {
    Map<String, Object> command = command("DepositParts", account, commandId);
    command.put("amount", BigDecimal.valueOf(amount));
    command.put("parts", BigDecimal.valueOf(parts));
    return command;
  }

  /** Withdraws an amount: one event, or a refusal if the balance is less. */
  static Map<String, Object> withdraw(String account, String commandId, long amount) {
    Map<String, Object> command = command("Withdraw", account, commandId);
    command.put("amount", BigDecimal.valueOf(amount));
    return command;
  }

  /** Returns the payload of a command. */
  static byte[] payload(Map<String, Object> command) {
    return Json.writeBytes(command);
  }

  private static Map<String, Object> command(String type, String account, String commandId) {
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("commandType", type);
    if (account != null) {
      command.put("aggregateId", account);
    }
    command.put("commandId", commandId);
    return command;
  }
}
