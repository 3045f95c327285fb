// Renders one guide: sections with headings, lists and keys. Links between guides stay on this page.
import { A } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import { type GuideName, guideAt, guideOf, sectionId } from './guides.ts'
import type { GuideBlock, GuideSpan } from './readGuide.ts'

export function GuideText(props: { name: GuideName; language: Language }) {
  const guide = () => guideOf(props.name, props.language)
  return (
    <article class="help-guide" aria-labelledby="help-guide">
      <h2 id="help-guide" tabindex={-1}>
        {guide().title}
      </h2>
      <For each={guide().sections}>
        {(section, index) => (
          <section id={sectionId(props.name, index())} class="help-guide__section">
            <Show when={section.title}>{(title) => <h3>{title()}</h3>}</Show>
            <For each={section.blocks}>{(block) => <OneBlock block={block} />}</For>
          </section>
        )}
      </For>
    </article>
  )
}

function OneBlock(props: { block: GuideBlock }) {
  const text = () => (props.block.type === 'text' ? props.block : null)
  const list = () => (props.block.type === 'list' ? props.block : null)
  const table = () => (props.block.type === 'table' ? props.block : null)
  return (
    <Switch>
      <Match when={text()}>
        {(block) => (
          <p>
            <Spans of={block().spans} />
          </p>
        )}
      </Match>
      <Match when={list()}>
        {(block) => {
          const entries = () => (
            <For each={block().entries}>
              {(entry) => (
                <li>
                  <Spans of={entry} />
                </li>
              )}
            </For>
          )
          return (
            <Show when={block().isNumbered} fallback={<ul>{entries()}</ul>}>
              <ol>{entries()}</ol>
            </Show>
          )
        }}
      </Match>
      <Match when={table()}>
        {(block) => (
          <table>
            <thead>
              <tr>
                <For each={block().rows[0]}>
                  {(cell) => (
                    <th scope="col">
                      <Spans of={cell} />
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={block().rows.slice(1)}>
                {(row) => (
                  <tr>
                    <For each={row}>
                      {(cell) => (
                        <td>
                          <Spans of={cell} />
                        </td>
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        )}
      </Match>
    </Switch>
  )
}

function Spans(props: { of: readonly GuideSpan[] }) {
  return <For each={props.of}>{(span) => <OneSpan span={span} />}</For>
}

function OneSpan(props: { span: GuideSpan }) {
  const guide = () => (props.span.type === 'link' ? guideAt(props.span.to) : null)
  return (
    <Switch fallback={props.span.words}>
      <Match when={props.span.type === 'bold'}>
        <b>{props.span.words}</b>
      </Match>
      <Match when={props.span.type === 'italic'}>
        <i>{props.span.words}</i>
      </Match>
      <Match when={props.span.type === 'key'}>
        <kbd>{props.span.words}</kbd>
      </Match>
      <Match when={guide()}>{(name) => <A href={`?guide=${name()}`}>{props.span.words}</A>}</Match>
    </Switch>
  )
}
