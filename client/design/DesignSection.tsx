// The page's own furniture: a section, and a specimen with the name of its state under it.
import type { ParentProps } from 'solid-js'
import { useLanguage } from '../base/i18n.tsx'
import { WORDS, type Words } from './sampleWords.ts'

export function Section(props: ParentProps<{ title: keyof Words }>) {
  const language = useLanguage()
  return (
    <section class="design__section" aria-labelledby={`design-${props.title}`}>
      <h2 id={`design-${props.title}`}>{WORDS[language()][props.title]}</h2>
      <div class="design__row">{props.children}</div>
    </section>
  )
}

export function Specimen(props: ParentProps<{ of: string; wide?: boolean | undefined }>) {
  return (
    <figure class="design__specimen" classList={{ 'design__specimen--wide': props.wide }}>
      <div class="design__shown">{props.children}</div>
      <figcaption class="sub">{props.of}</figcaption>
    </figure>
  )
}
