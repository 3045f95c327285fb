// The reminder to keep the heads, and the fingerprint that a device compares by itself.
import { cleanup, render, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../../client/base/messages/catalogue.ts'
import { ClosingNotice } from '../../../../client/history/trust/ClosingFingerprints.tsx'
import { KeepHeads } from '../../../../client/history/trust/KeepHeads.tsx'
import type { Role } from '../../../../shared/people.ts'
import { createServer, GROUP, GROUP_INFO, inside, json, me } from '../../ui/server.tsx'

const en = CATALOGUE.en.trust

const closing = (seq: number) => [
  { id: 'mark1', meeting: 'm1', number: 2, at: 1_000, heads: [{ document: `roadmap:${GROUP}`, seq, hash: 'ab'.repeat(32) }] },
]
const serverOf = (role: Role, seq: number) =>
  createServer({
    'GET /api/session': json({ me: me(role) }),
    [`GET /api/groups/${GROUP}`]: json(GROUP_INFO),
    [`GET /api/groups/${GROUP}/closings`]: json(closing(seq)),
    [`GET /api/groups/${GROUP}/heads`]: json({ group: GROUP, heads: [], keys: [] }),
  })
afterEach(() => {
  cleanup()
  localStorage.clear()
})

describe('[T19] after a closing', () => {
  test('a head of delegation is reminded to keep the heads, until that is dismissed; nobody else is', async () => {
    render(() => inside(serverOf('head', 7), () => <KeepHeads />))
    await waitFor(() => expect(screen.getByText(en.closings.keepWhy(2))).toBeTruthy())
    screen.getByText(en.closings.notNow).click()
    await waitFor(() => expect(screen.queryByText(en.closings.keepWhy(2))).toBeNull())
    cleanup()
    render(() => inside(serverOf('head', 7), () => <KeepHeads />))
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(screen.queryByText(en.closings.keepWhy(2))).toBeNull()
    cleanup()
    localStorage.clear()
    render(() => inside(serverOf('delegate', 7), () => <KeepHeads />))
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(screen.queryByText(en.closings.keepWhy(2))).toBeNull()
  })
})

describe('[T18] the device compares by itself', () => {
  test('says when the server shows another fingerprint of a closing than the one that it saw first, and only then', async () => {
    render(() => inside(serverOf('delegate', 7), () => <ClosingNotice />))
    await waitFor(() => expect(localStorage.getItem(`ruta/closings/${GROUP}`)).toContain('mark1'))
    expect(screen.queryByRole('alert')).toBeNull()
    cleanup()
    render(() => inside(serverOf('delegate', 8), () => <ClosingNotice />))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('a fingerprint different'))
  })
})
