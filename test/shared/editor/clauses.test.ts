// The numbers of numbered paragraphs: they follow from depths and order.
import { expect, test } from 'vitest'
import { type Clause, numberClauses } from '../../../shared/editor/clauses.ts'
import { numberRows } from '../../../shared/pairs/clauseRows.ts'
import type { RowBlock } from '../../../shared/pairs/pairRows.ts'
import { textRows } from '../../../shared/pairs/textRows.ts'

const at = (depth: number, start: number | null = null): Clause => ({ depth, start })
const numbers = (...blocks: (Clause | null)[]) => numberClauses(blocks).map((one) => one?.number ?? null)

test('[M12] 1, 1.1, (a), (i); what stands between does not interrupt the count, and each level begins anew below the one above it', () => {
  expect(numbers(at(1), at(2), at(2), at(3), at(3), at(4), null, at(3), at(2), at(1), null, at(2), at(3))).toEqual([
    '1',
    '1.1',
    '1.2',
    '(a)',
    '(b)',
    '(i)',
    null,
    '(c)',
    '1.3',
    '2',
    null,
    '2.1',
    '(a)',
  ])
})
test('[M12] a restart begins the count anew, and what follows goes on from there', () => {
  expect(numbers(at(1), at(1), at(1, 1), at(1), at(2), at(2, 1), at(2))).toEqual(['1', '2', '1', '2', '2.1', '2.1', '2.2'])
})
test('[M12] a level without the one above it counts as if there were one; letters go on behind z', () => {
  expect(numbers(at(2), at(3))).toEqual(['1.1', '(a)'])
  const many = numbers(...Array.from({ length: 28 }, () => at(3)))
  expect(many.slice(-3)).toEqual(['(z)', '(aa)', '(ab)'])
  expect(numbers(...Array.from({ length: 9 }, () => at(4))).slice(3)).toEqual(['(iv)', '(v)', '(vi)', '(vii)', '(viii)', '(ix)'])
})
test('[M12] both languages have one count: a paragraph that is missing on one side leaves its number free there', () => {
  const block = (id: string, clause: Clause): RowBlock => ({ id, kind: 'clause', text: id, clause })
  const [one, two, three] = [block('aaaaaaaaaaaa', at(1)), block('bbbbbbbbbbbb', at(2)), block('cccccccccccc', at(1))]
  const rows = textRows([one, two, three], [{ ...one }, { ...three }], new Map())
  expect(numberRows(rows).map((row, place) => [row?.number, rows[place]?.en !== null])).toEqual([
    ['1', true],
    ['1.1', false],
    ['2', true],
  ])
})
