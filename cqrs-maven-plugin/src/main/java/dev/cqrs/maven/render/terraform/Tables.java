package dev.cqrs.maven.render.terraform;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Table;
import dev.cqrs.maven.infrastructure.Table.Index;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes the tables: each has keys and indexes of its own. */
final class Tables {

  private Tables() {}

  static String file(Infrastructure infrastructure) {
    Hcl file = new Hcl();
    SortedSet<String> capacities = new TreeSet<>();
    infrastructure.tables().forEach(table -> capacities.add(table.capacityParameter()));
    file.block(
        "locals",
        locals -> {
          locals.comment(
              "Tables that are paid per request have no capacity. An index has its table's: with less it\nwould slow the table's writes down.");
          capacities.forEach(
              parameter ->
                  locals.put(
                      Addresses.snakeCase(parameter),
                      "local.on_demand ? null : " + Addresses.variable(parameter)));
        });
    infrastructure.tables().forEach(table -> table(file, table));
    return file.text();
  }

  private static void table(Hcl file, Table table) {
    file.space().comment(table.purpose() + ".");
    file.block(
        "resource \"aws_dynamodb_table\" \"" + Addresses.identifier(table.suffix()) + "\"",
        body -> {
          body.put("name", "\"${local.prefix}-" + table.suffix() + "\"");
          body.put("billing_mode", "var.billing_mode");
          capacity(body, table);
          body.text("hash_key", table.partition().name());
          table.sort().ifPresent(key -> body.text("range_key", key.name()));
          if (table.stream()) {
            body.put("stream_enabled", "true").text("stream_view_type", "NEW_IMAGE");
          }
          body.put("deletion_protection_enabled", "local.production");
          table
              .keyAttributes()
              .forEach(
                  (name, type) ->
                      body.block("attribute", key -> key.text("name", name).text("type", type)));
          table
              .indexes()
              .forEach(index -> body.block("global_secondary_index", b -> index(b, table, index)));
          body.block("point_in_time_recovery", recovery -> recovery.put("enabled", "true"));
          body.block(
              "server_side_encryption",
              encryption ->
                  encryption.put("enabled", "true").put("kms_key_arn", "local.kms_key_arn"));
        });
  }

  private static void capacity(Hcl body, Table table) {
    String capacity = "local." + Addresses.snakeCase(table.capacityParameter());
    body.put("read_capacity", capacity).put("write_capacity", capacity);
  }

  private static void index(Hcl body, Table table, Index index) {
    body.text("name", index.name());
    if (index.attributes().isEmpty()) {
      body.text("projection_type", "ALL");
    } else {
      body.text("projection_type", "INCLUDE")
          .put("non_key_attributes", Value.texts(index.attributes()));
    }
    capacity(body, table);
    key(body, index.partition(), "HASH");
    index.sort().ifPresent(key -> key(body, key, "RANGE"));
  }

  private static void key(Hcl body, Table.Key key, String type) {
    body.block("key_schema", b -> b.text("attribute_name", key.name()).text("key_type", type));
  }
}
