// What the bell shows: the newest notices, *Mark all as seen*, and the ways to all of them and to what also comes by mail.
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { Notice } from '../../shared/api/notices.ts'
import { addDays } from '../../shared/roadmap/days.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDay, formatTime } from '../base/intl.ts'
import { createToday, localDay } from '../base/today.ts'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { createInbox, createSeeAll } from './createInbox.ts'
import { NoticeRow } from './NoticeRow.tsx'

const MOST = 7

/** `onLeave`: a link was pressed, and what it leads to takes the focus. */
export function BellNotices(props: { onLeave: () => void }) {
  const text = useText()
  const group = useGroup()
  const inbox = createInbox()
  const seeAll = createSeeAll(inbox)
  const when = createWhen()
  return (
    <>
      <Show when={seeAll.wanted()}>
        <Button kind="ghost" class="bell-sheet__see" busy={seeAll.busy() && text().common.saving} onClick={seeAll.press}>
          {text().inbox.seeAll}
        </Button>
      </Show>
      <div class="bell-sheet__all">
        <TroubleNote words={seeAll.trouble()} />
        <QueryGate
          query={inbox}
          lines={5}
          offline={{ title: text().inbox.offline }}
          refused={text().inbox.failed}
          stale={text().inbox.stale}
        >
          {(value) => (
            <Show when={value().notices.length > 0} fallback={<p class="bell-sheet__none">{text().inbox.nothing}</p>}>
              <ul>
                <For each={value().notices.slice(0, MOST)}>
                  {(notice) => (
                    <NoticeRow
                      notice={notice}
                      year={when.year()}
                      onOpen={() => {
                        inbox.open(notice)
                        props.onLeave()
                      }}
                    >
                      {when.of(notice)}
                    </NoticeRow>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </QueryGate>
      </div>
      <p class="bell-sheet__foot">
        <A href={`/g/${group().id}/inbox`} onClick={() => props.onLeave()}>
          {text().inbox.openAll}
        </A>
        <A href="/me#notices" onClick={() => props.onLeave()}>
          {text().inbox.preferences}
        </A>
      </p>
    </>
  )
}

/** The time today; before, the day. */
const createWhen = () => {
  const text = useText()
  const language = useLanguage()
  const today = createToday()
  const year = () => Number(today().slice(0, 4))
  return {
    year,
    of: ({ at }: Notice) => {
      const day = localDay(new Date(at))
      if (day === today()) return formatTime(at, language())
      return day === addDays(today(), -1) ? text().inbox.yesterdayShort : formatDay(day, language(), year())
    },
  }
}
