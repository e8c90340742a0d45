package dev.cqrs.local.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which operation a method and a path of Lambda's REST API mean. */
final class LambdaRoutes {

  /**
   * A request that a route fits.
   *
   * @param operation the operation
   * @param status the status of its success
   * @param labels the members that stood in the path, decoded
   */
  record Match(String operation, int status, Map<String, String> labels) {}

  private record Route(String method, List<String> path, String operation, int status) {}

  private static final String FUNCTION = "/2015-03-31/functions/{FunctionName}";
  private static final String PROVISIONED =
      "/2019-09-30/functions/{FunctionName}/provisioned-concurrency";
  private static final String INVOKE_CONFIG =
      "/2019-09-25/functions/{FunctionName}/event-invoke-config";
  private static final String MAPPINGS = "/2015-03-31/event-source-mappings";
  private static final String TAGS = "/2017-03-31/tags/{Resource}";

  private static final List<Route> ROUTES =
      List.of(
          route("POST", "/2015-03-31/functions", "CreateFunction", 201),
          route("GET", "/2015-03-31/functions", "ListFunctions", 200),
          route("GET", FUNCTION, "GetFunction", 200),
          route("DELETE", FUNCTION, "DeleteFunction", 204),
          route("GET", FUNCTION + "/configuration", "GetFunctionConfiguration", 200),
          route("PUT", FUNCTION + "/configuration", "UpdateFunctionConfiguration", 200),
          route("PUT", FUNCTION + "/code", "UpdateFunctionCode", 200),
          route("POST", FUNCTION + "/invocations", "Invoke", 200),
          route("POST", FUNCTION + "/versions", "PublishVersion", 201),
          route("GET", FUNCTION + "/versions", "ListVersionsByFunction", 200),
          route("POST", FUNCTION + "/aliases", "CreateAlias", 201),
          route("GET", FUNCTION + "/aliases", "ListAliases", 200),
          route("GET", FUNCTION + "/aliases/{Name}", "GetAlias", 200),
          route("PUT", FUNCTION + "/aliases/{Name}", "UpdateAlias", 200),
          route("DELETE", FUNCTION + "/aliases/{Name}", "DeleteAlias", 204),
          route("POST", FUNCTION + "/policy", "AddPermission", 201),
          route("GET", FUNCTION + "/policy", "GetPolicy", 200),
          route("DELETE", FUNCTION + "/policy/{StatementId}", "RemovePermission", 204),
          route(
              "PUT",
              "/2017-10-31/functions/{FunctionName}/concurrency",
              "PutFunctionConcurrency",
              200),
          route(
              "DELETE",
              "/2017-10-31/functions/{FunctionName}/concurrency",
              "DeleteFunctionConcurrency",
              204),
          route(
              "GET",
              "/2019-09-30/functions/{FunctionName}/concurrency",
              "GetFunctionConcurrency",
              200),
          route(
              "GET",
              "/2020-06-30/functions/{FunctionName}/code-signing-config",
              "GetFunctionCodeSigningConfig",
              200),
          route(
              "GET",
              "/2021-07-20/functions/{FunctionName}/runtime-management-config",
              "GetRuntimeManagementConfig",
              200),
          route("PUT", PROVISIONED, "PutProvisionedConcurrencyConfig", 202),
          route("GET", PROVISIONED, "GetProvisionedConcurrencyConfig", 200),
          route("DELETE", PROVISIONED, "DeleteProvisionedConcurrencyConfig", 204),
          route("PUT", INVOKE_CONFIG, "PutFunctionEventInvokeConfig", 200),
          route("POST", INVOKE_CONFIG, "UpdateFunctionEventInvokeConfig", 200),
          route("GET", INVOKE_CONFIG, "GetFunctionEventInvokeConfig", 200),
          route("DELETE", INVOKE_CONFIG, "DeleteFunctionEventInvokeConfig", 204),
          route("GET", INVOKE_CONFIG + "/list", "ListFunctionEventInvokeConfigs", 200),
          route("POST", MAPPINGS, "CreateEventSourceMapping", 202),
          route("GET", MAPPINGS, "ListEventSourceMappings", 200),
          route("GET", MAPPINGS + "/{UUID}", "GetEventSourceMapping", 200),
          route("PUT", MAPPINGS + "/{UUID}", "UpdateEventSourceMapping", 202),
          route("DELETE", MAPPINGS + "/{UUID}", "DeleteEventSourceMapping", 202),
          route("GET", TAGS, "ListTags", 200),
          route("POST", TAGS, "TagResource", 204),
          route("DELETE", TAGS, "UntagResource", 204),
          route("GET", "/2016-08-19/account-settings", "GetAccountSettings", 200));

  private LambdaRoutes() {}

  private static Route route(String method, String path, String operation, int status) {
    return new Route(method, segments(path), operation, status);
  }

  /** Returns what a request means; empty if no route fits. */
  static Optional<Match> match(String method, String rawPath) {
    List<String> path = segments(rawPath);
    return ROUTES.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> labels(route, path).stream().map(l -> match(route, l)))
        .findFirst();
  }

  private static Match match(Route route, Map<String, String> labels) {
    return new Match(route.operation(), route.status(), labels);
  }

  private static Optional<Map<String, String>> labels(Route route, List<String> path) {
    if (route.path().size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String expected = route.path().get(i);
      if (expected.startsWith("{")) {
        labels.put(expected.substring(1, expected.length() - 1), Request.decodePath(path.get(i)));
      } else if (!expected.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(labels);
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }
}
