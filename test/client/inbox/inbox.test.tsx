// The inbox and the preferences of notices, as a person sees them: by day, seen, empty, without a server; a choice is sent.

import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, expect, test } from 'vitest'
import { formatDay } from '../../../client/base/intl.ts'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { localDay } from '../../../client/base/today.ts'
import { InboxBell } from '../../../client/inbox/InboxBell.tsx'
import { InboxScreen } from '../../../client/inbox/InboxScreen.tsx'
import { Notices } from '../../../client/me/Notices.tsx'
import { NOTICE_KIND_NAMES } from '../../../shared/notices/kinds.ts'
import { chosen, pushed, USUAL_PREFERENCES } from '../../../shared/notices/preferences.ts'
import { createServer, GROUP, GROUP_INFO, inside, json, me, noServer } from '../ui/server.tsx'

const en = CATALOGUE.en
const AT = `/api/groups/${GROUP}/inbox`
const NOW = Date.now()
const item = { type: 'item', item: 'k3', code: 'WG-021', title: { es: 'Guía', en: 'Guide' }, day: localDay(new Date(NOW + 3 * 86_400_000)) }
const notice = (id: string, given: object = {}) => ({ id, kind: 'dueSoon', at: NOW, seen: false, by: null, about: item, ...given })
const PREFERENCES = {
  ...USUAL_PREFERENCES,
  zone: 'America/Bogota',
  mail: true,
  kinds: Object.fromEntries(NOTICE_KIND_NAMES.map((kind) => [kind, chosen(USUAL_PREFERENCES, kind)])),
  push: Object.fromEntries(NOTICE_KIND_NAMES.map((kind) => [kind, pushed(USUAL_PREFERENCES, kind)])),
}
afterEach(() => {
  cleanup()
  localStorage.clear()
})

const opened = (answers: Record<string, () => Response>) => {
  const server = createServer({
    'GET /api/session': json({ me: me('delegate') }),
    [`GET /api/groups/${GROUP}`]: json(GROUP_INFO),
    'GET /api/me/notices': json(PREFERENCES),
    'GET /api/me/push': json({ key: null, on: false }),
    ...answers,
  })
  return server
}
const page = (notices: readonly object[], unseen = notices.length) => ({ notices, unseen, next: null })
const show = (answers: Record<string, () => Response>, what: () => ReturnType<typeof InboxScreen>) => {
  const server = opened(answers)
  render(() => (
    <MemoryRouter>
      <Route path="*" component={() => inside(server, what)} />
    </MemoryRouter>
  ))
  return server
}

test('[P18] [P19] the inbox says each notice with its day, and where it leads; one that is opened, and all at once, are seen', async () => {
  const server = show(
    {
      [`GET ${AT}`]: json(
        page([notice('n1'), notice('n2', { kind: 'passwordChanged', about: { type: 'account' }, seen: true, at: NOW - 86_400_000 })], 1),
      ),
      [`PUT ${AT}/seen`]: () => new Response(null, { status: 204 }),
    },
    () => <InboxScreen />,
  )
  const row = await screen.findByRole('link', { name: /WG-021, Guide/ })
  expect(row.textContent).toContain(`is due on ${formatDay(item.day, 'en', new Date(NOW).getFullYear())}`)
  expect(row.textContent).toContain(en.inbox.notSeen)
  expect(row.getAttribute('href')).toBe(`/g/${GROUP}/road-map?item=k3`)
  expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining(en.inbox.today),
    expect.stringContaining(en.inbox.yesterday),
    en.inbox.byMail,
  ])
  fireEvent.click(screen.getByRole('button', { name: en.inbox.seeAll }))
  await waitFor(() => expect(server.asked.find(({ what }) => what === `PUT ${AT}/seen`)?.body).toEqual({ upTo: NOW }))
  fireEvent.click(row)
  await waitFor(() => expect(server.asked.findLast(({ what }) => what === `PUT ${AT}/seen`)?.body).toEqual({ ids: ['n1'] }))
  fireEvent.click(screen.getByRole('button', { name: new RegExp(en.inbox.unseen, 'i') }))
  expect(screen.queryByText('The password of your account was changed')).toBeNull()
})

test('[P15] a notice that is read after its due date says that it was due', async () => {
  show({ [`GET ${AT}`]: json(page([notice('n1', { about: { ...item, day: '2025-11-20' } })])) }, () => <InboxScreen />)
  expect((await screen.findByRole('link', { name: /WG-021, Guide/ })).textContent).toContain('was due on 20 Nov 2025')
})

