// One text between the two moments that are compared. Asked again whenever the comparison is; what is shown stays until the answer is here.
import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import { formatMark } from '../../shared/history/marks.ts'
import type { TextDiff } from '../../shared/history/textDiff.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { useApi } from '../base/actor.tsx'
import { type ComparisonContext, type ComparisonError, errorOf } from './ComparisonProvider.tsx'

export interface Diff {
  /** Null until it is here. */
  readonly value: Accessor<TextDiff | null>
  /** Why the last question was not answered. */
  readonly failure: Accessor<ComparisonError | null>
  readonly refresh: () => Promise<void>
}
export interface DiffOf {
  readonly document: DocumentId
  /** `body.es`, `item:<id>/description.en`. */
  readonly part: string
}

export const createDiff = (of: Accessor<DiffOf>, comparison: Pick<ComparisonContext, 'comparing' | 'comparison'>): Diff => {
  const api = useApi()
  const path = createMemo(() => {
    const { from, to } = comparison.comparing()
    if (!from) return null
    const query = new URLSearchParams({ from: formatMark(from), to: formatMark(to), part: of().part })
    return `/api/documents/${of().document}/diff?${query}`
  })
  const [held, setHeld] = createSignal<{ readonly path: string; readonly value: TextDiff } | null>(null)
  const [failure, setFailure] = createSignal<ComparisonError | null>(null)
  let asked = 0
  const refresh = async () => {
    const wanted = path()
    if (!wanted) return
    const mine = ++asked
    const answer = await api.request<TextDiff>('GET', wanted)
    if (mine !== asked || wanted !== path()) return
    setFailure(answer.ok ? null : errorOf(answer))
    // What is the same stays the same: nothing on the screen moves because of a question.
    if (answer.ok && JSON.stringify(answer.value) !== JSON.stringify(held()?.value)) setHeld({ path: wanted, value: answer.value })
    else if (answer.ok) setHeld((before) => before && { ...before, path: wanted })
  }
  createEffect(
    on([path, comparison.comparison], ([now], before) => {
      // The first answer about the whole group brings nothing new about this text, unless nobody answered so far.
      if (before?.[0] !== now || before[1] !== null || failure() !== null) refresh()
    }),
  )
  const value = createMemo(() => {
    const found = held()
    return found && found.path === path() ? found.value : null
  })
  return { value, failure, refresh }
}
