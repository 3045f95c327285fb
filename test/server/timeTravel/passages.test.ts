import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { createBases } from '../../../server/timeTravel/bases.ts'
import { eventsBetween } from '../../../server/timeTravel/between.ts'
import { paragraphNumbers } from '../../../server/timeTravel/paragraphNumbers.ts'
import { stateAt } from '../../../server/timeTravel/pastStates.ts'
import { diffText } from '../../../server/timeTravel/textDiff.ts'
import { topBlocks } from '../../../shared/editor/blocks.ts'
import { type Passages, passagesOf, wordsChanged } from '../../../shared/history/passages.ts'
import { type AccountId, pageId, seq } from '../../../shared/ids.ts'
import { readConfirmations } from '../../../shared/pairs/confirmations.ts'
import { numbersOf } from '../../../shared/pairs/numbersOf.ts'
import { textRows } from '../../../shared/pairs/textRows.ts'
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
  const moments = await eventsBetween(past, PAGE, { from: seq(from), to: seq(to) })
  const text = moments.doc.getXmlFragment(BODY)
  return passagesOf(diffText(text, moments).doc, account, paragraphNumbers(moments.doc, BODY, text))
}
/** `3: shall reply within [-ten][+fifteen] days`. */
const spelt = ({ passages }: Passages) =>
  passages.map(
    ({ block, runs }) =>
      `${block}: ${runs.map(({ type, text }) => ({ kept: text, deleted: `[-${text}]`, inserted: `[+${text}]` })[type]).join('')}`,
  )
const line = (doc: Y.Doc, block: number) => (doc.getXmlFragment(BODY).get(block) as Y.XmlElement).get(0) as Y.XmlText

describe('[H53] only the changed words of an edit are told, whole', () => {
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

  test('the number is the one beside the text at that time: without headings and empty lines, also on the side that lacks a paragraph', async () => {
    const here = world()
    const dice = createDice(1)
    const heading = () => {
      const made = new Y.XmlElement('heading')
      made.setAttribute('id', 'h1')
      made.insert(0, [new Y.XmlText('Cooperation')])
      return made
    }
    const paragraph = (id: string, words: string) => {
      const made = aBlock(dice, words)
      made.setAttribute('id', id)
      return made
    }
    const from = await here.writers.write(ANA, (doc) => {
      doc.getXmlFragment(BODY).insert(0, [heading(), paragraph('p1', 'uno'), paragraph('p2', ''), paragraph('p3', 'tres')])
      // The second paragraph exists in English alone, and has number 2 there.
      doc.getXmlFragment('body.en').insert(0, [paragraph('p1', 'one'), paragraph('p1b', 'only here'), paragraph('p3', 'three')])
    })
    const to = await here.writers.write(BETO, (doc) => line(doc, 3).insert(4, ' y más'))
    await here.writers.write(ANA, (doc) => doc.getXmlFragment(BODY).insert(1, [paragraph('p0', 'antes de todo')]))
    const doc = await stateAt(here.past, PAGE, to)
    const shown = numbersOf(textRows(topBlocks(doc.getXmlFragment(BODY)), topBlocks(doc.getXmlFragment('body.en')), readConfirmations(doc)))
    expect(shown.at(-1)).toBe(3)
    expect(spelt(await wordsOf(here, from, to, BETO.account))).toEqual(['3: tres[+ y más]'])
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

test('[H54] each of several people who type at once into one paragraph is told in their own words alone', async () => {
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
