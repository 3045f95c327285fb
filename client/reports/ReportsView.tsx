// Reports on one screen: the items that the reader reports on, one after the other, with the form and what was reported before.
import { A, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, Match, on, onCleanup, onMount, Show, Switch } from 'solid-js'
import { pick } from '../../shared/bilingual.ts'
import { roadmapId } from '../../shared/ids.ts'
import { givenBy } from '../../shared/reports/givenBy.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { HelpLink } from '../base/HelpLink.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate, formatMoment } from '../base/intl.ts'
import { cityOfZone } from '../base/zones.ts'
import { ItemContextProvider, useItemContext } from '../item/ItemContext.tsx'
import { useItemWrites } from '../item/itemWrites.ts'
import { CurrentDocumentProvider } from '../live/CurrentDocument.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { DocumentGate } from '../states/DocumentGate.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Field.tsx'
import { Keyed } from '../ui/Keyed.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { createPhone } from '../ui/phone.ts'
import { createPrinting } from '../ui/printing.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { EmptyState, Note } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { createDraft } from './createDraft.ts'
import { createRound, type ReportFacts, type ReportSlot, type Round, slotKey } from './createRound.ts'
import { ReporterName } from './ReporterName.tsx'
import { ReportForm } from './ReportForm.tsx'
import { ReportWords } from './ReportWords.tsx'
import { SinceReport } from './SinceReport.tsx'
import { SlotList, SlotTitle } from './SlotList.tsx'
import '../styles/reports.css'

export function ReportsView() {
  const group = useGroup()
  return (
    <CurrentDocumentProvider id={roadmapId(group().id)}>
      <ItemContextProvider>
        <Reports />
      </ItemContextProvider>
    </CurrentDocumentProvider>
  )
}

type Whose = 'mine' | 'all'

function Reports() {
  const text = useText()
  const language = useLanguage()
  const facts = createRound()
  const { day } = useItemContext()
  const mine = createMemo(() => facts.own().filter((slot) => facts.isMine(slot)))
  const [chosen, setWhose] = createSignal<Whose | null>(null)
  const whose = (): Whose => chosen() ?? (mine().length > 0 ? 'mine' : 'all')
  const slots = () => (whose() === 'mine' ? mine() : facts.own())
  const given = () => slots().filter((slot) => slot.given).length
  const session = () => facts.round()?.session ?? null
  const title = () => {
    const next = session()
    return next ? text().reports.titleFor(next.number) : text().reports.title
  }
  const until = (round: Round) => {
    const { session: next, from, phase } = round
    if (!next?.start) return text().reports.noSession
    if (!from) return text().reports.notAsked
    return phase === 'early'
      ? text().reports.from(day(from))
      : text().reports.until(day(next.start), cityOfZone(next.zone, language()) ?? '')
  }
  return (
    <ScreenPage
      title={title()}
      views={
        <>
          <Show when={facts.round()}>{(round) => <p class="sub">{until(round())}</p>}</Show>
          <HelpLink topic="report" />
        </>
      }
      actions={
        <Show when={slots().length > 0}>
          <Show when={mine().length > 0 && mine().length < facts.own().length}>
            <Segmented<Whose>
              small
              label={text().reports.forWhom}
              value={whose()}
              onChange={setWhose}
              segments={[
                { value: 'mine', label: text().reports.mine },
                { value: 'all', label: text().reports.everybody },
              ]}
            />
          </Show>
          <span class="soft rep__count">{text().reports.given(given(), slots().length)}</span>
        </Show>
      }
    >
      <DocumentGate>
        <QueryGate query={facts.reports} page>
          {() => (
            <Show when={facts.round()}>
              {(round) => (
                <Switch fallback={<WithPaper facts={facts} round={round()} slots={slots()} />}>
                  <Match when={facts.own().length === 0 && round().asked.some((slot) => slot.last)}>
                    <ReadOnly slots={round().asked.filter((slot) => slot.last)} isReader />
                  </Match>
                  <Match when={facts.own().length === 0}>
                    <EmptyState page title={text().reports.nothing}>
                      {text().reports.nothingWhy}
                    </EmptyState>
                  </Match>
                </Switch>
              )}
            </Show>
          )}
        </QueryGate>
      </DocumentGate>
    </ScreenPage>
  )
}

