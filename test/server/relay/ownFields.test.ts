// What the gate says of the group's own fields, as tables: of definitions by who writes, of values by kind and by the definitions in the log.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import { type ClientId, clientId, parseAccountId } from '../../../shared/ids.ts'
import { LOCAL } from '../../../shared/origins.ts'
import { must } from '../../../shared/result.ts'
import { itemMap } from '../../../shared/roadmap/change.ts'
import { addChoice, addOwnField, archiveOwnField } from '../../../shared/roadmap/defineFields.ts'
import { ROADMAP } from '../../../shared/roadmap/layout.ts'
import { OWN_KINDS, type OwnFieldKey, type OwnKind } from '../../../shared/roadmap/ownKeys.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem, setForeign } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'

const ANA = must(parseAccountId('ana'), 'account')
const KNOWN = new Set(['agency fgr', 'account ana'])

/** A plan with an item, and a field of every kind; `write` is judged as one update on top of it. */
const judged = (
  write: (doc: Y.Doc, keys: Readonly<Record<OwnKind, OwnFieldKey>>) => unknown,
  isSteward = false,
  asOthers = false,
): string => {
  const chance = createDice(1)
  const doc = new Y.Doc()
  const item = must(addedItem(doc, chance.bytes), 'item')
  const keys = Object.fromEntries(
    OWN_KINDS.map((kind) => {
      const choices = kind === 'choice' || kind === 'choices' ? [{ es: 'Propia', en: 'Own' }] : []
      const added = addOwnField(doc, { kind, name: { es: kind, en: kind }, choices }, chance.bytes)
      return [kind, must(added.ok ? added.value : null, kind)]
    }),
  ) as Record<OwnKind, OwnFieldKey>
  const base = Y.encodeStateAsUpdate(doc)
  const document = createValidationDocument([base])
  const owners = new Map<ClientId, typeof ANA>()
  const copy = new Y.Doc()
  Y.applyUpdate(copy, base)
  const before = Y.encodeStateVector(copy)
  write(copy, keys)
  void item
  const validator = createSchemaValidator(document, ROADMAP.schema, {
    ownerOf: (client) => owners.get(clientId(client)),
    exists: (named, id) => KNOWN.has(`${named} ${id}`),
  })
  const verdict = validateUpdate(
    Y.encodeStateAsUpdate(copy, before),
    ANA,
    { document, validator, owners, limits: LIMITS },
    { isSteward, asOthers },
  )
  return verdict.type === 'refused' ? verdict.why : verdict.type
}
const addedItem = (doc: Y.Doc, random: (bytes: number) => Uint8Array) => {
  const added = addItem(doc, { title: { es: 'Guía', en: 'Guide' } }, random)
  return added.ok ? added.value : null
}
const itemOf = (doc: Y.Doc) => must(itemMap(doc, must(readRoadMap(doc).items[0], 'item').id), 'item')
const choiceOf = (doc: Y.Doc, key: OwnFieldKey) => must(readRoadMap(doc).fields.find(({ id }) => id === key)?.choices[0], 'choice').id

