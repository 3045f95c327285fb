// API tokens under My account: none, made after a proof, shown once, revoked after a question, without a server; and those of a member.
import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { ApiTokens } from '../../../client/me/ApiTokens.tsx'
import { MemberTokensDialog } from '../../../client/members/MemberTokensDialog.tsx'
import { accountId, createServer, GROUP, GROUP_INFO, inside, json, me, noServer, refusal } from '../ui/server.tsx'

const en = CATALOGUE.en.tokens
const AT = `/api/groups/${GROUP}/tokens`
const NOW = Date.UTC(2026, 10, 3, 14)
const TOKEN = `ruta_${'0a'.repeat(32)}`
const KEPT = { id: 't1', name: 'Monthly dashboard', scopes: ['read', 'write'], createdAt: NOW, expiresAt: NOW + 86_400_000, lastUsed: null }
afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.restoreAllMocks()
})

const show = (answers: Record<string, () => Response>, what = () => <ApiTokens />) => {
  const server = createServer({
    'GET /api/session': json({ me: me('delegate') }),
    [`GET /api/groups/${GROUP}`]: json(GROUP_INFO),
    'GET /api/me/second-factor': json({ authenticator: null, passkeys: [], recoveryCodes: null }),
    ...answers,
  })
  render(() => (
    <MemoryRouter>
      <Route path="*" component={() => inside(server, what)} />
    </MemoryRouter>
  ))
  return server
}
const dialog = (name: string) => screen.findByRole('dialog', { name })

test('[AP1] [AP9] a token is made with what it may do, after a proof of identity, and shown once', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  let isProven = false
  const kept: object[] = []
  const server = show({
    [`GET ${AT}`]: () => json(kept)(),
    'PUT /api/session/proof': () => {
      isProven = true
      return new Response(null, { status: 204 })
    },
    [`POST ${AT}`]: () => {
      if (!isProven) return refusal({ refusal: 'proof-needed', message: 'First confirm that it is you.' }, 403)()
      kept.push(KEPT)
      return json({ ...KEPT, token: TOKEN }, 201)()
    },
  })
  expect(await screen.findByText(en.none)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: en.make }))
  const making = within(await dialog(en.makeTitle))
  fireEvent.input(making.getByLabelText(en.name), { target: { value: 'Monthly dashboard' } })
  expect(making.getByRole('checkbox', { name: en.scopeLabels.read }).getAttribute('aria-checked')).toBe('true')
  fireEvent.click(making.getByRole('checkbox', { name: en.scopeLabels.write }))
  fireEvent.change(making.getByLabelText(en.days), { target: { value: '7' } })
  fireEvent.click(making.getByRole('button', { name: en.create }))
  const proof = within(await dialog(CATALOGUE.en.secondFactor.proofTitle))
  fireEvent.input(await proof.findByLabelText(CATALOGUE.en.frame.me.currentPassword), { target: { value: 'vela lenta' } })
  fireEvent.click(proof.getByRole('button', { name: CATALOGUE.en.secondFactor.proofGo }))
  const made = within(await dialog(en.madeTitle))
  expect(made.getByText(TOKEN)).toBeTruthy()
  const sent = server.asked.filter(({ what }) => what === `POST ${AT}`).map(({ body }) => body)
  expect(sent.at(-1)).toEqual({ name: 'Monthly dashboard', scopes: ['read', 'write'], days: 7 })
  fireEvent.click(made.getByRole('button', { name: en.copy }))
  await waitFor(() => expect(writeText).toHaveBeenCalledWith(TOKEN))
  // A browser without the clipboard (a page without HTTPS): the token is selected, and a sentence says so.
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard)
  document.execCommand = () => false
  fireEvent.click(await made.findByRole('button', { name: CATALOGUE.en.common.copied }))
  expect(await made.findByText(CATALOGUE.en.clipboard.byHand)).toBeTruthy()
  expect(getSelection()?.toString()).toBe(TOKEN)
  fireEvent.click(made.getByRole('button', { name: en.haveIt }))
  expect(await screen.findByText('Monthly dashboard')).toBeTruthy()
  expect(screen.queryByText(TOKEN)).toBeNull()
})

test('[AP1] nothing is made without a scope', async () => {
  const server = show({ [`GET ${AT}`]: json([]) })
  await screen.findByText(en.none)
  fireEvent.click(await screen.findByRole('button', { name: en.make }))
  const making = within(await dialog(en.makeTitle))
  fireEvent.click(making.getByRole('checkbox', { name: en.scopeLabels.read }))
  expect(making.getByRole<HTMLButtonElement>('button', { name: en.create }).disabled).toBe(true)
  expect(server.asked.some(({ what }) => what === `POST ${AT}`)).toBe(false)
})

test('[AP2] a token is revoked after a question, and a server that does not answer is reported', async () => {
  let isUp = false
  let kept: object[] = [KEPT]
  show({
    [`GET ${AT}`]: () => json(kept)(),
    [`DELETE ${AT}/t1`]: () => {
      if (!isUp) return noServer()
      kept = []
      return new Response(null, { status: 204 })
    },
  })
  const revoke = async () => {
    fireEvent.click(await screen.findByRole('button', { name: en.revokeNamed('Monthly dashboard') }))
    fireEvent.click(within(await dialog(en.askRevoke('Monthly dashboard'))).getByRole('button', { name: en.revoke }))
  }
  await revoke()
  expect(await screen.findByText(en.notDone)).toBeTruthy()
  isUp = true
  await revoke()
  expect(await screen.findByText(en.none)).toBeTruthy()
})

test('[AP1] without a connection the tokens cannot be shown, and none can be made', async () => {
  show({ [`GET ${AT}`]: noServer })
  expect(await screen.findByText(en.offline)).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: en.make }).disabled).toBe(true)
})

test('[AP2] chair and secretariat see the tokens of a member, and revoke one', async () => {
  const member = {
    account: accountId('luis'),
    name: 'Delegate, FGR',
    email: null,
    role: 'delegate',
    delegation: null,
    agency: null,
  } as const
  let kept: object[] = [
    { ...KEPT, account: 'luis' },
    { ...KEPT, id: 't2', name: 'Of somebody else', account: 'me' },
  ]
  const at = `/api/groups/${GROUP}/members`
  show(
    {
      [`GET ${at}/tokens`]: () => json(kept)(),
      [`DELETE ${at}/luis/tokens/t1`]: () => {
        kept = kept.slice(1)
        return new Response(null, { status: 204 })
      },
    },
    () => <MemberTokensDialog member={member} onClose={() => {}} />,
  )
  const shown = within(await dialog(en.ofMember('Delegate, FGR')))
  fireEvent.click(await shown.findByRole('button', { name: en.revokeNamed('Monthly dashboard') }))
  expect(await shown.findByText(en.none)).toBeTruthy()
  expect(shown.queryByText('Of somebody else')).toBeNull()
})
