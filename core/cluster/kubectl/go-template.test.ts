import { expect, test } from 'vitest';
import { printGoTemplate } from './go-template';

const list = {
  items: [
    { metadata: { name: 'a', labels: { app: 'web' } }, status: { phase: 'Running' } },
    { metadata: { name: 'b' }, status: { phase: 'Pending' } },
  ],
};

test.each([
  ['{{range .items}}{{.metadata.name}}{{"\\n"}}{{end}}', 'a\nb\n'],
  ['{{range $i, $pod := .items}}{{$i}}={{$pod.metadata.name}} {{end}}', '0=a 1=b '],
  ['{{range .items}}{{if eq .status.phase "Running"}}yes{{else}}no{{end}} {{end}}', 'yes no '],
  ['{{len .items}}', '2'],
  ['{{.items | len}}', '2'],
  ['{{(index .items 1).metadata.name}}', 'b'],
  ['{{range .items}}{{with .metadata.labels}}{{.app}}{{end}}{{end}}', 'web'],
  ['{{range .items}}{{.metadata.labels}} {{end}}', 'map[app:web] <no value> '],
  ['{{- range .items -}} {{.metadata.name}} {{- end}}', 'ab'],
  ['{{range .items}}{{printf "%s-%d\\n" .metadata.name 3}}{{end}}', 'a-3\nb-3\n'],
  ['{{$count := len .items}}{{$count}}', '2'],
  ['{{range .nothing}}x{{else}}none{{end}}', 'none'],
])('%s', (template, stdout) => {
  expect(printGoTemplate(template, list)).toEqual({ stdout, stderr: '', exitCode: 0 });
});

test.each([
  ['{{.items', 'unclosed action'],
  ['{{foo}}', 'function "foo" not defined'],
  ['{{end}}', 'unexpected {{end}}'],
  ['{{range .items}}', 'unexpected EOF'],
])('%s cannot be read', (template, why) => {
  const stderr = `error: error parsing template ${template}, template: output:1: ${why}\n`;
  expect(printGoTemplate(template, list)).toEqual({ stdout: '', stderr, exitCode: 1 });
});
