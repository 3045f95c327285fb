// What tokens.css spells: sizes of type, colours, space, shape.
import { For } from 'solid-js'
import { useLanguage } from '../base/i18n.tsx'
import { DesignSection, Specimen } from './DesignSection.tsx'
import { SAMPLE_WORDS } from './sampleWords.ts'

const SIZES = ['2xs', 'xs', 's', 'm', 'l', 'xl', 'head', '2xl', '3xl'] as const
const GROUNDS = ['canvas', 'surface', 'surface-raised', 'surface-sunken', 'surface-hover', 'surface-selected', 'surface-inverse'] as const
const INKS = ['text', 'text-2', 'text-3', 'accent', 'success', 'warning', 'danger', 'added', 'removed', 'changed'] as const
const SPACES = ['05', '1', '15', '2', '3', '4', '5', '6', '8', '10', '12', '16'] as const
const RADII = ['mark', 'control', 'card', 'round'] as const

const set = (name: string, token: string) => (element: HTMLElement) => element.style.setProperty(name, `var(--${token})`)

export function Tokens() {
  const language = useLanguage()
  return (
    <>
      <DesignSection title="type">
        <For each={SIZES}>
          {(size) => (
            <Specimen of={`--text-${size}`} wide>
              <p ref={set('font-size', `text-${size}`)}>{SAMPLE_WORDS[language()].sentence}</p>
            </Specimen>
          )}
        </For>
        <Specimen of="--font-text" wide>
          <p class="prose">{SAMPLE_WORDS[language()].sentence}</p>
        </Specimen>
      </DesignSection>
      <DesignSection title="colours">
        <For each={GROUNDS}>
          {(ground) => (
            <Specimen of={`--${ground}`}>
              <span class="design__swatch" ref={set('background', ground)} />
            </Specimen>
          )}
        </For>
        <For each={INKS}>
          {(ink) => (
            <Specimen of={`--${ink}`}>
              <b ref={set('color', ink)}>Aa Ññ 123</b>
            </Specimen>
          )}
        </For>
      </DesignSection>
      <DesignSection title="space">
        <For each={SPACES}>
          {(space) => (
            <Specimen of={`--s-${space}`}>
              <span class="design__space" ref={set('inline-size', `s-${space}`)} />
            </Specimen>
          )}
        </For>
        <For each={RADII}>
          {(radius) => (
            <Specimen of={`--radius-${radius}`}>
              <span class="design__swatch" ref={set('border-radius', `radius-${radius}`)} />
            </Specimen>
          )}
        </For>
        <For each={[1, 2, 3]}>
          {(level) => (
            <Specimen of={`--shadow-${level}`}>
              <span class="design__swatch" ref={set('box-shadow', `shadow-${level}`)} />
            </Specimen>
          )}
        </For>
      </DesignSection>
    </>
  )
}
