/**
 * Proof that every renderer's output describes the infrastructure that the model describes.
 *
 * <p>From the model ({@link dev.cqrs.maven.agreement.ModelFacts}) and from each target's own output
 * (for CloudFormation and the CDK {@link dev.cqrs.maven.agreement.TemplateFacts}) the same {@link
 * dev.cqrs.maven.agreement.Facts} are extracted: what would stand in account {@code 123456789012},
 * region {@code us-east-1}, under given {@link dev.cqrs.maven.agreement.ParameterValues}. Then they
 * are compared. No extractor uses a renderer's code.
 *
 * <h2>Vocabulary</h2>
 *
 * <p>A fact is a key and a value. Names are the resources' real names, {@code
 * cqrs-demo-dev-event-store}; ARNs and addresses are those of {@link
 * dev.cqrs.maven.agreement.Arns}. {@code <function>} is a function's name without qualifier. What a
 * target leaves to the service has the service's default as value. What does not apply has no fact:
 * an index of a table paid per request has no capacity. Lists are sorted and separated by {@code ",
 * "}, unless their order matters. JSON is {@link dev.cqrs.maven.agreement.Canonical#json
 * canonical}.
 *
 * <pre>
 * table &lt;table&gt; key                              AggregateId S, Version N   (partition, sort)
 * table &lt;table&gt; attributes                       AggregateId S, EventType S, …   (by name)
 * table &lt;table&gt; billing                          PROVISIONED or PAY_PER_REQUEST
 * table &lt;table&gt; capacity                         10 read, 10 write
 * table &lt;table&gt; index &lt;index&gt; key                EventType S, Timestamp S
 * table &lt;table&gt; index &lt;index&gt; projection         ALL, or INCLUDE with the attributes
 * table &lt;table&gt; index &lt;index&gt; capacity           10 read, 10 write
 * table &lt;table&gt; stream                           NEW_IMAGE
 * table &lt;table&gt; encryption                       KMS, or KMS and the key's ARN
 * table &lt;table&gt; point-in-time recovery           true
 * table &lt;table&gt; deletion protection              true or false
 * bus &lt;bus&gt;                                      custom
 * archive &lt;archive&gt; source                       ARN of the bus
 * archive &lt;archive&gt; pattern                      JSON
 * archive &lt;archive&gt; retention days               30
 * queue &lt;queue&gt; retention seconds                1209600
 * queue &lt;queue&gt; encryption                       SQS, or KMS and the key's ARN
 * queue &lt;queue&gt; policy version                   2012-10-17
 * queue &lt;queue&gt; &lt;principal&gt; &lt;action&gt;             resources, and conditions after "when"
 * function &lt;function&gt; description|runtime|handler|memory|timeout|snap start|tracing|log group
 * function &lt;function&gt; code                       functions.zip   (however it gets there)
 * function &lt;function&gt; environment &lt;VARIABLE&gt;     its value
 * function &lt;function&gt; vpc subnets|vpc security groups
 * role &lt;function&gt; policy version                 2012-10-17
 * role &lt;function&gt; trust version                  2012-10-17
 * role &lt;function&gt; trust &lt;principal&gt;              sts:AssumeRole
 * role &lt;function&gt; managed policies               ARNs
 * role &lt;function&gt; &lt;action&gt;                       resources
 * logs &lt;log group&gt; retention days                14
 * alias &lt;function&gt; live                          published version   (the newest)
 * alias &lt;function&gt; live provisioned concurrency  2
 * retries &lt;function&gt; live attempts|maximum age seconds|on failure
 * mapping &lt;function&gt; live source|start|filters|batch size|batching window seconds|
 *     parallelization|response types|bisects|attempts|maximum age seconds|on failure
 * rule &lt;rule&gt; bus|pattern|state
 * rule &lt;rule&gt; target                             ARN of the alias
 * rule &lt;rule&gt; target attempts|target maximum age seconds|target dead letters
 * permission &lt;function&gt; live &lt;principal&gt;         lambda:InvokeFunction from the rule's ARN
 * alarm &lt;Id&gt; description|condition|missing data|actions
 * alarm &lt;Id&gt; expression                          MAX(METRICS())   (of several metrics)
 * alarm &lt;Id&gt; of &lt;metric&gt;                         Sum of 60 s
 * dashboard &lt;dashboard&gt; widget &lt;n&gt;               title, shape, and its metrics in order
 * parameter &lt;Name&gt; kind|default|description|allowed values|pattern|minimum|maximum
 * output &lt;Name&gt;                                  its value
 * stack …                                        what only a stack has: CloudFormation and the CDK
 * code …                                         parameters CodeBucket and CodeKey: CloudFormation
 * unknown …                                      what was found and has no other fact
 * </pre>
 *
 * <p>{@code <Id>} of an alarm is the model's: {@code EventPublisherLag}, which other targets write
 * as the name {@code cqrs-demo-dev-event-publisher-lag}. {@code <metric>} is {@code AWS/Lambda
 * Errors FunctionName=cqrs-demo-dev-command-handler}. {@code <Name>} of parameters and outputs is
 * the model's in every target: {@code LambdaTimeout}, whether it is written {@code lambdaTimeout},
 * {@code lambda_timeout} or {@code --lambda-timeout}.
 *
 * <p>An extractor reads all of its target's output: a setting that it does not know becomes an
 * {@code unknown} fact, which no model has. So nothing can be added unnoticed.
 */
package dev.cqrs.maven.agreement;
