// What the preview says of the size: nothing of a small import, the figures of a large one, and why one that is too large cannot be imported.
import { cleanup, render, screen } from '@solidjs/testing-library'
import { expect, test } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import type { Import } from '../../../client/importing/createImport.ts'
import { importPlan } from '../../../client/importing/importPlan.ts'
import { PreviewStep } from '../../../client/importing/PreviewStep.tsx'
import { facetNames } from '../../../client/item/facets/names.ts'
import { MOST_IMPORTED } from '../../../client/live/documentSize.ts'
import type { Language } from '../../../shared/bilingual.ts'
import { KNOWN } from '../exchange/files.ts'

const plan = importPlan({
  lines: [],
  columns: [],
  key: null,
  all: [],
  names: facetNames({ ...KNOWN, language: 'es', items: [] }),
  orders: new Map(),
  months: new Map(),
  decided: new Map(),
  answers: new Map(),
  known: KNOWN,
})
const show = (language: Language, bytes: number | null) => {
  const made = {
    decided: () => new Map(),
    plan: () => plan,
    bytesWith: () => bytes,
    waitsFor: () => ((bytes ?? 0) > MOST_IMPORTED ? 'tooLarge' : null),
    name: () => 'plan.xlsx',
    writing: () => false,
    progress: () => 0,
  } as unknown as Import
  return render(() => (
    <I18nProvider initial={language}>
      <PreviewStep made={made} />
    </I18nProvider>
  )).container
}
const importButton = () => screen.getAllByRole<HTMLButtonElement>('button').at(-1)

test.each([
  [
    'es',
    /Con esta importación, la hoja de ruta ocuparía 12[.,]3 MB; caben 10[.,]2 MB\./,
    'La hoja de ruta sería demasiado grande: importe menos líneas.',
  ],
  [
    'en',
    /With this import, the road map would take 12\.3 MB; there is room for 10\.2 MB\./,
    'The road map would be too large: import fewer lines.',
  ],
] as const)('[X17] an import that makes the plan too large says by how much, and cannot be started (%s)', (language, figures, why) => {
  const shown = show(language, 12_300_000)
  expect(shown.querySelector('.is-warn')?.textContent?.replaceAll('\u00a0', ' ')).toMatch(figures)
  expect(shown.textContent).toContain(why)
  expect(importButton()?.disabled).toBe(true)
})

test('[X17] an import that fits closely says so and can be started; a small one says nothing', () => {
  expect(show('en', 9_000_000).querySelector('.imp__notes')?.textContent).toContain('would take 9 MB')
  expect(importButton()?.disabled).toBe(false)
  cleanup()
  expect(show('en', null).querySelector('.imp__notes')?.textContent).toBe('')
})
