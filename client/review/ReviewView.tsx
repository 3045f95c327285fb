// "What happened to each item since Cartagena, who did it, and for which delegation?" One page for a pair of moments. SPEC R10–R12.
import { useSearchParams } from '@solidjs/router'
import { type Accessor, createEffect, createMemo, createSignal, Match, onMount, Switch } from 'solid-js'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import { formatMark } from '../../shared/history/marks.ts'
import type { ItemId } from '../../shared/ids.ts'
import { itemsInOrder, reviewOf } from '../../shared/review/reviewOf.ts'
import type { NoServer, RefusedAnswer } from '../base/api.ts'
import { useGroup } from '../base/group.tsx'
import { createKnownMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { createToday, localDay } from '../base/today.ts'
import { useComparison } from '../compare/ComparisonProvider.tsx'
import { withComparing } from '../compare/comparing.ts'
import { comparedNames } from '../compare/knownNames.ts'
import { lastClosed, markOfMeeting } from '../compare/presets.ts'
import { Button } from '../ui/Button.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/States.tsx'
import { downloadSheet } from './downloadSheet.ts'
import { ReviewBar } from './ReviewBar.tsx'
import { ReviewSheet } from './ReviewSheet.tsx'
import { decodeReview, encodeReview, paperLanguages, type ReviewState } from './reviewState.ts'
import { type ReviewSheetState, SheetProvider } from './SheetContext.tsx'
import '../styles/review.css'

export function ReviewView() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const comparison = useComparison()
  const today = createToday()
  const [params, setParams] = useSearchParams()
  const state = createMemo(() => decodeReview((name) => params[name]))
  const change = (part: Partial<ReviewState>) => setParams({ ...encodeReview({ ...state(), ...part }) }, { replace: true, scroll: false })
  const paper = () => state().paper ?? language()
  const [sheetElement, setSheetElement] = createSignal<HTMLElement>()

  // Without a moment in the URL, it compares with the last session.
  const [known, setKnown] = createSignal(false)
  onMount(async () => {
    await comparison.loadMoments()
    setKnown(true)
  })
  createEffect(() => {
    const last = lastClosed(comparison.moments().meetings)
    if (!comparison.comparing().from && last) comparison.change({ from: markOfMeeting(last) })
  })

  const found = () => comparison.comparison()
  const review = createMemo(() => {
    const answer = found()
    if (!answer) return null
    const day = answer.to.at === null ? today() : localDay(new Date(answer.to.at))
    return {
      answer,
      review: reviewOf(
        answer,
        day,
        group().delegations.map(({ id }) => id),
      ),
    }
  })
  const names = createReviewNames()
  const sheet = createSheet(paper, names)
  const download = () => {
    const element = sheetElement()
    return review() && element ? () => downloadSheet(element, `ruta-${text().review.fileName}.html`) : null
  }
  const shown = () => {
    const made = review()
    if (!made) return null
    const { answer, review: of } = made
    return {
      comparison: answer,
      items: itemsInOrder(of[state().grouping === 'stream' ? 'byStream' : 'byDelegation'], answer.items),
      names: names(),
    }
  }
  return (
    <ScreenPage title={text().review.title} bare>
      <ReviewBar
        paper={paper()}
        grouping={state().grouping}
        onChange={change}
        onDownload={download()}
        sheet={sheetElement}
        shown={shown()}
      />
      <div class="main__scroll desk-bg" tabindex="0" role="region" aria-label={text().review.title}>
        <Switch fallback={<Skeleton label={text().review.comparing} lines={12} />}>
          <Match when={review()}>
            {(made) => (
              <SheetProvider sheet={sheet}>
                <ReviewSheet comparison={made().answer} review={made().review} grouping={state().grouping} ref={setSheetElement} />
              </SheetProvider>
            )}
          </Match>
          <Match when={comparison.error()}>
            <NotCompared error={comparison.error()} onRetry={() => void comparison.refresh()} />
          </Match>
          <Match when={known() && !comparison.comparing().from && comparison.momentsFailure()}>
            {(cause) => <NotCompared error={cause()} onRetry={() => void comparison.loadMoments()} />}
          </Match>
          <Match when={known() && !comparison.comparing().from}>
            <EmptyState
              page
              heading
              title={text().review.nothingYet}
              action={<Button onClick={() => comparison.change({ from: { type: 'start' } })}>{text().review.sinceStart}</Button>}
            >
              {text().review.nothingYetWhy}
            </EmptyState>
          </Match>
        </Switch>
      </div>
    </ScreenPage>
  )
}

/** Names of what is compared. */
const createReviewNames = (): Accessor<DescribeContext> => {
  const group = useGroup()
  const comparison = useComparison()
  const found = () => comparison.comparison()
  const members = createKnownMembers()
  const items = createMemo(() => {
    const answer = found()
    const all = new Map<ItemId, { code: string; title: { es: string; en: string } }>()
    for (const { before, after } of answer?.items ?? []) for (const item of [before, after]) if (item) all.set(item.id, item)
    for (const item of answer?.plan.items ?? []) all.set(item.id, item)
    return all
  })
  return createMemo(() =>
    comparedNames({
      group: group(),
      members: members.value() ?? [],
      meetings: comparison.moments().meetings,
      item: (id) => items().get(id),
      stream: (id) =>
        found()?.plan.streams.find((stream) => stream.id === id)?.name ?? found()?.streams.find((stream) => stream.id === id)?.before?.name,
      // Print always includes the year.
      thisYear: Number.NaN,
    }),
  )
}

/** Its languages and names, and links to the moment that it shows. */
const createSheet = (paper: Accessor<NonNullable<ReviewState['paper']>>, names: Accessor<DescribeContext>): ReviewSheetState => {
  const language = useLanguage()
  const group = useGroup()
  const comparison = useComparison()
  /** Of the later moment, unless that is now. */
  const atMoment = () => {
    const { to } = comparison.comparing()
    return to.type === 'now' ? '' : `&at=${encodeURIComponent(formatMark(to))}`
  }
  return {
    languages: createMemo(() => paperLanguages(paper(), language())),
    speech: (spoken) => ({ names: names(), language: spoken }),
    itemHref: (id) => withComparing(`/g/${group().id}/road-map?item=${id}${atMoment()}`, comparison.comparing()),
    textHref: (id) =>
      withComparing(`/g/${group().id}/texts/${id.slice(id.indexOf(':') + 1)}${atMoment().replace('&', '?')}`, comparison.comparing()),
  }
}

function NotCompared(props: { error: RefusedAnswer | NoServer | null; onRetry: () => void }) {
  const text = useText()
  return (
    <ErrorState page title={text().review.failed} action={<Button onClick={() => props.onRetry()}>{text().common.tryAgain}</Button>}>
      {props.error?.why === 'refused' ? props.error.message : `${text().common.needsConnection}. ${text().review.failedWhy}`}
    </ErrorState>
  )
}
