// Groups keystrokes into one event per person, delegation and session, with at most five minutes between two of them. If others edit the same text
// meanwhile, the event says so (`others`), because its text before and after includes theirs.
import { broughtBackOf, type PerhapsBroughtBack } from '../../broughtBack.ts'
import { type HistoryEvent, subjectKey, type TextChange } from '../events.ts'
import type { TextEdit } from './collect.ts'

/** A longer pause ends a group. */
export const LONGEST_GAP_MS = 5 * 60_000

type Head = Omit<HistoryEvent, 'change'>
type Writer = PerhapsBroughtBack & Pick<HistoryEvent, 'author' | 'delegation' | 'meeting' | 'token'>
export type TextEvent = HistoryEvent & { readonly change: TextChange }
const isTextEvent = (event: HistoryEvent): event is TextEvent => event.change.type === 'text'

/** Stored state of one field of one subject: all that a restart needs. */
export interface StoredTexts {
  /** The newest text event of this person, for this delegation and in this session. */
  of(subject: string, field: string, writer: Writer): TextEvent | null
  /** The newest entry of any event of the text, including moves; 0 when there is none. */
  lastSeq(subject: string, field: string): number
}

/** From the groups and the moves between them, in order. */
export const storedTexts = (stored: readonly HistoryEvent[]): StoredTexts => {
  const newest = new Map<string, TextEvent>()
  const ends = new Map<string, number>()
  for (const event of stored) {
    const field = `${subjectKey(event.subject)}/${event.field ?? ''}`
    if (isTextEvent(event)) newest.set(`${field} ${writerKey(event)}`, event)
    ends.set(field, Math.max(ends.get(field) ?? 0, event.change.type === 'text' ? event.change.lastSeq : event.seq))
  }
  return {
    of: (subject, field, writer) => newest.get(`${subject}/${field} ${writerKey(writer)}`) ?? null,
    lastSeq: (subject, field) => ends.get(`${subject}/${field}`) ?? 0,
  }
}
const writerKey = (writer: Writer): string =>
  JSON.stringify([writer.author, writer.delegation, writer.meeting, broughtBackOf(writer)?.by ?? null, writer.token ?? null])

export interface TextGroups {
  /** The group extended by this edit, or a new one of this head. */
  readonly join: (head: Head, edit: TextEdit) => TextEvent
  /** Text was moved in the field: edits before and after it are two events. */
  readonly passed: (head: Head) => void
  /** Removes groups that no later edit can extend. */
  readonly prune: (now: number) => void
}

interface Field {
  /** Null until needed: then loaded from the database. */
  lastSeq: number | null
  lastAt: number
  readonly groups: Map<string, TextEvent>
}

export const createTextGroups = (stored: StoredTexts): TextGroups => {
  const fields = new Map<string, Field>()
  const fieldOf = (key: string, at: number): Field => {
    const field = fields.get(key) ?? { lastSeq: null, lastAt: at, groups: new Map() }
    fields.set(key, field)
    return field
  }
  return {
    join(head, edit) {
      const [subject, name] = [subjectKey(head.subject), head.field ?? '']
      const field = fieldOf(`${subject}/${name}`, head.at)
      const writer = writerKey(head)
      const group = field.groups.get(writer) ?? stored.of(subject, name, head)
      const joined =
        group && goesOn(group, head) ? extend(group, head, edit, field.lastSeq ?? stored.lastSeq(subject, name)) : begin(head, edit)
      field.groups.set(writer, joined)
      field.lastSeq = head.seq
      field.lastAt = head.at
      return joined
    },
    passed(head) {
      const field = fieldOf(`${subjectKey(head.subject)}/${head.field ?? ''}`, head.at)
      field.lastSeq = head.seq
      field.lastAt = head.at
    },
    prune(now) {
      for (const [key, { lastAt }] of fields) if (now - lastAt > LONGEST_GAP_MS) fields.delete(key)
    },
  }
}

const goesOn = ({ offline, change }: TextEvent, head: Head): boolean =>
  offline === null && head.offline === null && head.at - change.lastAt <= LONGEST_GAP_MS

const begin = (head: Head, edit: TextEdit): TextEvent => ({
  ...head,
  change: {
    type: 'text',
    lastSeq: head.seq,
    lastAt: head.at,
    ...countsOf(edit),
    ...(edit.tables ? { tables: true } : {}),
    ...shown(edit.before(), edit.after()),
  },
})

/** `lastSeq`: the newest earlier entry that changed the text, by any author. */
const extend = (group: TextEvent, head: Head, edit: TextEdit, lastSeq: number): TextEvent => {
  const { change } = group
  const counts = countsOf(edit)
  return {
    ...group,
    change: {
      type: 'text',
      lastSeq: head.seq,
      lastAt: head.at,
      inserted: change.inserted + counts.inserted,
      deleted: change.deleted + counts.deleted,
      formatted: change.formatted + counts.formatted,
      ...shown(change.from, change.from === null ? null : edit.after()),
      ...(change.tables || edit.tables ? { tables: true } : {}),
      ...(change.others || change.lastSeq !== lastSeq ? { others: true } : {}),
    },
  }
}

const countsOf = ({ inserted, deleted, formatted }: TextEdit) => ({ inserted, deleted, formatted })
/** Both, or neither. */
const shown = (from: string | null, to: string | null) => (from === null || to === null ? { from: null, to: null } : { from, to })
