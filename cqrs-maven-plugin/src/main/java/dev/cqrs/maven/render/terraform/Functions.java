package dev.cqrs.maven.render.terraform;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Statement;
import dev.cqrs.maven.render.terraform.Value.Fields;

/** Writes in what functions and their permissions differ, before what they have in common. */
final class Functions {

  private Functions() {}

  static String file(Infrastructure infrastructure, Addresses addresses) {
    Hcl file = new Hcl();
    file.block(
        "locals",
        locals -> {
          locals.text("runtime", infrastructure.code().runtime()).space();
          locals.comment(
              "In what functions differ. Callers wait for an answer of those that are awaited. Permissions are in\niam.tf.");
          Fields functions = new Fields();
          infrastructure
              .functions()
              .forEach(function -> functions.put(function.suffix(), function(function, addresses)));
          locals.put("functions", functions);
        });
    return file.append(StaticText.of("functions.tf")).text();
  }

  private static Value function(Function function, Addresses addresses) {
    Fields environment = new Fields();
    function.environment().forEach((name, value) -> environment.put(name, addresses.value(value)));
    return new Fields()
        .put("description", Value.text(function.purpose()))
        .put("handler", Value.text(function.handler()))
        .put("timeout", addresses.timeout(function))
        .put("awaited", Value.raw(Boolean.toString(function.awaited())))
        .put("environment", environment);
  }

  static String permissions(Infrastructure infrastructure, Addresses addresses) {
    Hcl file = new Hcl();
    file.block(
        "locals",
        locals -> {
          locals.comment(
              "What each function may do besides writing its logs and traces, and nothing else.");
          Fields permissions = new Fields();
          for (Function function : infrastructure.functions()) {
            permissions.put(
                function.suffix(),
                Value.list(
                    function.permissions().stream()
                        .map(statement -> statement(statement, addresses))
                        .toList()));
          }
          locals.put("permissions", permissions);
        });
    return file.append(StaticText.of("iam.tf")).text();
  }

  private static Value statement(Statement statement, Addresses addresses) {
    return new Fields()
        .put("actions", Value.texts(statement.actions()))
        .put(
            "resources", Value.list(statement.resources().stream().map(addresses::value).toList()));
  }
}
