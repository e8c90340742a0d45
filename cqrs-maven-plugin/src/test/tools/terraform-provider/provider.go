package main

import (
	"context"
	"fmt"
	"math/big"
	"strconv"

	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// What it embeds stands for calls that Terraform makes for features that no resource here has.
type provider struct {
	tfprotov5.ProviderServer
	schema Schema
	region string
}

func (p *provider) GetProviderSchema(context.Context, *tfprotov5.GetProviderSchemaRequest) (*tfprotov5.GetProviderSchemaResponse, error) {
	response := &tfprotov5.GetProviderSchemaResponse{
		Provider:          &tfprotov5.Schema{Block: p.schema.Provider.protocol()},
		ResourceSchemas:   map[string]*tfprotov5.Schema{},
		DataSourceSchemas: map[string]*tfprotov5.Schema{},
	}
	for name, block := range p.schema.Resources {
		response.ResourceSchemas[name] = &tfprotov5.Schema{Block: block.protocol()}
	}
	for name, block := range p.schema.DataSources {
		response.DataSourceSchemas[name] = &tfprotov5.Schema{Block: block.protocol()}
	}
	return response, nil
}

func (p *provider) PrepareProviderConfig(_ context.Context, request *tfprotov5.PrepareProviderConfigRequest) (*tfprotov5.PrepareProviderConfigResponse, error) {
	return &tfprotov5.PrepareProviderConfigResponse{PreparedConfig: request.Config}, nil
}

func (p *provider) ConfigureProvider(_ context.Context, request *tfprotov5.ConfigureProviderRequest) (*tfprotov5.ConfigureProviderResponse, error) {
	config, err := request.Config.Unmarshal(p.schema.Provider.typ())
	if err != nil {
		return nil, err
	}
	p.region = text(config, "region")
	if p.region == "" {
		return &tfprotov5.ConfigureProviderResponse{Diagnostics: refusal("Missing region", "The provider has no region.")}, nil
	}
	return &tfprotov5.ConfigureProviderResponse{}, nil
}

func (p *provider) StopProvider(context.Context, *tfprotov5.StopProviderRequest) (*tfprotov5.StopProviderResponse, error) {
	return &tfprotov5.StopProviderResponse{}, nil
}

func (p *provider) ValidateDataSourceConfig(context.Context, *tfprotov5.ValidateDataSourceConfigRequest) (*tfprotov5.ValidateDataSourceConfigResponse, error) {
	return &tfprotov5.ValidateDataSourceConfigResponse{}, nil
}

// The only data source tells AWS's partition.
func (p *provider) ReadDataSource(_ context.Context, request *tfprotov5.ReadDataSourceRequest) (*tfprotov5.ReadDataSourceResponse, error) {
	block := p.schema.DataSources[request.TypeName]
	made := map[string]string{"id": "aws", "partition": "aws", "dns_suffix": "amazonaws.com", "reverse_dns_prefix": "com.amazonaws"}
	state, err := write(block, fill(block.empty(), made))
	return &tfprotov5.ReadDataSourceResponse{State: state}, err
}

func (p *provider) ValidateResourceTypeConfig(_ context.Context, request *tfprotov5.ValidateResourceTypeConfigRequest) (*tfprotov5.ValidateResourceTypeConfigResponse, error) {
	config, err := request.Config.Unmarshal(p.schema.Resources[request.TypeName].typ())
	if err != nil {
		return nil, err
	}
	response := &tfprotov5.ValidateResourceTypeConfigResponse{}
	if limit, found := longest[request.TypeName]; found {
		if name := text(config, limit.attribute); len(name) > limit.length {
			response.Diagnostics = refusal("Name too long", fmt.Sprintf("expected length of %s to be at most %d, got %s", limit.attribute, limit.length, name))
		}
	}
	return response, nil
}

func (p *provider) UpgradeResourceState(_ context.Context, request *tfprotov5.UpgradeResourceStateRequest) (*tfprotov5.UpgradeResourceStateResponse, error) {
	block := p.schema.Resources[request.TypeName]
	value, err := request.RawState.Unmarshal(block.typ())
	if err != nil {
		return nil, err
	}
	state, err := write(block, value)
	return &tfprotov5.UpgradeResourceStateResponse{UpgradedState: state}, err
}

// What stands is what Terraform remembers: there is nothing else.
func (p *provider) ReadResource(_ context.Context, request *tfprotov5.ReadResourceRequest) (*tfprotov5.ReadResourceResponse, error) {
	return &tfprotov5.ReadResourceResponse{NewState: request.CurrentState, Private: request.Private}, nil
}

func (p *provider) PlanResourceChange(_ context.Context, request *tfprotov5.PlanResourceChangeRequest) (*tfprotov5.PlanResourceChangeResponse, error) {
	block := p.schema.Resources[request.TypeName]
	prior, err := request.PriorState.Unmarshal(block.typ())
	if err != nil {
		return nil, err
	}
	planned, err := request.ProposedNewState.Unmarshal(block.typ())
	if err != nil {
		return nil, err
	}
	if !planned.IsNull() && !planned.Equal(prior) {
		planned = unknown(block, planned)
		if request.TypeName == "aws_lambda_function" {
			planned = replace(planned, map[string]any{"version": tftypes.UnknownValue, "qualified_arn": tftypes.UnknownValue})
		}
	}
	state, err := write(block, planned)
	return &tfprotov5.PlanResourceChangeResponse{PlannedState: state, UnsafeToUseLegacyTypeSystem: true}, err
}

func (p *provider) ApplyResourceChange(_ context.Context, request *tfprotov5.ApplyResourceChangeRequest) (*tfprotov5.ApplyResourceChangeResponse, error) {
	block := p.schema.Resources[request.TypeName]
	prior, err := request.PriorState.Unmarshal(block.typ())
	if err != nil {
		return nil, err
	}
	planned, err := request.PlannedState.Unmarshal(block.typ())
	if err != nil {
		return nil, err
	}
	if planned.IsNull() {
		if text(prior, "deletion_protection_enabled") == "true" {
			return &tfprotov5.ApplyResourceChangeResponse{
				NewState:    request.PriorState,
				Diagnostics: refusal("deleting "+text(prior, "name"), "ValidationException: Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first."),
			}, nil
		}
		return &tfprotov5.ApplyResourceChangeResponse{NewState: request.PlannedState}, nil
	}
	values := made(request.TypeName, p.region, func(name string) string { return text(planned, name) })
	values["region"] = p.region
	if request.TypeName == "aws_lambda_function" {
		before, _ := strconv.Atoi(text(prior, "version"))
		values["version"] = strconv.Itoa(before + 1)
		values["qualified_arn"] = values["arn"] + ":" + values["version"]
	}
	state, err := write(block, fill(planned, values))
	return &tfprotov5.ApplyResourceChangeResponse{NewState: state, UnsafeToUseLegacyTypeSystem: true}, err
}

// Takes over tables. All that is known of one is its name, so the next plan sets everything else.
func (p *provider) ImportResourceState(_ context.Context, request *tfprotov5.ImportResourceStateRequest) (*tfprotov5.ImportResourceStateResponse, error) {
	if request.TypeName != "aws_dynamodb_table" {
		return nil, fmt.Errorf("the stand-in imports tables only, not %s", request.TypeName)
	}
	block := p.schema.Resources[request.TypeName]
	table := replace(block.empty(), map[string]any{"id": request.ID, "name": request.ID, "region": p.region})
	state, err := write(block, table)
	return &tfprotov5.ImportResourceStateResponse{
		ImportedResources: []*tfprotov5.ImportedResource{{TypeName: request.TypeName, State: state}},
	}, err
}

func refusal(summary, detail string) []*tfprotov5.Diagnostic {
	return []*tfprotov5.Diagnostic{{Severity: tfprotov5.DiagnosticSeverityError, Summary: summary, Detail: detail}}
}

func write(block Block, value tftypes.Value) (*tfprotov5.DynamicValue, error) {
	written, err := tfprotov5.NewDynamicValue(block.typ(), value)
	return &written, err
}

// An attribute's value as text; empty if there is none, or nobody knows it yet.
func text(object tftypes.Value, name string) string {
	attributes := map[string]tftypes.Value{}
	if object.IsNull() || object.As(&attributes) != nil {
		return ""
	}
	value, found := attributes[name]
	if !found || value.IsNull() || !value.IsKnown() {
		return ""
	}
	var word string
	var truth bool
	var number big.Float
	switch {
	case value.As(&word) == nil:
		return word
	case value.As(&truth) == nil:
		return strconv.FormatBool(truth)
	case value.As(&number) == nil:
		return number.Text('f', -1)
	}
	return ""
}
