// What has been accepted and waits for the log: consecutive updates of one connection become one draft, in the order of arrival,
// so that no entry leans on a later one.
import type { Draft } from '../log/log.ts'
import type { Member } from './member.ts'

export interface Arrival {
  readonly from: Member
  readonly kind: 'live' | 'sync'
  /** The whole WebSocket frame; `update` is a view into it. */
  readonly frame: Uint8Array
  readonly update: Uint8Array
  /** client, from, to */
  readonly inserts: readonly number[]
}

export const draftsOf = (arrivals: readonly Arrival[]): readonly Draft[] => {
  const drafts: (Draft & { readonly updates: Uint8Array[] })[] = []
  let last: Arrival | null = null
  for (const arrival of arrivals) {
    const { from, kind, update } = arrival
    if (last?.from === from && last.kind === kind) drafts.at(-1)?.updates.push(update)
    else drafts.push({ updates: [update], kind, author: from.who.account, delegation: from.who.delegation, source: null })
    last = arrival
  }
  return drafts
}
