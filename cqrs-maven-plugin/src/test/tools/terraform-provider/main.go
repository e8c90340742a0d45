// A stand-in for Terraform's AWS provider, for machines that cannot reach a registry of providers.
//
// It has the real provider's schema, taken from the bindings that are published for every version of it, and no
// cloud behind it: whatever is applied lives in Terraform's state only. What AWS would make up (ARNs, addresses,
// versions) is made up by the rules of each service; what AWS would choose for settings left out stays empty.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5/tf5server"
)

const usage = `Terraform starts it. To write the schema that it serves:
  terraform-provider-aws schema <package.tgz> <type>...   of resources aws_x and data sources data.aws_x`

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) > 2 && arguments[0] == "schema" {
		schema, err := extract(arguments[1], arguments[2:])
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(schema)
	}
	if len(arguments) > 0 {
		return fmt.Errorf("%s", usage)
	}
	schema, err := served()
	if err != nil {
		return err
	}
	return tf5server.Serve("registry.terraform.io/hashicorp/aws", func() tfprotov5.ProviderServer {
		return &provider{schema: schema}
	})
}

// The schema that stands beside the executable.
func served() (Schema, error) {
	var schema Schema
	executable, err := os.Executable()
	if err != nil {
		return schema, err
	}
	text, err := os.ReadFile(filepath.Join(filepath.Dir(executable), "schema.json"))
	if err != nil {
		return schema, err
	}
	return schema, json.Unmarshal(text, &schema)
}
