// What the files of deployment name is there, and called so: settings, commands, paths. That they run was tried by hand (DECISIONS).
import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SETTINGS } from '../server/config.ts'

const read = (file: string) => readFileSync(file, 'utf8')
const ours = new Set<string>(Object.values(SETTINGS).map(({ name }) => name))
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(read('package.json'))
/** Of Node itself, of the images and of Debian. */
const THEIRS = /^(NODE_ENV|POSTGRES_\w+|RUTA_HOST)$/

describe('[O10] the files of deployment', () => {
  const settings: Readonly<Record<string, readonly string[]>> = {
    'compose.yaml': [...read('compose.yaml').matchAll(/^\s+([A-Z][A-Z_]+): /gm), ...read('compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(
      ([, name = '']) => name,
    ),
    Dockerfile: [...read('Dockerfile').matchAll(/^ENV (.*)$/gm)].flatMap(([, line = '']) =>
      line.split(' ').map((pair) => pair.split('=')[0] ?? ''),
    ),
    'ruta.service': [...read('ruta.service').matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = '']) =>
      line.split(' ').map((pair) => pair.split('=')[0] ?? ''),
    ),
  }
  for (const [file, names] of Object.entries(settings))
    test(`${file} sets what the server reads`, () => {
      expect(names.length).toBeGreaterThan(1)
      expect(names.filter((name) => !ours.has(name) && !THEIRS.test(name))).toEqual([])
    })

  test('Dockerfile copies what is there, and starts what ruta.service starts', () => {
    const text = read('Dockerfile')
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) => files.split(' '))
    expect(copied.length).toBeGreaterThan(5)
    expect(copied.filter((file) => !existsSync(file))).toEqual([])
    const started = /^CMD \["node", "(.+)"\]$/m.exec(text)?.[1]
    expect(read('ruta.service')).toMatch(new RegExp(`^ExecStart=/opt/ruta/node_modules/\\.bin/node ${started}$`, 'm'))
    expect(existsSync(started ?? '')).toBe(true)
    for (const [, name = ''] of text.matchAll(/npm run (\S+)/g)) expect(scripts).toHaveProperty(name)
  })

  test('what a supervisor asks is what the server answers', () => {
    expect(read('Dockerfile')).toContain('/healthz')
    expect(read('compose.yaml')).toContain('health_uri /readyz')
  })

  test('README and docs speak of commands and files that are there', () => {
    const text = read('README.md')
    const everything = ['README.md', ...globSync('docs/**/*.md')].map(read).join('\n')
    const commands = [...everything.matchAll(/npm run ([a-z][a-z-]*)/g)].map(([, name = '']) => name)
    expect(commands.length).toBeGreaterThan(8)
    expect(commands.filter((name) => !(name in scripts))).toEqual([])
    const links = [...text.matchAll(/\]\((?!http)([^)#]+)/g)].map(([, path = '']) => path)
    expect(links.filter((path) => !existsSync(path))).toEqual([])
  })
})
