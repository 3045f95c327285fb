// API description as an HTML page in either language, generated from the map of routes, without scripts, inline styles or external resources.
// Descriptions of routes are in English; the page around them is in the user's language.

import { anyRefusalMessage } from '../shared/anyRefusalMessage.ts'
import { API_SECTIONS, ROUTE_NAMES, type RouteName, refusalsOf, routeOf } from '../shared/api/routes.ts'
import type { Language } from '../shared/bilingual.ts'
import { ROLES } from '../shared/people.ts'
import { rolesFor } from '../shared/permissions.ts'
import { REFUSALS, type Refusal, statusOf } from '../shared/refusals.ts'
import { TOKEN_PREFIX } from '../shared/tokens/tokens.ts'
import { curlOf, exampleOf } from './apiExamples.ts'
import { sectionOf } from './openapi.ts'

const WORDS = {
  es: {
    title: 'API de Ruta',
    intro: 'Lo que otros programas pueden leer y escribir. Las descripciones de cada ruta están en inglés.',
    other: 'Read this page in English',
    contents: 'Contenido',
    tokens: 'Acceso con un token',
    make: 'Cree un token en <b>Mi cuenta</b> › <b>Tokens de API</b>. Vale para un grupo, con lo que usted elija: leer, escribir en la hoja de ruta, exportar. Se muestra una sola vez.',
    send: `Envíelo con cada solicitud en el encabezado <code>Authorization: Bearer ${TOKEN_PREFIX}…</code>. No hacen falta cookies ni <code>Origin</code>.`,
    pace: 'Por cada token y servidor: cinco solicitudes por segundo, hasta trescientas seguidas; una que cambia algo cuenta como cinco, y abrir una conexión también. Después se responde 429 con <code>Retry-After</code>.',
    marked:
      'Lo que un token escribe pasa por los mismos controles que un navegador y queda en el historial a nombre de la persona que lo creó, «mediante el token …».',
    errors:
      'Un rechazo se responde con <code>{ refusal, message, requestId }</code>: <code>refusal</code> es una palabra fija. <code>bad-request</code> dice en <code>problems</code> cada campo que no se acepta y qué puede ser. Con <code>Accept: application/problem+json</code> la respuesta tiene además los miembros del RFC 9457.',
    refusals: 'Rechazos',
    machine: 'Para programas: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).',
    who: 'Quién',
    token: 'Token',
    answers: 'Respuestas',
    refuses: 'Rechazos',
    example: 'Ejemplo',
    body: 'Cuerpo',
    anyone: 'cualquiera',
    account: 'con sesión iniciada',
    operator: 'quienes administran la instalación',
    members: 'miembros',
    noToken: 'no',
    anyToken: 'cualquiera',
  },
  en: {
    title: 'Ruta API',
    intro: 'What other programs can read and write.',
    other: 'Leer esta página en español',
    contents: 'Contents',
    tokens: 'Access with a token',
    make: 'Create a token under <b>My account</b> › <b>API tokens</b>. It is for one group, with what you choose: read, write in the road map, export. It is shown only once.',
    send: `Send it with each request in the header <code>Authorization: Bearer ${TOKEN_PREFIX}…</code>. No cookies and no <code>Origin</code> are needed.`,
    pace: 'For each token and server: five requests a second, up to three hundred at once; a request that changes something counts as five, and so does opening a connection. Beyond that the answer is 429 with <code>Retry-After</code>.',
    marked:
      'What a token writes passes the same checks as a browser, and is in the history under the name of the person who created it, “by the token …”.',
    errors:
      'A refusal is answered with <code>{ refusal, message, requestId }</code>: <code>refusal</code> is a fixed word. <code>bad-request</code> says in <code>problems</code> each field that is not accepted and what it may be. With <code>Accept: application/problem+json</code> the answer also has the members of RFC 9457.',
    refusals: 'Refusals',
    machine: 'For programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).',
    who: 'Who',
    token: 'Token',
    answers: 'Answers',
    refuses: 'Refusals',
    example: 'Example',
    body: 'Body',
    anyone: 'anybody',
    account: 'signed in',
    operator: 'operators of the installation',
    members: 'members',
    noToken: 'no',
    anyToken: 'any',
  },
} as const satisfies Readonly<Record<Language, object>>
const SECTION_WORDS: Readonly<Record<string, string>> = {
  'Signing in': 'Entrar',
  'A group': 'Un grupo',
  'The past and its proof': 'El pasado y su prueba',
  'For operators': 'Para quien administra el servidor',
}

const REFUSAL_KEYS = Object.keys(REFUSALS) as readonly Refusal[]

