// The life of a room. A room is never revived: a member who comes while one ends waits, and loads anew. Pure.
import { assertNever } from '../../shared/result.ts'

export type RoomState =
  | { readonly type: 'loading' }
  | { readonly type: 'open' }
  | { readonly type: 'idle'; readonly since: number }
  /** Ends in peace: what is in flight is written, perhaps folded. */
  | { readonly type: 'draining' }
  /** Memory and log may differ: everybody is sent away, and the next room is built from the log. */
  | { readonly type: 'failed' }
  | { readonly type: 'closed' }

export type RoomEvent =
  | { readonly type: 'loaded'; readonly connections: number; readonly now: number }
  | { readonly type: 'joined' }
  | { readonly type: 'lastLeft'; readonly now: number }
  | { readonly type: 'drain' }
  | { readonly type: 'failed' }
  /** Nothing of this room is in flight any more. */
  | { readonly type: 'allWritten' }

export const nextRoomState = (state: RoomState, event: RoomEvent): RoomState => {
  switch (event.type) {
    case 'loaded':
      if (state.type !== 'loading') return state
      return event.connections > 0 ? { type: 'open' } : { type: 'idle', since: event.now }
    case 'joined':
      return state.type === 'idle' ? { type: 'open' } : state
    case 'lastLeft':
      return state.type === 'open' ? { type: 'idle', since: event.now } : state
    case 'drain':
      return state.type === 'open' || state.type === 'idle' || state.type === 'loading' ? { type: 'draining' } : state
    case 'failed':
      return state.type === 'closed' ? state : { type: 'failed' }
    case 'allWritten':
      return state.type === 'draining' || state.type === 'failed' ? { type: 'closed' } : state
    default:
      return assertNever(event)
  }
}

/** May somebody join this very room? */
export const admits = (state: RoomState): boolean => state.type === 'loading' || state.type === 'open' || state.type === 'idle'
