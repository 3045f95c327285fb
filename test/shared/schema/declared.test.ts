// Old logs, exports and other programs know documents by these bytes: what is declared as a table writes, reads and accepts what was
// written by hand before it. The digests were taken from that code (4843a90); one that changes needs a reason that outsiders accept.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentSchema } from '../../../shared/contentSchema.ts'
import { GLOSSARY } from '../../../shared/glossary/layout.ts'
import { readTerms } from '../../../shared/glossary/read.ts'
import { STARTING_TERMS } from '../../../shared/glossary/startingTerms.ts'
import { addStartingTerms, addTerm } from '../../../shared/glossary/write.ts'
import { pageId, parseAgencyId, parseDelegationId, parseItemId, parseMeetingId, parsePointId, type Random } from '../../../shared/ids.ts'
import { MEETING } from '../../../shared/meeting/layout.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import { addDecision, addPoint, addSection, addSpeaker } from '../../../shared/meeting/write.ts'
import { PAGE } from '../../../shared/page/layout.ts'
import { readPage } from '../../../shared/page/read.ts'
import { initPage } from '../../../shared/page/write.ts'
import { must } from '../../../shared/result.ts'
import { ROADMAP } from '../../../shared/roadmap/layout.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream } from '../../../shared/roadmap/streams.ts'
import { addItem, createItems } from '../../../shared/roadmap/write.ts'
import { describeSchema } from '../../harness/describeSchema.ts'
import { disturb } from '../../harness/hostileDocument.ts'
import { createDice } from '../../harness/random.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
const sortedKeys = (_name: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const CO = must(parseDelegationId('co'), 'a delegation')
const ITEM = must(parseItemId('i1'), 'an item')
const POINT = must(parsePointId('p1'), 'a point')
const carriedFrom = { meeting: must(parseMeetingId('m1'), 'a meeting'), point: POINT, times: 1 }

interface Kind {
  readonly schema: DocumentSchema
  readonly read: (doc: Y.Doc) => unknown
  readonly births: readonly ((doc: Y.Doc, chance: Random) => unknown)[]
}
const KINDS: Readonly<Record<string, Kind>> = {
  roadmap: {
    schema: ROADMAP.schema,
    read: readRoadMap,
    births: [
      (doc, chance) => [addStream(doc, { es: 'Línea' }, chance), addStream(doc, { en: 'Line' }, chance)],
      // Each under chance of its own: the code before it drew once more than it used.
      (doc, chance) => [
        addItem(doc, {}, chance),
        addItem(
          doc,
          { title: { es: 'Guía' }, kind: 'practice', due: '2019-06-12', labels: ['Agua', 'agua'], coDelegations: [CO] },
          createDice(4).bytes,
        ),
        createItems(doc, [{ recurs: { every: 'everyMonths', months: 3 }, parent: ITEM }, { title: { en: 'Guide' } }], createDice(5).bytes),
      ],
    ],
  },
  page: {
    schema: PAGE.schema,
    read: readPage,
    births: [(doc) => initPage(doc, { kind: 'strategy', title: { es: 'Estrategia' } })],
  },
  meeting: {
    schema: MEETING.schema,
    read: readMeeting,
    births: [
      (doc, chance) => [addSection(doc, { es: 'Apertura', en: 'Opening' }, chance), addSection(doc, {}, chance)],
      (doc, chance) => [
        addPoint(doc, {}, chance),
        addPoint(
          doc,
          { title: { en: 'Assistance' }, minutes: 30, backlog: true, presenter: CO, items: [ITEM], texts: [pageId('guide')], carriedFrom },
          chance,
        ),
      ],
      (doc, chance) => addDecision(doc, { number: 1 }, chance),
      (doc, chance) =>
        addDecision(
          doc,
          { number: 7, text: { es: 'Se acuerda' }, status: 'adopted', point: POINT, items: [ITEM], texts: [pageId('a')] },
          chance,
        ),
      (doc, chance) => [
        addSpeaker(doc, { delegation: CO, agency: null }, chance),
        addSpeaker(doc, { delegation: null, agency: parseAgencyId('fgn') }, chance),
      ],
    ],
  },
  glossary: {
    schema: GLOSSARY.schema,
    read: readTerms,
    births: [
      (doc, chance) => addTerm(doc, { term: { es: 'decomiso', en: 'forfeiture' }, note: { es: 'Definitivo' }, source: 'UNTOC' }, chance),
      (doc, chance) => addStartingTerms(doc, STARTING_TERMS.slice(0, 5), chance),
    ],
  },
}

/** What it accepts, where everything is whole. */
const schemaOf = ({ schema }: Kind) => digest(describeSchema(schema))
const readingOf = ({ schema, read }: Kind) => {
  const all = Array.from({ length: 200 }, (_, at) => {
    const doc = new Y.Doc()
    disturb(doc, schema, createDice(at + 1))
    return read(doc)
  })
  return digest(JSON.stringify(all, sortedKeys))
}
const birthsOf = ({ births }: Kind) =>
  births.map((write) => {
    const doc = new Y.Doc()
    doc.clientID = 7
    const updates: string[] = []
    doc.on('update', (update: Uint8Array, origin: unknown) => updates.push(`${String(origin)} ${Buffer.from(update).toString('hex')}`))
    write(doc, createDice(3).bytes)
    expect(updates.length).toBeGreaterThan(0)
    return digest(updates.join('\n'))
  })

const BEFORE: Readonly<Record<string, { readonly schema: string; readonly reading: string; readonly births: readonly string[] }>> = {
  roadmap: { schema: 'e2f53df8ce22f1ab', reading: 'c14124ae5e4e21bf', births: ['e06bf1f9bbe84569', 'abbb97758160462d'] },
  page: { schema: '6f35fbde9cd9b367', reading: '430e20731cd48e5b', births: ['459f4a6d74fa86ad'] },
  meeting: {
    schema: '217109258049afca',
    reading: '8ef88472e4a67772',
    births: ['19e34c8e5ccdf28a', '8f95026d6b1d306d', '922201e51a2e465a', 'af9fdb1e05821d7b', 'b956fd972f3c9a4e'],
  },
  glossary: { schema: '9684768f7f1d49e0', reading: '8b5178c3b71e1387', births: ['8cad3daf273b7143', '5bf069c2aaed4b10'] },
}

describe.each(Object.entries(KINDS))('a %s, whatever it is made of,', (name, kind) => {
  test('[M3] has the schema that it had, in the same order, with its bounds and checks', () => {
    expect(schemaOf(kind)).toBe(BEFORE[name]?.schema)
  })
  test('[I10] is read as it was, from 200 documents that hold anything', () => {
    expect(readingOf(kind)).toBe(BEFORE[name]?.reading)
  })
  test('begins by the same bytes under the same chance', () => {
    expect(birthsOf(kind)).toEqual(BEFORE[name]?.births)
  })
})
