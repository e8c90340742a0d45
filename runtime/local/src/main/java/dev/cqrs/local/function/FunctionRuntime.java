package dev.cqrs.local.function;

import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Loads a function's handler and calls it for each invocation, in a process of its own.
 *
 * <p>Handlers are found and called by AWS's own runtime interface client. Only its HTTP client is
 * replaced, because that one is native code for Linux.
 */
public final class FunctionRuntime {

  /**
   * What is written to standard output when an invocation has ended: all that it printed came
   * before.
   */
  public static final String END_OF_INVOCATION = "\u0000end-of-invocation\n";

  private final RuntimeApi api;
  private final OutputStream output;

  private FunctionRuntime(RuntimeApi api, OutputStream output) {
    this.api = api;
    this.output = output;
  }

  /**
   * Runs until the process that started this one is gone.
   *
   * @param arguments the id of the process that started this one
   */
  public static void main(String[] arguments) throws IOException {
    endWith(Long.parseLong(arguments[0]));
    RuntimeApi api = new RuntimeApi(System.getenv("AWS_LAMBDA_RUNTIME_API"));
    OutputStream output = new FileOutputStream(FileDescriptor.out);
    try {
      new FunctionRuntime(api, output).run(System.getenv("_HANDLER"));
    } catch (IOException gone) {
      // The runtime API is part of the process that started this one: without it nobody waits.
      Runtime.getRuntime().halt(0);
    }
  }

  private static void endWith(long parent) {
    Optional<ProcessHandle> handle = ProcessHandle.of(parent);
    if (handle.isEmpty()) {
      Runtime.getRuntime().halt(0);
      return;
    }
    var unused = handle.get().onExit().thenRun(() -> Runtime.getRuntime().halt(0));
  }

  private void run(String handlerName) throws IOException {
    LambdaRequestHandler handler = load(handlerName);
    while (true) {
      InvocationRequest request = api.next();
      if (request.getXrayTraceId() != null) {
        System.setProperty("com.amazonaws.xray.traceHeader", request.getXrayTraceId());
      }
      invoke(handler, request);
    }
  }

  private LambdaRequestHandler load(String handlerName) throws IOException {
    LambdaRequestHandler handler = find(handlerName);
    if (handler instanceof LambdaRequestHandler.UserFaultHandler failed) {
      System.err.print(failed.fault.reportableError());
      flush();
      api.initializationError(FaultJson.type(failed.fault), FaultJson.of(failed.fault));
      Runtime.getRuntime().halt(1);
    }
    return handler;
  }

  /** Finds a handler as the client's own main class does, which tells failures in these words. */
  private static LambdaRequestHandler find(String handlerName) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    HandlerInfo handler;
    try {
      handler = HandlerInfo.fromString(handlerName, loader);
    } catch (HandlerInfo.InvalidHandlerException e) {
      return new LambdaRequestHandler.UserFaultHandler(
          UserFault.makeUserFault("Invalid handler: `" + handlerName + "'"));
    } catch (ClassNotFoundException e) {
      return LambdaRequestHandler.classNotFound(e, HandlerInfo.className(handlerName));
    } catch (Throwable e) {
      return LambdaRequestHandler.initErrorHandler(e, HandlerInfo.className(handlerName));
    }
    return EventHandlerLoader.loadEventHandler(handler);
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // the function's log is where the trace belongs
  private void invoke(LambdaRequestHandler handler, InvocationRequest request) throws IOException {
    byte[] answer;
    try {
      answer = handler.call(request).toByteArray();
    } catch (Throwable cause) {
      Throwable shown = cause;
      if (cause instanceof UserFault fault) {
        System.err.print(fault.reportableError());
      } else {
        shown = UserFault.filterStackTrace(cause);
        shown.printStackTrace();
      }
      flush();
      api.error(request.getId(), FaultJson.type(shown), FaultJson.of(shown));
      if (cause instanceof VirtualMachineError) {
        Runtime.getRuntime().halt(1);
      }
      return;
    }
    flush();
    api.answer(request.getId(), answer);
  }

  private void flush() throws IOException {
    System.out.flush();
    System.err.flush();
    output.write(END_OF_INVOCATION.getBytes(StandardCharsets.US_ASCII));
    output.flush();
  }
}
