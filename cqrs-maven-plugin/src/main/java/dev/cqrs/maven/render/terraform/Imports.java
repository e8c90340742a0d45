package dev.cqrs.maven.render.terraform;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Table;

/** Writes how Terraform takes over the tables of a CloudFormation stack. */
final class Imports {

  private Imports() {}

  static String file(Infrastructure infrastructure) {
    Hcl file = new Hcl();
    file.comment(
        "Takes over the tables that a stack has left behind, with their data: see ../README.md.");
    for (Table table : infrastructure.tables()) {
      file.space()
          .block(
              "import",
              body ->
                  body.put("to", Addresses.table(table))
                      .put("id", "\"${local.prefix}-" + table.suffix() + "\""));
    }
    return file.text();
  }
}
