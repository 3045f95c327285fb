// One or both languages of a text for reading: compared, with its authors, or of the past. Both languages are aligned in the rows of the
// parallel text.
import { createMemo, For, type JSX, Show } from 'solid-js'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { numbersOf } from '../../shared/pairs/numbersOf.ts'
import { createTextRows, type PairedTextRow } from '../../shared/pairs/textRows.ts'
import { useText } from '../base/i18n.tsx'
import { BesideRowsProvider, type Blocks, isDeletedBlock, useBesideRows } from '../editor/besideRows.tsx'
import { useConfirmations } from '../live/LiveDocument.tsx'
import { type Layout, layoutLanguages } from './pageLayout.ts'

export interface ReadSidesProps {
  readonly layout: Layout
  /** The blocks of the text itself. */
  readonly blocks: Blocks
  /** Renders the header of a side (with this class) and its text. */
  readonly children: (side: Language) => JSX.Element
}

export function ReadSides(props: ReadSidesProps) {
  const confirmations = useConfirmations('page')
  const pair = createMemo(() => {
    const rows = createTextRows(new Map(Object.entries(confirmations)))
    return ({ es, en }: Blocks) => rows(es, en)
  })
  return (
    <Show when={props.layout === 'both'} fallback={<Sides {...props} shown={layoutLanguages(props.layout)} />}>
      <BesideRowsProvider blocks={props.blocks} pair={pair()}>
        <Sides {...props} shown={LANGUAGES} />
      </BesideRowsProvider>
    </Show>
  )
}

function Sides(props: ReadSidesProps & { shown: readonly Language[] }) {
  const text = useText()
  const rows = useBesideRows()?.rows
  return (
    <div
      classList={{ doc__sides: rows === undefined, beside: rows !== undefined }}
      data-layout={props.layout}
      style={rows && { '--rows': String(Math.max(1, rows().length)) }}
    >
      <For each={props.shown}>
        {(side) => (
          <div class="doc__side" data-side={side}>
            <p class="doc__language" aria-hidden="true">
              {text().texts.languageNames[side]}
            </p>
            {props.children(side)}
          </div>
        )}
      </For>
      <Show when={rows}>{(all) => <Numbers rows={all()()} />}</Show>
    </div>
  )
}

/** The numbers of the parallel text; rows that were removed on both sides have none, and numbered paragraphs have their own. */
function Numbers(props: { rows: readonly PairedTextRow[] }) {
  const numbers = createMemo(() => numbersOf(props.rows.filter((row) => !isGone(row))))
  const numbered = createMemo(() => {
    let at = 0
    return props.rows.map((row) => (isGone(row) ? null : (numbers()[at++] ?? null)))
  })
  return (
    <For each={numbered()}>
      {(number, place) => (
        <Show when={typeof number === 'number'}>
          <span class="beside__n" aria-hidden="true" style={{ '--row': String(place()) }}>
            {number}
          </span>
        </Show>
      )}
    </For>
  )
}
const isGone = ({ es, en }: PairedTextRow) => [es, en].every((block) => block === null || isDeletedBlock(block))
