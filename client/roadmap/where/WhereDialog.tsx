// The dialog that builds conditions in groups, joined by *and* and *or*. It changes nothing until it is applied.
import { createMemo, createSignal, Index, onMount, Show } from 'solid-js'
import { matcher } from '../../../shared/views/filter.ts'
import { type Conditions, NOWHERE, tidied } from '../../../shared/views/where.ts'
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Field.tsx'
import type { PlanView } from '../createPlanView.ts'
import { ConditionRow } from './ConditionRow.tsx'
import { type ConditionSpot, fresh, isWholeCondition, wholeOnes, withCondition, withFresh, without } from './draft.ts'
import { useWhereWords } from './useWhereWords.ts'

export interface WhereDialogProps {
  readonly view: PlanView
  readonly open: boolean
  readonly onClose: () => void
}

export function WhereDialog(props: WhereDialogProps) {
  return (
    <Show when={props.open}>
      <Builder view={props.view} onClose={props.onClose} />
    </Show>
  )
}

function Builder(props: { view: PlanView; onClose: () => void }) {
  const text = useText()
  const words = useWhereWords(props.view)
  const begun = props.view.state().filter.where
  const [where, setWhere] = createSignal<Conditions>(begun.groups.length > 0 ? begun : { ...begun, groups: [[fresh()]] })
  /** Set when *Apply* was pressed: from then on missing parts are marked. */
  const [judged, setJudged] = createSignal(false)
  let list!: HTMLOListElement
  let adds!: HTMLDivElement

  // Loads the sessions, which can be chosen as the origin of items.
  onMount(() => void props.view.compared.comparison.loadMoments())
  // A memo, because sorting takes longer than filtering, and the items seldom change while the dialog is open.
  const all = createMemo(props.view.all)
  const found = createMemo(() => {
    const filter = props.view.state().filter
    const passes = matcher({ ...filter, where: wholeOnes(where()) }, props.view.reader())
    return all().filter(passes).length
  })

  const focusRow = ({ group, place }: ConditionSpot) =>
    queueMicrotask(() => {
      const row = list.children[group]?.querySelectorAll('.where__row')[place]
      const target = row?.querySelector('select') ?? adds.querySelector('button')
      if (target instanceof HTMLElement) target.focus()
    })
  const add = (group?: number) => {
    setJudged(false)
    setWhere((now) => withFresh(now, group))
    const at = group ?? where().groups.length - 1
    focusRow({ group: at, place: (where().groups[at]?.length ?? 1) - 1 })
  }
  const remove = (at: ConditionSpot) => {
    setWhere((now) => without(now, at))
    focusRow({ group: at.group, place: Math.max(0, at.place - 1) })
  }
  const apply = () => {
    const missing = where().groups.flatMap((group, index) =>
      group.flatMap((condition, place) => (isWholeCondition(condition) ? [] : [{ group: index, place }])),
    )[0]
    if (missing) {
      setJudged(true)
      return focusRow(missing)
    }
    leave(tidied(where()))
  }
  const leave = (next: Conditions) => {
    props.view.change({ filter: { ...props.view.state().filter, where: next } }, 'step')
    props.onClose()
  }
  return (
    <Dialog
      wide
      open
      title={text().where.title}
      description={text().where.why}
      onClose={props.onClose}
      foot={
        <>
          <span role="status" class="where__found soft">
            {text().where.found(found(), all().length)}
          </span>
          <Button kind="ghost" onClick={() => leave(NOWHERE)}>
            {text().where.clear}
          </Button>
          <Button onClick={() => props.onClose()}>{text().where.cancel}</Button>
          <Button kind="primary" onClick={apply}>
            {text().where.apply}
          </Button>
        </>
      }
    >
      <Select
        label={text().where.mode}
        value={where().mode}
        choices={(['all', 'any'] as const).map((mode) => ({ value: mode, label: text().where.modes[mode] }))}
        onChange={(mode) => setWhere((now) => ({ ...now, mode: mode === 'any' ? 'any' : 'all' }))}
      />
      <ol class="where" ref={list} aria-label={text().where.conditions}>
        <Index each={where().groups}>
          {(group, index) => (
            <li class="where__group">
              <fieldset>
                <legend>{text().where.legend(index + 1)}</legend>
                <Index each={group()}>
                  {(condition, place) => (
                    <>
                      <Show when={place > 0}>
                        <span class="where__join">{text().where.joins[where().mode]}</span>
                      </Show>
                      <ConditionRow
                        condition={condition()}
                        words={words}
                        judged={judged()}
                        onChange={(next) => setWhere((now) => withCondition(now, { group: index, place }, next))}
                        onRemove={() => remove({ group: index, place })}
                      />
                    </>
                  )}
                </Index>
                <Button kind="ghost" icon="plus" aria-label={text().where.joinTo[where().mode](index + 1)} onClick={() => add(index)}>
                  {text().where.join[where().mode]}
                </Button>
              </fieldset>
            </li>
          )}
        </Index>
      </ol>
      <Show when={where().groups.length === 0}>
        <p class="soft">{text().where.none}</p>
      </Show>
      <div ref={adds}>
        <Button icon="plus" onClick={() => add()}>
          {text().where.add}
        </Button>
      </div>
    </Dialog>
  )
}
