// Label of the shown moment.
import type { Language } from '../../../shared/bilingual.ts'
import type { Day } from '../../../shared/roadmap/model.ts'
import { localDay } from '../../base/today.ts'
import type { SliderPast } from './createPast.ts'
import { whenAndWhere } from './momentText.ts'

export const pastMoment = (past: SliderPast, language: Language) => {
  const all = past.course().count
  return { ...whenAndWhere(past.stop()?.at ?? 0, language), number: past.index() + 1, all }
}

/** By the user's calendar. */
export const dayOfPast = (past: SliderPast): Day => localDay(new Date(past.stop()?.at ?? 0))
