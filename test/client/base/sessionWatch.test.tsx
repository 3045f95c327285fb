import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ApiAnswer } from '../../../client/base/api.ts'
import { createSessionWatch } from '../../../client/base/sessionWatch.ts'
import type { Me } from '../../../shared/api/session.ts'
import { instant, parseAccountId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const MINUTE = 60_000
const SERVER_AHEAD = 5 * MINUTE

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000_000_000 }))
afterEach(() => void vi.useRealTimers())

/** A server whose session idles out after 30 minutes without an act, and whose clock is five minutes ahead of ours. */
const begin = () => {
  const now = () => Date.now() + SERVER_AHEAD
  const absolute = now() + 12 * 60 * MINUTE
  let used = now()
  const state = { polls: 0, presences: 0, ended: 0, down: false }
  const me = (): Me => ({
    account: { id: must(parseAccountId('ana'), 'id'), name: 'Ana', email: 'ana@example.org' },
    language: 'es',
    memberships: [],
    session: { idleEndsAt: instant(used + 30 * MINUTE), endsAt: instant(absolute), now: instant(now()) },
  })
  const over = () => now() >= used + 30 * MINUTE || now() >= absolute
  const ask = async <T,>(value: () => T): Promise<ApiAnswer<T>> => {
    if (state.down) return { ok: false, why: 'offline' }
    if (over()) return { ok: false, why: 'refused', status: 401, refusal: 'sign-in-needed', message: '', retryAfter: null }
    return { ok: true, value: value() }
  }
  const watch = createSessionWatch({
    me: () => {
      state.polls += 1
      return ask(me)
    },
    presence: () => {
      state.presences += 1
      return ask(() => {
        used = now()
      })
    },
    ended: () => {
      state.ended += 1
    },
    now: Date.now,
  })
  watch.seen(me())
  const edit = () => {
    used = now()
  }
  return { watch, state, edit }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const press = () => window.dispatchEvent(new Event('keydown'))

describe('the watch over the session', () => {
  test('[A2] warns one minute before the end, and locks at it', async () => {
    const { watch, state } = begin()
    await pass(28 * MINUTE)
    expect(watch.endsSoon()).toBeNull()
    await pass(MINUTE + 1_000)
    expect(watch.endsSoon()).toBe(1_000_000_000_000 + 30 * MINUTE)
    expect(state.ended).toBe(0)
    await pass(MINUTE)
    expect(state.ended).toBe(1)
    watch.stop()
  })

  test('[A2] timers and polls are no acts: only a person says that they are here, at most once a minute', async () => {
    const { watch, state } = begin()
    await pass(20 * MINUTE)
    expect(state.polls).toBeGreaterThan(0)
    expect(state.presences).toBe(0)
    for (let i = 0; i < 50; i++) press()
    expect(state.presences).toBe(1)
    await pass(MINUTE)
    press()
    expect(state.presences).toBe(2)
    watch.stop()
  })

  test('an edit that the server counted takes the warning back before it is shown', async () => {
    const { watch, edit } = begin()
    await pass(28 * MINUTE)
    edit()
    await pass(2 * MINUTE)
    expect(watch.endsSoon()).toBeNull()
    watch.stop()
  })

  test('"I am still here" after the warning renews the session', async () => {
    const { watch, state } = begin()
    await pass(29 * MINUTE + 1_000)
    expect(watch.endsSoon()).not.toBeNull()
    watch.stay()
    await pass(1_000)
    expect(watch.endsSoon()).toBeNull()
    await pass(5 * MINUTE)
    expect(state.ended).toBe(0)
    watch.stop()
  })

  test('without a server nothing is locked: working offline goes on', async () => {
    const { watch, state } = begin()
    state.down = true
    await pass(3 * 60 * MINUTE)
    expect(state.ended).toBe(0)
    watch.stop()
  })
})
