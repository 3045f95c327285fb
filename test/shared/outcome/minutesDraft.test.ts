// The draft of the minutes: what it says, in which order, and that it touches nothing of what is written.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndo } from '../../../client/live/undo.ts'
import type { Language } from '../../../shared/bilingual.ts'
import { parseAgencyId, parseDelegationId, parseMeetingId } from '../../../shared/ids.ts'
import { appendMinutes, type MinutesBlock } from '../../../shared/meeting/appendMinutes.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import {
  addDecision,
  addPoint,
  addSection,
  minutesBody,
  pointText,
  setAttendance,
  setPoint,
  setPresenter,
} from '../../../shared/meeting/write.ts'
import { LOCAL } from '../../../shared/origins.ts'
import { type Drafted, minutesDraft } from '../../../shared/outcome/minutesDraft.ts'
import { must, type Result } from '../../../shared/result.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { block, factsOf } from './facts.ts'

const random = createDice(15).bytes
const MEETING = must(parseMeetingId('m3'), 'a session')
const CO = must(parseDelegationId('co'), 'a delegation')
const FGN = must(parseAgencyId('co-fgn'), 'an agency')
const { delegations, agencies } = factsOf(['es', 'en']).group
const made = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

const createSession = (fill: (doc: Y.Doc, plan: Y.Doc) => void = () => undefined) => {
  const [doc, plan] = [new Y.Doc(), new Y.Doc()]
  fill(doc, plan)
  const drafted = (more: Partial<Drafted> = {}): Drafted => ({
    id: MEETING,
    meeting: readMeeting(doc),
    isHeld: true,
    items: readRoadMap(plan).items,
    today: '2019-11-21',
    delegations,
    agency: (id) => agencies.find((one) => one.id === id) ?? null,
    numberOf: () => '7b',
    ...more,
  })
  return { doc, drafted }
}
const said = (blocks: readonly MinutesBlock[], language: Language): readonly string[] =>
  blocks.flatMap((one) =>
    one.type === 'list'
      ? one.entries.map((entry) => `• ${entry[language]}`)
      : `${one.type === 'heading' ? `${'#'.repeat(one.level)} ` : ''}${one.words[language]}`,
  )
const linesOf = (doc: Y.Doc, language: Language): readonly string[] =>
  must(minutesBody(doc, language), 'minutes')
    .toArray()
    .flatMap((element) => {
      if (!(element instanceof Y.XmlElement)) return []
      const words = element.toString().replace(/<[^>]+>/g, '')
      return [`${element.nodeName}: ${words}`]
    })

describe('[S29] the draft of the minutes', () => {
  test('says who was there, each point with what was decided, the items agreed and what is left, in both languages', () => {
    const { drafted } = createSession((doc, plan) => {
      const section = addSection(doc, { es: 'Apertura', en: 'Opening' }, random)
      made(setAttendance(doc, CO, 2))
      const done = made(addPoint(doc, { title: { es: 'Orden del día', en: 'Agenda' }, section }, random))
      made(setPresenter(doc, done, CO, FGN))
      made(setPoint(doc, done, 'state', 'done'))
      const deferred = made(addPoint(doc, { title: { es: 'Plazos', en: 'Deadlines' }, section }, random))
      made(setPoint(doc, deferred, 'state', 'deferred'))
      pointText(doc, deferred, 'reason', 'es')?.insert(0, 'Falta un dictamen')
      made(addPoint(doc, { title: { es: 'Glosario' }, section }, random))
      made(addDecision(doc, { number: 7, point: done, status: 'adopted', text: { es: 'Se aprueba.', en: 'Approved.' } }, random))
      made(addDecision(doc, { number: 8, text: { es: 'Sin punto.', en: 'Of no point.' } }, random))
      const fields = { lead: CO, agencies: [FGN], due: '2019-12-31', origin: MEETING }
      made(addItem(plan, { title: { es: 'Nota', en: 'Note' }, ...fields }, random))
      made(addItem(plan, { title: { es: 'De otra sesión', en: 'Of another one' } }, random))
    })
    const blocks = minutesDraft(drafted())
    expect(said(blocks, 'es')).toEqual([
      '# Asistencia',
      '• Colombia (CO): 2 personas',
      '• México (MX): ausente',
      '# Apertura',
      '## 1. Orden del día',
      'Presenta: CO, FGN.',
      '[Resumen de lo tratado y declaraciones de las delegaciones]',
      'Decisión 7b (adoptada, consenso): Se aprueba.',
      '## 2. Plazos',
      'El punto se aplaza. Motivo: Falta un dictamen.',
      '## 3. Glosario',
      '[Este punto no consta como tratado]',
      '# Otras decisiones',
      'Decisión 7b (propuesta, consenso): Sin punto.',
      '# Acciones acordadas',
      '• WG-001. Nota. Dirige: CO. Instituciones: FGN. Vence: 31 dic 2019.',
      '# Puntos sin concluir',
      '• Plazos',
      '• Glosario',
    ])
    const english = said(blocks, 'en')
    expect(english).toHaveLength(said(blocks, 'es').length)
    expect(english).toContain('The agenda item is deferred. Reason: [The English text is missing]')
    expect(english).toContain('## 3. [The English text is missing]')
    expect(english).toContain('• WG-001. Note. Lead: CO. Agencies: FGN. Due: 31 Dec 2019.')
  })

  test('says nothing that nobody has noted: no attendance, no items of a road map that is not here, nothing left of a session not held', () => {
    const { drafted } = createSession((doc) => void made(addPoint(doc, { title: { es: 'Uno', en: 'One' } }, random)))
    expect(said(minutesDraft(drafted({ isHeld: false, items: null })), 'en')).toEqual([
      '# Attendance',
      '[Attendance to be recorded]',
      '# 1. One',
      '[Summary of the discussion and statements of delegations]',
      '# Action items agreed',
      '[The road map is not on this device: add the action items agreed]',
    ])
  })

  test('stands behind what is written and before its footnotes, and one undo takes it back and nothing else', () => {
    const { doc, drafted } = createSession((filled) => {
      minutesBody(filled, 'es')?.insert(0, [
        block('paragraph', 'Lo escrito.', { id: 'p1' }),
        block('paragraph', '', { id: 'p2' }),
        block('footnote', 'Una nota.', { id: 'n1' }),
      ])
    })
    const before = { es: linesOf(doc, 'es'), en: linesOf(doc, 'en') }
    const undo = createUndo(doc)
    doc.transact(() => must(minutesBody(doc, 'es'), 'minutes').insert(0, [block('paragraph', 'Antes.', { id: 'p0' })]), LOCAL)
    undo.stopCapturing()
    made(appendMinutes(doc, minutesDraft(drafted()), random))
    expect(linesOf(doc, 'es')).toEqual([
      'paragraph: Antes.',
      'paragraph: Lo escrito.',
      'heading: Asistencia',
      'paragraph: [Asistencia por registrar]',
      'paragraph: ',
      'footnote: Una nota.',
    ])
    expect(linesOf(doc, 'en')).toEqual(['heading: Attendance', 'paragraph: [Attendance to be recorded]'])
    undo.undo()
    expect({ es: linesOf(doc, 'es'), en: linesOf(doc, 'en') }).toEqual({ es: ['paragraph: Antes.', ...before.es], en: before.en })
  })

  test('is written whole or not at all where one side cannot be read', () => {
    const { doc, drafted } = createSession((filled) => void filled.getMap('minutes.en').set('a', 1))
    expect(appendMinutes(doc, minutesDraft(drafted()), random)).toMatchObject({ ok: false })
    expect(linesOf(doc, 'es')).toEqual([])
  })
})
