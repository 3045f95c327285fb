// Who reopened a session, when and why: in its banner and on Home.
import type { Accessor } from 'solid-js'
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { LANGUAGES, type Language, otherLanguage } from '../../shared/bilingual.ts'
import { markedName } from '../../shared/history/creditMarks.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { cityOfZone, readerZone } from '../base/zones.ts'
import { useItemContext } from '../item/ItemContext.tsx'

export const createReopenedWords = (meeting: Accessor<MeetingInfo | null>) => {
  const [text, language] = [useText(), useLanguage()]
  const { who } = useItemContext()
  return {
    title: (): string => {
      const reopened = meeting()?.reopened
      // A list that the device remembers from an earlier version does not say it.
      if (!reopened) return text().meeting.reopened.title
      const name = reopened.by ? markedName(who(reopened.by.account), reopened.by, language()) : null
      return text().meeting.reopened.titleBy(formatMoment(reopened.at, language()), cityOfZone(readerZone(), language()), name)
    },
    /** False also while it is not known whether one was stated. */
    isWithoutReason: (): boolean => {
      const reopened = meeting()?.reopened
      return reopened ? LANGUAGES.every((side) => !reopened.reason?.[side].trim()) : false
    },
    /** The reader's language first. */
    reasons: (): readonly { readonly side: Language; readonly words: string }[] =>
      [language(), otherLanguage(language())].flatMap((side) => {
        const words = meeting()?.reopened?.reason?.[side].trim() ?? ''
        return words === '' ? [] : [{ side, words }]
      }),
  }
}
