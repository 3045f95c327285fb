// Every pair of texts of the plan, with its name for confirmations.
import type { Bilingual } from '../bilingual.ts'
import { itemPair, linePair, type PairName, streamPair } from '../pairs/pairNames.ts'
import type { Item, Workstream } from './model.ts'

export interface NamedPair {
  readonly name: PairName
  readonly sides: Bilingual
}

export const pairsOfItem = ({
  id,
  title,
  description,
  checklist,
}: Pick<Item, 'id' | 'title' | 'description' | 'checklist'>): readonly NamedPair[] => [
  { name: itemPair(id, 'title'), sides: title },
  { name: itemPair(id, 'description'), sides: description },
  ...checklist.map((line) => ({ name: linePair(id, line.id), sides: line.text })),
]

export const pairOfStream = ({ id, name }: Pick<Workstream, 'id' | 'name'>): NamedPair => ({ name: streamPair(id), sides: name })