describe('a value of an own field', () => {
  const CASES: readonly (readonly [OwnKind, unknown, string])[] = [
    ['text', 'OPDAT, Bogotá', 'accepted'],
    ['text', 12, 'foreign-content'],
    ['text', ' with a space before it', 'foreign-content'],
    ['text', 'x'.repeat(501), 'foreign-content'],
    ['number', 48_000, 'accepted'],
    ['number', -0.5, 'accepted'],
    ['number', '48000', 'foreign-content'],
    ['number', 1e16, 'foreign-content'],
    ['day', '2027-03-26', 'accepted'],
    ['day', '2027-02-30', 'foreign-content'],
    ['choice', 'nobody-defined-it', 'foreign-content'],
    ['choice', true, 'foreign-content'],
    ['party', 'agency:fgr', 'accepted'],
    ['party', 'person:ana', 'accepted'],
    ['party', 'agency:atlantis', 'foreign-content'],
    ['party', 'delegation:mx', 'foreign-content'],
    ['address', 'https://example.org/guide', 'accepted'],
    ['address', 'javascript:alert(1)', 'foreign-content'],
    ['address', 'example.org', 'foreign-content'],
    ['choices', ['x'], 'foreign-content'],
  ]
  test.each(CASES)('of the kind %s that is %j is judged by its kind: %s', (kind, value, verdict) => {
    expect(judged((doc, keys) => itemOf(doc).set(keys[kind], value))).toBe(verdict)
  })

  test('may be cleared, whatever its kind', () => {
    for (const kind of OWN_KINDS.filter((one) => one !== 'choices'))
      expect([kind, judged((doc, keys) => itemOf(doc).set(keys[kind], null))]).toEqual([kind, 'accepted'])
  })

  test('is one of the choices that the definition in the log has', () => {
    expect(judged((doc, keys) => itemOf(doc).set(keys.choice, choiceOf(doc, keys.choice)))).toBe('accepted')
    expect(judged((doc, keys) => itemOf(doc).set(keys.choice, choiceOf(doc, keys.choices)))).toBe('foreign-content')
    expect(judged((doc, keys) => itemOf(doc).set(`${keys.choices}.${choiceOf(doc, keys.choices)}`, true))).toBe('accepted')
    expect(judged((doc, keys) => itemOf(doc).set(`${keys.choices}.${choiceOf(doc, keys.choice)}`, true))).toBe('foreign-content')
    expect(judged((doc, keys) => itemOf(doc).set(`${keys.choices}.${choiceOf(doc, keys.choices)}`, 'yes'))).toBe('foreign-content')
  })

  test('is refused of a field that nobody has defined, and under what is no key of a field', () => {
    for (const key of ['own-number-0h3c8f1n6pq2r4s7t9vb', 'own-number-', 'own-colour-0h3c8f1n6pq2r4s7t9vb', 'budget'])
      expect([key, judged((doc) => itemOf(doc).set(key, 1))]).toEqual([key, 'foreign-content'])
  })

  test('may come in the update that defines its field, or adds its choice', () => {
    const { bytes: random } = createDice(2)
    const both = (doc: Y.Doc) => {
      const added = addOwnField(doc, { kind: 'number', name: { es: 'Aforo', en: 'Capacity' } }, random)
      itemOf(doc).set(must(added.ok ? added.value : null, 'field'), 30)
    }
    expect([judged(both, true), judged(both, false)]).toEqual(['accepted', 'foreign-content'])
    const choice = (doc: Y.Doc, { choice: key }: Readonly<Record<OwnKind, OwnFieldKey>>) => {
      const added = addChoice(doc, key, { es: 'Donación', en: 'Grant' }, random)
      itemOf(doc).set(key, must(added.ok ? added.value : null, 'choice'))
    }
    expect([judged(choice, true), judged(choice, false)]).toEqual(['accepted', 'foreign-content'])
  })

  test('of an archived field is still accepted: somebody offline may have set it', () => {
    expect(
      judged((doc, keys) => {
        archiveOwnField(doc, keys.number)
        itemOf(doc).set(keys.number, 5)
      }, true),
    ).toBe('accepted')
  })
})

