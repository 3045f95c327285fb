import { afterEach, expect, test } from 'vitest'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { LiveClock } from '../../../client/live/ports.ts'
import { createPresence, type Presence } from '../../../client/live/presence.ts'

const still: LiveClock = { now: () => 0, after: () => () => {}, soon: () => {} }
const open: Presence[] = []
const join = (send: (update: Uint8Array) => void = () => {}) => {
  const presence = createPresence({ doc: new Y.Doc(), clock: still, send, changed: () => {} })
  open.push(presence)
  return presence
}
afterEach(() => {
  for (const presence of open.splice(0)) presence.dispose()
})

test('a person who opens a document is seen at once, also before they edit anything, and under another id', () => {
  const reader = new awarenessProtocol.Awareness(new Y.Doc())
  const arriving = join((update) => awarenessProtocol.applyAwarenessUpdate(reader, update, 'line'))
  arriving.announce()
  expect(reader.getStates().has(arriving.awareness.clientID)).toBe(true)
  arriving.rename(77)
  arriving.announce()
  expect(reader.getStates().has(77)).toBe(true)
  reader.destroy()
})
