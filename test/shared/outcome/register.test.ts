// The register of decisions on paper: session by session, with what each decision is about, and only what is shown.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type DecisionId, meetingDocument, pageId, parseMeetingId, roadmapId, seq } from '../../../shared/ids.ts'
import { addDecision, addPoint, link, meetingText, setDecision, setMeta } from '../../../shared/meeting/write.ts'
import type { MeetingFact } from '../../../shared/outcome/facts.ts'
import type { ExportedDocument } from '../../../shared/outcome/model.ts'
import { registerOf } from '../../../shared/outcome/register.ts'
import { writeMarkdown } from '../../../shared/outcome/writeMarkdown.ts'
import { must, type Result } from '../../../shared/result.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { factsOf } from './facts.ts'

const random = createDice(15).bytes
const made = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const idOf = (id: string) => must(parseMeetingId(id), 'a session')
const TEXT = pageId('early')
const sessionOf = (number: number, state: MeetingFact['state']): MeetingFact => ({
  id: idOf(`m${number}`),
  number,
  state,
  zone: 'America/Bogota',
  title: { es: '', en: '' },
  closedAt: null,
})

const world = () => {
  const plan = new Y.Doc()
  const item = made(addItem(plan, { title: { es: 'Nota', en: 'Note' } }, random))
  const first = new Y.Doc()
  meetingText(first, 'title', 'es')?.insert(0, 'Instalación')
  meetingText(first, 'title', 'en')?.insert(0, 'Establishment')
  meetingText(first, 'place', 'es')?.insert(0, 'Cartagena')
  setMeta(first, 'start', '2019-06-12' as never)
  setMeta(first, 'end', '2019-06-14' as never)
  const point = made(addPoint(first, { title: { es: 'Hoja de ruta', en: 'Road map' } }, random))
  const one = made(addDecision(first, { number: 1, text: { es: 'Se acuerda.', en: 'It is agreed.' }, status: 'adopted', point }, random))
  link(first, { list: 'decisions', id: one }, { item })
  link(first, { list: 'decisions', id: one }, { text: TEXT })
  const gone = made(addDecision(first, { number: 2, text: { es: 'Archivada', en: 'Archived' } }, random))
  setDecision(first, gone, 'archived', true)
  const second = new Y.Doc()
  const three = made(addDecision(second, { number: 3, text: { es: 'Solo en español.', en: '' }, method: 'silence' }, random))
  return { plan: readRoadMap(plan), first, second, one, three }
}
const registerIn = (
  languages: readonly ('es' | 'en')[],
  { only = null, lost = false }: { readonly only?: readonly DecisionId[] | null; readonly lost?: boolean } = {},
): ExportedDocument => {
  const { plan, first, second, one, three } = world()
  const facts = factsOf(languages, {
    document: meetingDocument(idOf('m2')),
    texts: [{ id: TEXT, title: { es: 'Consulta previa', en: 'Early consultation' } }],
    decisions: [
      { id: one, number: 1 },
      { id: three, number: 3 },
    ],
    heads: [{ document: roadmapId('tco' as never), seq: seq(4), hash: 'ab'.repeat(32) }],
  })
  const picked = only && [one, three].slice(0, only.length)
  return registerOf({
    facts,
    plan,
    only: picked,
    sessions: [
      { session: sessionOf(1, 'closed'), doc: first, after: null },
      { session: sessionOf(2, 'inSession'), doc: lost ? null : second, after: null },
    ],
  })
}

describe('[E8] the register of decisions', () => {
  test('has each decision under its session, with place, days, point, state, how it was taken and what it is about', () => {
    const words = writeMarkdown(registerIn(['es', 'en']))
    const order = [
      '## Sesión 1: Instalación · Session 1: Establishment',
      'Cartagena · 12–14 de junio de 2019',
      '**1** Se acuerda.',
      'Adoptada · consenso',
      'Punto 1: Hoja de ruta',
      'Acciones: WG-001 · Texto: Consulta previa',
      'It is agreed.',
      'Action items: WG-001 · Text: Early consultation',
      '## Sesión 2 · Session 2',
      'En curso: registro en borrador',
      '**3** Solo en español.',
      'Propuesta · procedimiento de silencio',
      '\\[The English text is missing\\]',
    ].map((part) => words.indexOf(part))
    expect(order, words).not.toContain(-1)
    expect(order, words).toEqual([...order].sort((a, b) => a - b))
    expect(words).not.toContain('Archivada')
    expect(words).toContain('Decisiones · Decisions: 2')
  })

  test('has only those that are shown on the screen, and says of how many', () => {
    const words = writeMarkdown(registerIn(['en'], { only: ['x' as DecisionId] }))
    expect([words.includes('It is agreed.'), words.includes('Session 2'), words.includes('Decisions: 1 of 2')]).toEqual([true, false, true])
  })

  test('says of a session whose log cannot be read that it cannot, in its place', () => {
    const words = writeMarkdown(registerIn(['en'], { lost: true }))
    expect(words).toMatch(/## Session 2\n\n\\\[The log of this part is damaged and cannot be read\\\]/)
  })

  test('without any decision says that there is none', () => {
    const words = writeMarkdown(registerOf({ facts: factsOf(['es']), plan: null, only: null, sessions: [] }))
    expect(words).toContain('Nada que consignar.')
  })
})