test('[P4] a session that was opened says when it begins until it has begun', async () => {
  const session = { type: 'meeting', meeting: 's3', number: 3, title: { es: '', en: '' }, place: { es: 'Bogotá', en: 'Bogotá' } }
  const opens = (id: string, days: string) => notice(id, { kind: 'sessionOpened', about: { ...session, days } })
  show({ [`GET ${AT}`]: json(page([opens('n1', '2025-11-20'), opens('n2', '2999-11-20')])) }, () => <InboxScreen />)
  const rows = await screen.findAllByRole('link', { name: /Session 3, Bogotá/ })
  expect(rows.map((row) => row.querySelector('.sub')?.textContent ?? null)).toEqual([null, 'Begins on 20 Nov 2999'])
})

test('[P4] the code of an item is not broken at its hyphen', async () => {
  show({ [`GET ${AT}`]: json(page([notice('n1')])) }, () => <InboxScreen />)
  const row = await screen.findByRole('link', { name: /WG-021, Guide/ })
  expect(row.querySelector('.nowrap')?.textContent).toBe('WG-021,')
})

test('[A67] [A70] the requirement of a group is named with the group, from when, and what to do', async () => {
  const rule = { type: 'rule', group: { es: 'Red regional', en: 'Regional network' }, providers: [] }
  const providers = ['Ministry', 'Agency'].map((name) => ({ es: name, en: name }))
  show(
    {
      [`GET ${AT}`]: json(
        page([
          notice('n1', { kind: 'factorRequired', about: { ...rule, day: '2025-12-05' } }),
          notice('n2', { kind: 'factorRequired', about: rule }),
          notice('n3', { kind: 'providerRequired', about: { ...rule, day: '2025-12-05', providers } }),
        ]),
      ),
    },
    () => <InboxScreen />,
  )
  const rows = await screen.findAllByRole('link', { name: /Regional network/ })
  expect(rows.map((row) => row.querySelector('.notice-row__words')?.textContent?.replace(en.inbox.notSeen, '').trim())).toEqual([
    'Regional network requires two-step verification from 5 Dec 2025',
    'Regional network requires two-step verification from now on',
    'Regional network requires signing in through Ministry or Agency from 5 Dec 2025',
  ])
  expect(rows.map((row) => row.querySelector('.sub')?.textContent)).toEqual([en.inbox.ifNoFactor, en.inbox.ifNoFactor, en.inbox.ifOtherWay])
  expect(rows.map((row) => row.getAttribute('href'))).toEqual(['/me', '/me', '/me'])
})

test('[WH9] a webhook that Ruta turned off is named, with the reason, and leads to the webhooks', async () => {
  const webhook = (why: string) =>
    ({ kind: 'webhookStopped', about: { type: 'webhook', webhook: 'h1', name: 'Monthly dashboard', why } }) as const
  show({ [`GET ${AT}`]: json(page([notice('n1', webhook('failing')), notice('n2', webhook('gone'))])) }, () => <InboxScreen />)
  const rows = await screen.findAllByRole('link', { name: /Monthly dashboard/ })
  expect(rows.map((row) => row.querySelector('.notice-row__words')?.textContent?.replace(en.inbox.notSeen, '').trim())).toEqual([
    'Ruta turned off the webhook Monthly dashboard because it failed for five days in a row',
    'Ruta turned off the webhook Monthly dashboard because its program answered that it wants no more deliveries',
  ])
  for (const row of rows) {
    expect(row.querySelector('b')?.textContent).toBe('Monthly dashboard')
    expect(row.querySelector('.sub')?.textContent).toBe(en.inbox.turnOnAgain)
    expect(row.getAttribute('href')).toBe(`/g/${GROUP}/settings#webhooks`)
  }
})

test('[P18] an empty inbox says so; without a server, what it needs', async () => {
  show({ [`GET ${AT}`]: json(page([])) }, () => <InboxScreen />)
  expect(await screen.findByText(en.inbox.nothing)).toBeTruthy()
  cleanup()
  localStorage.clear()
  show({ [`GET ${AT}`]: noServer }, () => <InboxScreen />)
  expect(await screen.findByText(en.inbox.offline)).toBeTruthy()
})

test('[P18] the inbox says that nothing could be marked without a connection until the server is back', async () => {
  const server = show({ [`GET ${AT}`]: json(page([notice('n1')])), [`PUT ${AT}/seen`]: noServer }, () => <InboxScreen />)
  fireEvent.click(await screen.findByRole('button', { name: en.inbox.seeAll }))
  expect(await screen.findByText(en.inbox.notMarked)).toBeTruthy()
  server.answers[`GET ${AT}`] = json(page([notice('n2'), notice('n1')]))
  fireEvent(window, new Event('online'))
  await waitFor(() => expect(screen.queryByText(en.inbox.notMarked)).toBeNull())
})

