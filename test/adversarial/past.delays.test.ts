// Every route that reads the past, asked what nobody should ask: no answer is our fault, none takes long, and strangers learn nothing.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { clientId, roadmapId } from '../../shared/ids.ts'
import { addItem } from '../../shared/roadmap/write.ts'
import { createDice } from '../harness/random.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../server/testWorld.ts'

const ASKED: Readonly<Record<string, readonly string[]>> = {
  'groups/GROUP/history': 'subject document account delegation agency kind meeting from to q before limit'.split(' '),
  'groups/GROUP/comparison': ['from', 'to'],
  'groups/GROUP/search': ['q'],
  'documents/DOC/state': ['at'],
  'documents/DOC/diff': ['from', 'to', 'part'],
  'documents/DOC/authorship': ['at', 'part'],
  'documents/DOC/course': ['subject'],
  'documents/DOC/entries': ['after', 'upTo'],
  'documents/DOC/head': ['seq'],
}
/** What is enough for a plain answer, so that the hostile one is read at all. */
const NEEDED: Readonly<Record<string, string>> = { from: 'start', part: 'item:none/description.es', q: 'plan' }
const FOREIGN = [
  ...['', ' ', '\u0000', '%', '\ud800', '\u202e', '__proto__', 'constructor', 'toString', '-1', '0', '1e9', '9007199254740993', 'NaN'],
  ...['999999999999999', `seq:${'9'.repeat(15)}`, 'seq:-1', 'seq:1.5', 'seq:0', 'at:-1', 'at:999999999999999', 'at:0', 'at:2018-02-30'],
  ...['meeting:none', 'meeting:none:close', 'moment:none', 'moment:__proto__', 'visit', 'start', 'now', 'item:', 'item:__proto__', 'text:'],
  ...[
    "' OR 1=1 --",
    '%_%',
    '\\',
    '*',
    '"',
    '(a+)+$',
    'x'.repeat(200),
    'x'.repeat(4_000),
    '🌎'.repeat(100),
    'ﷺ'.repeat(200),
    'a,'.repeat(16),
  ],
  ...['0.0.0.roadmap:tco', '999999999999999.999999999999999.999999999.page:x', '1.1.1.roadmap:other', 'page:../../etc', 'roadmap:other'],
  ...['body.es', 'item:__proto__/description.es', 'items/__proto__/x', 'title.es', 'minutes.en', 'point:x/notes.es'],
]
const HOSTS = [
  '__proto__',
  'constructor',
  '..%2f..',
  '%00',
  'other',
  `${'x'.repeat(300)}`,
  '%ED%A0%80',
  'roadmap:other',
  'page:none',
  "'",
  'meeting:none',
]

let world: World
let member: Visitor
let stranger: Visitor
beforeAll(async () => {
  world = await openWorld()
  const account = await world.addPerson('delegate@example.org', 'delegate')
  await world.addPerson('stranger@example.org', null)
  member = await signedIn(world, 'delegate@example.org')
  stranger = await signedIn(world, 'stranger@example.org')
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  for (let n = 0; n < 5; n++) addItem(doc, { title: { es: 'plan', en: 'plan' } }, createDice(n).bytes)
  const document = roadmapId(GROUP)
  await world.server.log.append([
    {
      document,
      after: await world.server.log.head(document),
      claims: [{ client: clientId(doc.clientID), account }],
      drafts: updates.map((update) => ({ updates: [update], kind: 'live', author: account, delegation: null, source: null })),
    },
  ])
})
afterAll(() => world.close())

const paths = (group: string, document: string): string[] =>
  Object.entries(ASKED).flatMap(([route, names]) => {
    const path = `/api/${route.replace('GROUP', group).replace('DOC', document)}`
    const plain = Object.fromEntries(names.flatMap((name) => (NEEDED[name] === undefined ? [] : [[name, NEEDED[name]]])))
    return names.flatMap((name) => FOREIGN.map((value) => `${path}?${new URLSearchParams({ ...plain, [name]: value })}`))
  })

const ask = async (visitor: Visitor, path: string) => {
  const start = performance.now()
  const { status, body, text } = await visitor.ask('GET', path)
  return { path, status, body, bytes: text.length, ms: performance.now() - start }
}

test('[W5] no parameter of a question about the past is answered with a fault of ours, or takes long', async () => {
  const answers = []
  for (const path of paths(GROUP, roadmapId(GROUP))) answers.push(await ask(member, path))
  expect(answers.filter(({ status, body }) => ![200, 400, 404].includes(status) || (status !== 200 && !body?.refusal))).toEqual([])
  expect(answers.filter(({ ms }) => ms > 1_000)).toEqual([])
  expect(answers.filter(({ bytes }) => bytes > 100_000)).toEqual([])
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(50)
})

test('[A6] a group or a document that is none is not found, whatever its name', async () => {
  const lists = ['heads', 'verification', 'archive', 'meetings', 'decisions', 'moments'].map((name) => `groups/GROUP/${name}`)
  for (const host of HOSTS)
    for (const route of [...Object.keys(ASKED), ...lists]) {
      const { status, path } = await ask(member, `/api/${route.replace('GROUP', host).replace('DOC', host)}?from=start&part=body.es&q=x`)
      expect([path, status]).toEqual([path, 404])
    }
})

test('[A6] a stranger gets the same answer to all of them', async () => {
  for (const path of paths(GROUP, roadmapId(GROUP)).filter((_, at) => at % 3 === 0)) {
    const { status } = await ask(stranger, path)
    expect([path, status]).toEqual([path, 404])
  }
})

test('a long answer comes packed to clients that accept it, and says the same', async () => {
  // The second one is kept compressed.
  for (const path of [`/api/groups/${GROUP}/history`, `/api/groups/${GROUP}/comparison?from=start&to=seq:3`]) {
    const [packed, plain] = [await member.ask('GET', path), await member.ask('GET', path, undefined, { 'Accept-Encoding': 'identity' })]
    expect([packed, plain].map(({ status, headers }) => [status, headers.get('Content-Encoding'), headers.get('Vary')])).toEqual([
      [200, 'gzip', 'Accept-Encoding'],
      [200, null, 'Accept-Encoding'],
    ])
    expect(packed.text).toBe(plain.text)
  }
})
