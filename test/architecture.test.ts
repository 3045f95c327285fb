// Every import is held to the lists of test/imports.ts, foreign packages to the files that wrap them, sources to the rules of this repository.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { IMPORTS, NAMES_RECOVERY, RECOVERY_FOLDERS } from './imports.ts'

const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : /\.tsx?$/.test(name) ? [path] : []
  })
const FILES = ['shared', 'server', 'client'].flatMap(walk)
const source = new Map(FILES.map((file) => [file, readFileSync(file, 'utf8')]))
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
const importsOf = (file: string) =>
  [...withoutComments(source.get(file) ?? '').matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map((match) => match[1] ?? '')
const ours = (file: string, specifier: string) => normalize(join(dirname(file), specifier))

const within = (file: string, module: string) => file === `${module}.ts` || file === `${module}.tsx` || file.startsWith(`${module}/`)
/** The module of `IMPORTS` that a file belongs to: the longest key that contains it. */
const moduleOf = (file: string) =>
  Object.keys(IMPORTS)
    .filter((module) => within(file, module))
    .sort((a, b) => b.length - a.length)[0]
/** Named in every failure, so that nobody has to search for the file to edit. */
const EDIT = 'edit IMPORTS in test/imports.ts'

describe('the import lists of test/imports.ts', () => {
  test('the import lists contain every source file', () => {
    expect(Object.keys(IMPORTS).length).toBeGreaterThan(10)
    expect(
      FILES.filter((file) => !moduleOf(file)),
      `files of no module: ${EDIT}`,
    ).toEqual([])
  })

  test('the import lists name no module without files', () => {
    const named = [...Object.keys(IMPORTS), ...Object.values(IMPORTS).flat()]
    expect(
      named.filter((module) => !FILES.some((file) => within(file, module))),
      `modules without files: ${EDIT}`,
    ).toEqual([])
  })

  test('every import between our files is in the import lists', () => {
    const broken = FILES.flatMap((file) => {
      const module = moduleOf(file)
      return importsOf(file)
        .filter((specifier) => specifier.startsWith('.') && /\.tsx?$/.test(specifier))
        .map((specifier) => ours(file, specifier))
        .filter((target) => module && !within(target, module) && !IMPORTS[module]?.some((allowed) => within(target, allowed)))
        .map((target) => `${file} → ${target} is not in the list of '${module}'`)
    })
    expect(broken, `change the import, or ${EDIT}`).toEqual([])
  })

  test('the import lists allow nothing that no file imports', () => {
    const used = new Map<string, string[]>()
    for (const file of FILES) {
      const targets = importsOf(file).flatMap((specifier) => (specifier.startsWith('.') ? [ours(file, specifier)] : []))
      const module = moduleOf(file) ?? file
      used.set(module, [...(used.get(module) ?? []), ...targets])
    }
    const unused = Object.entries(IMPORTS).flatMap(([module, allowed]) =>
      allowed
        .filter((one) => !used.get(module)?.some((target) => within(target, one) && !within(target, module)))
        .map((one) => `'${one}' in the list of '${module}'`),
    )
    expect(unused, EDIT).toEqual([])
  })

  test('modules do not import each other in a cycle', () => {
    expect(
      cyclesAmong((file) => moduleOf(file) ?? file),
      'modules of test/imports.ts that import each other',
    ).toEqual([])
  })

  test('folders of the server do not import each other in a cycle; its routes are above them all', () => {
    const folderOf = (file: string) => {
      const [top, folder, name] = file.split('/')
      return top !== 'server' || name === undefined || file.endsWith('.routes.ts') ? file : `${top}/${folder}`
    }
    expect(folderOf('server/identity/signIn.ts')).toBe('server/identity')
    expect(cyclesAmong(folderOf)).toEqual([])
  })
})

/** `a → b → a`: what imports itself by others, when the files of one name count as one. */
const cyclesAmong = (nameOf: (file: string) => string): readonly string[] => {
  const edges = new Map<string, Set<string>>()
  for (const file of FILES) {
    const from = nameOf(file)
    for (const specifier of importsOf(file)) {
      const target = ours(file, specifier)
      if (!specifier.startsWith('.') || !source.has(target)) continue
      const to = nameOf(target)
      if (to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to))
    }
  }
  const cycles = new Set<string>()
  // What lies beyond a name is looked at once, however many ways lead there.
  const seen = new Set<string>()
  const visit = (name: string, path: readonly string[]) => {
    if (path.includes(name)) return void cycles.add([...path.slice(path.indexOf(name)), name].join(' → '))
    if (seen.has(name)) return
    seen.add(name)
    for (const next of edges.get(name) ?? []) visit(next, [...path, name])
  }
  for (const name of edges.keys()) visit(name, [])
  return [...cycles]
}

