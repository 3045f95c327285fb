// A file that is read or printed without Ruta: what it shows, of which moment, and the entry of the log that proves it. Pure.
import type { Language } from '../../../shared/bilingual.ts'
import { CATALOGUE } from '../../base/messages/catalogue.ts'

export interface FileMoment {
  /** `2 Sep 2019, 16:40`, per language. */
  readonly when: Readonly<Record<Language, string>>
  readonly made: Readonly<Record<Language, string>>
  readonly zone: string
  readonly document: string
  readonly seq: number
  /** Hex; null where the server did not say. */
  readonly hash: string | null
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter)

/** `body` is HTML, with everything of others in it escaped. */
export const fileFrame = (title: string, moment: FileMoment, languages: readonly Language[], body: string): string => {
  const [first = 'es'] = languages
  const each = (say: (language: Language) => string) =>
    languages.map((language) => `<span lang="${language}">${escapeHtml(say(language))}</span>`).join(' · ')
  const text = (language: Language) => CATALOGUE[language].past.file
  return `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${escapeHtml(title)}</h1><p>${each((language) => text(language).asOf(moment.when[language], moment.zone))}</p></header>
<main>
${body}
</main>
<footer><p>${each((language) => text(language).footer(moment.document, moment.seq, moment.hash ?? '—'))}</p><p>${each((language) => text(language).made(moment.made[language]))}</p></footer>
</body>
</html>
`
}

const STYLE = `
@page { size: A4; margin: 16mm }
body { font: 11pt/1.5 "Source Serif 4", Charter, Georgia, serif; color: #1b2a33; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
h1, h2, h3, th, header p, footer, .m { font-family: "Source Sans 3", system-ui, sans-serif }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 } h2 { font-size: 14pt; margin: 1.6em 0 .4em }
header p { color: #4a5a63; margin: .3em 0 0 }
table { border-collapse: collapse; width: 100%; font-size: 10pt }
th { text-align: start; color: #4a5a63; border-bottom: 1px solid #9aa7ae }
th, td { padding: .35em .6em .35em 0; vertical-align: top }
td { border-bottom: 1px solid #dde3e6 } tr { break-inside: avoid }
span, div, td, th, s, u, em, strong { unicode-bidi: isolate }
.id { white-space: nowrap; font-family: "Source Sans 3", system-ui, sans-serif }
.d { color: #4a5a63; font-size: 9.5pt; margin: .2em 0 0 }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem }
.m { color: #4a5a63; margin-inline-end: .5em }
footer { margin-top: 2.5em; border-top: 1px solid #9aa7ae; font-size: 9pt; color: #4a5a63; overflow-wrap: anywhere }
`
