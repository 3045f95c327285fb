// The life of a connection: what it may be sent. Pure.
import { assertNever } from '../../shared/result.ts'
import type { Pressure } from './pressure.ts'

export type ConnectionState =
  /** The room is not loaded yet: whatever it sends is queued. */
  | { readonly type: 'waiting' }
  /** Knows who is here, but has not asked for the document: an update would reach it before what it builds on. */
  | { readonly type: 'handshaking' }
  | { readonly type: 'live' }
  /** Too slow for presence. */
  | { readonly type: 'lagging' }
  | { readonly type: 'closed' }

export type ConnectionEvent =
  | { readonly type: 'loaded' }
  | { readonly type: 'answered' }
  | { readonly type: 'pressed'; readonly pressure: Pressure }
  | { readonly type: 'closed' }

export const nextConnectionState = (state: ConnectionState, event: ConnectionEvent): ConnectionState => {
  if (state.type === 'closed') return state
  switch (event.type) {
    case 'loaded':
      return state.type === 'waiting' ? { type: 'handshaking' } : state
    case 'answered':
      return state.type === 'handshaking' ? { type: 'live' } : state
    case 'pressed':
      return pressed(state, event.pressure)
    case 'closed':
      return { type: 'closed' }
    default:
      return assertNever(event)
  }
}

const pressed = (state: ConnectionState, pressure: Pressure): ConnectionState => {
  if (pressure === 'cut') return { type: 'closed' }
  if (state.type === 'live' && pressure === 'shed') return { type: 'lagging' }
  if (state.type === 'lagging' && pressure === 'calm') return { type: 'live' }
  return state
}
