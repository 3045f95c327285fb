// Key figures at the top: number and label, no chart.
import { For, Show } from 'solid-js'
import type { Figures as Numbers } from '../../shared/review/reviewOf.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { ReviewSentence, useSheet } from './SheetContext.tsx'

interface Figure {
  readonly n: number
  readonly words: (text: Messages['review']) => string
  readonly detail?: ((text: Messages['review'], days: (n: number) => string) => string) | undefined
  readonly trouble?: boolean
}

export function ReviewFigures(props: { figures: Numbers }) {
  const { languages } = useSheet()
  const label = () =>
    languages()
      .map((language) => CATALOGUE[language].review.figures)
      .join(' · ')
  const all = (): readonly Figure[] => {
    const { done, of, advanced, moved, blocked, late, added, archived, untouched, texts } = props.figures
    return [
      { n: done, words: (text) => text.done(done), detail: (text) => text.ofInForce(of) },
      { n: advanced, words: (text) => text.advanced(advanced) },
      {
        n: moved.items,
        words: (text) => text.moved(moved.items),
        detail: moved.days === 0 ? undefined : (text, days) => text.daysInAll(days(moved.days)),
      },
      { n: late, words: (text) => text.late(late), trouble: late > 0 },
      { n: blocked, words: (text) => text.blocked(blocked), trouble: blocked > 0 },
      { n: added, words: (text) => text.added(added) },
      { n: archived, words: (text) => text.archived(archived) },
      { n: untouched, words: (text) => text.untouched },
      { n: texts, words: (text) => text.texts(texts) },
    ]
  }
  return (
    <ul class="nums" aria-label={label()}>
      <For each={all()}>
        {(figure) => (
          <li classList={{ 'is-trouble': figure.trouble }}>
            <b>{figure.n}</b>
            <ReviewSentence words={(text) => figure.words(text)} inline />
            <Show when={figure.detail}>
              {(detail) => (
                <span class="sub">
                  <ReviewSentence words={(text, language) => detail()(text, CATALOGUE[language].compare.days)} inline />
                </span>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}