/** For who gives none, and for paper: the last report on each item. */
function ReadOnly(props: { slots: readonly ReportSlot[]; isReader?: boolean }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  return (
    <div class="main__scroll" role="region" aria-label={text().reports.title} tabindex={0}>
      <div class="rep__read">
        <Show when={props.isReader}>
          <Note icon="lock">{text().reports.readOnly}</Note>
        </Show>
        <For each={props.slots}>
          {(slot) => (
            <section>
              <h2>
                <SlotTitle slot={slot} />
              </h2>
              <p class="sub row wrap">
                {slot.item.code} <ReporterName of={slot} />{' '}
                {slot.last && `${givenBy(slot.last, context, language())} · ${formatDate(slot.last.at, language())}`}
              </p>
              <Show when={slot.last}>{(report) => <ReportWords report={report()} both />}</Show>
            </section>
          )}
        </For>
      </div>
    </div>
  )
}

interface PartProps {
  readonly facts: ReportFacts
  readonly round: Round
  readonly slots: readonly ReportSlot[]
}

function WithPaper(props: PartProps) {
  const printing = createPrinting()
  return (
    <>
      <Everything {...props} />
      <Show when={printing()}>
        <ReadOnly slots={props.slots.filter((slot) => slot.last)} />
      </Show>
    </>
  )
}

function Everything(props: PartProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const [params, setParams] = useSearchParams()
  const phone = createPhone()
  const open = createMemo(() => props.slots.filter((slot) => !slot.given))
  const given = createMemo(() => props.slots.filter((slot) => slot.given))
  const ordered = () => [...open(), ...given()]
  /** What the address names: a report, or the first one on an item; else the first that is still to be given. */
  const current = createMemo((): ReportSlot | null => {
    const asked = typeof params.report === 'string' ? params.report : ''
    const onItem = ordered().filter((slot) => slot.item.id === asked)
    const found = props.slots.find((slot) => slotKey(slot) === asked) ?? onItem.find(props.facts.isMine) ?? onItem[0]
    return found ?? open()[0] ?? null
  })
  let frame!: HTMLDivElement
  const key = () => {
    const slot = current()
    return slot && slotKey(slot)
  }
  // The one that is chosen by a key, a press or its neighbour's report: otherwise the focus would be lost with the form before it. Where all
  // are in one field, that keeps it.
  createEffect(
    on(
      key,
      (now) => {
        if (now !== null && !phone()) queueMicrotask(() => frame.querySelector<HTMLElement>('.rep__title h2')?.focus())
      },
      { defer: true },
    ),
  )
  const choose = (slot: ReportSlot | undefined) => slot && setParams({ report: slotKey(slot) }, { scroll: false })
  const step = (by: 1 | -1) => {
    const all = ordered()
    const at = all.findIndex((slot) => current() && slotKey(slot) === slotKey(current() as ReportSlot))
    choose(all[(at + by + all.length) % all.length])
  }
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    step(event.key === 'ArrowDown' ? 1 : -1)
  }
  onMount(() => document.addEventListener('keydown', onKey))
  onCleanup(() => document.removeEventListener('keydown', onKey))
  const label = (slot: ReportSlot) => `${slot.item.code} · ${pick(slot.item.title, language()).text}`
  return (
    <div class="rep" ref={frame}>
      <Show
        when={!phone()}
        fallback={
          <div class="rep__choose">
            <Select
              label={text().reports.list}
              value={current() ? slotKey(current() as ReportSlot) : ''}
              choices={ordered().map((slot) => ({ value: slotKey(slot), label: `${slot.given ? '✓ ' : ''}${label(slot)}` }))}
              onChange={(key) => choose(props.slots.find((slot) => slotKey(slot) === key))}
            />
          </div>
        }
      >
        <nav class="rep__list" aria-label={text().reports.list}>
          <SlotList title={text().reports.toReport} slots={open()} current={current()} />
          <SlotList title={text().reports.givenHead} slots={given()} current={current()} />
        </nav>
      </Show>
      <Show
        when={current()}
        fallback={
          <div class="rep__main">
            <EmptyState
              page
              title={text().reports.allGiven(given().length)}
              action={
                <A class="btn" href={`/g/${group().id}/review`}>
                  {text().reports.review}
                </A>
              }
            >
              {props.round.session ? text().reports.allGivenWhy(given().length, props.round.session.number) : ''}
            </EmptyState>
          </div>
        }
      >
        {(slot) => (
          <Keyed each={[slot()]} by={slotKey}>
            {(one) => (
              <OneReport
                {...props}
                slot={one()}
                hasNext={open().some((other) => slotKey(other) !== slotKey(one()))}
                onStep={step}
                onGiven={() => choose(open().find((other) => slotKey(other) !== slotKey(one())))}
              />
            )}
          </Keyed>
        )}
      </Show>
    </div>
  )
}

