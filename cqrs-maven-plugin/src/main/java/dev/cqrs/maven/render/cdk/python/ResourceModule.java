package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.render.template.Section.Part;

/** The module with the resources of a part, made by a class of its own. */
interface ResourceModule {

  /** The part. */
  Part part();

  /** How the stack makes an object of the class. */
  Expression call();

  /** The module's text. */
  String text();
}
