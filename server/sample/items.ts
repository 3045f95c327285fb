// The action items of the sample, in the order of their numbers: WG-001 is the first.
import { FIRST_SESSION } from './itemsFirst.ts'
import { SECOND_SESSION } from './itemsSecond.ts'
import { SINCE_THEN } from './itemsSince.ts'
import type { SampleItem } from './model.ts'

const bornIn = (session: number) => (item: SampleItem) => ({ ...item, session })

export const ITEMS: readonly SampleItem[] = [...FIRST_SESSION.map(bornIn(1)), ...SECOND_SESSION.map(bornIn(2)), ...SINCE_THEN]
