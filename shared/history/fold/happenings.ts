// Converts raw changes to events, by our layouts. Pure, total, and in canonical order.
import type { Bilingual } from '../../bilingual.ts'
import { MOVED_FROM } from '../../editor/movedFrom.ts'
import type { AccountId } from '../../ids.ts'
import { compareStrings } from '../../order.ts'
import { CONFIRMED, isConfirmed } from '../../pairs/confirmations.ts'
import { isOwnKey, type OwnFieldKey, parseOwnKey } from '../../roadmap/ownKeys.ts'
import type { OwnNames } from '../../roadmap/ownRows.ts'
import type { DocumentTable } from '../../schema/document.ts'
import { META_ROOT } from '../../schema/record.ts'
import { type EventChange, type EventSubject, SOMETHING_ELSE, subjectKey } from '../events.ts'
import { canonical } from './canonical.ts'
import type { RawChange, TextEdit } from './collect.ts'
import { shapeOf } from './eventValues.ts'
import type { KeyChange, SupersededValue } from './keys.ts'
import { isSetSchema, type Location, locate, ownerSubject, selfOf, subjectFields, titleFieldOf } from './subjectLayouts.ts'

/** One event; a text edit still has to be grouped. */
export interface Happening {
  readonly subject: EventSubject
  readonly field: string | null
  readonly what: Exclude<EventChange, { readonly type: 'text' }> | TextEdit
}

interface Reading {
  readonly table: DocumentTable
  /** After the transaction. */
  readonly titleOf: (subject: EventSubject) => Bilingual
  readonly ownerOf: (client: number) => AccountId | null
  /** Null if the author is unknown. */
  readonly writer: AccountId | null
  /** How an own field is called after the transaction; null if there is none. */
  readonly ownField: (key: OwnFieldKey) => OwnNames | null
  /** The first entry creates a document that is a subject itself; its own fields, as JSON, after that entry. */
  readonly born: (() => unknown) | null
}

export const happeningsOf = (changes: readonly RawChange[], reading: Reading): readonly Happening[] => {
  const { table, born } = reading
  const self = selfOf(table)
  const found: Ordered[] = []
  /** Subject and field of a change that no other covers. */
  const rest = new Map<string, Ordered>()
  /** An invisible change is listed beside other changes of the same field, too. */
  const unseen = new Set<string>()
  const something = (change: RawChange, subject: EventSubject, path: readonly string[]) => {
    const [field = ''] = path
    if (change.type === 'elsewhere') unseen.add(`${subjectKey(subject)} ${field}`)
    rest.set(`${subjectKey(subject)} ${field}`, {
      subject,
      field: [SOMETHING_ELSE, ...(field === '' ? [] : [field])].join('/'),
      what: NOTHING_SAID,
    })
  }
  const isTyped = changes.some(({ type }) => type === 'text')
  for (const change of changes) {
    // Written with the words that were pasted, which are the event.
    if (isTyped && change.path[0] === MOVED_FROM) continue
    const location = locate(table, change.path)
    if (born && (location ? location.subject.type === self : self !== null)) continue
    const told = location ? read(change, location, reading) : []
    found.push(...told)
    if (told.length > 0) continue
    if (location) something(change, location.subject, location.rest)
    else something(change, ownerSubject(table, change.path), change.path.slice(self === null || change.path[0] === META_ROOT ? 1 : 0))
  }
  const isTold = ({ subject, field }: Ordered, also: string) =>
    subjectKey(subject) === also.split(' ')[0] && (field === null || field.split('/')[0] === also.split(' ')[1])
  const told = [...found]
  for (const [key, happening] of rest) if (unseen.has(key) || !told.some((one) => isTold(one, key))) found.push(happening)
  if (born && self) found.push(...created({ type: self, id: '' }, born(), reading))
  return found.sort(byPlace)
}
const NOTHING_SAID = { type: 'set', from: null, to: null, unseen: false } as const

type Ordered = Happening & { readonly loser?: SupersededValue; readonly step?: number }

const read = (change: RawChange, location: Location, reading: Reading): readonly Ordered[] => {
  const { subject, rest } = location
  const field = rest.join('/')
  switch (change.type) {
    case 'elsewhere':
      return []
    case 'text':
      return rest.length === 0 ? [] : [{ subject, field, what: change }]
    case 'move':
      return rest.length === 0 ? [] : [{ subject, field, what: change.change }]
    case 'loser': {
      const winner = reading.ownerOf(change.winner)
      // Two devices of one person: the concurrent value was their own.
      if ((winner !== null && winner === reading.writer) || rest.length === 0) return []
      return [withOwnNames({ subject, field, what: { type: 'superseded', value: change.value, winner }, loser: change }, reading)]
    }
    case 'key':
      return ofKey(change, location, reading).map((happening) => withOwnNames({ ...happening, step: change.step }, reading))
  }
}
/** A value of an own field says how the field is called, because its name may change and the field may be archived. */
const withOwnNames = (happening: Ordered, { ownField }: Reading): Ordered => {
  const { subject, field, what } = happening
  const key = subject.type === 'item' ? parseOwnKey(field?.split('/')[0]) : null
  if (!key || (what.type !== 'set' && what.type !== 'added' && what.type !== 'removed' && what.type !== 'superseded')) return happening
  const names = ownField(key)
  return names ? { ...happening, what: { ...what, own: names } } : happening
}