test('[P18] the bell shows the newest notices below it, marks them as seen, and closes where one is followed', async () => {
  const many = [
    notice('n1'),
    notice('n2', { at: NOW - 86_400_000 }),
    ...['3', '4', '5', '6', '7', '8'].map((n) => notice(`n${n}`, { seen: true })),
  ]
  const server = show({ [`GET ${AT}`]: json(page(many, 2)), [`PUT ${AT}/seen`]: () => new Response(null, { status: 204 }) }, () => (
    <InboxBell />
  ))
  const bell = await screen.findByRole('button', { name: en.inbox.bell(2) })
  bell.focus()
  fireEvent.click(bell)
  const sheet = await screen.findByRole('dialog', { name: en.inbox.title })
  const rows = await waitFor(() => {
    const found = within(sheet).getAllByRole('link', { name: /WG-021, Guide/ })
    expect(found).toHaveLength(7)
    return found
  })
  expect(rows.map((row) => row.textContent?.includes(en.inbox.notSeen))).toEqual([true, true, false, false, false, false, false])
  expect(rows[1]?.querySelector('time')?.textContent).toBe(en.inbox.yesterdayShort)
  fireEvent.click(within(sheet).getByRole('button', { name: en.inbox.seeAll }))
  await waitFor(() => expect(server.asked.find(({ what }) => what === `PUT ${AT}/seen`)?.body).toEqual({ upTo: NOW }))
  expect(within(sheet).getByRole('link', { name: en.inbox.openAll }).getAttribute('href')).toBe(`/g/${GROUP}/inbox`)
  expect(within(sheet).getByRole('link', { name: en.inbox.preferences }).getAttribute('href')).toBe('/me#notices')
  fireEvent.keyDown(sheet, { key: 'Escape' })
  // Without a picture its end is never drawn: the button knows that it is closed.
  await waitFor(() => expect(bell.getAttribute('aria-expanded')).toBe('false'))
  // One that is opened is seen, and the sheet does not lie over where it leads.
  fireEvent.click(bell)
  fireEvent.click((await screen.findAllByRole('link', { name: /WG-021, Guide/ }))[0] as HTMLElement)
  await waitFor(() => expect(server.asked.findLast(({ what }) => what === `PUT ${AT}/seen`)?.body).toEqual({ ids: ['n1'] }))
  await waitFor(() => expect(bell.getAttribute('aria-expanded')).toBe('false'))
})

test('[P18] a bell without notices, or without a server, says so', async () => {
  show({ [`GET ${AT}`]: json(page([])) }, () => <InboxBell />)
  fireEvent.click(await screen.findByRole('button', { name: en.inbox.title }))
  expect(await screen.findByText(en.inbox.nothing)).toBeTruthy()
  expect(screen.queryByRole('button', { name: en.inbox.seeAll })).toBeNull()
  cleanup()
  localStorage.clear()
  show({ [`GET ${AT}`]: noServer }, () => <InboxBell />)
  fireEvent.click(await screen.findByRole('button', { name: en.inbox.title }))
  expect(await screen.findByText(en.inbox.offline)).toBeTruthy()
})

test('[P20] each kind has its choices, and a choice is sent; the zone is taken from the browser once', async () => {
  const server = show({ 'GET /api/me/notices': json({ ...PREFERENCES, zone: '' }), 'PATCH /api/me/notices': json(PREFERENCES) }, () => (
    <Notices />
  ))
  const never = await screen.findByRole('radio', { name: `One of your action items is overdue: ${en.notices.choice.never}` })
  expect(screen.getByRole<HTMLInputElement>('radio', { name: `One of your action items is overdue: ${en.notices.inDigest}` }).checked).toBe(
    true,
  )
  expect(screen.queryByRole('radio', { name: /new device/ })).toBeNull()
  fireEvent.click(never)
  const sent = () => server.asked.filter(({ what }) => what === 'PATCH /api/me/notices').map(({ body }) => body)
  await waitFor(() => expect(sent()).toContainEqual({ kinds: { overdue: 'never' } }))
  expect(sent().filter((body) => typeof body === 'object' && body !== null && 'zone' in body)).toEqual([
    { zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
  ])
  const overdue = screen.getByRole('checkbox', { name: `One of your action items is overdue: ${en.notices.push.column}` })
  expect(overdue.getAttribute('aria-checked')).toBe('false')
  fireEvent.click(overdue)
  await waitFor(() => expect(sent()).toContainEqual({ push: { overdue: true } }))
  expect(screen.queryByRole('checkbox', { name: /A comment for your delegation/ })).toBeNull()
  // Happy DOM has no service workers, as some browsers have none.
  expect(screen.getByText(en.notices.push.unknown)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: en.notices.digests.weekly }))
  await waitFor(() => expect(sent()).toContainEqual({ digest: 'weekly' }))
})
