// A text is archived and restored from its row: through its own document, which is opened for that alone.
import { cleanup, render, screen } from '@solidjs/testing-library'
import { createSignal, type JSX } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { createListArchiving, type ListArchiving, ListArchivingWork } from '../../../client/pages/ListArchiving.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import { pageId } from '../../../shared/ids.ts'
import { readPage } from '../../../shared/page/read.ts'

const TEXT = pageId('one')
let doc: Y.Doc
let refresh: () => void
const [ready, setReady] = createSignal(true)
const [canWrite, setCanWrite] = createSignal(true)
const [told, setTold] = createSignal(false)
vi.mock('../../../client/base/group.tsx', () => ({
  useGroup: () => () => ({ documents: [{ id: TEXT, archived: told() }] }),
  useRefreshGroup: () => () => refresh(),
}))
vi.mock('../../../client/live/LiveDocument.tsx', () => ({
  LiveDocumentProvider: (props: { children: JSX.Element }) => props.children,
  useLive: () => ({ doc, ready, canWrite, waiting: () => 0 }),
}))

let archiving: ListArchiving
function List() {
  archiving = createListArchiving()
  return <ListArchivingWork of={archiving} />
}
beforeEach(() => {
  vi.useFakeTimers()
  doc = new Y.Doc()
  refresh = vi.fn()
  setReady(true)
  setCanWrite(true)
  setTold(false)
  render(() => (
    <I18nProvider initial="en">
      <Toasts label="Notices" close="Close">
        <List />
      </Toasts>
    </I18nProvider>
  ))
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})
const isArchived = () => readPage(doc).archived

test('[C44] the state that was asked for is shown at once, is written into the text, and is held until the server has the same', () => {
  archiving.put(TEXT, true)
  expect([archiving.isArchived(TEXT, false), isArchived()]).toEqual([true, true])
  vi.advanceTimersByTime(1_000)
  expect(refresh).toHaveBeenCalled()
  setTold(true)
  expect(archiving.asked().size).toBe(0)
  archiving.put(TEXT, false)
  expect([archiving.isArchived(TEXT, true), isArchived()]).toEqual([false, false])
})

test('[C44] a text that this device does not hold waits for the server, and for eight seconds only', () => {
  setReady(false)
  archiving.put(TEXT, true)
  expect(isArchived()).toBe(false)
  vi.advanceTimersByTime(8_000)
  expect(archiving.isArchived(TEXT, false)).toBe(false)
  expect(screen.getByText('This needs a connection')).toBeTruthy()
  setReady(true)
  expect(isArchived()).toBe(false)
})

test('[C44] a person who may no longer write changes nothing', () => {
  setCanWrite(false)
  archiving.put(TEXT, true)
  expect([archiving.isArchived(TEXT, false), isArchived()]).toEqual([false, false])
})
