// The page's own furniture: a section, and a specimen with the name of its state under it.
import type { ParentProps } from 'solid-js'
import { useLanguage } from '../base/i18n.tsx'
import { SAMPLE_WORDS, type SampleWords } from './sampleWords.ts'

export function DesignSection(props: ParentProps<{ title: keyof SampleWords }>) {
  const language = useLanguage()
  return (
    <section class="design__section" aria-labelledby={`design-${props.title}`}>
      <h2 id={`design-${props.title}`}>{SAMPLE_WORDS[language()][props.title]}</h2>
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
