// The plan as an outline: objectives, the practices below them, and the actions below those. Rows are dragged between rows, and sideways to
// another level; keys and menu do the same.
import { createEffect, onCleanup } from 'solid-js'
import { pick } from '../../../shared/bilingual.ts'
import { FIELDS } from '../../../shared/roadmap/fields.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { createPhone } from '../../ui/phone.ts'
import { createRem } from '../../ui/rem.ts'
import type { FormProps } from '../FormProps.ts'
import { keepFocus } from '../keepFocus.ts'
import { keepWordsUnmarked, selectPress } from '../selection/selectPress.ts'
import { showNamed } from '../showNamed.ts'
import { createRowWindow, VirtualRows } from '../VirtualRows.tsx'
import { createOutline } from './createOutline.ts'
import { createOutlineDrag } from './createOutlineDrag.ts'
import { createOutlineSteps } from './createOutlineSteps.ts'
import { FoldAll } from './FoldAll.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { OutlineLine } from './OutlineLine.tsx'
import { createOutlineKeys } from './outlineKeys.ts'

const ROW_REM = 2.5
/** The estimated height of a row on a phone, in rem, until it is measured. */
const PHONE_ROW_REM = 4.5
const HEAD_REM = 2
export function OutlineView(props: FormProps) {
  const text = useText()
  const language = useLanguage()
  const phone = createPhone()
  let grid!: HTMLDivElement

  const focus = (key: string) => {
    outline.goTo(key)
    const index = outline.rows().findIndex((row) => row.key === key)
    if (index >= 0) rows.scrollToIndex(index, { align: 'auto' })
    queueMicrotask(() => {
      const row = grid.querySelector(`[data-row="${key}"]`)
      if (row instanceof HTMLElement) row.focus({ preventScroll: true })
    })
  }
  const outline = createOutline(props.view, focus)
  props.onSteps(createOutlineSteps(outline))
  onCleanup(() => props.onSteps(null))
  const rem = createRem()
  const rowHeight = () => (phone() ? PHONE_ROW_REM : ROW_REM) * rem()
  const headHeight = () => (phone() ? 0 : HEAD_REM * rem())
  const rows = createRowWindow({
    rows: outline.rows,
    scroller: () => props.scroller,
    heightOf: rowHeight,
    measured: phone,
    headHeight,
    pinned: () => [outline.activeIndex()],
  })
  keepFocus({ grid: () => grid, rows: outline.rows, backToCell: () => focus(outline.rows()[outline.activeIndex()]?.key ?? '') })
  const onKeyDown = createOutlineKeys({
    outline,
    focus,
    page: () => Math.max(1, Math.floor(props.scroller.clientHeight / rowHeight()) - 1),
    titleOf: (item) => pick(item.title, language()).text,
    open: props.onOpen,
  })

  const drag = createOutlineDrag({ outline, scroller: () => props.scroller, rem })

  showNamed(props, (id) => {
    outline.show(id)
    props.onOpen(id, 'keyboard')
  })
  createEffect(() => props.onStream(outline.rows()[outline.activeIndex()]?.item.stream ?? null))
  const press = (event: MouseEvent) => {
    const target = event.target instanceof Element && !event.target.closest('button') ? event.target.closest('[data-row]') : null
    const key = target?.getAttribute('data-row')
    const row = outline.rows().find((one) => one.key === key)
    if (!row) return
    outline.goTo(row.key)
    if (row.leads || !selectPress(event, props.view.selection, row.item.id, outline.order)) props.onOpen(row.item.id, 'pointer')
  }
  return (
    <>
      <div
        ref={grid}
        class="outline"
        classList={{
          'is-selecting': props.view.selection.items().length > 0,
          'outline--refusing': drag.target() !== null && drag.dropLevel() === null,
        }}
        role="treegrid"
        tabindex={-1}
        aria-label={text().outline.label(outline.nodes().length)}
        aria-describedby="outline-keys"
        aria-rowcount={outline.rows().length + 1}
        aria-readonly={!outline.canWrite()}
        aria-multiselectable={props.view.selection.may()}
        style={{ '--drop-level': drag.dropLevel() ?? 1 }}
        onKeyDown={onKeyDown}
        onMouseDown={keepWordsUnmarked}
        onClick={press}
      >
        <p class="vh" id="outline-keys">
          {text().outline.keys}
        </p>
        <div role="row" class="outline__head" aria-rowindex={1}>
          <span role="columnheader" class="outline__t">
            {FIELDS.title.label[language()]}
            <FoldAll outline={outline} />
          </span>
          <span role="columnheader">{text().outline.below}</span>
          <span role="columnheader">{FIELDS.status.label[language()]}</span>
          <span role="columnheader">{FIELDS.lead.label[language()]}</span>
          <span role="columnheader">{FIELDS.due.label[language()]}</span>
        </div>
        <VirtualRows rows={outline.rows()} window={rows} measured={phone()} headHeight={headHeight()}>
          {(row, stand) => (
            <OutlineLine
              outline={outline}
              row={row}
              stand={stand}
              drag={drag}
              canDrop={drag.dropLevel() !== null}
              onGrab={(event) => drag.begin(event, row.key)}
              onAdd={props.onAdd}
              focus={focus}
            />
          )}
        </VirtualRows>
      </div>
      <MoveDialog outline={outline} />
    </>
  )
}
