// Exports the review as one HTML file that any browser and word processor opens: text and tables, without the app's frame and icons.
import { downloadFile } from '../base/download.ts'

export const downloadSheet = (sheet: HTMLElement, name: string): void => downloadFile(name, 'text/html;charset=utf-8', fileOf(sheet))

const fileOf = (sheet: HTMLElement): string => {
  const copy = document.createElement('article')
  for (const node of sheet.childNodes) copy.append(node.cloneNode(true))
  for (const sign of copy.querySelectorAll('svg, [aria-hidden="true"]')) sign.remove()
  for (const link of copy.querySelectorAll('a')) link.href = new URL(link.getAttribute('href') ?? '', location.href).href
  for (const marked of copy.querySelectorAll('[style]')) marked.removeAttribute('style')
  const title = copy.querySelector('h1')?.textContent ?? ''
  const page = document.implementation.createHTMLDocument(title)
  page.documentElement.lang = document.documentElement.lang
  const charset = page.createElement('meta')
  charset.setAttribute('charset', 'utf-8')
  const style = page.createElement('style')
  style.textContent = STYLE
  page.head.prepend(charset)
  page.head.append(style)
  page.body.append(copy)
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`
}

const STYLE = `
body { font: 11pt/1.4 "Source Sans 3", "Segoe UI", sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #14212b }
h1 { font-size: 20pt } h2 { font-size: 13pt; margin-top: 1.5em } h3 { font-size: 11pt }
table { border-collapse: collapse; width: 100% } th, td { text-align: start; padding: .25em .6em .25em 0; border-bottom: 1px solid #d5dbe0; vertical-align: baseline }
ul { list-style: none; padding: 0 } li { padding: .35em 0; border-bottom: 1px solid #e6eaed } li p { margin: .1em 0; color: #46535e }
.nums { display: flex; flex-wrap: wrap; gap: 1.5em } .nums li { border: 0 } .nums b { font-size: 20pt; display: block }
.both { display: grid; grid-template-columns: 1fr 1fr; gap: 1em } .both--inline { display: inline } .both--inline > span + span::before { content: " / " }
.rows th { width: 9.5rem; font-weight: 400 } .rows__by { width: 3rem } .rows :is(th, td) { border: 0; padding-block: .1em } ins { text-decoration: none; font-weight: 600 } .pars__p { font-family: serif }
.sub { color: #5d6b76; font-size: 9.5pt } .vh { display: none } .mark .vh, .dg { display: inline; font-size: 9pt; font-weight: 600; padding-right: .4em }
`
