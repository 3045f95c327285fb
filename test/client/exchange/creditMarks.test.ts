// Every kind of document and file that names an author says, as the screen does, that it was written by link, by token, offline, or with an unverified
// author.

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { planCsv } from '../../../client/exchange/planCsv.ts'
import { planJson } from '../../../client/exchange/planJson.ts'
import { planMarkdown } from '../../../client/exchange/planMarkdown.ts'
import { planSheets } from '../../../client/exchange/planSheets.ts'
import { readXlsx, writeXlsx } from '../../../client/exchange/xlsx.ts'
import { workTable } from '../../../client/review/workTable.ts'
import { appendBlocks } from '../../../server/sample/richBlocks.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { eventBroughtBack } from '../../../shared/broughtBack.ts'
import type { Comparison } from '../../../shared/history/comparison.ts'
import { CREDIT_MARKS, type CreditMark } from '../../../shared/history/creditMarks.ts'
import { doubtOf } from '../../../shared/history/creditWords.ts'
import { dueMovesOf } from '../../../shared/history/deadlines.ts'
import type { DescribedEvent } from '../../../shared/history/describe.ts'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import type { WorkRow } from '../../../shared/history/work.ts'
import { type DecisionId, instant, meetingDocument, parseMeetingId, roadmapId, seq } from '../../../shared/ids.ts'
import { addDecision, minutesBody } from '../../../shared/meeting/write.ts'
import type { AfterClosing } from '../../../shared/outcome/afterClosing.ts'
import type { ExportedDocument } from '../../../shared/outcome/model.ts'
import { itemSheet } from '../../../shared/outcome/plan.ts'
import { recordOf } from '../../../shared/outcome/record.ts'
import { registerOf } from '../../../shared/outcome/register.ts'
import { reviewDocument } from '../../../shared/outcome/review.ts'
import type { ExportContents } from '../../../shared/outcome/work.ts'
import { writeHtml } from '../../../shared/outcome/writeHtml.ts'
import { writeMarkdown } from '../../../shared/outcome/writeMarkdown.ts'
import { must } from '../../../shared/result.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { ANA, aDeadline } from '../../shared/history/aDeadline.ts'
import { factsOf } from '../../shared/outcome/facts.ts'
import { delegationId } from '../roadmap/builders.ts'
import { planFile } from './files.ts'

const [CO, MX] = [delegationId('co'), delegationId('mx')]
const AT = instant(Date.UTC(2019, 5, 1))
const byLink = { requestedBy: 'Presidencia', consentBy: null }
const byToken = { number: 3, name: 'Cifras' }
/** How an edit is told to have each mark. */
const MARKED = {
  link: { byLink },
  token: { byToken },
  offline: { offline: { after: instant(AT - 86_400_000) } },
  unverified: { unverified: { by: ANA } },
} as const satisfies Readonly<Record<CreditMark, object>>

const doc = new Y.Doc()
const made = addItem(doc, { title: { es: 'Acción', en: 'Item' }, due: '2019-05-01', lead: MX }, createDice(3).bytes)
const item = must(made.ok ? made.value : null, 'an item')
const plan = readRoadMap(doc)
const shown = must(plan.items[0] ?? null, 'the item')
const moment = (mark: string): Comparison['from'] => ({ mark, at: AT, meeting: null, name: null, seqs: [], unreadable: [] })

