package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"regexp"
	"strings"
)

// The bindings are generated from the provider's own schema. Their source, which comes as a source map, says of each
// attribute "name - computed: true, optional: true, required: false", and by its getter of which type it is.
var (
	sourceMap = regexp.MustCompile(`sourceMappingURL=data:application/json;base64,([A-Za-z0-9+/=]+)`)
	class     = regexp.MustCompile(`(?m)^export class (\w+) extends \w+\.(\w+) `)
	member    = regexp.MustCompile(`(?m)^  // (\w+) - computed: (\w+), optional: (\w+), required: (\w+)$`)
	nested    = regexp.MustCompile(`private _\w+ = new (\w+?)(List|OutputReference)\(this, "\w+"(?:, (true|false))?\)`)
	getter    = regexp.MustCompile(`return (\w+\.Fn\.tolist\()?this\.get(\w+?)Attribute\(`)
	private   = regexp.MustCompile(`private _\w+\??: ([^;]+);`)
)

func extract(archive string, types []string) (Schema, error) {
	schema := Schema{Resources: map[string]Block{}, DataSources: map[string]Block{}}
	wanted := map[string]string{"lib/provider/index.js": "provider"}
	for _, name := range types {
		kind, data := strings.CutPrefix(name, "data.")
		folder := strings.ReplaceAll(strings.TrimPrefix(kind, "aws_"), "_", "-")
		if data {
			folder = "data-aws-" + folder
		}
		wanted["lib/"+folder+"/index.js"] = name
	}
	sources, err := read(archive, wanted)
	if err != nil {
		return schema, err
	}
	for file, name := range wanted {
		source, found := sources[name]
		if !found {
			return schema, fmt.Errorf("the provider knows no %s: there is no %s in %s", name, file, archive)
		}
		block, err := top(source)
		if err != nil {
			return schema, fmt.Errorf("%s: %w", name, err)
		}
		if name == "provider" {
			schema.Provider = block
		} else if kind, data := strings.CutPrefix(name, "data."); data {
			schema.DataSources[kind] = block
		} else {
			schema.Resources[name] = block
		}
	}
	return schema, nil
}

func read(archive string, wanted map[string]string) (map[string]string, error) {
	file, err := os.Open(archive)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	sources := map[string]string{}
	files := tar.NewReader(unzipped)
	for len(sources) < len(wanted) {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		_, name, _ := strings.Cut(path.Clean(header.Name), "/")
		if kind, found := wanted[name]; found {
			text, err := io.ReadAll(files)
			if err != nil {
				return nil, err
			}
			if sources[kind], err = original(string(text)); err != nil {
				return nil, err
			}
		}
	}
	return sources, nil
}

// The TypeScript that a JavaScript file was made from.
func original(javascript string) (string, error) {
	found := sourceMap.FindStringSubmatch(javascript)
	if found == nil {
		return "", errors.New("no source map")
	}
	text, err := base64.StdEncoding.DecodeString(found[1])
	if err != nil {
		return "", err
	}
	var sources struct{ SourcesContent []string }
	if err := json.Unmarshal(text, &sources); err != nil {
		return "", err
	}
	return strings.Join(sources.SourcesContent, "\n"), nil
}

func top(source string) (Block, error) {
	classes := map[string]string{}
	main := ""
	found := class.FindAllStringSubmatchIndex(source, -1)
	for i, at := range found {
		end := len(source)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		name := source[at[2]:at[3]]
		classes[name] = source[at[0]:end]
		if base := source[at[4]:at[5]]; strings.HasPrefix(base, "Terraform") {
			main = name
		}
	}
	return block(classes, main)
}

func block(classes map[string]string, name string) (Block, error) {
	block := Block{Attributes: map[string]Attribute{}, Blocks: map[string]Nested{}}
	body, found := classes[name]
	if !found {
		return block, fmt.Errorf("no class %s", name)
	}
	members := member.FindAllStringSubmatchIndex(body, -1)
	for i, at := range members {
		end := len(body)
		if i+1 < len(members) {
			end = members[i+1][0]
		}
		word := func(n int) string { return body[at[2*n]:at[2*n+1]] }
		code := body[at[1]:end]
		computed, optional, required := word(2) == "true", word(3) == "true", word(4) == "true"
		if inner := nested.FindStringSubmatch(code); inner != nil {
			if !optional && !required {
				continue // Nobody may write it, and nothing here asks for it.
			}
			inside, err := within(classes, inner, word(1), required)
			if err != nil {
				return block, err
			}
			block.Blocks[word(1)] = inside
		} else if kind, known := attribute(code); known {
			kind.Computed, kind.Optional, kind.Required = computed, optional, required
			block.Attributes[word(1)] = kind
		}
	}
	return block, nil
}

func within(classes map[string]string, inner []string, name string, required bool) (Nested, error) {
	inside, err := block(classes, inner[1]+"OutputReference")
	result := Nested{Nesting: "list", Required: required, Block: inside}
	switch {
	case name == "timeouts":
		result.Nesting = "single"
	case inner[2] == "OutputReference":
		result.Most = 1
	case inner[3] == "true":
		result.Nesting = "set"
	}
	return result, err
}

// An attribute's type by its getter or, where that does not tell it, by its field.
func attribute(code string) (Attribute, bool) {
	if found := getter.FindStringSubmatch(code); found != nil {
		kind := strings.ToLower(strings.ReplaceAll(found[2], "Boolean", "Bool"))
		switch {
		case found[1] != "":
			return Attribute{Type: "set", Of: element(kind, "list")}, true
		case strings.HasSuffix(kind, "list"):
			return Attribute{Type: "list", Of: element(kind, "list")}, true
		case strings.HasSuffix(kind, "map"):
			return Attribute{Type: "map", Of: element(kind, "map")}, true
		}
		_, known := scalars[kind]
		return Attribute{Type: kind}, known
	}
	if found := private.FindStringSubmatch(code); found != nil {
		kind := map[string]Attribute{
			"string":   {Type: "string"},
			"number":   {Type: "number"},
			"string[]": {Type: "set", Of: "string"},
		}[found[1]]
		if strings.HasPrefix(found[1], "boolean") {
			kind = Attribute{Type: "bool"}
		}
		return kind, kind.Type != ""
	}
	return Attribute{}, false
}

func element(kind, collection string) string {
	if of := strings.TrimSuffix(kind, collection); of != "" {
		return of
	}
	return "string"
}
