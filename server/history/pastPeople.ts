// Names and roles of a group's members over time, from the log of acts and the personal data beside it.
import { linkSpansOf } from '../../shared/acts/linkSpans.ts'
import { periodsOf } from '../../shared/acts/periods.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Acts } from '../acts/readActs.ts'
import type { Queries } from '../db/queries.ts'
import { DamagedLogError } from '../log/log.ts'
import type { PastPeople } from './authorContexts.ts'

interface Sources {
  readonly acts: Acts
  readonly queries: Queries
}

/** If the log of acts is unreadable nothing is known: the history of other documents is still shown. */
export const createPastPeople = ({ acts, queries }: Sources): ((group: GroupId) => Promise<PastPeople>) => {
  // Periods are computed once per list of acts, which is the same object until it changes.
  const reckoned = new WeakMap<readonly unknown[], Pick<PastPeople, 'periods' | 'linkSpans'>>()
  return async (group) => {
    const tokens = await tokensIn(queries, group)
    try {
      const list = await acts.of(group)
      const known = reckoned.get(list) ?? { periods: periodsOf(list), linkSpans: linkSpansOf(list) }
      reckoned.set(list, known)
      const rows = await queries.all("SELECT commitment, words FROM act_word WHERE group_id = ? AND kind = 'name'", group)
      return { ...known, tokens, words: new Map(rows.map((row) => [String(row.commitment), String(row.words)])) }
    } catch (error) {
      if (!(error instanceof DamagedLogError)) throw error
      return { periods: new Map(), linkSpans: [], tokens, words: new Map() }
    }
  }
}

const tokensIn = async (queries: Queries, group: GroupId): Promise<ReadonlyMap<number, string>> => {
  const rows = await queries.all('SELECT number, name FROM api_token WHERE group_id = ?', group)
  return new Map(rows.map(({ number, name }) => [Number(number), String(name)]))
}
