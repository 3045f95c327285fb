// Options of the review in the URL: languages and grouping. Its moments are those of the comparison.
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'

export type ReviewPaper = Language | 'both'
export type ReviewGrouping = 'stream' | 'delegation'
export interface ReviewState {
  /** Null: the user's own. */
  readonly paper: ReviewPaper | null
  readonly grouping: ReviewGrouping
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

/** The user's language first. */
export const paperLanguages = (paper: ReviewPaper, reader: Language): readonly Language[] =>
  paper === 'both' ? [reader, ...LANGUAGES.filter((one) => one !== reader)] : [paper]
