// Which threads of a subject are shown: by a filter and by the words of a search.
import { type Accessor, createMemo, createSignal, type JSX, Show } from 'solid-js'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { EmptyState } from '../ui/States.tsx'
import { useComments } from './CommentsProvider.tsx'
import type { SubjectThreads } from './createThreads.ts'
import { FILTERS, type ListedThread, passes, says, type ThreadFilterName, threadCounts } from './threads.ts'

const PAUSE_MS = 120

export type ThreadFilter = ReturnType<typeof createThreadFilter>
export const createThreadFilter = (list: Accessor<SubjectThreads>) => {
  const comments = useComments()
  const [filter, setFilter] = createSignal<ThreadFilterName>('open')
  const [searching, setSearching] = createSignal(false)
  const [typed, setTyped] = createSignal('')
  return {
    filter,
    setFilter,
    typed,
    setTyped,
    searching,
    toggleSearch: () => {
      setSearching(!searching())
      setTyped('')
    },
    counts: createMemo(() => threadCounts(list().threads(), comments.reader())),
    /** A search is in all threads, whatever the filter. */
    shows: (thread: ListedThread) =>
      passes(typed() === '' ? filter() : 'all', thread, comments.reader()) && says(thread, typed(), list().names),
  }
}

export function ThreadFilterBar(props: { of: ThreadFilter }) {
  const text = useText()
  const group = useGroup()
  const comments = useComments()
  const ownDelegation = () => delegationIn(group(), comments.reader().delegation)
  return (
    <>
      <div class="cms__bar">
        <Segmented
          small
          label={text().comments.filter}
          value={props.of.filter()}
          segments={FILTERS.filter((one) => one !== 'delegation' || ownDelegation()).map((value) => {
            const label = value === 'delegation' ? (ownDelegation()?.code ?? '') : text().comments.filters[value]
            return {
              value,
              label: `${label} ${props.of.counts()[value]}`,
              name: value === 'delegation' ? `${text().comments.only(label)}: ${props.of.counts()[value]}` : undefined,
              icon: value === 'delegation' ? ('lock' as const) : undefined,
            }
          })}
          onChange={props.of.setFilter}
        />
        <IconButton icon="search" label={text().comments.search} pressed={props.of.searching()} onClick={props.of.toggleSearch} />
      </div>
      <Show when={props.of.searching()}>
        <div class="cms__search">
          <SearchField
            words={props.of.typed()}
            label={text().comments.search}
            placeholder={text().comments.searchHere}
            pauseMs={PAUSE_MS}
            onWords={props.of.setTyped}
          />
        </div>
      </Show>
    </>
  )
}

/** Shown if no thread passes. */
export function NoThreadFound(props: { of: ThreadFilter }): JSX.Element {
  const text = useText()
  const why = () => {
    if (props.of.typed() !== '') return text().comments.nothingFound
    const now = props.of.filter()
    if (now === 'open') return text().comments.noneOpen
    return now === 'mine' ? text().comments.noneMine : text().comments.noneDelegation
  }
  return (
    <div class="cms__none">
      <EmptyState
        title={text().comments.noneHere}
        action={
          <Show when={props.of.filter() !== 'all' && props.of.typed() === ''}>
            <Button onClick={() => props.of.setFilter('all')}>{text().comments.showAll}</Button>
          </Show>
        }
      >
        {why()}
      </EmptyState>
    </div>
  )
}
