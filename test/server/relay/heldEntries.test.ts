// What the gate says of entries that are a delegation's, with all inside them: by who writes, and as they may be forged.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import type { WritingAs } from '../../../server/relay/validation/writers.ts'
import type { ContentSchema, DocumentSchema } from '../../../shared/contentSchema.ts'
import { parseAccountId, parseDelegationId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { RICH } from '../../harness/relay.ts'
import { paragraph } from '../../harness/validator.ts'

const ANA = must(parseAccountId('ana'), 'account')
const [CO, MX] = [must(parseDelegationId('co'), 'delegation'), must(parseDelegationId('mx'), 'delegation')]
const ENTRY: ContentSchema = {
  type: 'map',
  keys: {
    words: { type: 'fragment', schema: RICH },
    reason: { type: 'text', most: 100 },
    rows: { type: 'map', keys: {}, each: { type: 'map', keys: { words: { type: 'fragment', schema: RICH } } } },
    archived: { type: 'value', accepts: (value) => typeof value === 'boolean' },
  },
  permanent: true,
}
const delegationOf = (key: string) => parseDelegationId(key.split('-')[1])
const TABLES: DocumentSchema = {
  held: { type: 'map', keys: {}, each: ENTRY, permanent: true, delegationOf },
  stances: {
    type: 'map',
    keys: {},
    each: { type: 'value', accepts: (value) => value === 'for' },
    isKey: (key) => key.includes('@'),
    delegationOf: (key) => parseDelegationId(key.split('@')[0]),
    ownerOf: (key) => parseAccountId(key.split('@')[1]),
  },
}

const entry = () => {
  const map = new Y.Map<unknown>()
  const words = new Y.XmlFragment()
  words.push([paragraph('first', 'Palabras')])
  const rows = new Y.Map<unknown>()
  const row = new Y.Map<unknown>()
  rows.set('r1', row)
  const rowWords = new Y.XmlFragment()
  rowWords.push([paragraph('second', 'Otras')])
  row.set('words', rowWords)
  for (const [key, value] of Object.entries({ words, reason: new Y.Text('Porque'), rows, archived: false })) map.set(key, value)
  return map
}
const inside = (doc: Y.Doc, ...path: readonly string[]): Y.Map<unknown> =>
  path.reduce((map, key) => map.get(key) as Y.Map<unknown>, doc.getMap<unknown>('held'))
const wordsIn = (map: Y.Map<unknown>) => map.get('words') as Y.XmlFragment
const firstRun = (map: Y.Map<unknown>) => (wordsIn(map).get(0) as Y.XmlElement).get(0) as Y.XmlText

/** On a document with an entry of CO's, one of the chair's, and two stances of Ana's. */
const judged = (write: (doc: Y.Doc) => unknown, as: WritingAs): string => {
  const doc = new Y.Doc()
  doc.getMap('held').set('a-co', entry())
  doc.getMap('held').set('a-', entry())
  doc.getMap('stances').set('co@ana', 'for')
  const base = Y.encodeStateAsUpdate(doc)
  const document = createValidationDocument([base])
  const copy = new Y.Doc()
  Y.applyUpdate(copy, base)
  const before = Y.encodeStateVector(copy)
  write(copy)
  const facts = { ownerOf: () => ANA, exists: (_: string, id: string) => id === CO || id === MX }
  const context = { document, validator: createSchemaValidator(document, TABLES, facts), owners: new Map(), limits: LIMITS }
  const verdict = validateUpdate(Y.encodeStateAsUpdate(copy, before), ANA, context, as)
  return verdict.type === 'refused' ? verdict.why : verdict.type
}

const DEEDS: readonly (readonly [string, (doc: Y.Doc, key: string) => unknown])[] = [
  ['creating one', (doc, key) => doc.getMap('held').set(key.replace('a', 'b'), entry())],
  ['archiving it', (doc, key) => inside(doc, key).set('archived', true)],
  ['letters of its reason', (doc, key) => (inside(doc, key).get('reason') as Y.Text).insert(1, 'x')],
  ['deleting letters of its reason', (doc, key) => (inside(doc, key).get('reason') as Y.Text).delete(1, 2)],
  ['letters in its words', (doc, key) => firstRun(inside(doc, key)).insert(2, 'x')],
  ['deleting letters of its words', (doc, key) => firstRun(inside(doc, key)).delete(0, 1)],
  ['a format in its words', (doc, key) => firstRun(inside(doc, key)).format(0, 2, { bold: {} })],
  ['a paragraph in its words', (doc, key) => wordsIn(inside(doc, key)).push([paragraph('third', 'Más')])],
  ['deleting a paragraph of its words', (doc, key) => wordsIn(inside(doc, key)).delete(0, 1)],
  ['an attribute in its words', (doc, key) => (wordsIn(inside(doc, key)).get(0) as Y.XmlElement).setAttribute('id', 'other')],
  ['letters in the words of a row', (doc, key) => firstRun(inside(doc, key, 'rows', 'r1')).insert(2, 'x')],
  ['another row', (doc, key) => inside(doc, key, 'rows').set('r2', new Y.Map())],
]
const OTHERS: readonly (readonly [string, WritingAs])[] = [
  ['another delegation', { delegation: MX }],
  ['somebody without a delegation', { delegation: null }],
  ['the chair without being scribe', { isSteward: true }],
  ['another delegation that brings back what a restore lost', { delegation: MX, asOthers: true }],
]
/** The id of a block stays, whoever writes it. */
const FIXED = 'an attribute in its words'

describe('an entry that is a delegation’s', () => {
  test.each(DEEDS)('is written by its members and by scribes, and by nobody else: %s', (name, write) => {
    const verdict = name === FIXED ? 'foreign-content' : 'accepted'
    expect(judged((doc) => write(doc, 'a-co'), { delegation: CO })).toBe(verdict)
    expect(judged((doc) => write(doc, 'a-co'), { isScribe: true })).toBe(verdict)
    for (const [who, as] of OTHERS) expect([who, judged((doc) => write(doc, 'a-co'), as)]).toEqual([who, 'foreign-content'])
  })

  test.each(DEEDS)('of no delegation is written by scribes only: %s', (name, write) => {
    expect(judged((doc) => write(doc, 'a-'), { isScribe: true })).toBe(name === FIXED ? 'foreign-content' : 'accepted')
    for (const [who, as] of [...OTHERS, ['CO', { delegation: CO }] as const])
      expect([who, judged((doc) => write(doc, 'a-'), as)]).toEqual([who, 'foreign-content'])
  })

  test('is of a delegation that the group has, also where a scribe writes it', () => {
    expect(judged((doc) => doc.getMap('held').set('b-atlantis', entry()), { isScribe: true })).toBe('foreign-content')
  })

  test('is not deleted or replaced, also not by its own', () => {
    for (const write of [(doc: Y.Doc) => doc.getMap('held').delete('a-co'), (doc: Y.Doc) => doc.getMap('held').set('a-co', entry())])
      expect(judged(write, { delegation: CO, isScribe: true })).toBe('foreign-content')
  })
})

describe('a value of a person for a delegation', () => {
  const set = (key: string) => (doc: Y.Doc) => doc.getMap('stances').set(key, 'for')
  test('is given by that person, for the own delegation or as a scribe', () => {
    expect(judged(set('mx@ana'), { delegation: MX })).toBe('accepted')
    expect(judged(set('mx@ana'), { isScribe: true })).toBe('accepted')
    expect(judged(set('mx@ana'), { delegation: CO })).toBe('foreign-content')
    expect(judged(set('mx@bob'), { delegation: MX })).toBe('foreign-content')
    expect(judged(set('mx@bob'), { isScribe: true })).toBe('foreign-content')
  })
  test('is not removed by who has changed the delegation since', () => {
    const remove = (doc: Y.Doc) => doc.getMap('stances').delete('co@ana')
    expect([judged(remove, { delegation: CO }), judged(remove, { delegation: MX })]).toEqual(['accepted', 'foreign-content'])
  })
})
