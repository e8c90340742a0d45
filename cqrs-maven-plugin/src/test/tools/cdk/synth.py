"""Synthesises the CDK applications in the given folders, each into its cdk.out."""

import functools
import os
import runpy
import sys

import aws_cdk

App = aws_cdk.App
for folder in sys.argv[1:]:
    aws_cdk.App = functools.partial(App, outdir=f"{folder}/cdk.out")
    known = set(sys.modules)
    sys.path.insert(0, folder)
    os.chdir(folder)
    runpy.run_path("app.py", run_name="__main__")
    sys.path.remove(folder)
    # The next application has modules of the same names.
    for name in set(sys.modules) - known:
        del sys.modules[name]
