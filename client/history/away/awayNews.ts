// What a reader who was away has to know: how much came, from whom, and what both sides changed. Pure.
import type { NamedEvent } from '../../../shared/api/history.ts'
import { subjectKey } from '../../../shared/history/events.ts'
import type { AccountId, DelegationId } from '../../../shared/ids.ts'
import { bothChanged } from '../bothChanged.ts'

export interface AwayNews {
  readonly received: readonly { readonly delegation: DelegationId | null; readonly changes: number }[]
  /** By field, the newest first: a value that does not stand, or a text that both wrote in and that holds what both wrote. */
  readonly both: readonly (readonly NamedEvent[])[]
}

/** `events`: newest first, of everything since. */
export const awayNews = (events: readonly NamedEvent[], reader: AccountId): AwayNews => {
  const theirs = events.filter(({ author }) => author !== reader)
  const fields = Map.groupBy(
    events.filter(({ field }) => field !== null),
    ({ document, subject, field }) => `${document} ${subjectKey(subject)} ${field}`,
  )
  return {
    received: [...Map.groupBy(theirs, ({ delegation }) => delegation)]
      .map(([delegation, all]) => ({ delegation, changes: all.length }))
      .sort((a, b) => b.changes - a.changes),
    both: [...fields.values()].flatMap((all) => {
      const mine = all.filter(({ author }) => author === reader)
      const other = all.filter(({ author }) => author !== reader)
      const told = all.filter((event) => bothChanged(event) && isAbout(event, reader))
      if (told.length > 0) return [told]
      // Letters of both stand in the text; one says whose came in between.
      return mine.some(({ change }) => change.type === 'text') && other.some(({ change }) => change.type === 'text') ? [other] : []
    }),
  }
}

/** I wrote it, or mine stands instead of it. */
const isAbout = ({ author, change }: NamedEvent, reader: AccountId): boolean =>
  author === reader || (change.type === 'superseded' && change.winner === reader)
