// The review itself, as shown on screen and printed.
import { Show, Suspense } from 'solid-js'
import type { Comparison } from '../../shared/history/comparison.ts'
import { roadmapId } from '../../shared/ids.ts'
import type { Lead } from '../../shared/review/delegations.ts'
import type { Review } from '../../shared/review/reviewOf.ts'
import type { Workstream } from '../../shared/roadmap/model.ts'
import { address } from '../base/address.ts'
import { createClosings } from '../base/closings.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { formatMoment } from '../base/intl.ts'
import { lazily } from '../base/lazily.tsx'
import { ReviewFigures } from './Figures.tsx'
import { AuthorLedger, LeadLedger, LeadName } from './Ledgers.tsx'
import { Sections } from './Lines.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { spanWords, titleWords } from './momentPhrases.ts'
import { PartLoading } from './PartLoading.tsx'
import { ReportSection } from './ReportSection.tsx'
import type { ReviewGrouping } from './reviewState.ts'
import { ReviewSentence, useSheet } from './SheetContext.tsx'
import { Texts } from './Texts.tsx'
import { WorkSection } from './WorkSection.tsx'

// The chart library is loaded when a chart is shown.
const BurnUpChart = lazily(async () => (await import('./charts/BurnUpChart.tsx')).BurnUpChart)
const SlipChart = lazily(async () => (await import('./charts/SlipChart.tsx')).SlipChart)

export function ReviewSheet(props: {
  comparison: Comparison
  review: Review
  grouping: ReviewGrouping
  ref: (sheet: HTMLElement) => void
}) {
  const group = useGroup()
  const { speech } = useSheet()
  /** Of the later moment. */
  const end = () => props.comparison.to.at ?? Date.now()
  return (
    <article class="sheet" aria-labelledby="review-title" ref={props.ref}>
      <header class="sheet__h">
        <p class="sub">
          <ReviewSentence words={(_text, language) => group().name[language]} />
        </p>
        <h1 id="review-title">
          <ReviewSentence words={(_text, language) => titleWords(props.comparison, language)} />
        </h1>
        <p class="soft">
          <ReviewSentence words={(_text, language) => spanWords(props.comparison, speech(language))} />
        </p>
      </header>
      <ReviewFigures figures={props.review.figures} />
      <div class="two two--l">
        <LeadLedger rows={props.review.byLead} />
        <AuthorLedger rows={props.review.byAuthor} unverified={props.review.unverified} />
      </div>
      <div class="two two--m">
        <MatrixTable matrix={props.review.matrix} clearings={props.review.clearings} />
        <Suspense fallback={<PartLoading lines={4} />}>
          <BurnUpChart comparison={props.comparison} now={end()} />
        </Suspense>
      </div>
      <Suspense fallback={<PartLoading lines={6} />}>
        <SlipChart comparison={props.comparison} now={end()} />
      </Suspense>
      <WorkSection comparison={props.comparison} />
      <ReportSection />
      <Show
        when={props.grouping === 'delegation'}
        fallback={<Sections<Workstream | null> sections={props.review.byStream} heading={(stream) => <StreamName stream={stream} />} />}
      >
        <Sections<Lead> sections={props.review.byDelegation} heading={(lead) => <LeadName lead={lead} />} />
      </Show>
      <Texts texts={props.comparison.texts} unreadable={props.comparison.unreadable} />
      <Foot comparison={props.comparison} />
      <ClosingFoot />
    </article>
  )
}

function StreamName(props: { stream: Workstream | null }) {
  return (
    <ReviewSentence
      words={(text, language) =>
        props.stream?.name[language].trim() || props.stream?.name.es.trim() || props.stream?.name.en.trim() || text.noStream
      }
      inline
    />
  )
}

/** Fingerprint of the newest closing. */
function ClosingFoot() {
  const closings = createClosings()
  return (
    <Show when={closings.all()?.[0]}>
      {(closing) => (
        <footer class="sheet__f">
          <span>
            <ReviewSentence
              words={(text, language) => text.closingFingerprint(closing().number, formatMoment(closing().at, language))}
              inline
            />{' '}
            <code>{closing().fingerprint}</code>
          </span>
        </footer>
      )}
    </Show>
  )
}

/** The position in the log and its hash: the printed page can be checked against the log. */
function Foot(props: { comparison: Comparison }) {
  const group = useGroup()
  const document = () => roadmapId(group().id)
  const seq = () => props.comparison.to.seqs.find((one) => one.document === document())?.seq ?? 0
  const head = createQuery(() => address('/api/documents/:document/head', { document: document(), seq: String(seq()) }), {
    remember: true,
    live: true,
  })
  return (
    <footer class="sheet__f">
      <ReviewSentence words={(text) => text.position(seq())} inline />
      <Show when={head.value()?.at}>
        {(at) => (
          <>
            <span>
              <ReviewSentence words={(text) => text.fingerprint} inline />{' '}
              <code>
                {at()
                  .hash.slice(0, 32)
                  .replace(/(.{4})(?=.)/g, '$1 ')}
              </code>
            </span>
            <ReviewSentence words={(text) => text.verifiable} inline />
          </>
        )}
      </Show>
    </footer>
  )
}
