import { afterEach, expect, test } from 'vitest'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { LiveClock } from '../../../client/live/ports.ts'
import { createLivePresence, type LivePresence } from '../../../client/live/presence.ts'

const still: LiveClock = { now: () => 0, after: () => () => {}, soon: () => {} }
const open: LivePresence[] = []
const join = (send: (update: Uint8Array) => void = () => {}, changed = () => {}) => {
  const presence = createLivePresence({ doc: new Y.Doc(), clock: still, send, changed })
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

test('presence is emitted when somebody comes, goes or edits something else, never for a caret that moves', () => {
  let told = 0
  const here = join(
    () => {},
    () => told++,
  )
  const other = new awarenessProtocol.Awareness(new Y.Doc())
  const say = (state: object | null) => {
    other.setLocalState(state)
    here.receive(awarenessProtocol.encodeAwarenessUpdate(other, [other.clientID]))
  }
  const user = { name: 'Delegate', account: null, delegation: 'mx' }
  say({ user, editing: 'page:body.es' })
  expect(told).toBe(1)
  const [seen] = here.peers()
  expect(seen).toMatchObject({ name: 'Delegate', editing: 'page:body.es' })
  say({ user, editing: 'page:body.es', cursor: { anchor: 1, head: 1 } })
  here.awareness.setLocalStateField('cursor', { anchor: 2, head: 2 })
  expect(told).toBe(1)
  expect(here.peers()[0]).toBe(seen)
  say({ user, editing: 'page:body.en' })
  expect(told).toBe(2)
  say(null)
  expect(told).toBe(3)
  expect(here.peers()).toEqual([])
  other.destroy()
})