const ofKey = (change: KeyChange, location: Location, reading: Reading): readonly Ordered[] => {
  const { subject, rest } = location
  const field = rest.join('/')
  if (rest.length === 0) return whole(change, subject, reading)
  if (field === ARCHIVED) return archived(change, subject, reading)
  if (rest[0] === CONFIRMED) return confirmed(change, subject, field)
  return one(change, location)
}
const ARCHIVED = 'archived'

/** An entry of a list as a whole. The relay lets nobody remove or replace one; reading is total all the same. */
const whole = ({ before, after, withdrawn }: KeyChange, subject: EventSubject, reading: Reading): readonly Ordered[] => {
  const title = () => reading.titleOf(subject)
  if (after?.isMap) {
    const birth = created(subject, after.value, reading)
    return withdrawn ? [...birth, { subject, field: null, what: { type: 'archived', title: title() } }] : birth
  }
  return before?.isMap ? [{ subject, field: null, what: { type: 'archived', title: title() } }] : []
}

const created = (subject: EventSubject, value: unknown, { titleOf }: Reading): readonly Ordered[] => {
  const { [ARCHIVED]: _, [titleFieldOf(subject.type)]: __, ...values } = shapeOf(value, subjectFields(subject.type))
  return [{ subject, field: null, what: { type: 'created', title: titleOf(subject), values } }]
}

const archived = (change: KeyChange, subject: EventSubject, { titleOf }: Reading): readonly Ordered[] => {
  const before = change.before?.value ?? null
  const after = change.after?.value ?? null
  if ((before === true) === (after === true)) return isFlag(before) && isFlag(after) ? [] : [set(subject, ARCHIVED, before, after, change)]
  return [{ subject, field: null, what: { type: after === true ? 'archived' : 'restored', title: titleOf(subject) } }]
}
const isFlag = (value: unknown) => value === null || typeof value === 'boolean'

/** Language of the confirmation; the confirmed texts are omitted. Confirming again is an event too. */
const confirmed = ({ before, after }: KeyChange, subject: EventSubject, field: string): readonly Ordered[] => {
  const language = (stood: KeyChange['after']) => (isConfirmed(stood?.value) ? stood.value.language : null)
  return [{ subject, field, what: { type: 'set', from: language(before), to: language(after), unseen: false } }]
}

const one = (change: KeyChange, { subject, rest }: Location): readonly Ordered[] => {
  const { before, after } = change
  const [field = '', member] = rest
  const place = subjectFields(subject.type)[field]
  if (member !== undefined && rest.length === 2 && subject.type === 'item' && isOwnKey(field)) {
    if (!before && after) return [{ subject, field, what: { type: 'added', member, value: after.value } }]
    if (before && !after) return [{ subject, field, what: { type: 'removed', member, value: before.value } }]
  }
  if (member !== undefined && rest.length === 2 && isSetSchema(place)) {
    const shaped = (value: unknown) => (place.each?.type === 'map' ? shapeOf(value, place.each.keys) : value)
    // What is under another key than its own is in no list, so nothing is said of it.
    const fits = (stood: KeyChange['after']) => !stood || !place.fits || place.fits(member, stood.value)
    if (!fits(before)) return one({ ...change, before: undefined }, { subject, rest })
    if (!fits(after)) return one({ ...change, after: undefined }, { subject, rest })
    if (!before && after) return [{ subject, field, what: { type: 'added', member, value: shaped(after.value) } }]
    if (before && !after) return [{ subject, field, what: { type: 'removed', member, value: shaped(before.value) } }]
  }
  const [from, to] = [before?.value ?? null, after?.value ?? null]
  return canonical(from) === canonical(to) ? [] : [set(subject, rest.join('/'), from, to, change)]
}

const set = (subject: EventSubject, field: string, from: unknown, to: unknown, { unseen }: KeyChange): Ordered => ({
  subject,
  field,
  what: { type: 'set', from, to, unseen },
})

/** The order of structs within an entry depends on Yjs internals; this order does not. */
const byPlace = (a: Ordered, b: Ordered): number =>
  compareStrings(subjectKey(a.subject), subjectKey(b.subject)) ||
  compareStrings(a.field ?? '', b.field ?? '') ||
  compareStrings(memberOf(a), memberOf(b)) ||
  (a.step ?? 0) - (b.step ?? 0) ||
  RANK.indexOf(a.what.type) - RANK.indexOf(b.what.type) ||
  (a.loser?.id.client ?? 0) - (b.loser?.id.client ?? 0) ||
  (a.loser?.id.clock ?? 0) - (b.loser?.id.clock ?? 0)
const memberOf = ({ what }: Happening) => ('member' in what ? what.member : '')
const RANK: readonly EventChange['type'][] = [
  'created',
  'archived',
  'restored',
  'superseded',
  'removed',
  'added',
  'set',
  'moved',
  'text',
  'act',
]
