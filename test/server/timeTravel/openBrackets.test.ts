import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { byHour, createAuthors } from '../../../server/timeTravel/authors.ts'
import { createBases } from '../../../server/timeTravel/bases.ts'
import { openBracketsOf, pageRows } from '../../../server/timeTravel/openBrackets.ts'
import { stateAt } from '../../../server/timeTravel/pastStates.ts'
import { bracketsOfRows, countBrackets } from '../../../shared/brackets/rowBrackets.ts'
import { type MeetingId, parseMeetingId } from '../../../shared/ids.ts'
import { pageBody } from '../../../shared/page/write.ts'
import { readConfirmations } from '../../../shared/pairs/confirmations.ts'
import { must } from '../../../shared/result.ts'
import { PAGE } from '../../shared/history/life.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { bringBack, vouchFor } from './bringBack.ts'
import { ANA, BETO, CAROL, createWriters } from './writers.ts'

const HOUR = 3_600_000
let time: ReturnType<typeof createSettableClock>
let log: UpdateLog
let held: MeetingId | null

beforeEach(() => {
  time = createSettableClock()
  time.set(HOUR)
  held = null
  log = createMemoryLog({ clock: time.clock, meetingOf: () => held })
})
const open = async () => {
  const { seq } = await log.head(PAGE)
  const doc = await stateAt({ log, bases: createBases(log) }, PAGE, seq)
  const { brackets } = openBracketsOf(doc, await createAuthors(log, byHour).of(PAGE, seq))
  return { brackets, counted: countBrackets(bracketsOfRows(pageRows(doc, readConfirmations(doc)))) }
}
const element = (id: string, text: string, kind = 'paragraph') => {
  const made = new Y.XmlElement(kind)
  made.setAttribute('id', id)
  made.insert(0, [new Y.XmlText(text)])
  return made
}
const put =
  (side: 'es' | 'en', ...blocks: readonly Y.XmlElement[]) =>
  (doc: Y.Doc) =>
    void pageBody(doc, side)?.push([...blocks])
const wordsOf = (doc: Y.Doc, side: 'es' | 'en', block: number): Y.XmlText => {
  const found = pageBody(doc, side)?.get(block)
  const text = found instanceof Y.XmlElement ? found.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('no text')
  return text
}

test('[D5] each open bracket is told once with its words, the codes that it names, its side, and who put it for whom, in which session and hour', async () => {
  const page = createWriters(log, PAGE)
  await page.write(ANA, put('es', element('a1', 'La autoridad responde [CO, MX: sin demora] el [fecha]'), element('a2', 'Sin corchetes')))
  await page.write(ANA, put('en', element('b1', 'The authority replies [CO, MX: without delay] on [date]')))
  time.set(5 * HOUR + 1234)
  held = must(parseMeetingId('meet3'), 'a session')
  await page.write(BETO, (doc) => {
    wordsOf(doc, 'es', 1).insert(13, ']')
    wordsOf(doc, 'es', 1).insert(4, '[')
  })
  const ana = { account: ANA.account, delegation: ANA.delegation, at: HOUR, meeting: null }
  expect(await open()).toEqual({
    counted: 3,
    brackets: [
      { block: 'a1', side: 'es', words: 'CO, MX: sin demora', isPlaceholder: false, by: ['CO', 'MX'], put: ana },
      { block: 'a1', side: 'es', words: 'fecha', isPlaceholder: true, by: [], put: ana },
      {
        ...{ block: 'a2', side: 'es', words: 'corchetes', isPlaceholder: false, by: [] },
        put: { account: BETO.account, delegation: BETO.delegation, at: 5 * HOUR, meeting: held },
      },
    ],
  })
})

test('[D5] a bracket over two paragraphs stands where it opens, and a row without Spanish words has those of its English side', async () => {
  const page = createWriters(log, PAGE)
  await page.write(ANA, put('es', element('a1', 'Uno [dos'), element('a2', 'tres] cuatro')))
  await page.write(BETO, put('en', element('b1', 'One [two'), element('b2', 'three] four'), element('b3', 'Only [English]')))
  const { brackets, counted } = await open()
  expect(counted).toBe(2)
  expect(brackets.map(({ block, side, words, put: by }) => [block, side, words, by?.account])).toEqual([
    ['a1', 'es', 'dos tres', ANA.account],
    ['b3', 'en', 'English', BETO.account],
  ])
})

test('[D5] brackets in cells of a table and points of a list belong to their row', async () => {
  const page = createWriters(log, PAGE)
  const list = new Y.XmlElement('bulletList')
  list.setAttribute('id', 'a1')
  const items = ['uno [dos]', '[tres] cuatro'].map((text, at) => {
    const item = new Y.XmlElement('listItem')
    item.insert(0, [element(`p${at}`, text)])
    return item
  })
  list.insert(0, items)
  await page.write(ANA, put('es', list, element('a2', '[cinco]')))
  const { brackets, counted } = await open()
  expect(counted).toBe(3)
  expect(brackets.map(({ block, words }) => [block, words])).toEqual([
    ['a1', 'dos'],
    ['a1', 'tres'],
    ['a2', 'cinco'],
  ])
})

test('[D5] [K6] a bracket brought back after a restore is shown as unverified until its owner confirms it', async () => {
  const page = createWriters(log, PAGE)
  await page.write(ANA, put('es', element('a1', 'La autoridad responde')))
  const edit = (doc: Y.Doc) => wordsOf(doc, 'es', 0).insert(0, '[Nota] ')
  const brought = await bringBack(log, PAGE, { upon: page.docOf(ANA), client: 900, owner: BETO, by: CAROL, edit })
  expect((await open()).brackets).toMatchObject([{ words: 'Nota', put: { account: BETO.account, unverified: true } }])
  await vouchFor(log, PAGE, brought, BETO)
  const [confirmed] = (await open()).brackets
  expect(confirmed?.put).toEqual({ account: BETO.account, delegation: BETO.delegation, at: HOUR, meeting: null })
})
