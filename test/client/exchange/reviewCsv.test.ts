// The rows under the table of a review as CSV: what was compared, between which moments, and what is not in it.
import { expect, test } from 'vitest'
import { formatMoment } from '../../../client/base/intl.ts'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { forEverybody, withComparing } from '../../../client/compare/comparing.ts'
import { comparedMomentWords, wholeMoment } from '../../../client/compare/momentWords.ts'
import { type ReviewFile, reviewCsv } from '../../../client/exchange/reviewCsv.ts'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import { instant, pageId } from '../../../shared/ids.ts'
import { momentOf } from '../review/momentOf.ts'

const AT = instant(Date.UTC(2019, 5, 20, 15))
const VISIT = instant(Date.UTC(2019, 5, 12, 9))
const LOST = pageId('lost')
const FILE: ReviewFile = {
  comparison: { to: momentOf('now', { at: AT }), texts: [], unreadable: [] },
  items: [],
  names: NOBODY,
  group: {
    name: { es: 'Grupo', en: 'Group' },
    documents: [
      { id: LOST, kind: 'page', title: { es: 'Consulta', en: 'Consultation' }, access: 'write', updatedAt: null, archived: false },
    ],
  },
  compared: 'Session 2, Cartagena, closed 14 Jun 2019 → Now',
  language: 'en',
  text: CATALOGUE.en,
  timeOf: () => '',
  unsent: 0,
  zone: 'America/Bogota',
  address: 'https://ruta.example/g/tco/review?since=start',
}
const below = (change: Partial<ReviewFile> = {}): readonly string[] =>
  reviewCsv({ ...FILE, ...change })
    .trimEnd()
    .split('\r\n')
    .slice(2)
    .map((line) => line.replaceAll('"', ''))

test('[X21] under the table stand the group, the moments compared, when the later one was, and the address', () => {
  expect(below()).toEqual([
    'Group: Group',
    'Review: Session 2, Cartagena, closed 14 Jun 2019 → Now (America/Bogota)',
    `As it was on: ${formatMoment(AT, 'en')} (America/Bogota)`,
    'Address: https://ruta.example/g/tco/review?since=start',
  ])
})

test('[X21] no hour is stated where the later moment has none', () => {
  expect(below({ comparison: { ...FILE.comparison, to: momentOf('start', { at: null }) } }).join()).not.toContain('As it was on')
})

test('[X21] a text that cannot be read is called by its title, and edits that were not sent are counted', () => {
  const lines = below({ comparison: { ...FILE.comparison, unreadable: [LOST] }, unsent: 2 })
  expect(lines).toContain(`${CATALOGUE.en.exchange.changes.unreadable}: Consultation`)
  expect(lines).toContain('Unsent changes: 2 changes of this device are in no entry, and not in this file')
})

test('[X21] the last visit of one reader is named and linked by its time, since it is another moment for each reader', () => {
  const from = { type: 'visit' } as const
  const resolved = { from: momentOf('visit', { at: VISIT }), to: momentOf('now', { at: AT }) }
  const comparing = { from, to: { type: 'now' } as const, onlyChanged: false }
  const all = forEverybody(comparing, resolved)
  expect(all.from && wholeMoment(comparedMomentWords(all.from, { meetings: [], named: [] }, 'en'))).toBe(formatMoment(VISIT, 'en'))
  expect(withComparing('/g/tco/review', forEverybody(comparing, resolved))).toBe(`/g/tco/review?since=at:${VISIT}`)
  const never = { ...resolved, from: momentOf('visit', { at: null }) }
  expect(withComparing('/g/tco/review', forEverybody(comparing, never))).toBe('/g/tco/review?since=start')
})
