// How many brackets an open text has: a button that goes to the next row with one. Beside it, the text as it would read without them.
import { createMemo, Show } from 'solid-js'
import { bracketsOfRows, countBrackets } from '../../../shared/brackets/rowBrackets.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { nextPlace } from '../parallel/nextPlace.ts'

interface BracketCountProps {
  readonly rows: readonly PairedTextRow[]
  readonly isClean: boolean
  readonly onClean: (isClean: boolean) => void
  /** The container of the rows. */
  readonly within: () => HTMLElement | null | undefined
}
export function BracketCount(props: BracketCountProps) {
  const text = useText()
  const rows = createMemo(() => bracketsOfRows(props.rows))
  const count = createMemo(() => countBrackets(rows()))
  const isAnyIn = createMemo(() => rows().some((row) => row.count > 0 || row.isSingle))
  let last: Element | null = null
  const go = () => {
    const next = nextPlace(props.within()?.querySelectorAll<HTMLElement>('.par__brackets') ?? [], last)
    if (!next) return
    last = next
    next.focus({ preventScroll: true })
    next.scrollIntoView({ block: 'center' })
  }
  return (
    <Show when={isAnyIn() || props.isClean}>
      <button
        type="button"
        class="tr tr--button tr--count"
        data-tip={text().brackets.toNext}
        aria-label={`${text().brackets.open(count())}. ${text().brackets.toNext}`}
        onClick={go}
      >
        <Icon name="brackets" />
        {text().brackets.open(count())}
      </button>
      <Button
        kind="ghost"
        icon="eye"
        aria-pressed={props.isClean}
        data-tip={text().brackets.cleanWhy}
        onClick={() => props.onClean(!props.isClean)}
      >
        {text().brackets.clean}
      </Button>
    </Show>
  )
}
