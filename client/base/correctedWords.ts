// When a decision was corrected after the closing of its session, and by whom, in words.
import type { GroupInfo } from '../../shared/api/groups.ts'
import type { DecisionInfo } from '../../shared/api/meetings.ts'
import type { Language } from '../../shared/bilingual.ts'
import { actingMarkIn } from './authorMark.ts'
import { formatMoment } from './intl.ts'

/** `30 Nov 2026, 11:02, US; …`, as in the documents. */
export const correctedWords = ({ corrected = [] }: DecisionInfo, group: Pick<GroupInfo, 'delegations'>, language: Language): string =>
  [...new Set(corrected.map(({ at, delegation }) => `${formatMoment(at, language)}, ${actingMarkIn(group, delegation)?.code ?? ''}`))].join(
    '; ',
  )
