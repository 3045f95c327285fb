// The group's own fields: their definitions, a root of the road map, and what the relay accepts as their values in items. A definition
// is archived, never deleted, and so are the choices of a list: what is used stays readable.
import * as Y from 'yjs'
import { LINE, MOST } from '../bounds.ts'
import { hasExactly, isFlag, isLine } from '../checks.ts'
import type { ContentSchema, NamedIdKind, ValueSchema } from '../contentSchema.ts'
import { type AccountId, type AgencyId, isName, parseAccountId, parseAgencyId } from '../ids.ts'
import { isOrder } from '../order.ts'
import { entries, entryMap } from '../schema/entries.ts'
import { type FieldsOf, flag, members, order, pair } from '../schema/field.ts'
import { isDay } from './checks.ts'
import type { OwnChoice, OwnField, OwnValue } from './model.ts'
import { isOwnKey, newOwnKey, type OwnFieldKey, type OwnKind, ownKindOf, parseOwnKey, parseOwnPlace } from './ownKeys.ts'

const MOST_OWN_TEXT = 500
export const MOST_ADDRESS = 1_000
const MOST_CHOICE_NAME = 120
const isChoiceName = (text: unknown): text is string => text === '' || isLine(MOST_CHOICE_NAME)(text)
type StoredChoice = Omit<OwnChoice, 'id'>
/** A choice as it is stored under its id. */
export const isStoredChoice = (value: unknown): value is StoredChoice =>
  hasExactly(value, ['name', 'order', 'archived']) &&
  hasExactly(value.name, ['es', 'en']) &&
  isChoiceName(value.name.es) &&
  isChoiceName(value.name.en) &&
  (value.name.es !== '' || value.name.en !== '') &&
  isOrder(value.order) &&
  isFlag(value.archived)
const isOwnChoice = (value: unknown): value is OwnChoice => {
  if (!hasExactly(value, ['id', 'name', 'order', 'archived'])) return false
  const { id, ...stored } = value
  return isName(id) && isStoredChoice(stored)
}

export const OWN_FIELDS = entries<OwnField>({
  root: 'fields',
  fields: {
    name: { label: { es: 'Nombre', en: 'Name' }, name: { es: 'el nombre', en: 'the name' }, ...pair(LINE) },
    unit: { label: { es: 'Unidad', en: 'Unit' }, name: { es: 'la unidad', en: 'the unit' }, ...pair(LINE) },
    choices: members<OwnChoice>({
      accepts: isOwnChoice,
      most: MOST.choices,
      stores: isStoredChoice,
      member: (id, stored) =>
        isName(id) && isStoredChoice(stored) ? { id, name: { ...stored.name }, order: stored.order, archived: stored.archived } : null,
      entry: ({ id, name, order, archived }) => [id, { name: { es: name.es, en: name.en }, order, archived }],
      sortedBy: ({ order, id }) => `${order} ${id}`,
      keeps: true,
    }),
    order: order(),
    archived: flag(),
  } satisfies FieldsOf<OwnField>,
  parseId: parseOwnKey,
  newId: (random) => newOwnKey('text', random),
  isKey: isOwnKey,
  permanent: true,
  stewards: true,
  most: MOST.ownFieldsEver,
  called: {
    this: { es: 'este campo propio', en: 'this own field' },
    named: { es: 'el campo propio {name}', en: 'the own field {name}' },
    unnamed: { es: 'un campo propio sin nombre', en: 'an own field without a name' },
  },
})

const MOST_AMOUNT = 1e15
const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= MOST_AMOUNT
/** A web address that a browser can open, without a name or invisible characters before or in its host, which would let it read as another. */
export const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MOST_ADDRESS && /^https?:\/\/(?![^/?#]*@)[^\s\p{C}]+$/iu.test(value)

/** `agency:fgr` or `person:k3…`, as a value is stored. */
export type Party = { readonly type: 'agency'; readonly id: AgencyId } | { readonly type: 'person'; readonly id: AccountId }
export const parseParty = (value: unknown): Party | null => {
  const [type, id, ...more] = typeof value === 'string' ? value.split(':') : []
  if (more.length > 0) return null
  const [agency, person] = [type === 'agency' ? parseAgencyId(id) : null, type === 'person' ? parseAccountId(id) : null]
  return agency ? { type: 'agency', id: agency } : person ? { type: 'person', id: person } : null
}
const namedParty = (value: unknown): readonly [named: NamedIdKind, id: string] | null => {
  const party = parseParty(value)
  return party && [party.type === 'person' ? 'account' : 'agency', party.id]
}

const ACCEPTS: Readonly<Record<Exclude<OwnKind, 'choices'>, (value: unknown) => boolean>> = {
  text: isLine(MOST_OWN_TEXT),
  number: isAmount,
  day: isDay,
  choice: isName,
  party: (value) => parseParty(value) !== null,
  address: isAddress,
}
/** Whether the field can have this value, by its kind alone; null is none. */
export const acceptsOwn = (key: OwnFieldKey, value: unknown): value is OwnValue | null => {
  const kind = ownKindOf(key)
  if (kind === 'choices') return Array.isArray(value) && value.length <= MOST.choices && value.every(isName)
  return value === null || ACCEPTS[kind](value)
}

const stored = (kind: OwnKind): ValueSchema => ({
  type: 'value',
  accepts: kind === 'choices' ? (value) => value === true : (value) => value === null || ACCEPTS[kind](value),
  ...(kind === 'party' && { namesIn: namedParty }),
  refersTo: (key, value) => {
    const place = parseOwnPlace(key)
    if (!place) return []
    const choice = place.choice ?? (kind === 'choice' && typeof value === 'string' ? value : null)
    return [OWN_FIELDS.root, place.field, ...(choice === null ? [] : ['choices', choice])]
  },
})
const PLACES: Readonly<Record<OwnKind, ValueSchema>> = {
  text: stored('text'),
  number: stored('number'),
  day: stored('day'),
  choice: stored('choice'),
  choices: stored('choices'),
  party: stored('party'),
  address: stored('address'),
}
/** What may stand in an item under a key that its table does not have. */
export const ownSchema = (key: unknown): ContentSchema | undefined => {
  const place = parseOwnPlace(key)
  return place ? PLACES[ownKindOf(place.field)] : undefined
}

/** Whether its definition is there and has the choices that the value names. The kind is judged by `acceptsOwn`. */
export const isDefinedOwn = (doc: Y.Doc, key: OwnFieldKey, value: unknown): boolean => {
  const field = ownFieldIn(doc, key)
  if (!field) return false
  const kind = ownKindOf(key)
  const chosen: readonly unknown[] = kind === 'choice' ? [value] : kind === 'choices' && Array.isArray(value) ? value : []
  return chosen.every((one) => one === null || field.choices.some(({ id }) => id === one))
}

/** The definition; null if there is none. */
export const ownFieldIn = (doc: Y.Doc, id: OwnFieldKey): OwnField | null => {
  const map = entryMap(doc, OWN_FIELDS, id)
  return map instanceof Y.Map ? OWN_FIELDS.read(map, id) : null
}
