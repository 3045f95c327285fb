// The list of texts during a comparison: texts that differ are marked, archived ones are listed, and the others can be hidden.
import { type Accessor, createMemo } from 'solid-js'
import type { DocumentInfo } from '../../shared/api/groups.ts'
import type { TextDifference } from '../../shared/history/comparison.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { type ComparisonContext, useComparison } from '../compare/ComparisonProvider.tsx'
import { createFocusSteps } from '../compare/createFocusSteps.ts'
import type { DifferenceSteps } from '../compare/Legend.tsx'

export interface ListedText extends Pick<DocumentInfo, 'id' | 'title' | 'updatedAt' | 'archived'> {
  readonly difference: TextDifference | null
  /** Its log is damaged, so whether it differs is unknown. */
  readonly unreadable: boolean
}
export interface ComparedTexts {
  readonly comparison: ComparisonContext
  readonly texts: Accessor<readonly ListedText[]>
  readonly differences: Accessor<readonly TextDifference[]>
  readonly steps: DifferenceSteps
}

/** Rows that differ have `data-differs`; `list` is their container. */
export const createComparedTexts = (list: () => HTMLElement | undefined): ComparedTexts => {
  const group = useGroup()
  const comparison = useComparison()
  const differences = createMemo(() => comparison.comparison()?.texts ?? [])
  const texts = createMemo((): readonly ListedText[] => {
    const found = new Map<DocumentId, TextDifference>(differences().map((difference) => [difference.document, difference]))
    const unreadable = new Set(comparison.comparison()?.unreadable ?? [])
    const standing = group().documents.filter(({ kind }) => kind === 'page')
    const gone = differences().filter(({ document }) => !standing.some(({ id }) => id === document))
    return [
      ...standing.map(({ id, title, updatedAt, archived }) => ({
        id,
        title,
        updatedAt,
        archived,
        difference: found.get(id) ?? null,
        unreadable: unreadable.has(id),
      })),
      ...gone.map((difference) => ({
        id: difference.document,
        title: difference.title,
        updatedAt: null,
        archived: false,
        difference,
        unreadable: false,
      })),
    ].filter(
      ({ difference, unreadable }) => difference !== null || unreadable || !comparison.comparison() || !comparison.comparing().onlyChanged,
    )
  })
  const changed = createMemo(() => texts().filter(({ difference }) => difference !== null))
  const links = () => [...(list()?.querySelectorAll<HTMLElement>('[data-differs]') ?? [])]
  return {
    comparison,
    texts,
    differences,
    steps: createFocusSteps(links, () => changed().length),
  }
}
