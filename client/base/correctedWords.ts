// When a decision was corrected after the closing of its session, and by whom, in words.
import type { GroupInfo } from '../../shared/api/groups.ts'
import type { DecisionInfo } from '../../shared/api/meetings.ts'
import type { Language } from '../../shared/bilingual.ts'
import { writtenWords } from '../../shared/history/correctionWords.ts'
import { formatMoment } from './intl.ts'

/** `30 Nov 2026, 11:02, US; …`, as in the documents; '' if it was not. */
export const correctionList = (
  { corrected = [] }: Pick<DecisionInfo, 'corrected'>,
  { delegations }: Pick<GroupInfo, 'delegations'>,
  language: Language,
): string =>
  writtenWords(
    corrected.map((writer) => ({ at: writer.at, writer })),
    { delegation: (known) => delegations.find(({ id }) => id === known) ?? null, moment: formatMoment, language },
  )
