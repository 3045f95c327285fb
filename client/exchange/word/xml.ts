// Parses a part of an Office document into a tree. A document type declaration, which can define entities (XML bombs), is never in such a part: a
// file with one is refused before it is parsed.
import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml'
import { xmlText } from '../xmlText.ts'

export interface Xml {
  /** For example `w:p`: with the prefix that Word uses for the namespace, whatever prefix the file uses. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Xml | string)[]
}

const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml\/(2006\/)?main$/, 'w'],
  [/\/officeDocument\/(2006\/)?relationships$/, 'r'],
  [/\/officeDocument\/(2006\/)?math$/, 'm'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/drawingml\/(2006\/)?main$/, 'a'],
]

export const readXml = (bytes: Uint8Array): Xml => {
  const text = xmlText(bytes)
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Error('unreadable')
  const { root } = parseXml(text)
  if (!root) throw new Error('unreadable')
  return plain(root, new Map())
}

type Prefixes = ReadonlyMap<string, string>

const plain = (element: XmlElement, outer: Prefixes): Xml => {
  const declared = Object.entries(element.attributes).flatMap(([key, value]) => {
    const prefix = key === 'xmlns' ? '' : key.startsWith('xmlns:') ? key.slice('xmlns:'.length) : null
    const ours = prefix === null ? undefined : PREFIXES.find(([namespace]) => namespace.test(value))?.[1]
    return prefix !== null && ours ? [[prefix, ours] as const] : []
  })
  const prefixes = declared.length > 0 ? new Map([...outer, ...declared]) : outer
  const known = (name: string, isAttribute: boolean): string => {
    const [, prefix = '', own = ''] = /^(?:([^:]*):)?(.*)$/.exec(name) ?? []
    const ours = isAttribute && prefix === '' ? undefined : prefixes.get(prefix)
    return ours ? `${ours}:${own}` : name
  }
  return {
    name: known(element.name, false),
    attributes: Object.fromEntries(Object.entries(element.attributes).map(([key, value]) => [known(key, true), value])),
    children: element.children.flatMap((child): (Xml | string)[] =>
      child instanceof XmlElement ? [plain(child, prefixes)] : child instanceof XmlText ? [child.text] : [],
    ),
  }
}

export const elementsIn = (parent: Xml | undefined): readonly Xml[] => parent?.children.filter((child) => typeof child !== 'string') ?? []
export const childOf = (parent: Xml | undefined, name: string): Xml | undefined => elementsIn(parent).find((child) => child.name === name)
export const childrenOf = (parent: Xml | undefined, name: string): readonly Xml[] =>
  elementsIn(parent).filter((child) => child.name === name)
export const settingIn = (parent: Xml | undefined, name: string): string | undefined => childOf(parent, name)?.attributes['w:val']
export const xmlWords = (element: Xml): string =>
  element.children.map((child) => (typeof child === 'string' ? child : xmlWords(child))).join('')
/** `<w:b/>` is on, `<w:b w:val="0"/>` is off; undefined if the element is missing. */
export const isOn = (parent: Xml | undefined, name: string): boolean | undefined => {
  const child = childOf(parent, name)
  return child && !/^(0|false|off|none)$/.test(child.attributes['w:val'] ?? '1')
}

/** Finds elements at any depth, but not inside one another; of alternate contents only the newer. */
export const findAll = (parent: Xml, name: string): readonly Xml[] =>
  elementsIn(parent).flatMap((part) => (part.name === name ? [part] : part.name === 'mc:Fallback' ? [] : findAll(part, name)))
/** Rows and cells may be wrapped in content controls or tracked changes. */
export const flat = (parent: Xml, name: string): readonly Xml[] =>
  elementsIn(parent).flatMap((part) =>
    part.name === name ? [part] : /^w:(sdt|sdtContent|customXml|ins|del)$/.test(part.name) ? flat(part, name) : [],
  )
export const isPicture = (part: Xml): boolean =>
  elementsIn(part).some(({ name, ...rest }) => /^(pic:pic|v:imagedata|a:blip)$/.test(name) || isPicture({ name, ...rest }))
