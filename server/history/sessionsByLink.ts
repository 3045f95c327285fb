// Sessions of a group that sign-in links opened, with the names of who requested them and consented: for rows and acts beside the logs.
import { type LinkSpan, linkSpansOf } from '../../shared/acts/linkSpans.ts'
import type { ByLink } from '../../shared/history/then.ts'
import type { AccountId, GroupId, Instant } from '../../shared/ids.ts'
import type { Acts } from '../acts/readActs.ts'
import type { Store } from '../db/rowStore.ts'
import { DamagedLogError } from '../log/log.ts'
import { byLinkOf } from './authorContexts.ts'

export interface SessionsByLink {
  readonly spans: readonly LinkSpan[]
  readonly words: (span: LinkSpan) => ByLink
  /** Null if the author had signed in by their own means; the first link of an account ends its other sessions. */
  readonly at: (author: AccountId, at: Instant) => ByLink | null
}

/** Of an unreadable log of acts nothing is known, as in the history. */
export const readSessionsByLink = async (db: Store, acts: Acts, group: GroupId): Promise<SessionsByLink> => {
  const spans = linkSpansOf(await knownActs(acts, group))
  const commitments = [...new Set(spans.flatMap(({ requestedBy, consentBy }) => [requestedBy?.name ?? [], consentBy?.name ?? []].flat()))]
  const rows =
    commitments.length === 0
      ? []
      : await db.selectFrom('act_word').select(['commitment', 'words']).where('commitment', 'in', commitments).execute()
  const named = new Map(rows.map((row) => [row.commitment, row.words]))
  const words = (span: LinkSpan) => byLinkOf(span, named)
  return {
    spans,
    words,
    at(author, at) {
      const span = spans.find(({ account, from, until }) => account === author && from <= at && (until === null || at < until))
      return span ? words(span) : null
    },
  }
}

const knownActs = async (acts: Acts, group: GroupId) => {
  try {
    return await acts.of(group)
  } catch (error) {
    if (error instanceof DamagedLogError) return []
    throw error
  }
}
