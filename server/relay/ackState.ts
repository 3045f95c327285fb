// Whether a connection's acks may flow. Pure (SPEC W4).
import { assertNever } from '../../shared/result.ts'

export type AckState =
  /** `asked`: a step 1 is out and its step 2 not here yet; a gap until then is no surprise and asks nothing more. */
  | { readonly type: 'clear'; readonly asked: boolean }
  /** An update was dropped for a gap: no acks until a later step 2 is in, for that one holds what was dropped. */
  | { readonly type: 'held'; readonly asked: boolean; readonly fruitless: number }
  /** For good: the client was sent `denied`; nothing of it is validated or acknowledged any more. */
  | { readonly type: 'refused' }

export type AckEvent =
  | { readonly type: 'asked' }
  | { readonly type: 'gap'; readonly inStep2: boolean }
  /** Accepted, or holding nothing new. */
  | { readonly type: 'step2' }
  | { readonly type: 'refused' }

export const nextAckState = (acks: AckState, event: AckEvent): AckState => {
  if (acks.type === 'refused') return acks
  switch (event.type) {
    case 'asked':
      return { ...acks, asked: true }
    case 'gap': {
      const before = acks.type === 'held' ? acks.fruitless : 0
      return { type: 'held', asked: acks.asked && !event.inStep2, fruitless: before + (event.inStep2 ? 1 : 0) }
    }
    case 'step2':
      return { type: 'clear', asked: false }
    case 'refused':
      return { type: 'refused' }
    default:
      return assertNever(event)
  }
}

export const mayAck = (acks: AckState): boolean => acks.type === 'clear'
/** After a gap: must step 1 be sent? */
export const mustAsk = (acks: AckState): boolean => acks.type === 'held' && !acks.asked
