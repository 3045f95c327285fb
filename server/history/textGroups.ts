// Keystrokes → one event per person, delegation and session, as long as five minutes do not pass between two of them.
import { type HistoryEvent, subjectKey, type TextChange } from '../../shared/history/events.ts'
import type { TextEdit } from './collect.ts'

const LONGEST_GAP_MS = 5 * 60_000

export type TextEvent = HistoryEvent & { readonly change: TextChange }
/** The newest text event of a field that is on disk: all that a restart needs. */
export type LastText = (subject: string, field: string) => TextEvent | null

export interface TextGroups {
  /** The group that goes on with this edit, or a new one of this head. */
  readonly join: (head: Omit<HistoryEvent, 'change'>, edit: TextEdit) => TextEvent
  /** Forgets those that nobody can join any more. */
  readonly prune: (now: number) => void
}

export const createTextGroups = (lastText: LastText): TextGroups => {
  const newest = new Map<string, TextEvent>()
  return {
    join(head, edit) {
      const subject = subjectKey(head.subject)
      const key = `${subject}/${head.field}`
      const group = newest.get(key) ?? lastText(subject, head.field ?? '')
      const joined = group && goesOn(group, head) ? extend(group, head, edit) : begin(head, edit)
      newest.set(key, joined)
      return joined
    },
    prune(now) {
      for (const [key, { change }] of newest) if (now - change.lastAt > LONGEST_GAP_MS) newest.delete(key)
    },
  }
}

const goesOn = ({ author, delegation, meeting, offline, change }: TextEvent, head: Omit<HistoryEvent, 'change'>): boolean =>
  author === head.author &&
  delegation === head.delegation &&
  meeting === head.meeting &&
  offline === null &&
  head.offline === null &&
  head.at - change.lastAt <= LONGEST_GAP_MS

const begin = (head: Omit<HistoryEvent, 'change'>, edit: TextEdit): TextEvent => ({
  ...head,
  change: { type: 'text', lastSeq: head.seq, lastAt: head.at, ...countsOf(edit), ...shown(edit.before(), edit.after()) },
})

const extend = (group: TextEvent, head: Omit<HistoryEvent, 'change'>, edit: TextEdit): TextEvent => {
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
    },
  }
}

const countsOf = ({ inserted, deleted, formatted }: TextEdit) => ({ inserted, deleted, formatted })
/** Both, or neither. */
const shown = (from: string | null, to: string | null) => (from === null || to === null ? { from: null, to: null } : { from, to })
