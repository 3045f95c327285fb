// Review and moments without a connection: that it is needed is said, and never that there is nothing.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { render, screen, waitFor } from '@solidjs/testing-library'
import { beforeEach, expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { ComparisonProvider, useComparing } from '../../../client/compare/ComparisonProvider.tsx'
import { NamedMoments } from '../../../client/history/NamedMoments.tsx'
import { ReviewView } from '../../../client/review/ReviewView.tsx'
import { createServer, GROUP_INFO, inside, json, me, noServer } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
const { review, common, history } = CATALOGUE.en
const OFFLINE = { 'GET /api/groups/tco/meetings': noServer, 'GET /api/groups/tco/moments': noServer }
const ONLINE = { 'GET /api/groups/tco/meetings': json([]), 'GET /api/groups/tco/moments': json([]) }
const KNOWN = {
  'GET /api/session': json({ me: me('observer') }),
  'GET /api/groups/tco': json(GROUP_INFO),
  'GET /api/groups/tco/members': json([]),
}
const show = (Screen: typeof ReviewView) => {
  const server = createServer({ ...KNOWN, ...OFFLINE })
  render(() =>
    inside(server, () => (
      <MemoryRouter history={createMemoryHistory()}>
        <Route
          path="/"
          component={() => (
            <ComparisonProvider>
              <Screen />
            </ComparisonProvider>
          )}
        />
      </MemoryRouter>
    )),
  )
  return () => {
    Object.assign(server.answers, ONLINE)
    window.dispatchEvent(new Event('online'))
  }
}

test('[R29] the review needs a connection, and is made when it is back', async () => {
  const back = show(ReviewView)
  expect(await screen.findByText(review.failed)).toBeTruthy()
  expect(document.body.textContent).toContain(common.needsConnection)
  expect(screen.queryByText(review.nothingYet)).toBe(null)
  back()
  expect(await screen.findByText(review.nothingYet)).toBeTruthy()
})

test('[R29] named moments need one too, and are there when it is back', async () => {
  // Its list is filled by the page around it.
  const back = show(() => {
    const { loadMoments } = useComparing()
    void loadMoments()
    return <NamedMoments />
  })
  expect(await screen.findByText(common.needsConnection)).toBeTruthy()
  expect(screen.queryByText(history.moments.none)).toBe(null)
  back()
  await waitFor(() => expect(screen.queryByText(history.moments.none)).toBeTruthy())
})
