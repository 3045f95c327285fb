// Choices of an own field, and values that only chair and secretariat write: deleted by an update that writes a newer value under their key,
// whatever its delete set says. The relay decides by what every copy of the document would show.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { scan } from '../../../server/log/scan.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { encodeDeleteSet } from '../../../server/relay/validation/deleteSet.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import { parseAccountId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addOwnField } from '../../../shared/roadmap/defineFields.ts'
import { ROADMAP } from '../../../shared/roadmap/layout.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { createDice } from '../../harness/random.ts'

const ANA = must(parseAccountId('ana'), 'account')
const START = (() => {
  const doc = new Y.Doc()
  doc.clientID = 5
  addOwnField(doc, { kind: 'choice', name: { es: 'Sede', en: 'Venue' }, choices: [{ es: 'Propia', en: 'Own' }] }, createDice(1).bytes)
  return Y.encodeStateAsUpdate(doc)
})()

const copyOf = (client: number, ...updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = client
  for (const update of [START, ...updates]) Y.applyUpdate(doc, update)
  return doc
}
const fieldOf = (doc: Y.Doc) => must(readRoadMap(doc).fields[0], 'field')
const mapAt = (map: Y.Map<unknown>, key: string): Y.Map<unknown> => {
  const found = map.get(key)
  if (!(found instanceof Y.Map)) throw new Error(`no map at ${key}`)
  return found
}
const definitionOf = (doc: Y.Doc) => mapAt(doc.getMap('fields'), fieldOf(doc).id)
const choicesOf = (doc: Y.Doc) => mapAt(definitionOf(doc), 'choices')
const { id: CHOICE, order } = must(fieldOf(copyOf(1)).choices[0], 'choice')
const named = (name: string) => ({ name: { es: name, en: name }, order, archived: false })
const rename = (doc: Y.Doc, name: string) => choicesOf(doc).set(CHOICE, named(name))
/** What `doc` has and a copy of the start does not. */
const since = (doc: Y.Doc, ...known: readonly Uint8Array[]) => Y.encodeStateAsUpdate(doc, Y.encodeStateVector(copyOf(1, ...known)))
/** With these ranges deleted, and no others. */
const deleting = (update: Uint8Array, ranges: readonly number[]): Uint8Array =>
  Buffer.concat([update.subarray(0, must(scan(update, LIMITS), 'ids').deleteSetAt), encodeDeleteSet(ranges)])

const judge = (update: Uint8Array, before: readonly Uint8Array[], { isSteward = true, asOthers = false } = {}): string => {
  const document = createValidationDocument([START, ...before])
  const validator = createSchemaValidator(document, ROADMAP.schema, { ownerOf: () => undefined, exists: () => true })
  const verdict = validateUpdate(update, ANA, { document, validator, owners: new Map(), limits: LIMITS }, { isSteward, asOthers })
  return verdict.type === 'refused' ? verdict.why : verdict.type
}
const nameAfter = (...updates: readonly Uint8Array[]) => choicesOf(copyOf(1, ...updates)).get(CHOICE)

describe('what a choice shows is never deleted by an update', () => {
  const WAYS: readonly (readonly [string, number, (doc: Y.Doc) => void])[] = [
    ['still with its content', 9, (doc) => rename(doc, 'Otra')],
    [
      'already without its content',
      9,
      (doc) => {
        rename(doc, 'Otra')
        choicesOf(doc).delete(CHOICE)
      },
    ],
  ]
  test.each(WAYS)('of a chair that brings a newer value and deletes only that one, %s', (_, client, write) => {
    const doc = copyOf(client)
    write(doc)
    const update = deleting(since(doc), [client, 0, 1])
    expect(nameAfter(update)).toBeUndefined()
    expect(judge(update, [])).toBe('foreign-content')
  })

  test('of a chair that brings a value written at the same time, with a larger client id, and deletes it', () => {
    const theirs = copyOf(7)
    rename(theirs, 'Una')
    rename(theirs, 'Dos')
    const known = since(theirs)
    const own = copyOf(9)
    rename(own, 'Otra')
    const update = deleting(since(own), [9, 0, 1])
    expect(nameAfter(known, update)).toBeUndefined()
    expect(judge(update, [known])).toBe('foreign-content')
  })

  test('of a chair that brings a value that stays, and under a larger client id another one that is deleted', () => {
    const [one, two] = [copyOf(8), copyOf(9)]
    rename(one, 'Queda')
    rename(two, 'Otra')
    const both = Y.mergeUpdates([deleting(since(one), []), deleting(since(two), [9, 0, 1])])
    expect(nameAfter(both)).toBeUndefined()
    expect(judge(both, [])).toBe('foreign-content')
  })
})

test('two chairs who rename one choice at the same time both have their update accepted, also when one sends all deletions again', () => {
  const theirs = copyOf(7)
  rename(theirs, 'Una')
  const known = since(theirs)
  for (const client of [3, 9]) {
    const own = copyOf(client)
    rename(own, 'Otra')
    const alone = since(own)
    Y.applyUpdate(own, known)
    const again = since(own, known)
    for (const update of [alone, again]) {
      expect([client, judge(update, [known])]).toEqual([client, 'accepted'])
      expect(nameAfter(known, update)).toEqual(named(client < 7 ? 'Una' : 'Otra'))
    }
  }
})

test('in what a restore has lost, a member brings no deleted value that would delete a living one of chair and secretariat', () => {
  const WAYS: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
    ['a choice', (doc) => rename(doc, 'Otra')],
    ['the order of a field', (doc) => definitionOf(doc).set('order', order)],
  ]
  const before = fieldOf(copyOf(1))
  for (const [name, write] of WAYS) {
    const doc = copyOf(9)
    write(doc)
    const sent = deleting(since(copyOf(1, deleting(since(doc), [9, 0, 1]))), [])
    expect([name, fieldOf(copyOf(1, sent))]).not.toEqual([name, before])
    expect([name, judge(sent, [], { isSteward: false, asOthers: true })]).toEqual([name, 'foreign-content'])
  }
  // What deletes nothing that lives may come, or nothing after it could.
  const doc = copyOf(9)
  choicesOf(doc).set('new-choice', named('Nueva'))
  choicesOf(doc).delete('new-choice')
  expect(judge(deleting(since(doc), []), [], { isSteward: false, asOthers: true })).toBe('accepted')
})
