import { expect, test } from 'vitest'
import { createProgress } from '../../../server/cli/progress.ts'

const paper = (isTTY: boolean) => {
  const written: string[] = []
  return { isTTY, write: (text: string) => written.push(text), read: () => written.join('') }
}

test('where lines are kept, a long step says when it begins, each quarter, and how long it took', async () => {
  const out = paper(false)
  let now = 0
  const { step } = createProgress(out, () => now)
  await step('Opening', async (at) => {
    for (const part of [0.1, 0.3, 0.31, 0.8, 1]) at(part)
    now = 3_200
  })
  expect(out.read().split('\n')).toEqual(['Opening …', 'Opening: 25 %', 'Opening: 75 %', 'Opening: done (3 s)', ''])
})

test('on a terminal the line is written over, for all steps that run beside each other, and nothing of it stays', async () => {
  const out = paper(true)
  const { step } = createProgress(out, () => 0)
  const opened = Promise.withResolvers<void>()
  const built = Promise.withResolvers<void>()
  const opening = step('Opening', async (at) => {
    at(0.5)
    await opened.promise
  })
  const building = step('Building', () => built.promise)
  opened.resolve()
  await opening
  expect(out.read()).toContain('Opening: done (0 s)\n\r\u001b[KBuilding … 0 s')
  built.resolve()
  await building
  expect(out.read().endsWith('\r\u001b[K')).toBe(true)
})

test('a step that fails says nothing of being done, and its error is the caller’s', async () => {
  const out = paper(false)
  await expect(createProgress(out).step('Building', () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk')
  expect(out.read()).toBe('Building …\n')
})
