// Documents before they have a format: what they say, in which order and languages, and what they say of what is missing.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { netChanges } from '../../../server/timeTravel/netChanges.ts'
import { CLAUSE } from '../../../shared/editor/clauses.ts'
import type { Comparison } from '../../../shared/history/comparison.ts'
import type { DescribedEvent } from '../../../shared/history/describe.ts'
import {
  instant,
  meetingDocument,
  parseAccountId,
  parseAgencyId,
  parseDelegationId,
  parseMeetingId,
  roadmapId,
  seq,
} from '../../../shared/ids.ts'
import {
  addDecision,
  addPoint,
  addSection,
  meetingText,
  pointText,
  setAttendance,
  setDecision,
  setMeta,
  setPoint,
} from '../../../shared/meeting/write.ts'
import { plainOf } from '../../../shared/outcome/languageWriter.ts'
import type { ExportedDocument, PaperBlock, PaperText } from '../../../shared/outcome/model.ts'
import { RECORD_PARTS } from '../../../shared/outcome/model.ts'
import { buildExport } from '../../../shared/outcome/outline.ts'
import { itemSheet, planOf } from '../../../shared/outcome/plan.ts'
import { recordOf } from '../../../shared/outcome/record.ts'
import { richPart } from '../../../shared/outcome/richText.ts'
import { textDocument } from '../../../shared/outcome/text.ts'
import { writeHtml } from '../../../shared/outcome/writeHtml.ts'
import { writeMarkdown } from '../../../shared/outcome/writeMarkdown.ts'
import { initPage, pageBody } from '../../../shared/page/write.ts'
import { must, type Result } from '../../../shared/result.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream } from '../../../shared/roadmap/streams.ts'
import { addItem, archiveItem, type NewItem, setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { block, factsOf, fragmentIn } from './facts.ts'

const random = createDice(4).bytes
const MEETING = must(parseMeetingId('m2'), 'a session')
const CO = must(parseDelegationId('co'), 'a delegation')
const MX = must(parseDelegationId('mx'), 'a delegation')
const FGN = must(parseAgencyId('co-fgn'), 'an agency')
const BOTH = ['es', 'en'] as const
const made = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

const sides = (said: PaperText): readonly string[] =>
  said.map(({ language, lines }) => `${language}: ${lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' / ')}`)
const rowsOf = (blocks: readonly PaperBlock[]) =>
  blocks.flatMap((one) =>
    one.type === 'row'
      ? [`${one.number}| ${sides(one.words).join(' | ')}`]
      : one.type === 'heading'
        ? [`# ${sides(one.words).join(' | ')}`]
        : [one.type],
  )
/** Everything that is read, in its order. */
const wordsOf = (outcome: ExportedDocument): string =>
  writeHtml(outcome, 'a4')
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')

describe('[E1] a rich text on paper', () => {
  const read = (es: readonly Y.XmlElement[], en: readonly Y.XmlElement[], languages: readonly ('es' | 'en')[] = BOTH) => {
    const doc = new Y.Doc()
    const bodies = { es: fragmentIn(doc, 'es', es), en: fragmentIn(doc, 'en', en) }
    return richPart({ bodies, confirmed: new Map(), languages })
  }
  test('stands row by row, numbered paragraphs with one number, and a missing side says so', () => {
    const { blocks } = read(
      [block('heading', 'Objeto', { level: 1 }), block(CLAUSE, 'Uno', { depth: 1 }), block(CLAUSE, 'Dos', { depth: 2 })],
      [block('heading', 'Purpose', { level: 1 }), block(CLAUSE, 'One', { depth: 1 })],
    )
    expect(rowsOf(blocks)).toEqual([
      '# es: Objeto | en: Purpose',
      '1| es: Uno | en: One',
      '1.1| es: Dos | en: [The English text is missing]',
    ])
  })

  test('in one language only that one is there, and says where it is missing', () => {
    const { blocks } = read([block('paragraph', 'Uno'), block('paragraph', 'Dos')], [block('paragraph', 'One')], ['en'])
    expect(rowsOf(blocks)).toEqual(['| en: One', '| en: [The English text is missing]'])
  })

  test('entries of lists have their markers, also deep ones', () => {
    const list = new Y.XmlElement('orderedList')
    list.setAttribute('start', 3 as never)
    const items = ['tres', 'cuatro'].map((words) => {
      const item = new Y.XmlElement('listItem')
      item.insert(0, [block('paragraph', words)])
      return item
    })
    list.insert(0, items)
    const [row] = read([list], [], ['es']).blocks
    if (row?.type !== 'row') throw new Error('no row')
    expect(row.words[0]?.lines.map(({ marker, runs }) => `${marker} ${runs[0]?.text}`)).toEqual(['3. tres', '4. cuatro'])
  })

  test('a footnote has its number in the words and its words at the end', () => {
    const paragraph = block('paragraph', 'Los Estados')
    const reference = new Y.XmlElement('footnoteRef')
    reference.setAttribute('note', 'n1')
    paragraph.insert(1, [reference])
    const { blocks, notes } = read([paragraph, block('footnote', 'Todos.', { id: 'n1' })], [], ['es'])
    expect(rowsOf(blocks)).toEqual(['| es: Los Estados'])
    expect(notes.map(({ number, words }) => [number, ...sides(words)])).toEqual([[1, 'es: Todos.']])
  })

  test('says that a block cannot be read by this version, with its words, and drops none', () => {
    const foreign = new Y.XmlElement('hologram')
    foreign.insert(0, [new Y.XmlText('palabras raras')])
    const { blocks } = read([block('paragraph', 'antes'), foreign], [], ['es'])
    expect(rowsOf(blocks)).toEqual(['| es: antes', '| es: [Esta versión de Ruta no puede leer esta parte] palabras raras'])
  })

  test('controls and halves of characters stand on no paper; turned words turn no others', () => {
    const { blocks } = read([block('paragraph', 'a\u0007b\uD800c')], [], ['es'])
    expect(rowsOf(blocks)).toEqual(['| es: ab\uFFFDc'])
  })
})

describe('[E1] [E4] the record of a session', () => {
  const MEMBERS = [
    { name: 'Luis Peña', role: 'delegate', delegation: CO, agency: FGN },
    { name: 'Ana Ruiz', role: 'head', delegation: CO, agency: FGN },
    // Their name was erased.
    { name: null, role: 'delegate', delegation: CO, agency: null },
  ] as const
  const doc = new Y.Doc()
  for (const [language, title] of [
    ['es', 'De los temas'],
    ['en', 'From themes'],
  ] as const)
    meetingText(doc, 'title', language)?.insert(0, title)
  setMeta(doc, 'start', '2019-06-12')
  setMeta(doc, 'end', '2019-06-14')
  setAttendance(doc, CO, 14)
  const section = addSection(doc, { es: 'Apertura', en: 'Opening' }, random)
  const first = made(addPoint(doc, { title: { es: 'Orden del día', en: 'Agenda item' }, section }, random))
  const second = made(addPoint(doc, { title: { es: 'Plazo', en: 'Deadline' }, section }, random))
  setPoint(doc, first, 'state', 'done')
  setPoint(doc, second, 'state', 'deferred')
  pointText(doc, second, 'reason', 'es')?.insert(0, 'Falta un dictamen.')
  const decision = made(addDecision(doc, { number: 5, text: { es: 'El grupo acuerda.', en: 'The group agrees.' }, point: first }, random))
  setDecision(doc, decision, 'status', 'adopted')
  fragmentIn(doc, 'minutes.es', [block('paragraph', 'Se abrió.')])
  const plan = new Y.Doc()
  addItem(plan, { title: { es: '=cmd', en: 'Note' }, origin: MEETING, due: '2019-09-30', lead: CO }, random)
  const make = (
    state: 'open' | 'closed',
    languages: readonly ('es' | 'en')[] = BOTH,
    parts = RECORD_PARTS as Parameters<typeof recordOf>[0]['parts'],
    isFinal = state === 'closed',
  ) => {
    const session = { id: MEETING, number: 2, state, zone: '', title: { es: '', en: '' }, closedAt: null }
    const facts = factsOf(languages, {
      document: meetingDocument(MEETING),
      meetings: [session],
      decisions: [{ id: decision, number: 5 }],
      closings: isFinal ? [{ at: instant(0), fingerprint: '45968 06664' }] : [],
      isFinal,
    })
    return recordOf({ facts, session, doc, plan: readRoadMap(plan), parts, planAt: facts.at, after: null, members: MEMBERS })
  }

  test('holds attendance, what was decided at each point, minutes, decisions, actions, what is carried over and the page to sign', () => {
    const words = wordsOf(make('closed'))
    for (const expected of [
      'Colombia',
      '14',
      'Orden del día',
      'Agenda item',
      'Decisión 5 (adoptada · consenso)',
      'Decision 5 (adopted · consensus)',
      'El grupo acuerda.',
      'WG-001',
      '=cmd',
      '30 Sep 2019',
      'Plazo',
      'Firma',
      '12–14 de junio de 2019',
      '12–14 June 2019',
    ])
      expect(words, expected).toContain(expected)
    expect(words.split('El grupo acuerda.').length, 'once').toBe(2)
  })

  test('says each decision in words at its point, and alone those that belong to none in a part of their own', () => {
    const headings = (parts: Parameters<typeof recordOf>[0]['parts']) =>
      rowsOf(make('closed', ['en'], parts).blocks).filter((one) => one.startsWith('#'))
    expect(headings(['agenda', 'decisions'])).toEqual(['# en: Agenda', '# en: Opening'].slice(0, headings(['agenda']).length))
    expect(wordsOf(make('closed', ['en'], ['agenda', 'decisions']))).toContain('The group agrees.')
    expect(wordsOf(make('closed', ['en'], ['decisions']))).toContain('Adopted · consensus · agenda item 1')
  })

  test('attendance names the members of each delegation with their office and agency of that time; without names, its agencies', () => {
    const named = wordsOf(make('closed', BOTH, ['attendance', 'names']))
    expect(named).toContain('Ana Ruiz (FGN), jefatura de delegación / head of delegation; Luis Peña')
    expect(named).not.toContain('gone')
    const counted = wordsOf(make('closed', BOTH, ['attendance']))
    expect(counted).not.toContain('Ana Ruiz')
    expect(counted).toContain('FGN')
  })

  test('numbers the paragraphs of its proceedings', () => {
    expect(rowsOf(make('closed', ['es'], ['minutes']).blocks)).toEqual(['# es: Desarrollo de la sesión', '1| es: Se abrió.'])
  })

  test('carries nothing over before the session has begun', () => {
    const carriedIn = (state: 'open' | 'closed') => rowsOf(make(state, ['es'], ['carried']).blocks)
    expect(carriedIn('open')).toEqual(['# es: Asuntos que pasan a la sesión siguiente', '| es: Se sabrá cuando la sesión se celebre.'])
    expect(carriedIn('closed')[1]).toContain('es: Plazo')
  })

  test('why a point was deferred is said once: at the point or, without the agenda, where it is carried over', () => {
    const carriedIn = (parts: Parameters<typeof recordOf>[0]['parts']) => rowsOf(make('closed', ['es'], parts).blocks).at(-1)
    expect(carriedIn(['carried'])).toContain('Motivo: ')
    expect(carriedIn(['agenda', 'carried'])).toMatch(/^•\| es: Plazo.*\(punto \d+\)$/s)
    expect(carriedIn(['agenda', 'carried'])).not.toContain('Motivo')
  })

  test('a delegation that is called the same in both languages is named once', () => {
    const [, table] = make('closed', BOTH, ['attendance']).blocks
    const names = table?.type === 'table' ? table.rows.map(([name]) => name?.length) : []
    expect(names).toEqual([1, 2])
  })

  test('says nothing that no log holds: of statements that were made there is no word', () => {
    expect(wordsOf(make('closed'))).not.toMatch(/Declaraci|statement/i)
  })

  test('is a draft until the session is closed', () => {
    expect([make('open').isDraft, make('closed').isDraft]).toEqual([true, false])
    expect(wordsOf(make('open'))).toContain('BORRADOR')
    expect(wordsOf(make('closed'))).not.toContain('BORRADOR')
  })

  test('is a draft where it shows another moment than the closing', () => {
    expect(make('closed', BOTH, RECORD_PARTS, false).isDraft).toBe(true)
  })

  test('in one language holds no word of the other one of ours', () => {
    const words = wordsOf(make('closed', ['en']))
    expect(words).not.toMatch(/Orden del día|Asistencia|Verificación/)
    expect(words).toContain('Attendance')
  })

  test('holds the parts that were asked for, in their order, and an empty one says so', () => {
    const { blocks } = make('closed', ['en'], ['decisions', 'attendance'])
    expect(rowsOf(blocks).filter((row) => row.startsWith('#'))).toEqual(['# en: Attendance', '# en: Decisions'])
    const none = recordOf({
      facts: factsOf(['en']),
      session: { id: MEETING, number: 1, state: 'closed', zone: '', title: { es: '', en: '' }, closedAt: null },
      doc: new Y.Doc(),
      plan: { fields: [], streams: [], items: [] },
      parts: ['decisions'],
      planAt: instant(0),
      after: null,
      members: [],
    })
    expect(rowsOf(none.blocks)).toEqual(['# en: Decisions', '| en: Nothing to record.'])
  })

  test('says in the place of each part which log cannot be read: what is not known is not nothing', async () => {
    const session = { id: MEETING, number: 2, state: 'closed' as const, zone: '', title: { es: '', en: '' }, closedAt: null }
    const facts = factsOf(['es'], { document: meetingDocument(MEETING), meetings: [session] })
    const road = roadmapId(facts.group.id)
    const contents = {
      kind: 'record' as const,
      session,
      meeting: { document: meetingDocument(MEETING), seq: seq(9) },
      plan: { document: road, seq: seq(4) },
      parts: ['decisions', 'actions', 'carried'] as const,
      planAt: facts.at,
      after: null,
      members: [],
    }
    const paper = must(await buildExport({ contents, facts }, { document: async () => doc, plan: async () => null }), 'a record')
    const damaged = '| es: [El registro de esta parte está dañado y no se puede leer]'
    expect(rowsOf(paper.blocks).map((words) => words.slice(0, 70))).toEqual([
      '# es: Decisiones',
      expect.stringContaining('El grupo acuerda.'),
      '# es: Acciones acordadas en esta sesión',
      damaged,
      '# es: Asuntos que pasan a la sesión siguiente',
      damaged,
    ])
  })

  test('says that its log cannot be read', () => {
    const session = { id: MEETING, number: 2, state: 'closed' as const, zone: '', title: { es: '', en: '' }, closedAt: null }
    const paper = recordOf({
      facts: factsOf(['es']),
      session,
      doc: null,
      plan: { fields: [], streams: [], items: [] },
      parts: RECORD_PARTS,
      planAt: instant(0),
      after: null,
      members: [],
    })
    expect(wordsOf(paper)).toContain('está dañado y no se puede leer')
  })
})

describe('[E1] [E4] the road map and one item', () => {
  const doc = new Y.Doc()
  const stream = addStream(doc, { es: 'Lavado', en: 'Laundering' }, random)
  const add = (title: string, more: NewItem = {}) =>
    made(addItem(doc, { title: { es: title, en: `${title} EN` }, stream, ...more }, random))
  const a = add('Uno', { due: '2019-08-01', start: '2019-06-01' })
  const b = add('Dos', { kind: 'milestone', due: '2019-09-01' })
  const c = add('Tres')
  const before = readRoadMap(doc)
  setField(doc, a, 'due', '2019-10-01')
  archiveItem(doc, c)
  add('Cuatro')
  const now = readRoadMap(doc)
  const last = { seq: seq(3), at: instant(Date.UTC(2019, 5, 1)), account: null, delegation: CO, meeting: null }
  const items = netChanges(before, now).map((change) => ({
    ...change,
    fields: change.fields.map((field) => ({ ...field, last, contributions: [] })),
    contributions: [],
    slip: null,
  }))
  const since = { comparison: { items } as unknown as Comparison, name: { es: 'Sesión 1', en: 'Session 1' } }

  test('shows the items that are on the screen, in their order and groups, with what changed', () => {
    const paper = planOf({ facts: factsOf(['es']), plan: now, items: [b, a], group: 'kind', timeline: true, since })
    expect(rowsOf(paper.blocks)).toEqual([
      '# es: Cronograma',
      'timeline',
      '# es: Hito',
      'table',
      '# es: Actividad',
      'table',
      '# es: Cambios desde: Sesión 1',
      '# es: WG-001 Uno',
      '| es: Propuesta · Sin iniciar',
      'table',
    ])
    expect(writeMarkdown(paper)).toContain('| 31 may 2019, 19:00 | CO | Vence: ~~1 ago 2019~~ **1 oct 2019** (+61 días) |')
  })

  test('[E11] an item that MX and CO answer for together looks otherwise than one that CO leads with MX, in plan, sheet and record', () => {
    const doc = new Y.Doc()
    const both = { origin: MEETING, agencies: [FGN] }
    const joint = made(addItem(doc, { title: { es: 'Conjunta', en: 'Joint' }, coDelegations: [CO, MX], ...both }, random))
    const led = made(addItem(doc, { title: { es: 'Dirigida', en: 'Led' }, lead: CO, coDelegations: [MX], ...both }, random))
    const plan = readRoadMap(doc)
    const leads = (outcome: ExportedDocument) =>
      outcome.blocks.flatMap((one) =>
        one.type === 'table'
          ? one.rows.flatMap((row) => row.filter((cell) => /MX/.test(plainOf(cell))).map((cell) => sides(cell).join(' | ')))
          : [],
      )
    const withAgency = ['es: Conjunta (CO y MX) · FGN | en: Joint (CO and MX) · FGN', 'es: CO, con MX · FGN | en: CO, with MX · FGN']
    const facts = factsOf(BOTH)
    expect(leads(planOf({ facts, plan, items: null, group: 'none', timeline: false, since: null }))).toEqual(withAgency)
    const session = { id: MEETING, number: 2, state: 'closed', zone: 'UTC', title: { es: '', en: '' }, closedAt: null } as const
    expect(
      leads(recordOf({ facts, session, doc: new Y.Doc(), plan, planAt: instant(0), after: null, members: [], parts: ['actions'] })),
    ).toEqual(withAgency)
    const sheet = (item: typeof led) => itemSheet({ facts, plan, item, history: null, reports: [], files: [] })
    expect(leads(must(sheet(joint), 'a sheet'))).toEqual(['es: Conjunta (CO y MX) | en: Joint (CO and MX)'])
    expect(leads(must(sheet(led), 'a sheet'))).toEqual(['es: CO, con MX | en: CO, with MX'])
  })

  test('say what they cannot be compared with, and call nothing new for it', () => {
    const paper = planOf({
      facts: factsOf(['en']),
      plan: now,
      items: null,
      group: 'none',
      timeline: false,
      since: { ...since, comparison: null },
    })
    expect(wordsOf(paper)).toContain('The log of this part is damaged')
    expect(wordsOf(paper)).not.toMatch(/ New /)
  })

  test('an item that is not there has no sheet; one that is has its reports and history, or says that they cannot be read', () => {
    expect(
      itemSheet({
        facts: factsOf(['es']),
        plan: now,
        item: 'none' as never,
        history: { events: [], isWhole: true },
        reports: [],
        files: [],
      }),
    ).toBeNull()
    const report = {
      id: 'r',
      n: 3,
      at: instant(Date.UTC(2019, 8, 1)),
      by: { account: must(parseAccountId('ana'), 'an account'), name: 'Ana Ruiz', role: 'chair' as const, delegation: null, agency: null },
      item: a,
      delegation: CO,
      agency: null,
      period: null,
      progress: 'limited' as const,
      done: { es: 'Se firmó.', en: '' },
      obstacles: { es: '', en: '' },
      next: { es: '', en: '' },
    }
    const paper = itemSheet({ facts: factsOf(['es']), plan: now, item: a, history: null, reports: [report], files: [] })
    const words = wordsOf(must(paper, 'a sheet')).replace(/\s+/g, ' ')
    for (const expected of [
      'WG-001',
      'Avance: Limitado',
      'Ana Ruiz, en nombre de CO',
      'Qué se hizo: Se firmó.',
      'El registro de esta parte está dañado',
    ])
      expect(words).toContain(expected)
  })

  test('say of a file of an item that it was attached in a session opened by a link of somebody else', () => {
    const file = {
      name: 'Convenio.pdf',
      at: instant(Date.UTC(2019, 8, 1)),
      by: 'Ana Ruiz',
      byLink: { requestedBy: 'Beto', consentBy: null },
    }
    const paper = itemSheet({ facts: factsOf(['es', 'en']), plan: now, item: a, history: null, reports: [], files: [file] })
    const words = wordsOf(must(paper, 'a sheet'))
    expect(words).toContain('Adjuntado por Ana Ruiz (con enlace)')
    expect(words).toContain('Attached by Ana Ruiz (by link)')
  })

  test('the history of an item is whole, or says that there was more before it', () => {
    const event = (at: number): DescribedEvent => ({
      document: roadmapId(factsOf(['es']).group.id),
      seq: seq(1),
      ord: 0,
      at: instant(at),
      author: must(parseAccountId('ana'), 'an account'),
      delegation: CO,
      meeting: null,
      offline: null,
      subject: { type: 'item', id: a },
      field: 'status',
      change: { type: 'set', from: 'proposed', to: 'agreed', unseen: false },
    })
    const wordsWith = (isWhole: boolean) => {
      const history = { events: [event(Date.UTC(2019, 8, 1)), event(Date.UTC(2019, 7, 1))], isWhole }
      return wordsOf(must(itemSheet({ facts: factsOf(['es', 'en']), plan: now, item: a, history, reports: [], files: [] }), 'a sheet'))
    }
    expect(wordsWith(true)).not.toMatch(/Hubo cambios anteriores|earlier changes/)
    expect(wordsWith(false)).toContain('Hubo cambios anteriores: aquí están los 2 más recientes')
    expect(wordsWith(false)).toContain('There were earlier changes: these are the 2 newest ones')
    const rewritten: DescribedEvent = {
      ...event(Date.UTC(2019, 8, 2)),
      field: 'description.es',
      change: {
        type: 'text',
        lastSeq: seq(1),
        lastAt: instant(Date.UTC(2019, 8, 2)),
        inserted: 3,
        deleted: 3,
        formatted: 0,
        from: 'Lo de antes',
        to: 'Lo de ahora',
      },
    }
    const history = { events: [rewritten], isWhole: true }
    const words = wordsOf(must(itemSheet({ facts: factsOf(BOTH), plan: now, item: a, history, reports: [], files: [] }), 'a sheet'))
    expect(words).not.toContain('→')
    const sheet = must(itemSheet({ facts: factsOf(['es']), plan: now, item: a, history, reports: [], files: [] }), 'a sheet')
    expect(writeHtml(sheet, 'a4')).toContain('<p>Lo de <del>antes</del> <ins>ahora</ins></p>')
    expect(words.match(/antes/g)).toHaveLength(2)
  })

  test('the sheet of an item lists its files, with who attached each and when', () => {
    const files = [
      { name: 'Convenio.pdf', at: instant(Date.UTC(2019, 8, 2, 15)), by: 'Ana Ruiz' },
      { name: 'Nota.pdf', at: instant(Date.UTC(2019, 8, 3, 15)), by: '' },
    ]
    const words = wordsOf(must(itemSheet({ facts: factsOf(BOTH), plan: now, item: a, history: null, reports: [], files }), 'a sheet'))
    for (const expected of [
      'Convenio.pdf',
      'Adjuntado por Ana Ruiz, 2 de septiembre de 2019, 10:00 (Bogotá)',
      'Attached by Ana Ruiz, 2 September 2019, 10:00 (Bogotá)',
      'Attached, 3 September 2019, 10:00 (Bogotá)',
    ])
      expect(words).toContain(expected)
  })
})

describe('[E4] every document', () => {
  test('names the moment that it shows, and at the foot of each page the group, itself and the beginning of the hash', () => {
    const doc = new Y.Doc()
    initPage(doc, { kind: 'text', title: { es: 'Consulta', en: 'Consultation' } })
    pageBody(doc, 'es')?.insert(0, [block('paragraph', 'Primero.'), block('paragraph', 'Segundo.')])
    const paper = textDocument(factsOf(BOTH), doc)
    expect(paper.foot).toEqual({ words: 'Grupo de Trabajo · Consulta', hash: 'ab12 cd34 ab12' })
    const words = wordsOf(paper)
    for (const expected of ['14 de junio de 2019, 17:30 (Bogotá)', '14 June 2019, 17:30 (Bogotá)', 'DRAFT'])
      expect(words, expected).toContain(expected)
    expect(
      rowsOf(paper.blocks).map((row) => row.slice(0, 2)),
      'paragraphs that nobody numbered have the numbers of their places',
    ).toEqual(['1|', '2|'])
    expect(plainOf(paper.title)).toBe('Consulta · Consultation')
    expect(paper.proof.heads).toEqual([
      { document: 'page:text', name: expect.anything(), seq: seq(318), hash: expect.stringMatching(/^ab12cd34 ab12cd34/) },
    ])
  })

  test('[E12] says how many changes of the device that asked for it are in no entry, in every language and format', () => {
    const plan = { fields: [], streams: [], items: [] }
    const paperWith = (unsent: number) =>
      planOf({ facts: { ...factsOf(BOTH), unsent }, plan, items: null, group: 'none', timeline: false, since: null })
    expect(wordsOf(paperWith(0))).not.toMatch(/sin enviar|Unsent/)
    expect(wordsOf(paperWith(1))).toContain(
      '1 cambio del dispositivo que pidió este documento no está en ninguna entrada, ni en este documento',
    )
    for (const words of [wordsOf(paperWith(13)), writeMarkdown(paperWith(13))]) {
      expect(words).toContain('13 cambios del dispositivo que pidió este documento no están en ninguna entrada')
      expect(words).toContain('13 changes of the device that asked for this document are in no entry, and not in this document')
    }
  })

  test('turned words stay inside what they stand in', () => {
    const trick = 'a\u202Eb\u2067c'
    const facts = factsOf(['es'])
    const html = writeHtml(
      planOf({
        facts: { ...facts, group: { ...facts.group, name: { es: trick, en: trick } } },
        plan: { fields: [], streams: [], items: [] },
        items: null,
        group: 'none',
        timeline: false,
        since: null,
      }),
      'a4',
    )
    expect(html).toContain('\u2068a\u202Eb\u2067c\u2069\u202C\u2069')
  })
})
