// Documents with arbitrary content: every key of a schema, and unknown ones, with values and Yjs types that do not belong there.
import * as Y from 'yjs'
import type { ContentSchema, DocumentSchema, MapSchema } from '../../shared/contentSchema.ts'
import type { Dice } from './random.ts'

const STRANGE_KEYS = ['__proto__', 'constructor', 'two words', 'nobody-knows']
export const PROBES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  7,
  -1,
  10_000_000,
  '',
  'a0',
  'V',
  'co',
  'i1',
  'text',
  'planned',
  'adopted',
  '2019-06-12',
  '2019-02-30',
  '09:30',
  'America/Bogota',
  [],
  ['co'],
  {},
  { point: null, since: null, used: 1, added: 0 },
  { added: 1, used: 1, point: 'p1', since: 5 },
  { type: 'point', id: 'p1' },
  { meeting: 'm1', point: 'p1', times: 2 },
  'x'.repeat(5_000),
]

/** Writes into its roots, some of which get another type. */
export const disturb = (doc: Y.Doc, schema: DocumentSchema, dice: Dice): void => {
  for (const [name, place] of Object.entries(schema)) {
    if (dice.chance(0.1)) doc.getArray(name).push([1])
    else if (place.type === 'map') fill(doc.getMap(name), place, dice)
    else if (place.type === 'text' && dice.chance(0.8)) doc.getText(name).insert(0, 'título')
    else if (place.type === 'fragment' && dice.chance(0.8)) doc.getXmlFragment(name).insert(0, blocks())
  }
}

const fill = (map: Y.Map<unknown>, place: MapSchema, dice: Dice): void => {
  for (const [key, inner] of Object.entries(place.keys)) if (dice.chance(0.85)) map.set(key, thing(dice.chance(0.75) ? inner : null, dice))
  if (!place.each) return
  for (const key of ['i1', 'i2', 'p1', 'co', 'page.a', ...STRANGE_KEYS])
    if (dice.chance(0.7)) map.set(key, thing(dice.chance(0.85) ? place.each : null, dice))
}

/** A valid value for a path, or anything at all. */
const thing = (place: ContentSchema | null, dice: Dice): unknown => {
  const type = place?.type ?? dice.pick(['value', 'text', 'map', 'fragment', 'array', 'xmlText'] as const)
  if (type === 'text') return new Y.Text('texto')
  if (type === 'array') return Y.Array.from([1])
  if (type === 'xmlText') return new Y.XmlText('no')
  if (type === 'map') {
    const map = new Y.Map<unknown>()
    if (place?.type === 'map') fill(map, place, dice)
    return map
  }
  if (type === 'fragment') {
    const fragment = new Y.XmlFragment()
    if (dice.chance(0.7)) fragment.insert(0, blocks())
    return fragment
  }
  const fitting = place?.type === 'value' ? [...PROBES, true].filter(place.accepts) : []
  return fitting.length > 0 && dice.chance(0.7) ? dice.pick(fitting) : dice.pick(PROBES)
}

const blocks = () => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Un párrafo.')])
  return [paragraph, new Y.XmlElement('heading'), new Y.XmlText('suelto')]
}
