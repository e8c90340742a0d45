package main

import (
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// The object with other values for some of its attributes.
func replace(object tftypes.Value, values map[string]any) tftypes.Value {
	attributes := map[string]tftypes.Value{}
	if err := object.As(&attributes); err != nil {
		panic(err)
	}
	for name, value := range values {
		if before, found := attributes[name]; found {
			attributes[name] = tftypes.NewValue(before.Type(), value)
		}
	}
	return tftypes.NewValue(object.Type(), attributes)
}

// The object with everything that only AWS knows marked as unknown.
func unknown(block Block, object tftypes.Value) tftypes.Value {
	attributes := map[string]tftypes.Value{}
	if object.IsNull() || !object.IsKnown() || object.As(&attributes) != nil {
		return object
	}
	for name, attribute := range block.Attributes {
		if attribute.Computed && attributes[name].IsNull() {
			attributes[name] = tftypes.NewValue(attribute.protocol(), tftypes.UnknownValue)
		}
	}
	for name, nested := range block.Blocks {
		elements := []tftypes.Value{}
		if nested.Nesting != "single" && attributes[name].IsKnown() && attributes[name].As(&elements) == nil {
			for i := range elements {
				elements[i] = unknown(nested.Block, elements[i])
			}
			attributes[name] = tftypes.NewValue(attributes[name].Type(), elements)
		}
	}
	return tftypes.NewValue(object.Type(), attributes)
}

// The object with what AWS makes up in the place of what is unknown or not given; nothing is unknown any more.
func fill(object tftypes.Value, made map[string]string) tftypes.Value {
	values := map[string]any{}
	attributes := map[string]tftypes.Value{}
	if err := object.As(&attributes); err != nil {
		panic(err)
	}
	for name, value := range made {
		if given, found := attributes[name]; found && (given.IsNull() || !given.IsKnown()) {
			values[name] = value
		}
	}
	filled, err := tftypes.Transform(replace(object, values), func(_ *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		if !value.IsKnown() {
			return tftypes.NewValue(value.Type(), nil), nil
		}
		return value, nil
	})
	if err != nil {
		panic(err)
	}
	return filled
}
