// The notice after a reconnect. It stays until it is dismissed if both sides changed the same value.
import { createEffect, createSignal, Show, Suspense } from 'solid-js'
import { formatMark } from '../../../shared/history/marks.ts'
import { instant } from '../../../shared/ids.ts'
import { useActor, useApi } from '../../base/actor.tsx'
import { actingMarkIn } from '../../base/authorMark.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { lazily } from '../../base/lazily.tsx'
import { useOpenDocuments } from '../../live/OpenDocuments.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { feedPath } from '../feedPath.ts'
import { type AwayNews, awayNews } from './awayNews.ts'
import type { AwayReport } from './awayReport.ts'
import { type Return, watchAway } from './watchAway.ts'

const AwayDialog = lazily(async () => (await import('./AwayDialog.tsx')).AwayDialog)

/** In milliseconds: the connection was lost some time before this device noticed. */
const UNNOTICED_MS = 2_000
const MOST = 200

export function AwayNotice() {
  const text = useText()
  const api = useApi()
  const actor = useActor()
  const group = useGroup()
  const toast = useToast()
  const documents = useOpenDocuments()
  const [waiting, setWaiting] = createSignal<readonly AwayReport[]>([])
  const [reviewed, setReviewed] = createSignal<AwayReport | null>(null)

  const delegations = ({ received }: AwayNews) => {
    const codes = received.map(
      (one) => (one.isUnknown ? null : actingMarkIn(group(), one.delegation))?.code ?? text().history.since.nobodys,
    )
    return { changes: received.reduce((sum, { changes }) => sum + changes, 0), from: codes.join(', ') }
  }
  const ask = async (back: Return): Promise<AwayReport | null> => {
    const me = await api.me()
    if (!me.ok) return null
    // Marks use the server's clock.
    const from = formatMark({
      type: 'at',
      at: instant(Math.max(0, Math.round(back.leftAt + me.value.session.now - Date.now()) - UNNOTICED_MS)),
    })
    const page = await api.get(feedPath(group().id, { document: back.document, from }, MOST))
    if (!page.ok) return null
    const news = awayNews(page.value.events, actor().account)
    const { changes, from: whom } = delegations(news)
    const sentence = changes > 0 ? text().status.backOnlineFrom(back.sent, changes, whom) : text().status.backOnline(back.sent)
    return { ...back, ...news, from, sentence }
  }
  const notify = async (back: Return) => {
    const report = await ask(back)
    const { status } = text()
    if (!report) return toast({ text: back.came ? status.backOnlineBoth(back.sent) : status.backOnline(back.sent) })
    if (report.both.length > 0) return setWaiting((all) => [...all.filter(({ document }) => document !== report.document), report])
    toast({
      text: report.sentence,
      action: report.received.length > 0 ? { label: text().history.away.review, run: () => setReviewed(report) } : undefined,
    })
  }
  createEffect(() => {
    for (const live of documents()) watchAway(live, notify)
  })
  const leave = () => {
    setReviewed(null)
    // The button that was pressed no longer exists, so the focus moves to the main area.
    setTimeout(() => document.activeElement === document.body && document.getElementById('main')?.focus())
  }
  const done = (report: AwayReport) => setWaiting((all) => all.filter((one) => one !== report))
  return (
    <>
      <Show when={waiting()[0]}>
        {(report) => (
          <section class="expiry away" role="status" aria-label={text().history.away.title}>
            <Icon name="git-compare-arrows" />
            <p>
              {report().sentence} <b>{text().history.away.both(report().both.length)}</b>
            </p>
            <Button
              onClick={() => {
                setReviewed(report())
                done(report())
              }}
            >
              {text().history.away.review}
            </Button>
            <IconButton icon="x" label={text().common.close} onClick={() => done(report())} />
          </section>
        )}
      </Show>
      <Show when={reviewed()}>
        {(report) => (
          <Suspense>
            <AwayDialog report={report()} onClose={leave} />
          </Suspense>
        )}
      </Show>
    </>
  )
}