export const apiPage = (language: Language, url: string): string => {
  const text = WORDS[language]
  const other = language === 'es' ? 'en' : 'es'
  const titled = (section: string) => (language === 'es' ? (SECTION_WORDS[section] ?? section) : section)
  const sections = Object.keys(API_SECTIONS).map((section) => ({
    id: idOf(section),
    title: titled(section),
    routes: ROUTE_NAMES.filter((name) => sectionOf(name) === section),
  }))
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${text.title}</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<header>
<h1>${text.title}</h1>
<p>${text.intro} <a href="/api/docs?language=${other}" hreflang="${other}" lang="${other}">${text.other}</a></p>
</header>
<nav aria-label="${text.contents}"><ul>${sections.map(({ id, title }) => `<li><a href="#${id}">${title}</a></li>`).join('')}</ul></nav>
<main>
<section aria-labelledby="tokens"><h2 id="tokens">${text.tokens}</h2>
${[text.make, text.send, text.pace, text.marked, text.errors, text.machine].map((words) => `<p>${words}</p>`).join('\n')}
</section>
${sections
  .map(
    ({ id, title, routes }) =>
      `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${routes.map((name) => routeHtml(name, language, url)).join('\n')}\n</section>`,
  )
  .join('\n')}
<section aria-labelledby="refusals"><h2 id="refusals">${text.refusals}</h2>
<dl>${REFUSAL_KEYS.map((refusal) => `<dt id="refusal-${refusal}"><code>${refusal}</code> ${statusOf(refusal)}</dt><dd>${escaped(anyRefusalMessage(refusal, language))}</dd>`).join('\n')}</dl>
</section>
</main>
</body>
</html>
`
}

const routeHtml = (name: RouteName, language: Language, url: string): string => {
  const text = WORDS[language]
  const { about, answers, token, example } = routeOf(name)
  const shown =
    token === undefined
      ? example === undefined
        ? ''
        : `<h4>${text.body}</h4><pre tabindex="0"><code lang="zxx">${escaped(JSON.stringify(example, null, 2))}</code></pre>`
      : `<h4>${text.example}</h4><pre tabindex="0"><code lang="zxx">${escaped(curlOf(exampleOf(name), url))}</code></pre>`
  const facts = [
    [text.who, whoOf(name, language)],
    [text.token, token === undefined ? text.noToken : token === 'any' ? text.anyToken : `<code>${token}</code>`],
    [text.answers, Object.keys(answers).join(', ')],
    [
      text.refuses,
      refusalsOf(name)
        .map((refusal) => `<code>${refusal}</code> (${statusOf(refusal)})`)
        .join(', '),
    ],
  ]
  return `<article aria-labelledby="${idOf(name)}"><h3 id="${idOf(name)}"><code>${escaped(name)}</code></h3>
<p lang="en">${prose(about)}</p>
<dl>${facts.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join('')}</dl>
${shown}</article>`
}

const whoOf = (name: RouteName, language: Language): string => {
  const text = WORDS[language]
  const { access } = routeOf(name)
  if (access === 'anyone') return text.anyone
  if (access === 'account') return text.account
  if (access === 'operator') return text.operator
  const roles = rolesFor(access)
  return roles.length === ROLES.length ? text.members : roles.map((role) => `<code>${role}</code>`).join(', ')
}

const idOf = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]+/g, '-')
const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
/** Of Markdown only code and links are supported; a link to another page of the repository becomes text. */
const prose = (about: string): string =>
  escaped(about)
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/`([^`]+)`/g, '<code>$1</code>')

export const API_STYLE = `:root { color-scheme: light dark; --text: #1b1d22; --quiet: #565b66; --line: #d5d8de; --back: #fff; --code: #f2f3f5; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8eaee; --quiet: #a9afbb; --line: #3a3f49; --back: #16181d; --code: #22252c; --link: #8ec1ff; }
}
body { margin: 0 auto; max-inline-size: 56rem; padding: 1rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
h2 { margin-block: 2.5rem 0.5rem; }
h3 { margin-block: 2rem 0.25rem; font-size: 1rem; }
h4 { margin-block: 0.75rem 0.25rem; font-size: 0.875rem; color: var(--quiet); }
article { border-block-start: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; padding: 0; list-style: none; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.25rem 1rem; font-size: 0.875rem; margin-block: 0.5rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
code { font-family: ui-monospace, monospace; font-size: 0.875em; background: var(--code); padding-inline: 0.2em; border-radius: 0.2em; }
pre { background: var(--code); padding: 0.75rem; border-radius: 0.375rem; overflow-x: auto; margin: 0; }
pre code { background: none; padding: 0; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dd { margin-block-end: 0.5rem; } }
`
