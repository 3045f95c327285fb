// The guides from docs/use: one source for the help page and for the repository. Topics have the same position in both languages; a test checks it.
import type { Language } from '../../../shared/bilingual.ts'
import { fold } from '../../../shared/foldAccents.ts'
import { type GuideSection, type ReadGuide, readGuide } from './readGuide.ts'

const FILES: Readonly<Record<string, string>> = import.meta.glob('../../../docs/use/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Their files, in the order in which they are listed. */
export const GUIDES = {
  everybody: { es: 'README', en: 'README' },
  secretariat: { es: 'secretaria', en: 'secretariat' },
  chair: { es: 'presidencia', en: 'chair' },
  head: { es: 'jefe-de-delegacion', en: 'head-of-delegation' },
  delegate: { es: 'delegado', en: 'delegate' },
  translator: { es: 'traductor', en: 'translator' },
  observer: { es: 'observador', en: 'observer' },
  reports: { es: 'informes', en: 'reports' },
  import: { es: 'importar', en: 'import' },
  documents: { es: 'documentos', en: 'documents' },
  notices: { es: 'avisos', en: 'notices' },
  trouble: { es: 'si-algo-falla', en: 'when-something-goes-wrong' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>
export type GuideName = keyof typeof GUIDES
export const GUIDE_NAMES: readonly GuideName[] = [
  'everybody',
  'secretariat',
  'chair',
  'head',
  'delegate',
  'translator',
  'observer',
  'reports',
  'import',
  'documents',
  'notices',
  'trouble',
]
export const parseGuideName = (text: unknown): GuideName | null => GUIDE_NAMES.find((name) => name === text) ?? null

const read = (name: GuideName, language: Language): ReadGuide => {
  const guide = readGuide(FILES[`../../../docs/use/${language}/${GUIDES[name][language]}.md`] ?? '')
  // The index has links to the others and the table of permissions, which this page has too.
  return name === 'everybody' ? { ...guide, sections: guide.sections.slice(1, 2) } : guide
}
const all = new Map<string, ReadGuide>()
export const guideOf = (name: GuideName, language: Language): ReadGuide => {
  const key = `${language} ${name}`
  const guide = all.get(key) ?? read(name, language)
  all.set(key, guide)
  return guide
}

export const sectionId = (name: GuideName, index: number): string => `help-${name}-${index}`
/** Target guide of a link between guides; null for other links. */
export const guideAt = (to: string): GuideName | null => {
  const [, file = ''] = /^(?:\.\/)?([\w-]+)\.md(?:#.*)?$/.exec(to) ?? []
  return GUIDE_NAMES.find((name) => Object.values(GUIDES[name]).some((own) => own === file)) ?? null
}

interface Found {
  readonly name: GuideName
  readonly index: number
  readonly guide: string
  readonly section: GuideSection
}
/** Sections that contain all words, in either language; shown in the user's language. Ignores case and accents. */
export const findInGuides = (words: string, language: Language): readonly Found[] => {
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  return GUIDE_NAMES.flatMap((name) => {
    const own = guideOf(name, language)
    const other = guideOf(name, language === 'es' ? 'en' : 'es')
    return own.sections.flatMap((section, index) => {
      const said = [section, other.sections[index]].map((one) => fold(one?.words ?? ''))
      return said.some((one) => wanted.every((word) => one.includes(word))) ? [{ name, index, guide: own.title, section }] : []
    })
  })
}
