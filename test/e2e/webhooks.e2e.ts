// Webhooks under the group settings, against a receiver on loopback: made, tested, failing, sent again, refused by 410; and turned off by the
// operator.
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Language } from '../../shared/bilingual.ts'
import { LOCAL_CERTIFICATE } from '../harness/localCertificate.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../harness/webhookReceiver.ts'
import { openWorld, PASSWORD, type World } from '../server/testWorld.ts'
import { violationsOf } from './axe.ts'
import { useOwnWorld } from './ownWorld.ts'
import { eventually, type Person, pressMenuItem, sees, seesNo } from './person.ts'

let receiver: WebhookReceiver
/** Where pictures go when somebody wants to look at them. */
const PICTURES = process.env.PICTURES
const NAME = 'Tablero de seguimiento'

const { world, visit } = useOwnWorld(async () => {
  const opened = await openWorld({
    ports: { webhooks: { ca: LOCAL_CERTIFICATE.cert } },
    env: { WEBHOOK_HOSTS: `${receiver.host},*.example.gob.mx`, WEBHOOK_PRIVATE: '1' },
  })
  await opened.addPerson('chair@example.org', 'chair')
  await opened.addPerson('secretariat@example.org', 'secretariat')
  return opened
})
beforeAll(async () => {
  receiver = await startWebhookReceiver()
})
afterAll(() => receiver?.close())
beforeEach(() => {
  receiver.received.length = 0
  receiver.treat(204)
})

const enter = async (email: string, language: Language, at?: World): Promise<Person> => {
  const person = await visit({ email, language }, at)
  const origin = (at ?? world()).server.url
  const signedIn = await person.page.request.post(`${origin}/api/session`, {
    headers: { Origin: origin },
    data: { email, password: PASSWORD },
  })
  expect(signedIn.status()).toBe(200)
  await person.page.request.patch(`${origin}/api/me`, { headers: { Origin: origin }, data: { language } })
  await person.go('/g/tco/settings#webhooks')
  await sees(part(person))
  return person
}
const part = ({ page }: Person) => page.locator('#settings-webhooks')
const look = async ({ page }: Person, name: string) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted
    }, theme)
    expect((await violationsOf(page, theme)).map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} at ${width}`).toBeLessThanOrEqual(0)
      if (PICTURES) {
        await page.locator('#settings-webhooks').evaluate((element) => element.scrollIntoView({ block: 'start' }))
        await page.screenshot({ path: `${PICTURES}/${name}-${width}-${theme}.png` })
      }
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const choose = async (person: Person, verb: string) => {
  await part(person)
    .getByRole('button', { name: person.text.webhooks.actions(NAME) })
    .click()
  await pressMenuItem(person, verb)
}

test('[WH1] [WH4] [WH5] [WH7] the chair makes a webhook, tests it, sees it fail, sends it again, and sees that its program wants no more', async () => {
  const chair = await enter('chair@example.org', 'es')
  const { page } = chair
  const words = chair.text.webhooks
  // An address that is refused.
  chair.expects(/status of 422/)
  await sees(part(chair).getByText(words.none))
  await look(chair, 'none-es')
  await part(chair).getByRole('button', { name: words.make }).click()
  const making = page.getByRole('dialog', { name: words.makeTitle })
  await making.getByLabel(words.name).fill(NAME)
  await making.getByLabel(words.url).fill('https://otro.example/')
  await making.getByRole('button', { name: words.create }).click()
  await sees(making.getByRole('alert'))
  await look(chair, 'new-es')
  await making.getByLabel(words.url).fill(receiver.url)
  await making.getByRole('button', { name: words.create }).click()
  const secret = page.getByRole('dialog', { name: words.secretTitle })
  const shown = (await secret.locator('code').textContent()) ?? ''
  await look(chair, 'secret-es')
  await secret.getByRole('button', { name: words.haveIt }).click()
  await sees(part(chair).getByText(words.neverSent))

  await choose(chair, words.test)
  await eventually(() => receiver.received.length).toBe(1)
  const [first] = receiver.received
  expect(new Webhook(shown).verify(first?.body ?? '', first?.headers as Record<string, string>)).toMatchObject({ type: 'webhook.test' })

  receiver.treat(500)
  await choose(chair, words.test)
  await eventually(() => receiver.received.length).toBe(2)
  await page.reload()
  await sees(part(chair).getByText(words.failing))
  await look(chair, 'failing-es')
  await choose(chair, words.deliveries)
  const deliveries = page.getByRole('dialog', { name: words.deliveriesOf(NAME) })
  await sees(deliveries.getByText(words.states.sent))
  await look(chair, 'deliveries-es')
  receiver.treat(410)
  await deliveries.getByRole('button', { name: words.sendAgain }).first().click()
  await eventually(() => receiver.received.length).toBe(3)
  expect(receiver.received[2]?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  await deliveries.getByRole('button', { name: chair.text.common.close }).click()
  await page.reload()
  await sees(part(chair).getByText(words.stops.gone))
  await look(chair, 'gone-es')

  const secretariat = await enter('secretariat@example.org', 'en')
  const english = secretariat.text.webhooks
  await sees(part(secretariat).getByText(english.stops.gone))
  await look(secretariat, 'gone-en')
  receiver.treat(204)
  await choose(secretariat, english.turnOn)
  await sees(part(secretariat).getByText(english.on, { exact: true }))
  await choose(secretariat, english.deliveries)
  await sees(secretariat.page.getByRole('dialog', { name: english.deliveriesOf(NAME) }).getByText(english.states.failed))
  await look(secretariat, 'deliveries-en')
  await secretariat.page.getByRole('button', { name: secretariat.text.common.close }).click()
  await choose(secretariat, english.newSecret)
  await secretariat.page.getByRole('dialog', { name: english.askSecret }).getByRole('button', { name: english.renew }).click()
  await secretariat.page.getByRole('dialog', { name: english.secretTitle }).getByRole('button', { name: english.haveIt }).click()
  // Until the dialog has gone, what is behind it is hidden from screen readers.
  await sees(part(secretariat).getByRole('button', { name: english.actions(NAME) }))
  await look(secretariat, 'on-en')
  await choose(secretariat, english.delete)
  await secretariat.page
    .getByRole('dialog', { name: english.askDelete(NAME) })
    .getByRole('button', { name: english.delete })
    .click()
  await sees(part(secretariat).getByText(english.none))
})

test('[WH6] where the operator has allowed no host, the page says whom to ask', async () => {
  const off = await openWorld()
  // After everybody has gone home.
  onTestFinished(() => off.close())
  await off.addPerson('chair@example.org', 'chair')
  const chair = await enter('chair@example.org', 'es', off)
  await sees(part(chair).getByText(chair.text.webhooks.areOff))
  await seesNo(part(chair).getByRole('button', { name: chair.text.webhooks.make }))
  await look(chair, 'off-es')
})
