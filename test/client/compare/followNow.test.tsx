import { createRoot } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ComparisonContext } from '../../../client/compare/ComparisonProvider.tsx'
import { NOT_COMPARING, NOW } from '../../../client/compare/comparing.ts'
import { followNow } from '../../../client/compare/followNow.ts'
import { createWorld, type World } from '../roadmap/world.tsx'

let world: World
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  world = createWorld()
})
afterEach(() => {
  vi.useRealTimers()
  world.dispose()
})

const follow = (to: 'now' | 'start') => {
  const refresh = vi.fn(async () => undefined)
  const comparison: Pick<ComparisonContext, 'comparing' | 'refresh'> = {
    comparing: () => ({ ...NOT_COMPARING, from: { type: 'start' }, to: to === 'now' ? NOW : { type: to } }),
    refresh,
  }
  const dispose = createRoot((done) => {
    followNow(world.live, comparison)
    return done
  })
  return { refresh, dispose }
}

test('[R5] a comparison with now is asked again when the plan rests, and at the latest after ten seconds of edits without a pause', async () => {
  const { refresh, dispose } = follow('now')
  await vi.advanceTimersByTimeAsync(0)
  world.item({ title: { en: 'One' } })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refresh).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(300)
  expect(refresh).toHaveBeenCalledTimes(1)
  for (let edit = 0; edit < 24; edit++) {
    world.item({ title: { en: 'More' } })
    await vi.advanceTimersByTimeAsync(500)
  }
  expect(refresh).toHaveBeenCalledTimes(2)
  dispose()
})

test('no edit makes a past moment be asked again', async () => {
  const { refresh, dispose } = follow('start')
  await vi.advanceTimersByTimeAsync(0)
  world.item({ title: { en: 'One' } })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(refresh).not.toHaveBeenCalled()
  dispose()
})
