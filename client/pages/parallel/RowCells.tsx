// Cells beside and below a row: number, translation state, confirmations and, if a side is missing, a button to write it.
import { createEffect, createMemo, createSignal, on, onMount, Show, untrack } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import { otherLanguage } from '../../../shared/bilingual.ts'
import type { RowBrackets } from '../../../shared/brackets/rowBrackets.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { PairState } from '../../../shared/pairs/pairState.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { joinNames } from '../../base/intl.ts'
import type { NameOfAccount } from '../../item/createWho.ts'
import { PairDetails } from '../../item/PairDetails.tsx'
import { isQuiet, markTip, PAIR_ICONS, PairMark, pairWords } from '../../item/PairMark.tsx'
import { useLive } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { BracketLine, hasBrackets } from '../brackets/BracketLine.tsx'
import type { OpenBracketsOfRow } from '../brackets/createOpenBrackets.ts'
import { RowComments } from '../comments/RowComments.tsx'
import type { RowHeights, RowPart } from './createRowHeights.ts'

export interface RowCellsProps {
  readonly row: PairedTextRow
  readonly place: number
  /** Null for rows without a number, as headings are. A numbered paragraph has its own, as a string. */
  readonly number: number | string | null
  readonly brackets: RowBrackets | null
  readonly openBrackets: OpenBracketsOfRow
  readonly shown: readonly Language[]
  readonly heights: RowHeights
  readonly who: NameOfAccount
  readonly person: (id: AccountId) => string | null
  readonly isMeant: boolean
  readonly onWrite: (side: Language) => void
}

export function RowCells(props: RowCellsProps) {
  const text = useText()
  const [chosen, setChosen] = createSignal<boolean | null>(null)
  const of = () => (props.number === null ? text().pairs.heading : text().pairs.paragraph(props.number))
  const words = () => pairWords(props.row.state, text())
  const missing = createMemo(() => (props.row.state.type === 'missing' ? props.row.state.side : null))
  let row!: HTMLDivElement
  // Only once for an address; afterwards the reader scrolls.
  createEffect(
    on(
      () => props.isMeant && props.heights.settled(),
      (meant) => meant && row.scrollIntoView({ block: 'center' }),
    ),
  )
  const part = (name: RowPart) => (element: HTMLElement) => onMount(() => props.heights.part(row, name, element))
  /** Opened by default when the pair is stale, otherwise on request. */
  const isOpen = () => props.row.name !== null && (chosen() ?? props.row.state.type === 'stale')
  const isConfirmed = () => props.row.state.type === 'aligned'
  const bracketed = () => (props.brackets && hasBrackets(props.brackets) ? props.brackets : null)
  return (
    <div
      class="par__row"
      ref={(element) => {
        row = element
        element.style.setProperty('--row', String(untrack(() => props.place)))
      }}
      role="group"
      aria-label={`${of()}: ${words()}`}
      data-state={props.row.state.type}
      classList={{ 'is-meant': props.isMeant }}
    >
      <Show when={typeof props.number === 'number' && props.number}>
        {(number) => (
          <span class="par__n" aria-hidden="true">
            {number()}
          </span>
        )}
      </Show>
      <RowComments row={props.row} shown={props.shown} />
      <div class="par__gutter" ref={part('gutter')}>
        <Show
          when={props.row.name}
          fallback={
            <Show when={props.row.state.type !== 'empty'}>
              <PairMark state={props.row.state} />
            </Show>
          }
        >
          <button
            type="button"
            class="tr tr--button"
            data-tr={props.row.state.type}
            aria-expanded={isOpen()}
            aria-label={`${of()}: ${words()}`}
            data-tip={markTip(props.row.state, text())}
            onClick={() => setChosen(!isOpen())}
          >
            <Icon name={PAIR_ICONS[props.row.state.type]} />
            <Show when={!isQuiet(props.row.state)}>{words()}</Show>
          </button>
        </Show>
      </div>
      <Show when={missing()}>{(side) => <Missing {...props} side={side()} of={of()} ref={part('missing')} />}</Show>
      <Show when={bracketed() || isOpen() || isConfirmed()}>
        <div class="par__note" ref={part('note')}>
          <Show when={bracketed()}>
            {(brackets) => <BracketLine brackets={brackets()} open={props.openBrackets(props.row, brackets())} person={props.person} />}
          </Show>
          <Show when={isOpen() && props.row.name} fallback={<ConfirmedBy state={props.row.state} who={props.who} />}>
            {(name) => <PairDetails name={name()} sides={props.row.sides} state={props.row.state} who={props.who} of={of()} />}
          </Show>
        </div>
      </Show>
    </div>
  )
}

/** Who has confirmed an aligned pair. */
function ConfirmedBy(props: { state: PairState; who: NameOfAccount }) {
  const text = useText()
  const language = useLanguage()
  const names = () => (props.state.type === 'aligned' ? props.state.by.map(({ account }) => props.who(account)) : [])
  return (
    <Show when={names().length > 0}>
      <p class="par__by">{text().pairs.confirmedByAll(joinNames(names(), language()))}</p>
    </Show>
  )
}

function Missing(props: RowCellsProps & { side: Language; of: string; ref: (element: HTMLElement) => void }) {
  const text = useText()
  const live = useLive()
  const other = () => otherLanguage(props.side)
  const stands = () => (props.side === 'es' ? props.row.es : props.row.en) !== null
  /** Whether the other language is beside it; if not, it is shown here, marked. */
  const isBeside = () => props.shown.length === 2
  return (
    <Show when={props.shown.includes(props.side) && !stands()}>
      <div class="par__missing" data-side={props.side} ref={props.ref}>
        <div class="par__card">
          <Show when={!isBeside()}>
            <p class="par__fallback" lang={other()}>
              <span class="other-language" aria-hidden="true">
                {other().toUpperCase()}
              </span>
              <span class="vh">{text().pairs.otherLanguage[other()]}: </span>
              {props.row.sides[other()]}
            </p>
          </Show>
          <p class="sub">{text().pairs.notWritten[props.side]}</p>
          <Show when={live.canWrite()}>
            <Button icon="pencil" aria-label={`${text().pairs.write[props.side]}: ${props.of}`} onClick={() => props.onWrite(props.side)}>
              {text().pairs.write[props.side]}
            </Button>
          </Show>
        </div>
      </div>
    </Show>
  )
}
