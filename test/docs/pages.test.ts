// Every page for readers: its links lead somewhere, its commands are there, its settings are those that the server reads.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SETTINGS } from '../../server/config.ts'

const PAGES = [...globSync('*.md'), ...globSync('docs/**/*.md')].sort()
const read = (file: string) => readFileSync(file, 'utf8')
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(read('package.json'))

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')

/** As GitHub makes them: lower case, hyphens for spaces, no other marks. */
const anchorsOf = (file: string): ReadonlySet<string> =>
  new Set(
    [...withoutCode(read(file).replace(/`/g, '')).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )

const brokenLinks = (page: string): readonly string[] =>
  [...withoutCode(read(page)).matchAll(/\]\((?!https?:|mailto:)([^)\s]*)\)/g)].flatMap(([, link = '']) => {
    const [path = '', anchor] = link.split('#')
    const file = path === '' ? page : join(dirname(page), path)
    if (!existsSync(file)) return [link]
    return anchor && file.endsWith('.md') && !anchorsOf(file).has(anchor) ? [link] : []
  })

const blocks = (page: string, language: string): readonly string[] =>
  [...read(page).matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, 'gm'))].map(([, code = '']) => code)

describe.each(PAGES)('%s', (page) => {
  test('links to files and headings that are there', () => expect(brokenLinks(page)).toEqual([]))

  test('names npm scripts that are there', () => {
    const named = [...read(page).matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  test('shows commands that a shell can parse, and JSON and JavaScript that parse', () => {
    for (const code of blocks(page, 'sh')) expect(spawnSync('bash', ['-n'], { input: code }).stderr.toString(), code).toBe('')
    for (const code of blocks(page, 'json')) expect(() => JSON.parse(code), code).not.toThrow()
    for (const code of blocks(page, 'js'))
      expect(spawnSync(process.execPath, ['--check', '--input-type=module', '-'], { input: code }).stderr.toString(), code).toBe('')
  })
})

test('every page of docs is reached from docs/README.md', () => {
  const reached = new Set<string>()
  const visit = (page: string): void => {
    if (reached.has(page) || !existsSync(page)) return
    reached.add(page)
    for (const [, path = ''] of withoutCode(read(page)).matchAll(/\]\((?!https?:)([^)#\s]+\.md)/g)) visit(join(dirname(page), path))
  }
  visit('docs/README.md')
  expect(PAGES.filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([])
})

/** What the environment would hold is what the server takes when it holds nothing. */
const isDefault = ({ parse, otherwise }: (typeof SETTINGS)[keyof typeof SETTINGS], text: string): boolean =>
  text === '' ? otherwise === null : parse(text) === otherwise

test('[A11] docs/configure.md lists every setting with its default and what is allowed, and no other', () => {
  const rows = [...read('docs/configure.md').matchAll(/^\| `([A-Z_]+)` \| (.*?) ?\| (.*) \| (.*) \|$/gm)].map(([, ...cells]) => cells)
  const settings = Object.values(SETTINGS)
  expect(rows.map(([name]) => name)).toEqual(settings.map(({ name }) => name))
  settings.forEach((setting, index) => {
    const [, otherwise = '', allowed, means] = rows[index] ?? []
    expect([allowed, means]).toEqual([setting.allowed, setting.means])
    expect(isDefault(setting, otherwise), `${setting.name}: ${otherwise}`).toBe(true)
  })
})

test('[A11] .env.example lists the same settings, each with its default', () => {
  const lines = [...read('.env.example').matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, ...parts]) => parts)
  const settings = Object.values(SETTINGS)
  expect(lines.map(([name]) => name)).toEqual(settings.map(({ name }) => name))
  settings.forEach((setting, index) => {
    expect(isDefault(setting, lines[index]?.[1] ?? ''), setting.name).toBe(true)
  })
})

test('the files that docs/develop names for typical changes are there', () => {
  const pages = globSync('docs/develop/*.md')
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/`((?:client|server|shared|test|docs|deploy)(?:\/[\w.-]+)*\/[\w.-]+|[A-Z.][\w.]*\.(?:md|json|example))`/g)].map(
      ([, path = '']) => path,
    ),
  )
  const rows =
    read('docs/develop/README.md')
      .split('## Where to look first')[1]
      ?.match(/^\| (?!change \| files|---)/gm) ?? []
  expect(rows.length).toBeGreaterThanOrEqual(10)
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((path) => !path.startsWith('test/out/') && !existsSync(path))).toEqual([])
})