describe('the definition of an own field', () => {
  const { bytes: random } = createDice(3)
  const DEEDS: readonly (readonly [string, (doc: Y.Doc, keys: Readonly<Record<OwnKind, OwnFieldKey>>) => unknown])[] = [
    ['adding one', (doc) => addOwnField(doc, { kind: 'text', name: { es: 'Sede', en: 'Venue' } }, random)],
    ['archiving one', (doc, keys) => archiveOwnField(doc, keys.text)],
    ['adding a choice', (doc, keys) => addChoice(doc, keys.choice, { es: 'Otra', en: 'Other' }, random)],
    ['writing in its name', (doc, keys) => nameOf(doc, keys.text).insert(0, 'x')],
    ['deleting letters of its name', (doc, keys) => nameOf(doc, keys.text).delete(0, 2)],
  ]
  test.each(DEEDS)('is for chair and secretariat: %s', (_, write) => {
    expect([judged(write, true), judged(write, false)]).toEqual(['accepted', 'foreign-content'])
  })

  test.each(DEEDS)('is for chair and secretariat also while members bring back what a restore has lost: %s', (_, write) => {
    expect([judged(write, true, true), judged(write, false, true)]).toEqual(['accepted', 'foreign-content'])
  })

  test('keeps its choices: one is archived or renamed, and never deleted, however its deletion is written', () => {
    const choices = (doc: Y.Doc, key: OwnFieldKey) => must(definitionOf(doc, key).get('choices') as Y.Map<unknown> | undefined, 'choices')
    const changed = (doc: Y.Doc, keys: Readonly<Record<OwnKind, OwnFieldKey>>, part: object) => {
      const [map, id] = [choices(doc, keys.choice), choiceOf(doc, keys.choice)]
      map.set(id, { ...(map.get(id) as object), ...part })
      return [map, id] as const
    }
    const WAYS: readonly (readonly [string, (doc: Y.Doc, keys: Readonly<Record<OwnKind, OwnFieldKey>>) => unknown, string])[] = [
      ['archived', (doc, keys) => changed(doc, keys, { archived: true }), 'accepted'],
      [
        'renamed twice',
        (doc, keys) => {
          changed(doc, keys, { name: { es: 'Otra', en: '' } })
          changed(doc, keys, { name: { es: 'Otra', en: 'Other' } })
        },
        'accepted',
      ],
      ['deleted', (doc, keys) => choices(doc, keys.choice).delete(choiceOf(doc, keys.choice)), 'foreign-content'],
      [
        'renamed and deleted',
        (doc, keys) => {
          const [map, id] = changed(doc, keys, { archived: true })
          map.delete(id)
        },
        'foreign-content',
      ],
    ]
    for (const [name, write, verdict] of WAYS) expect([name, judged(write, true)]).toEqual([name, verdict])
  })

  test('has an added choice archived by an undo, and offered again by a redo, both of which the relay accepts', () => {
    const { bytes: dice } = createDice(5)
    const offered = (doc: Y.Doc, key: OwnFieldKey) =>
      must(
        readRoadMap(doc).fields.find(({ id }) => id === key),
        'field',
      ).choices.map(({ archived }) => !archived)
    const states: (readonly boolean[])[] = []
    const undone = (doc: Y.Doc, { choice: key }: Readonly<Record<OwnKind, OwnFieldKey>>) => {
      const undo = new Y.UndoManager(doc.getMap('fields'), { trackedOrigins: new Set([LOCAL]), captureTimeout: 0 })
      addChoice(doc, key, { es: 'Donación', en: 'Grant' }, dice)
      states.push(offered(doc, key))
      undo.undo()
      states.push(offered(doc, key))
    }
    expect(judged(undone, true)).toBe('accepted')
    const redone = (doc: Y.Doc, keys: Readonly<Record<OwnKind, OwnFieldKey>>) => {
      const undo = new Y.UndoManager(doc.getMap('fields'), { trackedOrigins: new Set([LOCAL]), captureTimeout: 0 })
      addChoice(doc, keys.choice, { es: 'Donación', en: 'Grant' }, dice)
      undo.undo()
      undo.redo()
      states.push(offered(doc, keys.choice))
    }
    expect(judged(redone, true)).toBe('accepted')
    expect(states).toEqual([
      [true, true],
      [true, false],
      [true, true],
    ])
  })

  test('stays for good, and has a key that says its kind', () => {
    expect(judged((doc, keys) => doc.getMap('fields').delete(keys.text), true)).toBe('foreign-content')
    expect(judged((doc) => doc.getMap('fields').set('budget', new Y.Map()), true)).toBe('foreign-content')
    expect(judged((doc, keys) => definitionOf(doc, keys.text).set('kind', 'number'), true)).toBe('foreign-content')
  })

  test('is one of at most two hundred of one person, used or archived', () => {
    const many = (count: number) => (doc: Y.Doc) => {
      for (let n = 0; n < count; n += 1) doc.getMap('fields').set(`own-text-f${n}`, new Y.Map())
    }
    expect([judged(many(193), true), judged(many(194), true)]).toEqual(['accepted', 'too-long'])
  })
})
const definitionOf = (doc: Y.Doc, key: OwnFieldKey) => {
  const map = doc.getMap('fields').get(key)
  if (!(map instanceof Y.Map)) throw new Error('no definition')
  return map
}
const nameOf = (doc: Y.Doc, key: OwnFieldKey): Y.Text => {
  const text = definitionOf(doc, key).get('name.es')
  if (!(text instanceof Y.Text)) throw new Error('no name')
  return text
}

test('two people who choose several of a list at once both keep what they chose, and a value set twice is one of the two', () => {
  const { bytes: random } = createDice(4)
  const doc = new Y.Doc()
  const item = must(addedItem(doc, random), 'item')
  const field = addOwnField(
    doc,
    {
      kind: 'choices',
      name: { es: 'Idiomas', en: 'Languages' },
      choices: [
        { es: 'Español', en: 'Spanish' },
        { es: 'Inglés', en: 'English' },
      ],
    },
    random,
  )
  const key = must(field.ok ? field.value : null, 'field')
  const [spanish, english] = readRoadMap(doc).fields[0]?.choices ?? []
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  setForeign(doc, item, key, [spanish?.id])
  setForeign(other, item, key, [english?.id])
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  const chosen = readRoadMap(doc).items[0]?.[key]
  expect(chosen).toEqual([spanish?.id, english?.id].sort())
  expect(readRoadMap(other)).toEqual(readRoadMap(doc))
})
