// The name of a group of rows or of a column of the board.
import { useLanguage, useText } from '../base/i18n.tsx'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { type GroupOf, groupFacet } from './grouping.ts'

export const useGroupName = (): ((of: GroupOf) => string) => {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const { moments } = useComparing()
  return ({ by, value }) => groupFacet(by)?.name(value, { text: text(), language: language(), context, meetings: moments().meetings }) ?? ''
}
