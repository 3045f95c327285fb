// From logs to a file: a damaged log is named in the document, and large ones come out whole.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Queries } from '../../../server/db/queries.ts'
import { DamagedLogError } from '../../../server/log/log.ts'
import { writeExport } from '../../../server/outcome/make.ts'
import type { PastStates } from '../../../server/timeTravel/pastStates.ts'
import { createPlans } from '../../../server/timeTravel/plans.ts'
import { type DocumentId, pageId, roadmapId, seq } from '../../../shared/ids.ts'
import type { ExportFormat } from '../../../shared/outcome/model.ts'
import type { ExportContents } from '../../../shared/outcome/work.ts'
import { initPage, pageBody } from '../../../shared/page/write.ts'
import { hasControls } from '../../../shared/printable.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { needPoppler, readPdf } from '../../harness/needPoppler.ts'
import { createDice } from '../../harness/random.ts'
import { unzip } from '../../harness/unzip.ts'
import { block, factsOf } from '../../shared/outcome/facts.ts'

const FACTS = factsOf(['es'])
const TEXT = pageId('text')
const PLAN = roadmapId(FACTS.group.id)

/** Each document in one entry; of a damaged one, no state is known. */
const pastOf = (docs: ReadonlyMap<DocumentId, Y.Doc>): PastStates =>
  ({
    bases: {
      nearest: async (document: DocumentId, at: number) => {
        const doc = docs.get(document)
        if (!doc) throw new DamagedLogError(document, seq(1), 'its hash is another one')
        return { seq: at, state: Y.encodeStateAsUpdate(doc) }
      },
      add: () => undefined,
    },
    log: {
      async *read() {
        yield* []
      },
    },
  }) as never

/** No rows of the plan: it is read from the log. */
const noRows: Queries = { all: async () => [], write: async () => undefined } as never
const make = async (past: PastStates, contents: ExportContents, format: ExportFormat) => {
  const parts: Uint8Array[] = []
  const isThere = await writeExport({ past, plans: createPlans(past, noRows) }, { contents, facts: FACTS, format, paper: 'a4' }, (bytes) =>
    parts.push(bytes),
  )
  return { isThere, bytes: Buffer.concat(parts), parts: parts.length }
}
const wordsIn = async (format: ExportFormat, bytes: Buffer): Promise<string> => {
  if (format === 'md') return bytes.toString('utf8')
  if (format === 'html') return bytes.toString('utf8').replace(/<[^>]+>/g, ' ')
  if (format === 'docx') return (unzip(bytes).get('word/document.xml')?.toString('utf8') ?? '').replace(/<[^>]+>/g, ' ')
  await needPoppler()
  return readPdf('pdftotext', ['-raw'], bytes)
}

