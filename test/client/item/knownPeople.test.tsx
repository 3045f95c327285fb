import { cleanup, render, screen } from '@solidjs/testing-library'
import { For } from 'solid-js'
import { beforeEach, expect, test, vi } from 'vitest'
import { createKnownMembers } from '../../../client/base/groupFacts.ts'
import { accountId, createServer, GROUP, GROUP_INFO, inside, json, me, noServer, type TestServer } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
const show = (server: TestServer) =>
  render(() =>
    inside(server, () => {
      const members = createKnownMembers()
      return <For each={members.value()}>{({ name, email }) => <p>{`${name} ${email ?? 'without address'}`}</p>}</For>
    }),
  )
const MEMBERS = `GET /api/groups/${GROUP}/members`
const INFO = `GET /api/groups/${GROUP}`

test('people have their names after a reload without a server; their addresses were never on the device', async () => {
  const ana = { account: accountId('ana'), name: 'Ana', email: 'ana@example.org', role: 'head', delegation: null, agency: null }
  const server = createServer({ 'GET /api/session': json({ me: me('head') }), [INFO]: json(GROUP_INFO), [MEMBERS]: json([ana]) })
  show(server)
  await screen.findByText('Ana ana@example.org')
  expect(JSON.stringify({ ...localStorage })).not.toContain('ana@example.org')
  cleanup()
  server.answers[MEMBERS] = noServer
  show(server)
  await vi.waitFor(() => expect(screen.getByText('Ana without address')).toBeTruthy())
})
