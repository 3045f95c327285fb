// Tags of XML: what they are called, and what their attributes say, in lower case, however it is written. Prefixes and namespaces are as written.

const SPACE = '[ \\t\\r\\n]'
const NAME = `[^ \\t\\r\\n<>"'=/!?]+`
/**
 * Only as XML allows it: programs that repair others would not read the same. A name has no references. Captures its slash if it closes, and its name.
 */
export const TAG = `<(/?)(${NAME})(?:${SPACE}+${NAME}${SPACE}*=${SPACE}*(?:"[^"<]*"|'[^'<]*'))*${SPACE}*/?>`
/** `<!DOCTYPE …>` that declares nothing inside it. */
export const DECLARATION = `<!doctype(?:[^<>"']|"[^"<]*"|'[^'<]*')*>`

interface Named {
  readonly prefix: string
  /** Without its prefix. */
  readonly name: string
}
export interface Tag extends Named {
  readonly written: string
  /** In lower case. */
  readonly text: string
  readonly isClosing: boolean
}
/** As `TAG` captures it in lower case, and as it is written. A declaration has no name. */
export const tagOf = (text: string, written: string, slash = '', qualified = ''): Tag => {
  const { prefix, name } = named(qualified)
  return { prefix: written.slice(slash.length + 1, slash.length + 1 + prefix.length), name, text, written, isClosing: slash !== '' }
}
const named = (qualified: string): Named => {
  const at = qualified.indexOf(':')
  return { prefix: at < 0 ? '' : qualified.slice(0, at), name: qualified.slice(at + 1) }
}

export interface Attribute extends Named {
  readonly value: string
}
const ATTRIBUTE = new RegExp(`${SPACE}(${NAME})${SPACE}*=${SPACE}*(?:"([^"]*)"|'([^']*)')`, 'g')
export const attributesOf = ({ text }: Tag): readonly Attribute[] =>
  Array.from(text.matchAll(ATTRIBUTE), ([, name = '', double, single]) => ({
    ...named(name),
    value: withReferences(double ?? single ?? ''),
  }))
/** Prefixes and their namespaces, with their references. */
export const declaredBy = ({ written }: Tag): readonly (readonly [prefix: string, namespace: string])[] =>
  written.includes('xmlns')
    ? Array.from(written.matchAll(ATTRIBUTE)).flatMap(([, name = '', double, single]) =>
        /^xmlns(?::|$)/.test(name) ? [[name.slice(6), double ?? single ?? ''] as const] : [],
      )
    : []

/** Of the attributes of a name, whatever their prefixes are: a program reads one of them. */
export const valuesOf = (tag: Tag, name: string): readonly string[] =>
  tag.text.includes(name) ? attributesOf(tag).flatMap((one) => (one.name === name ? one.value : [])) : NONE
const NONE: readonly string[] = []

const NAMED: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>' }
/** With character and entity references resolved, once: what they make is not read again. */
export const withReferences = (text: string): string =>
  text.includes('&') ? text.replace(/&(?:#x0*([0-9a-f]{1,6})|#0*(\d{1,7})|(quot|apos|amp|lt|gt));/g, character) : text
const character = (_all: string, hex: string | undefined, decimal: string | undefined, name: string | undefined): string => {
  if (name !== undefined) return NAMED[name] ?? ''
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return code < 0x80 ? String.fromCharCode(code).toLowerCase() : ' '
}
