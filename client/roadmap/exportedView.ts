// Filter and grouping of the road map in words, for the dialog that exports what it shows. Loaded on demand.
import type { Language } from '../../shared/bilingual.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { fieldRow } from '../live/ownFields.ts'
import { quickWhere } from './filter.ts'
import type { ViewState } from './viewState.ts'
import type { WhereWords } from './where/useWhereWords.ts'

interface Reader {
  readonly text: Messages
  readonly language: Language
}
/** '' without them. */
export const exportedView = (
  { filter, grouping }: Pick<ViewState, 'filter' | 'grouping'>,
  words: Pick<WhereWords, 'whole'>,
  { text, language }: Reader,
): { readonly filter: string; readonly grouping: string } => {
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
