// Others' edits wait for an input method, and not for long.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createIncoming } from '../../../client/live/incoming.ts'

const setUp = () => {
  const others = new Y.Doc()
  const doc = new Y.Doc()
  const tasks: (() => void)[] = []
  const waits: number[] = []
  const clock = {
    now: () => 0,
    after: (ms: number, task: () => void) => {
      waits.push(ms)
      tasks.push(task)
      return () => void tasks.splice(tasks.indexOf(task), 1)
    },
    soon: (task: () => void) => task(),
  }
  const incoming = createIncoming({ doc, clock, readCarets: () => {} })
  others.on('update', (update) => incoming.add(update))
  const write = (letter: string) => others.getText('title').insert(others.getText('title').length, letter)
  return {
    incoming,
    waits,
    write,
    shown: () => doc.getText('title').toString(),
    passTime: () => tasks.splice(0).forEach((task) => void task()),
  }
}

test('an update goes in at once when nobody composes', () => {
  const { write, shown } = setUp()
  write('a')
  expect(shown()).toBe('a')
})
test('updates wait until every editor has let go, and then all are there', () => {
  const { incoming, write, shown } = setUp()
  const [one, other] = [incoming.hold(), incoming.hold()]
  write('a')
  write('b')
  one()
  one()
  expect(shown()).toBe('')
  other()
  expect(shown()).toBe('ab')
  write('c')
  expect(shown()).toBe('abc')
})
test('the end of the first round, and time, let them in as well', () => {
  const { incoming, write, shown, passTime } = setUp()
  const release = incoming.hold()
  write('a')
  incoming.flush()
  expect(shown()).toBe('a')
  write('b')
  passTime()
  expect(shown()).toBe('ab')
  release()
  expect(shown()).toBe('ab')
})

test('[V63] a holder says for how long at most: a bar is dragged for longer than words are composed', () => {
  const { incoming, waits } = setUp()
  incoming.hold()
  incoming.hold(60_000)
  expect(waits).toEqual([4_000, 60_000])
})
