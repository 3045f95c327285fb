// Bar above the review: moments, languages, grouping, print and export.
import { createSignal, Show } from 'solid-js'
import type { Comparison } from '../../shared/history/comparison.ts'
import { formatMark, type Mark } from '../../shared/history/marks.ts'
import { roadmapId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useComparison } from '../compare/ComparisonProvider.tsx'
import { forEverybody, withComparing } from '../compare/comparing.ts'
import { MomentPicker } from '../compare/MomentPicker.tsx'
import { comparedMomentWords, wholeMoment } from '../compare/momentWords.ts'
import type { ReviewFile } from '../exchange/reviewCsv.ts'
import { ExportButton } from '../export/ExportButton.tsx'
import type { Exported } from '../export/exported.ts'
import { useLiveDocuments } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { printWhenLoaded } from './PartLoading.tsx'
import type { ReviewGrouping, ReviewPaper, ReviewState } from './reviewState.ts'

interface ReviewBarProps {
  readonly paper: ReviewPaper
  readonly grouping: ReviewGrouping
  readonly onChange: (part: Partial<ReviewState>) => void
  /** The sheet, once it is shown. */
  readonly sheet: () => HTMLElement | undefined
  /** Null until the review has loaded. */
  readonly onDownload: (() => void) | null
  /** What the sheet shows; null until it has loaded. */
  readonly shown: (Pick<ReviewFile, 'items' | 'names'> & { readonly comparison: Comparison }) | null
}

export function ReviewBar(props: ReviewBarProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const comparison = useComparison()
  const [printing, setPrinting] = createSignal(false)
  const print = async () => {
    const sheet = props.sheet()
    if (!sheet || printing()) return
    setPrinting(true)
    await printWhenLoaded(
      sheet,
      () => window.print(),
      (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    )
    setPrinting(false)
  }
  const words = (mark: Mark, end: 'from' | 'to') => {
    const found = comparison.comparison()
    return comparedMomentWords(mark, comparison.moments(), language(), found && found[end].mark === formatMark(mark) ? found[end] : null)
  }
  /** For a file that leaves the screen. */
  const sharedMoments = (found: Comparison) => {
    const all = forEverybody(comparison.comparing(), found)
    return {
      address: `${location.origin}${withComparing(`/g/${group().id}/review`, all)}`,
      compared: [all.from && words(all.from, 'from'), words(all.to, 'to')].flatMap((one) => (one ? [wholeMoment(one)] : [])).join(' → '),
    }
  }
  return (
    <div class="toolbar review-bar" role="toolbar" aria-label={text().review.bar}>
      <Show when={comparison.comparing().from}>
        {(from) => (
          <span class="legend__moments">
            <MomentPicker end="since" mark={from()} words={words(from(), 'from')} />
            <Icon name="arrow-right" />
            <MomentPicker end="until" mark={comparison.comparing().to} words={words(comparison.comparing().to, 'to')} />
          </span>
        )}
      </Show>
      <div class="toolbar__end">
        <Segmented<ReviewGrouping>
          small
          label={text().review.grouping}
          value={props.grouping}
          segments={[
            { value: 'stream', label: text().review.byStreamShort },
            { value: 'delegation', label: text().review.byDelegationShort },
          ]}
          onChange={(grouping) => props.onChange({ grouping })}
        />
        <Segmented<ReviewPaper>
          small
          label={text().review.language}
          value={props.paper}
          segments={[
            { value: 'es', label: 'ES', name: text().common.codes.es, lang: 'es' },
            { value: 'en', label: 'EN', name: text().common.codes.en, lang: 'en' },
            { value: 'both', label: text().review.both },
          ]}
          onChange={(paper) => props.onChange({ paper })}
        />
        <IconButton icon="refresh-cw" label={text().review.refresh} onClick={() => void comparison.refresh()} />
        <Show when={props.onDownload}>
          {(download) => (
            <>
              <Show when={comparison.comparing().from}>
                {(from) => (
                  <Show when={props.shown}>
                    {(shown) => (
                      <ReviewExport
                        from={from()}
                        to={comparison.comparing().to}
                        shown={{
                          ...shown(),
                          ...sharedMoments(shown().comparison),
                        }}
                      />
                    )}
                  </Show>
                )}
              </Show>
              <Button icon="download" onClick={() => download()()}>
                <span class="review-bar__word">{text().review.download}</span>
              </Button>
              <Button kind="primary" icon="printer" busy={printing() && text().common.loading} onClick={() => void print()}>
                {text().review.print}
              </Button>
            </>
          )}
        </Show>
      </div>
    </div>
  )
}

function ReviewExport(props: { from: Mark; to: Mark; shown: Pick<ReviewFile, 'comparison' | 'items' | 'names' | 'compared' | 'address'> }) {
  const documents = useLiveDocuments()
  const group = useGroup()
  const exported = (): Exported => {
    const unsent = () => documents.waitingIn([roadmapId(group().id), ...group().documents.map(({ id }) => id)])
    const [since, at] = [formatMark(props.from), formatMark(props.to)]
    return { kind: 'review', since, at, shown: props.shown, ...(props.to.type === 'now' ? { unsent } : {}) }
  }
  return <ExportButton kind="review" of={exported} />
}
