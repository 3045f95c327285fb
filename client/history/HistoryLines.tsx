// The context of all lines of a history: names, the event that the address marks, and the functions that restore a value.
import { type Accessor, createContext, createMemo, type ParentProps, useContext } from 'solid-js'
import { pick } from '../../shared/bilingual.ts'
import { type DescribeContext, withoutClosings } from '../../shared/history/describeContext.ts'
import type { Instant, MeetingId } from '../../shared/ids.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment, formatTime } from '../base/intl.ts'
import { knownZone } from '../base/zones.ts'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { cityInPlace } from '../compare/momentWords.ts'
import type { LiveDocument } from '../live/types.ts'
import { createHistoryNames } from './createNames.ts'
import { createRestoring, type Restoring } from './createRestoring.ts'
import { createWords, type ReadPassages } from './feed/createWords.ts'

export interface SubjectStyle {
  readonly subject: 'named' | 'implied'
}
interface HistoryLines {
  readonly names: Accessor<DescribeContext>
  /** The id of the event in the address, which is shown open and scrolled to once. */
  readonly marked: Accessor<string | null>
  /** `16:40`, or during a session with the city and its local time; `dated` adds the date. */
  readonly when: (moment: { readonly at: Instant; readonly meeting: MeetingId | null }, dated: boolean) => string
  readonly restoring: Restoring
  /** Loads the changed words, where the event does not contain them. */
  readonly words: ReadPassages
}
const Context = createContext<HistoryLines>()

interface HistoryLinesProps {
  readonly marked: string | null
  /** The document that is open here; null: nothing can be restored. */
  readonly live: LiveDocument | null
  /** All events are corrections after a closing, as the heading says. */
  readonly areCorrections?: boolean
  /** Called when a value of another document was restored, since its change is not observed here. */
  readonly onRestored?: () => void
}

export function HistoryLinesProvider(props: ParentProps<HistoryLinesProps>) {
  const text = useText()
  const language = useLanguage()
  const { moments } = useComparing()
  const known = createHistoryNames()
  const names = createMemo(() => (props.areCorrections ? withoutClosings(known()) : known()))
  const value: HistoryLines = {
    names,
    marked: () => props.marked,
    when: ({ at, meeting }, dated) => {
      const session = moments().meetings.find(({ id }) => id === meeting)
      const city = session ? cityInPlace(pick(session.place, language()).text) : ''
      const zone = session && city !== '' ? knownZone(session.zone) : undefined
      const moment = (dated ? formatMoment : formatTime)(at, language(), zone)
      return zone === undefined ? moment : text().history.timeIn(moment, city)
    },
    restoring: createRestoring(
      () => props.live,
      names,
      () => props.onRestored?.(),
    ),
    words: createWords(),
  }
  return <Context.Provider value={value}>{props.children}</Context.Provider>
}

export const useHistoryLines = (): HistoryLines => {
  const value = useContext(Context)
  if (!value) throw new Error('useHistoryLines needs a <HistoryLinesProvider> above it')
  return value
}