const review = (mark: CreditMark, language: 'es' | 'en'): ExportedDocument => {
  const deadlines = [aDeadline(shown, [{ by: MX, to: '2019-06-01', ...MARKED[mark] }])]
  const contribution = { account: ANA, delegation: MX, changes: 7, lastAt: AT, ...(mark === 'offline' ? {} : MARKED[mark]) }
  const comparison: Comparison = {
    from: moment('start'),
    to: moment('now'),
    items: [],
    streams: [],
    texts: [],
    unreadable: [],
    untouched: [],
    plan: { fields: [], items: plan.items, streams: [] },
    deadlines,
    dueMoves: dueMovesOf(deadlines),
    contributions: [contribution],
  }
  return reviewDocument({ facts: factsOf([language]), plan, comparison, since: { name: { es: 'x', en: 'x' } }, burnUp: [], corrected: [] })
}
/** An event of MX, with this mark. */
const marked = (mark: CreditMark, what: Pick<DescribedEvent, 'document' | 'subject' | 'field' | 'change'>): DescribedEvent => {
  const { unverified, ...marks } = { unverified: undefined, offline: null, ...MARKED[mark] }
  return {
    ...what,
    seq: seq(1),
    ord: 0,
    at: AT,
    author: ANA,
    delegation: MX,
    meeting: null,
    ...marks,
    ...(mark === 'token' ? { token: 3 } : {}),
    ...(unverified ? { ...eventBroughtBack({ by: ANA, known: true }), verified: false } : {}),
  }
}
const sheet = (mark: CreditMark, language: 'es' | 'en'): ExportedDocument => {
  const event = marked(mark, {
    document: roadmapId(factsOf([language]).group.id),
    subject: { type: 'item', id: item },
    field: 'due',
    change: { type: 'set', from: '2019-05-01', to: '2019-06-01', unseen: false },
  })
  return must(
    itemSheet({ facts: factsOf([language]), plan, item, history: { events: [event], isWhole: true }, reports: [], files: [] }),
    'a sheet',
  )
}

const session = {
  id: must(parseMeetingId('m1'), 'a meeting'),
  number: 1,
  state: 'closed',
  zone: '',
  title: { es: 'Sesión', en: 'Session' },
} as const
const aSession = () => {
  const held = new Y.Doc()
  const added = addDecision(held, { number: 7, text: { es: 'Se distribuye.', en: 'It is distributed.' } }, createDice(5).bytes)
  for (const language of LANGUAGES) appendBlocks(must(minutesBody(held, language), 'minutes'), ['Abierta.'], createDice(7).bytes)
  return { held, decision: must(added.ok ? added.value : null, 'a decision') }
}
/** Its decision and its minutes were corrected after the closing. */
const corrected = (mark: CreditMark, decision: DecisionId): AfterClosing => {
  const { unverified, ...marks } = { unverified: undefined, offline: null, ...MARKED[mark] }
  const event = marked(mark, {
    document: meetingDocument(session.id),
    subject: { type: 'decision', id: decision },
    field: 'status',
    change: { type: 'set', from: 'adopted', to: 'pending', unseen: false },
  })
  const own = { account: ANA, delegation: MX, at: AT, ...marks, ...(unverified ? { unverified: true as const } : {}) }
  const side = {
    standing: [{ words: 'Abierta.', isNew: false, by: [own] }],
    removed: [{ words: 'Pausa.', isNew: false, after: 1, by: [own] }],
  }
  return {
    closings: [AT],
    reopenings: [],
    corrections: [{ event, passages: null }],
    isWhole: true,
    minutes: { es: side, en: side },
  }
}
const record = (mark: CreditMark, language: 'es' | 'en'): ExportedDocument => {
  const { held, decision } = aSession()
  const after = corrected(mark, decision)
  const parts = ['minutes', 'decisions'] as const
  return recordOf({
    facts: factsOf([language]),
    session: { ...session, closedAt: AT },
    doc: held,
    plan,
    parts,
    planAt: AT,
    after,
    members: [],
  })
}
const register = (mark: CreditMark, language: 'es' | 'en'): ExportedDocument => {
  const { held, decision } = aSession()
  const sessions = [{ session: { ...session, closedAt: AT }, doc: held, after: corrected(mark, decision) }]
  return registerOf({ facts: factsOf([language]), sessions, plan, only: null })
}

/** Documents that name authors; the others hold words and values alone. A new kind must be listed. */
const DOCUMENTS: Readonly<Record<ExportContents['kind'], ((mark: CreditMark, language: 'es' | 'en') => ExportedDocument) | null>> = {
  review,
  item: sheet,
  record,
  text: null,
  register,
  plan: null,
}
/** In the history of a sheet, the words are the long ones. */
const SAID: Readonly<Record<CreditMark, RegExp>> = {
  link: /con enlace|by link|abierta con un enlace|opened by a link/,
  token: /con token|by token|mediante el token|by the token/,
  offline: /sin conexión|offline/,
  unverified: /[Aa]utoría sin verificar|[Aa]uthor unverified/,
}

