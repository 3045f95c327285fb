// Keys of the group's own fields. A key says the kind of the field's value, so the kind is fixed when the field is defined, two people
// cannot disagree about it, and a value can be judged and read without its definition.
import { isName, newId, type Random } from '../ids.ts'
import { compareStrings } from '../order.ts'

export const OWN_KINDS = ['text', 'number', 'day', 'choice', 'choices', 'party', 'address'] as const
/** Text, number with unit, date, one or several of a list, person or agency, web address. */
export type OwnKind = (typeof OWN_KINDS)[number]
/** `own-number-k3…`: the id of the field, and the key of its value in an item. */
export type OwnFieldKey = `own-${OwnKind}-${string}`

const KEY = new RegExp(`^own-(${OWN_KINDS.join('|')})-[A-Za-z0-9]{1,40}$`)
export const isOwnKey = (text: unknown): text is OwnFieldKey => typeof text === 'string' && text.startsWith('own-') && KEY.test(text)
export const parseOwnKey = (text: unknown): OwnFieldKey | null => (isOwnKey(text) ? text : null)
export const ownKindOf = (key: OwnFieldKey): OwnKind => OWN_KINDS.find((kind) => key.startsWith(`own-${kind}-`)) ?? 'text'
export const newOwnKey = (kind: OwnKind, random: Random): OwnFieldKey => `own-${kind}-${newId(random)}`

/** Of the own fields in which at least one of these has something, in the same order on every machine. */
export const ownKeysIn = (...items: readonly (object | null)[]): readonly OwnFieldKey[] =>
  [...new Set(items.flatMap((item) => (item ? Object.keys(item).filter(isOwnKey) : [])))].sort(compareStrings)

/** Of a field with several of a list, each choice has a key of its own in the item, so that concurrent additions are all kept. */
export const memberKey = (key: OwnFieldKey, choice: string): string => `${key}.${choice}`
export interface OwnPlace {
  readonly field: OwnFieldKey
  /** The choice, of a field with several of a list. */
  readonly choice: string | null
}
/** Where a value in an item belongs; null if it is no value of an own field. */
export const parseOwnPlace = (text: unknown): OwnPlace | null => {
  if (typeof text !== 'string' || !text.startsWith('own-')) return null
  const at = text.indexOf('.')
  const field = parseOwnKey(at < 0 ? text : text.slice(0, at))
  if (!field || (ownKindOf(field) === 'choices') !== at > 0) return null
  const choice = at < 0 ? null : text.slice(at + 1)
  return choice === null || isName(choice) ? { field, choice } : null
}
