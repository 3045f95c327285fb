// Renders a Helm chart as `helm template` does, with what Helm itself is made of: Go's text/template, sprig, sigs.k8s.io/yaml and a JSON
// schema of the values. Built from Debian's packages, because no package of npm or Debian brings Helm.
// Reads {chart, values: [YAML], release, namespace} as JSON; writes {manifests: {file: [object]}, notes} as JSON.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"github.com/santhosh-tekuri/jsonschema"
	"sigs.k8s.io/yaml"
)

type object = map[string]interface{}

type asked struct {
	Chart, Release, Namespace string
	// As files after `-f`: later ones win.
	Values []string
}

// As `.Files`: what the chart holds besides its templates.
type files struct{ folder string }

func (f files) Get(name string) string {
	text, err := os.ReadFile(filepath.Join(f.folder, name))
	if err != nil {
		return ""
	}
	return string(text)
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var ask asked
	if err := json.NewDecoder(os.Stdin).Decode(&ask); err != nil {
		return err
	}
	chart, err := readYaml(filepath.Join(ask.Chart, "Chart.yaml"))
	if err != nil {
		return err
	}
	defaults, err := readYaml(filepath.Join(ask.Chart, "values.yaml"))
	if err != nil {
		return err
	}
	values := defaults
	for _, text := range ask.Values {
		given := object{}
		if err := yaml.UnmarshalStrict([]byte(text), &given); err != nil {
			return err
		}
		values = merged(values, given)
	}
	if err := validate(ask.Chart, values); err != nil {
		return err
	}
	meta := object{}
	for key, value := range chart { // .Chart.Name for `name`, as the fields of Helm's struct
		meta[strings.ToUpper(key[:1])+key[1:]] = value
	}
	return render(ask, object{
		"Values":   values,
		"Chart":    meta,
		"Release":  object{"Name": ask.Release, "Namespace": ask.Namespace, "Service": "Helm", "IsInstall": true, "IsUpgrade": false, "Revision": 1},
		"Files":    files{ask.Chart},
		"Template": object{"BasePath": "ruta/templates"},
	})
}

func render(ask asked, context object) error {
	all, err := parse(ask.Chart)
	if err != nil {
		return err
	}
	manifests, notes := map[string][]interface{}{}, ""
	for _, one := range sortedTemplates(all) {
		name := filepath.Base(one.Name())
		// The others are what `define` makes.
		if ext := filepath.Ext(name); ext != ".yaml" && ext != ".txt" {
			continue
		}
		var out bytes.Buffer
		if err := one.Execute(&out, context); err != nil {
			return err
		}
		// As Helm does with `missingkey=zero`, of which text/template makes a text.
		text := strings.ReplaceAll(out.String(), "<no value>", "")
		if name == "NOTES.txt" {
			notes = text
			continue
		}
		objects, err := documents(text)
		if err != nil {
			return fmt.Errorf("%s: %w\n%s", name, err, text)
		}
		manifests[name] = objects
	}
	return json.NewEncoder(os.Stdout).Encode(object{"manifests": manifests, "notes": notes})
}

func parse(chart string) (*template.Template, error) {
	all := template.New("gotpl")
	all.Option("missingkey=zero")
	all.Funcs(functions(all))
	paths, err := filepath.Glob(filepath.Join(chart, "templates", "*"))
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if _, err := all.New(filepath.Base(path)).Parse(string(text)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Those of sprig that Helm has, and Helm's own.
func functions(all *template.Template) template.FuncMap {
	own := sprig.TxtFuncMap()
	delete(own, "env")
	delete(own, "expandenv")
	own["toYaml"] = func(value interface{}) string {
		text, err := yaml.Marshal(value)
		if err != nil {
			return ""
		}
		return strings.TrimSuffix(string(text), "\n")
	}
	own["fromYaml"] = func(text string) object {
		value := object{}
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			value["Error"] = err.Error()
		}
		return value
	}
	own["required"] = func(why string, value interface{}) (interface{}, error) {
		if value == nil || value == "" {
			return value, errors.New(why)
		}
		return value, nil
	}
	own["fail"] = func(why string) (string, error) { return "", errors.New(why) }
	own["lookup"] = func(string, string, string, string) object { return object{} }
	own["include"] = func(name string, context interface{}) (string, error) {
		var out strings.Builder
		err := all.ExecuteTemplate(&out, name, context)
		return out.String(), err
	}
	own["tpl"] = func(text string, context interface{}) (string, error) {
		copied, err := all.Clone()
		if err != nil {
			return "", err
		}
		one, err := copied.New("tpl").Parse(text)
		if err != nil {
			return "", err
		}
		var out strings.Builder
		err = one.Execute(&out, context)
		return out.String(), err
	}
	return own
}

func sortedTemplates(all *template.Template) []*template.Template {
	list := all.Templates()
	sort.Slice(list, func(a, b int) bool { return list[a].Name() < list[b].Name() })
	return list
}

var between = regexp.MustCompile(`(?:^|\n)---\s*\n`)

func documents(text string) ([]interface{}, error) {
	found := []interface{}{}
	for _, part := range between.Split(text, -1) {
		var value interface{}
		// Strict: a key that is there twice is a mistake.
		if err := yaml.UnmarshalStrict([]byte(part), &value); err != nil {
			return nil, err
		}
		if value != nil {
			found = append(found, value)
		}
	}
	return found, nil
}

// The given values over the defaults: maps key by key, everything else whole; null removes a default.
func merged(defaults, given object) object {
	all := object{}
	for key, value := range defaults {
		all[key] = value
	}
	for key, value := range given {
		below, isMap := all[key].(object)
		over, overIsMap := value.(object)
		switch {
		case value == nil:
			delete(all, key)
		case isMap && overIsMap:
			all[key] = merged(below, over)
		default:
			all[key] = value
		}
	}
	return all
}

func validate(chart string, values object) error {
	schema, err := jsonschema.Compile(filepath.Join(chart, "values.schema.json"))
	if err != nil {
		return err
	}
	if err := schema.Validate(map[string]interface{}(values)); err != nil {
		var problem *jsonschema.ValidationError
		if errors.As(err, &problem) {
			return fmt.Errorf("values.schema.json: %s", leaves(problem))
		}
		return err
	}
	return nil
}

func leaves(problem *jsonschema.ValidationError) string {
	if len(problem.Causes) == 0 {
		return problem.InstanceLocation + " " + problem.Message
	}
	said := []string{}
	for _, cause := range problem.Causes {
		said = append(said, leaves(cause))
	}
	return strings.Join(said, "; ")
}

func readYaml(path string) (object, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	value := object{}
	return value, yaml.UnmarshalStrict(text, &value)
}
