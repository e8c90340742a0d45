// Synthesises the CDK applications in the given folders, each into its cdk.out.
process.setMaxListeners(0);
for (const folder of process.argv.slice(2)) {
  process.env.CDK_OUTDIR = `${folder}/cdk.out`;
  await import(`${folder}/bin/app.ts`);
}
