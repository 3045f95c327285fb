// A printed address of the demo: it signs in by itself and opens what it names, within the group alone.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { render } from '@solidjs/testing-library'
import { beforeEach, expect, test, vi } from 'vitest'
import { DemoEntry } from '../../../client/access/DemoEntry.tsx'
import { createServer, json, me, outside } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
test.each([
  ['/g/tco/road-map?item=k3', '/g/tco/road-map?item=k3'],
  ['https://evil.example/', '/'],
  ['//evil.example/g/tco', '/'],
  ['/g//evil.example', '/'],
  ['/me', '/'],
  ['', '/'],
])('[F4] signed in, an address to "%s" opens %s', async (to, opened) => {
  const server = createServer({ 'POST /api/demo/session': json(me('head')) })
  const history = createMemoryHistory()
  history.set({ value: `/enter?to=${encodeURIComponent(to)}#token` })
  const at: string[] = []
  history.listen((value) => at.push(value))
  render(() =>
    outside(server, () => (
      <MemoryRouter history={history}>
        <Route path="/enter" component={() => <DemoEntry language={null} />} />
        <Route path="*" component={() => null} />
      </MemoryRouter>
    )),
  )
  await vi.waitFor(() => expect(server.asked.some(({ what }) => what === 'POST /api/demo/session')).toBe(true))
  server.answers['GET /api/session'] = json({ me: me('head') })
  await vi.waitFor(() => expect(at.at(-1)).toBe(opened))
})