describe('[R16] [J11] marks of an author', () => {
  const cases = Object.entries(DOCUMENTS).flatMap(([kind, build]) =>
    build ? CREDIT_MARKS.flatMap((mark) => LANGUAGES.map((language) => [kind, mark, language, build] as const)) : [],
  )
  test.each(cases)('a document of the kind %s says %s in %s', (_kind, mark, language, build) => {
    const paper = build(mark, language)
    for (const text of [writeHtml(paper, 'a4'), writeMarkdown(paper)]) expect(text).toMatch(SAID[mark])
  })

  test('each correction of minutes and decisions in a record, and of decisions in the register', () => {
    const lines = (paper: ExportedDocument) =>
      writeMarkdown(paper)
        .split('\n')
        .filter((line) => /after the closing:/.test(line))
    for (const [mark, said] of [
      ['link', '(by link)'],
      ['token', '(by token)'],
      ['unverified', '(author unverified)'],
    ] as const) {
      expect(lines(record(mark, 'en')).filter((line) => line.includes(said))).toHaveLength(3)
      expect(lines(register(mark, 'en')).filter((line) => line.includes(said))).toHaveLength(1)
    }
  })

  test('the sums of a review say how much of them was by link and by token', () => {
    expect(writeMarkdown(review('link', 'en'))).toContain('by link: 1 (+31 days)')
    expect(writeMarkdown(review('link', 'en'))).toContain('by link: 7')
    expect(writeMarkdown(review('token', 'es'))).toContain('con token: 1 (+31 días)')
  })

  test('a report that the chair gives for an agency is theirs, on paper as on screen, also by link', () => {
    const by = { account: ANA, name: 'Ana Ruiz', role: 'chair' as const, delegation: null, agency: null }
    const words = { done: { es: 'Sí.', en: '' }, obstacles: { es: '', en: '' }, next: { es: '', en: '' } }
    const report = {
      id: 'r',
      n: 3,
      at: AT,
      by,
      byLink,
      item,
      delegation: CO,
      agency: null,
      period: null,
      progress: 'limited' as const,
      ...words,
    }
    const paper = itemSheet({ facts: factsOf(['en']), plan, item, history: { events: [], isWhole: true }, reports: [report], files: [] })
    expect(writeMarkdown(must(paper, 'a sheet'))).toContain(
      'Ana Ruiz, in the name of CO; written in a session opened by a link that Presidencia issued',
    )
  })

  test('reports and comments of a plan in CSV, XLSX, Markdown and JSON, and the CSV of the work', () => {
    const file = planFile()
    const [first] = file.items
    const comment = { account: 'ana', at: AT, byLink, language: 'es', words: 'Falta', other: null, removed: null }
    const thread = { id: 't', number: 1, subject: `item:${first?.id}`, visibility: 'all', delegation: null, createdAt: 1, resolved: null }
    const given = {
      ...file,
      reports: (file.reports ?? []).map((report) => ({ ...report, byLink })),
      comments: { threads: [{ ...thread, comments: [comment] }], people: [{ account: 'ana', name: 'Ana' }] },
    } as unknown as ReturnType<typeof planFile>
    const doubt = must(
      doubtOf({ byLink }, () => null, 'es'),
      'a doubt',
    )
    const cells = (name: string) => JSON.stringify(readXlsx(writeXlsx(planSheets(given))).find((one) => one.name === name)?.rows)
    for (const text of [planCsv(given), cells('Informes'), cells('Comentarios'), planMarkdown(given), planJson(given)])
      expect(text).toContain(doubt)
    const row: WorkRow = {
      delegation: MX,
      isUnverified: false,
      agency: null,
      document: roadmapId(factsOf(['en']).group.id),
      subject: { type: 'item', id: item },
      title: { es: 'Acción', en: 'Item' },
      code: 'WG-001',
      field: 'due',
      changes: 3,
      byLink: 2,
      byToken: 1,
      lastAt: AT,
      moves: 1,
      days: 31,
    }
    expect(workTable([row], { names: NOBODY, language: 'en' }, 'x')).toContain(',3,1,31,2,1,')
  })
})
