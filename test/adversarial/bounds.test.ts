// Every bound of every place in the tables: as much as it says is accepted, one more is not, at once or after it.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ContentSchema, DocumentSchema, MapSchema, TextSchema } from '../../shared/contentSchema.ts'
import { GLOSSARY } from '../../shared/glossary/layout.ts'
import { MEETING } from '../../shared/meeting/layout.ts'
import { PAGE } from '../../shared/page/layout.ts'
import { CONFIRMED } from '../../shared/pairs/confirmations.ts'
import { ROADMAP } from '../../shared/roadmap/layout.ts'
import { createValidator, docOf, keyIn, updatesOf } from '../harness/validator.ts'

const TOO_LONG = [{ type: 'refused', why: 'too-long' }]
const KINDS: Readonly<Record<string, DocumentSchema>> = {
  roadmap: ROADMAP.schema,
  meeting: MEETING.schema,
  page: PAGE.schema,
  glossary: GLOSSARY.schema,
}

interface Bounded {
  readonly schema: DocumentSchema
  /** The root, and the keys from there. */
  readonly path: readonly string[]
  readonly place: (MapSchema | TextSchema) & { readonly most: number }
}
const boundedBelow = (schema: DocumentSchema, path: readonly string[], place: ContentSchema): readonly Bounded[] => {
  if (place.type === 'text') return [{ schema, path, place }]
  if (place.type !== 'map') return []
  const { most } = place
  const own = most === undefined ? [] : [{ schema, path, place: { ...place, most } }]
  const below = Object.entries(place.keys).flatMap(([key, one]) => boundedBelow(schema, [...path, key], one))
  const each = place.each && place.each.type !== 'value' ? boundedBelow(schema, [...path, keyIn(place)], place.each) : []
  return [...own, ...below, ...each]
}
const BOUNDED = Object.entries(KINDS).flatMap(([kind, schema]) =>
  Object.entries(schema).flatMap(([root, place]) =>
    // One place for all kinds, and the largest.
    (root === CONFIRMED && kind !== 'roadmap' ? [] : boundedBelow(schema, [root], place)).map(
      (one) => [`${kind} ${one.path.join(' ')}: ${one.place.most}`, one] as const,
    ),
  ),
)

const MOVED = { block: 'b', document: 'page:p1', letters: [[1, 0]], length: 1 }
const CHOICE = { name: { es: 'x', en: 'x' }, order: 'a1', archived: false }
const VALUES: readonly unknown[] = [
  true,
  1,
  'Label',
  null,
  { type: 'FS', lag: 0 },
  { language: 'es', es: 'x', en: 'x', turn: 1 },
  MOVED,
  CHOICE,
]
/** A key that the map takes, and a value that it accepts there. */
const entryOf = (place: MapSchema, n: number): readonly [string, unknown] => {
  const key = place.isKey ? OWN_KEYS.flatMap((pair) => [`${pair(n)}@mal`, pair(n)]).find((one) => place.isKey?.(one)) : `k${n}`
  const each = place.each
  if (key === undefined || !each) throw new Error('no key that this map takes')
  if (each.type !== 'value') return [key, new Y.Map()]
  const value = [...VALUES, key].find((one) => each.accepts(one) && place.fits?.(key, one) !== false)
  if (value === undefined) throw new Error(`no value that ${key} accepts`)
  return [key, value]
}
/** Some end in the account that writes them. */
const OWN_KEYS: readonly ((n: number) => string)[] = [
  (n) => `item.k${n}.title`,
  (n) => `point.k${n}.title`,
  (n) => `text.body.b.k${n}`,
  (n) => `own-text-k${n}`,
  (n) => `k${n}`,
]

const world = ({ schema, path, place }: Bounded) => {
  const validator = createValidator(schema, undefined, true)
  const [root = '', ...keys] = path
  const tries = (edit: (doc: Y.Doc) => void) =>
    updatesOf(docOf(666, validator.state()), (doc) => doc.transact(() => edit(doc))).map((update) => validator.offer('mal', update))
  const last = keys.length - 1
  const containerIn = (doc: Y.Doc): Y.Map<unknown> | Y.Text => {
    if (keys.length === 0) return place.type === 'text' ? doc.getText(root) : doc.getMap(root)
    let map = doc.getMap(root) as Y.Map<unknown>
    for (const [at, key] of keys.entries()) {
      const there = map.get(key)
      if (at === last && there instanceof Y.Text) return there
      map = there as Y.Map<unknown>
    }
    return map
  }
  // The containers on the way.
  if (keys.length > 0)
    expect(
      tries((doc) => {
        let map = doc.getMap(root) as Y.Map<unknown>
        for (const [at, key] of keys.entries()) {
          const made = at === last && place.type === 'text' ? new Y.Text() : new Y.Map<unknown>()
          map.set(key, made)
          if (made instanceof Y.Map) map = made
        }
      }),
    ).toMatchObject([{ type: 'accepted' }])
  const fill = (from: number, count: number) =>
    tries((doc) => {
      const container = containerIn(doc)
      if (container instanceof Y.Text) container.insert(0, 'x'.repeat(count))
      else if (place.type === 'map') for (let n = from; n < from + count; n++) container.set(...entryOf(place, n))
    })
  return { fill }
}
/** So many structs go into one update. */
const AT_ONCE = 9_000

test.each(BOUNDED)('[W17] at and one over its bound: %s', (_name, bounded) => {
  const { most } = bounded.place
  const filled = world(bounded)
  // A root's own entries are counted from the first.
  for (let from = 0; from < most; from += AT_ONCE)
    expect(filled.fill(from, Math.min(AT_ONCE, most - from))).toMatchObject([{ type: 'accepted' }])
  expect(filled.fill(most, 1)).toEqual(TOO_LONG)
  if (most < 2 * AT_ONCE) expect(world(bounded).fill(0, most + 1)).toEqual(TOO_LONG)
})

test('[W17] every list and every line of words has a bound', () => {
  const unbounded = (path: string, place: ContentSchema): readonly string[] => {
    if (place.type === 'text') return place.most > 0 ? [] : [path]
    if (place.type !== 'map') return []
    const own = place.each && place.most === undefined ? [path] : []
    const below = Object.entries(place.keys).flatMap(([key, one]) => unbounded(`${path} ${key}`, one))
    return [...own, ...below, ...(place.each ? unbounded(`${path} *`, place.each) : [])]
  }
  expect(Object.values(KINDS).flatMap((schema) => Object.entries(schema).flatMap(([root, place]) => unbounded(root, place)))).toEqual([])
})
