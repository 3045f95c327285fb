// The inbox: what one was told, by day, the newest first.
import { A } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Notice } from '../../shared/api/notices.ts'
import { NOTICE_KIND_NAMES, type NoticeChoice, noticeKind } from '../../shared/notices/kinds.ts'
import { addDays } from '../../shared/roadmap/days.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { capital, formatDay, formatTime, formatWeekday } from '../base/intl.ts'
import { createToday, localDay } from '../base/today.ts'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { EmptyState, TroubleNote } from '../ui/States.tsx'
import { createInbox, createSeeAll } from './createInbox.ts'
import { NoticeRow } from './NoticeRow.tsx'
import '../styles/inbox.css'

type Shown = 'all' | 'unseen'

export function InboxScreen() {
  const text = useText()
  const inbox = createInbox()
  const [shown, setShown] = createSignal<Shown>('all')
  const seeAll = createSeeAll(inbox)
  const unseen = () => inbox.value()?.unseen ?? 0
  return (
    <ScreenPage title={text().inbox.title}>
      <div class="main__scroll inbox" role="region" aria-label={text().inbox.byDay} tabindex={0}>
        <div class="inbox__main">
          <div class="inbox__tools">
            <Segmented<Shown>
              small
              label={text().inbox.which}
              value={shown()}
              onChange={setShown}
              segments={[
                { value: 'all', label: text().inbox.all },
                { value: 'unseen', label: unseen() > 0 ? text().inbox.unseenCount(unseen()) : text().inbox.unseen },
              ]}
            />
            <Show when={seeAll.wanted()}>
              <Button kind="ghost" icon="check" busy={seeAll.busy() && text().common.saving} onClick={seeAll.press}>
                {text().inbox.seeAll}
              </Button>
            </Show>
          </div>
          <TroubleNote words={seeAll.trouble()} />
          <QueryGate
            query={inbox}
            lines={6}
            offline={{ title: text().inbox.offline }}
            refused={text().inbox.failed}
            stale={text().inbox.stale}
          >
            {(value) => (
              <>
                <Days notices={shown() === 'all' ? value().notices : value().notices.filter(({ seen }) => !seen)} onSee={inbox.open} />
                <Show when={inbox.hasMore()}>
                  <Button busy={inbox.loading() && text().common.loading} onClick={inbox.more}>
                    {text().inbox.older}
                  </Button>
                </Show>
              </>
            )}
          </QueryGate>
        </div>
        <ByMail />
      </div>
    </ScreenPage>
  )
}

function Days(props: { notices: readonly Notice[]; onSee: (notice: Notice) => void }) {
  const text = useText()
  const language = useLanguage()
  const today = createToday()
  const days = createMemo(() => [...Map.groupBy(props.notices, ({ at }) => localDay(new Date(at)))])
  const year = () => Number(today().slice(0, 4))
  const name = (day: string) =>
    day === today()
      ? text().inbox.today
      : day === addDays(today(), -1)
        ? text().inbox.yesterday
        : capital(formatWeekday(day, language(), 'long'))
  const date = (day: string) =>
    [...(day >= addDays(today(), -1) ? [formatWeekday(day, language(), 'long')] : []), formatDay(day, language(), year())].join(' ')
  return (
    <Show when={days().length > 0} fallback={<EmptyState title={text().inbox.nothing} />}>
      <For each={days()}>
        {([day, notices]) => (
          <section class="inbox__day">
            <h2>
              {name(day)} <span class="sub">{date(day)}</span>
            </h2>
            <ul>
              <For each={notices}>
                {(notice) => (
                  <NoticeRow notice={notice} year={year()} onOpen={() => props.onSee(notice)}>
                    {formatTime(notice.at, language())}
                  </NoticeRow>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </Show>
  )
}
/** What of it also comes by mail. */
function ByMail() {
  const text = useText()
  const language = useLanguage()
  const preferences = createQuery(() => address('/api/me/notices', {}), { remember: true })
  const labels = (choice: NoticeChoice) =>
    NOTICE_KIND_NAMES.filter((kind) => preferences.value()?.kinds[kind] === choice && noticeKind(kind).choices.length > 1)
      .map((kind) => noticeKind(kind).label[language()])
      .join(' · ')
  return (
    <section class="inbox__mail" aria-labelledby="inbox-mail">
      <h2 id="inbox-mail">{text().inbox.byMail}</h2>
      <Show when={preferences.value()?.mail !== false} fallback={<p class="sub">{text().notices.off}</p>}>
        <dl>
          <For each={['now', 'digest', 'never'] as const}>
            {(choice) => (
              <Show when={labels(choice)}>
                {(words) => (
                  <div>
                    <dt>{choice === 'digest' ? text().notices.inDigest : text().notices.choice[choice]}</dt>
                    <dd>{words()}</dd>
                  </div>
                )}
              </Show>
            )}
          </For>
        </dl>
      </Show>
      <A href="/me#notices">{text().inbox.change}</A>
    </section>
  )
}
