// One text between the two moments that are compared. Asked again whenever the comparison is; what is shown stays until the answer is here.
import { type Accessor, createEffect, on } from 'solid-js'
import { formatMark } from '../../shared/history/marks.ts'
import type { TextDiff } from '../../shared/history/textDiff.ts'
import type { Query } from '../base/createQuery.ts'
import type { ComparisonContext } from './ComparisonProvider.tsx'
import { createTextDiff, type TextDiffRequest } from './createTextDiff.ts'

export type Diff = Query<TextDiff>

export const createDiff = (
  of: Accessor<Pick<TextDiffRequest, 'document' | 'part'>>,
  { comparing, comparison }: Pick<ComparisonContext, 'comparing' | 'comparison'>,
): Diff => {
  const diff = createTextDiff(() => {
    const { from, to } = comparing()
    return from && { ...of(), from: formatMark(from), to: formatMark(to) }
  })
  createEffect(
    on(
      comparison,
      (now, before) => {
        // The first answer about the whole group brings nothing new about this text, unless nobody answered so far.
        if (now && (before || diff.failure())) diff.refresh()
      },
      { defer: true },
    ),
  )
  return diff
}
