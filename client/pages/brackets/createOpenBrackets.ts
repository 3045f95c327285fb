// Who put the open brackets of a text, by row: asked of the server while there are any.
import { type Accessor, createMemo } from 'solid-js'
import type { RowBrackets } from '../../../shared/brackets/rowBrackets.ts'
import type { OpenBracket } from '../../../shared/history/openBracket.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { address } from '../../base/address.ts'
import { createTextAnswer } from '../../editor/createAuthorship.ts'
import { useLive } from '../../live/LiveDocument.tsx'

/** Those of a row; none while the answer is older than the text. */
export type OpenBracketsOfRow = (row: PairedTextRow, now: RowBrackets) => readonly OpenBracket[]

export const createOpenBrackets = (isAny: Accessor<boolean>): OpenBracketsOfRow => {
  const live = useLive()
  const asked = createTextAnswer(live, (at) => (isAny() ? address('/api/documents/:document/brackets', { document: live.id, at }) : null))
  const byBlock = createMemo(() => Map.groupBy(asked.value()?.brackets ?? [], ({ block, side }) => `${side} ${block}`))
  return ({ es, en }, { count }) => {
    const of = [...(byBlock().get(`es ${es?.id}`) ?? []), ...(byBlock().get(`en ${en?.id}`) ?? [])]
    return of.length === count ? of : []
  }
}
