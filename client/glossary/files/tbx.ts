// Terms in TBX-Basic (ISO 30042), the format that tools of translators exchange: a concept with a section for each language, its forms, those
// to avoid as deprecated. Reads the names of the edition of 2008, too.
import { type Bilingual, LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { formsOf, type Term } from '../../../shared/glossary/model.ts'
import type { TermSide } from '../../../shared/glossary/twins.ts'
import { withoutControls } from '../../../shared/printable.ts'
import { NO_WORDS } from './termTable.ts'

const PREFERRED = 'preferredTerm-admn-sts'
const ADMITTED = 'admittedTerm-admn-sts'
const DEPRECATED = 'deprecatedTerm-admn-sts'

export const termsTbx = (terms: readonly Term[], group: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="es" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>${xml(group)}</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
${terms.map(concept).join('\n')}
</body></text>
</tbx>
`

const concept = (term: Term): string =>
  `<conceptEntry id="t-${xml(term.id)}">${term.source.trim() === '' ? '' : `<admin type="source">${xml(term.source)}</admin>`}${LANGUAGES.map((language) => section(term, language)).join('')}</conceptEntry>`
const section = ({ term, note, avoid }: Term, language: Language): string => {
  const forms = formsOf(term[language])
  const avoided = formsOf(avoid[language])
  if (forms.length + avoided.length === 0 && note[language].trim() === '') return ''
  const said = note[language].trim() === '' ? '' : `<note>${xml(note[language])}</note>`
  const all = [
    ...forms.map((form, at) => termSection(form, at === 0 ? PREFERRED : ADMITTED)),
    ...avoided.map((form) => termSection(form, DEPRECATED)),
  ]
  return `<langSec xml:lang="${language}">${said}${all.join('')}</langSec>`
}
const termSection = (form: string, status: string): string =>
  `<termSec><term>${xml(form)}</term><termNote type="administrativeStatus">${status}</termNote></termSec>`
const xml = (text: string): string =>
  withoutControls(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** Null if it is no TBX. A file that declares entities is refused (XML bombs). */
export const tbxLines = (text: string): readonly TermSide[] | null => {
  if (/<!ENTITY/i.test(text)) return null
  const document = new DOMParser().parseFromString(text.replace(/<!DOCTYPE[^>[]*>/i, ''), 'application/xml')
  if (document.getElementsByTagName('parsererror').length > 0) return null
  const concepts = [...elements(document, 'conceptEntry'), ...elements(document, 'termEntry')]
  if (concepts.length === 0) return null
  return concepts.map(wordsOf).filter(({ term }) => term.es !== '' || term.en !== '')
}

const wordsOf = (entry: Element): TermSide => {
  const sections = [...elements(entry, 'langSec'), ...elements(entry, 'langSet')]
  const of = (language: Language) => sections.filter((one) => (one.getAttribute('xml:lang') ?? '').toLowerCase().startsWith(language))
  const both = (say: (sections: readonly Element[]) => string): Bilingual => ({ es: say(of('es')), en: say(of('en')) })
  const forms = (isAvoided: boolean) => (all: readonly Element[]) =>
    all
      .flatMap((one) => ['termSec', 'tig', 'termGrp'].flatMap((name) => elements(one, name)))
      .filter((one) => elements(one, 'termNote').some((note) => note.textContent?.trim() === DEPRECATED) === isAvoided)
      .map((one) => elements(one, 'term')[0]?.textContent?.trim() ?? '')
      .filter(Boolean)
      .join('; ')
  const note = (all: readonly Element[]) => all.map((one) => elements(one, 'note')[0]?.textContent?.trim() ?? '').find(Boolean) ?? ''
  return {
    ...NO_WORDS,
    term: both(forms(false)),
    avoid: both(forms(true)),
    note: both(note),
    source:
      elements(entry, 'admin')
        .find((one) => one.getAttribute('type') === 'source')
        ?.textContent?.trim() ?? '',
  }
}
const elements = (within: Document | Element, name: string): readonly Element[] => [...within.getElementsByTagName(name)]
