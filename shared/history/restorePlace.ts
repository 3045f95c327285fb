// Restores one value of a workstream, a text, a term, a session, or of an entry of its agenda. Its path and allowed values are read from the schema
// of the document.

import type * as Y from 'yjs'
import type { ValueSchema } from '../contentSchema.ts'
import { fragmentIn, type KeyedContainer, mapIn, rootMap, textUnder } from '../editor/foreign.ts'
import { type Seq, seq } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import { withoutControls } from '../printable.ts'
import { type Result, refuse } from '../result.ts'
import { DONE, putValue } from '../schema/change.ts'
import { META_ROOT, rootsOf } from '../schema/record.ts'
import { sameValue } from '../schema/sameValue.ts'
import type { EventSubject, HistoryEvent } from './events.ts'
import { isSetSchema, subjectLayout } from './fold/subjectLayouts.ts'
import { restoreBlocks, restoreText } from './restoreText.ts'

/** `field` of the event: `status`, `title.es`, `attendance/co`. */
export type InPlace =
  /** Null is no value. */
  | { readonly type: 'value'; readonly field: string; readonly value: unknown }
  | { readonly type: 'words'; readonly field: string; readonly words: string }
  | { readonly type: 'passage'; readonly field: string; readonly at: Seq; readonly side: 'before' | 'after' }
  | { readonly type: 'link'; readonly field: string; readonly member: string }
  /** Restores an archived subject. */
  | { readonly type: 'subject' }

type Happened = Pick<HistoryEvent, 'seq' | 'subject' | 'field' | 'change'>

/** `doc`: the current document. An archived subject is restored as a whole first. */
export const restorableInPlace = (doc: Y.Doc, { seq: first, subject, field, change }: Happened): readonly InPlace[] => {
  if (valuesOf(doc, subject)?.get(ARCHIVED) === true) return field === null && change.type === 'archived' ? [{ type: 'subject' }] : []
  const spot = field === null ? null : spotOf(doc, subject, field)
  if (field === null || !spot) return []
  switch (spot.type) {
    case 'value': {
      const values = change.type === 'set' ? [change.from, change.to] : change.type === 'superseded' ? [change.value] : []
      const stands = spot.map.get(spot.key) ?? spot.initial
      return distinct(values.map((value) => value ?? spot.initial))
        .filter((value) => (value === null || spot.place.accepts(value)) && !sameValue(value, stands))
        .map((value) => ({ type: 'value', field, value }))
    }
    case 'text':
      return change.type !== 'text' || change.from === null || change.to === null
        ? []
        : distinct([change.from, change.to])
            .filter((words) => words !== '' && words !== spot.text.toString())
            .map((words) => ({ type: 'words', field, words }))
    case 'fragment':
      return change.type !== 'text'
        ? []
        : [
            { type: 'passage', field, at: seq(first - 1), side: 'before' },
            { type: 'passage', field, at: change.lastSeq, side: 'after' },
          ]
    case 'set':
      return (change.type === 'added' || change.type === 'removed') && !spot.map.has(change.member)
        ? [{ type: 'link', field, member: change.member }]
        : []
  }
}

/** A new edit of the differences. `old` is the past document, for a passage. */
export const restoreInPlace = (doc: Y.Doc, subject: EventSubject, what: InPlace, old: Y.Doc | null): Result<undefined> => {
  if (what.type === 'subject') {
    const values = valuesOf(doc, subject)
    if (!values) return refuse('not-found')
    doc.transact(() => putValue(values, ARCHIVED, false), LOCAL)
    return DONE
  }
  const spot = spotOf(doc, subject, what.field)
  if (what.type === 'value' && spot?.type === 'value') {
    if (what.value === null && spot.initial === null) doc.transact(() => spot.map.delete(spot.key), LOCAL)
    else doc.transact(() => putValue(spot.map, spot.key, what.value), LOCAL)
    return DONE
  }
  if (what.type === 'words' && spot?.type === 'text') {
    doc.transact(() => restoreText(spot.text, withoutControls(what.words)), LOCAL)
    return DONE
  }
  if (what.type === 'link' && spot?.type === 'set') {
    doc.transact(() => spot.map.set(what.member, true), LOCAL)
    return DONE
  }
  const was = old && spotOf(old, subject, what.field)
  if (what.type !== 'passage' || spot?.type !== 'fragment' || was?.type !== 'fragment') return refuse('not-found')
  doc.transact(() => restoreBlocks(spot.fragment, was.fragment), LOCAL)
  return DONE
}

type Spot =
  | { readonly type: 'value'; readonly map: Y.Map<unknown>; readonly key: string; readonly place: ValueSchema; readonly initial: unknown }
  | { readonly type: 'text'; readonly text: Y.Text }
  | { readonly type: 'fragment'; readonly fragment: Y.XmlFragment }
  | { readonly type: 'set'; readonly map: Y.Map<unknown> }

const ARCHIVED = 'archived'
/** The order affects neighbours as well, and only a whole subject is archived. */
const NEVER: ReadonlySet<string> = new Set(['order', ARCHIVED])

/** Container of a subject's fields: its entry, or the roots of the document. Items are restored by `restorable.ts`. */
const holderOf = (doc: Y.Doc, { type, id }: EventSubject): KeyedContainer | null => {
  const found = type === 'item' ? null : subjectLayout(type)
  if (!found) return null
  return found.root === null ? rootsOf(doc, found.table.schema) : mapIn(rootMap(doc, found.root), id)
}
/** Its plain values. */
const valuesOf = (doc: Y.Doc, { type, id }: EventSubject): Y.Map<unknown> | null => {
  const found = type === 'item' ? null : subjectLayout(type)
  return found && (found.root === null ? rootMap(doc, META_ROOT) : mapIn(rootMap(doc, found.root), id))
}

const spotOf = (doc: Y.Doc, subject: EventSubject, field: string): Spot | null => {
  const [key = '', inside] = field.split('/')
  const found = subjectLayout(subject.type)
  const holder = holderOf(doc, subject)
  if (!found || !holder || NEVER.has(key) || found.table.silent.has(key)) return null
  const place = own(found.schemas, key)
  const initial = own(found.fields, key)?.initial ?? null
  if (place?.type === 'value') return valueSpot(valuesOf(doc, subject), { key, place, initial })
  if (place?.type === 'text') return textSpot(textUnder(holder, key))
  if (place?.type === 'fragment') return fragmentSpot(fragmentIn(holder, key))
  if (place?.type !== 'map') return null
  const { each } = place
  const map = mapIn(holder, key)
  if (!map || isSetSchema(place)) return map && { type: 'set', map }
  // Attendance of a delegation.
  return inside === undefined || each?.type !== 'value' ? null : valueSpot(map, { key: inside, place: each, initial })
}

const valueSpot = (map: Y.Map<unknown> | null, rest: { key: string; place: ValueSchema; initial: unknown }): Spot | null =>
  map && { type: 'value', map, ...rest }
const textSpot = (text: Y.Text | null): Spot | null => text && { type: 'text', text }
const fragmentSpot = (fragment: Y.XmlFragment | null): Spot | null => fragment && { type: 'fragment', fragment }

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined)
const distinct = <T>(values: readonly T[]): readonly T[] =>
  values.filter((value, index) => values.findIndex((other) => sameValue(other, value)) === index)
