// Whether a document can be shown, and what keeps it from being shown: derived from its link and its save status.
import type { LinkState, LiveDocument } from '../live/types.ts'

type EndReason = Extract<LinkState, { type: 'ended' }>['why']

export type ScreenState =
  | { readonly type: 'opened' }
  | { readonly type: 'loading' }
  /** This device holds nothing of it, and there is no connection. */
  | { readonly type: 'offline' }
  | { readonly type: 'notThere' }
  | { readonly type: 'notYours' }
  /** The server cannot read its log. */
  | { readonly type: 'damaged' }
  /** The server was restored from a backup that does not hold it. */
  | { readonly type: 'lost' }
  | { readonly type: 'ended'; readonly why: Exclude<EndReason, 'signIn' | 'notFound' | 'notAMember' | 'lostByServer'> }

export const documentState = (live: Pick<LiveDocument, 'ready' | 'link' | 'saveStatus'>): ScreenState => {
  const link = live.link()
  const ended = link.type === 'ended' ? link.why : null
  if (ended === 'notFound') return { type: 'notThere' }
  if (ended === 'notAMember') return { type: 'notYours' }
  if (ended === 'lostByServer') return { type: 'lost' }
  if (live.ready()) return { type: 'opened' }
  // Behind the lock nothing is shown in any case.
  if (ended) return ended === 'signIn' ? { type: 'loading' } : { type: 'ended', why: ended }
  const status = live.saveStatus().type
  if (status === 'damaged') return { type: 'damaged' }
  if (status === 'loading' || link.type === 'live' || link.type === 'handshaking') return { type: 'loading' }
  // The server is being asked why it did not let the line in.
  if (status === 'reconnecting' && link.type === 'offline' && link.retryAt === null) return { type: 'loading' }
  return { type: 'offline' }
}
