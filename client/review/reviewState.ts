// How the review is shown, in the address: in which languages, grouped by what. Its moments are those that the group compares.
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'

export type Paper = Language | 'both'
export type Grouping = 'stream' | 'delegation'
export interface ReviewState {
  /** Null: the reader's own. */
  readonly paper: Paper | null
  readonly grouping: Grouping
}

export const decodeReview = (param: (name: 'in' | 'by') => unknown): ReviewState => {
  const paper = param('in')
  return {
    paper: paper === 'es' || paper === 'en' || paper === 'both' ? paper : null,
    grouping: param('by') === 'delegation' ? 'delegation' : 'stream',
  }
}
export const encodeReview = ({ paper, grouping }: ReviewState): Readonly<Record<'in' | 'by', string | null>> => ({
  in: paper,
  by: grouping === 'delegation' ? 'delegation' : null,
})

/** The reader's language leads. */
export const languagesOf = (paper: Paper, reader: Language): readonly Language[] =>
  paper === 'both' ? [reader, ...LANGUAGES.filter((one) => one !== reader)] : [paper]
