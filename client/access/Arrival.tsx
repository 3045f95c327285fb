// Page of users who are not signed in: a column of fields beside the picture, and a description of Ruta in both languages.
import type { JSX, ParentProps } from 'solid-js'
import { createEffect, For, Show } from 'solid-js'
import { LANGUAGES } from '../../shared/bilingual.ts'
import { useOutsideText } from '../base/language.tsx'
import { OUTSIDE } from '../base/messages/outside.ts'
import { BrandMark } from '../ui/Icon.tsx'
import { SkipLink } from '../ui/SkipLink.tsx'
import { RouteArt } from './RouteArt.tsx'

export function ArrivalPage(props: ParentProps<{ title: string; lead?: JSX.Element; language: JSX.Element; wide?: boolean | undefined }>) {
  const text = useOutsideText()
  createEffect(() => {
    document.title = `${props.title} · Ruta`
  })
  return (
    <div class="sign" classList={{ 'sign--wide': props.wide }}>
      <SkipLink label={text().frame.skip} />
      <header class="sign__top">
        <span class="brand">
          <BrandMark />
          <span>Ruta</span>
        </span>
        {props.language}
      </header>
      <main id="main" class="sign__main" tabindex="-1">
        <div class="sign__col">
          <h1>{props.title}</h1>
          <Show when={props.lead}>
            <p class="soft">{props.lead}</p>
          </Show>
          {props.children}
        </div>
      </main>
      <aside class="sign__art" aria-label={text().access.whatRutaIs}>
        <RouteArt />
        <div class="sign__two">
          {/* Both languages at once, whatever the user's own: neither is the translation of the other. */}
          <For each={LANGUAGES}>
            {(language) => (
              <section lang={language}>
                <h2>{OUTSIDE[language].access.what.title}</h2>
                <p>{OUTSIDE[language].access.what.text}</p>
              </section>
            )}
          </For>
        </div>
      </aside>
      <footer class="sign__foot">
        <span>{text().access.installation}</span>
      </footer>
    </div>
  )
}