describe('[E1] a document made from logs', () => {
  test.each(['pdf', 'docx', 'html', 'md'] as const)('says in its place that a log is damaged, as %s', async (format) => {
    const nothing = pastOf(new Map())
    for (const contents of [
      { kind: 'text', text: { document: TEXT, seq: seq(3) } },
      { kind: 'plan', plan: { document: PLAN, seq: seq(3) }, items: null, group: 'none', timeline: true, since: null },
      {
        kind: 'review',
        plan: { document: PLAN, seq: seq(3) },
        comparison: null,
        since: { name: { es: 'Sesión 1', en: 'Session 1' } },
        burnUp: null,
        corrected: [],
      },
      { kind: 'item', plan: { document: PLAN, seq: seq(3) }, item: 'a' as never, history: null, reports: [], files: [] },
    ] as const) {
      const made = await make(nothing, contents, format)
      expect(made.isThere).toBe(true)
      const words = (await wordsIn(format, made.bytes)).replace(/\s+/g, ' ')
      expect(words, contents.kind).toContain('El registro de esta parte está dañado y no se puede leer')
    }
  })

  test('[H19] the plan is read from its rows where they reach, and its log is not opened', async () => {
    const [doc, dice] = [new Y.Doc(), createDice(5)]
    doc.transact(() => void addItem(doc, { title: { es: 'Acción de las filas', en: '' } }, dice.bytes))
    const contents = {
      kind: 'plan',
      plan: { document: PLAN, seq: seq(3) },
      items: null,
      group: 'none',
      timeline: false,
      since: null,
    } as const
    const parts: Uint8Array[] = []
    const sources = { past: pastOf(new Map()), plans: { at: async () => readRoadMap(doc) } }
    await writeExport(sources, { contents, facts: FACTS, format: 'md', paper: 'a4' }, (bytes) => parts.push(bytes))
    expect(Buffer.concat(parts).toString('utf8')).toContain('Acción de las filas')
  })

  test.each(['pdf', 'docx', 'html', 'md'] as const)('[V64] holds no control character of anybody’s words, as %s', async (format) => {
    const trick = 'Uno\0\u000b\u001b\u0085\u009f\u202e=1'
    const [page, plan, dice] = [new Y.Doc(), new Y.Doc(), createDice(5)]
    initPage(page, { kind: 'text', title: { es: trick, en: trick } })
    pageBody(page, 'es')?.insert(0, [block('paragraph', trick, { id: 'a' }), block('paragraph', `Dos ${trick}`, { id: 'b' })])
    plan.transact(() => void addItem(plan, { title: { es: trick, en: trick }, due: '2019-01-15', labels: ['a'] }, dice.bytes))
    const past = pastOf(
      new Map([
        [TEXT, page],
        [PLAN, plan],
      ]),
    )
    for (const contents of [
      { kind: 'text', text: { document: TEXT, seq: seq(3) } },
      { kind: 'plan', plan: { document: PLAN, seq: seq(3) }, items: null, group: 'none', timeline: true, since: null },
    ] as const) {
      const { bytes } = await make(past, contents, format)
      const parts =
        format === 'docx'
          ? [...unzip(bytes)].filter(([name]) => /\.(xml|rels|svg)$/.test(name)).map(([, part]) => part.toString('utf8'))
          : []
      const words = await wordsIn(format, bytes)
      // pdftotext ends its pages with a form feed.
      for (const text of [words.replaceAll('\f', ''), ...(format === 'pdf' ? [] : parts.length > 0 ? parts : [bytes.toString('utf8')])])
        expect(hasControls(text)).toBe(false)
      expect(words).toContain('Uno')
    }
  })

  test.each(['pdf', 'docx', 'html'] as const)('has each paragraph of a text of a megabyte once, as %s', async (format) => {
    const doc = new Y.Doc()
    initPage(doc, { kind: 'text', title: { es: 'Larga', en: 'Long' } })
    const numbers = Array.from({ length: 2_000 }, (_, at) => `P${String(at).padStart(4, '0')}`)
    const words = 'La autoridad requerida responde en un plazo de quince días hábiles y dice qué falta. '.repeat(6)
    pageBody(doc, 'es')?.insert(
      0,
      numbers.map((number) => block('paragraph', `${number} ${words}`, { id: number })),
    )
    const made = await make(pastOf(new Map([[TEXT, doc]])), { kind: 'text', text: { document: TEXT, seq: seq(3) } }, format)
    const found = (await wordsIn(format, made.bytes)).match(/P\d{4}/g)
    expect(found).toEqual(numbers)
  })

  test.each(['pdf', 'docx', 'html'] as const)('has each of five hundred items with its timeline, as %s', async (format) => {
    const [doc, dice] = [new Y.Doc(), createDice(5)]
    doc.transact(() => {
      for (let at = 0; at < 500; at += 1)
        addItem(doc, { title: { es: `Acción ${at}.`, en: '' }, start: '2019-01-01', due: `2019-0${1 + (at % 9)}-15` }, dice.bytes)
    })
    const contents = {
      kind: 'plan',
      plan: { document: PLAN, seq: seq(3) },
      items: null,
      group: 'none',
      timeline: true,
      since: null,
    } as const
    const made = await make(pastOf(new Map([[PLAN, doc]])), contents, format)
    const codes = new Map<string, number>()
    for (const [code] of (await wordsIn(format, made.bytes)).matchAll(/WG-\d{3}/g)) codes.set(code, (codes.get(code) ?? 0) + 1)
    expect(codes.size).toBe(500)
    // In the drawing and in the table; Word has the drawing as a picture.
    expect(new Set(codes.values())).toEqual(new Set([format === 'docx' ? 1 : 2]))
  })
})
