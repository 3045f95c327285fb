// Filter and grouping of the road map in words, for the dialog that exports what it shows. Loaded on demand.
import { quickWhere } from '../../shared/views/filter.ts'
import type { Offering } from '../item/facets/facet.ts'
import type { ItemContext } from '../item/ItemContext.tsx'
import { fieldRow } from '../live/ownFields.ts'
import type { ViewState } from './viewState.ts'
import { whereWords } from './where/useWhereWords.ts'

/** '' without them. */
export const exportedView = (
  { filter, grouping }: Pick<ViewState, 'filter' | 'grouping'>,
  offering: () => Offering,
  day: ItemContext['day'],
): { readonly filter: string; readonly grouping: string } => {
  const { text, language } = offering()
  const words = whereWords(offering, day)
  const searched = filter.text.trim()
  // That archived items are left out is said of none.
  const quick = quickWhere({ ...filter, archived: filter.archived === 'no' ? 'all' : filter.archived })
  const parts = [
    searched === '' ? '' : text.roadmap.quoted(searched),
    ...[quick, filter.where].map((where) => (where.groups.length === 0 ? '' : words.whole(where))),
  ]
  return {
    filter: parts.filter((part) => part !== '').join(' · '),
    grouping: grouping === 'none' ? '' : fieldRow(grouping).label[language],
  }
}
