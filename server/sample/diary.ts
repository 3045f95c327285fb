// What happened to the items beside their own steps: dates that were moved, words that were weighed, people who took them on.
import { BETWEEN_ONE_AND_TWO } from './diaryFirst.ts'
import { SINCE_SESSION_TWO } from './diarySecond.ts'
import type { DiaryLine, TimeAway } from './model.ts'

export const DIARY: readonly DiaryLine[] = [...BETWEEN_ONE_AND_TWO, ...SINCE_SESSION_TWO]

/** On a flight and in a hotel without a network. */
export const AWAY: readonly TimeAway[] = [{ by: 'delegate.mx', from: '2019-09-18 16:00', until: '2019-09-20 08:40' }]
