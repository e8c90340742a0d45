package dev.cqrs.maven.agreement;

import dev.cqrs.maven.tools.TerraformFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What Terraform has applied.
 *
 * @param state its own account of it
 * @param variables text of the variables
 * @param codeHash hash of the functions' code
 */
record TerraformDeployment(Map<?, ?> state, String variables, String codeHash) {

  /**
   * Applies the configuration to nothing.
   *
   * @param folder an initialised folder
   * @param values the deployment's parameters
   * @return what stands then
   */
  static TerraformDeployment of(TerraformFolder folder, ParameterValues values) {
    folder.forget();
    List<String> apply = new ArrayList<>(List.of("apply", "-no-color", "-auto-approve"));
    apply.addAll(arguments(values));
    folder.succeed(apply.toArray(String[]::new));
    try {
      Path zip = folder.path().resolveSibling("functions.zip");
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(zip));
      return new TerraformDeployment(
          (Map<?, ?>) Canonical.parse(folder.succeed("show", "-json")),
          Files.readString(folder.path().resolve("variables.tf")),
          Base64.getEncoder().encodeToString(hash));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Facts facts() {
    return TerraformFacts.of(state, variables, codeHash);
  }

  /** The values that somebody has set, by the resources' addresses; the outputs under "output". */
  Map<String, Object> values() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Map<?, ?> resource : resources()) {
      if (resource.get("mode").equals("managed")) {
        all.put(resource.get("address").toString(), TerraformFacts.given(resource.get("values")));
      }
    }
    Map<String, Object> outputs = new LinkedHashMap<>();
    ((Map<?, ?>) part("outputs"))
        .forEach((name, output) -> outputs.put(name.toString(), ((Map<?, ?>) output).get("value")));
    all.put("output", outputs);
    return all;
  }

  /** The same with other values. */
  TerraformDeployment with(Map<?, ?> values) {
    List<Object> resources = new ArrayList<>();
    Map<String, Object> outputs = new LinkedHashMap<>();
    values.forEach(
        (address, value) -> {
          if (address.equals("output")) {
            ((Map<?, ?>) value)
                .forEach((name, each) -> outputs.put(name.toString(), Map.of("value", each)));
          } else {
            String type = address.toString().replaceFirst("\\..*", "");
            resources.add(
                Map.of("mode", "managed", "type", type, "address", address, "values", value));
          }
        });
    Map<String, Object> module = Map.of("resources", resources);
    return new TerraformDeployment(
        Map.of("values", Map.of("root_module", module, "outputs", outputs)), variables, codeHash);
  }

  private List<Map<?, ?>> resources() {
    List<Map<?, ?>> resources = new ArrayList<>();
    ((List<?>) ((Map<?, ?>) part("root_module")).get("resources"))
        .forEach(resource -> resources.add((Map<?, ?>) resource));
    return resources;
  }

  private Object part(String name) {
    return ((Map<?, ?>) state.get("values")).get(name);
  }

  private static List<String> arguments(ParameterValues values) {
    return values.values().keySet().stream()
        .filter(name -> !name.startsWith("Code"))
        .map(name -> "-var=" + snakeCase(name) + "=" + written(name, values))
        .toList();
  }

  private static String written(String name, ParameterValues values) {
    return name.endsWith("Ids")
        ? "[" + String.join(",", values.list(name).stream().map(v -> '"' + v + '"').toList()) + "]"
        : values.text(name);
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
