// The audit as a file, for whose download the server may ask who it is.
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import { address } from '../../../client/base/address.ts'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { AuditFiles } from '../../../client/installation/AuditFiles.tsx'
import { createServer, GROUP_INFO, inside, json, me, noServer, refusal } from '../ui/server.tsx'

const en = CATALOGUE.en
const CSV = 'GET /api/administration/audit/export?format=csv'
const show = (answer: Parameters<typeof createServer>[0][string]) => {
  const server = createServer({
    'GET /api/session': json({ me: me('chair') }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/me/second-factor': json({ authenticator: null, passkeys: [], recoveryCodes: null }),
    'PUT /api/session/proof': json(null),
    [CSV]: answer,
  })
  render(() => inside(server, () => <AuditFiles address={(format) => address('/api/administration/audit/export', { format })} />))
  return server
}
/** What the browser was told to save. */
const downloads = () => {
  const saved: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
  return saved
}
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

test('[A45] the audit is downloaded once the person has proved who they are, by itself; cancelled, nothing is downloaded', async () => {
  const saved = downloads()
  const server = show(refusal({ refusal: 'proof-needed', message: 'First confirm that it is you.' }, 403))
  const button = await screen.findByRole('button', { name: en.audit.csv })
  fireEvent.click(button)
  fireEvent.click(await screen.findByRole('button', { name: en.common.cancel }))
  await expect.poll(() => button.getAttribute('aria-disabled')).toBeNull()
  expect(saved).toEqual([])
  fireEvent.click(button)
  fireEvent.input(await screen.findByLabelText(en.frame.me.currentPassword), { target: { value: 'vela lenta sobre el agua' } })
  server.answers[CSV] = async () =>
    new Response('a;b', { headers: { 'Content-Disposition': 'attachment; filename="audit-installation.csv"' } })
  fireEvent.click(screen.getByRole('button', { name: en.secondFactor.proofGo }))
  await expect.poll(() => saved).toEqual(['audit-installation.csv'])
})

test('without a server, and where the server refuses, the reason is said and the button works again', async () => {
  const server = show(noServer)
  const button = await screen.findByRole('button', { name: en.audit.csv })
  fireEvent.click(button)
  expect((await screen.findByRole('alert')).textContent).toContain(en.common.needsConnection)
  server.answers[CSV] = refusal({ refusal: 'forbidden', message: 'Not yours.' }, 403)
  fireEvent.click(button)
  await expect.poll(() => screen.getByRole('alert').textContent).toContain('Not yours.')
})
