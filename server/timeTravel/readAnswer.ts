// The reader's answers as values, for what the server itself makes of them. They are JSON of this version's own thread; routes pass their bytes on.
import type { HistoryPage } from '../../shared/api/history.ts'
import type { ItemAnswer } from '../../shared/api/items.ts'
import type { BurnUp } from '../../shared/history/burnUp.ts'
import type { Comparison } from '../../shared/history/comparison.ts'
import type { Passages } from '../../shared/history/passages.ts'
import type { TextDiff } from '../../shared/history/textDiff.ts'
import type { AccountId } from '../../shared/ids.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type Packed, unpacked } from '../packedAnswer.ts'
import type { Question } from './questions.ts'
import type { TimeTravel } from './timeTravel.ts'

interface Values {
  readonly item: ItemAnswer
  readonly comparison: Comparison
  readonly feed: HistoryPage
  readonly burnUp: BurnUp
  readonly diff: TextDiff
  readonly words: Passages
}

export const readAnswer = <Type extends keyof Values>(_of: Type, answer: Result<Uint8Array | Packed>): Result<Values[Type]> =>
  answer.ok ? ok(JSON.parse(new TextDecoder().decode(unpacked(answer.value)))) : answer

export const askValue = async <Type extends keyof Values>(
  travel: Pick<TimeTravel, 'ask'>,
  account: AccountId,
  question: Question & { readonly type: Type },
): Promise<Result<Values[Type]>> => readAnswer(question.type, await travel.ask(account, question))
