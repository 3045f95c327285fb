// The inbox: what one was told, by day, the newest first.
import { A } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Notice } from '../../shared/api/notices.ts'
import { type Choice, KIND_NAMES, kindOf } from '../../shared/notices/kinds.ts'
import { addDays } from '../../shared/roadmap/days.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { capital, formatDay, formatTime, formatWeekday } from '../base/intl.ts'
import { createToday, dayOf } from '../base/today.ts'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { Page } from '../ui/Page.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { EmptyState, Trouble } from '../ui/States.tsx'
import { createInbox } from './createInbox.ts'
import { belowOf, hrefOf, NOTICE_ICONS, sentenceOf } from './noticeLine.ts'
import '../styles/inbox.css'

type Shown = 'all' | 'unseen'

export function InboxScreen() {
  const text = useText()
  const inbox = createInbox()
  const [shown, setShown] = createSignal<Shown>('all')
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const unseen = () => inbox.value()?.unseen ?? 0
  const seeAll = async () => {
    const newest = inbox.value()?.notices[0]
    if (!newest || busy()) return
    setBusy(true)
    const answer = await inbox.see({ upTo: newest.at })
    setBusy(false)
    setTrouble(answer.ok ? null : answer.why === 'refused' ? answer.message : text().inbox.notMarked)
  }
  return (
    <Page title={text().inbox.title}>
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
            <Show when={unseen() > 0}>
              <Button kind="ghost" icon="check" busy={busy() && text().common.saving} onClick={seeAll}>
                {text().inbox.seeAll}
              </Button>
            </Show>
          </div>
          <Trouble words={trouble()} />
          <QueryGate
            query={inbox}
            lines={6}
            offline={{ title: text().inbox.offline }}
            refused={text().inbox.failed}
            stale={text().inbox.stale}
          >
            {(value) => (
              <>
                <Days
                  notices={shown() === 'all' ? value().notices : value().notices.filter(({ seen }) => !seen)}
                  onSee={(id) => void inbox.see({ ids: [id] })}
                />
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
    </Page>
  )
}

function Days(props: { notices: readonly Notice[]; onSee: (id: string) => void }) {
  const text = useText()
  const language = useLanguage()
  const today = createToday()
  const days = createMemo(() => [...Map.groupBy(props.notices, ({ at }) => dayOf(new Date(at)))])
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
              <For each={notices}>{(notice) => <Row notice={notice} year={year()} onSee={props.onSee} />}</For>
            </ul>
          </section>
        )}
      </For>
    </Show>
  )
}
function Row(props: { notice: Notice; year: number; onSee: (id: string) => void }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const said = () => ({ text: text(), language: language(), day: (day: string) => formatDay(day, language(), props.year) })
  const by = () => delegationIn(group(), props.notice.by?.delegation ?? null)
  const only = () => {
    const { about } = props.notice
    return about.type === 'thread' ? delegationIn(group(), about.delegation) : null
  }
  return (
    <li>
      <A
        class="notice-row"
        classList={{ 'is-new': !props.notice.seen }}
        href={hrefOf(props.notice, group().id)}
        onClick={() => !props.notice.seen && props.onSee(props.notice.id)}
      >
        <Icon name={NOTICE_ICONS[props.notice.kind]} />
        <span>
          <span class="notice-row__words">
            <Show when={!props.notice.seen}>
              <span class="vh">{text().inbox.notSeen} </span>
            </Show>
            <Show when={by()}>
              {(one) => (
                <>
                  <DelegationMark code={one().code} identity={one().identity} />{' '}
                </>
              )}
            </Show>
            <Show when={only()}>
              {(one) => (
                <>
                  <span class="notice-row__only" data-identity={one().identity}>
                    {text().inbox.only(one().name[language()])}
                  </span>{' '}
                </>
              )}
            </Show>
            <For each={sentenceOf(props.notice, said())}>
              {(part) => (
                <Show when={part.slot === 'subject' || part.slot === 'name' || part.slot === 'device'} fallback={part.text}>
                  <b>{part.text}</b>
                </Show>
              )}
            </For>
          </span>
          <Show when={belowOf(props.notice, said())}>{(words) => <span class="sub">{words()}</span>}</Show>
        </span>
        <time datetime={new Date(props.notice.at).toISOString()}>{formatTime(props.notice.at, language())}</time>
      </A>
    </li>
  )
}

/** What of it also comes by mail. */
function ByMail() {
  const text = useText()
  const language = useLanguage()
  const preferences = createQuery(() => address('/api/me/notices', {}), { remember: true })
  const labels = (choice: Choice) =>
    KIND_NAMES.filter((kind) => preferences.value()?.kinds[kind] === choice && kindOf(kind).choices.length > 1)
      .map((kind) => kindOf(kind).label[language()])
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
