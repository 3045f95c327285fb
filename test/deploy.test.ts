// What the files of deployment name is there, and called so: settings, commands, paths. That they run was tried by hand (RELIABILITY.md).
import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SECRETS, SETTINGS } from '../server/config.ts'

const read = (file: string) => readFileSync(file, 'utf8')
const ours = new Set<string>(Object.values(SETTINGS).map(({ name }) => name))
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(read('package.json'))
/** Of Node itself, of the images, of Debian and of glibc. */
const THEIRS = /^(MALLOC_\w+|NODE_ENV|NODE_EXTRA_CA_CERTS|NODE_COMPILE_CACHE|POSTGRES_\w+|RUTA_HOST)$/

describe('[O10] the files of deployment', () => {
  const settings: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(
      ['compose.yaml', 'compose.cluster.yaml'].map((file) => [
        file,
        [...read(file).matchAll(/^\s+([A-Z][A-Z_]+):(?: |$)/gm), ...read(file).matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name),
      ]),
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

  test('compose files pass on every setting but those of the image, and keep /data', () => {
    const passed = [...ours].filter((name) => !/^(PORT|HOST|DATA_DIR)$/.test(name))
    for (const file of ['compose.yaml', 'compose.cluster.yaml']) {
      const named = new Set([...read(file).matchAll(/^\s+([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name))
      const theirs = file === 'compose.yaml' ? new Set(['DATABASE_URL', 'REDIS_URL']) : new Set<string>()
      expect(
        passed.filter((name) => !named.has(name) && !theirs.has(name)),
        file,
      ).toEqual([])
      expect(read(file)).toContain('env_file: [{ path: .env, required: false }]')
      expect(read(file)).toMatch(/volumes: \["[\w-]+:\/data"\]/)
    }
  })

  test('[O24] the Helm chart knows every setting of the server except those that it makes itself and those that are passwords', () => {
    const schema = JSON.parse(read('deploy/helm/ruta/values.schema.json'))
    const OWN = ['PORT', 'DATA_DIR', 'PUBLIC_URL', 'TRUST_PROXY']
    const expected = Object.values(SETTINGS)
      .map(({ name }) => name)
      .filter((name) => !OWN.includes(name) && !SECRETS.has(name))
    expect(Object.keys(schema.properties.settings.properties).sort()).toEqual(expected.sort())
  })

  test('Dockerfile copies what is there, and starts what ruta.service starts', () => {
    const text = read('Dockerfile')
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) => files.split(' '))
    expect(copied.length).toBeGreaterThan(5)
    expect(copied.filter((file) => !existsSync(file))).toEqual([])
    // Building the pages reads the settings of TypeScript.
    for (const folder of copied.filter((file) => existsSync(`${file}/tsconfig.json`))) {
      const extended = /"extends": "\.\.\/(.+)"/.exec(read(`${folder}/tsconfig.json`))?.[1]
      expect([folder, copied.includes(extended ?? '')]).toEqual([folder, true])
    }
    const started = /^CMD \["node", "(.+)"\]$/m.exec(text)?.[1]
    expect(read('ruta.service')).toMatch(new RegExp(`^ExecStart=/opt/ruta/node_modules/\\.bin/node ${started}$`, 'm'))
    expect(existsSync(started ?? '')).toBe(true)
    for (const [, name = ''] of text.matchAll(/npm run (\S+)/g)) expect(scripts).toHaveProperty(name)
  })

  test('ask, as supervisors, for paths that the server answers', () => {
    expect(read('Dockerfile')).toContain('/healthz')
    expect(read('compose.cluster.yaml')).toContain('health_uri /readyz')
  })

  test('servers write into their data folder alone, without root', () => {
    expect(read('Dockerfile')).toMatch(/^USER node$/m)
    for (const file of ['compose.yaml', 'compose.cluster.yaml']) expect(read(file), file).toMatch(/read_only: true[\s\S]*cap_drop: \[ALL\]/)
    expect(read('ruta.service')).toMatch(/ProtectSystem=strict/)
    for (const file of ['Dockerfile', 'ruta.service']) {
      const [, folder = '', cache = ''] = /DATA_DIR=(\S+) NODE_COMPILE_CACHE=(\S+)/.exec(read(file)) ?? []
      expect([file, cache.startsWith(`${folder}/`)]).toEqual([file, true])
    }
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
