import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { byHour, createAuthors } from '../../../server/timeTravel/authors.ts'
import { createBases } from '../../../server/timeTravel/bases.ts'
import { createTranslationReader, type Translation } from '../../../server/timeTravel/translation.ts'
import type { Bilingual } from '../../../shared/bilingual.ts'
import { addTerm, archiveTerm, termText } from '../../../shared/glossary/write.ts'
import { createMovedRanges } from '../../../shared/history/fold/movedRanges.ts'
import { parseItemId, type TermId } from '../../../shared/ids.ts'
import { pageBody, pageTitleText } from '../../../shared/page/write.ts'
import { confirmPairs } from '../../../shared/pairs/confirm.ts'
import { itemPair, rowPair, TEXT_TITLE } from '../../../shared/pairs/pairNames.ts'
import { must } from '../../../shared/result.ts'
import { titleText } from '../../../shared/roadmap/texts.ts'
import { addItem, archiveItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { GLOSSARY, PAGE, PLAN } from '../../shared/history/life.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { bringBack, vouchFor } from './bringBack.ts'
import { ANA, BETO, CAROL, createWriters, type Person } from './writers.ts'

const HOUR = 3_600_000
const random = createDice(9).bytes
let time: ReturnType<typeof createSettableClock>
let log: UpdateLog
let translation: Translation

beforeEach(() => {
  time = createSettableClock()
  time.set(HOUR)
  log = createMemoryLog({ clock: time.clock, meetingOf: () => null })
  translation = createTranslationReader({ log, bases: createBases(log) }, createAuthors(log, byHour), {
    of: async () => createMovedRanges(),
    reach: async () => true,
  })
})
const waiting = async (document: typeof PAGE) => {
  const { seq } = await log.head(document)
  return translation.of([{ document, seq }])
}
const paragraph = (id: string, text: string) => {
  const element = new Y.XmlElement('paragraph')
  element.setAttribute('id', id)
  element.insert(0, [new Y.XmlText(text)])
  return element
}
const confirm = (pair: string, sides: Bilingual, who: Person, language: 'es' | 'en') => (doc: Y.Doc) =>
  confirmPairs(doc, [{ pair, sides, language, account: who.account }])

test('[B8] [D5] waiting paragraphs of a text are told with their state, direction, owner and time', async () => {
  const page = createWriters(log, PAGE)
  const title = { es: 'Consulta', en: 'Consultation' }
  const first = { es: 'La autoridad responde.', en: 'The authority replies.' }
  await page.write(ANA, (doc) => {
    pageTitleText(doc, 'es')?.insert(0, title.es)
    pageTitleText(doc, 'en')?.insert(0, title.en)
    pageBody(doc, 'es')?.push([paragraph('a1', first.es), paragraph('a2', 'Solo en [español].')])
    pageBody(doc, 'en')?.push([paragraph('b1', first.en)])
  })
  for (const [pair, sides] of [
    [TEXT_TITLE, title],
    [rowPair('a1', 'b1'), first],
  ] as const) {
    await page.write(ANA, confirm(pair, sides, ANA, 'es'))
    await page.write(BETO, confirm(pair, sides, BETO, 'en'))
  }
  expect(await waiting(PAGE)).toMatchObject({
    pairs: [{ field: 'body', state: 'missing', side: 'en', block: 'a2', whose: ANA.delegation, last: { account: ANA.account, at: HOUR } }],
    documents: [
      {
        document: PAGE,
        counts: { aligned: 2, missing: 1, stale: 0, unconfirmed: 0 },
        text: { kind: 'text', paragraphs: { es: 2, en: 1 }, brackets: 1, last: { account: BETO.account, delegation: BETO.delegation } },
      },
    ],
  })

  time.set(5 * HOUR + 1234)
  await page.write(BETO, (doc) => {
    const block = pageBody(doc, 'es')?.get(0)
    const text = block instanceof Y.XmlElement ? block.get(0) : null
    if (text instanceof Y.XmlText) text.insert(text.length - 1, ' en diez días')
  })
  const { pairs } = await waiting(PAGE)
  expect(pairs[0]).toMatchObject({
    name: rowPair('a1', 'b1'),
    block: 'a1',
    title,
    state: 'stale',
    side: 'en',
    sides: { es: 'La autoridad responde en diez días.' },
    last: { account: BETO.account, delegation: BETO.delegation, at: 5 * HOUR },
  })
})

test('[B8] texts of the plan are told with whose item it is; archived ones wait for nobody', async () => {
  const plan = createWriters(log, PLAN)
  let id = must(parseItemId('none'), 'an id')
  await plan.write(ANA, (doc) => {
    const added = addItem(doc, { title: { es: 'Acción', en: 'Action' }, lead: must(BETO.delegation, 'a delegation') }, random)
    if (added.ok) id = added.value
  })
  expect((await waiting(PLAN)).pairs).toMatchObject([
    { type: 'item', id, field: 'title', code: 'WG-001', state: 'unconfirmed', side: null, whose: BETO.delegation },
  ])
  await plan.write(ANA, confirm(itemPair(id, 'title'), { es: 'Acción', en: 'Action' }, ANA, 'es'))
  expect((await waiting(PLAN)).pairs).toMatchObject([{ state: 'unconfirmed', side: 'en' }])
  await plan.write(BETO, confirm(itemPair(id, 'title'), { es: 'Acción', en: 'Action' }, BETO, 'en'))
  expect((await waiting(PLAN)).pairs).toEqual([])
  await plan.write(BETO, (doc) => void titleText(doc, id, 'en')?.insert(0, 'Joint '))
  expect((await waiting(PLAN)).pairs).toMatchObject([{ state: 'stale', side: 'es', last: { account: BETO.account } }])
  await plan.write(ANA, (doc) => void archiveItem(doc, id))
  expect((await waiting(PLAN)).pairs).toEqual([])
})

test('[B8] a term waits while one language has no word for it; in both, or archived, it waits for nobody', async () => {
  const glossary = createWriters(log, GLOSSARY)
  const ids: TermId[] = []
  await glossary.write(ANA, (doc) => {
    for (const term of [{ es: 'decomiso', en: 'forfeiture' }, { es: 'testaferro' }, { en: 'seizure' }])
      ids.push(addTerm(doc, { term }, random))
  })
  const [, straw, seizure] = ids.map((id) => must(id, 'a term'))
  const { pairs, documents } = await waiting(GLOSSARY)
  expect(pairs.map(({ id }) => id).sort()).toEqual([straw, seizure].sort())
  expect(pairs.find(({ id }) => id === straw)).toMatchObject({
    ...{ type: 'term', field: 'term', state: 'missing', side: 'en', sides: { es: 'testaferro' } },
    ...{ whose: ANA.delegation, last: { account: ANA.account, at: HOUR } },
  })
  expect(documents).toMatchObject([{ document: GLOSSARY, counts: { missing: 2, aligned: 0, stale: 0, unconfirmed: 0 }, text: null }])
  await glossary.write(BETO, (doc) => {
    termText(doc, must(straw, 'a term'), 'term', 'en')?.insert(0, 'straw man')
    archiveTerm(doc, must(seizure, 'a term'))
  })
  expect((await waiting(GLOSSARY)).pairs).toEqual([])
})

test('[B8] [K6] words recovered after a restore are charged to nobody, and to no earlier writer, until their owner has said the same', async () => {
  const page = createWriters(log, PAGE)
  await page.write(ANA, (doc) => pageTitleText(doc, 'es')?.insert(0, 'Consulta'))
  const edit = (doc: Y.Doc) => pageTitleText(doc, 'es')?.insert(0, 'La ')
  const brought = await bringBack(log, PAGE, { upon: page.docOf(ANA), client: 900, owner: BETO, by: CAROL, edit })
  expect((await waiting(PAGE)).pairs).toMatchObject([{ state: 'missing', side: 'en', whose: null, last: null }])
  await vouchFor(log, PAGE, brought, BETO)
  expect((await waiting(PAGE)).pairs).toMatchObject([{ whose: BETO.delegation }])
})
