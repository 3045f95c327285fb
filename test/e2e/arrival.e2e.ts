// The first start of an empty installation that has a mail server, and every way in: set-up link, invitation, sign-in link by mail, and a link
// for a forgotten password.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildPages } from '../../server/cli/build.ts'
import { launchBrowser } from '../harness/browser.ts'
import { type MailServer, startMailServer } from '../harness/mailServer.ts'
import { freePort, PASSWORD, type Server, startServer } from './demoServer.ts'
import { eventually, openPerson, type Person, saved, sees } from './person.ts'

let browser: Browser
let server: Server
let mail: MailServer
let folder: string
let address: string
const present: Person[] = []

beforeAll(async () => {
  await buildPages()
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
// An installation is set up once: each try has one of its own.
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ruta-first-'))
  const port = await freePort()
  mail = await startMailServer()
  const env = { PORT: String(port), DATA_DIR: folder, SMTP_URL: mail.url, MAIL_FROM: 'Ruta <ruta@example.org>' }
  server = await startServer('main', env, /set-up#\S+\s/)
  address = `http://127.0.0.1:${port}`
})
afterEach(async () => {
  for (const { context } of present.splice(0)) await context.close()
  await server?.kill()
  await mail?.close()
  rmSync(folder, { recursive: true, force: true })
})

const somebody = async (email: string, language: 'es' | 'en') => {
  const person = await openPerson(browser, { email, name: '127.0.0.1', language, address, keepsShell: true })
  present.push(person)
  return person
}
const linkShown = async ({ page, text }: Person) => {
  const field = page.getByRole('dialog').getByLabel(text.people.link)
  await sees(field)
  const link = await field.inputValue()
  await page.getByRole('dialog').getByRole('button', { name: text.people.done }).click()
  return link
}

/** The link in the newest mail that signs somebody in, once there are so many of them; notices are mailed, too. */
const linkMailed = async (count: number) => {
  const links = () => mail.received.flatMap((one) => /http\S+\/link#\S+/.exec(one.text)?.[0] ?? [])
  await eventually(() => links().length).toBe(count)
  return links().at(-1) ?? ''
}

test('[A7] [C12] [F1] [P8] [P9] an empty installation is set up by its link, members come by invitation, by a mailed sign-in link and by one for a forgotten password, each once', async () => {
  const setUp = /http\S+\/set-up#\S+/.exec(server.said())?.[0] ?? ''
  const chair = await somebody('presidencia@example.org', 'es')
  const { page, text } = chair
  await page.goto(setUp)
  await page.getByLabel(text.access.yourName).fill('Presidencia')
  await page.getByLabel(text.access.email).fill(chair.email)
  await page.getByLabel(text.access.password, { exact: true }).fill(PASSWORD)
  const group = page.getByRole('group', { name: text.access.setUp.group })
  await group.getByLabel(text.access.setUp.groupName(text.access.setUp.spanish)).fill('Grupo de prueba')
  await group.getByLabel(text.access.setUp.groupName(text.access.setUp.english)).fill('Trial group')
  for (const [at, code, es, en] of [
    [1, 'CO', 'Colombia', 'Colombia'],
    [2, 'MX', 'México', 'Mexico'],
  ] as const) {
    const delegation = page.getByRole('group', { name: text.access.setUp.delegation(at) })
    await delegation.getByLabel(text.access.setUp.code).fill(code)
    await delegation.getByLabel(text.access.setUp.groupName(text.access.setUp.spanish)).fill(es)
    await delegation.getByLabel(text.access.setUp.groupName(text.access.setUp.english)).fill(en)
  }
  await page.getByRole('button', { name: text.access.setUp.create }).click()
  await sees(page.getByRole('heading', { name: text.guide.title }))
  await saved(chair)

  // Its link is used up.
  const late = await somebody('tarde@example.org', 'es')
  await late.page.goto(setUp)
  await sees(late.page.getByText(late.text.access.setUp.already))

  await chair.go('/')
  await page.getByRole('link', { name: text.frame.people }).first().click()
  await page.getByRole('button', { name: text.people.invite, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: text.people.inviteTitle })
  await dialog.getByLabel(text.people.name).fill('Traductora')
  // Of no delegation: a sign-in link for somebody of one would need its consent (A27).
  await dialog.getByLabel(text.people.role).selectOption('translator')
  await dialog.getByRole('button', { name: text.people.createLink }).click()
  const invitation = await linkShown(chair)
  await sees(page.getByText('Traductora'))

  const delegate = await somebody('delegada@example.org', 'en')
  await delegate.page.goto(invitation)
  await sees(delegate.page.getByRole('heading', { name: 'Trial group' }))
  await delegate.page.getByLabel(delegate.text.access.email).fill(delegate.email)
  await delegate.page.getByLabel(delegate.text.access.password, { exact: true }).fill(PASSWORD)
  await delegate.page.getByRole('button', { name: delegate.text.access.invitation.join }).click()
  await sees(delegate.page.getByRole('heading', { name: delegate.text.guide.title }))
  await saved(delegate)
  await delegate.context.close()

  late.expects(/^Failed to load resource: .* (400|404|409|410|422) .*\/api\/invitation/)
  await late.page.goto('about:blank')
  await late.page.goto(invitation)
  await sees(late.page.getByText(late.text.access.invalidTitle))

  await page.reload()
  await page.getByRole('button', { name: text.people.actions('Traductora') }).click()
  await page.getByRole('menuitem', { name: text.people.signInLink }).click()
  await sees(page.getByRole('dialog').getByText(text.people.linkMailed))
  await page.getByRole('dialog').getByRole('button', { name: text.people.done }).click()
  const link = await linkMailed(1)
  const again = await somebody('delegada@example.org', 'en')
  await again.page.goto(link)
  await again.page.getByLabel(again.text.access.link.newPassword, { exact: true }).fill('cuatro ríos bajan al mar')
  await again.page.getByRole('button', { name: again.text.access.link.go }).click()
  await sees(again.page.getByRole('heading', { name: again.text.guide.title }))
  await saved(again)

  late.expects(/^Failed to load resource: .* 4\d\d .*\/api\/session/)
  await late.page.goto(link)
  await late.page.getByLabel(late.text.access.link.newPassword, { exact: true }).fill('cinco ríos bajan al mar')
  await late.page.getByRole('button', { name: late.text.access.link.go }).click()
  await sees(late.page.getByText(late.text.access.invalidTitle))

  // The account is told of its new password; then it is forgotten.
  await eventually(() => mail.received.some(({ headers }) => headers.subject === 'The password of your Ruta account was changed')).toBe(
    true,
  )
  const forgetful = await somebody('delegada@example.org', 'en')
  await forgetful.page.goto(address)
  await forgetful.page.getByRole('link', { name: forgetful.text.access.forgotten }).click()
  await forgetful.page.getByLabel(forgetful.text.access.email).fill(forgetful.email)
  await forgetful.page.getByRole('button', { name: forgetful.text.access.forgottenPassword.send }).click()
  await sees(forgetful.page.getByRole('heading', { name: forgetful.text.access.forgottenPassword.sent }))
  await again.context.close()
  await forgetful.page.goto(await linkMailed(2))
  await forgetful.page.getByLabel(forgetful.text.access.link.newPassword, { exact: true }).fill('seis ríos bajan al mar')
  await forgetful.page.getByRole('button', { name: forgetful.text.access.link.go }).click()
  await sees(forgetful.page.getByRole('heading', { name: forgetful.text.guide.title }))
  await saved(forgetful)

  // Both write in the plan that is still empty when one of them opens it.
  await forgetful.page
    .getByRole('navigation', { name: forgetful.text.frame.main })
    .getByRole('link', { name: forgetful.text.frame.roadMap })
    .click()
  await chair.go('/')
  // What to do first: each step is done here, by keyboard, and ticked from what is there.
  const step = (name: 'streams' | 'items' | 'session') =>
    page.getByRole('list', { name: text.guide.steps }).getByRole('listitem').filter({ hasText: text.guide[name].title })
  const ticked = (name: 'streams' | 'items' | 'session') =>
    step(name).getByRole('heading', { name: `${text.guide.done}: ${text.guide[name].title}` })
  await step('streams').getByRole('textbox', { name: text.guide.streams.field }).focus()
  await page.keyboard.type('Capacitación')
  await page.keyboard.press('Enter')
  await sees(ticked('streams'))
  await step('items').getByRole('textbox', { name: text.guide.items.field }).focus()
  await page.keyboard.insertText('Directorio de autoridades centrales\tCO\nCurso sobre cadena de custodia\tMX')
  await step('items')
    .getByRole('button', { name: text.guide.items.act(2) })
    .focus()
  await page.keyboard.press('Enter')
  // A table goes through the steps of an import, with all of its columns.
  await page.getByRole('button', { name: text.importing.run(2) }).click()
  await sees(page.getByRole('heading', { name: text.importing.imported(2) }))
  await page.getByRole('link', { name: text.frame.home }).click()
  await sees(ticked('items'))
  await sees(forgetful.page.getByText('Directorio de autoridades centrales'))
  await page.getByRole('navigation', { name: text.frame.main }).getByRole('link', { name: text.frame.roadMap }).click()
  await page.getByRole('button', { name: text.roadmap.newItem, exact: true }).first().click()
  const title = page.getByRole('textbox', { name: text.roadmap.panel.titleIn('español') })
  await title.fill('Una acción más')
  await page.keyboard.press('Enter')
  await sees(forgetful.page.getByText('Una acción más'))
  await chair.go('/')
  await sees(step('items').getByText(text.guide.items.how(3)))
  await page.getByRole('button', { name: text.guide.away }).click()
  await expect.poll(() => page.getByRole('list', { name: text.guide.steps }).count()).toBe(0)
  await page.getByRole('navigation', { name: text.frame.main }).getByRole('link', { name: text.frame.texts }).click()
  await page.getByRole('link', { name: text.guide.bring }).click()
  await sees(ticked('items'))
  await saved(chair)
  await eventually(() => present.flatMap((person) => person.troubles())).toEqual([])
  expect(present).toHaveLength(5)
})
