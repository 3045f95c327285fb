// How a connection's own edits stand: whether its acks may flow. Pure (SPEC W4).
import { assertNever } from '../../shared/result.ts'

export type Standing =
  /** `asked`: a step 1 is out and its step 2 not here yet; a gap until then is no surprise and asks nothing more. */
  | { readonly type: 'clear'; readonly asked: boolean }
  /** An update was dropped for a gap: no acks until a later step 2 is in, for that one holds what was dropped. */
  | { readonly type: 'held'; readonly asked: boolean; readonly fruitless: number }
  /** For good: the client was told `denied`; nothing of it is judged or acknowledged any more. */
  | { readonly type: 'refused' }

export type StandingEvent =
  | { readonly type: 'asked' }
  | { readonly type: 'gap'; readonly inStep2: boolean }
  /** Accepted, or holding nothing new. */
  | { readonly type: 'step2' }
  | { readonly type: 'refused' }

export const nextStanding = (standing: Standing, event: StandingEvent): Standing => {
  if (standing.type === 'refused') return standing
  switch (event.type) {
    case 'asked':
      return { ...standing, asked: true }
    case 'gap': {
      const before = standing.type === 'held' ? standing.fruitless : 0
      return { type: 'held', asked: standing.asked && !event.inStep2, fruitless: before + (event.inStep2 ? 1 : 0) }
    }
    case 'step2':
      return { type: 'clear', asked: false }
    case 'refused':
      return { type: 'refused' }
    default:
      return assertNever(event)
  }
}

export const mayAck = (standing: Standing): boolean => standing.type === 'clear'
/** After a gap: must step 1 be sent? */
export const mustAsk = (standing: Standing): boolean => standing.type === 'held' && !standing.asked
