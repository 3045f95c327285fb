// Passkeys, in Chromium with its virtual authenticator: set up, signed in by, taken as second factor and as proof, copied, and removed.
import type { CDPSession, Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { PASSKEYS } from '../../client/base/messages/passkeys.ts'
import { SECOND_STEP } from '../../client/base/messages/secondStep.ts'
import { violationsOf } from './axe.ts'
import { PASSWORD } from './demoServer.ts'
import { type Person, SESSION_OVER, sees } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const OPTIONS = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const
const withAuthenticator = async ({ context, page }: Person) => {
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: OPTIONS })
  return { cdp, authenticatorId }
}
const credentialOf = async (cdp: CDPSession, authenticatorId: string) => {
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  const [credential] = credentials
  if (!credential) throw new Error('the authenticator has no passkey')
  return credential
}
const axe = async (person: Person) => {
  for (const theme of ['light', 'dark'] as const) {
    await person.page.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted
    }, theme)
    expect((await violationsOf(person.page, theme)).map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  }
}
/** For a look at them: E2E_PICTURES names a folder. */
const picture = async ({ page }: Person, name: string, what?: Locator) => {
  const folder = process.env.E2E_PICTURES
  if (!folder) return
  for (const [width, height] of [
    [1440, 900],
    [820, 1180],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    await what?.scrollIntoViewIfNeeded()
    await page.screenshot({ path: `${folder}/${name}-${width}.png` })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const add = async ({ page, text }: Person, name: string) => {
  const words = text.secondFactor.passkeys
  await page.getByRole('button', { name: words.add, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.addTitle })
  await dialog.getByLabel(words.name).fill(name)
  await dialog.getByRole('button', { name: words.create, exact: true }).click()
  return dialog
}
const haveCodes = async ({ page, text }: Person) => {
  const kept = page.getByRole('dialog', { name: text.secondFactor.codes })
  await sees(kept)
  const codes = await kept.getByRole('listitem').allInnerTexts()
  await kept.getByRole('button', { name: text.secondFactor.haveThem }).click()
  return codes
}
const signOut = async ({ page, text }: Person) => {
  await page.getByRole('button', { name: /^(Su cuenta|Your account): / }).click()
  await page.getByRole('menuitem', { name: text.frame.signOut }).click()
  await sees(page.getByRole('textbox', { name: text.access.email }))
}

test('[A41] [A42] [A43] somebody adds a passkey, signs in by it alone and as second step; unverified, replayed or copied it opens nothing', async () => {
  const us = await stage.enter('us')
  const { page, text } = us
  const words = text.secondFactor.passkeys
  const { cdp, authenticatorId } = await withAuthenticator(us)
  await us.go('/me')
  // Without its user verified the browser makes none.
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  const dialog = await add(us, 'Office laptop')
  await sees(dialog.getByRole('alert'))
  await axe(us)
  await picture(us, 'passkey-dialog-en')
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await dialog.getByRole('button', { name: words.create, exact: true }).click()
  const codes = await haveCodes(us)
  expect(codes.length).toBe(10)
  await sees(page.getByText('Office laptop'))
  await page.getByRole('button', { name: text.secondFactor.renameNamed('Office laptop') }).click()
  const naming = page.getByRole('dialog', { name: words.renameTitle })
  await naming.getByLabel(words.name).fill('Laptop of the unit')
  await page.keyboard.press('Enter')
  await sees(page.getByText('Laptop of the unit'))
  await axe(us)
  await picture(us, 'passkey-me-en', page.getByText(text.secondFactor.codes).first())

  us.expects(...SESSION_OVER)
  await signOut(us)
  const early = await credentialOf(cdp, authenticatorId)
  const enter = page.getByRole('button', { name: PASSKEYS.en.enter })
  await sees(enter)
  await axe(us)
  await picture(us, 'passkey-entry-en', enter)
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.method() === 'POST' && one.url().endsWith('/api/session')),
    enter.click(),
  ])
  await sees(page.getByRole('navigation', { name: text.frame.main }))
  await us.go('/me')
  await sees(page.getByText(text.secondFactor.ways.passkey, { exact: false }))

  // The same answer again, from the same browser.
  await signOut(us)
  const replayed = await page.evaluate(
    async (body) => (await fetch('/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status,
    request.postData() ?? '',
  )
  expect(replayed).toBe(401)

  // Not verified: the browser answers nothing.
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await enter.click()
  await sees(page.getByText(PASSKEYS.en.cancelled))
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })

  // After the password.
  await page.getByLabel(text.access.email).fill(us.email)
  await page.getByLabel(text.access.password, { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: text.access.signIn, exact: true }).click()
  const step = page.getByRole('form', { name: SECOND_STEP.en.title })
  await sees(step.getByRole('button', { name: PASSKEYS.en.use, exact: true }))
  expect(await step.getByLabel(SECOND_STEP.en.code, { exact: true }).count()).toBe(0)
  await axe(us)
  await picture(us, 'passkey-step-en', step.getByText(SECOND_STEP.en.lost))
  await step.getByRole('button', { name: PASSKEYS.en.use, exact: true }).click()
  await sees(page.getByRole('navigation', { name: text.frame.main }))

  // A copy of it as it was before it was used twice.
  await signOut(us)
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
  const copy = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: OPTIONS })
  await cdp.send('WebAuthn.addCredential', { authenticatorId: copy.authenticatorId, credential: { ...early, signCount: 0 } })
  await enter.click()
  await sees(page.getByRole('alert'))
  expect(await page.evaluate(async () => (await (await fetch('/api/session')).json()).me)).toBe(null)
})

test('[A41] in Spanish: the last one is removed after being asked again, and the password is enough again', async () => {
  const mx = await stage.enter('mx')
  const { page, text } = mx
  await withAuthenticator(mx)
  await mx.go('/me')
  await add(mx, 'Portátil de la oficina')
  await haveCodes(mx)
  await sees(page.getByText('Portátil de la oficina'))
  await picture(mx, 'passkey-me-es', page.getByText(text.secondFactor.codes).first())
  await page.getByRole('button', { name: text.secondFactor.removeNamed('Portátil de la oficina') }).click()
  const sure = page.getByRole('dialog', { name: text.secondFactor.removePasskeyTitle('Portátil de la oficina') })
  await sees(sure.getByText(text.secondFactor.removeWhy))
  await axe(mx)
  await picture(mx, 'passkey-remove-es')
  await sure.getByRole('button', { name: text.secondFactor.remove, exact: true }).click()
  await sees(page.getByText(text.secondFactor.removed))
  expect(await page.getByText('Portátil de la oficina').count()).toBe(0)
  mx.expects(...SESSION_OVER)
  await signOut(mx)
  await mx.signIn()
})
