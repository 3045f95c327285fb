// The texts that differ, paragraph by paragraph counted in each language.
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { pick } from '../../shared/bilingual.ts'
import type { TextDifference } from '../../shared/history/comparison.ts'
import { ChangeMark } from '../compare/ChangeMark.tsx'
import { markOfText, textWords } from '../compare/textWords.ts'
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
                <ChangeMark mark={markOfText(one)} named />
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
