package main

import (
	"sort"

	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Schema is what the provider, its resources and its data sources can be told and tell.
type Schema struct {
	Provider    Block            `json:"provider"`
	Resources   map[string]Block `json:"resources"`
	DataSources map[string]Block `json:"data_sources"`
}

// Block is a block's attributes and the blocks within it.
type Block struct {
	Attributes map[string]Attribute `json:"attributes"`
	Blocks     map[string]Nested    `json:"blocks,omitempty"`
}

// Attribute is a value. Of is the type of its elements, if it is a collection.
type Attribute struct {
	Type     string `json:"type"`
	Of       string `json:"of,omitempty"`
	Required bool   `json:"required,omitempty"`
	Optional bool   `json:"optional,omitempty"`
	Computed bool   `json:"computed,omitempty"`
}

// Nested is a block within another: one, a list or a set, the most of which is 0 for any number.
type Nested struct {
	Nesting  string `json:"nesting"`
	Required bool   `json:"required,omitempty"`
	Most     int64  `json:"most,omitempty"`
	Block    Block  `json:"block"`
}

var scalars = map[string]tftypes.Type{"string": tftypes.String, "number": tftypes.Number, "bool": tftypes.Bool}

func (a Attribute) protocol() tftypes.Type {
	switch a.Type {
	case "list":
		return tftypes.List{ElementType: scalars[a.Of]}
	case "set":
		return tftypes.Set{ElementType: scalars[a.Of]}
	case "map":
		return tftypes.Map{ElementType: scalars[a.Of]}
	}
	return scalars[a.Type]
}

func (b Block) protocol() *tfprotov5.SchemaBlock {
	block := &tfprotov5.SchemaBlock{}
	for _, name := range sorted(b.Attributes) {
		attribute := b.Attributes[name]
		block.Attributes = append(block.Attributes, &tfprotov5.SchemaAttribute{
			Name:     name,
			Type:     attribute.protocol(),
			Required: attribute.Required,
			Optional: attribute.Optional,
			Computed: attribute.Computed,
		})
	}
	for _, name := range sorted(b.Blocks) {
		nested := b.Blocks[name]
		least := int64(0)
		if nested.Required {
			least = 1
		}
		modes := map[string]tfprotov5.SchemaNestedBlockNestingMode{
			"single": tfprotov5.SchemaNestedBlockNestingModeSingle,
			"list":   tfprotov5.SchemaNestedBlockNestingModeList,
			"set":    tfprotov5.SchemaNestedBlockNestingModeSet,
		}
		block.BlockTypes = append(block.BlockTypes, &tfprotov5.SchemaNestedBlock{
			TypeName: name,
			Nesting:  modes[nested.Nesting],
			MinItems: least,
			MaxItems: nested.Most,
			Block:    nested.Block.protocol(),
		})
	}
	return block
}

func (b Block) typ() tftypes.Type {
	return b.protocol().ValueType()
}

// A block of which nothing is given.
func (b Block) empty() tftypes.Value {
	values := map[string]tftypes.Value{}
	for name, attribute := range b.Attributes {
		values[name] = tftypes.NewValue(attribute.protocol(), nil)
	}
	for name, nested := range b.Blocks {
		switch nested.Nesting {
		case "list":
			values[name] = tftypes.NewValue(tftypes.List{ElementType: nested.Block.typ()}, []tftypes.Value{})
		case "set":
			values[name] = tftypes.NewValue(tftypes.Set{ElementType: nested.Block.typ()}, []tftypes.Value{})
		default:
			values[name] = tftypes.NewValue(nested.Block.typ(), nil)
		}
	}
	return tftypes.NewValue(b.typ(), values)
}

func sorted[V any](all map[string]V) []string {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
