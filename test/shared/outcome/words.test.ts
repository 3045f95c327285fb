// What labels of values mean: the same on the screen and on paper.
import { expect, test } from 'vitest'
import en from '../../../client/base/messages/en.json' with { type: 'json' }
import es from '../../../client/base/messages/es.json' with { type: 'json' }
import type { Language } from '../../../shared/bilingual.ts'
import { namesFrom } from '../../../shared/outcome/facts.ts'
import { ITEM_LISTS } from '../../../shared/outcome/itemTables.ts'
import { createLanguageWriter } from '../../../shared/outcome/languageWriter.ts'
import * as PAPER from '../../../shared/outcome/words.ts'
import { anItem } from '../../client/roadmap/builders.ts'
import { factsOf } from './facts.ts'

const MOVED = anItem('moved', { due: '2019-11-15', originalDue: '2019-10-31' })

test.each<[Language, string]>([
  ['es', 'Plazo original: 31 oct 2019'],
  ['en', 'Original due: 31 Oct 2019'],
])('[B17] the first due date of an item is called original on paper, and not what it was at another moment: %s', (language, words) => {
  const names = namesFrom(factsOf([language]), { fields: [], items: [MOVED], streams: [] })
  const table = JSON.stringify(ITEM_LISTS.plan({ items: [MOVED], say: createLanguageWriter([language]), names }))
  expect(table).toContain(words)
  expect(table).not.toMatch(/antes|\bwas\b/)
})

/** All strings by their path. */
const leaves = (value: unknown, path: string): readonly (readonly [string, string])[] =>
  typeof value === 'string'
    ? [[path, value.trim().toLowerCase().replace(/:$/, '')]]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}.${key}`))
      : []

test('[B17] an earlier value is called “was” or “before” in English wherever Spanish says “antes”, and nothing else is', () => {
  const onScreen = new Map(leaves(es, ''))
  const pairs = [
    ...leaves(en, '').map(([path, words]) => [path, words, onScreen.get(path)] as const),
    ...leaves(PAPER, 'paper').flatMap(([path, words]) => {
      const spanish = leaves(PAPER, 'paper').find(([other]) => other === path.replace(/\.en$/, '.es'))?.[1]
      return path.endsWith('.en') ? [[path, words, spanish] as const] : []
    }),
  ]
  const isEarlier = (words: string | undefined) => words === 'was' || words === 'before' || words === 'then'
  expect(pairs.filter(([, english, spanish]) => isEarlier(english) !== (spanish === 'antes'))).toEqual([])
  expect(pairs.filter(([, english]) => english === 'then')).toEqual([])
  // As the head of a column, beside what it is after.
  expect(pairs.filter(([, english]) => english === 'before').map(([path]) => path)).toEqual([
    '.exchange.changes.before',
    '.review.slip.was',
    'paper.REVIEW_WORDS.slip.was.en',
  ])
})
