import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { createBases } from '../../../server/timeTravel/bases.ts'
import { between } from '../../../server/timeTravel/between.ts'
import { diffText } from '../../../server/timeTravel/textDiff.ts'
import { type Passages, passagesOf, wordsChanged } from '../../../shared/history/passages.ts'
import { type AccountId, pageId, seq } from '../../../shared/ids.ts'
import { createDice } from '../../harness/random.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { aBlock } from './richTextEdits.ts'
import { ANA, BETO, CAROL, createWriters } from './writers.ts'

const PAGE = pageId('text')
const BODY = 'body.es'

const world = () => {
  const log = createMemoryLog({ clock: createSettableClock().clock, meetingOf: () => null })
  return { log, past: { log, bases: createBases(log) }, writers: createWriters(log, PAGE) }
}
type World = ReturnType<typeof world>
const wordsOf = async ({ past }: World, from: number, to: number, account: AccountId | null): Promise<Passages> => {
  const moments = await between(past, PAGE, { from: seq(from), to: seq(to) })
  return passagesOf(diffText(moments.doc.getXmlFragment(BODY), moments).doc, account)
}
/** `3: shall reply within [-ten][+fifteen] days`. */
const spelt = ({ passages }: Passages) =>
  passages.map(
    ({ block, runs }) =>
      `${block}: ${runs.map(({ type, text }) => ({ kept: text, deleted: `[-${text}]`, inserted: `[+${text}]` })[type]).join('')}`,
  )
const line = (doc: Y.Doc, block: number) => (doc.getXmlFragment(BODY).get(block) as Y.XmlElement).get(0) as Y.XmlText

describe('[H53] of an edit only the changed words are told, whole', () => {
  test('with up to six words around, and the number of their paragraph', async () => {
    const here = world()
    const dice = createDice(1)
    const text = 'in the third year of this road map each authority shall reply within ten working days of receiving the request in full'
    const from = await here.writers.write(ANA, (doc) => doc.getXmlFragment(BODY).insert(0, [aBlock(dice, 'first'), aBlock(dice, text)]))
    const at = text.indexOf('ten ')
    const to = await here.writers.write(BETO, (doc) => {
      line(doc, 1).delete(at, 3)
      line(doc, 1).insert(at, 'fifteen')
    })
    expect(spelt(await wordsOf(here, from, to, BETO.account))).toEqual([
      '2: …map each authority shall reply within [-ten][+fifteen] working days of receiving the request…',
    ])
  })

  test('a letter that is changed shows its word, before and after', () => {
    expect(wordsChanged('the cooperaton of all', 'the cooperation of all').map(({ type, text }) => `${type} ${text}`)).toEqual([
      'kept the ',
      'deleted cooperaton',
      'inserted cooperation',
      'kept  of all',
    ])
  })
})

test('[H54] what several people type at once into one paragraph is told of each of them in their own words alone', async () => {
  const here = world()
  const dice = createDice(1)
  const from = await here.writers.write(ANA, (doc) => doc.getXmlFragment(BODY).insert(0, [aBlock(dice, 'one two three four')]))
  const [mine, yours] = ['alpha ', 'omega ']
  let to = from
  for (let n = 0; n < mine.length; n++) {
    await here.writers.write(BETO, (doc) => line(doc, 0).insert(n, mine[n] ?? ''))
    to = await here.writers.write(CAROL, (doc) => line(doc, 0).insert(line(doc, 0).toString().indexOf('three'), yours[n] ?? ''))
  }
  to = await here.writers.write(ANA, (doc) => line(doc, 0).delete(line(doc, 0).toString().indexOf('four'), 4))
  expect(spelt(await wordsOf(here, from, to, BETO.account))).toEqual(['1: [+alpha ]one two omega three '])
  expect(spelt(await wordsOf(here, from, to, CAROL.account))).toEqual(['1: alpha one two [+omega ]three '])
  expect(spelt(await wordsOf(here, from, to, ANA.account))).toEqual(['1: alpha one two omega three [-four]'])
  expect(spelt(await wordsOf(here, from, to, null))).toEqual(['1: [+alpha ]one two [+omega ]three [-four]'])
})
