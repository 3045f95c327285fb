// Diff of one text between the compared moments. Refetched when the comparison changes; the old diff stays visible meanwhile.
import { type Accessor, createEffect, on } from 'solid-js'
import { formatMark } from '../../shared/history/marks.ts'
import type { TextDiff } from '../../shared/history/textDiff.ts'
import type { ServerQuery } from '../base/createQuery.ts'
import type { ComparisonContext } from './ComparisonProvider.tsx'
import { createTextDiff, type TextDiffRequest } from './createTextDiff.ts'

export type Diff = ServerQuery<TextDiff>

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
        // The first answer about the group is no reason to refetch this text, unless its first fetch failed.
        if (now && (before || diff.failure())) diff.refresh()
      },
      { defer: true },
    ),
  )
  return diff
}
