package dev.cqrs.maven.agreement;

/** What the CDK adds to each template for itself, and what says nothing about infrastructure. */
final class TemplateBootstrap {

  /** Parameter by which a template checks the CDK's own stack. */
  static final String PARAMETER = "BootstrapVersion";

  private TemplateBootstrap() {}

  static void forget(Properties template) {
    template.optionalPart("Rules").ifPresent(rules -> rules.optional("CheckBootstrapVersion"));
  }

  /** Forgets where the CDK found a resource in its program and its code on the disk. */
  static void forgetMetadata(Properties resource) {
    resource
        .optionalPart("Metadata")
        .ifPresent(
            metadata -> {
              metadata.optional("aws:cdk:path");
              metadata.optional("aws:asset:path");
              metadata.optional("aws:asset:property");
              metadata.optional("aws:asset:is-bundled");
            });
  }
}
