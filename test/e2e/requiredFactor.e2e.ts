// A group that requires a second factor: the chair sets the day, members are told before it, and are led to set one up after it.
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import type { Language } from '../../shared/bilingual.ts'
import { openWorld, PASSWORD } from '../server/testWorld.ts'
import { look } from './look.ts'
import { useOwnWorld } from './ownWorld.ts'
import { type Person, sees, seesNo } from './person.ts'

/** Requests and lines of a group that does not open. */
const REFUSED = [/^Failed to load resource: .* (403|404) /, /^WebSocket connection to .* failed: .* 404/] as const

const { world, visit } = useOwnWorld(async () => {
  const opened = await openWorld()
  await opened.addPerson('chair@example.org', 'chair')
  await opened.addPerson('ana@example.org', 'delegate')
  await opened.addPerson('observer@example.org', 'observer')
  await opened.server.deps.db.updateTable('account').set({ language: 'es' }).where('email', '=', 'ana@example.org').execute()
  return opened
})

const enter = async (email: string, language: Language, path: string): Promise<Person> => {
  const person = await visit({ email, language })
  const { page, text } = person
  await page.goto(path)
  await page.getByLabel(text.access.email).fill(email)
  await page.getByLabel(text.access.password, { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: text.access.signIn, exact: true }).click()
  return person
}
const inside = ({ page, text }: Person) => page.getByRole('navigation', { name: text.frame.main })
const setUp = async ({ page, text: { secondFactor: words } }: Person) => {
  await page.getByRole('button', { name: words.setUp, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.setUpTitle })
  const key = (await dialog.locator('.factor-key').textContent()) ?? ''
  await dialog.getByLabel(words.code).fill(new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate())
  await dialog.getByRole('button', { name: words.confirm }).click()
  await page.getByRole('dialog', { name: words.codes }).getByRole('button', { name: words.haveThem }).click()
}

test('[A46] [A66] [A67] [A47] [A48] the chair requires two-step verification from a day on; a delegate is told before, and after it sets one up and comes in', async () => {
  const chair = await enter('chair@example.org', 'en', '/me')
  await sees(inside(chair))
  await setUp(chair)
  await chair.page.goto('/g/tco/settings#factor')
  const words = chair.text.secondFactor
  const part = chair.page.getByRole('region', { name: words.title })
  await part.getByLabel(words.group.days).fill('7')
  await part.getByRole('button', { name: words.group.require }).click()
  await sees(part.getByText(/^It will be required from/))

  const ana = await enter('ana@example.org', 'es', '/g/tco')
  const es = ana.text.secondFactor
  await sees(ana.page.getByText(/este grupo exigirá la verificación en dos pasos, que su cuenta aún no tiene/))
  await look(ana, 'factor-due')
  await ana.page.goto('/g/tco/road-map')
  await sees(inside(ana))

  // The day comes while she works. Lines are looked at each half minute; with a doubt about what the bus has told, at once.
  ana.expects(...REFUSED)
  const { db, bus } = world().server.deps
  await db
    .updateTable('work_group')
    .set({ requires_factor_from: Date.now() - 1 })
    .execute()
  bus.publish({ type: 'doubt' })
  await sees(ana.page.getByRole('heading', { name: es.group.title }))
  await look(ana, 'factor-required')
  await setUp(ana)
  await sees(ana.page.getByText(es.group.isSetUp))
  await ana.page.getByRole('button', { name: es.group.open }).click()
  await sees(inside(ana))
  await seesNo(ana.page.getByRole('heading', { name: es.group.title }))
  expect(new URL(ana.page.url()).pathname).toBe('/g/tco/road-map')

  // The day has passed before this one signs in.
  const observer = await enter('observer@example.org', 'en', '/g/tco/road-map')
  observer.expects(...REFUSED)
  await sees(observer.page.getByRole('heading', { name: observer.text.secondFactor.group.title }))
  await setUp(observer)
  await observer.page.getByRole('button', { name: observer.text.secondFactor.group.open }).click()
  await sees(inside(observer))
})
