// The texts that differ, paragraph by paragraph counted in each language.
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { type Language, pick } from '../../shared/bilingual.ts'
import type { TextDifference } from '../../shared/history/comparison.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { ChangeMark } from '../compare/ChangeMark.tsx'
import { Doers } from './Lines.tsx'
import { Say, useSheet } from './SheetContext.tsx'

export function Texts(props: { texts: readonly TextDifference[] }) {
  const { textHref } = useSheet()
  return (
    <Show when={props.texts.length > 0}>
      <section aria-labelledby="review-texts">
        <h2 id="review-texts">
          <Say words={(text) => text.textsHead} inline />
        </h2>
        <ul class="acts acts--texts">
          <For each={props.texts}>
            {(one) => (
              <li>
                <ChangeMark mark={one.how === 'added' ? 'added' : one.how === 'archived' ? 'removed' : 'changed'} named />
                <div class="acts__t">
                  <A href={textHref(one.document)}>
                    <Say words={(text, language) => pick(one.title, language).text.trim() || text.untitled} />
                  </A>
                  <p>
                    <Say words={(_text, language) => textWords(one, language)} />
                  </p>
                  <Doers contributions={one.contributions} />
                </div>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

/** `Spanish: 3 paragraphs changed, 1 new paragraph. English: 1 paragraph changed.` */
export const textWords = ({ how, paragraphs }: TextDifference, language: Language): string => {
  const text = CATALOGUE[language].review
  const sides = (['es', 'en'] as const).flatMap((side) => {
    const { inserted, deleted, changed } = paragraphs[side]
    const counts = [
      ...(changed > 0 ? [text.changed(changed)] : []),
      ...(inserted > 0 ? [text.inserted(inserted)] : []),
      ...(deleted > 0 ? [text.deleted(deleted)] : []),
    ]
    return counts.length > 0 ? [`${text.paragraphs(side === 'es' ? text.inSpanish : text.inEnglish, counts.join(', '))}.`] : []
  })
  const began = {
    added: text.textAdded,
    archived: text.textArchived,
    restored: text.textRestored,
    changed: sides.length === 0 ? text.titleOnly : '',
  }
  return [began[how], ...sides].filter((words) => words !== '').join(' ')
}
