// The changed words of a text with some context; removed words are struck through and added words underlined, so that colour is not needed.

import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import type { NamedEvent } from '../../../shared/api/history.ts'
import { parseLanguage } from '../../../shared/bilingual.ts'
import type { TextChange } from '../../../shared/history/events.ts'
import { editOf } from '../../../shared/history/lineWords.ts'
import { type Passages, wordsChanged } from '../../../shared/history/passages.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { type Address, address } from '../../base/address.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { onServerBack } from '../../base/serverBack.ts'
import { Runs } from '../../compare/Runs.tsx'
import type { ReadPassages } from './createWords.ts'
import { inShort } from './inShort.ts'

interface ChangedWordsProps {
  readonly event: Pick<NamedEvent, 'document' | 'seq' | 'subject' | 'field'>
  /** Only this account's words. */
  readonly account: AccountId | null
  readonly change: TextChange
  readonly read: ReadPassages
  /** Called to show the whole change; without it, what is left out is only counted. */
  readonly onMore?: () => void
}
/** The number of passages that a line shows; the others are counted. */
const SHOWN = 2

export function ChangedWords(props: ChangedWordsProps) {
  const text = useText()
  const language = useLanguage()
  const [asked, setAsked] = createSignal<Passages | null>(null)
  const [isSeen, setSeen] = createSignal(false)
  let place!: HTMLSpanElement
  /** Computed here when the text before and after is known and nobody else wrote in between; otherwise null. */
  const known = createMemo((): Passages | null => {
    const { from, to, others } = props.change
    return from === null || to === null || others ? null : { passages: [{ block: null, runs: wordsChanged(from, to) }], more: 0 }
  })
  const isFormat = () => props.change.inserted === 0 && props.change.deleted === 0 && props.change.formatted > 0
  /** Some of it was typed before the period, so its letters are not counted. */
  const isCounted = () => props.change.inserted + props.change.deleted + props.change.formatted > 0
  const found = () => (isFormat() ? null : (known() ?? asked()))
  const ask = async () => {
    const path = wordsPath(props)
    const answer = await props.read(path)
    if (answer && path === wordsPath(props)) setAsked(answer)
  }
  createEffect(() => {
    if (isSeen() && !isFormat() && !known()) ask()
  })
  onMount(() => {
    if (typeof IntersectionObserver === 'undefined') setSeen(true)
    else {
      const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), { rootMargin: '200px' })
      observer.observe(place)
      onCleanup(() => observer.disconnect())
    }
    onCleanup(onServerBack(() => isSeen() && !found() && !isFormat() && ask()))
  })
  const side = () => sideOf(props.event.field)
  const rest = () => {
    const all = found()
    return all ? all.passages.length - SHOWN + all.more : 0
  }
  return (
    <span ref={place} class="hf__w">
      <Show
        when={(found()?.passages.length ?? 0) > 0}
        fallback={<span class="hf__d">{isCounted() ? editOf(props.change, language()) : ''}</span>}
      >
        <For each={found()?.passages.slice(0, SHOWN)}>
          {(passage, index) => (
            <>
              <Show when={passage.block !== null && (isBody(props.event) || passage.block !== 1)}>
                <span class="hf__p">¶ {passage.block}</span>{' '}
              </Show>
              <Runs runs={inShort(passage.runs)} words={side() ?? language()} language={language()} />
              <Show when={index() === 0 && (found()?.passages.length ?? 0) > 1}> </Show>
            </>
          )}
        </For>
        <Show when={rest() > 0}>
          {' '}
          <Show when={props.onMore} fallback={<span class="hf__d">{text().history.morePassages(rest())}</span>}>
            <button type="button" class="hf__more" onClick={() => props.onMore?.()}>
              {text().history.morePassages(rest())}
            </button>
          </Show>
        </Show>
      </Show>
    </span>
  )
}

const isBody = ({ field }: ChangedWordsProps['event']) => field?.startsWith('body.') === true
const sideOf = (field: string | null) => parseLanguage(field?.slice(field.lastIndexOf('.') + 1))

const wordsPath = ({ event, change, account }: Pick<ChangedWordsProps, 'event' | 'change' | 'account'>): Address<Passages> => {
  const { document, seq, subject, field } = event
  const part = subject.id === '' ? (field ?? '') : `${subject.type}:${subject.id}/${field}`
  const asked = { document, from: seq > 1 ? `seq:${seq - 1}` : 'start', to: `seq:${change.lastSeq}`, part }
  return address('/api/documents/:document/words', account ? { ...asked, account } : asked)
}
