// What a reader who was away has to know: how much came, from whom, and what both sides changed. Pure.
import type { NamedEvent } from '../../../shared/api/history.ts'
import { creditOf } from '../../../shared/history/credit.ts'
import { subjectKey } from '../../../shared/history/events.ts'
import type { AccountId, DelegationId } from '../../../shared/ids.ts'
import { bothChanged } from '../bothChanged.ts'

export interface AwayNews {
  readonly received: readonly Received[]
  /** By field, the newest first: a value that does not stand, or a text that both wrote in and that holds what both wrote. */
  readonly both: readonly (readonly NamedEvent[])[]
}

export interface Received {
  /** Null: chair, secretariat and translators. */
  readonly delegation: DelegationId | null
  /** They came back after a restore: for which delegation they were made is not known. */
  readonly isUnknown: boolean
  readonly changes: number
}

/** `events`: newest first, of everything since. */
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
      // Letters of both stand in the text; one says whose came in between.
      return mine.some(({ change }) => change.type === 'text') && other.some(({ change }) => change.type === 'text') ? [other] : []
    }),
  }
}

/** I wrote it, or mine stands instead of it. */
const isAbout = (event: NamedEvent, reader: AccountId): boolean =>
  creditOf(event).account === reader || (event.change.type === 'superseded' && event.change.winner === reader)
