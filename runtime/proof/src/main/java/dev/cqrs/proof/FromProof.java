package dev.cqrs.proof;

import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives every property of jqwik its seed and its number of tries from {@link Proof}. jqwik finds
 * this class as a service: a property needs to say nothing, and cannot escape.
 */
public final class FromProof implements AroundPropertyHook {

  /** How many tries jqwik takes when a property does not say. */
  private static final int TRIES = 1_000;

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    String name = context.containerClass().getName() + "." + context.targetMethod().getName();
    PropertyAttributes attributes = context.attributes();
    attributes.setSeed(String.valueOf(Proof.random(name).nextLong()));
    attributes.setTries(Proof.times(attributes.tries().orElse(TRIES)));
    // What failed in an earlier run must not change what this one tries.
    attributes.setAfterFailure(AfterFailureMode.RANDOM_SEED);
    PropertyExecutionResult result = property.execute();
    if (result.status() == PropertyExecutionResult.Status.FAILED) {
      context.reporter().publishValue("repeat", Proof.repeat());
    }
    return result;
  }

  @Override
  public int aroundPropertyProximity() {
    // Outside of all others.
    return Integer.MIN_VALUE;
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
