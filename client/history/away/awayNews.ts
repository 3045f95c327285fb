// Summarises the events during an absence: how many, from whom, and what both sides changed. Pure.
import type { NamedEvent } from '../../../shared/api/history.ts'
import { creditOf } from '../../../shared/history/credit.ts'
import { subjectKey } from '../../../shared/history/events.ts'
import type { AccountId, DelegationId } from '../../../shared/ids.ts'
import { bothChanged } from '../bothChanged.ts'

export interface AwayNews {
  readonly received: readonly Received[]
  /** By field, newest first: a value that was superseded, or a text in which both sides wrote. */
  readonly both: readonly (readonly NamedEvent[])[]
}

export interface Received {
  /** Null for chair, secretariat and translators. */
  readonly delegation: DelegationId | null
  /** Edits brought back after a restore, for which the delegation is not known. */
  readonly isUnknown: boolean
  readonly changes: number
}

/** `events`: all events since then, newest first. */
export const awayNews = (events: readonly NamedEvent[], reader: AccountId): AwayNews => {
  const isMine = (event: NamedEvent) => creditOf(event).account === reader
  const theirs = events.filter((event) => !isMine(event))
  const fields = Map.groupBy(
    events.filter(({ field }) => field !== null),
    ({ document, subject, field }) => `${document} ${subjectKey(subject)} ${field}`,
  )
  return {
    received: [...Map.groupBy(theirs.map(creditOf), ({ delegation, unverified }) => (unverified ? undefined : delegation))]
      .map(([delegation = null, all]) => ({
        delegation,
        isUnknown: delegation === null && all.some(({ unverified }) => unverified),
        changes: all.length,
      }))
      .sort((a, b) => b.changes - a.changes),
    both: [...fields.values()].flatMap((all) => {
      const mine = all.filter(isMine)
      const other = all.filter((event) => !isMine(event))
      const both = all.filter((event) => bothChanged(event) && isAbout(event, reader))
      if (both.length > 0) return [both]
      // The text contains what both sides wrote; the event of the other side says what was added.
      return mine.some(({ change }) => change.type === 'text') && other.some(({ change }) => change.type === 'text') ? [other] : []
    }),
  }
}

/** The reader wrote it, or the reader's value has superseded it. */
const isAbout = (event: NamedEvent, reader: AccountId): boolean =>
  creditOf(event).account === reader || (event.change.type === 'superseded' && event.change.winner === reader)
