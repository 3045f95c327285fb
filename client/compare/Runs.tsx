// Changed words: what was removed is struck through and what was added is an insertion, so that colour is not needed.
import { For } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import type { WordRun } from '../../shared/pairs/wordDiff.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'

/** `words`: the language of what was written; `language`: of what is around it. */
export function Runs(props: { runs: readonly WordRun[]; words: Language; language: Language }) {
  const text = () => CATALOGUE[props.language].history
  return (
    <bdi lang={props.words === props.language ? undefined : props.words}>
      <For each={props.runs}>
        {(run) =>
          run.type === 'kept' ? (
            run.text
          ) : run.type === 'deleted' ? (
            <del>
              <span class="vh">{text().removed} </span>
              {run.text}
            </del>
          ) : (
            <ins>
              <span class="vh">{text().added} </span>
              {run.text}
            </ins>
          )
        }
      </For>
    </bdi>
  )
}
