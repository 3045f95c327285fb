// What Home says of a reopened session to those who must close it again.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, render, screen } from '@solidjs/testing-library'
import { expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { ReopenedDue } from '../../../client/home/ReopenedDue.tsx'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import { instant, meetingDocument, parseAccountId, parseMeetingId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { GROUP } from '../roadmap/world.tsx'

let mayConduct = true
vi.mock('../../../client/base/actor.tsx', () => ({ useCan: () => () => mayConduct }))
vi.mock('../../../client/base/group.tsx', () => ({ useGroup: () => () => GROUP }))
vi.mock('../../../client/item/ItemContext.tsx', () => ({ useItemContext: () => ({ who: (account: string) => `${account} (MX)` }) }))

const id = must(parseMeetingId('m2'), 'a meeting')
const at = (hour: number) => instant(Date.UTC(2026, 10, 20, hour))
const MEETING: MeetingInfo = {
  id,
  document: meetingDocument(id),
  group: GROUP.id,
  number: 2,
  state: 'open',
  shared: true,
  title: { es: '', en: '' },
  place: { es: '', en: '' },
  start: null,
  end: null,
  zone: 'UTC',
  openedAt: at(1),
  startedAt: at(2),
  closedAt: at(3),
  closedAgainAt: null,
  reopenedAt: null,
  reopened: {
    at: at(5),
    by: { account: must(parseAccountId('rosa'), 'an account'), role: 'secretariat', delegation: null },
    reason: { es: 'Corregir la decisión 7.', en: '' },
  },
  points: { total: 3, done: 3, deferred: 0 },
  decisions: 1,
}
const show = (meetings: readonly MeetingInfo[], language: 'es' | 'en' = 'en') => {
  const history = createMemoryHistory()
  history.set({ value: '/' })
  render(() => (
    <I18nProvider initial={language}>
      <MemoryRouter history={history}>
        <Route path="/*" component={() => <ReopenedDue meetings={meetings} />} />
      </MemoryRouter>
    </I18nProvider>
  ))
}

test('[S31] Home says who reopened a session, when and why, with the way to close it again', () => {
  show([MEETING])
  const link = screen.getByRole('link', { name: CATALOGUE.en.meeting.reopened.corrections })
  expect(link.getAttribute('href')).toBe(`/g/${GROUP.id}/sessions/m2/closing`)
  const said = link.closest('.note')?.textContent ?? ''
  for (const part of ['Session 2', 'Reopened on', 'rosa (MX)', 'Corregir la decisión 7.']) expect(said).toContain(part)
  expect(screen.getByText('Corregir la decisión 7.').getAttribute('lang')).toBe('es')
})

test('[S31] without a stated reason Home says that there is none', () => {
  show([{ ...MEETING, reopened: { at: at(5), by: null, reason: null } }], 'es')
  expect(screen.getByText(/No consta el motivo/).textContent).toContain('Sesión 2')
})

test('[S31] a list from an earlier version, which does not say who reopened it or why, is not said to have no reason', () => {
  show([{ ...MEETING, reopened: null }])
  const said = screen.getByRole('link').closest('.note')?.textContent ?? ''
  expect(said).toContain(CATALOGUE.en.meeting.reopened.title)
  expect(said).not.toContain(CATALOGUE.en.meeting.reopened.noReason)
})

test('[S31] only those who may close it are asked to, and only of one that is reopened', () => {
  show([{ ...MEETING, state: 'closed' }])
  expect(document.querySelector('.note')).toBeNull()
  cleanup()
  mayConduct = false
  show([MEETING])
  expect(document.querySelector('.note')).toBeNull()
})
