// A session that starts from an earlier one.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { parseDelegationId } from '../../../shared/ids.ts'
import { copyAgenda } from '../../../shared/meeting/copyAgenda.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import {
  addDecision,
  addPoint,
  addSection,
  pointText,
  setAttendance,
  setMeta,
  setPoint,
  setSectionArchived,
} from '../../../shared/meeting/write.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'

test('[U8] sections and points are copied in both languages; what was held, decided and counted is not', () => {
  const random = createDice(5).bytes
  const co = must(parseDelegationId('co'), 'a delegation')
  const earlier = new Y.Doc()
  const section = addSection(earlier, { es: 'Apertura', en: 'Opening' }, random)
  const gone = addSection(earlier, { es: 'Fuera', en: 'Out' }, random)
  setSectionArchived(earlier, gone, true)
  const point = addPoint(earlier, { title: { es: 'Plan', en: 'Plan' }, section, minutes: 20, presenter: co }, random)
  if (!point.ok) throw new Error(point.refusal)
  addPoint(earlier, { title: { es: 'Sin sección', en: 'Without' }, section: gone }, random)
  setPoint(earlier, point.value, 'state', 'done')
  setPoint(earlier, point.value, 'spent', 9_000)
  pointText(earlier, point.value, 'reason', 'es')?.insert(0, 'por falta de tiempo')
  setAttendance(earlier, co, 4)
  setMeta(earlier, 'start', '2027-03-01')
  addDecision(earlier, { number: 1, text: { es: 'Se adopta', en: 'Adopted' } }, random)
  const next = new Y.Doc()
  expect(copyAgenda(next, readMeeting(earlier), random).ok).toBe(true)
  const { sections, points, decisions, attendance, start } = readMeeting(next)
  expect(sections.map(({ title }) => title)).toEqual([{ es: 'Apertura', en: 'Opening' }])
  expect(
    points.map(({ title, minutes, presenter, state, spent, reason }) => ({ title, minutes, presenter, state, spent, reason })),
  ).toEqual([
    { title: { es: 'Plan', en: 'Plan' }, minutes: 20, presenter: co, state: 'planned', spent: 0, reason: { es: '', en: '' } },
    expect.objectContaining({ title: { es: 'Sin sección', en: 'Without' } }),
  ])
  expect(points.map((one) => one.section)).toEqual([sections[0]?.id, null])
  expect([decisions, attendance, start]).toEqual([[], [], null])
})
