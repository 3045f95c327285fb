// The history of one subject with its filters, newest first. It is stored in the address and refreshed while the subject is edited.
import { useSearchParams } from '@solidjs/router'
import { type Accessor, createEffect, on, onCleanup, type ParentProps, Show } from 'solid-js'
import { type ActivitySide, NO_DELEGATION, parseSide } from '../../shared/history/activity.ts'
import { type EventSubject, subjectKey } from '../../shared/history/events.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { SECRETARIAT } from '../../shared/people.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { onAnnouncedChange } from '../base/news.ts'
import type { LiveDocument } from '../live/types.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { EVENT } from './addresses.ts'
import { createFeed } from './createFeed.ts'
import { createHistoryRefresh } from './createFollowing.ts'
import { FeedView } from './FeedView.tsx'
import { FEED_KINDS, type FeedKind, parseKind } from './feedKinds.ts'
import { feedPath } from './feedPath.ts'
import { HistoryLinesProvider } from './HistoryLines.tsx'

interface SubjectHistoryProps {
  readonly document: DocumentId
  readonly subject: EventSubject
  readonly live: LiveDocument
  /** Returns another value whenever the subject has changed. */
  readonly changed: Accessor<unknown>
  readonly kinds: readonly FeedKind[]
}
const EVERY = ''

export function SubjectHistory(props: ParentProps<SubjectHistoryProps>) {
  const text = useText()
  const group = useGroup()
  const [params, setParams] = useSearchParams()
  const kind = (): FeedKind => {
    const asked = parseKind(params.changes)
    return props.kinds.includes(asked) ? asked : 'all'
  }
  const delegation = (): ActivitySide | null => parseSide(params.by)
  const path = () =>
    feedPath(group().id, {
      document: props.document,
      subject: subjectKey(props.subject),
      kind: FEED_KINDS[kind()],
      delegation: delegation() ?? '',
      // Includes the acts about it (files, reports, opening and closing), which are in no document.
      acts: 'about',
    })
  const feed = createFeed(path)
  createHistoryRefresh(props.live, props.changed, feed.refresh)
  // Acts change no document, so their news is listened to.
  for (const news of ['group', 'reports'] as const) onCleanup(onAnnouncedChange(news, feed.refresh))
  const marked = () => (typeof params[EVENT] === 'string' ? params[EVENT] : null)
  // Only if the event belongs to the subject for which the address was made.
  createEffect(
    on(
      () => subjectKey(props.subject),
      () => setParams({ [EVENT]: null }, { replace: true, scroll: false }),
      { defer: true },
    ),
  )
  const ask = (part: { changes?: string | null; by?: string | null }) => setParams(part, { replace: true, scroll: false })
  return (
    <HistoryLinesProvider marked={marked()} live={props.live}>
      <div class="history-filters">
        <Show when={props.kinds.length > 1}>
          <Segmented
            small
            label={text().history.filter}
            value={kind()}
            segments={props.kinds.map((value) => ({ value, label: text().history.kinds[value] }))}
            onChange={(value) => ask({ changes: value === 'all' ? null : value })}
          />
        </Show>
        <Segmented
          small
          label={text().history.byDelegation}
          value={delegation() ?? EVERY}
          segments={[
            { value: EVERY, label: text().history.allDelegations },
            ...group().delegations.map(({ id, code }) => ({ value: id, label: code })),
            { value: NO_DELEGATION, label: SECRETARIAT.code },
          ]}
          onChange={(value) => ask({ by: value === EVERY ? null : value })}
        />
      </div>
      {props.children}
      <FeedView
        feed={feed}
        subject="implied"
        filtered={kind() !== 'all' || delegation() !== null}
        onShowAll={() => ask({ changes: null, by: null })}
      />
    </HistoryLinesProvider>
  )
}
