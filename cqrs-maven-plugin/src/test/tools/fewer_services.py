"""Leaves in the source of Terraform's AWS provider only the services that a rendered configuration needs.

What stays is as its makers wrote it. All 250 services would take an hour to build, these take some minutes.
Usage: fewer_services.py SOURCE
"""

import re
import sys
from pathlib import Path

# Those of the resources, and what they ask in turn: kms about the key of a table, ec2 about the network of a function.
SERVICES = "cloudwatch dynamodb ec2 events iam kms lambda logs meta organizations sqs sts".split()
# What the provider itself is able to call, whichever services it has.
CLIENTS = [*SERVICES, "account", "s3"]


def keep(file: Path, part: str, kept: list[str]) -> None:
    """Removes the parts whose names are not kept, and then the imports that nothing uses any more."""
    text = re.sub(part, lambda found: found[0] if found[1].lower() in kept else "", file.read_text())
    code = text.partition("\n)\n")[2]

    def used(found: re.Match[str]) -> str:
        return found[0] if re.search(rf"\b{found[1] or found[2]}\.", code) else ""

    file.write_text(re.sub(r'\t(?:(\w+) )?"[^"\n]*/service/(\w+)"\n', used, text))


source = Path(sys.argv[1]) / "internal"
keep(source / "provider/sdkv2/service_packages_gen.go", r"\t\t(\w+)\.ServicePackage\(ctx\),\n", SERVICES)
keep(source / "conns/awsclient_gen.go", r"(?s)func \(c \*AWSClient\) (\w+)Client\(.*?\n}\n\n?", CLIENTS)
