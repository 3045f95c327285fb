// Where each thing of a `roadmap:<group>` lives in its Y.Doc: the only file that spells these Yjs keys.
//
//   streams : Y.Map<StreamId, Y.Map>   name.es, name.en : Y.Text · order, archived : value
//   items   : Y.Map<ItemId, Y.Map>     title.es, title.en : Y.Text · description.es, description.en : Y.XmlFragment
//                                      coDelegations, agencies, people : Y.Map<id, true> · labels : Y.Map<labelKey, label>
//                                      dependsOn : Y.Map<ItemId, {type, lag}>
//                                      checklist : Y.Map<id, Y.Map>  text.es, text.en : Y.Text · done, delegation, order : value
//                                      everything else : a plain value under its field's name
//   confirmed : Y.Map<pair@account, value>   see `shared/pairs`
//
// Every nested text, set and map is born in the transaction that creates its item: two lazy creations would lose one.
import { LINE, MOST } from '../bounds.ts'
import { isFlag, orNull } from '../checks.ts'
import { RICH_TEXT_PLACES } from '../editor/richText.ts'
import { isName, newStreamId, parseStreamId } from '../ids.ts'
import { isOrder } from '../order.ts'
import { CONFIRMED, confirmedPlace } from '../pairs/confirmations.ts'
import type { DocumentPlaces, MapPlace, Named, Place, ValuePlace } from '../places.ts'
import { entries } from '../schema/entries.ts'
import { type FieldsOf, flag, order, pair, side } from '../schema/field.ts'
import { isDelegationId, isDependency } from './checks.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from './fields.ts'
import type { Workstream } from './model.ts'

export const ROOTS = { streams: 'streams', items: 'items' } as const

export const STREAM = { name: 'name', order: 'order', archived: 'archived' } as const
export const CHECKLIST_ENTRY = { text: 'text', done: 'done', delegation: 'delegation', order: 'order' } as const

/**
 * A label's key in its set: its letters and digits, so that *Lavado de activos* and *lavado de activos*, added by two people
 * at once, are one label. Letters beyond a–z stand as their code point.
 */
export const labelKey = (label: string): string => {
  const key = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, (others) => Array.from(others, letterKey).join(''))
    .replace(/^-+|-+$/g, '')
    .replace(/-+/g, '-')
    .slice(0, 63)
  // `constructor` is a label like any other, but no name.
  return isName(key) ? key : `-${key}`
}
const letterKey = (letter: string) => (/[\p{L}\p{N}]/u.test(letter) ? `_${letter.codePointAt(0)?.toString(36)}` : '-')

/** The key and the value of one member of a set. */
export const memberEntry = (field: FieldKey, member: string): readonly [key: string, value: string | true] =>
  field === 'labels' ? [labelKey(member), member] : [member, true]

const value = (accepts: (value: unknown) => boolean, more: Pick<ValuePlace, 'once' | 'as' | 'names'> = {}): ValuePlace => ({
  type: 'value',
  accepts,
  ...more,
})
const TEXT: Place = { type: 'text', most: LINE }
const RICH_TEXT: Place = { type: 'fragment', schema: RICH_TEXT_PLACES }
type Entry = readonly [key: string, place: Place]
const sides = (field: string, place: Place): readonly Entry[] => [
  [side(field, 'es'), place],
  [side(field, 'en'), place],
]
const mapOf = (each: Place, most: number, keysName?: Named): MapPlace => ({
  type: 'map',
  keys: {},
  each,
  most,
  ...(keysName && { keysName }),
})

/** No `permanent` here: an entry of the list may be deleted, and all it holds with it. */
const ENTRY_PLACE: MapPlace = {
  type: 'map',
  keys: {
    ...Object.fromEntries(sides(CHECKLIST_ENTRY.text, TEXT)),
    [CHECKLIST_ENTRY.done]: value(isFlag),
    [CHECKLIST_ENTRY.delegation]: value(orNull(isDelegationId), { names: 'delegation' }),
    [CHECKLIST_ENTRY.order]: value(isOrder),
  },
}

const placesOfField = (key: FieldKey): readonly Entry[] => {
  const field = FIELDS[key]
  switch (field.stored) {
    case 'value':
      return [[key, value(field.accepts, RULES[key])]]
    case 'text':
      return sides(key, TEXT)
    case 'richText':
      return sides(key, RICH_TEXT)
    case 'set':
      return [
        [key, key === 'labels' ? mapOf(value(field.accepts), MOST.labels) : mapOf(value(isTrue), MOST.members, MEMBERS[key] ?? undefined)],
      ]
    case 'dependencies':
      return [[key, mapOf(value(isDependency), MOST.links)]]
    case 'checklist':
      return [[key, mapOf(ENTRY_PLACE, MOST.checklist)]]
  }
}
/** What only the rules of `write.ts` set, and what must be of the group. */
const RULES: Readonly<Partial<Record<FieldKey, Pick<ValuePlace, 'once' | 'as' | 'names'>>>> = {
  number: { once: 'forever' },
  originalDue: { once: 'unlessUnseen', as: 'due' },
  lead: { names: 'delegation' },
}
const MEMBERS: Readonly<Partial<Record<FieldKey, Named>>> = { coDelegations: 'delegation', agencies: 'agency', people: 'account' }
const isTrue = (stored: unknown) => stored === true

const ITEM_PLACE: MapPlace = { type: 'map', permanent: true, keys: Object.fromEntries(FIELD_KEYS.flatMap(placesOfField)) }
const STREAM_FIELDS = { [STREAM.name]: pair(LINE), [STREAM.order]: order(), [STREAM.archived]: flag() } satisfies FieldsOf<Workstream>
export const STREAMS = entries<Workstream>({
  root: ROOTS.streams,
  fields: STREAM_FIELDS,
  parseId: parseStreamId,
  newId: newStreamId,
  permanent: true,
  most: MOST.streams,
})

/** Items and streams are archived, never deleted or replaced. */
export const ROADMAP_PLACES: DocumentPlaces = {
  ...STREAMS.places,
  [ROOTS.items]: { type: 'map', keys: {}, each: ITEM_PLACE, permanent: true, most: MOST.items },
  [CONFIRMED]: confirmedPlace(['item', 'stream']),
}
