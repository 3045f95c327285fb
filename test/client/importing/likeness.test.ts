// Which item a new line looks like, and how many titles are looked at for it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLikeness } from '../../../client/importing/likeness.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { anItem } from '../roadmap/builders.ts'

const titled = (at: number, es: string, en = ''): Item => anItem(`item${at}`, { title: { es, en } })
const any = () => true
/** Of all their words, how many are common to both. */
const shareOf = (one: string, other: string): number => {
  const [a, b] = [one, other].map((title) => new Set(title.split(' ').filter(Boolean))) as [Set<string>, Set<string>]
  const both = [...a].filter((word) => b.has(word)).length
  return both === 0 ? 0 : both / (a.size + b.size - both)
}

test('[X4] a line looks like the title with which it shares most words, and like none below three quarters of them', () => {
  const title = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 7 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(title, { maxLength: 12 }), title, fc.nat(11), (titles, line, taken) => {
      const items = titles.map((es, at) => titled(at, es))
      const isFree = (item: Item) => item !== items[taken]
      const found = createLikeness(items)([line], isFree)
      const shares = items.filter(isFree).map((item) => shareOf(line, item.title.es))
      const most = Math.max(0, ...shares)
      if (most < 0.75) expect(found).toBeNull()
      else {
        expect(shareOf(line, found?.title.es ?? '')).toBe(most)
        expect(found && isFree(found)).toBe(true)
      }
    }),
    { numRuns: 3000 },
  )
})

test('[X4] accents, capitals and signs make no difference, and either language is enough', () => {
  const items = [titled(0, 'Guía de extinción de dominio', 'Guide on asset forfeiture'), titled(1, 'Taller de peritos', '')]
  const like = createLikeness(items)
  expect(like(['GUIA de: extincion de dominio'], any)?.id).toBe(items[0]?.id)
  expect(like(['', 'guide on asset forfeiture'], any)?.id).toBe(items[0]?.id)
  expect(like(['Taller de fiscales'], any)).toBeNull()
})

test('[X4] a line is compared with a few of 2,000 titles that differ in a word', () => {
  const word = (n: number) => [...String(n)].map((figure) => 'abcdefghij'[Number(figure)]).join('')
  const name = (n: number) => `Taller regional sobre cooperación judicial y extradición en ${word(n)}`
  const items = Array.from({ length: 2_000 }, (_, n) => titled(n, name(n)))
  const like = createLikeness(items)
  let looked = 0
  const isFree = () => {
    looked++
    return true
  }
  for (let n = 2_000; n < 4_000; n++) expect(like([name(n)], isFree)).not.toBeNull()
  for (let n = 0; n < 2_000; n++) expect(like([name(n)], isFree)?.id).toBe(items[n]?.id)
  expect(looked).toBeLessThanOrEqual(4_000)
})

test('[X4] titles with different numbers are never alike, and the same numbers do not make them so', () => {
  const like = createLikeness([titled(1, 'Mesa técnica n.º 12 sobre precursores'), titled(2, 'Fase 2 del taller')])
  expect(like(['Mesa técnica n.º 13 sobre precursores'], any)).toBeNull()
  expect(like(['Mesa tecnica n.º 12 sobre precursores'], any)?.id).toBe('item1')
  expect(like(['Mesa técnica n.º 012 sobre precursores'], any)?.id).toBe('item1')
  expect(like(['Fase 2 de otra cosa distinta'], any)).toBeNull()
})
