// A second factor, from setting it up to signing in by it, and to losing the phone.
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { SECOND_STEP } from '../../client/base/messages/secondStep.ts'
import { violationsOf } from './axe.ts'
import { PASSWORD } from './demoServer.ts'
import { type Person, SESSION_OVER, sees } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const THIRTY_SECONDS = 30_000
/** Each works once: the one after the last that was taken. At most two, for the server takes those of one step before and after. */
const codes = (key: string) => {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) })
  let last = 0
  return () => {
    last = Math.max(last + THIRTY_SECONDS, Date.now())
    return totp.generate({ timestamp: last })
  }
}

const byPassword = async ({ page, text, email }: Person) => {
  await page.getByLabel(text.access.email).fill(email)
  await page.getByLabel(text.access.password, { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: text.access.signIn, exact: true }).click()
}
const axe = async (person: Person) => {
  for (const theme of ['light', 'dark'] as const) {
    await person.page.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted
    }, theme)
    expect((await violationsOf(person.page, theme)).map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  }
}

test('[A34] [A37] [A38] somebody sets up a second factor, signs in by a code, and without the phone by a recovery code', async () => {
  const us = await stage.enter('us')
  const { page, text } = us
  const words = text.secondFactor
  const step = SECOND_STEP.en
  await us.go('/me')
  await page.getByRole('button', { name: words.setUp, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.setUpTitle })
  await sees(dialog.getByRole('img', { name: words.qr }))
  const next = codes((await dialog.locator('.factor-key').textContent()) ?? '')
  await axe(us)
  us.expects(/^Failed to load resource: .* 401 .*\/api\/(me\/authenticator|session)$/)
  await dialog.getByLabel(words.code).fill('12345')
  await dialog.getByRole('button', { name: words.confirm }).click()
  await sees(dialog.getByRole('alert'))
  await dialog.getByLabel(words.code).fill(next())
  await page.keyboard.press('Enter')
  const kept = page.getByRole('dialog', { name: words.codes })
  await sees(kept)
  const recovery = await kept.getByRole('listitem').allInnerTexts()
  expect(recovery.length).toBe(10)
  await axe(us)
  await kept.getByRole('button', { name: words.haveThem }).click()
  await sees(page.getByText(words.left(10, 10, '').split('·')[0]?.trim() ?? ''))

  const elsewhere = await stage.visit('us')
  elsewhere.expects(/^Failed to load resource: .* 401 .*\/api\/session$/)
  await elsewhere.page.goto('/')
  await byPassword(elsewhere)
  const form = elsewhere.page.getByRole('form', { name: step.title })
  await sees(form)
  await axe(elsewhere)
  await form.getByLabel(step.code).fill('12345')
  await elsewhere.page.keyboard.press('Enter')
  await sees(form.getByRole('alert'))
  await form.getByLabel(step.code).fill(next())
  await elsewhere.page.keyboard.press('Enter')
  await sees(elsewhere.page.getByRole('navigation').first())

  const without = await stage.visit('us')
  without.expects(/^Failed to load resource: .* 401 .*\/api\/session$/)
  await without.page.goto('/')
  await byPassword(without)
  await without.page.getByRole('button', { name: step.useRecoveryCode }).click()
  await without.page.getByLabel(step.recoveryCode).fill(recovery[3] ?? '')
  await without.page.getByRole('button', { name: step.go }).click()
  await sees(without.page.getByRole('navigation').first())
  await without.go('/me')
  await sees(without.page.getByText(words.left(9, 10, '').split('·')[0]?.trim() ?? ''))
  await sees(without.page.getByText(words.factors.recoveryCode, { exact: false }))
})

test('[A38] [A40] the chair sees who has none, resets one, and its person is notified and signed out', async () => {
  const [chair, mx] = await Promise.all([stage.enter('chair'), stage.enter('mx')])
  const words = mx.text.secondFactor
  await mx.go('/me')
  await mx.page.getByRole('button', { name: words.setUp, exact: true }).click()
  const dialog = mx.page.getByRole('dialog', { name: words.setUpTitle })
  const next = codes((await dialog.locator('.factor-key').textContent()) ?? '')
  await dialog.getByLabel(words.code).fill(next())
  await dialog.getByRole('button', { name: words.confirm }).click()
  await mx.page.getByRole('dialog', { name: words.codes }).getByRole('button', { name: words.haveThem }).click()

  await chair.go('/g/tco/people')
  const row = (name: RegExp) => chair.page.getByRole('listitem').filter({ hasText: name })
  await sees(row(/delegate\.co@/).getByText(chair.text.secondFactor.hasNone))
  expect(
    await row(/delegate\.mx@/)
      .getByText(chair.text.secondFactor.hasNone)
      .count(),
  ).toBe(0)
  mx.expects(...SESSION_OVER)
  await row(/delegate\.mx@/)
    .getByRole('button')
    .click()
  await chair.page.getByRole('menuitem', { name: chair.text.secondFactor.reset }).click()
  const sure = chair.page.getByRole('alertdialog').or(chair.page.getByRole('dialog'))
  await axe(chair)
  await sure.getByRole('button', { name: chair.text.secondFactor.resetGo, exact: true }).click()
  await sees(chair.page.getByText(chair.text.secondFactor.resetDone))
  await sees(mx.page.getByRole('dialog', { name: mx.text.access.lock.title }))
  await sees(row(/delegate\.mx@/).getByText(chair.text.secondFactor.hasNone))
})
