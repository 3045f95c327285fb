// Whose address an account has: only a link that went by mail, or a provider, confirms it. Somebody who was shown a link, or who typed
// another's address, must not wait in an account for its real owner to be signed in to it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '../../harness/mailServer.ts'
import { eventually } from '../relay/sockets.ts'
import { GROUP, PASSWORD, signedIn, type Visitor, visit } from '../testWorld.ts'
import { browserOf, openProviderWorld, type ProviderWorld, throughProvider } from './providerWorld.ts'

const AT = `/api/groups/${GROUP}`
const MINISTER = { sub: 'minister', email: 'minister@example.org', email_verified: true, name: 'Despacho' }
const STRANGER = '/provider?why=provider-stranger'

let world: ProviderWorld
let smtp: MailServer | null = null
let chair: Visitor
const open = async (env: Record<string, string> = {}) => {
  world = await openProviderWorld({ env })
  await world.addPerson('chair@example.org', 'chair')
  chair = await signedIn(world, 'chair@example.org')
}
const openWithMail = async () => {
  smtp = await startMailServer()
  await open({ SMTP_URL: smtp.url, MAIL_FROM: 'Ruta <ruta@example.org>' })
}
afterEach(async () => {
  await world.close()
  await smtp?.close()
  smtp = null
})

const tokenIn = (text: string | undefined) => /\/(?:invitation|email)#(\S+)/.exec(text ?? '')?.[1] ?? ''
/** Of the link in a mail to this address. */
const mailedToken = async (to: string) => {
  const token = () => tokenIn(smtp?.received.find((mail) => mail.to === to && tokenIn(mail.text) !== '')?.text)
  await eventually(() => token() !== '', `a link mailed to ${to}`)
  return token()
}
const isConfirmed = async (email: string) =>
  (await world.server.deps.db.selectFrom('account').select('email_confirmed').where('email', '=', email).executeTakeFirstOrThrow())
    .email_confirmed === 1
const invite = async (): Promise<string> => {
  const person = { name: 'Despacho', email: MINISTER.email, role: 'observer', delegation: null, agency: null }
  return tokenIn((await chair.ask('POST', `${AT}/invitations`, person)).body.link)
}
const accept = (token: string) => visit(world).ask('POST', '/api/invitations/acceptance', { token, password: PASSWORD })
/** A member asks for the address of somebody else. */
const askFor = async (email: string) => {
  const account = await world.addPerson('ana@example.org', 'observer')
  const ana = await signedIn(world, 'ana@example.org')
  expect((await ana.ask('PUT', '/api/me/email', { email, password: PASSWORD })).status).toBe(200)
  return account
}
const opened = (token: string) => visit(world).ask('POST', '/api/email-changes', { token })

describe('[A68] without a mail server', () => {
  beforeEach(() => open())

  test('a changed address whose link was shown to the chair is not confirmed: its owner at the provider is led into nobody’s account', async () => {
    const account = await askFor(MINISTER.email)
    const { body } = await chair.ask('POST', `${AT}/members/${account}/email-links`)
    expect((await opened(tokenIn(body.link))).status).toBe(204)
    expect(await isConfirmed(MINISTER.email)).toBe(false)
    expect(await throughProvider(world, browserOf(world), MINISTER)).toBe(STRANGER)
  })

  test('an account that somebody made by the link of an invitation for another’s address is not linked to that other person', async () => {
    expect((await accept(await invite())).status).toBe(201)
    expect(await isConfirmed(MINISTER.email)).toBe(false)
    expect(await throughProvider(world, browserOf(world), MINISTER)).toBe(STRANGER)
  })

  test('an invitation that is opened through a provider confirms the address only if the provider has verified that one', async () => {
    const invitation = await invite()
    expect(await throughProvider(world, browserOf(world), { sub: 'other' }, { invitation })).toBe('/')
    expect(await isConfirmed(MINISTER.email)).toBe(false)
    expect(await throughProvider(world, browserOf(world), MINISTER)).toBe(STRANGER)
  })

  test('an invitation that is opened through a provider that has verified its address confirms it', async () => {
    expect(await throughProvider(world, browserOf(world), MINISTER, { invitation: await invite() })).toBe('/')
    expect(await isConfirmed(MINISTER.email)).toBe(true)
  })
})

describe('[A68] with a mail server', () => {
  beforeEach(openWithMail)

  test('the link in the mail of an invitation confirms the address, and the one that its inviter is shown does not; either is used once for both', async () => {
    const shown = await invite()
    const mailed = await mailedToken(MINISTER.email)
    expect(mailed).not.toBe(shown)
    expect((await accept(mailed)).status).toBe(201)
    expect(await isConfirmed(MINISTER.email)).toBe(true)
    expect((await accept(shown)).status).toBe(410)
    expect(await throughProvider(world, browserOf(world), MINISTER)).toBe('/')
  })

  test('the link that the inviter is shown opens the invitation without confirming anything, and uses up the mailed one', async () => {
    expect((await accept(await invite())).status).toBe(201)
    expect((await accept(await mailedToken(MINISTER.email))).status).toBe(410)
    expect(await isConfirmed(MINISTER.email)).toBe(false)
    expect(await throughProvider(world, browserOf(world), MINISTER)).toBe(STRANGER)
  })

  test('a changed address whose link was mailed is confirmed; a link that the chair makes afterwards replaces it and confirms nothing', async () => {
    const account = await askFor(MINISTER.email)
    const mailed = await mailedToken(MINISTER.email)
    const { body } = await chair.ask('POST', `${AT}/members/${account}/email-links`)
    expect((await opened(mailed)).status).toBe(410)
    expect((await opened(tokenIn(body.link))).status).toBe(204)
    expect(await isConfirmed(MINISTER.email)).toBe(false)
    const ana = await signedIn(world, MINISTER.email)
    await ana.ask('PUT', '/api/me/email', { email: 'ana@example.org', password: PASSWORD })
    expect((await opened(await mailedToken('ana@example.org'))).status).toBe(204)
    expect(await isConfirmed('ana@example.org')).toBe(true)
  })
})
