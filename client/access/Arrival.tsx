// The page of everybody who is not inside yet: a column of fields beside the Route, and what Ruta is in both languages.
import type { JSX, ParentProps } from 'solid-js'
import { createEffect, For, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { BrandMark } from '../ui/Icon.tsx'
import { SkipLink } from '../ui/SkipLink.tsx'
import { RouteArt } from './RouteArt.tsx'

export function Arrival(props: ParentProps<{ title: string; lead?: JSX.Element; language: JSX.Element; wide?: boolean | undefined }>) {
  const text = useText()
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
          <For each={WHAT_RUTA_IS}>
            {(what) => (
              <section lang={what.lang}>
                <h2>{what.title}</h2>
                <p>{what.text}</p>
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

/** Both at once, whatever the reader's language: neither is the translation of the other. */
const WHAT_RUTA_IS = [
  {
    lang: 'es',
    title: 'Una hoja de ruta, escrita por todas las delegaciones',
    text: 'Ruta reúne estrategias, prácticas, capacitaciones y tareas. No contiene casos ni nombres de personas investigadas.',
  },
  {
    lang: 'en',
    title: 'One road map, written by every delegation',
    text: 'Ruta holds strategies, practices, trainings and tasks. It never holds cases or the names of persons under investigation.',
  },
] as const