interface OneProps extends PartProps {
  readonly slot: ReportSlot
  readonly hasNext: boolean
  readonly onStep: (by: 1 | -1) => void
  readonly onGiven: () => void
}

function OneReport(props: OneProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const live = useLive('roadmap')
  const writes = useItemWrites()
  const toast = useToast()
  const context = useItemContext()
  const draft = createDraft(props.slot)
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const [also, setAlso] = createSignal(true)
  const online = () => live.link().type === 'live'
  let isGone = false
  onCleanup(() => {
    isGone = true
  })
  const give = async () => {
    const { id, progress, done, obstacles, next } = draft.draft()
    if (busy()) return
    if (progress === null) return setTrouble(text().reports.chooseProgress)
    if (!draft.says()) return setTrouble(text().reports.sayOne)
    setBusy(true)
    setTrouble(null)
    const { item, delegation, agency } = props.slot
    const period = props.round.session?.id ?? null
    const answer = await api.send(
      'POST /api/groups/:group/reports',
      { group: group().id },
      { id, item: item.id, delegation, agency, period, progress, done, obstacles, next },
    )
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.why === 'refused' ? answer.message : text().reports.offline)
    const moves = also() && live.canWrite() && item.progress !== progress
    if (moves) context.report(writes.setValue(item.id, 'progress', progress))
    toast({ text: moves ? text().reports.progressSet(CHOICE_LABELS.progress[progress][language()]) : text().reports.gave })
    const isDone = await draft.given(id)
    await props.facts.reports.refresh()
    // Who has gone on by themselves is not led elsewhere.
    if (isDone && !isGone) props.onGiven()
  }
  return (
    <>
      <ReportForm
        slot={props.slot}
        draft={draft}
        online={online()}
        busy={busy()}
        trouble={trouble()}
        also={live.canWrite() ? also() : null}
        onAlso={setAlso}
        hasNext={props.hasNext}
        onPrevious={() => props.onStep(-1)}
        onLater={() => props.onStep(1)}
        onGive={() => void give()}
      />
      <aside class="rep__side" aria-label={text().reports.context}>
        <section>
          <h3>{text().reports.before}</h3>
          <Show when={props.slot.last} fallback={<p class="soft">{text().reports.noneBefore}</p>}>
            {(report) => (
              <>
                <p class="sub">{`${givenBy(report(), context, language())} · ${formatMoment(report().at, language())}`}</p>
                <ReportWords report={report()} />
                <Button onClick={() => draft.copy(report())}>{text().reports.copy}</Button>
              </>
            )}
          </Show>
        </section>
        <Show when={props.slot.last}>
          {(report) => (
            <section>
              <h3>{text().reports.since}</h3>
              <SinceReport item={props.slot.item} report={report()} />
            </section>
          )}
        </Show>
        <Note icon="lock">{text().reports.final}</Note>
      </aside>
    </>
  )
}
