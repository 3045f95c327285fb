// The texts of the group: how far each is translated, whether it was adopted, who edited it last and when. From a certain number on the
// list can be searched and sorted.
import { A, useNavigate, usePreloadRoute, useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, For, type JSX, Show } from 'solid-js'
import type { TextDifference } from '../../shared/history/comparison.ts'
import { useCan } from '../base/actor.tsx'
import { useAskedFor } from '../base/askedFor.ts'
import { useCommands } from '../base/commands.tsx'
import { afterContent } from '../base/content.ts'
import { useGroup, useRefreshGroup } from '../base/group.tsx'
import { isToTranslate } from '../base/groupFacts.ts'
import { useText } from '../base/i18n.tsx'
import type { ItemMark } from '../compare/differences.ts'
import { Count, Legend } from '../compare/Legend.tsx'
import { markOfText } from '../compare/textWords.ts'
import { GuideLink } from '../item/GuideLink.tsx'
import { TryAgain } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { EmptyState, Note } from '../ui/States.tsx'
import { createTextList, type TextList } from './createTextList.ts'
import { ListArchivingWork } from './ListArchiving.tsx'
import { NewTextDialog } from './NewTextDialog.tsx'
import { TextRows } from './TextRows.tsx'
import { ORDERS } from './textList.ts'

export function PageList() {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const [params] = useSearchParams()
  /** The address may open the dialog. */
  const [adding, setAdding] = createSignal(params.new === 'on' && can('page.create', group().id))
  const mayAdd = () => can('page.create', group().id)
  useAskedFor('text', mayAdd, () => setAdding(true))
  // The device may remember an older list of titles, so the group is loaded again.
  useRefreshGroup()()

  const list = createTextList()
  // A text is probably opened from here next, so its code is loaded in advance.
  const preload = usePreloadRoute()
  createEffect(() => {
    const [first] = list.texts()
    if (first) afterContent(() => preload(`/g/${group().id}/texts/${first.id.slice('page:'.length)}`))
  })
  const toTranslate = () => list.translation.value()?.pairs.filter(isToTranslate).length ?? 0
  const importHref = () => `/g/${group().id}/texts/import`
  const navigate = useNavigate()
  useCommands(() =>
    mayAdd()
      ? [
          {
            id: 'import word',
            label: text().importing.word.open,
            of: text().palette.make,
            icon: 'file-text',
            run: () => navigate(importHref()),
          },
        ]
      : [],
  )
  const add = () => (
    <>
      <A class="btn btn--default" href={importHref()}>
        <Icon name="file-text" />
        {text().importing.word.verb}
      </A>
      <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
        {text().texts.newText}
      </Button>
    </>
  )

  return (
    <ScreenPage
      column
      title={text().texts.title}
      actions={
        <>
          <A class="btn btn--default" href={`/g/${group().id}/translation`}>
            <Icon name="languages" />
            {list.translation.value() === null ? text().pairs.list.title : text().pairs.list.open(toTranslate())}
          </A>
          <Show when={mayAdd() && list.texts().length > 0}>{add()}</Show>
        </>
      }
    >
      <Show when={list.comparison.comparing().from}>
        <Legend steps={list.isCompared() ? list.steps : undefined} counts={<TextCounts differences={list.differences()} />} />
      </Show>
      <div class="main__scroll texts">
        <Show when={list.translation.failure() && list.translation.value() === null && list.texts().length > 0}>
          <div class="texts__unknown">
            <Note icon="cloud-off">{text().texts.statesUnknown}</Note>
            <TryAgain query={list.translation} ghost />
          </div>
        </Show>
        <Show when={list.isSearched()}>
          <TextSearch list={list} />
        </Show>
        <Show when={list.texts().length > 0} fallback={<NoTexts list={list} mayAdd={mayAdd()} add={add} />}>
          <TextRows list={list} />
        </Show>
      </div>
      <ListArchivingWork of={list.archiving} />
      <NewTextDialog open={adding()} onClose={() => setAdding(false)} />
    </ScreenPage>
  )
}

function TextSearch(props: { list: TextList }) {
  const text = useText()
  return (
    <div class="texts__find">
      <SearchField
        words={props.list.words()}
        label={text().texts.search}
        placeholder={text().texts.search}
        pauseMs={150}
        onWords={props.list.search}
      />
      <select class="input input--inline" aria-label={text().texts.order} onChange={(event) => props.list.sort(event.currentTarget.value)}>
        <For each={ORDERS}>
          {(one) => (
            <option value={one} selected={props.list.order() === one}>
              {text().texts.orders[one]}
            </option>
          )}
        </For>
      </select>
      <span class="sub" role="status">
        {props.list.words() === '' ? '' : text().texts.foundTexts(props.list.shown().length)}
      </span>
    </div>
  )
}

/** There are no texts, or while comparing none that differs. */
function NoTexts(props: { list: TextList; mayAdd: boolean; add: () => JSX.Element }) {
  const text = useText()
  const nothingChanged = () => props.list.comparison.comparing().onlyChanged && props.list.isCompared()
  return (
    <Show
      when={nothingChanged()}
      fallback={
        <EmptyState
          page
          title={text().texts.empty}
          action={
            <div class="row wrap">
              <Show when={props.mayAdd}>{props.add()}</Show>
              <GuideLink />
            </div>
          }
        >
          {props.mayAdd ? text().texts.emptyWhy : text().texts.emptyReader}
        </EmptyState>
      }
    >
      <EmptyState
        page
        title={text().compare.nothing}
        action={<Button onClick={() => props.list.comparison.change({ onlyChanged: false })}>{text().compare.showAll}</Button>}
      >
        {text().compare.nothingWhy}
      </EmptyState>
    </Show>
  )
}

function TextCounts(props: { differences: readonly TextDifference[] }) {
  const text = useText()
  const count = (mark: ItemMark) => props.differences.filter((difference) => markOfText(difference) === mark).length
  return (
    <ul class="counts">
      <Count mark="added" n={count('added')} words={text().compare.changedTexts.added(count('added'))} />
      <Count mark="removed" n={count('removed')} words={text().compare.changedTexts.archived(count('removed'))} />
      <Count mark="changed" n={count('changed')} words={text().compare.changedTexts.changed(count('changed'))} />
    </ul>
  )
}