describe('ARCHITECTURE.md', () => {
  const text = readFileSync('ARCHITECTURE.md', 'utf8')
  const section = (title: string) => text.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? ''

  test('is one page: at most 1,200 words, and a vocabulary of at most 20', () => {
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(1_200)
    const words = section('Vocabulary').match(/^\| (?!word |---)/gm) ?? []
    expect(words.length).toBeGreaterThan(10)
    expect(words.length).toBeLessThanOrEqual(20)
  })

  test('the life of a keystroke names existing files, at most 14 between the socket and the disk and back', () => {
    const steps = section('The life of a keystroke').match(/^\d+\. .*$/gm) ?? []
    const files = steps.flatMap((step) => [...step.matchAll(/`((?:client|server|shared)\/[\w./]+\.tsx?)`/g)].map((match) => match[1] ?? ''))
    const server = files.filter((file) => !file.startsWith('client/'))
    expect(steps.length).toBeGreaterThan(10)
    expect(files.filter((file) => !FILES.includes(file))).toEqual([])
    expect([server[0], server.at(-1)]).toEqual(['server/relay/relay.routes.ts', 'server/relay/webSocket.ts'])
    expect(server.length).toBeLessThanOrEqual(14)
  })

  test('each of the ten solid arrows of the drawing is an import', () => {
    const drawing = /```mermaid\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
    const nodes = new Map([...drawing.matchAll(/(\w+)\["([\w./]+)/g)].map(([, id = '', path = '']) => [id, path.replace(/\.ts$/, '')]))
    const arrows = [...drawing.matchAll(/^ *(\w+)(?:\[.*?\])? --> (\w+)/gm)].map(([, from = '', to = '']) => [
      nodes.get(from),
      nodes.get(to),
    ])
    const imports = ([from = '?', to = '?']: readonly (string | undefined)[]) =>
      FILES.some((file) => within(file, from) && importsOf(file).some((specifier) => within(ours(file, specifier), to)))
    expect(arrows).toHaveLength(10)
    expect(arrows.filter((arrow) => !imports(arrow))).toEqual([])
  })
})

test('no screen loads the map of routes or zod: the client imports their types alone', () => {
  const loaded = new Set<string>()
  const load = (file: string) => {
    if (loaded.has(file)) return
    loaded.add(file)
    for (const [, specifier = ''] of (source.get(file) ?? '').matchAll(/(?:^(?:import|export) (?!type\b)[^'(]*?|import\()'([^']+)'/gm))
      if (specifier.startsWith('.')) load(ours(file, specifier))
      else loaded.add(specifier)
  }
  load('client/main.tsx')
  expect(loaded.size).toBeGreaterThan(500)
  expect([...loaded].filter((name) => name === 'zod' || name.startsWith('shared/api/'))).toEqual([])
})

test('[C25] the code that the browser loads before sign-in imports neither Yjs nor the editor', () => {
  const atStart = /^(?:import|export) (?!type\b)[^'(]*?'([^']+)'/gm
  const loaded = new Set<string>()
  const load = (file: string) => {
    if (loaded.has(file)) return
    loaded.add(file)
    for (const [statement, specifier = ''] of (source.get(file) ?? '').matchAll(atStart)) {
      if (/^import \{ (type \w+(, )?)+ \}/.test(statement)) continue
      if (specifier.startsWith('.')) load(ours(file, specifier))
      else loaded.add(specifier)
    }
  }
  load('client/main.tsx')
  expect(loaded).toContain('solid-js')
  expect([...loaded].filter((name) => /^(yjs|y-protocols|lib0|@tiptap|prosemirror)/.test(name))).toEqual([])
})

/** The files that may import each third-party package; all others use the module that wraps it. */
const PACKAGES: readonly (readonly [packages: RegExp, files: RegExp])[] = [
  [
    /^(hono|@hono)\b/,
    /^server\/(composeServer|app|answers|body|routes|clientFiles\.routes|identity\/(actor|identity|session\.routes)|providers\/(callback|begin)|(views\/views|observe\/observe)\.routes)\.ts$/,
  ],
  [/^s3mini$/, /^server\/s3Client\.ts$/],
  [/^ws$/, /^server\/relay\/(webSocket|relay\.routes)\.ts$/],
  [/^kysely$/, /^server\/db\//],
  [/^node:sqlite$/, /^server\/(db|log|background|storage|backup)\//],
  [/^pg$/, /^server\/(db|log|storage)\//],
  [/^ioredis$/, /^server\/bus\/redis\.ts$/],
  [/^(openid-client|jose)$/, /^server\/providers\//],
  [/^lucia$/, /^server\/identity\/session(s|Adapter)\.ts$/],
  [/^@simplewebauthn\//, /^server\/identity\/webauthn\.ts$/],
  [/^@node-rs\//, /^server\/identity\/passwords\.ts$/],
  [/^(pino|prom-client)$/, /^server\/observe\//],
  [/^node:process$/, /^server\/(observe|doctor)\//],
  [/^node:timers/, /^server\/clock\.ts$/],
]

describe('third-party packages', () => {
  test('third-party packages are imported only where they are wrapped', () => {
    const misplaced = FILES.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => PACKAGES.some(([packages, files]) => packages.test(specifier) && !files.test(file)))
        .map((specifier) => `${file} → ${specifier}`),
    )
    expect(misplaced).toEqual([])
  })

  test('workers start without Kysely, zod, pg and ioredis', () => {
    const atStart = /^(?:import|export) (?!type\b)[^'(]*?'([^']+)'/gm
    const loaded = new Set<string>()
    const load = (file: string) => {
      if (loaded.has(file)) return
      loaded.add(file)
      for (const [, specifier = ''] of (source.get(file) ?? '').matchAll(atStart))
        if (specifier.startsWith('.')) load(ours(file, specifier))
        else loaded.add(specifier)
    }
    for (const worker of ['server/background/worker.ts', 'server/timeTravel/worker.ts']) load(worker)
    expect(loaded).toContain('node:sqlite')
    expect([...loaded].filter((name) => /^(kysely|zod|pg|ioredis)\b/.test(name))).toEqual([])
  })

  test('the relay imports no permissions and no package but yjs and lib0, outside admission and its routes', () => {
    const rooms = FILES.filter((file) =>
      /^server\/relay\/(?!(webSocket|heartbeat|relay\.routes|admission|overHttp\/(httpLines|waitTest))\.ts)/.test(file),
    )
    const known = rooms.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => (specifier.startsWith('.') ? /permissions/.test(specifier) : !/^(yjs|lib0\/.+)$/.test(specifier)))
        .map((specifier) => `${file} → ${specifier}`),
    )
    expect(known).toEqual([])
  })
})

/** Exported names that stand in more than one file, all for a reason: a list that only shrinks. */
const NAMES_IN_SEVERAL_FILES = [
  // The messages of one part of the interface, in each language.
  'en',
  'es',
  'WORDS',
  // Exported again, with what loads them.
  'Messages',
  // The same function, bound to the hashes and signatures of Node.
  'checkArchive',
  'commitmentOf',
  'createReplay',
  'createStateDigester',
  'equalBytes',
  'isSignedBy',
  'isTrueHead',
  'keyIdOf',
  'stateDigestOf',
  'verifyChain',
  // The same check, of documents that do not import each other.
  'isAgencyId',
  'isInstant',
  // A choice in the table of fields, and how the history says its value.
  'choice',
]

test('an exported name says what it is without its folder: it stands in one file', () => {
  const declared = /^export (?:async )?(?:const|function\*?|class|interface|type) (?:(\w+)|\{([^}]*)\}(?! from))/gm
  const files = new Map<string, Set<string>>()
  for (const [file, text] of source)
    for (const [, name, names = ''] of text.matchAll(declared))
      for (const one of name ? [name] : names.split(',').map((part) => part.trim().split(': ').at(-1) ?? ''))
        if (one !== '') files.set(one, (files.get(one) ?? new Set()).add(file))
  expect(files.size).toBeGreaterThan(3_000)
  const several = [...files].filter(([, own]) => own.size > 1)
  expect(
    several.filter(([name]) => !NAMES_IN_SEVERAL_FILES.includes(name)).map(([name, own]) => `${name}: ${[...own].join(', ')}`),
    'name what it is of: `Step` of the import is `ImportStep`',
  ).toEqual([])
  expect(several.map(([name]) => name).sort()).toEqual([...NAMES_IN_SEVERAL_FILES].sort())
})

/** Files that contain `pattern` outside comments, except those allowed. */
const containing = (pattern: RegExp, folder: RegExp, allowed: RegExp) =>
  FILES.filter((file) => folder.test(file) && !allowed.test(file) && pattern.test(withoutComments(source.get(file) ?? '')))

describe('rules of this repository that a machine can check', () => {
  test('yjs is imported only where documents are read, written, relayed or folded', () => {
    const allowed =
      /^(shared\/log\/replay\.ts|shared\/(acts|comments|proof|schema|roadmap|page|meeting|glossary|history|editor|outcome|recovery|yjs)\/|server\/(relay|log\/checkpoints|background|timeTravel|trust\/proof|sample|cli)|client\/(live|editor|item|pages)\/)/
    const valueImport = /import (?!type\b)[^';]*from 'yjs'/
    expect(containing(valueImport, /./, allowed)).toEqual([])
  })

  test('comments say who or what is meant: a caller, a client, a reader, never "whoever"', () => {
    const comment = /^\s*(\/\/|\*|\/\*|\{\/\*).*\bwhoever\b/im
    expect(FILES.filter((file) => comment.test(source.get(file) ?? ''))).toEqual([])
  })

  test('Yjs internals are read in shared/yjs alone', () => {
    const internal =
      /\b_start\b|\._(map|item|length)\b|\bY\.(Item|GC|Skip|ID|Content[A-Z]\w*|(get|create)(Item|State|ID|DeleteSet)|findIndexSS|iterateDeletedStructs|isDeleted|decodeUpdate|UpdateEncoderV[12]|(emptyS|s)napshot)\b|\.(parentSub|rightOrigin|beforeState|afterState|deleteSet|pendingStructs|pendingDs)\b|\bstore\.clients\b/
    expect(containing(internal, /./, /^shared\/yjs\//)).toEqual([])
    const named = /import (?!type\b)\{[^}]*\b(Item|GC|Skip|ID|Content[A-Z]\w*|decodeUpdate|snapshot)\b[^}]*\} from 'yjs'/
    expect(containing(named, /./, /^shared\/yjs\//)).toEqual([])
  })

  test('the server uses the clock, timers and randomness only through server/clock.ts', () => {
    expect(
      containing(
        /\b(Date\.now|Math\.random|setTimeout|setInterval|setImmediate|performance\.now)\(/,
        /^server\//,
        /^server\/(clock\.ts|cli\/)/,
      ),
    ).toEqual([])
  })

  test('the server uses process only in main, config, cli and the entries of its threads and processes', () => {
    expect(containing(/\bprocess\./, /^server\//, /^server\/(main\.ts|config\.ts|cli\/|.*\/(worker|livePagesWorker)\.ts$)/)).toEqual([])
    expect(containing(/\bprocess\./, /^shared\//, /^$/)).toEqual([])
  })

  test('no `any`, no @ts-ignore, no default export, no barrel', () => {
    expect(containing(/(:|<|\bas) any\b|@ts-ignore|@ts-expect-error/, /./, /^$/)).toEqual([])
    expect(containing(/^export default /m, /./, /^client\/vite\.config\.ts$/)).toEqual([])
    expect(FILES.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([])
  })

  test('no error is swallowed by an empty catch', () => {
    const empty = FILES.filter((file) =>
      /catch\s*(\([^)]*\))?\s*\{\s*\}|\.catch\(\(\)\s*=>\s*(\{\s*\}|undefined|null)\)/.test(source.get(file) ?? ''),
    )
    expect(empty).toEqual([])
  })

  test('a file of more than 400 lines says why in its first comment', () => {
    const tables = /^client\/(base\/messages\/|ui\/icons)/
    const saysWhy = (text: string) => /^(\/\/.*\n)*\/\/.*More than 400 lines: /.test(text)
    const long = FILES.filter((file) => !tables.test(file) && (source.get(file) ?? '').split('\n').length > 401)
    expect(long.filter((file) => !saysWhy(source.get(file) ?? ''))).toEqual([])
  })
})

test('a function has at most 120 lines, outside migrations and tables of words', () => {
  const tables = /^server\/(db\/migrations\/|mail\/words\.ts)/
  const long = FILES.filter((file) => !tables.test(file)).flatMap((file) => {
    const text = source.get(file) ?? ''
    return text.split('\n').length > MOST_LINES ? longFunctions(file, text) : []
  })
  expect(long.sort(), 'split them by what they are about').toEqual([])
})
const MOST_LINES = 120
/** `file name` of each; a function without a name is called after the constant, property or component that it is given to. */
const longFunctions = (file: string, text: string): readonly string[] => {
  const found: string[] = []
  const linesOf = (start: number, end: number) => text.slice(start, end).split('\n').length
  const visit = (node: unknown, name: string): void => {
    if (Array.isArray(node)) for (const one of node) visit(one, name)
    if (!isNode(node)) return
    const called = nameIn(node.id) ?? nameIn(node.key) ?? name
    if (/Function/.test(node.type) && 'body' in node && linesOf(node.start, node.end) > MOST_LINES) found.push(`${file} ${called}`)
    for (const value of Object.values(node)) if (typeof value === 'object') visit(value, called)
  }
  visit(parseSync(file, text).program, '')
  return [...new Set(found)]
}

test('a value that Show or Match gives to a function child is rendered by an element: words alone are not tracked, and would stay', () => {
  const found: string[] = []
  const visit = (node: unknown, file: string): void => {
    if (Array.isArray(node)) for (const one of node) visit(one, file)
    if (!isNode(node)) return
    if (node.type === 'JSXElement' && isNode(node.openingElement) && /^(Show|Match)$/.test(nameIn(node.openingElement.name) ?? ''))
      for (const child of Array.isArray(node.children) ? node.children : []) {
        const given = isNode(child) && child.type === 'JSXExpressionContainer' ? child.expression : null
        if (!isNode(given) || given.type !== 'ArrowFunctionExpression' || !isNode(given.body)) continue
        if (!rendersElement(given.body)) found.push(`${file}: ${source.get(file)?.slice(given.start, given.end)}`)
      }
    for (const value of Object.values(node)) if (typeof value === 'object') visit(value, file)
  }
  for (const file of FILES.filter((one) => one.endsWith('.tsx')))
    visit(parseSync(file, source.get(file) ?? '', { preserveParens: false }).program, file)
  expect(found, 'put <>{…}</> around the words').toEqual([])
})
/** A block is not looked into, nor what a component is given to render. */
const rendersElement = (body: Record<string, unknown>): boolean => {
  const called = body.type === 'CallExpression' && isNode(body.callee) ? nameIn(body.callee.property) : null
  return /^(JSX|BlockStatement)/.test(String(body.type)) || called === 'children' || called === 'view'
}
const isNode = (
  value: unknown,
): value is { readonly type: string; readonly start: number; readonly end: number } & Record<string, unknown> =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
const nameIn = (value: unknown): string | null => (isNode(value) && typeof value.name === 'string' ? value.name : null)

test('at most 20 files outside the folders of recovery name it, comments and imports included', () => {
  // Asset recovery is the field of the groups, pg_is_in_recovery a function of PostgreSQL; recovery codes stand in for a lost second factor.
  const otherMeanings = /asset recovery|pg_is_in_recovery|recovery[ _-]?codes?/gi
  const names = (text: string) => /recover/i.test(text.replace(otherMeanings, ''))
  const naming = FILES.filter((file) => names(file) || names(source.get(file) ?? ''))
  const outside = naming.filter((file) => !RECOVERY_FOLDERS.some((folder) => within(file, folder)))
  expect(outside.sort(), 'say verified or unverified author, or brought back; or edit NAMES_RECOVERY in test/imports.ts').toEqual(
    NAMES_RECOVERY,
  )
  expect(outside.length).toBeLessThanOrEqual(20)
})

test('no file imports itself by way of others, types included', () => {
  const targets = (file: string) =>
    importsOf(file)
      .filter((one) => one.startsWith('.'))
      .map((one) => ours(file, one))
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) return void cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || !source.has(file)) return
    for (const target of targets(file)) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of FILES) visit(file, [])
  expect(cycles).toEqual([])
})

test('the folders of test/server, test/client and test/shared have the paths of what they test', () => {
  const folders = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
  const mirrored = ['test/server', 'test/client', 'test/shared'].flatMap(folders)
  expect(mirrored.length).toBeGreaterThan(30)
  expect(mirrored.filter((folder) => !existsSync(folder.replace(/^test\//, '')))).toEqual([])
})
