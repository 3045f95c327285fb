// Messages between the main thread and the reader's worker.
import type { PastAnswer, Question } from './questions.ts'

export type ToReader = { readonly type: 'ask'; readonly job: number; readonly question: Question } | { readonly type: 'close' }

export type FromReader =
  | { readonly type: 'answered'; readonly job: number; readonly answer: PastAnswer }
  | { readonly type: 'failed'; readonly job: number; readonly why: string }
  | { readonly type: 'reported'; readonly what: string; readonly why: string }
